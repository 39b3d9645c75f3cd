// Figures: their texts in each unit, and what they are beside others; exact.js computes it.

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
    ratio: exact.ratio(one, two, isCount(spec), data.rounding),
    difference: exact.difference(one, two, isCount(spec), data.rounding),
    second: secondOf(spec) && unit !== secondOf(spec) ? relationsAt(spec, vehicle, base, secondOf(spec)) : null,
    against: from === to ? "" : `${from || words} against ${to || words}`,
  };
};

const spoken = (text) => [...text].map((sign) => data.spoken[sign] ?? sign).join("");

/** Long numbers in groups of three; files and readers of screens get them without. */
const grouped = (text) => text.replace(/(?<![.\d])\d{5,}/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, "\u00a0"));

/** The text of a cell breaks only between its two figures. */
const inALine = (text) => grouped(text).replaceAll(" × ", "\u00a0×\u00a0");

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
      const shown = inALine(text);
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

// --- the most alike ------------------------------------------------------------

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
  const most = Math.max(2, Math.ceil(given.length / 2), Math.min(3, given.length - 1));
  const needed = Math.min(given.length, most);
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
