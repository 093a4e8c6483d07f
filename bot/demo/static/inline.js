// What is offered above the input while `@bot …` is typed, as Telegram does.

import { byId, key, make } from "./dom.js";
import { act, ask } from "./server.js";
import { botName, state } from "./state.js";

const PAUSE_MS = 250;
let timer = 0;
let turn = 0; // answers to what is no longer typed are not shown
let does = {};

export function useDeeds(deeds) {
  does = deeds;
}

// The text changed: offer what fits it.
export function offer(text) {
  clearTimeout(timer);
  turn += 1;
  const name = botName();
  const typed = text.toLowerCase();
  const query = text.slice(name.length + 1);
  if (text.startsWith("@") && name.toLowerCase().startsWith(typed)) {
    list([row(name, "gõ tiếp để tra cứu, chạm để gửi", () => does.fill(""))]);
  } else if (typed.startsWith(`${name.toLowerCase()} `)) {
    const mine = turn;
    timer = setTimeout(() => search(query.trim(), "", mine), PAUSE_MS);
  } else {
    close();
  }
}

export function close() {
  clearTimeout(timer);
  turn += 1;
  byId("inline").hidden = true;
  byId("inline").replaceChildren();
}

async function search(query, offset, mine) {
  const found = await ask(query, offset);
  if (mine !== turn) return;
  const rows = found.results.map((one) => row(one.title, one.description, () => choose(found.query, one.id)));
  if (found.button && !offset) {
    rows.unshift(item(key("inline-button", found.button.text, () => does.start(found.button.start_parameter))));
  }
  if (found.next_offset) {
    const more = item(key("inline-more", "Xem thêm", () => {
      more.remove();
      search(query, found.next_offset, mine);
    }));
    rows.push(more);
  }
  if (!rows.length && !offset) rows.push(item(make("p", "inline-none", "Không có gợi ý nào.")));
  list(rows, offset !== "");
}

async function choose(query, result) {
  close();
  does.clear();
  await act("choose", { query, result, reply_to: state.replying?.message_id ?? 0 });
  does.sent();
}

function row(title, description, onclick) {
  const what = make("span", "inline-what", description || "");
  return item(key("inline-row", make("span", "inline-title", title), onclick), what);
}

function item(node, ...inside) {
  node.append(...inside);
  return make("li", "", node);
}

function list(rows, more = false) {
  const box = byId("inline");
  if (more) box.append(...rows);
  else box.replaceChildren(...rows);
  box.hidden = false;
  if (!more) box.scrollTop = 0;
}

// Arrow keys walk through the list; the last one up returns to the input.
export function walk(event) {
  if (byId("inline").hidden || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return false;
  event.preventDefault();
  const keys = [...byId("inline").querySelectorAll("button")];
  const at = keys.indexOf(document.activeElement);
  if (event.key === "Escape") close();
  const next = event.key === "ArrowDown" ? Math.min(at + 1, keys.length - 1) : at - 1;
  if (event.key === "Escape" || next < 0) byId("text").focus();
  else keys[next].focus();
  return true;
}
