// The parts of the table, whichever way round it stands.

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
