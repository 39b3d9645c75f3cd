// What a figure opens: who says so, and what others say.

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
