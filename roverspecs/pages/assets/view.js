// The view: what the reader chose, what is seen of the table for it, and what is said of that.

const all = {
  units: data.opening,
  also: data.also,
  layout: "",
  sort: "",
  groups: new Set(data.groups),
  vehicles: new Set(ids),
  base: "",
  where: [],
  strict: false,
  differing: false,
  blanks: false,
};
let view = { ...all };
/** What follows from the view: the specs and vehicles seen, in their order, and why others are not. */
let seen = {
  base: -1,
  order: everyVehicle,
  specs: new Set(everySpec),
  vehicles: new Set(everyVehicle),
  layout: table.dataset.layout,
  remarks: [-1, false].join(),
};
let dossiers = null;
let records = null;
let isPrinting = false;

const baseOf = (each) => ids.indexOf(each.base);

/** The most vehicles that are columns: paper is wider than many a screen. */
const mostColumns = () => (isPrinting ? data.mostOnPaper : data.many);
const layoutOf = (each, count) => each.layout || (count <= mostColumns() ? "specs" : "vehicles");

// --- what is seen --------------------------------------------------------------

const ranks = ["yes", "maybe", "unknown", "no"];

const answerOf = ({ spec, sign, number, unit }, vehicle) => {
  const span = spanAt(spec, vehicle);
  if (!span) return "unknown";
  return exact.answer(exact.scaled(span, factorOf(spec, specs[spec].unit, unit)), sign, number);
};

const conditionOf = (text) => {
  const found = /^(\w+) (<|<=|>|>=|==|!=) ([\d.]+)(?: (.+))?$/.exec(text);
  if (!found) return null;
  const [, name, sign, typed, unit = ""] = found;
  const spec = specs.findIndex((each) => each.name === name);
  const number = exact.typed(typed);
  if (spec < 0 || !number || specs[spec].hasSides || !Object.hasOwn(data.units[specs[spec].dimension], unit)) return null;
  return { spec, sign, number, unit };
};

/** Whether a vehicle meets all conditions: the worst answer counts. */
const verdictOf = (conditions, vehicle) => {
  const answers = conditions.map((condition) => ranks.indexOf(answerOf(condition, vehicle)));
  return ranks[Math.max(0, ...answers)];
};

const doesDiffer = (spec, vehicles) => {
  const values = vehicles.map((vehicle) => fitAt(spec, vehicle)).filter(Boolean);
  return values.length > 1 && !exact.areAlike(values);
};

const orderOf = (sort, base) => {
  const [name, direction] = sort.split(":");
  if (name === "alike" && base >= 0) {
    const near = nearestTo(base).map((each) => each.vehicle);
    const first = new Set([base, ...near]);
    return [base, ...near, ...everyVehicle.filter((vehicle) => !first.has(vehicle))];
  }
  const orders = name === "name" ? data.order : specs.find((spec) => spec.name === name)?.order;
  return orders ? orders[direction] : everyVehicle;
};

const look = () => {
  const base = baseOf(view);
  const conditions = view.where.map(conditionOf).filter(Boolean);
  const verdicts = everyVehicle.map((vehicle) => verdictOf(conditions, vehicle));
  const isMet = (vehicle) => verdicts[vehicle] === "yes" || (verdicts[vehicle] === "maybe" && !view.strict);
  const chosen = everyVehicle.filter((vehicle) => view.vehicles.has(ids[vehicle]));
  const wanted = everyVehicle.filter((vehicle) => vehicle === base || (view.vehicles.has(ids[vehicle]) && isMet(vehicle)));
  const grouped = everySpec.filter((spec) => view.groups.has(specs[spec].group));
  const hasSpec = (spec) => !wanted.length || wanted.some((vehicle) => figures[spec][vehicle]);
  const hasVehicle = (vehicle) => vehicle === base || !grouped.length || grouped.some((spec) => figures[spec][vehicle]);
  const blankSpecs = grouped.filter((spec) => !hasSpec(spec));
  const blankVehicles = wanted.filter((vehicle) => !hasVehicle(vehicle));
  const vehicles = new Set(view.blanks ? wanted : wanted.filter(hasVehicle));
  let rows = view.blanks ? grouped : grouped.filter(hasSpec);
  const different = view.differing ? rows.filter((spec) => doesDiffer(spec, [...vehicles])) : rows;
  const alike = rows.filter((spec) => !different.includes(spec));
  rows = different;
  const order = orderOf(view.sort, base);
  return {
    base, conditions, verdicts, chosen, blankSpecs, blankVehicles, alike,
    order,
    specs: new Set(rows),
    vehicles,
    layout: layoutOf(view, vehicles.size),
    // What the remarks beside the names depend on.
    remarks: [base, view.sort === "alike", ...view.where].join(),
  };
};

