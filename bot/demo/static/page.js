// The chat page of the demo: shows what the demo's Telegram tells, sends what people do.

import * as chats from "./chats.js";
import * as composer from "./composer.js";
import { byId, toast } from "./dom.js";
import * as inline from "./inline.js";
import * as messages from "./messages.js";
import { act, introduction, listen } from "./server.js";
import { isPrivate, remembered, said, state } from "./state.js";

const address = new URLSearchParams(location.search);
let startParameter = address.get("start") || "";

function apply(event) {
  if (event.kind === "message" || event.kind === "edited") {
    messages.keep(event.message);
    messages.show(event.message);
    if (event.kind === "message" && state.live) noteUnread(event.message);
  }
  if (event.kind === "deleted") messages.remove(event.place, event.message_id);
  if (event.kind === "chat") become(event.chat);
  if (event.place !== state.place) return;
  if (event.kind === "typing" && event.topic === state.topic) messages.typing(true);
  if (event.kind === "pressed") {
    messages.pressed();
    if (event.text && state.live) toast(event.text);
  }
}

function noteUnread(message) {
  const topic = message.is_topic_message ? message.message_thread_id : 0;
  if (message.chat.id === state.place && topic === state.topic) return;
  state.unread.add(chats.unreadKey(message.chat.id, topic));
  chats.frame();
}

function become(chat) {
  state.chats.set(chat.id, { ...state.chats.get(chat.id), ...chat });
  if (chat.id === state.place && state.topic && !chat.topics.some((one) => one.id === state.topic)) {
    chats.open(chat.id);
    return;
  }
  chats.frame();
  composer.frame();
}

async function forget() {
  state.seen = 0;
  state.messages.clear();
  await introduce();
  chats.open(state.chats.has(state.place) ? state.place : state.visitor);
}

function status(text) {
  const busy = text || (byId("typing").hidden ? "" : "đang trả lời…");
  byId("status").textContent = busy || chats.statusLine();
  byId("status").classList.toggle("busy", Boolean(busy));
}

function showStart() {
  const fresh = isPrivate() && (said(state.visitor).size === 0 || Boolean(startParameter));
  byId("welcome").hidden = !(fresh && said(state.visitor).size === 0);
  byId("start").hidden = !fresh;
  byId("bottom").hidden = fresh;
}

async function introduce() {
  const info = await introduction();
  state.info = info;
  state.chats = new Map(info.chats.map((one) => [one.id, one]));
  document.title = `${info.bot.first_name} – chạy thử`;
  byId("description").textContent = info.description || info.bot.first_name;
  byId("language").textContent = state.language.toUpperCase();
  if (!info.chats[0].menus[""].length) setTimeout(refresh, 1000); // the bot is new
}

async function refresh() {
  await introduce();
  chats.frame();
  composer.frame();
}

// A link that leads back to the bot is followed here; true if it was one.
function follow(url) {
  const link = new URL(url, location.href);
  const own = link.hostname === "t.me" && link.pathname.toLowerCase() === `/${state.info.bot.username}`.toLowerCase();
  if (!own) return false;
  if (link.searchParams.has("startgroup")) addToGroup(link.searchParams.get("startgroup"));
  else start(link.searchParams.get("start") || "");
  return true;
}

async function addToGroup(payload) {
  const group = await act("startgroup", { text: payload });
  if (group) await visit(group);
}

// Open a chat that was just made.
async function visit(id) {
  await introduce();
  chats.open(id);
}

function start(payload) {
  chats.open(state.visitor);
  startParameter = "";
  return composer.say(`/start ${payload}`.trim()).then(showStart);
}

function reopen() {
  chats.frame();
  composer.frame();
  messages.showAll();
  messages.typing(false);
  status();
  if (state.live) showStart();
}

async function begin() {
  await introduce();
  const kept = remembered();
  state.speaker = kept.speaker || state.speaker;
  const known = state.chats.get(kept.place)?.topics.some((one) => one.id === kept.topic);
  const first = startParameter ? state.visitor : kept.place;
  chats.open(state.chats.has(first) ? first : state.visitor, known ? kept.topic : 0);
  const toGroup = address.get("startgroup");
  for (const used of ["start", "startgroup"]) address.delete(used); // a reload does it no second time
  history.replaceState(null, "", `/${address.size ? `?${address}` : ""}`);
  if (toGroup !== null) await addToGroup(toGroup);
  listen({ apply, forget, lost: () => status("đang kết nối…"), caughtUp: () => { status(); showStart(); } });
}

const leave = () => {
  composer.stop();
  inline.close();
  reopen();
};
chats.useDeeds({ opened: leave, reopened: reopen, made: visit });
inline.useDeeds({ fill: composer.fill, clear: composer.clear, sent: composer.stop, start });
messages.useDeeds({
  open: follow,
  say: composer.sayCommand,
  reply: composer.reply,
  edit: composer.edit,
  fill: composer.fill,
  status,
});
composer.wire(refresh);
byId("start").onclick = () => start(startParameter);
byId("language").onclick = async () => {
  state.language = state.language === "vi" ? "en" : "vi";
  await refresh();
};
begin().catch(() => setTimeout(() => location.reload(), 1000));
