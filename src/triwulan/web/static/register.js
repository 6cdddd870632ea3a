// The register as a spreadsheet: cells are saved as one goes, keys move between them, a copied block fills them.
// Nothing here is needed: without it the form saves all cells at once. say, token, unsaved: app.js.
"use strict";

(() => {
  const form = document.getElementById("register");
  if (!form) return;
  const cells = () => [...form.querySelectorAll("tbody input:not([type=hidden])")];
  const lineOf = (cell) => cell.closest("tr");
  const inLine = (line) => [...line.querySelectorAll("input:not([type=hidden])")];
  const baseOf = (key) => form.elements.namedItem(`base:${key}`);
  const keyOf = (cell) => cell.name.replace(/r$/, "");
  const stored = new Map(cells().map((cell) => [cell.name, cell.defaultValue]));
  const waiting = new Set();
  let sending = false;
  let timer = 0;
  document.querySelectorAll(".with-script").forEach((hint) => { hint.hidden = false; });

  function changed(cell) {
    if (cell.value === stored.get(cell.name)) return;
    waiting.add(cell.name);
    unsaved.add(cell);
    window.clearTimeout(timer);
    timer = window.setTimeout(send, 100);
  }

  function body(names) {
    const data = new FormData();
    for (const name of names) {
      const cell = form.elements.namedItem(name);
      const base = baseOf(keyOf(cell));
      data.set(name, cell.value);
      if (base) data.set(base.name, base.value);
    }
    return data;
  }

  async function send() {
    if (sending || waiting.size === 0) return;
    sending = true;
    const names = [...waiting];
    const sent = new Map(names.map((name) => [name, form.elements.namedItem(name).value]));
    waiting.clear();
    say("saving");
    const headers = { "HX-Request": "true", "X-CSRFToken": token() ?? "" };
    let answer = null;
    try {
      answer = await fetch(window.location.href, { method: "POST", body: body(names), headers });
    } catch { /* no connection: tried again below */ }
    sending = false;
    if (!answer?.ok) {
      names.forEach((name) => waiting.add(name));
      if ([403, 404, 409].includes(answer?.status)) return say("closed");
      say(answer?.status === 401 ? "login" : "failed");
      window.setTimeout(send, 5000);
      return;
    }
    const result = await answer.json();
    for (const [name, value] of sent) stored.set(name, value);
    for (const [name, told] of Object.entries(result.cells)) show(name, told, sent);
    for (const [key, version] of Object.entries(result.bases)) rebase(key, version);
    for (const [id, html] of Object.entries(result.tallies)) {
      const place = document.getElementById(id);
      if (place) place.innerHTML = html;
    }
    if (!result.clean) say("kept");
    else if (waiting.size === 0) say("saved", clockTime());
    send();
  }

  function show(name, told, sent) {
    const cell = form.elements.namedItem(name);
    cell.closest("td").className = told.state;
    document.getElementById(`s${name}`).innerHTML = told.say;
    told.wrong ? cell.setAttribute("aria-invalid", "true") : cell.removeAttribute("aria-invalid");
    if (sent.has(name) && cell.value === sent.get(name)) unsaved.delete(cell);
  }

  function rebase(key, version) {
    let base = baseOf(key);
    if (!base) {
      base = document.createElement("input");
      base.type = "hidden";
      base.name = `base:${key}`;
      form.elements.namedItem(key).after(base);
    }
    base.value = version;
  }

  const isCell = (field) => field.matches?.("tbody input:not([type=hidden])") && form.contains(field);
  form.addEventListener("change", (event) => { if (isCell(event.target)) changed(event.target); });
  form.addEventListener("input", (event) => { if (isCell(event.target)) unsaved.add(event.target); });

  // Moving about.
  function go(cell, lines, steps) {
    const line = lineOf(cell);
    const row = [...form.querySelectorAll("tbody tr")];
    const shown = row.filter((each) => each.offsetParent !== null);
    const place = inLine(line).indexOf(cell);
    const target = steps ? inLine(line)[place + steps] : inLine(shown[shown.indexOf(line) + lines] ?? document.body)[place];
    return focus(target);
  }
  function focus(target) {
    if (!target || !isCell(target)) return false;
    target.focus();
    target.select();
    return true;
  }
  const atEdge = (cell, end) => cell.selectionStart === 0 && cell.selectionEnd === cell.value.length
    || cell.selectionStart === cell.selectionEnd && cell.selectionStart === (end ? cell.value.length : 0);
  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!isCell(cell) || event.altKey || event.isComposing) return;
    const moves = {
      ArrowDown: () => go(cell, 1, 0),
      ArrowUp: () => go(cell, -1, 0),
      ArrowRight: () => atEdge(cell, true) && go(cell, 0, 1),
      ArrowLeft: () => atEdge(cell, false) && go(cell, 0, -1),
      Tab: () => {
        const all = cells().filter((each) => each.offsetParent !== null);
        return focus(all[all.indexOf(cell) + (event.shiftKey ? -1 : 1)]);
      },
      Escape: () => { cell.value = stored.get(cell.name); unsaved.delete(cell); return true; },
      Enter: () => {
        if (event.ctrlKey) {
          changed(cell);
          document.querySelector(`#s${CSS.escape(keyOf(cell))} a`)?.click();
        } else if (!go(cell, event.shiftKey ? -1 : 1, 0)) cell.blur();
        return true;
      },
    };
    if (event.ctrlKey && event.key !== "Enter") return;
    if (moves[event.key]?.()) event.preventDefault();
  });

  // A block from a spreadsheet fills the cells from here on.
  form.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isCell(event.target) || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const block = text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
    const lines = [...form.querySelectorAll("tbody tr")];
    const top = lines.indexOf(lineOf(event.target));
    const left = inLine(lines[top]).indexOf(event.target);
    let beyond = false;
    block.forEach((texts, down) => texts.forEach((value, right) => {
      const cell = lines[top + down] && inLine(lines[top + down])[left + right];
      if (!cell) { beyond ||= value.trim() !== ""; return; }
      cell.value = value.trim();
      changed(cell);
    }));
    if (beyond) window.setTimeout(() => { document.getElementById("simpan").textContent = form.dataset.beyond; }, 1500);
  });

  // On a phone, the next village without loading the page; the cells were saved as one went.
  form.addEventListener("click", (event) => {
    const button = event.target.closest(".one-line button");
    if (!button) return;
    event.preventDefault();
    const lines = [...form.querySelectorAll("tbody tr")];
    const place = lines.findIndex((line) => line.classList.contains("here")) + Number(button.dataset.step);
    lines.forEach((line, at) => line.classList.toggle("here", at === place));
    walk(lines, place);
  });
  function walk(lines, place) {
    const name = (line) => line.querySelector("th").firstChild.textContent;
    const bar = form.querySelector(".one-line");
    bar.querySelector(".count-of").textContent = `${place + 1} / ${lines.length}`;
    for (const step of [-1, 1]) {
      let button = bar.querySelector(`[data-step="${step}"]`);
      const line = lines[place + step];
      if (!button) {
        button = document.createElement("button");
        button.className = "secondary";
        button.dataset.step = step;
        step < 0 ? bar.prepend(button) : bar.append(button);
      }
      button.hidden = !line;
      if (line) button.textContent = step < 0 ? `‹ ${name(line)}` : `${name(line)} ›`;
    }
    const address = new URL(window.location.href);
    address.searchParams.set("baris", lines[place].dataset.line);
    window.history.replaceState(null, "", address);
  }
})();
