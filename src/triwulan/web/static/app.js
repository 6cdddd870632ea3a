// Nothing here is needed to enter, send or answer: it only makes that quicker and says whether it was saved.
"use strict";

const saving = () => document.getElementById("simpan");
const unsaved = new Set();

function say(kind, extra = "") {
  const place = saving();
  if (!place) return;
  place.textContent = `${place.dataset[kind]}${extra}`;
  place.classList.toggle("failed", kind !== "saving" && kind !== "saved");
}

function clockTime() {
  const now = new Date();
  return ` ${String(now.getHours()).padStart(2, "0")}.${String(now.getMinutes()).padStart(2, "0")}`;
}

// Signing in again in another window changes the token; the cookie always has the present one.
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
document.addEventListener("htmx:configRequest", (event) => { if (token()) event.detail.headers["X-CSRFToken"] = token(); });
document.addEventListener("submit", (event) => {
  const field = event.target.querySelector("[name=csrfmiddlewaretoken]");
  if (field && token()) field.value = token();
});

// htmx adds the whole form; what another row holds half-typed waits for that row's own turn.
document.addEventListener("htmx:configRequest", (event) => {
  const row = event.target;
  if (!row.matches("fieldset.row")) return;
  const own = new Set([...row.querySelectorAll("[name]")].map((field) => field.name)).add("row");
  for (const name of new Set(event.detail.formData.keys())) if (!own.has(name)) event.detail.formData.delete(name);
});

// Saving row by row.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches("fieldset.row")) say("saving");
});
document.addEventListener("htmx:afterRequest", (event) => {
  const row = event.target;
  if (!row.matches("fieldset.row")) return;
  const request = event.detail.xhr;
  if (event.detail.successful) {
    row.querySelectorAll("[aria-describedby]").forEach((field) => {
      const faulty = document.getElementById(field.getAttribute("aria-describedby"))?.querySelector(".fault");
      faulty ? field.setAttribute("aria-invalid", "true") : field.removeAttribute("aria-invalid");
    });
    if (request.getResponseHeader("HX-Trigger") !== "saved") return say("kept");
    unsaved.delete(row);
    if (unsaved.size === 0) say("saved", clockTime());
    return;
  }
  unsaved.add(row);
  if ([403, 404, 409].includes(request.status)) return say("closed");
  say(request.status === 401 ? "login" : "failed");
  window.setTimeout(() => unsaved.has(row) && htmx.trigger(row, "change"), 5000);
});
document.addEventListener("input", (event) => {
  const row = event.target.closest("fieldset.row");
  if (row) unsaved.add(row);
});
document.addEventListener("submit", () => unsaved.clear());
window.addEventListener("beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });

// The paper stays where one was reading when it grows.
document.addEventListener("htmx:beforeSwap", (event) => {
  const frame = event.detail.target;
  if (frame?.matches?.("[data-keep-scroll]")) frame.dataset.top = frame.scrollTop;
});
document.addEventListener("htmx:afterSwap", (event) => {
  const frame = event.detail.target;
  if (frame?.dataset?.top) frame.scrollTop = Number(frame.dataset.top);
});

// Money groups itself while one types; the cursor keeps the digits it had on its right.
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches("[data-money]") || !/^-?[\d.]*$/.test(field.value)) return;
  const right = field.value.slice(field.selectionStart).replace(/\D/g, "").length;
  const sign = field.value.startsWith("-") ? "-" : "";
  const digits = field.value.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  field.value = sign + digits.replace(/\B(?=(\d{3})+$)/g, ".");
  let place = field.value.length;
  for (let left = right; left > 0 && place > 0; ) if (/\d/.test(field.value[--place])) left--;
  field.setSelectionRange(place, place);
});

// Figures are put into the text that was edited last; "/" opens the list.
let lastText = null;
document.addEventListener("focusin", (event) => { if (event.target.matches("[data-tokens]")) lastText = event.target; });
document.addEventListener("click", (event) => {
  const button = event.target.closest(".token");
  if (!button) return;
  const row = button.closest("fieldset.row");
  const field = lastText && row.contains(lastText) ? lastText : row.querySelector("[data-tokens]:not([readonly])");
  if (!field) return;
  field.setRangeText(`{${button.dataset.token}}`, field.selectionStart, field.selectionEnd, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key === "Escape" && field.closest?.("details.tokens")) {
    // Nobody wanted the list: the stroke goes into the text after all.
    field.closest("details.tokens").open = false;
    if (lastText) { lastText.setRangeText("/", lastText.selectionStart, lastText.selectionEnd, "end"); lastText.focus(); }
    return;
  }
  if (event.key !== "/" || !field.matches?.("[data-tokens]")) return;
  if (field.selectionStart > 0 && !/\s/.test(field.value[field.selectionStart - 1])) return;
  const list = field.closest("fieldset.row").querySelector("details.tokens");
  if (!list) return;
  event.preventDefault();
  list.open = true;
  list.querySelector(".token")?.focus();
});

// The paper shows what one is writing about.
const frame = () => document.querySelector(".paper-frame");
function showOnPaper(anchor) {
  const place = frame()?.querySelector(`[data-anchor="${CSS.escape(anchor)}"]`);
  frame()?.querySelectorAll(".current").forEach((old) => old.classList.remove("current"));
  if (!place) return;
  place.classList.add("current");
  const [sheet, spot] = [frame().getBoundingClientRect(), place.getBoundingClientRect()];
  if (spot.top < sheet.top || spot.bottom > sheet.bottom) frame().scrollTop += spot.top - sheet.top - 60;
}
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("fieldset.row[data-about]");
  if (row) showOnPaper(row.dataset.about);
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== frame() || frame().dataset.top > 0) return;
  const row = document.activeElement?.closest?.("fieldset.row") ?? document.querySelector("fieldset.row");
  if (row?.dataset.about) showOnPaper(row.dataset.about);
});
