// Controls: all that the reader chooses with.

const choice = (type, name, value, label, isChecked) =>
  made("label", {}, made("input", { type, name, value, checked: isChecked }), label);

const option = (value, label) => made("option", { value }, label);

/** List the vehicles to compare with, once: a thousand take as long to make as a tenth of the page. */
const listBases = () => {
  if (byId("base").childElementCount > 1) return;
  byId("base").append(...everyVehicle.map((vehicle) => option(ids[vehicle], names[vehicle])));
};

const showControls = () => {
  if (view.base) listBases();
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
  byId("base").append(option("", "nothing"));
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
  for (const near of ["pointerover", "focus"]) byId("base").addEventListener(near, listBases);
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
