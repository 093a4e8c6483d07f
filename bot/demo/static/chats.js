// The list of chats, the topics, who speaks, and what may be done with a group.

import { byId, key, make } from "./dom.js";
import { act } from "./server.js";
import { botIsHere, botName, isPrivate, place, remember, state } from "./state.js";

let does = {}; // what follows: opened, reopened, made

export function useDeeds(deeds) {
  does = deeds;
}

export function open(id, topic = 0) {
  if (!state.chats.has(id)) return;
  state.place = id;
  state.topic = topic;
  state.unread.delete(unreadKey(id, topic));
  remember({ place: id, topic, speaker: state.speaker });
  byId("actions").open = false;
  does.opened();
}

function speak(person) {
  state.speaker = person;
  remember({ place: state.place, topic: state.topic, speaker: person });
  does.reopened();
}

export const unreadKey = (id, topic) => `${id} ${topic}`;

function hasUnread(chat) {
  return [...state.unread].some((one) => one.startsWith(`${chat.id} `));
}

// Everything around the messages, as it is for the open chat.
export function frame() {
  const chats = [...state.chats.values()].filter((one) => !one.gone || one.id === state.place);
  byId("chats").replaceChildren(...chats.map(chatKey));
  byId("chats").querySelector("[aria-current=true]").scrollIntoView({ block: "nearest", inline: "nearest" });
  const chat = place();
  const title = isPrivate() ? state.info.bot.first_name : chat.title;
  byId("name").textContent = title;
  byId("avatar").textContent = initials(title);
  byId("notice").textContent = notice(chat);
  topics(chat);
  speakers();
  actions(chat);
}

function initials(title) {
  const words = title.split(" ");
  return words.slice(0, 2).map((word) => word[0].toUpperCase()).join("");
}

function chatKey(chat) {
  const current = chat.id === state.place;
  const alone = chat.id === state.visitor;
  const name = make("span", "chat-name");
  if (alone) name.append("Chat riêng");
  else name.append(make("span", "chat-kind", "Nhóm: "), chat.title);
  const face = make("span", "avatar small", initials(alone ? state.info.bot.first_name : chat.title));
  face.setAttribute("aria-hidden", "true");
  const node = key("chat-key", face, () => open(chat.id), { "aria-current": String(current) });
  node.append(make("span", "chat-text", name, make("span", "chat-note", alone ? "với bot" : botNote(chat))));
  if (!current && hasUnread(chat)) node.append(make("span", "dot", make("span", "hidden", "có tin mới")));
  return node;
}

function botNote(chat) {
  if (chat.gone) return "đã thành siêu nhóm";
  if (["left", "kicked"].includes(chat.bot)) return "Lan, Minh · không có bot";
  return chat.bot === "administrator" ? "Lan, Minh, bot quản trị" : "Lan, Minh và bot";
}

export function statusLine() {
  return isPrivate() ? "bot" : botNote(place());
}

function notice(chat) {
  const name = botName();
  if (isPrivate() && !botIsHere()) return "Bạn đã chặn bot. Muốn nói tiếp, bạn bỏ chặn ở mục ⋮.";
  if (isPrivate()) return "Bản chạy thử trên máy này · kênh không chính thức";
  if (chat.gone) return "Nhóm này đã thành siêu nhóm: mời bạn sang nhóm mới.";
  if (!botIsHere()) return `Bot không ở nhóm này. Nhắc ${name} thì nó trả lời một lần.`;
  if (chat.bot === "administrator") return "Bot là quản trị viên nên thấy mọi tin.";
  return "Bot chỉ thấy lệnh gửi nó, tin trả lời nó và tin gửi qua nó.";
}

function topics(chat) {
  const box = byId("topics");
  box.hidden = !chat.forum;
  const all = [{ id: 0, name: "Chung" }, ...chat.topics];
  box.replaceChildren(
    ...all.map((one) => {
      const node = key("topic", one.closed ? `🔒 ${one.name}` : one.name, () => open(chat.id, one.id), {
        "aria-pressed": String(one.id === state.topic),
      });
      if (state.unread.has(unreadKey(chat.id, one.id))) node.append(make("span", "dot"));
      return node;
    }),
  );
}

function speakers() {
  const box = byId("speakers");
  box.hidden = isPrivate();
  box.replaceChildren(
    ...state.info.people.map((one) =>
      key("speaker", one.name, () => speak(one.key), { "aria-pressed": String(one.key === state.speaker) }),
    ),
  );
}

function actions(chat) {
  const rows = [];
  const add = (text, deed, content) =>
    rows.push(
      key("", text, async () => {
        byId("actions").open = false;
        const done = await act(deed, content);
        if (done && (deed === "startgroup" || deed === "upgrade")) does.made(done);
      }),
    );
  if (isPrivate()) {
    if (botIsHere()) add("Chặn bot", "bot", { status: "kicked" });
    else add("Bỏ chặn bot", "bot", { status: "member" });
    add("Thêm bot vào nhóm mới", "startgroup", {});
  } else if (!chat.gone) {
    if (!botIsHere()) add("Thêm bot vào nhóm", "bot", { status: "member" });
    if (chat.bot === "member") add("Cho bot làm quản trị viên", "bot", { status: "administrator" });
    if (chat.bot === "administrator") add("Thôi cho bot quản trị", "bot", { status: "member" });
    const topic = chat.topics.find((one) => one.id === state.topic);
    if (topic?.closed) add("Mở lại chủ đề", "topic", { status: "open" });
    else if (topic) add("Đóng chủ đề", "topic", { status: "closed" });
    if (topic) add("Xoá chủ đề", "topic", { status: "deleted" });
    if (chat.forum && !chat.topics.length) add("Mở chủ đề «Hỏi đáp»", "topic", { text: "Hỏi đáp" });
    if (chat.type === "group") add("Nâng lên siêu nhóm", "upgrade", {});
    if (botIsHere()) add("Mời bot ra khỏi nhóm", "bot", { status: "kicked" });
  }
  byId("action-list").replaceChildren(...rows.map((one) => make("li", "", one)));
}
