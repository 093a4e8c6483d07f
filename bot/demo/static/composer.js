// The input and what stands around it: editing, replying, the menu, examples.

import { byId, key, make, toast } from "./dom.js";
import * as inline from "./inline.js";
import { brief, typing } from "./messages.js";
import { act } from "./server.js";
import { botIsHere, botName, isPrivate, place, state } from "./state.js";

export async function say(text) {
  closeMenu();
  if (state.editing) {
    const message = state.editing.message_id;
    stop();
    await act("edit", { message, text });
    return;
  }
  const reply_to = state.replying?.message_id ?? 0;
  stop();
  if (isPrivate()) typing(true);
  if (!(await act("say", { text, reply_to }))) typing(false);
}

// In groups a command that is tapped names the bot, as Telegram does it.
export function sayCommand(command) {
  const named = isPrivate() || command.includes("@") ? command : command + botName();
  return say(named);
}

export function edit(message) {
  state.editing = message;
  state.replying = null;
  byId("context-what").textContent = "✎ Sửa câu hỏi";
  write(message.text);
}

export function reply(message) {
  state.replying = message;
  state.editing = null;
  byId("context-what").textContent = `↩ Trả lời ${message.from.first_name}: ${brief(message)}`;
  byId("editing").hidden = false;
  byId("text").focus();
}

export function stop() {
  const edited = Boolean(state.editing);
  state.editing = state.replying = null;
  byId("editing").hidden = true;
  if (edited) clear();
}

// Put `@bot query` into the input.
export function fill(query) {
  write(`${botName()} ${query}`);
  inline.offer(byId("text").value);
}

function write(text) {
  byId("editing").hidden = !state.editing && !state.replying;
  byId("text").value = text;
  fit();
  byId("text").focus();
}

export function clear() {
  byId("text").value = "";
  fit();
}

function submit(event) {
  event.preventDefault();
  const text = byId("text").value.trim();
  if (!text) return;
  clear();
  inline.close();
  say(text);
}

// What is typed goes along as the file's caption.
async function sendFile() {
  const [chosen] = byId("file").files;
  byId("file").value = "";
  if (!chosen) return;
  const text = byId("text").value.trim();
  clear();
  const reply_to = state.replying?.message_id ?? 0;
  stop();
  if (isPrivate()) typing(true);
  const done = await act("say", { text, reply_to, file_name: chosen.name, file: await base64(chosen) });
  if (!done) typing(false);
}

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function fit() {
  const box = byId("text");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

function closeMenu() {
  byId("commands").hidden = true;
  byId("menu").setAttribute("aria-expanded", "false");
}

// What the open chat wants around its input.
export function frame() {
  closeMenu();
  const chat = place();
  const topic = chat.topics.find((one) => one.id === state.topic);
  const blocked = isPrivate() && !botIsHere();
  const shut = chat.gone || blocked || (topic?.closed && state.speaker !== "lan");
  byId("menu").hidden = !botIsHere();
  byId("sticker").hidden = !isPrivate();
  byId("text").disabled = byId("attach").disabled = shut;
  byId("text").placeholder = shut ? "Không gửi được ở đây" : "Tin nhắn";
  byId("examples").replaceChildren(...(shut ? [] : examples()));
  const menu = chat.menus?.[isPrivate() ? "" : state.speaker] || [];
  byId("commands").replaceChildren(...menu.map(commandRow));
}

function examples() {
  const [first] = state.info.examples;
  if (isPrivate()) return state.info.examples.map((text) => key("", text, () => say(text)));
  if (!first) return [];
  const asked = botIsHere() ? `/hoi${botName()} ${first}` : `${botName()} ${first}`;
  const shown = botIsHere() ? `/hoi ${first}` : `Nhắc bot: ${first}`;
  return [key("", `${botName()} …`, () => fill("")), key("", shown, () => say(asked))];
}

function commandRow({ command, description }) {
  const row = key("", make("span", "slash", `/${command}`), () => sayCommand(`/${command}`));
  row.append(make("span", "what", description));
  return make("li", "", row);
}

// `refresh` renews the menus before one is shown.
export function wire(refresh) {
  byId("composer").onsubmit = submit;
  byId("text").oninput = () => {
    fit();
    if (!state.editing) inline.offer(byId("text").value);
  };
  byId("text").onkeydown = (event) => {
    if (inline.walk(event)) return;
    // Enter while an input method composes a Vietnamese letter belongs to that method.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  };
  byId("inline").addEventListener("keydown", inline.walk);
  byId("attach").onclick = () => byId("file").click();
  byId("file").onchange = sendFile;
  byId("sticker").onclick = () => act("say", { attachment: "sticker" });
  byId("stop-editing").onclick = stop;
  byId("menu").onclick = async () => {
    const opening = byId("commands").hidden;
    await refresh();
    if (!byId("commands").childElementCount) toast("Bot chưa có lệnh nào ở đây.");
    byId("commands").hidden = !opening;
    byId("menu").setAttribute("aria-expanded", String(opening));
  };
}
