// Moves within the table: from figure to figure by keyboard, and where more of it lies.

const isSeen = (figure) => !figure.closest("[hidden]");

let stop = null;
const setStop = (figure) => {
  if (stop) stop.tabIndex = -1;
  stop = figure;
  if (stop) stop.tabIndex = 0;
};

const keepStop = () => {
  if (stop && isSeen(stop)) return;
  for (const figure of table.querySelectorAll(".figure")) if (isSeen(figure)) return setStop(figure);
  setStop(null);
};

/** The figures of a line of the table, each with its column. */
const figuresOf = (line) => [...line.querySelectorAll(".figure")].filter(isSeen);

const along = {
  ArrowRight: (cell) => beyond(cell, "nextElementSibling"),
  ArrowLeft: (cell) => beyond(cell, "previousElementSibling"),
  ArrowDown: (cell) => across(cell, 1),
  ArrowUp: (cell) => across(cell, -1),
  Home: (cell) => figuresOf(cell.parentElement)[0],
  End: (cell) => figuresOf(cell.parentElement).at(-1),
};

const beyond = (cell, next) => {
  for (let each = cell[next]; each; each = each[next]) {
    const figure = each.querySelector(".figure");
    if (figure && isSeen(figure)) return figure;
  }
  return null;
};

const across = (cell, step) => {
  const column = cell.cellIndex;
  const lines = table.rows;
  for (let place = cell.parentElement.rowIndex + step; place >= 0 && place < lines.length; place += step) {
    const figure = lines[place].matches(".group") ? null : lines[place].cells[column]?.querySelector(".figure");
    if (figure && isSeen(figure)) return figure;
  }
  return null;
};

const move = (event) => {
  const figure = event.target.closest(".figure");
  if (!figure || event.altKey || event.ctrlKey || event.metaKey || !Object.hasOwn(along, event.key)) return;
  event.preventDefault();
  along[event.key](figure.closest("td"))?.focus();
};

// --- a table that scrolls shows that it does -----------------------------------

const scroller = byId("comparison");

const showEdges = () => {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = scroller;
  const more = [
    scrollLeft > 1 && "left",
    scrollWidth - clientWidth - scrollLeft > 1 && "right",
    scrollTop > 1 && "top",
    scrollHeight - clientHeight - scrollTop > 1 && "bottom",
  ];
  const words = more.filter(Boolean).join(" ");
  if (byId("frame").dataset.more !== words) byId("frame").dataset.more = words;
};
