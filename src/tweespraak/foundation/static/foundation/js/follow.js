// Follows a table from another device: looks now and then whether something changed, and then reads the
// page anew. While somebody is filling something in, it waits.
const table = document.querySelector("[data-follow]");
const LOOK = 3000; // ms

async function look() {
  if (document.hidden || isBusy()) return;
  const answer = await fetch(table.dataset.follow, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { version } = await answer.json();
  if (version !== Number(table.dataset.version) && !isBusy()) location.reload();
}

function isBusy() {
  const fields = table.querySelectorAll("input[type=checkbox], textarea");
  return [...fields].some((one) => one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
}

if (table) setInterval(() => look().catch(() => {}), LOOK);
