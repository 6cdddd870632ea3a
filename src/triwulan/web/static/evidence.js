// Dropping files, and several photographs one after the other; without it the pickers work as they are.
"use strict";

const pickers = (zone) => [...zone.querySelectorAll('input[type="file"]')];
const number = (value) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: value < 10 ? 1 : 0 });
const sizeOf = (bytes) => (bytes < 1024 * 1024 ? `${number(Math.ceil(bytes / 1024))} kB` : `${number(bytes / 1024 / 1024)} MB`);

// The first picker holds all files: each pick, photograph or drop adds to it.
function keep(zone, files) {
  const all = new DataTransfer();
  for (const file of files) all.items.add(file);
  const [main, ...others] = pickers(zone);
  main.files = all.files;
  for (const other of others) other.value = "";
  zone.chosen = [...main.files];
  show(zone);
}

function add(zone, files) {
  const known = zone.chosen ?? [];
  const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
  keep(zone, [...known, ...[...files].filter((file) => !known.some((each) => same(each, file)))]);
}

function show(zone) {
  const list = zone.querySelector(".attach-chosen");
  const main = pickers(zone)[0];
  list.replaceChildren(...zone.chosen.map((file, at) => {
    const [row, said, drop] = ["li", "span", "button"].map((name) => document.createElement(name));
    const large = file.size > Number(main.dataset.mostBytes);
    said.textContent = `${large ? "✖ " : ""}${file.name} (${sizeOf(file.size)})${large ? `: ${zone.dataset.large}` : ""}`;
    said.classList.toggle("fault", large);
    drop.type = "button";
    drop.className = "plain";
    drop.textContent = zone.dataset.drop;
    drop.setAttribute("aria-label", `${zone.dataset.drop} ${file.name}`);
    drop.addEventListener("click", () => {
      keep(zone, zone.chosen.filter((_, other) => other !== at));
      (list.querySelectorAll("button")[at] ?? main).focus();
    });
    row.append(said, drop);
    return row;
  }));
  if (zone.chosen.length > Number(main.dataset.mostFiles)) {
    const row = document.createElement("li");
    row.className = "fault";
    row.textContent = `✖ ${zone.dataset.many}`;
    list.append(row);
  }
}

document.addEventListener("change", (event) => {
  const zone = event.target.closest?.("[data-attach]");
  if (zone && event.target.type === "file") add(zone, event.target.files);
});
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    const zone = event.target.closest?.("[data-attach]");
    if (!zone || ![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    zone.querySelector(".attach-zone").classList.toggle("over", name === "dragover");
    if (name === "drop") add(zone, event.dataTransfer.files);
  });
}
