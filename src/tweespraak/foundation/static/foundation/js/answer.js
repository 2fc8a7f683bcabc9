// Taking a test without reloading: an answer is kept first, then the next statement is shown.
// Without a connection the answer stays in this tab and is sent again, as the same click, until it is kept.
const form = document.querySelector("form[data-answer]");
const WAIT = [1, 2, 4, 8, 15]; // seconds between tries
const SHOW_CHOICE = 120; // ms in which the pressed answer is seen before the next statement comes

const shelf = `tweespraak-answer-${form.dataset.session}`;
const again = `${shelf}-again`;
const marks = [...form.dataset.answer]; // per statement: 1–5, s(kipped), - (not seen)
const known = new Map(); // position -> {item, sentence}: what was shown on this page
const field = (name) => form.elements.namedItem(name); // `elements.item` would be a method
const legend = form.querySelector("legend");
const saved = form.querySelector("[data-kept]");
const trouble = form.querySelector("[data-trouble]");
let position = Number(form.dataset.position);
let busy = false;

legend.tabIndex = -1;
remember(position, field("item").value, legend.textContent);
history.replaceState({ position }, "");
resume();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (busy || !event.submitter) return;
  const fields = Object.fromEntries(new FormData(form));
  delete fields.csrfmiddlewaretoken;
  choose(event.submitter);
  send({ ...fields, value: event.submitter.value, position });
});

form.querySelector("[data-back]").addEventListener("click", (event) => go(event, position - 1));
form.querySelector("[data-next]").addEventListener("click", (event) => go(event, position + 1));
window.addEventListener("popstate", (event) => {
  const place = event.state?.position;
  if (known.has(place) && !busy) show(place); else location.reload();
});
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, details[open]")) return;
  const step = { ArrowLeft: "[data-back]", Backspace: "[data-back]", ArrowRight: "[data-next]" }[event.key];
  const link = step && form.querySelector(step);
  if (!link || link.hidden) return;
  event.preventDefault();
  link.click();
});

async function send(answer) {
  busy = true;
  keep(answer);
  const started = Date.now();
  for (let tries = 0; ; tries += 1) {
    const reply = await post(answer);
    if (reply) return settle(reply, answer, started);
    say("offline");
    await connectionOr(WAIT[Math.min(tries, WAIT.length - 1)]);
  }
}

async function post({ position: _place, ...fields }) {
  const token = field("csrfmiddlewaretoken").value;
  try {
    const reply = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": token },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    return reply.status >= 500 ? null : reply; // a server that stumbles is a connection that fails
  } catch {
    return null;
  }
}

async function settle(reply, answer, started) {
  if (reply.type === "opaqueredirect" || reply.status === 403) return startAgain(reply);
  const told = await reply.json();
  keep(null);
  store(again, null);
  if (reply.ok) {
    marks[answer.position - 1] = answer.value === "skip" ? "s" : answer.value;
    say("saved", answer.position);
    await new Promise((resolve) => setTimeout(resolve, SHOW_CHOICE - (Date.now() - started)));
    if (!told.item) { location.assign(told.url); return; }
    remember(told.position, told.item, told.sentence);
    busy = false;
    history.pushState({ position: told.position }, "", `${form.dataset.base}${told.position}/`);
    show(told.position);
  } else if (told.url) {
    location.assign(told.url);
  } else {
    busy = false;
    say("problem", told.problem);
  }
}

// Signed out, or the page is too old: the answer waits in this tab while the page is opened afresh.
function startAgain(reply) {
  if (reply.status !== 403) { location.assign(form.dataset.base); return; }
  if (stored(again)) { store(again, null); keep(null); } else store(again, "1"); // try it once, not for ever
  location.reload();
}

function resume() {
  const kept = stored(shelf);
  if (kept) send(JSON.parse(kept));
}

function keep(answer) {
  store(shelf, answer && JSON.stringify(answer));
}

// Where storage is switched off, the answer still waits in the memory of this page.
function stored(key) {
  try { return sessionStorage.getItem(key); } catch { return null; }
}

function store(key, value) {
  try { if (value) sessionStorage.setItem(key, value); else sessionStorage.removeItem(key); } catch { /* see above */ }
}

function connectionOr(seconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    window.addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

function go(event, place) {
  if (busy) { event.preventDefault(); return; }
  if (!known.has(place) || field("review")) return; // the link itself brings one there
  event.preventDefault();
  history.pushState({ position: place }, "", `${form.dataset.base}${place}/`);
  show(place);
}

function remember(place, item, sentence) {
  known.set(place, { item, sentence });
}

function show(place) {
  const { item, sentence } = known.get(place);
  const mark = marks[place - 1];
  position = place;
  field("item").value = item;
  field("click").value = newClick();
  legend.textContent = sentence;
  choose([...form.querySelectorAll("[data-hotkey]")].find((button) => button.value === mark));
  steps(place, mark !== "-");
  progress(place);
  trouble.replaceChildren();
  legend.focus({ preventScroll: false });
}

function choose(pressed) {
  for (const button of form.querySelectorAll("[data-hotkey]")) {
    button.setAttribute("aria-pressed", String(button === pressed));
  }
}

function steps(place, seen) {
  const back = form.querySelector("[data-back]"), next = form.querySelector("[data-next]");
  back.hidden = place === 1;
  back.href = `${form.dataset.base}${place - 1}/`;
  next.hidden = !seen;
  next.href = place < marks.length ? `${form.dataset.base}${place + 1}/` : form.dataset.summary;
  form.querySelector("[data-skip]").hidden = seen;
}

function progress(place) {
  const block = document.querySelector("[data-progress]");
  const words = said("place").textContent.replace("#", place);
  block.querySelector("span").textContent = words;
  block.querySelector("progress").value = marks.filter((mark) => mark !== "-").length;
  for (const input of document.querySelectorAll("[data-place]")) input.value = place;
}

function say(what, value) {
  const words = said(what);
  if (what === "saved") {
    const label = words.firstElementChild;
    label.lastChild.textContent = label.lastChild.textContent.replace("#", value);
    trouble.replaceChildren();
    saved.replaceChildren(words);
    return;
  }
  const place = words.querySelector("[data-words]");
  if (place) place.textContent = value;
  saved.replaceChildren();
  trouble.replaceChildren(words);
}

function said(what) {
  return document.querySelector(`template[data-say="${what}"]`).content.cloneNode(true);
}

// crypto.randomUUID needs a secure page; an installation inside a company may not have one.
function newClick() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
