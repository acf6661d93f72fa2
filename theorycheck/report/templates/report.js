// Searching, filtering and sorting the overview; without this script the whole table stands there.
"use strict";

const table = document.getElementById("theorems");
const body = table.tBodies[0];
const rows = [...body.rows];
const form = document.querySelector(".filters");
const fields = ["folder", "outcome", "method"].map((name) => document.getElementById(name));
const words = document.getElementById("words");

function matches(row, wanted) {
  return (
    fields.every((field) => !field.value || row.dataset[field.id] === field.value) &&
    wanted.every((word) => row.textContent.toLowerCase().includes(word))
  );
}

function filter() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    row.hidden = !matches(row, wanted);
    shown += !row.hidden;
  }
  document.getElementById("shown").textContent = `${shown} of ${rows.length}`;
}

function keyOf(row, column, kind) {
  const cell = row.cells[column];
  const text = cell.dataset.key || cell.textContent.trim();
  return kind === "number" ? (text === "" ? -Infinity : parseFloat(text)) : text.toLowerCase();
}

function sort(heading, column) {
  const down = heading.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const kind = heading.dataset.sort;
  const keys = new Map(rows.map((row) => [row, keyOf(row, column, kind)]));
  rows.sort((a, b) => (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0));
  if (down) rows.reverse();
  body.append(...rows);
}

[...table.tHead.rows[0].cells].forEach((heading, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = heading.textContent;
  heading.replaceChildren(button);
  button.addEventListener("click", () => sort(heading, column));
});
form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
