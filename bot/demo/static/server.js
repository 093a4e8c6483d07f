// Talking to the server of the demo.

import { toast } from "./dom.js";
import { scene, state } from "./state.js";

function post(path, content) {
  const body = JSON.stringify({ chat: state.visitor, language: state.language, ...content });
  return fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body });
}

// Do something in the open chat; what came of it, or null where it could not be done.
export async function act(deed, content) {
  try {
    const answer = await post(`/page/${deed}`, { ...scene(), ...content });
    if (answer.ok) return (await answer.json()).done;
    toast("Không làm được. Bạn tải lại trang giúp mình nhé.");
  } catch {
    toast("Mất kết nối với máy chủ chạy thử.");
  }
  return null;
}

// What the bot offers for `@bot text`.
export async function ask(text, offset) {
  try {
    const answer = await post("/page/inline", { ...scene(), text, offset });
    return answer.ok ? await answer.json() : { results: [] };
  } catch {
    return { results: [] };
  }
}

export async function introduction() {
  const answer = await fetch(`/page/info?chat=${state.visitor}&language=${state.language}`);
  return answer.json();
}

// Tell every event to `apply`; `forget` when the demo was started anew, `lost` while it is away.
export async function listen({ apply, forget, caughtUp, lost }) {
  for (;;) {
    try {
      const wait = state.live ? 1 : 0; // the first look shows at once what there is
      const where = `chat=${state.visitor}&after=${state.seen}&wait=${wait}`;
      const news = await (await fetch(`/page/news?${where}`)).json();
      if (news.last < state.seen) await forget();
      else news.events.forEach(apply);
      state.seen = Math.min(news.last, state.seen + news.events.length);
      state.live = true;
      caughtUp();
    } catch {
      lost();
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
