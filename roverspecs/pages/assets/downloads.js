// Downloads: what is shown, as the data that files.js writes.

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
