"use strict";

// Everything is in the page already: the script chooses what is seen of it. What depends on a choice, such as
// a ratio to another vehicle, it computes from the exact figures: see exact.js.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const table = byId("table");
  const dialog = byId("figure");
  const { specs, ids } = data;
  const everySpec = [...specs.keys()];
  const everyVehicle = [...ids.keys()];

  /** Make an element; a text can only become a text. */
  const made = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== "" && child !== null));
    return element;
  };

  // --- the parts of the table, whichever way round it stands ----------------------

  const specHeads = [...table.querySelectorAll("th.spec")];
  const vehicleHeads = [...table.querySelectorAll("th.vehicle")];
  const lines = [...table.querySelectorAll("tbody tr:not(.group)")].map((line) => [...line.querySelectorAll("td")]);
  const hasSpecsAsRows = table.dataset.layout === "specs";
  const cells = everySpec.map((spec) => everyVehicle.map((vehicle) => (hasSpecsAsRows ? lines[spec][vehicle] : lines[vehicle][spec])));

  /** The places of the spec and of the vehicle of a cell. */
  const placesOf = (cell) => {
    const spec = cells.findIndex((row) => row.includes(cell));
    return [spec, cells[spec].indexOf(cell)];
  };

  const names = vehicleHeads.map((head) => head.querySelector("bdi").textContent);
  /** What can be opened: a figure, or a dash with something behind it; null in an empty cell. */
  const figures = cells.map((row) => row.map((cell) => cell.querySelector(".figure")));

  const cornerOf = (label) => made("th", { scope: "col", className: "corner" }, made("span", { className: "name" }, made("span", { className: "label" }, label)));
  const corner = table.querySelector("th.corner");
  const specHead = hasSpecsAsRows ? corner : cornerOf("Spec");
  const nameHead = hasSpecsAsRows ? cornerOf("Vehicle") : corner;
  /** The lines of the table: those of the specs, or those of the vehicles. */
  const rows = [...table.querySelectorAll("tbody tr:not(.group)")];
  let specRows = hasSpecsAsRows ? rows : null;
  let vehicleRows = hasSpecsAsRows ? null : rows;

  /** The specs in runs of one group. */
  const runs = [];
  for (const spec of everySpec) {
    if (runs.at(-1)?.group === specs[spec].group) runs.at(-1).specs.push(spec);
    else runs.push({ group: specs[spec].group, specs: [spec] });
  }
  [...table.querySelectorAll("tr.group, th.group")].forEach((each, place) => (runs[place].head = each));
  for (const run of runs) run.columns = document.createElement("colgroup");
  [...table.querySelectorAll("colgroup[span]")].forEach((each, place) => (runs[place].columns = each));
  const nameColumn = table.querySelector("colgroup:not([span])") ?? document.createElement("colgroup");
  const groupLabel = (group) => group[0].toUpperCase() + group.slice(1);

  const placeSpecsAsRows = (order) => {
    specRows = everySpec.map((spec) => made("tr", {}, specHeads[spec]));
    vehicleRows = null;
    table.tHead.replaceChildren(made("tr", {}, specHead));
    const bodies = runs.map((run) => {
      run.head = made("tr", { className: "group" }, made("th", { scope: "rowgroup", colSpan: ids.length + 1 }, made("span", {}, groupLabel(run.group))));
      return made("tbody", {}, run.head, ...run.specs.map((spec) => specRows[spec]));
    });
    for (const each of [...table.tBodies, nameColumn, ...runs.map((run) => run.columns)]) each.remove();
    table.append(...bodies);
    for (const spec of everySpec) specHeads[spec].scope = "row";
    for (const vehicle of everyVehicle) vehicleHeads[vehicle].scope = "col";
    orderColumns(order);
  };

  const orderColumns = (order) => {
    table.tHead.rows[0].append(...order.map((vehicle) => vehicleHeads[vehicle]));
    for (const spec of everySpec) specRows[spec].append(...order.map((vehicle) => cells[spec][vehicle]));
  };

  const placeVehiclesAsRows = (order) => {
    specRows = null;
    vehicleRows = everyVehicle.map((vehicle) => made("tr", {}, vehicleHeads[vehicle], ...everySpec.map((spec) => cells[spec][vehicle])));
    nameHead.rowSpan = 2;
    for (const run of runs) run.head = made("th", { scope: "colgroup", className: "group" }, groupLabel(run.group));
    table.tHead.replaceChildren(made("tr", {}, nameHead, ...runs.map((run) => run.head)), made("tr", {}, ...specHeads));
    for (const body of [...table.tBodies]) body.remove();
    table.caption.after(nameColumn, ...runs.map((run) => run.columns));
    table.append(made("tbody", {}));
    for (const spec of everySpec) specHeads[spec].scope = "col";
    for (const vehicle of everyVehicle) vehicleHeads[vehicle].scope = "row";
    orderRows(order);
  };

  const orderRows = (order) => table.tBodies[0].append(...order.map((vehicle) => vehicleRows[vehicle]));

  // --- the view ----------------------------------------------------------------------

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

  // --- figures -------------------------------------------------------------------

  const kept = new Map();
  /** Read something exact once. */
  const once = (key, make) => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key);
  };

  /** The span of a figure in the unit in which the page opens; null for a gap, or for several sides. */
  const spanAt = (spec, vehicle) => {
    const written = specs[spec].exact[vehicle];
    return written && once(`${spec} ${vehicle}`, () => exact.spanOf(written));
  };

  /** The text under which a place stands in lists of places; empty where it stands in none. */
  const keyOf = (lists, place) => Object.keys(lists ?? {}).find((text) => lists[text].includes(place)) ?? "";

  const sizeOf = (spec, unit) => exact.read(data.units[specs[spec].dimension][unit][0]);
  const factorOf = (spec, from, to) => exact.over(sizeOf(spec, from), sizeOf(spec, to));
  const isCount = (spec) => specs[spec].dimension === "count" && !specs[spec].derived;

  /** What a value stands for: a span for each of its sides; null for a gap. */
  const fitAt = (spec, vehicle) => {
    const { sides, fits } = specs[spec];
    if (sides?.[vehicle]) return sides[vehicle].map(exact.spanOf);
    if (fits?.[vehicle]) return [exact.spanOf(fits[vehicle])];
    const span = spanAt(spec, vehicle);
    return span && [span];
  };

  /** A ratio and a difference to the vehicle that all are compared with; null where there is none. */
  const relationsAt = (spec, vehicle, base, unit = unitOf(spec, view.units)) => {
    const [span, other] = [spanAt(spec, vehicle), spanAt(spec, base)];
    if (!span || !other || vehicle === base) return null;
    const [one, two] = [span, other].map((each) => exact.scaled(each, factorOf(spec, specs[spec].unit, unit)));
    const [from, to] = [vehicle, base].map((place) => keyOf(specs[spec].dependences, place));
    const words = "no condition stated";
    return {
      unit,
      ratio: exact.ratio(one, two, isCount(spec)),
      difference: exact.difference(one, two, isCount(spec)),
      second: secondOf(spec) && unit !== secondOf(spec) ? relationsAt(spec, vehicle, base, secondOf(spec)) : null,
      against: from === to ? "" : `${from || words} against ${to || words}`,
    };
  };

  const spoken = (text) => [...text].map((sign) => data.spoken[sign] ?? sign).join("");

  /** Long numbers in groups of three; files and readers of screens get them without. */
  const grouped = (text) => text.replace(/(?<![.\d])\d{5,}/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, "\u00a0"));

  const unitOf = (spec, system) => specs[spec].units[system];
  const textOf = (spec, vehicle, system) => {
    const { texts } = specs[spec];
    return (texts[unitOf(spec, system)] ?? Object.values(texts)[0])[vehicle];
  };

  /** The second unit of a spec; empty where there is none, or it is the first one again. */
  const secondOf = (spec) => {
    const unit = view.also ? unitOf(spec, view.also) : "";
    return unit === unitOf(spec, view.units) ? "" : unit;
  };

  /** A text with a second one in brackets. */
  const both = (text, second) => (second ? `${text} (${second})` : text);

  /** The text of a cell, in one unit or in two. */
  const bothOf = (spec, vehicle) => {
    const text = textOf(spec, vehicle, view.units);
    return text === null ? null : both(text, secondOf(spec) && textOf(spec, vehicle, view.also));
  };

  /** Make a button of each link to a source: of thousands, a copy is the fastest. */
  const asButtons = () => {
    const first = made("button", { type: "button", tabIndex: -1 });
    first.setAttribute("aria-haspopup", "dialog");
    for (const spec of everySpec) {
      for (const vehicle of everyVehicle) {
        const link = figures[spec][vehicle];
        if (!link) continue;
        const button = first.cloneNode();
        for (const name of ["class", "data-source", "aria-label"]) {
          const value = link.getAttribute(name);
          if (value !== null) button.setAttribute(name, value);
        }
        while (link.firstChild) button.append(link.firstChild);
        link.replaceWith(button);
        figures[spec][vehicle] = button;
      }
    }
  };

  /** Show all figures in one system, or in two. */
  const showUnits = () => {
    byId("caption").firstChild.textContent = data.captions[everySpec.some(secondOf) ? 1 : 0];
    for (const spec of everySpec) {
      const unit = specHeads[spec].querySelector(".unit");
      if (unit) unit.textContent = both(unitOf(spec, view.units), secondOf(spec));
      for (const vehicle of everyVehicle) {
        const text = bothOf(spec, vehicle);
        if (text === null) continue;
        const figure = figures[spec][vehicle];
        const shown = grouped(text);
        if (figure.firstChild.data === shown) continue;
        figure.firstChild.data = shown;
        const note = figure.querySelector("sup")?.textContent;
        const label = spoken(text) + (note ? `, note ${note}` : "");
        if (label !== shown) figure.setAttribute("aria-label", label);
        else figure.removeAttribute("aria-label");
      }
    }
  };

  const timesText = (text) => text.replace(/^([^\d]*)/, "$1×");

  const differenceText = ({ difference, second }) => both(difference.text, second && second.difference.text);

  /** The same with the units, for those who hear it, and for the dialog. */
  const differenceWords = ({ difference, unit, second }) =>
    both(`${difference.text} ${unit}`.trim(), second && `${second.difference.text} ${second.unit}`);

  const relationOf = (relations, name) => {
    const { ratio, difference, against } = relations;
    const parts = [
      ratio && made("span", { className: "ratio" }, grouped(timesText(ratio.text))),
      difference && made("span", { className: "difference" }, grouped(differenceText(relations))),
      against && made("span", { className: "against" }, "†"),
    ].filter(Boolean);
    const words = [ratio && `${spoken(ratio.text)} times ${name}`, difference && spoken(differenceWords(relations)), against];
    const seen = made("span", { className: "relation" }, ...parts.flatMap((part) => [part, " "]));
    seen.setAttribute("aria-hidden", "true");
    return [seen, made("span", { className: "relation unseen" }, words.filter(Boolean).join(", "))];
  };

  const showRelations = (base) => {
    for (const each of [...table.querySelectorAll(".relation")]) {
      each.parentElement.classList.remove("related");
      each.remove();
    }
    byId("uneven").hidden = true;
    if (base < 0) return;
    for (const spec of everySpec) {
      for (const vehicle of everyVehicle) {
        const relations = relationsAt(spec, vehicle, base);
        if (!relations || !(relations.ratio || relations.difference)) continue;
        cells[spec][vehicle].append(...relationOf(relations, names[base]));
        cells[spec][vehicle].classList.add("related");
        if (relations.against) byId("uneven").hidden = false;
      }
    }
  };

  // --- the most alike --------------------------------------------------------------

  /** The figures of a vehicle above zero in each configuration; a spec without is alike in all. */
  const offered = (spec, vehicle) => {
    const { alone, several } = specs[spec].configured ?? {};
    const name = keyOf(alone, vehicle);
    let given = {};
    if (several?.[vehicle]) given = Object.fromEntries(Object.entries(several[vehicle]).map(([each, written]) => [each, exact.spanOf(written)]));
    else if (name) given[name] = spanAt(spec, vehicle);
    else if (spanAt(spec, vehicle)) given = Object.fromEntries(data.configurations.map((name) => [name, spanAt(spec, vehicle)]));
    return Object.fromEntries(Object.entries(given).filter(([, span]) => !exact.isZero(span.nominal)));
  };

  const pairs = [
    ...data.configurations.map((each) => [each, each]),
    ...data.configurations.flatMap((each) => [[each, "unstated"], ["unstated", each]]),
  ];

  /** How far each vehicle of its kind is from one, the nearest first: see nearest of the library. */
  const neighbours = (subject) => {
    const isLander = (vehicle) => data.landers.includes(vehicle);
    const offers = everySpec.filter((spec) => specs[spec].described).map((spec) => [spec, offered(spec, subject)]);
    const given = offers.filter(([, offer]) => Object.keys(offer).length);
    const needed = Math.min(given.length, Math.max(2, Math.ceil(given.length / 2)));
    const found = [];
    for (const vehicle of everyVehicle) {
      if (vehicle === subject || isLander(vehicle) !== isLander(subject)) continue;
      const logarithms = [];
      for (const [spec, offer] of given) {
        const other = offered(spec, vehicle);
        const pair = pairs.find(([one, two]) => offer[one] && other[two]);
        const apart = pair ? exact.apart(offer[pair[0]], other[pair[1]]) : null;
        if (apart !== null) logarithms.push(apart);
      }
      if (logarithms.length && logarithms.length >= needed)
        found.push({ vehicle, count: logarithms.length, possible: given.length, distance: exact.distance(logarithms) });
    }
    return found.sort((one, other) => one.distance - other.distance || other.count - one.count);
  };

  const nearestTo = (base) => once(`nearest ${base}`, () => neighbours(base));

  // --- what is seen ------------------------------------------------------------------

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

  /** Only the sources of the figures that are seen are printed. */
  const showSources = () => {
    const cited = new Set();
    for (const spec of seen.specs)
      for (const vehicle of seen.vehicles)
        for (const number of (figures[spec][vehicle]?.dataset.source ?? "").split(", ")) cited.add(number);
    cited.delete("");
    const filled = [...seen.specs].filter((spec) => !specRows?.[spec].matches(".dashes"));
    // Two figures in a cell often take two lines.
    const rows = view.also ? Math.floor(filled.length * 1.5) : filled.length;
    for (const [word, most] of Object.entries(data.lines)) document.body.classList.toggle(word, rows + cited.size > most);
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

  // --- the address of a view ----------------------------------------------------------

  const isList = (value) => value instanceof Set || Array.isArray(value);
  const same = (one, other) => one === other || (isList(one) ? [...one].sort().join("\n") === [...other].sort().join("\n") : false);

  const address = () => {
    const words = new URLSearchParams();
    for (const key of Object.keys(all)) {
      if (same(view[key], all[key])) continue;
      if (isList(view[key])) [...view[key], ...([...view[key]].length ? [] : [""])].forEach((each) => words.append(key, each));
      else words.set(key, view[key] === true ? "yes" : view[key]);
    }
    const path = location.href.split("#")[0];
    return `${words}` ? `${path}#view&${words}` : path;
  };

  const isSort = (text) => {
    const [name, direction, ...rest] = text.split(":");
    if (rest.length) return false;
    if (name === "alike") return direction === undefined;
    return (name === "name" || specs.some((spec) => spec.name === name && !spec.hasSides)) && ["ascending", "descending"].includes(direction);
  };

  const read = (hash) => {
    const words = new URLSearchParams(hash.startsWith("#view&") ? hash.slice(6) : "");
    // Nothing at all may be chosen; where all that was chosen is unknown, the address is of another page.
    const chosen = (key) => {
      const found = words.getAll(key).filter((each) => all[key].has(each));
      return found.length || (words.has(key) && words.getAll(key).every((each) => each === "")) ? new Set(found) : all[key];
    };
    const one = (key, isKnown) => (isKnown(words.get(key) ?? "") ? words.get(key) : all[key]);
    return {
      units: one("units", (name) => Object.hasOwn(data.systems, name)),
      also: one("also", (name) => Object.hasOwn(data.systems, name) || (!name && words.has("also"))),
      layout: one("layout", (name) => ["specs", "vehicles"].includes(name)),
      sort: one("sort", isSort),
      groups: chosen("groups"),
      vehicles: chosen("vehicles"),
      base: one("base", (id) => ids.includes(id)),
      where: [...new Set(words.getAll("where").filter(conditionOf))],
      strict: words.get("strict") === "yes",
      differing: words.get("differing") === "yes",
      blanks: words.get("blanks") === "yes",
    };
  };

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
    if (hasNewCells || before.also !== view.also) showSources();
    if (hasNewCells || hasNewUnits) showLegend();
    if (before.remarks !== seen.remarks) showNames();
    describe();
    keepStop();
    showEdges();
    if (!isNew) return;
    showControls();
    try {
      history.replaceState(null, "", address());
    } catch {
      // A page within another one may have no address of its own.
    }
  };

  // --- controls ----------------------------------------------------------------

  const choice = (type, name, value, label, isChecked) =>
    made("label", {}, made("input", { type, name, value, checked: isChecked }), label);

  const option = (value, label) => made("option", { value }, label);

  const showControls = () => {
    for (const input of document.querySelectorAll("#units input")) input.checked = input.value === view.units;
    for (const input of document.querySelectorAll("#layout input")) input.checked = input.value === seen.layout;
    for (const input of document.querySelectorAll("#groups input")) input.checked = view.groups.has(input.value);
    for (const input of document.querySelectorAll("#names input")) input.checked = view.vehicles.has(input.value);
    byId("also").value = view.also;
    byId("base").value = view.base;
    byId("sort").value = view.sort;
    byId("alike").disabled = seen.base < 0;
    byId("differing").checked = view.differing;
    byId("strict").checked = view.strict;
    byId("strict").parentElement.hidden = !view.where.length;
    const chips = view.where.map((text) => made("button", { type: "button", className: "button", value: text }, `${text} ✕`));
    for (const chip of chips) chip.setAttribute("aria-label", `Leave out the condition ${chip.value}`);
    byId("conditions").replaceChildren(...chips);
  };

  const withToggled = (set, input) => {
    const changed = new Set(set);
    if (input.checked) changed.add(input.value);
    else changed.delete(input.value);
    return changed;
  };

  const listVehicles = () => {
    if (byId("names").childElementCount) return;
    const items = everyVehicle.map((vehicle) =>
      made("li", {}, choice("checkbox", "vehicle", ids[vehicle], made("bdi", {}, names[vehicle]), view.vehicles.has(ids[vehicle]))),
    );
    byId("names").append(...items);
  };

  /** A name without what does not count where the library looks it up, too. */
  const folded = (name) => name.normalize("NFKC").toLowerCase().replace(/[\s\-‐‑–_]+/g, "");

  const find = (text) => {
    const sought = folded(text);
    const items = [...byId("names").children];
    items.forEach((item, place) => (item.hidden = ![item.textContent, ...data.names[place]].some((name) => folded(name).includes(sought))));
    const count = items.filter((item) => !item.hidden).length;
    byId("names").hidden = !count;
    byId("found").textContent = sought && `${count || "no"} vehicle${count > 1 ? "s" : ""} found`;
  };

  /** Choose all, or none, of the vehicles that the search shows. */
  const chooseFound = (isChosen) => {
    const changed = new Set(view.vehicles);
    for (const item of byId("names").children) {
      const { value } = item.querySelector("input");
      if (item.hidden) continue;
      if (isChosen) changed.add(value);
      else changed.delete(value);
    }
    show({ vehicles: changed });
  };

  const listUnits = () => {
    const spec = specs.find((each) => each.name === byId("asked").value);
    const units = Object.keys(data.units[spec.dimension]);
    byId("unit").replaceChildren(...units.map((unit) => option(unit, unit || "(a number)")));
    byId("unit").value = spec.units[view.units];
  };

  const addCondition = () => {
    const number = byId("number").value.trim().replace(",", ".");
    const text = [byId("asked").value, byId("sign").value, number, byId("unit").value].join(" ").trim();
    const isGood = Boolean(conditionOf(text));
    byId("mistake").textContent = isGood ? "" : "Write a number such as 10 or 0.5.";
    byId("number").setAttribute("aria-invalid", `${!isGood}`);
    if (!isGood) return;
    byId("number").value = "";
    show({ where: [...new Set([...view.where, text])] });
  };

  const makeChoices = () => {
    for (const [value, label] of Object.entries(data.systems)) byId("units").append(choice("radio", "units", value, label));
    for (const [value, label] of [["specs", "Specs"], ["vehicles", "Vehicles"]]) byId("layout").append(choice("radio", "layout", value, label));
    for (const name of data.groups) byId("groups").append(choice("checkbox", "groups", name, groupLabel(name)));
    byId("also").append(option("", "nothing"), ...Object.entries(data.systems).map(([value, label]) => option(value, label)));
    byId("base").append(option("", "nothing"), ...everyVehicle.map((vehicle) => option(ids[vehicle], names[vehicle])));
    const alike = option("alike", "the most alike first");
    alike.id = "alike";
    const directions = [["ascending", "smallest first"], ["descending", "largest first"]];
    const orders = specs.filter((spec) => !spec.hasSides).flatMap((spec) =>
      directions.map(([direction, words]) => option(`${spec.name}:${direction}`, `${spec.label}, ${words}`)),
    );
    byId("sort").append(option("", "as given"), option("name:ascending", "name, A to Z"), option("name:descending", "name, Z to A"), alike, ...orders);
    byId("asked").append(...specs.filter((spec) => !spec.hasSides).map((spec) => option(spec.name, spec.label)));
    const signs = { "<": "less than", "<=": "at most", ">": "more than", ">=": "at least", "==": "exactly", "!=": "not" };
    byId("sign").append(...Object.entries(signs).map(([sign, words]) => option(sign, `${sign} ${words}`)));
    if (specs.some((spec) => !spec.hasSides)) listUnits();
    else byId("conditions").closest("fieldset").hidden = true;
  };

  const onChange = (id, change) => byId(id).addEventListener("change", (event) => show(change(event.target)));
  const onClick = (id, act) => byId(id).addEventListener("click", act);

  const makeControls = () => {
    makeChoices();
    onChange("units", (input) => ({ units: input.value }));
    onChange("also", (input) => ({ also: input.value }));
    onChange("layout", (input) => ({ layout: input.value }));
    onChange("groups", (input) => ({ groups: withToggled(view.groups, input) }));
    onChange("names", (input) => ({ vehicles: withToggled(view.vehicles, input) }));
    onChange("base", (input) => ({ base: input.value, sort: !input.value && view.sort === "alike" ? "" : view.sort }));
    onChange("sort", (input) => ({ sort: input.value }));
    onChange("differing", (input) => ({ differing: input.checked }));
    onChange("strict", (input) => ({ strict: input.checked }));
    byId("asked").addEventListener("change", listUnits);
    onClick("add", addCondition);
    byId("number").addEventListener("keydown", (event) => event.key === "Enter" && addCondition());
    byId("conditions").addEventListener("click", (event) => {
      const chip = event.target.closest("button");
      if (!chip) return;
      show({ where: view.where.filter((text) => text !== chip.value) });
      byId("number").focus();
    });
    onClick("blanks", () => show({ blanks: !view.blanks }));
    byId("vehicles").addEventListener("toggle", listVehicles);
    byId("find").addEventListener("input", (event) => find(event.target.value));
    onClick("all", () => chooseFound(true));
    onClick("none", () => chooseFound(false));
    onClick("csv", () => save("csv", "text/csv", csvText()));
    onClick("json", () => save("json", "application/json", files.json(jsonData())));
    const sortable = specs.map((spec, place) => [spec.name, specHeads[place]]).filter((_, place) => !specs[place].hasSides);
    for (const [name, each] of [["name", nameHead], ...sortable]) {
      const inside = each.querySelector(".name");
      const button = made("button", { type: "button", className: "sort" }, ...inside.childNodes);
      inside.replaceWith(button);
      button.addEventListener("click", () => {
        const next = { [`${name}:ascending`]: `${name}:descending`, [`${name}:descending`]: "" };
        show({ sort: next[view.sort] ?? `${name}:ascending` });
      });
    }
  };

  // --- files of what is shown -----------------------------------------------------------

  const shownVehicles = () => seen.order.filter((vehicle) => seen.vehicles.has(vehicle));
  const shownSpecs = () => everySpec.filter((spec) => seen.specs.has(spec));

  const matchOf = (vehicle) => {
    const verdict = seen.verdicts[vehicle];
    return verdict === "yes" || verdict === "maybe" ? verdict : "";
  };

  /** The figure of a cell as numbers in the unit shown; null for a gap. */
  const numbersAt = (spec, vehicle, unit) => {
    const { sides, fits, derived } = specs[spec];
    const factor = factorOf(spec, specs[spec].unit, unit);
    if (sides?.[vehicle]) {
      const spans = sides[vehicle].map((each) => exact.scaled(exact.spanOf(each), factor));
      return { magnitude: null, low: null, high: null, mark: spans[0].mark, sides: spans.map((span) => span.nominal) };
    }
    const span = spanAt(spec, vehicle);
    if (!span) return null;
    if (derived) return files.computed(exact.scaled(span, factor));
    // A total that has grown since states what was published, without its high end.
    const own = span.isGrowing ? exact.spanOf(fits[vehicle]) : span;
    return files.stated(exact.scaled(own, factor), span.isGrowing);
  };

  const columnName = (spec, name, unit) => {
    const written = unit && data.units[specs[spec].dimension][unit][1];
    return written ? `${name}_${written}` : name;
  };

  const titleOf = (vehicle) => data.titles[vehicle] ?? names[vehicle];

  const csvText = () => {
    const vehicles = shownVehicles();
    const columns = {
      id: vehicles.map((vehicle) => files.harmless(data.names[vehicle][0])),
      name: vehicles.map((vehicle) => files.harmless(titleOf(vehicle))),
    };
    if (seen.conditions.length) columns.match = vehicles.map(matchOf);
    for (const spec of shownSpecs()) {
      const { name } = specs[spec];
      const units = [unitOf(spec, view.units), ...(secondOf(spec) ? [secondOf(spec)] : [])];
      const made = specs[spec].hasSides ? files.sideColumns : files.numberColumns;
      for (const unit of units) {
        const numbers = vehicles.map((vehicle) => numbersAt(spec, vehicle, unit));
        Object.assign(columns, made(name, columnName(spec, name, unit), unit, numbers));
      }
      if (seen.base < 0) continue;
      const related = (key, unit) =>
        vehicles.map((vehicle) => relationsAt(spec, vehicle, seen.base, unit)?.[key]).map((each) => (each ? files.computed(each) : null));
      Object.assign(columns, files.numberColumns(`${name}_ratio`, `${name}_ratio`, "", related("ratio", units[0])));
      for (const unit of units) {
        const column = columnName(spec, `${name}_difference`, unit);
        Object.assign(columns, files.numberColumns(`${name}_difference`, column, unit, related("difference", unit)));
      }
    }
    return files.csv(columns);
  };

  const numbersData = (numbers, unit, dimension) => ({
    magnitude: files.numberValue(numbers.magnitude, unit),
    unit,
    ucum: data.units[dimension]?.[unit]?.[2] ?? data.ratio,
    low: files.numberValue(numbers.low, unit),
    high: files.numberValue(numbers.high, unit),
    sides: numbers.sides ? numbers.sides.map((side) => files.numberValue(side, unit)) : null,
    mark: numbers.mark,
  });

  const BLANK = { published: null, configuration: null, part: null, condition: null, as_of: null, note: null, source: null };

  /** What the claim of a published figure states. */
  const claimData = (spec, vehicle) => {
    const [, [value, source, configuration, , note]] = dossiers[spec][vehicle];
    const [part, condition, date] = records.stated[spec][vehicle] ?? [null, null, null];
    const stated = { published: value, configuration: configuration || null, part, condition, as_of: date, note: note || null };
    return { ...stated, source: source < 0 ? null : { ...records.blank_source, ...records.sources[source] } };
  };

  const cellData = (spec, vehicle) => {
    const text = textOf(spec, vehicle, view.units);
    if (text === null) return null;
    const unit = unitOf(spec, view.units);
    const found = { text, extreme: "", ...numbersData(numbersAt(spec, vehicle, unit), unit, specs[spec].dimension) };
    const second = secondOf(spec);
    const numbers = second && numbersData(numbersAt(spec, vehicle, second), second, specs[spec].dimension);
    const also = numbers ? { text: textOf(spec, vehicle, view.also), ...numbers } : null;
    if (specs[spec].derived) return { ...found, ...BLANK, inputs: records.stated[spec][vehicle], also };
    return { ...found, ...claimData(spec, vehicle), inputs: [], also };
  };

  /** The claims that a figure rests on, each in the unit as published. */
  const inputsOf = (spec, vehicle) => {
    if (specs[spec].derived) return records.stated[spec][vehicle];
    const claim = claimData(spec, vehicle);
    const unit = keyOf(records.units[spec], vehicle);
    const span = specs[spec].fits?.[vehicle] ? exact.spanOf(specs[spec].fits[vehicle]) : spanAt(spec, vehicle);
    const own = exact.scaled(span, factorOf(spec, specs[spec].unit, unit));
    const numbers = files.stated(own, claim.as_of !== null);
    return [{ ...numbersData(numbers, unit, specs[spec].dimension), ...claim }];
  };

  const relatedData = (relation, spec, vehicle, unit, second) => {
    if (!relation) return null;
    const inUnit = (each, name) => ({ text: each.text, ...numbersData(files.computed(each), name, name ? specs[spec].dimension : "count") });
    const also = second?.difference ? inUnit(second.difference, second.unit) : null;
    const inputs = [vehicle, seen.base].flatMap((each) => inputsOf(spec, each));
    return { extreme: "", ...inUnit(relation, unit), ...BLANK, inputs, also };
  };

  const jsonData = () => {
    dossiers ??= JSON.parse(byId("dossiers").textContent);
    records ??= JSON.parse(byId("records").textContent);
    const vehicles = shownVehicles();
    const rows = shownSpecs().map((spec) => {
      const unit = unitOf(spec, view.units);
      const relations = seen.base < 0 ? [] : vehicles.map((vehicle) => relationsAt(spec, vehicle, seen.base));
      const related = (key, inUnit) => 
        relations.map((each, place) => relatedData(each?.[key], spec, vehicles[place], inUnit, inUnit && each?.second));
      return {
        spec: specs[spec].name,
        label: specs[spec].label,
        unit,
        also_unit: secondOf(spec) || null,
        derived: specs[spec].derived,
        cells: vehicles.map((vehicle) => cellData(spec, vehicle)),
        ratios: related("ratio", ""),
        differences: related("difference", unit),
      };
    });
    return {
      vehicles: vehicles.map((vehicle) => ({
        ...records.blank_vehicle,
        ...records.vehicles[vehicle],
        match: (seen.conditions.length && matchOf(vehicle)) || null,
      })),
      rows,
      relative_to: seen.base < 0 ? null : data.names[seen.base][0],
      remarks: records.remarks,
    };
  };

  const save = (ending, type, text) => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    made("a", { href: url, download: `rovers.${ending}` }).click();
    URL.revokeObjectURL(url);
  };

  // --- from figure to figure: Tab enters the table once, the arrows move within it ----

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

  // --- a table that scrolls shows that it does ------------------------------------------

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

  // --- what a figure opens -------------------------------------------------------

  const itemOf = (number) => byId(`source-${number + 1}`);
  const partOf = (number, name) => itemOf(number).querySelector(name)?.textContent ?? "";

  /** Who says so: the publisher and what kind of source it is. */
  const speakerOf = (number) => {
    if (number < 0) return made("span", {}, "the user's own figure, without a source");
    return made("span", {}, made("bdi", {}, partOf(number, ".by")), ` (${partOf(number, ".kind")})`);
  };

  const dateOf = (number) => (number < 0 ? "" : partOf(number, ".when"));

  const sourceOf = (number) => {
    if (number < 0) return null;
    const copy = made("span", {});
    for (const child of itemOf(number).childNodes) copy.append(child.cloneNode(true));
    return copy;
  };

  const pairsList = (entries) => {
    const list = made("dl", {});
    for (const [term, description] of entries) if (description) list.append(made("dt", {}, term), made("dd", {}, description));
    return list;
  };

  const alternative = ([value, source, configuration, condition, note, reason, distance], name = "") =>
    made(
      "li",
      {},
      made("p", {}, name && `${name} `, made("bdi", { className: "value" }, value), ", ", speakerOf(source), dateOf(source) && `, ${dateOf(source)}`),
      distance ? made("p", {}, "Difference from the figure shown: ", made("span", { className: "distance" }, distance)) : "",
      made("p", {}, [configuration, condition].filter(Boolean).join(", ")),
      made("p", {}, reason ? `Why it is not shown: ${reason}` : ""),
      made("p", { className: "aside" }, note ?? ""),
      made("p", { className: "aside" }, sourceOf(source)),
    );

  /** The input of a derived figure says what it is instead of why it is shown. */
  const input = ([value, source, configuration, condition, note, name]) => alternative([value, source, configuration, condition, note], name);

  const listed = (title, claims, toItem = (claim) => alternative(claim)) =>
    claims.length ? [made("h3", {}, title), made("ol", {}, ...claims.map(toItem))] : [];

  const published = ([[value, source, configuration, condition, note, reason], ...others]) => [
    pairsList([
      ["Who says so", speakerOf(source)],
      ["When", dateOf(source)],
      ["Published as", made("bdi", {}, value)],
      ["Configuration", configuration],
      ["Condition", condition],
      ["Note", note],
      ["Source", sourceOf(source)],
      ["Why this one", (reason ?? "").replace(/^shown: /, "")],
    ]),
    ...(others.length ? listed("What others say", others) : [made("p", { className: "aside" }, "No other figure is known.")]),
  ];

  const noteAt = (place) => document.querySelector(`ol.notes > :nth-child(${place + 1})`).textContent;

  const derived = (notes, claims) => [
    pairsList([["Computed", notes.map(noteAt).join(", ")]]),
    ...listed("From these published figures", claims, input),
  ];

  const besideBase = (spec, vehicle) => {
    const relations = seen.base < 0 ? null : relationsAt(spec, vehicle, seen.base);
    if (!relations) return [];
    const { ratio, difference, against } = relations;
    const words = [ratio && timesText(ratio.text), difference && differenceWords(relations), against].filter(Boolean);
    return words.length ? [pairsList([[`Beside ${names[seen.base]}`, words.join(", ")]])] : [];
  };

  /** A figure with its unit, and with a second one in brackets. */
  const largeOf = (spec, vehicle) => {
    const inUnit = (system) => `${grouped(textOf(spec, vehicle, system))} ${unitOf(spec, system)}`.trim();
    return both(inUnit(view.units), secondOf(spec) && inUnit(view.also));
  };

  const open = (figure) => {
    dossiers ??= JSON.parse(byId("dossiers").textContent);
    const [place, vehicle] = placesOf(figure.closest("td"));
    const spec = specs[place];
    const [notes, ...claims] = dossiers[place][vehicle];
    const text = textOf(place, vehicle, view.units);
    const isGap = text === null;
    const marks = [...(text ?? "")].filter((sign) => data.marks[sign]).map((sign) => `${sign} ${data.marks[sign]}`);
    byId("figure-title").replaceChildren(`${spec.label} of `, made("bdi", {}, names[vehicle]));
    byId("figure-inside").replaceChildren(
      made("p", { className: "large" }, isGap ? data.gap : largeOf(place, vehicle)),
      made("p", { className: "aside" }, [...marks, spec.definition].join(" · ")),
      ...(isGap ? [] : besideBase(place, vehicle)),
      ...(isGap ? listed("Published, but not shown", claims) : spec.derived ? derived(notes, claims) : published(claims)),
    );
    dialog.showModal();
    dialog.scrollTop = 0;
  };

  // --- begin ---------------------------------------------------------------------

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
  addEventListener("resize", showEdges);
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
})();
