// What the theme leaves out for those who read with a keyboard or a screen reader.
for (const caption of document.querySelectorAll(".caption[role=heading]")) {
  caption.setAttribute("aria-level", "2");
}

const asides = { ".sidebar-drawer": "Site", ".toc-drawer": "Page" };
for (const [selector, label] of Object.entries(asides)) {
  document.querySelector(selector)?.setAttribute("aria-label", label);
}

// The corner of a dataframe heads nothing.
for (const head of document.querySelectorAll("th:empty")) {
  head.replaceWith(document.createElement("td"));
}

// Whatever scrolls sideways is reached by the keyboard, and only that.
const BOXES = "pre:not([tabindex]), .table-wrapper, .cell_output .output";
const watched = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));

function mark(box) {
  if (box.scrollWidth > box.clientWidth) {
    box.tabIndex = 0;
  } else {
    box.removeAttribute("tabindex");
  }
}

for (const box of document.querySelectorAll(BOXES)) {
  mark(box);
  watched.observe(box);
}
