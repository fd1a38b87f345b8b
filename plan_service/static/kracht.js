/* Niceties only: every page works the same without this file. */
"use strict";

// A screen reader starts reading where the focus is: at what has to be mended.
document.querySelector("[data-errors]")?.focus();

// A print button makes no sense where scripts are off, so it is shown from here.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
