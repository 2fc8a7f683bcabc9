// Mark a sentence with one tap, and keep the note while one writes it. Without this file every button
// sends the page. What cannot be sent stays on the page and is sent again.
const TWICE = 500; // ms: a double tap is one tap
const REST = 800; // ms after the last key before a note is kept
const AGAIN = 4000; // ms until the next try without a connection
const aloud = document.querySelector("[data-said]");
const forms = new WeakMap();

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-mark]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  const one = of(form), at = Date.now();
  if (at - one.tapped < TWICE) return;
  one.tapped = at;
  send(form, event.submitter.value, event.submitter.dataset.choice ?? "");
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-mark]");
  if (!form || event.target.name !== "note") return;
  const kind = form.querySelector("[data-choices]").dataset.choices;
  if (kind) later(form, () => send(form, kind, ""), REST);
});

window.addEventListener("pagehide", () => each((form, one) => one.act?.()));
window.addEventListener("online", () => each((form, one) => one.act?.()));
window.addEventListener("beforeunload", (event) => each((form, one) => one.fails && event.preventDefault()));

function each(act) {
  for (const form of document.querySelectorAll("form[data-mark]")) act(form, of(form));
}

function of(form) {
  if (!forms.has(form)) forms.set(form, { tapped: 0, timer: 0, act: null, busy: null, fails: false });
  return forms.get(form);
}

function later(form, act, wait) {
  const one = of(form);
  clearTimeout(one.timer);
  one.act = act;
  one.timer = setTimeout(act, wait);
}

// One at a time and in order, so that the last word counts.
function send(form, kind, choice) {
  const one = of(form);
  clearTimeout(one.timer);
  one.act = null;
  one.busy = (one.busy ?? Promise.resolve()).then(() => post(form, kind, choice));
}

async function post(form, kind, choice) {
  const data = new FormData(form), typed = form.elements.namedItem("note")?.value ?? "";
  data.set("kind", kind);
  say(form, words("busy"), false);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: data, redirect: "manual", keepalive: true });
  } catch { /* no connection */ }
  const one = of(form);
  one.fails = !answer || answer.status >= 500;
  if (one.fails) {
    say(form, words("offline"));
    later(form, () => send(form, kind, choice), AGAIN);
    return;
  }
  const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
  if (!told || told.problem) { say(form, told?.problem ?? words("refused")); return; }
  if (choice) show(form, told, choice, typed); else keep(form, told, typed);
  say(form, told.said);
}

// The buttons as they are now; whoever pressed one is still on it.
function show(form, told, choice, typed) {
  const now = form.elements.namedItem("note")?.value ?? typed;
  const fresh = new DOMParser().parseFromString(told.html, "text/html").body.firstElementChild;
  form.querySelector("[data-choices]").replaceWith(fresh);
  if (now !== typed) keep(form, told, typed, now);
  form.querySelector(`[data-choice="${choice}"]`)?.focus();
  of(form).tapped = Date.now();
}

// What another device wrote meanwhile comes before what stands here; nothing typed is lost.
function keep(form, told, typed, now = form.elements.namedItem("note")?.value) {
  const area = form.elements.namedItem("note");
  if (!area) return;
  const before = told.note.endsWith(typed) ? told.note.slice(0, told.note.length - typed.length) : "";
  const next = now === typed ? told.note : before + now;
  if (area.value !== next && next.trim() !== area.value.trim()) area.value = next;
  form.elements.namedItem("seen").value = told.seen;
}

function say(form, what, isAloud = true) {
  form.querySelector("[data-state]").textContent = what;
  if (isAloud && aloud.textContent !== what) aloud.textContent = what;
}

function words(name) {
  return document.querySelector(`template[data-say="${name}"]`).content.textContent;
}
