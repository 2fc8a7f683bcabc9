// A checkbox in the head of a list that chooses every row on the page; the rows keep their own boxes.
for (const part of document.querySelectorAll("[data-choose-all]")) {
  const boxes = [...part.querySelectorAll("tbody input[type=checkbox]")];
  const head = part.querySelector("[data-choose-here]");
  if (!boxes.length || !head) continue;
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", part.dataset.chooseAll);
  all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && !all.checked;
  };
  boxes.forEach((box) => box.addEventListener("change", tell));
  const label = document.createElement("label");
  label.className = "choose";
  label.append(all);
  head.replaceChildren(label);
  tell();
}
