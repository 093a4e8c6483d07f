// Text with its entities as nodes; it never becomes HTML.

import { key, make } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", spoiler: "span" };
const LIVE = /((?<![\w/@.])\/[a-z]\w*(?:@\w+)?|https?:\/\/[^\s<>«»"]+|(?<![\w/.])t\.me\/[^\s<>«»"]+)/;

// `open` follows a link, `say` sends a command that was tapped.
export function styled(text, entities, { open, say }) {
  // Entities of the bot are flat (bold); where some nest, the outer one wins.
  const parts = [];
  let at = 0;
  for (const entity of entities) {
    const link = entity.type === "text_link";
    if (entity.offset < at || !(link || TAGS[entity.type])) continue;
    parts.push(...live(text.slice(at, entity.offset), open, say));
    at = entity.offset + entity.length;
    const inner = text.slice(entity.offset, at);
    parts.push(link ? anchor(inner, entity.url, open) : make(TAGS[entity.type], "", inner));
  }
  parts.push(...live(text.slice(at), open, say));
  return parts;
}

function live(text, open, say) {
  return text.split(LIVE).map((part, index) => {
    if (index % 2 === 0) return document.createTextNode(part);
    if (part.startsWith("/")) return key("command", part, () => say(part));
    return anchor(part, part.startsWith("t.me/") ? `https://${part}` : part, open);
  });
}

function anchor(text, url, open) {
  const node = make("a", "", text);
  if (/^https?:\/\//.test(url)) node.href = url;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  node.onclick = (event) => {
    if (open(url)) event.preventDefault();
  };
  return node;
}
