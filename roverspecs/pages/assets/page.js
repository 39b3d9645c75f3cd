"use strict";

// Everything is in the page already: the script chooses what is seen of it, and computes no figure.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const table = byId("table");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const places = new Map(rows.map((row, place) => [row, place]));
  const [groupHeads, specHeads] = [...table.tHead.rows].map((row) => [...row.cells]);
  const nameHead = groupHeads.shift();
  const dialog = byId("figure");
  const all = { units: data.opening, sort: "", groups: new Set(data.groups), vehicles: new Set(data.ids) };
  let view = { ...all };
  let dossiers = null;

  /** Make an element; a text can only become a text. */
  const made = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== "" && child !== null));
    return element;
  };

  // --- figures ---------------------------------------------------------------

  const spoken = (text) => [...text].map((sign) => data.spoken[sign] ?? sign).join("");

  const figureAt = (row, spec) => row.cells[spec + 1].querySelector(".figure");

  const asButtons = () => {
    for (const link of body.querySelectorAll("a.figure")) {
      const button = made("button", { type: "button", className: link.className, tabIndex: -1 }, ...link.childNodes);
      button.setAttribute("aria-haspopup", "dialog");
      if (link.dataset.source) button.dataset.source = link.dataset.source;
      if (link.hasAttribute("aria-label")) button.setAttribute("aria-label", link.getAttribute("aria-label"));
      link.replaceWith(button);
    }
  };

  const showUnits = (system) => {
    data.specs.forEach((spec, column) => {
      const unit = specHeads[column].querySelector(".unit");
      if (unit) unit.textContent = spec.units[system];
      if (!spec.texts[system]) return;
      rows.forEach((row, place) => {
        const text = spec.texts[system][place];
        const figure = text === null ? null : figureAt(row, column);
        if (!figure || figure.firstChild.data === text) return;
        figure.firstChild.data = text;
        const note = figure.querySelector("sup")?.textContent;
        const label = spoken(text) + (note ? `, note ${note}` : "");
        if (label !== text) figure.setAttribute("aria-label", label);
        else figure.removeAttribute("aria-label");
      });
    });
  };

  // --- rows and columns --------------------------------------------------------

  const headOf = (name) => (name === "name" ? nameHead : specHeads[data.specs.findIndex((spec) => spec.name === name)]);

  const showSort = (sort) => {
    const [name, direction] = sort.split(":");
    const orders = name === "name" ? data.order : data.specs.find((spec) => spec.name === name)?.order;
    const order = orders ? orders[direction] : rows.keys();
    const sorted = document.createDocumentFragment();
    for (const place of order) sorted.append(rows[place]);
    body.append(sorted);
    for (const head of [nameHead, ...specHeads]) head.removeAttribute("aria-sort");
    if (orders) headOf(name).setAttribute("aria-sort", direction);
  };

  const showGroups = (groups) => {
    const isShown = data.specs.map((spec) => groups.has(spec.group));
    groupHeads.forEach((head) => (head.hidden = !groups.has(head.dataset.group)));
    [...table.querySelectorAll("colgroup[data-group]")].forEach((each) => (each.hidden = !groups.has(each.dataset.group)));
    specHeads.forEach((head, column) => (head.hidden = !isShown[column]));
    for (const row of rows) isShown.forEach((shown, column) => (row.cells[column + 1].hidden = !shown));
  };

  const showVehicles = (vehicles) => rows.forEach((row, place) => (row.hidden = !vehicles.has(data.ids[place])));

  const describe = () => {
    const [name, direction] = view.sort.split(":");
    const label = name && headOf(name).querySelector(".label").textContent;
    const words = { ascending: "smallest first", descending: "largest first" };
    const order = name === "name" ? { ascending: "A to Z", descending: "Z to A" } : words;
    byId("status").textContent = [
      `${view.vehicles.size} of ${rows.length} vehicles`,
      `${specHeads.filter((head) => !head.hidden).length} of ${specHeads.length} specs`,
      `units: ${data.systems[view.units]}`,
      name ? `sorted by ${label}, ${order[direction]}` : "in the order given",
    ].join("; ") + ".";
    byId("count").textContent = `${view.vehicles.size} of ${rows.length}`;
  };

  // --- the view and its address ------------------------------------------------

  const same = (one, other) => (one instanceof Set ? one.size === other.size && [...one].every((each) => other.has(each)) : one === other);

  const address = () => {
    const words = new URLSearchParams();
    for (const key of Object.keys(all)) {
      if (same(view[key], all[key])) continue;
      if (view[key] instanceof Set) [...view[key], ...(view[key].size ? [] : [""])].forEach((each) => words.append(key, each));
      else words.set(key, view[key]);
    }
    const path = location.href.split("#")[0];
    return `${words}` ? `${path}#view&${words}` : path;
  };

  const read = (hash) => {
    const words = new URLSearchParams(hash.startsWith("#view&") ? hash.slice(6) : "");
    // Nothing at all may be chosen; where all that was chosen is unknown, the address is of another page.
    const chosen = (key) => {
      const found = words.getAll(key).filter((each) => all[key].has(each));
      return found.length || (words.has(key) && words.getAll(key).every((each) => each === "")) ? new Set(found) : all[key];
    };
    const [name, direction] = (words.get("sort") ?? "").split(":");
    const isSort = (name === "name" || data.specs.some((spec) => spec.name === name)) && ["ascending", "descending"].includes(direction);
    return {
      units: Object.hasOwn(data.systems, words.get("units")) ? words.get("units") : data.opening,
      sort: isSort ? `${name}:${direction}` : "",
      groups: chosen("groups"),
      vehicles: chosen("vehicles"),
    };
  };

  const apply = { units: showUnits, sort: showSort, groups: showGroups, vehicles: showVehicles };

  const show = (changes, isNew = true) => {
    const before = view;
    view = { ...view, ...changes };
    for (const key of Object.keys(apply)) if (!same(before[key], view[key])) apply[key](view[key]);
    describe();
    keepStop();
    if (!isNew) return;
    try {
      history.replaceState(null, "", address());
    } catch {
      // A page within another one may have no address of its own.
    }
  };

  // --- controls ----------------------------------------------------------------

  const choice = (type, name, value, label, isChecked) =>
    made("label", {}, made("input", { type, name, value, checked: isChecked }), label);

  const showControls = () => {
    for (const input of document.querySelectorAll("#units input")) input.checked = input.value === view.units;
    for (const input of document.querySelectorAll("#groups input")) input.checked = view.groups.has(input.value);
    for (const input of document.querySelectorAll("#names input")) input.checked = view.vehicles.has(input.value);
  };

  const withToggled = (set, input) => {
    const changed = new Set(set);
    if (input.checked) changed.add(input.value);
    else changed.delete(input.value);
    return changed;
  };

  const listVehicles = () => {
    if (byId("names").childElementCount) return;
    const items = rows.map((row, place) => {
      const name = made("bdi", {}, row.cells[0].textContent);
      return made("li", {}, choice("checkbox", "vehicle", data.ids[place], name, view.vehicles.has(data.ids[place])));
    });
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
    showControls();
  };

  const makeControls = () => {
    for (const [value, label] of Object.entries(data.systems)) byId("units").append(choice("radio", "units", value, label));
    for (const name of data.groups) byId("groups").append(choice("checkbox", "groups", name, name[0].toUpperCase() + name.slice(1)));
    byId("units").addEventListener("change", (event) => show({ units: event.target.value }));
    byId("groups").addEventListener("change", (event) => show({ groups: withToggled(view.groups, event.target) }));
    byId("names").addEventListener("change", (event) => show({ vehicles: withToggled(view.vehicles, event.target) }));
    byId("vehicles").addEventListener("toggle", listVehicles);
    byId("find").addEventListener("input", (event) => find(event.target.value));
    byId("all").addEventListener("click", () => chooseFound(true));
    byId("none").addEventListener("click", () => chooseFound(false));
    for (const [name, head] of [["name", nameHead], ...data.specs.map((spec, column) => [spec.name, specHeads[column]])]) {
      const inside = head.querySelector(".name");
      const button = made("button", { type: "button", className: "sort" }, ...inside.childNodes);
      inside.replaceWith(button);
      button.addEventListener("click", () => {
        const next = { [`${name}:ascending`]: `${name}:descending`, [`${name}:descending`]: "" };
        show({ sort: next[view.sort] ?? `${name}:ascending` });
      });
    }
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
    for (const figure of body.querySelectorAll(".figure")) if (isSeen(figure)) return setStop(figure);
    setStop(null);
  };

  const along = {
    ArrowRight: (cell) => beyond(cell, "nextElementSibling"),
    ArrowLeft: (cell) => beyond(cell, "previousElementSibling"),
    ArrowDown: (cell) => beyond(cell.parentElement, "nextElementSibling", cell.cellIndex),
    ArrowUp: (cell) => beyond(cell.parentElement, "previousElementSibling", cell.cellIndex),
    Home: (cell) => beyond(cell.parentElement.cells[0], "nextElementSibling"),
    End: (cell) => [...cell.parentElement.querySelectorAll(".figure")].filter(isSeen).at(-1),
  };

  const beyond = (element, next, column) => {
    for (let each = element[next]; each; each = each[next]) {
      const figure = (column === undefined ? each : each.cells[column]).querySelector(".figure");
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

  // --- what a figure opens -------------------------------------------------------

  const sourceOf = (number) => {
    if (number < 0) return made("span", {}, "none: the user's own figure");
    const copy = made("span", {});
    for (const child of byId(`source-${number + 1}`).childNodes) copy.append(child.cloneNode(true));
    return copy;
  };

  const pairs = (entries) => {
    const list = made("dl", {});
    for (const [term, description] of entries) if (description) list.append(made("dt", {}, term), made("dd", {}, description));
    return list;
  };

  const alternative = ([value, source, configuration, condition, note, reason, distance], name = "") =>
    made(
      "li",
      {},
      made("p", {}, name && `${name} `, made("bdi", { className: "value" }, value), distance ? made("span", { className: "distance" }, distance) : ""),
      made("p", {}, [configuration, condition].filter(Boolean).join(", ")),
      made("p", {}, reason ?? ""),
      made("p", { className: "aside" }, note ?? ""),
      made("p", { className: "aside" }, sourceOf(source)),
    );

  /** The input of a derived figure says what it is instead of why it is shown. */
  const input = ([value, source, configuration, condition, note, name]) => alternative([value, source, configuration, condition, note], name);

  const listed = (title, claims, toItem = alternative) =>
    claims.length ? [made("h3", {}, title), made("ol", {}, ...claims.map((claim) => toItem(claim)))] : [];

  const published = ([[value, source, configuration, condition, note, reason], ...others]) => [
    pairs([
      ["Published as", made("bdi", {}, value)],
      ["Configuration", configuration],
      ["Condition", condition],
      ["Note", note],
      ["Source", sourceOf(source)],
      ["Verdict", reason],
    ]),
    ...listed("Other published figures", others),
  ];

  const noteAt = (place) => document.querySelector(`ol.notes > :nth-child(${place + 1})`).textContent;

  const derived = (notes, claims) => [
    pairs([["Computed", notes.map(noteAt).join(", ")]]),
    ...listed("From these published figures", claims, input),
  ];

  const open = (figure) => {
    dossiers ??= JSON.parse(byId("dossiers").textContent);
    const cell = figure.closest("td");
    const row = cell.parentElement;
    const column = cell.cellIndex - 1;
    const spec = data.specs[column];
    const [notes, ...claims] = dossiers[column][places.get(row)];
    const isGap = figure.firstChild.data === data.gap;
    const unit = isGap ? "" : spec.units[view.units];
    const marks = [...figure.firstChild.data].filter((sign) => data.marks[sign]).map((sign) => `${sign} ${data.marks[sign]}`);
    byId("figure-title").replaceChildren(`${spec.label} of `, made("bdi", {}, row.cells[0].textContent));
    byId("figure-inside").replaceChildren(
      made("p", { className: "large" }, [figure.firstChild.data, unit].filter(Boolean).join(" ")),
      made("p", { className: "aside" }, [...marks, spec.definition].join(" · ")),
      ...(isGap ? listed("Published, but not shown", claims) : spec.derived ? derived(notes, claims) : published(claims)),
    );
    dialog.showModal();
    dialog.scrollTop = 0;
  };

  // --- begin ---------------------------------------------------------------------

  asButtons();
  makeControls();
  body.addEventListener("click", (event) => {
    const figure = event.target.closest(".figure");
    if (figure) open(figure);
  });
  body.addEventListener("keydown", move);
  body.addEventListener("focusin", (event) => event.target.matches(".figure") && setStop(event.target));
  byId("close").addEventListener("click", () => dialog.close());
  // A text that is marked beyond the edge ends in a click there, too: only one that began there closes.
  let beganBeside = false;
  dialog.addEventListener("pointerdown", (event) => (beganBeside = event.target === dialog));
  dialog.addEventListener("click", (event) => event.target === dialog && beganBeside && dialog.close());
  const restore = () => {
    if (location.hash && !location.hash.startsWith("#view&")) return;
    show(read(location.hash), false);
    showControls();
  };
  addEventListener("hashchange", restore);
  for (const each of document.querySelectorAll(".controls, .hint")) each.hidden = false;
  showControls();
  describe();
  keepStop();
  restore();
})();
