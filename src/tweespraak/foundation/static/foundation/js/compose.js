// Keeps a message while somebody writes it, and shows beside it what goes out as it is now. Another choice that
// changes the form sends it whole. Without a connection the text stays on the page and is sent again.
const form = document.querySelector("form[data-compose]");
const PAUSE = 700; // ms without a key
const AGAIN = 4000; // ms until the next try without a connection
const state = form.querySelector("[data-state]");
let dirty = false, sending = null, over = false, timer = 0;

form.querySelector("[data-save-button]").hidden = true; // it saves by itself
for (const button of form.querySelectorAll("[data-choose]")) button.hidden = true;

form.addEventListener("input", (event) => { if (!event.target.matches("[data-reshapes]")) change(PAUSE); });
form.addEventListener("change", (event) => {
  if (!event.target.matches("[data-reshapes]")) return change(0);
  form.elements.namedItem("at").value = event.target.dataset.reshapes;
  dirty = false;
  form.requestSubmit(form.querySelector("[data-save-button]"));
});
form.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
window.addEventListener("online", () => save());
document.addEventListener("visibilitychange", () => document.hidden && save());
window.addEventListener("beforeunload", (event) => { if (dirty && !over) event.preventDefault(); });
// What is done with the message from beside it is done with the last word of it.
document.querySelector("[data-standing]").addEventListener("submit", async (event) => {
  if (!dirty && !sending) return;
  event.preventDefault();
  const { target, submitter } = event;
  await save();
  if (!dirty && target.isConnected) target.requestSubmit(submitter);
});

function change(pause) {
  if (over) return;
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

function save() {
  clearTimeout(timer);
  if (!dirty || over) return sending;
  sending ??= send().finally(() => {
    sending = null;
    if (dirty && !over) change(PAUSE);
  });
  return sending;
}

async function send() {
  dirty = false;
  say("busy");
  let answer = null;
  try {
    answer = await fetch(form.dataset.compose, {
      method: "POST", headers: { Accept: "application/json" }, body: new FormData(form), redirect: "manual",
    });
  } catch { /* no connection */ }
  if (!answer || answer.status >= 500 || answer.type === "opaqueredirect" || answer.status === 403) {
    say(answer && answer.status < 500 ? "signed-out" : "waiting");
    timer = setTimeout(() => { dirty = true; save(); }, AGAIN);
    return;
  }
  const told = await answer.json();
  if (!answer.ok) {
    over = true;
    state.textContent = told.problem;
    return;
  }
  form.elements.namedItem("version").value = told.version;
  if (dirty) return; // newer words are under way
  put("[data-preview]", told.preview);
  put("[data-standing]", told.standing);
  say("saved");
}

function put(place, html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  document.querySelector(place).replaceChildren(...parsed.body.childNodes);
}

function say(what) {
  state.replaceChildren(form.querySelector(`template[data-say="${what}"]`).content.cloneNode(true));
}
