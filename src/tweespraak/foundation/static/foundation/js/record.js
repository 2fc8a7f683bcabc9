// The record follows the other device: now and then it asks whether something changed, reads the page anew and
// swaps the parts that say something else. A part in which somebody is at work stays as it is until they leave it.
const record = document.querySelector("[data-record]");
const LOOK = 3000; // ms
const shown = new Map([...record.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, plain(part)]));
let version = Number(record.dataset.version);
let looking = false;

setInterval(look, LOOK);

async function look() {
  if (document.hidden || looking) return;
  looking = true;
  try {
    const told = await (await ask(record.dataset.versionUrl, "application/json")).json();
    if (told.version !== version) follow(await (await ask(record.dataset.pageUrl, "text/html")).text(), told.version);
  } catch { /* no connection, or signed out: what was typed says so itself */ }
  looking = false;
}

async function ask(url, type) {
  const answer = await fetch(url, { headers: { Accept: type }, redirect: "error", cache: "no-store" });
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

function follow(html, newest) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-record]");
  if (fresh?.dataset.state !== record.dataset.state) {
    if (!isBusy(record)) location.replace(record.dataset.pageUrl); // another page: written, handed over or closed
    return;
  }
  const parts = [...fresh.querySelectorAll("[data-part]")];
  if (parts.map(swap).every(Boolean)) version = newest;
}

// Whether this part says now what it should.
function swap(fresh) {
  const name = fresh.dataset.part, words = plain(fresh);
  if (shown.get(name) === words) return true;
  const old = record.querySelector(`[data-part="${name}"]`);
  if (isBusy(old)) return false;
  shown.set(name, words);
  const part = document.importNode(fresh, true);
  old.querySelectorAll("details").forEach((one, place) => {
    const again = part.querySelectorAll("details")[place];
    if (again) again.open = one.open;
  });
  old.replaceWith(part);
  record.dispatchEvent(new CustomEvent("record:part", { detail: part }));
  return true;
}

function isBusy(part) {
  const fields = [...part.querySelectorAll("textarea, input:not([type=hidden])")];
  return part.contains(document.activeElement)
    || fields.some((one) => one.value !== one.defaultValue || one.checked !== one.defaultChecked);
}

// What a part says, without the key that is another in every form.
function plain(part) {
  const copy = part.cloneNode(true);
  for (const key of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) key.remove();
  return copy.outerHTML;
}