const showSort = (sort) => {
  const [name, direction] = sort.split(":");
  for (const each of [nameHead, ...specHeads]) each.removeAttribute("aria-sort");
  const spec = specs.findIndex((each) => each.name === name);
  const sorted = name === "name" ? nameHead : specHeads[spec];
  if (sorted && direction) sorted.setAttribute("aria-sort", direction);
};

/** With more specs than this beside each other, print is small. */
const MANY_SPECS = 16;

/** Show the cells of the specs and vehicles that are seen, and no others. */
const showCells = () => {
  for (const spec of everySpec) specHeads[spec].hidden = !seen.specs.has(spec);
  for (const vehicle of everyVehicle) vehicleHeads[vehicle].hidden = !seen.vehicles.has(vehicle);
  let last = null;
  for (const spec of everySpec) {
    const isShown = seen.specs.has(spec);
    const isFirst = isShown && specs[spec].group !== last;
    if (isShown) last = specs[spec].group;
    for (const each of [specHeads[spec], ...cells[spec]]) if (each.matches(".first") !== isFirst) each.classList.toggle("first");
    for (const vehicle of everyVehicle) cells[spec][vehicle].hidden = !isShown || !seen.vehicles.has(vehicle);
    // A row of dashes says nothing on paper.
    const hasFigure = [...seen.vehicles].some((vehicle) => specs[spec].exact[vehicle] || specs[spec].sides?.[vehicle]);
    specRows?.[spec].classList.toggle("dashes", !hasFigure);
  }
  everySpec.forEach((spec) => specRows && (specRows[spec].hidden = !seen.specs.has(spec)));
  everyVehicle.forEach((vehicle) => vehicleRows && (vehicleRows[vehicle].hidden = !seen.vehicles.has(vehicle)));
  for (const run of runs) {
    const count = run.specs.filter((spec) => seen.specs.has(spec)).length;
    const isFew = Boolean(specRows) && runs.length < 2;
    run.head.hidden = !count || isFew;
    const cell = specRows ? run.head.cells[0] : run.head;
    run.columns.span = count || 1;
    run.columns.hidden = !count;
    cell.colSpan = (specRows ? seen.vehicles.size + 1 : count) || 1;
  }
  table.dataset.vehicles = `${seen.vehicles.size}`;
  table.classList.toggle("wide", !specRows && seen.specs.size > MANY_SPECS);
};

/** Say beside the name of a vehicle what makes it stand there. */
const showNames = () => {
  const near = view.sort.startsWith("alike") && seen.base >= 0 ? nearestTo(seen.base) : [];
  const words = new Map(near.map((each) => [each.vehicle, `×${exact.factorText(each.distance)} in ${each.count} of ${each.possible} specs`]));
  for (const vehicle of everyVehicle) {
    vehicleHeads[vehicle].querySelector(".remark")?.remove();
    const remarks = [
      vehicle === seen.base && "baseline",
      seen.conditions.length && seen.verdicts[vehicle] === "maybe" && "maybe",
      words.get(vehicle),
    ].filter(Boolean);
    vehicleHeads[vehicle].classList.toggle("base", vehicle === seen.base);
    if (remarks.length) vehicleHeads[vehicle].append(made("span", { className: "remark" }, remarks.join("; ")));
  }
};

/** Only the signs and the notes of what is seen are explained. */
const showLegend = () => {
  const seenFigures = [...table.querySelectorAll(".figure")].filter(isSeen);
  const texts = seenFigures.map((figure) => figure.firstChild.data).join("");
  const letters = new Set(seenFigures.flatMap((figure) => figure.querySelector("sup")?.textContent.split(",") ?? []));
  const isGap = (spec) => [...seen.vehicles].some((vehicle) => !figures[spec][vehicle]);
  const has = {
    gap: () => [...seen.specs].some(isGap),
    unshown: () => seenFigures.some((figure) => figure.matches(".gap")),
    note: () => letters.size,
    source: () => seenFigures.some((figure) => figure.dataset.source),
  };
  for (const entry of document.querySelectorAll("[data-mark]")) {
    const { mark } = entry.dataset;
    entry.hidden = !(has[mark]?.() ?? texts.includes(mark));
  }
  for (const note of document.querySelectorAll("ol.notes > li")) note.hidden = !letters.has(note.id.slice("note-".length));
  for (const name of ["marks", "notes"]) if (byId(name)) byId(name).hidden = !byId(name).querySelector("[data-mark]:not([hidden]), li:not([hidden])");
};

/** Only the gaps that are seen are explained on paper, without those in a row of dashes. */
const showGaps = () => {
  for (const part of document.querySelectorAll("[data-gap]")) {
    const [spec, vehicle] = part.dataset.gap.split(" ").map(Number);
    part.hidden = !seen.specs.has(spec) || !seen.vehicles.has(vehicle);
    part.classList.toggle("dashes", Boolean(specRows?.[spec].matches(".dashes")));
  }
  for (const item of document.querySelectorAll(".unshown > li")) item.hidden = ![...item.querySelectorAll("[data-gap]")].some(isPrinted);
};

