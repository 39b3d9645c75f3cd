// The handout: how closely a sheet of paper is filled, as pages/handout.py reckons it for the page as it opens.

const sum = (numbers) => numbers.reduce((one, two) => one + two, 0);
const shown = (selector) => [...document.querySelectorAll(selector)].filter((each) => !each.hidden && !each.matches(".other"));
const pointsOf = (millimetres) => (millimetres / 25.4) * 72;

/** Whether a part of a line on what is not shown is printed: a text, or what stands in a row that is. */
const isPrinted = (part) => !part.hidden && !part.classList?.contains("dashes");

/** The width of a line of words, in ems. */
const breadthOf = (words) => sum(words) + data.sheet.space * (words.length - 1);

/** The widths of the words of a cell, with its notes and the numbers of its sources. */
const wordsOf = (cell) => {
  const { letter, raised, space } = data.sheet;
  const figure = cell.querySelector(".figure:not(.gap)");
  if (!figure) return [letter];
  const { source } = figure.dataset;
  const words = figure.firstChild.data.split(" ").map((word) => word.length * letter);
  words[words.length - 1] += (figure.querySelector("sup")?.textContent.length ?? 0) * letter * raised;
  if (!source) return words;
  // The first number stays with the last word.
  const [first, ...others] = `[${source}]`.split(" ").map((word) => word.length * letter * raised);
  words[words.length - 1] += space + first;
  return [...words, ...others];
};

/** How many lines words take in a column. */
const countOf = (words, width) => {
  const { space } = data.sheet;
  let [count, filled] = [1, -space];
  for (const word of words) {
    if (filled + space + word > width + 1e-6 && filled > 0) [count, filled] = [count + 1, -space];
    filled += space + word;
  }
  return count;
};

/** The width of each column, as a browser shares a room among them; a head needs its longest word. */
const sharesOf = (columns, room) => {
  const least = columns.map((column) => Math.max(...column.map((words) => Math.max(...words))));
  const most = columns.map(([head, ...cells]) => Math.max(...head, ...cells.map(breadthOf)));
  if (sum(most) <= room) return most.map((each) => (each * room) / sum(most));
  if (sum(least) >= room) return least;
  const left = (room - sum(least)) / (sum(most) - sum(least));
  return least.map((low, place) => low + (most[place] - low) * left);
};

/** How many further lines the rows of the table have, and its head. */
const linesOf = (vehicles, rows, letters) => {
  const { sheet } = data;
  if (!rows.length) return { further: 0, head: 0 };
  const size = vehicles.length >= sheet.many ? sheet.small : letters;
  const labels = rows.map((spec) => specHeads[spec].textContent.length * sheet.label);
  const room = pointsOf(sheet.width - (vehicles.length + 1) * sheet.gap) / size - Math.max(...labels);
  const heads = vehicles.map((vehicle) => names[vehicle].split(" ").map((word) => Math.min(word.length * sheet.bold, sheet.widest)));
  const all = [heads, ...rows.map((spec) => vehicles.map((vehicle) => wordsOf(cells[spec][vehicle])))];
  const widths = sharesOf(vehicles.map((_, place) => all.map((line) => line[place])), room);
  const [head, ...further] = all.map((line) => Math.max(...line.map((words, place) => countOf(words, widths[place]))) - 1);
  return { further: sum(further), head };
};

/** How many lines tell of figures that are not shown: in brief, they share lines. */
const gapLinesOf = (level) => {
  const { noteLetters, between } = data.sheet;
  const gaps = shown(".unshown > li").map((item) => [...item.childNodes].filter((part) => isPrinted(part) && !(level && part.matches?.(".why"))));
  const letters = gaps.map((parts) => sum(parts.map((part) => part.textContent.length)));
  if (!level) return sum(letters.map((count) => Math.ceil(count / noteLetters)));
  return Math.ceil(sum(letters.map((count) => count + between)) / noteLetters);
};

/** The height in millimetres that a level leaves to the drawing. */
const restOf = (level, vehicles, rows) => {
  const { sheet } = data;
  const measures = data.levels[level];
  const { further, head } = linesOf(vehicles, rows, measures.letters);
  // A ratio and a difference stand in a line of their own.
  const lines = seen.base < 0 ? further : further + rows.length;
  const table = (rows.length * measures.row + lines * measures.line) * (vehicles.length >= sheet.many ? sheet.lower : 1);
  const lineCount = (selector, most) => Math.ceil((document.querySelector(selector)?.textContent.length ?? 0) / most);
  const notes = shown("ol.notes > li").map((note) => note.textContent.length + sheet.between);
  const hasSources = !document.body.matches(".unlisted-sources");
  return sheet.height - sum([
    sheet.head + head * measures.line + table + measures.around,
    sheet.title * lineCount("h1", sheet.titleLetters),
    sheet.subtitle * lineCount(".subtitle", sheet.subtitleLetters),
    hasSources ? shown(".sources > li").length * measures.source : 0,
    gapLinesOf(level) * sheet.note,
    notes.length ? sheet.notes + Math.ceil(sum(notes) / sheet.noteLetters) * sheet.note : 0,
  ]);
};

/** Fill the sheet as closely as what is seen needs it. */
const fillSheet = () => {
  const { sheet, levels, words } = data;
  const vehicles = [...seen.vehicles];
  if (seen.layout !== "specs" || vehicles.length > data.mostOnPaper) return;
  const rows = [...seen.specs].filter((spec) => !specRows[spec].matches(".dashes"));
  let level = levels.length - 1;
  if (vehicles.length > data.many) {
    if (rows.length + shown(".sources > li").length <= sheet.wide) level = 0;
  } else {
    const rests = levels.map((_, place) => restOf(place, vehicles, rows));
    const { flattest } = data;
    const first = rests.findIndex((rest, place) => rest >= (flattest ? Math.max(levels[place].drawing, flattest) : 0));
    if (first >= 0) level = first;
    const room = Math.min(Math.max(rests[level], flattest), sheet.most);
    document.body.style.setProperty("--room", `${room}mm`);
  }
  words.forEach((word, place) => document.body.classList.toggle(word, place < level));
};
