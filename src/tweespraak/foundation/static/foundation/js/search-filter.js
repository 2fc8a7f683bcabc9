// Filters the rows of a list that is already on the page while one types; counts what is left.
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

for (const form of document.querySelectorAll("form[data-filter]")) {
  const rows = [...document.querySelectorAll(`${form.dataset.filter} [data-filter-row]`)];
  const input = form.querySelector("input[type=search]");
  const output = form.querySelector("output");
  if (!rows.length || !input) continue;
  const apply = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => plain(row.textContent).includes(word));
      shown += row.hidden ? 0 : 1;
    }
    if (output) output.textContent = `${shown} / ${rows.length}`;
  };
  input.addEventListener("input", apply);
  if (input.value) apply();
}
