// The chat page of the demo: shows what the demo's Telegram tells, sends what the person does.
// Text never becomes HTML: messages are built from text nodes and the entities beside them.
"use strict";

const byId = (id) => document.getElementById(id);
const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", spoiler: "span" };
const PATIENCE_MS = 10000;

const state = {
  chat: chatNumber(),
  language: new URLSearchParams(location.search).get("lang") === "en" ? "en" : "vi",
  seen: 0,
  messages: new Map(),
  editing: null,
  typingTimer: 0,
};

function chatNumber() {
  const kept = Number(localStorage.getItem("chat"));
  if (Number.isSafeInteger(kept) && kept > 1000000) return kept;
  const fresh = 1000001 + Math.floor(Math.random() * 2 ** 39);
  localStorage.setItem("chat", String(fresh));
  return fresh;
}

// ---- talking to the server --------------------------------------------------------------------

async function act(deed, content) {
  const body = JSON.stringify({ chat: state.chat, language: state.language, ...content });
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`/page/${deed}`, { method: "POST", headers, body });
    if (!answer.ok) toast("Không gửi được. Bạn tải lại trang giúp mình nhé.");
    return answer.ok;
  } catch {
    toast("Mất kết nối với máy chủ chạy thử.");
    return false;
  }
}

async function listen() {
  for (;;) {
    try {
      const wait = state.live ? 1 : 0; // the first look shows at once what there is
      const place = `chat=${state.chat}&after=${state.seen}&wait=${wait}`;
      const news = await (await fetch(`/page/news?${place}`)).json();
      if (news.last < state.seen) forgetAll(); // the demo was started anew
      else news.events.forEach(apply);
      state.seen = Math.min(news.last, state.seen + news.events.length);
      setStatus();
      showStart();
    } catch {
      setStatus("đang kết nối…");
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

function apply(event) {
  if (event.place !== state.chat) return;
  if (event.kind === "message") show(event.message);
  if (event.kind === "edited") show(event.message);
  if (event.kind === "deleted") remove(event.message_id);
  if (event.kind === "typing") typing(true);
  if (event.kind === "pressed") {
    typing(false);
    document.querySelectorAll(".keyboard .waiting").forEach((key) => key.classList.remove("waiting"));
    if (event.text && state.live) toast(event.text);
  }
}

function forgetAll() {
  state.seen = 0;
  state.messages.clear();
  byId("messages").replaceChildren();
}

// ---- messages ---------------------------------------------------------------------------------

function show(message) {
  const list = byId("messages");
  const old = state.messages.get(message.message_id);
  const item = render(message);
  if (old) old.replaceWith(item);
  else list.append(item);
  state.messages.set(message.message_id, item);
  if (message.from.is_bot) typing(false);
  if (!old || item === list.lastElementChild) scrollDown();
}

function remove(id) {
  state.messages.get(id)?.remove();
  state.messages.delete(id);
}

function render(message) {
  const mine = !message.from.is_bot;
  const item = make("li", mine ? "message mine" : "message");
  const bubble = make("div", "bubble");
  if (message.reply_to_message) bubble.append(quote(message.reply_to_message));
  const body = make("span", "body");
  if (message.sticker) body.append(make("span", "sticker-body", message.sticker.emoji));
  else if (message.photo) body.append("🖼 Ảnh");
  else body.append(...styled(message.text, message.entities || []));
  bubble.append(body, meta(message, mine));
  item.append(bubble);
  if (message.reply_markup) item.append(keyboard(message));
  return item;
}

function styled(text, entities) {
  // Entities of the bot are flat (bold); where some nest, the outer one wins.
  const parts = [];
  let at = 0;
  for (const entity of entities) {
    if (entity.offset < at || !TAGS[entity.type]) continue;
    parts.push(...withCommands(text.slice(at, entity.offset)));
    const end = entity.offset + entity.length;
    parts.push(make(TAGS[entity.type], "", text.slice(entity.offset, end)));
    at = end;
  }
  parts.push(...withCommands(text.slice(at)));
  return parts;
}

function withCommands(text) {
  return text.split(/((?<![\w/])\/[a-z]\w*)/).map((part, index) => {
    if (index % 2 === 0) return document.createTextNode(part);
    const link = make("button", "command", part);
    link.type = "button";
    link.onclick = () => say(part);
    return link;
  });
}

function meta(message, mine) {
  const note = make("span", "meta");
  if (mine && message.text) {
    const edit = make("button", "", "✎");
    edit.type = "button";
    edit.title = "Sửa câu hỏi";
    edit.setAttribute("aria-label", "Sửa câu hỏi");
    edit.onclick = () => startEditing(message);
    note.append(edit);
  }
  const time = new Date(message.date * 1000);
  const clock = time.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  note.append(`${mine && message.edit_date ? "đã sửa " : ""}${clock}${mine ? " ✓✓" : ""}`);
  return note;
}

function quote(message) {
  const box = make("div", "quote");
  box.append(make("strong", "", message.from.is_bot ? byId("name").textContent : "Bạn"));
  box.append((message.text || "🖼").split("\n")[0]);
  return box;
}

function keyboard(message) {
  const box = make("div", "keyboard");
  for (const keys of message.reply_markup.inline_keyboard) {
    const row = make("div", "row");
    for (const key of keys) {
      const button = make("button", "", key.text);
      button.type = "button";
      button.onclick = () => {
        button.classList.add("waiting");
        typing(true);
        act("press", { message: message.message_id, data: key.callback_data });
      };
      row.append(button);
    }
    box.append(row);
  }
  return box;
}

// ---- what the person does ---------------------------------------------------------------------

async function say(text) {
  closeMenu();
  if (state.editing !== null) {
    const message = state.editing;
    stopEditing();
    await act("edit", { message, text });
    return;
  }
  typing(true);
  if (!(await act("say", { text }))) typing(false);
}

function startEditing(message) {
  state.editing = message.message_id;
  byId("editing").hidden = false;
  byId("text").value = message.text;
  fit();
  byId("text").focus();
}

function stopEditing() {
  state.editing = null;
  byId("editing").hidden = true;
  byId("text").value = "";
  fit();
}

function submit(event) {
  event.preventDefault();
  const text = byId("text").value.trim();
  if (!text) return;
  byId("text").value = "";
  fit();
  say(text);
}

function closeMenu() {
  byId("commands").hidden = true;
  byId("menu").setAttribute("aria-expanded", "false");
}

// ---- small things -----------------------------------------------------------------------------

function make(tag, classes, text) {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  if (text !== undefined) node.textContent = text;
  return node;
}

function typing(on) {
  clearTimeout(state.typingTimer);
  byId("typing").hidden = !on;
  setStatus(on ? "đang trả lời…" : "");
  if (on) {
    state.typingTimer = setTimeout(() => typing(false), PATIENCE_MS);
    scrollDown();
  }
}

function setStatus(text) {
  const busy = text || (byId("typing").hidden ? "" : "đang trả lời…");
  byId("status").textContent = busy || "bot";
  byId("status").classList.toggle("busy", Boolean(busy));
}

function scrollDown() {
  byId("chat").scrollTop = byId("chat").scrollHeight;
}

function fit() {
  const box = byId("text");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

function toast(text) {
  byId("toast").textContent = text;
  byId("toast").hidden = false;
  clearTimeout(state.toastTimer);
  state.toastTimer = setTimeout(() => (byId("toast").hidden = true), 4500);
}

function showStart() {
  const fresh = state.messages.size === 0;
  byId("welcome").hidden = !fresh;
  byId("start").hidden = !fresh;
  byId("bottom").hidden = fresh;
  state.live = true;
  if (fresh && !byId("commands").childElementCount) setTimeout(introduce, 1000); // the bot is new
}

async function introduce() {
  const answer = await fetch(`/page/info?chat=${state.chat}&language=${state.language}`);
  const info = await answer.json();
  byId("name").textContent = info.bot.first_name;
  document.title = `${info.bot.first_name} – chạy thử`;
  const words = info.bot.first_name.split(" ");
  byId("avatar").textContent = words.slice(0, 2).map((word) => word[0]).join("");
  byId("description").textContent = info.description || info.bot.first_name;
  byId("language").textContent = state.language.toUpperCase();
  byId("examples").replaceChildren(...info.examples.map(exampleKey));
  byId("commands").replaceChildren(...info.chats[0].menus[""].map(commandRow));
}

function exampleKey(text) {
  const button = make("button", "", text);
  button.type = "button";
  button.onclick = () => say(text);
  return button;
}

function commandRow({ command, description }) {
  const item = make("li");
  const button = make("button");
  button.type = "button";
  button.append(make("span", "slash", `/${command}`), make("span", "what", description));
  button.onclick = () => say(`/${command}`);
  item.append(button);
  return item;
}

byId("composer").onsubmit = submit;
byId("text").oninput = fit;
byId("text").onkeydown = (event) => {
  // Enter while an input method composes a Vietnamese letter belongs to that method.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
};
byId("start").onclick = () => say("/start");
byId("sticker").onclick = () => act("say", { attachment: "sticker" });
byId("stop-editing").onclick = stopEditing;
byId("menu").onclick = async () => {
  await introduce();
  byId("commands").hidden = !byId("commands").hidden;
  byId("menu").setAttribute("aria-expanded", String(!byId("commands").hidden));
  scrollDown();
};
byId("language").onclick = async () => {
  state.language = state.language === "vi" ? "en" : "vi";
  await introduce();
};

introduce().catch(() => setStatus("đang kết nối…"));
listen();
