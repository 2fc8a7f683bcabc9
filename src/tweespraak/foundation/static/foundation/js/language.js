// Switching the language opens the page afresh; what was filled in comes along, passwords and files never.
const switcher = document.querySelector("form[data-language]");
const shelf = "tweespraak-filled-in"; // of this tab, and emptied by the next page that opens
const LEFT = ["password", "hidden", "file", "submit", "button", "reset", "fieldset"];

putBack(taken());
switcher?.addEventListener("submit", (event) => {
  const shown = document.querySelector("form[data-again]");
  if (shown) sendAgain(event, shown); else keep();
});

// A page that answers a sent form, such as "what will happen": the same form is sent once more.
async function sendAgain(event, form) {
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(switcher, event.submitter));
  await fetch(switcher.action, { method: "POST", body: fields, redirect: "manual" });
  form.action = form.dataset.again;
  form.submit();
}

function keep() {
  const values = fields().map(([name, field]) => [name, isTick(field) ? field.checked : field.value]);
  if (!values.length) return;
  const page = switcher.elements.namedItem("next").value;
  try { sessionStorage.setItem(shelf, JSON.stringify({ page, values })); } catch { /* no storage, nothing kept */ }
}

function taken() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(shelf));
    sessionStorage.removeItem(shelf);
    return kept?.page === location.pathname + location.search ? new Map(kept.values) : new Map();
  } catch {
    return new Map();
  }
}

function putBack(values) {
  if (!values.size) return;
  for (const [name, field] of fields()) {
    if (!values.has(name)) continue;
    if (isTick(field)) field.checked = values.get(name); else field.value = values.get(name);
  }
}

// Each field with a name that is the same in both languages: its form, its name, what a tick stands for.
function fields() {
  return [...document.querySelectorAll("form[data-keep]")].flatMap((form, place) =>
    [...form.elements]
      .filter((field) => field.name && !LEFT.includes(field.type))
      .map((field) => [[place, field.name, isTick(field) ? field.value : ""].join(" "), field]));
}

function isTick(field) {
  return field.type === "checkbox" || field.type === "radio";
}