/** Only the sources of the figures that are seen are printed. */
const showSources = () => {
  const cited = new Set();
  for (const spec of seen.specs)
    for (const vehicle of seen.vehicles)
      for (const number of (figures[spec][vehicle]?.dataset.source ?? "").split(", ")) cited.add(number);
  cited.delete("");
  [...document.querySelectorAll(".sources > li")].forEach((item, place) => item.classList.toggle("other", !cited.has(`${place + 1}`)));
};

const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const sortWords = () => {
  const [name, direction] = view.sort.split(":");
  if (!name) return "in the order given";
  if (name === "alike") return "the most alike first";
  if (name === "name") return `sorted by name, ${direction === "ascending" ? "A to Z" : "Z to A"}`;
  const { label } = specs.find((spec) => spec.name === name);
  return `sorted by ${label.toLowerCase()}, ${direction === "ascending" ? "smallest first" : "largest first"}`;
};

const leftOut = () => {
  const words = [];
  const count = (verdict) => seen.chosen.filter((vehicle) => seen.verdicts[vehicle] === verdict).length;
  if (seen.conditions.length)
    words.push(`${view.where.join(" and ")}: ${count("yes")} yes, ${count("maybe")} maybe, ${count("no")} no, ${count("unknown")} not published`);
  if (seen.alike.length) words.push(`left out, alike or fewer than two figures: ${seen.alike.map((spec) => specs[spec].label.toLowerCase()).join(", ")}`);
  return words;
};

const describe = () => {
  byId("status").textContent = [
    `${seen.vehicles.size} of ${counted(ids.length, "vehicle")}`,
    `${seen.specs.size} of ${counted(specs.length, "spec")}`,
    `units: ${both(data.systems[view.units], view.also && data.systems[view.also])}`,
    sortWords(),
    ...(seen.base < 0 ? [] : [`compared with ${names[seen.base]}`]),
    ...leftOut(),
  ].join("; ") + ".";
  byId("count").textContent = `${view.vehicles.size} of ${ids.length}`;
  const blanks = [
    seen.blankSpecs.length && counted(seen.blankSpecs.length, "empty spec"),
    seen.blankVehicles.length && counted(seen.blankVehicles.length, "empty vehicle"),
  ].filter(Boolean);
  byId("blanks").hidden = !blanks.length;
  byId("blanks").textContent = `${view.blanks ? "Fold away" : "Show"} ${blanks.join(" and ")}`;
  byId("link").href = address();
  const areRows = view.layout === "vehicles" || seen.vehicles.size > data.mostOnPaper;
  byId("small").hidden = !areRows || seen.specs.size <= MANY_SPECS;
};

// --- a new view ----------------------------------------------------------------

/** Put rows and columns where the view wants them; what stands there already stays. */
const place = (before) => {
  const { layout, order } = seen;
  const hasNewOrder = order.some((vehicle, position) => vehicle !== before.order[position]);
  if (layout !== table.dataset.layout) {
    table.dataset.layout = layout;
    if (layout === "specs") placeSpecsAsRows(order);
    else placeVehiclesAsRows(order);
  } else if (hasNewOrder && layout === "specs") orderColumns(order);
  else if (hasNewOrder) orderRows(order);
  document.body.classList.toggle("few", layout === "specs" && seen.vehicles.size <= mostColumns());
  document.body.classList.toggle("several", seen.vehicles.size > data.many);
};

const isSameSet = (one, other) => one.size === other.size && [...one].every((each) => other.has(each));

const show = (changes, isNew = true) => {
  const before = { units: view.units, also: view.also, ...seen };
  view = { ...view, ...changes };
  seen = look();
  place(before);
  const hasNewUnits = before.units !== view.units || before.also !== view.also;
  if (hasNewUnits) showUnits();
  if (hasNewUnits || before.base !== seen.base) showRelations(seen.base);
  showSort(view.sort);
  const hasNewCells = before.layout !== seen.layout || !isSameSet(before.specs, seen.specs) || !isSameSet(before.vehicles, seen.vehicles);
  if (hasNewCells) showCells();
  if (hasNewCells) showSources();
  if (hasNewCells) showGaps();
  if (hasNewCells || hasNewUnits) showLegend();
  if (hasNewCells || hasNewUnits || before.base !== seen.base) fillSheet();
  if (before.remarks !== seen.remarks) showNames();
  describe();
  keepStop();
  if (!isNew) return;
  showControls();
  try {
    history.replaceState(null, "", address());
  } catch {
    // A page within another one may have no address of its own.
  }
};
