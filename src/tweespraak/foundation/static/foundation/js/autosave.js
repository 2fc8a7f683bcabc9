// Saves what somebody writes while they write it, place by place; what another device changed meanwhile
// is shown beside it. Without a connection the text stays on the page and is sent again until it is kept.
const form = document.querySelector("form[data-autosave]");
const PAUSE = 600; // ms without a key before a text is saved
const WAIT = [2, 4, 8, 15, 30]; // seconds between tries
const PATIENCE = 5000; // ms that leaving through a button waits for the last save
const overall = form.querySelector("[data-saved]");
const pieces = [];
let leaving = false;

class Piece {
  constructor(part) {
    this.part = part;
    this.state = part.querySelector("[data-state]");
    this.dirty = false; // what stands on the page is not what was sent last
    this.asks = false; // two texts stand here, and one has to be chosen
    this.over = false; // nothing can be saved here any more
    this.tries = 0;
    this.sending = null;
    part.addEventListener("input", () => this.change(PAUSE));
    part.addEventListener("change", () => this.change(0));
    part.addEventListener("focusout", () => this.dirty && this.change(0));
  }

  change(pause) {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  save() {
    clearTimeout(this.timer);
    if (!this.dirty || this.asks || this.over) return this.sending;
    this.sending ??= this.send().finally(() => {
      this.sending = null;
      if (this.dirty && !this.tries) this.save();
    });
    return this.sending;
  }

  async send() {
    this.dirty = false;
    this.say("busy");
    const reply = await post(this.fields());
    const signedOut = reply && (reply.type === "opaqueredirect" || reply.status === 403);
    if (!reply || signedOut) return this.later(signedOut ? "signed-out" : "waiting");
    this.tries = 0;
    if (reply.ok) {
      this.keep((await reply.json()).base);
      this.say("saved");
    } else if (reply.status === 409) {
      this.choose(await reply.json());
    } else {
      this.over = true;
      if (reply.status === 423) this.tell((await reply.json()).problem);
      else this.say("impossible");
    }
    return undefined;
  }

  async later(why) {
    this.dirty = true;
    this.say(why);
    if (why === "signed-out") await freshToken();
    this.timer = setTimeout(() => this.save(), WAIT[Math.min(this.tries, WAIT.length - 1)] * 1000);
    this.tries += 1;
  }

  say(what) {
    const words = said(what);
    const text = words.textContent.trim();
    this.state.replaceChildren(words);
    if (what !== "busy" && overall.textContent.trim() !== text) overall.textContent = text;
  }

  tell(problem) {
    this.state.textContent = problem;
    overall.textContent = problem;
  }
}

// An answer or a topic: a text, who reads it, and the mark of what stood there when the page was made.
class Text extends Piece {
  constructor(part) {
    super(part);
    this.name = part.dataset.entry;
    this.text = part.querySelector("textarea, input[type=text], input[type=date], select");
    this.base = part.querySelector("[data-base]");
    this.shares = [...part.querySelectorAll("input[type=radio]")];
  }

  fields() {
    const who = this.shares.find((one) => one.checked)?.value ?? "later";
    return { [this.name]: this.text.value, [`share:${this.name}`]: who, [`base:${this.name}`]: this.base.value };
  }

  keep(base) {
    this.base.value = base;
  }

  choose(theirs) {
    this.asks = true;
    const place = this.part.querySelector("[data-elsewhere]");
    place.replaceChildren(said("elsewhere"));
    place.querySelector("[data-words]").textContent = theirs.shown ?? theirs.text; // what was chosen, too
    place.querySelector("[data-mine]").addEventListener("click", () => this.chosen(theirs, false));
    place.querySelector("[data-theirs]").addEventListener("click", () => this.chosen(theirs, true));
    this.state.replaceChildren();
    overall.textContent = place.querySelector("strong").textContent;
  }

  chosen(theirs, takes) {
    this.asks = false;
    this.base.value = theirs.base;
    if (takes) {
      this.text.value = theirs.text;
      const chosen = theirs.choice ?? (theirs.shared ? "later" : "private");
      for (const one of this.shares) one.checked = one.value === chosen;
    }
    this.part.querySelector("[data-elsewhere]").replaceChildren();
    this.text.focus();
    this.dirty = true; // the same text again changes nothing, and says that it is saved
    this.save();
  }
}

// A goal or an insight that lies on the table, or not.
class Tick extends Piece {
  constructor(part) {
    super(part);
    this.box = part.querySelector("input[type=checkbox]");
  }

  fields() {
    return { [this.box.checked ? "lay" : "off"]: this.box.value };
  }

  keep() {}
}

async function post(fields) {
  try {
    const reply = await fetch(form.dataset.autosave, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value },
      body: new URLSearchParams(fields),
      redirect: "manual",
      keepalive: true, // so that leaving the page does not stop it
    });
    return reply.status >= 500 ? null : reply; // a server that stumbles is a connection that fails
  } catch {
    return null;
  }
}

// Who signed in again in another tab has a new token: the page as it is now holds it.
async function freshToken() {
  try {
    const reply = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "manual" });
    if (!reply.ok) return;
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page.querySelector("form[data-autosave] [name=csrfmiddlewaretoken]");
    if (fresh) form.elements.namedItem("csrfmiddlewaretoken").value = fresh.value;
  } catch { /* no connection: tried again later */ }
}

function said(what) {
  return form.querySelector(`template[data-say="${what}"]`).content.cloneNode(true);
}

function open() {
  return pieces.filter((piece) => piece.dirty || piece.sending || piece.asks);
}

// Until nothing is under way: what changed while it was being sent is sent once more.
async function settled() {
  await Promise.all(pieces.map((piece) => piece.save()));
  const busy = pieces.filter((piece) => piece.sending || (piece.dirty && !piece.tries && !piece.asks && !piece.over));
  if (busy.length) await settled();
}

for (const part of form.querySelectorAll("[data-entry]")) pieces.push(new Text(part));
for (const part of form.querySelectorAll("[data-lay]")) pieces.push(new Tick(part));
form.querySelector("[data-save-button]").hidden = true; // it saves by itself

form.addEventListener("submit", async (event) => {
  if (leaving || !open().length) return;
  event.preventDefault();
  await Promise.race([settled(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  const first = open()[0];
  if (first) return first.part.scrollIntoView({ block: "center" }); // it says itself what is the matter
  leaving = true;
  setTimeout(() => form.requestSubmit(event.submitter)); // within this press a form is sent only once
});
window.addEventListener("online", () => pieces.forEach((piece) => piece.save()));
window.addEventListener("focus", () => pieces.forEach((piece) => piece.save()));
document.addEventListener("visibilitychange", () => document.hidden && pieces.forEach((piece) => piece.save()));
window.addEventListener("pagehide", () => pieces.forEach((piece) => piece.save()));
window.addEventListener("beforeunload", (event) => {
  if (leaving) return;
  pieces.forEach((piece) => piece.save());
  if (pieces.some((piece) => piece.tries || piece.asks)) event.preventDefault();
});
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
