// Everything is in the page already: the script chooses what is seen of it. Its chapters, which stand before this
// one in one function, make the parts; here they begin.

asButtons();
makeControls();
table.addEventListener("click", (event) => {
  const figure = event.target.closest(".figure");
  if (figure) open(figure);
});
table.addEventListener("keydown", move);
table.addEventListener("focusin", (event) => event.target.matches(".figure") && setStop(event.target));
byId("close").addEventListener("click", () => dialog.close());
// A text that is marked beyond the edge ends in a click there, too: only one that began there closes.
let beganBeside = false;
dialog.addEventListener("pointerdown", (event) => (beganBeside = event.target === dialog));
dialog.addEventListener("click", (event) => event.target === dialog && beganBeside && dialog.close());
scroller.addEventListener("scroll", showEdges, { passive: true });
// Sizes are known when they are laid out: to ask for them earlier would lay the table out twice.
const sizes = new ResizeObserver(showEdges);
for (const each of [scroller, table]) sizes.observe(each);
const isView = () => !location.hash || location.hash.startsWith("#view&");
const restore = () => {
  show(read(location.hash), false);
  showControls();
};
addEventListener("hashchange", () => isView() && restore());
// What is printed is the same view: a few more vehicles are columns, as they are on a handout.
const print = (isNow) => {
  isPrinting = isNow;
  show({}, false);
};
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
for (const each of document.querySelectorAll(".controls, .hint, .status")) each.hidden = false;
for (const each of document.querySelectorAll(".unlisted")) each.hidden = true;
byId("controls").open = matchMedia("(min-width: 40.01rem)").matches;
// A large table is laid out once: all that stands above it is there already, and it has its view.
restore();
// What is chosen behind a fold is not to be hidden there.
byId("more").open = ["layout", "groups", "where", "differing"].some((key) => !same(view[key], all[key]));
