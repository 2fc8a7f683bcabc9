// Looks again every few seconds at work that goes on, and goes to the page of its outcome when it is done.
const part = document.querySelector("[data-watch]");

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-watch]");
  if (!fresh) return location.reload();
  for (const kind of ["progress", "span"]) {
    const [old, now] = [part.querySelector(`.progress ${kind}`), fresh.querySelector(`.progress ${kind}`)];
    if (old && now) old.replaceWith(document.importNode(now, true));
  }
}

if (part) {
  setInterval(() => document.hidden || look().catch(() => {}), Number(part.dataset.watch) * 1000);
}
