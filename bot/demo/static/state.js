// What the page knows: the visitor, the chats, who speaks, what was said.

export const state = {
  visitor: visitorNumber(),
  language: new URLSearchParams(location.search).get("lang") === "en" ? "en" : "vi",
  info: null, // the bot, the people, the examples
  chats: new Map(), // id → chat, in the order of the list
  messages: new Map(), // chat id → messages by id
  place: 0,
  topic: 0, // 0 is the general topic
  speaker: "lan",
  unread: new Set(),
  seen: 0,
  live: false,
};

// The number in the address, else the one of this browser.
function visitorNumber() {
  const named = Number(new URLSearchParams(location.search).get("visitor"));
  if (Number.isSafeInteger(named) && named > 1000000) return named;
  const kept = Number(localStorage.getItem("chat"));
  if (Number.isSafeInteger(kept) && kept > 1000000) return kept;
  const fresh = 1000001 + Math.floor(Math.random() * 2 ** 39);
  localStorage.setItem("chat", String(fresh));
  return fresh;
}

export const place = () => state.chats.get(state.place);
export const isPrivate = () => state.place === state.visitor;
export const botIsHere = () => !["left", "kicked"].includes(place().bot);
export const botName = () => `@${state.info.bot.username}`;

export function said(chat) {
  if (!state.messages.has(chat)) state.messages.set(chat, new Map());
  return state.messages.get(chat);
}

// Who speaks now, as the server names them in messages.
export function speakerId() {
  if (isPrivate()) return state.visitor;
  return state.info.people.find((one) => one.key === state.speaker).id;
}

// Where a deed happens and who does it.
export function scene() {
  return { place: state.place, topic: state.topic, person: isPrivate() ? "" : state.speaker };
}

// Whether a message belongs to the topic that is open.
export function inView(message) {
  const topic = message.is_topic_message ? message.message_thread_id : 0;
  return message.chat.id === state.place && (!place().forum || topic === state.topic);
}

export function remember(chosen) {
  sessionStorage.setItem("place", JSON.stringify(chosen));
}

export function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem("place")) || {};
  } catch {
    return {};
  }
}
