// The live room: this device follows the table. What is swapped is only what changed; what somebody types
// stands outside of it (box.js). A stream says "version N"; without one the page looks every two seconds.
const room = document.querySelector("[data-room]");
const QUIET = 5000; // ms without a word of the stream: from then on we look by ourselves
const LOOK = 2000;
const BEAT = 4000; // every second look
const AGAIN = 10000; // a stream that refused is asked again

const token = room.querySelector("[name=csrfmiddlewaretoken]").value;
const trouble = room.querySelector("[data-trouble]");
const aloud = room.querySelector("[data-spoken]");
const shown = new Map([...room.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, plain(part)]));
const urls = room.dataset;
let version = Number(room.dataset.version);
let wanted = version;
let busy = false, looking = false;
let source = null;
let heardAt = -Infinity, lookedAt = 0, beatAt = 0;

room.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-tap]");
  if (!form) return;
  event.preventDefault();
  tap(form, event.submitter);
});
// What I wrote is the only thing that changed: there is nothing to fetch.
room.addEventListener("room:saved", ({ detail: newest }) => {
  if (newest === version + 1) { version = newest; wanted = Math.max(wanted, version); }
});
document.addEventListener("visibilitychange", () => document.hidden || follow());
window.addEventListener("online", () => { heardAt = -Infinity; follow(); });
window.addEventListener("offline", () => say("offline"));
room.addEventListener("focusout", () => setTimeout(place));
window.addEventListener("pagehide", () => source?.close());
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
setInterval(follow, 500);
setInterval(count, 5000);
listen();

function listen() {
  if (!urls.streamUrl || !window.EventSource) return;
  source = new EventSource(urls.streamUrl, { withCredentials: true });
  source.addEventListener("version", (event) => { heard(); see(JSON.parse(event.data).version); });
  source.addEventListener("beat", heard);
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN);
  });
}

function heard() {
  heardAt = performance.now();
  room.dataset.follows = "stream";
}

function follow() {
  const now = performance.now();
  if (now - heardAt < QUIET) return;
  room.dataset.follows = "poll";
  if (!looking && now - lookedAt >= LOOK) { lookedAt = now; look(now); }
}

// Is there anything new? Now and then the question is a sign of life as well. A slow server is not asked twice.
async function look(now) {
  looking = true;
  const isBeat = now - beatAt >= BEAT;
  if (isBeat) beatAt = now;
  const answer = await (isBeat ? ask(urls.beatUrl, { method: "POST" }) : ask(urls.versionUrl));
  looking = false;
  if (answer?.ok) see((await answer.json()).version);
}

async function see(newest) {
  wanted = Math.max(wanted, newest);
  if (busy) return;
  busy = true;
  while (wanted > version) {
    const answer = await ask(urls.tableUrl);
    if (!answer?.ok) break;
    lay(await answer.text(), false);
  }
  busy = false;
}

// The answer to a tap is the table itself: what the stream says of it meanwhile needs no look of its own.
async function tap(form, button) {
  busy = true;
  const answer = await ask(form.action, { method: "POST", body: new FormData(form, button) });
  if (answer?.ok) lay(await answer.text(), true);
  busy = false;
  see(wanted);
}

// An answer, or nothing where there is no connection; who is no longer let in is told so once.
async function ask(url, { headers, ...more } = {}) {
  try {
    const answer = await fetch(url, {
      redirect: "manual", cache: "no-store", ...more,
      headers: { "X-CSRFToken": token, "X-Part": "table", "X-Since": version, ...headers },
    });
    if (answer.status === 409) leave();
    else if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) say("refused");
    else if (answer.status < 500) say(null);
    return answer;
  } catch {
    say("offline");
    return null;
  }
}

// The room was closed: the page is opened again, after what was typed is saved.
async function leave() {
  const waits = [];
  room.dispatchEvent(new CustomEvent("room:leave", { detail: waits }));
  await Promise.allSettled(waits);
  location.reload();
}

function lay(html, isMine) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const table = page.querySelector("[data-table]");
  const newest = Number(table.dataset.version);
  if (newest < version) return; // an answer that was overtaken by another
  version = newest;
  wanted = Math.max(wanted, version);
  const isMoved = table.dataset.theme !== room.dataset.theme;
  const before = presence();
  for (const part of table.querySelectorAll("[data-part]")) swap(part, isMine && isMoved);
  room.dataset.theme = table.dataset.theme;
  if (isMine && isMoved) document.activeElement.blur();
  place();
  room.dispatchEvent(new CustomEvent("room:table", { detail: table }));
  if (isMoved && isMine) room.querySelector("#room-theme").focus();
  else if (isMoved) tell(room.querySelector("#room-theme").parentElement);
  if (presence() !== before) tell(room.querySelector("[data-presence-words]"));
}

function swap(fresh, isMoving) {
  const name = fresh.dataset.part, words = plain(fresh);
  if (shown.get(name) === words) return;
  shown.set(name, words);
  const old = room.querySelector(`[data-part="${name}"]`);
  const held = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceWith(document.importNode(fresh, true));
  if (held && !isMoving) (document.getElementById(held) ?? room.querySelector("#room-theme")).focus({ preventScroll: true });
}

// Only the boxes of the theme on the table are seen, and the one in which somebody is still writing.
function place() {
  const boxes = room.querySelector("[data-boxes]");
  const forms = [...boxes.querySelectorAll("form[data-box]")];
  for (const form of forms) {
    form.hidden = form.dataset.box !== room.dataset.theme && !form.contains(document.activeElement);
  }
  boxes.hidden = forms.every((form) => form.hidden);
}

// What a part says, without the key that is another in every form.
function plain(part) {
  const copy = part.cloneNode(true);
  for (const key of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) key.remove();
  return copy.outerHTML;
}

function presence() {
  return room.querySelector("[data-presence-words]").dataset.here;
}

// Said softly: the first two things of a part, as a sentence.
function tell(part) {
  aloud.textContent = [...part.children].slice(0, 2).map((one) => one.textContent.trim()).join(" ");
}

function say(what) {
  if ((trouble.dataset.now ?? "") === (what ?? "")) return;
  trouble.dataset.now = what ?? "";
  trouble.replaceChildren(what ? document.querySelector(`template[data-room-say="${what}"]`).content.cloneNode(true) : "");
  aloud.textContent = trouble.textContent.trim();
}

// The bar of who speaks grows along; the server counts.
function count() {
  for (const bar of room.querySelectorAll("progress[data-running]")) {
    bar.value += 5;
    const bars = [...bar.parentElement.children];
    const total = bars.reduce((sum, one) => sum + one.value, 0);
    for (const one of bars) one.max = Math.max(one.max, total);
  }
}
