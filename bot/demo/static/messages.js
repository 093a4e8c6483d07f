// The messages of the open chat and topic.

import { byId, key, make } from "./dom.js";
import { act } from "./server.js";
import { inView, isPrivate, said, speakerId, state } from "./state.js";
import { styled } from "./text.js";

const PATIENCE_MS = 10000;
let does = {}; // what may be done with messages: say, open, reply, edit, fill

export function useDeeds(deeds) {
  does = deeds;
}

export function keep(message) {
  said(message.chat.id).set(message.message_id, message);
}

// Show a message that is new or was changed, if it belongs to what is open.
export function show(message) {
  if (!inView(message)) return;
  const list = byId("messages");
  const old = document.getElementById(`m${message.message_id}`);
  const item = render(message);
  if (old) old.replaceWith(item);
  else list.append(item);
  if (message.from.is_bot) typing(false);
  if (!old || item === list.lastElementChild) scrollDown();
}

export function showAll() {
  const shown = [...said(state.place).values()].filter(inView);
  byId("messages").replaceChildren(...shown.map(render));
  scrollDown();
}

export function remove(chat, id) {
  said(chat).delete(id);
  if (chat === state.place) document.getElementById(`m${id}`)?.remove();
}

function render(message) {
  const service = serviceLine(message);
  const mine = message.from.id === speakerId();
  const item = make("li", service ? "service" : mine ? "message mine" : "message");
  item.id = `m${message.message_id}`;
  if (service) {
    item.append(make("span", "", service));
    return item;
  }
  const bubble = make("div", "bubble");
  const author = authorLine(message, mine);
  if (author) bubble.append(author);
  const replied = message.reply_to_message;
  if (replied && !replied.forum_topic_created) bubble.append(quote(replied));
  bubble.append(body(message), meta(message, mine));
  item.append(bubble);
  if (message.reply_markup) item.append(keyboard(message));
  return item;
}

function authorLine(message, mine) {
  const via = message.via_bot && `via @${message.via_bot.username}`;
  if (isPrivate()) return via && make("div", "author", via);
  const line = make("div", `author ${tone(message.from)}`);
  if (!mine) line.append(make("b", "", nameOf(message)));
  if (message.guest_bot_caller_user) line.append(" · bot khách");
  if (via) line.append(`${mine ? "" : " "}${via}`);
  return line.childNodes.length ? line : null;
}

function tone(user) {
  if (user.is_bot) return "tone-bot";
  return user.id % 2 ? "tone-odd" : "tone-even";
}

function nameOf(message) {
  return message.sender_chat?.title || message.from.first_name;
}

function serviceLine(message) {
  const who = nameOf(message);
  if (message.new_chat_members) return `${who} đã thêm ${message.new_chat_members[0].first_name} vào nhóm`;
  if (message.left_chat_member) {
    const gone = message.left_chat_member;
    return gone.id === message.from.id ? `${gone.first_name} đã rời nhóm` : `${who} đã mời ${gone.first_name} ra khỏi nhóm`;
  }
  if (message.forum_topic_created) return `${who} đã mở chủ đề «${message.forum_topic_created.name}»`;
  if (message.forum_topic_closed) return `${who} đã đóng chủ đề`;
  if (message.forum_topic_reopened) return `${who} đã mở lại chủ đề`;
  if (message.new_chat_title) return `${who} đã đổi tên nhóm thành «${message.new_chat_title}»`;
  if (message.migrate_to_chat_id) return "Nhóm này đã thành siêu nhóm";
  if (message.migrate_from_chat_id) return "Siêu nhóm này trước là một nhóm thường";
  return "";
}

function body(message) {
  const box = make("span", "body");
  if (message.sticker) box.append(make("span", "sticker-body", message.sticker.emoji));
  if (message.photo) box.append(picture(message));
  if (message.document) box.append(file(message.document));
  const text = message.text ?? message.caption ?? "";
  box.append(...styled(text, message.entities || message.caption_entities || [], does));
  return box;
}

function picture(message) {
  const photo = message.photo.at(-1);
  if (!photo.file_size) return "🖼 Ảnh";
  const image = make("img", "picture");
  image.src = `/page/photo/${photo.file_id}`;
  image.alt = (message.caption || "Ảnh").split("\n")[0];
  image.width = photo.width;
  image.height = photo.height;
  image.onload = scrollDown;
  return image;
}

function file(document) {
  const link = make("a", "file", `📎 ${document.file_name}`);
  link.href = `/page/document/${document.file_id}`;
  link.download = document.file_name;
  return link;
}

function meta(message, mine) {
  const note = make("span", "meta");
  note.append(key("", "↩", () => does.reply(message), { title: "Trả lời", "aria-label": "Trả lời" }));
  if (mine && message.text && !message.via_bot) {
    const label = { title: "Sửa câu hỏi", "aria-label": "Sửa câu hỏi" };
    note.append(key("", "✎", () => does.edit(message), label));
  }
  const time = new Date(message.date * 1000);
  const clock = time.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  note.append(`${mine && message.edit_date ? "đã sửa " : ""}${clock}${mine ? " ✓✓" : ""}`);
  return note;
}

export function brief(message) {
  const file = message.document && `📎 ${message.document.file_name}`;
  return (message.text || message.caption || file || "🖼 Ảnh").split("\n")[0];
}

function quote(message) {
  const you = isPrivate() && !message.from.is_bot;
  return make("div", "quote", make("strong", "", you ? "Bạn" : nameOf(message)), brief(message));
}

function keyboard(message) {
  const box = make("div", "keyboard");
  for (const keys of message.reply_markup.inline_keyboard) {
    box.append(make("div", "row", ...keys.map((one) => button(message, one))));
  }
  return box;
}

function button(message, one) {
  if (one.url) return key("", `${one.text} ↗`, () => does.open(one.url) || window.open(one.url, "_blank", "noopener"));
  const query = one.switch_inline_query_current_chat ?? one.switch_inline_query;
  if (query !== undefined) return key("", one.text, () => does.fill(query));
  if (one.copy_text) return key("", one.text, () => navigator.clipboard.writeText(one.copy_text.text));
  const node = key("", one.text, () => {
    node.classList.add("waiting");
    typing(true);
    act("press", { message: message.message_id, data: one.callback_data });
  });
  return node;
}

export function pressed() {
  typing(false);
  document.querySelectorAll(".keyboard .waiting").forEach((one) => one.classList.remove("waiting"));
}

export function typing(on) {
  clearTimeout(typing.timer);
  byId("typing").hidden = !on;
  does.status();
  if (!on) return;
  typing.timer = setTimeout(() => typing(false), PATIENCE_MS);
  scrollDown();
}

export function scrollDown() {
  byId("chat").scrollTop = byId("chat").scrollHeight;
}
