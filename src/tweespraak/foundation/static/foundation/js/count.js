// Counts the ticked boxes of a part of a form, and of each group in it, and says when it is too many.
const put = (words, values) => words.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);

for (const part of document.querySelectorAll("[data-count-max]")) {
  const most = Number(part.dataset.countMax);
  const all = part.querySelector("[data-count-all]");
  const groups = [...part.querySelectorAll("[data-count-group]")];
  const chosenIn = (place) => place.querySelectorAll("input[type=checkbox]:checked").length;

  const tell = () => {
    const n = chosenIn(part);
    const words = n > most ? part.dataset.sayOver : part.dataset.say;
    all.textContent = put(words, { n, most, over: n - most });
    all.classList.toggle("error", n > most);
    for (const group of groups)
      group.querySelector("[data-count-here]").textContent = chosenIn(group) ? "" : part.dataset.sayEmpty;
  };
  part.addEventListener("change", tell);
  tell();
}
