// A box of the record saves while one types. What was held, is newer elsewhere or could not be sent is said beside
// it; the words on the screen are never taken away. See conversations/record/box.html for the attributes.
const REST = 1000; // ms after the last key
const AGAIN = 4000; // without a connection
const room = document.querySelector("[data-room]");
const boxes = [...document.querySelectorAll("form[data-box]")].map(begin);

window.addEventListener("beforeunload", (event) => { if (boxes.some((box) => box.isDirty())) event.preventDefault(); });
window.addEventListener("online", () => boxes.forEach((box) => box.isDirty() && box.save()));
document.querySelector("[data-record]")?.addEventListener("record:part", (event) => {
  boxes.push(...[...event.detail.querySelectorAll("form[data-box]")].map(begin));
});
room?.addEventListener("room:leave", (event) => event.detail.push(...boxes.filter((box) => box.isDirty()).map((box) => box.save())));
room?.addEventListener("room:table", (event) => {
  for (const kept of event.detail.querySelectorAll("template[data-kept]")) {
    boxes.find((box) => box.key === kept.dataset.kept)?.follow(kept.content.textContent, Number(kept.dataset.version));
  }
});

function begin(form) {
  const area = form.elements.namedItem("text"), base = form.elements.namedItem("base_version");
  const said = form.querySelector("[data-said]"), trouble = form.querySelector("[data-trouble]");
  let kept = area.value, sending = null, timer = 0;
  let isMine = false; // what is kept was written here: writing on changes nothing else of my page
  form.querySelector("[data-save]").hidden = true;
  form.addEventListener("input", (event) => {
    form.toggleAttribute("data-dirty", isDirty());
    if (event.target !== area) return;
    say("");
    later(REST);
  });
  form.addEventListener("change", (event) => { if (event.target.name === "is_confirmed" && event.target.checked) save(); });
  form.addEventListener("focusout", () => { if (isDirty() && !trouble.firstElementChild) save(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  return { key: form.dataset.box, isDirty, save, follow };

  function isDirty() {
    return area.value !== kept;
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  // One at a time, in order; who asks again while it is under way waits for the last.
  function save() {
    clearTimeout(timer);
    sending = (sending ?? Promise.resolve()).then(send);
    return sending;
  }

  async function send() {
    const text = area.value;
    if (text === kept) return;
    let answer;
    try {
      answer = await fetch(form.action, {
        method: "POST", headers: { Accept: "application/json" }, body: new FormData(form), redirect: "manual",
      });
    } catch { /* no connection */ }
    if (!answer || answer.status >= 500) { say(words("offline")); later(AGAIN); return; }
    const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
    if (!told) { say(words("refused")); return; }
    base.value = told.version;
    show(told.trouble ?? "");
    if (!answer.ok) { say(""); return; }
    kept = area.defaultValue = text;
    form.toggleAttribute("data-dirty", isDirty());
    say(told.said);
    if (isMine) room?.dispatchEvent(new CustomEvent("room:saved", { detail: told.room }));
    isMine = text.trim() !== "";
    if (isDirty()) later(REST);
  }

  // What I wrote on another device; what I am writing here stays.
  function follow(text, version) {
    if (isDirty() || version <= Number(base.value)) return;
    area.value = area.defaultValue = kept = text;
    base.value = version;
    isMine = false;
    show("");
  }

  function show(html) {
    trouble.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    const take = trouble.querySelector("[data-take]");
    if (!take) return;
    take.hidden = false;
    take.addEventListener("click", () => {
      area.value = area.defaultValue = kept = trouble.querySelector("[data-newer]").content.textContent;
      isMine = false;
      form.removeAttribute("data-dirty");
      show("");
      area.focus();
    });
  }

  function say(what) {
    said.textContent = what;
  }

  function words(name) {
    return form.querySelector(`template[data-say="${name}"]`).content.textContent;
  }
}
