// The address of a view, written and read.

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
