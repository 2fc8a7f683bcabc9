// Follows a table from another device: looks now and then whether something changed, and then reads the
// page anew. While somebody is typing or filling something in, it waits.
const table = document.querySelector("[data-follow]");
const LOOK = 3000; // ms

async function look() {
  if (document.hidden || isBusy()) return;
  const answer = await fetch(table.dataset.follow, { headers: { Accept: "application/json" }, redirect: "manual" });
  if (answer.type === "opaqueredirect") return location.reload(); // signed out, or the code is asked again
  if (!answer.ok) return;
  const { version } = await answer.json();
  if (version !== Number(table.dataset.version) && !isBusy()) location.reload();
}

function isBusy() {
  if (document.activeElement?.matches("textarea, input[type=text]")) return true;
  if (document.querySelector("[data-elsewhere]:not(:empty)")) return true; // two texts, one to be chosen
  const fields = table.querySelectorAll("input[type=checkbox], textarea");
  return [...fields].some((one) => one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
}

if (table) setInterval(() => look().catch(() => {}), LOOK);
