"use strict";

// Files: what is shown as CSV and JSON, in the forms of the library.
const files = (() => {
  /** A float as Python writes it. */
  const floatText = (number) => {
    const [digits, exponent] = number.toExponential().split("e");
    const power = Number(exponent);
    if (number && (power < -4 || power >= 16)) {
      const sign = power < 0 ? "-" : "+";
      return `${digits}e${sign}${`${Math.abs(power)}`.padStart(2, "0")}`;
    }
    return Number.isInteger(number) ? `${number}.0` : `${number}`;
  };

  const isWhole = (number) => number.above % number.below === 0n;

  const numberText = (number, unit) => {
    if (number === null) return "";
    return !unit && isWhole(number) ? `${number.above / number.below}` : floatText(exact.float(number));
  };

  const numberValue = (number, unit) => {
    if (number === null) return null;
    return !unit && isWhole(number) ? Number(number.above / number.below) : exact.float(number);
  };

  const bounds = ["≥", ">", "≤", "<"];

  /** What a published figure states as exact numbers: see Numbers of the library. */
  const stated = (span, isGrowing) => {
    const isBare = span.isAbout && exact.isPoint(span);
    const hasNumber = span.mark !== "–" && !bounds.includes(span.mark) && !(span.mark === "~" && !exact.isPoint(span) && !span.isTolerance);
    return {
      magnitude: hasNumber ? span.nominal : null,
      low: isBare ? null : span.low,
      high: isBare || isGrowing ? null : span.high,
      mark: span.mark,
    };
  };

  /** What a computed figure states. */
  const computed = (span) => {
    const isBare = span.isAbout && exact.isPoint(span);
    return {
      magnitude: exact.isPoint(span) ? span.low : null,
      low: isBare ? null : span.low,
      high: isBare ? null : span.high,
      mark: exact.markOf(span),
    };
  };

  // --- CSV -------------------------------------------------------------------------

  const signed = "[+-]?[0-9]+(?:\\.[0-9]+)?";
  const noFormula = new RegExp(`^(?:-|${signed}(?: to ${signed})?(?: %(?:,(?: [\\p{L}\\p{M}]+)+)?| [\\p{L}\\p{M}]+)?)$`, "u");

  /** A text that no spreadsheet runs as a formula. */
  const harmless = (text) => (/^[=+\-@]/.test(text) && !noFormula.test(text) ? `'${text}` : text);

  const csvCell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  const csv = (columns) => {
    const names = Object.keys(columns);
    const count = columns[names[0]].length;
    const lines = [names.map((name) => csvCell(harmless(name)))];
    for (let place = 0; place < count; place += 1) lines.push(names.map((name) => csvCell(columns[name][place])));
    return lines.map((line) => `${line.join(",")}\n`).join("");
  };

  /** The columns of some figures of one spec: the number, and ends and mark where they are needed. */
  const numberColumns = (name, column, unit, numbers) => {
    const known = numbers.filter(Boolean);
    const same = (one, other) => one === other || Boolean(one && other && exact.isSame(one, other));
    const made = { [column]: numbers.map((each) => (each ? numberText(each.magnitude, unit) : "")) };
    if (known.some((each) => !same(each.low, each.magnitude) || !same(each.high, each.magnitude))) {
      for (const end of ["low", "high"]) made[`${column}_${end}`] = numbers.map((each) => (each ? numberText(each[end], unit) : ""));
    }
    return { ...made, ...markColumn(name, numbers) };
  };

  const markColumn = (name, numbers) =>
    numbers.some((each) => each?.mark) ? { [`${name}_mark`]: numbers.map((each) => (each ? harmless(each.mark) : "")) } : {};

  const sideColumns = (name, column, unit, numbers) => {
    const made = {};
    for (const place of [0, 1, 2])
      made[`${column}_${place + 1}`] = numbers.map((each) => (each?.sides?.[place] ? numberText(each.sides[place], unit) : ""));
    return { ...made, ...markColumn(name, numbers) };
  };

  /** Plain data as JSON that can be shown: characters that cannot be seen are written by their numbers. */
  const json = (found) => {
    const unseen = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
    const text = JSON.stringify(found, null, 2);
    return `${text.replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
  };

  return { computed, csv, harmless, json, numberColumns, numberValue, sideColumns, stated };
})();
