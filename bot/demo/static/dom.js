// Making and finding elements.

export const byId = (id) => document.getElementById(id);

export function make(tag, classes, ...content) {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  node.append(...content.filter((one) => one !== undefined));
  return node;
}

export function key(classes, label, onclick, more = {}) {
  const node = make("button", classes, label);
  node.type = "button";
  node.onclick = onclick;
  for (const [name, value] of Object.entries(more)) node.setAttribute(name, value);
  return node;
}

export function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => (box.hidden = true), 4500);
}
