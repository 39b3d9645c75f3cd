"use strict";

// Exact figures: the spans of the library on whole numbers, rounded by its rules; tested against it, cell by cell.
const exact = (() => {
  const MINUS = "−";
  const BOUNDS = ["≥", ">", "≤", "<"];

  // --- quotients of whole numbers ----------------------------------------------

  const size = (whole) => (whole < 0n ? -whole : whole);

  const divisor = (one, other) => {
    while (other) [one, other] = [other, one % other];
    return one;
  };

  const LONG = 2n ** 256n;

  /** A quotient with a denominator above zero; only a long one is reduced, as that takes time. */
  const quotient = (above, below = 1n) => {
    if (below < LONG) return { above, below };
    const common = divisor(size(above), below);
    return { above: above / common, below: below / common };
  };

  const ZERO = quotient(0n);

  const read = (text) => quotient(...text.split("/").map(BigInt));

  /** Read a number as somebody types it; null where it is none. */
  const typed = (text) => {
    const found = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text.trim());
    if (!found) return null;
    const behind = found[2] ?? "";
    return quotient(BigInt(found[1] + behind), 10n ** BigInt(behind.length));
  };

  const plus = (one, other) => quotient(one.above * other.below + other.above * one.below, one.below * other.below);
  const minus = (one, other) => quotient(one.above * other.below - other.above * one.below, one.below * other.below);
  const times = (one, other) => quotient(one.above * other.above, one.below * other.below);
  const over = (one, other) =>
    other.above < 0n
      ? quotient(-one.above * other.below, -one.below * other.above)
      : quotient(one.above * other.below, one.below * other.above);
  const isZero = (one) => !one.above;
  const isLess = (one, other) => one.above * other.below < other.above * one.below;
  const isSame = (one, other) => one.above * other.below === other.above * one.below;
  const larger = (one, other) => (isLess(one, other) ? other : one);
  const either = (one, other, join) => (one && other ? join(one, other) : null);

  /** The power of ten at or below a number above zero. */
  const power = ({ above, below }) => {
    const found = `${above}`.length - `${below}`.length;
    const [top, bottom] = found < 0 ? [above * 10n ** BigInt(-found), below] : [above, below * 10n ** BigInt(found)];
    return top < bottom ? found - 1 : found;
  };

  /** The float that is nearest to an exact number. */
  const float = ({ above, below }) => {
    if (!above) return 0;
    const shift = BigInt(Math.max(0, 66 - (size(above).toString(2).length - below.toString(2).length)));
    const whole = (size(above) << shift) / below;
    // A bit below all others says that something is left, so that half-way is told from more.
    const rest = (size(above) << shift) % below ? 1n : 0n;
    const found = Number((whole << 1n) | rest) / 2 ** (Number(shift) + 1);
    return above < 0n ? -found : found;
  };

  // --- rounding ------------------------------------------------------------------

  const floored = (above, below) => (above < 0n && above % below ? above / below - 1n : above / below);

  const whole = (above, below, mark) => {
    if (["≥", ">"].includes(mark)) return floored(above, below);
    if (["≤", "<"].includes(mark)) return -floored(-above, below);
    const half = (2n * size(above) + below) / (2n * below);
    return above < 0n ? -half : half;
  };

  const moved = (above, below, places) =>
    places < 0 ? [above, below * 10n ** BigInt(-places)] : [above * 10n ** BigInt(places), below];

  const written = (number, places) => {
    if (number < 0n) return MINUS + written(-number, places);
    if (places <= 0) return `${number * 10n ** BigInt(-places)}`;
    const text = `${number}`.padStart(places + 1, "0");
    return `${text.slice(0, -places)}.${text.slice(-places)}`;
  };

  /** How many digits after the point give a number so many significant ones. */
  const placesOf = (number, digits) => {
    const places = digits - 1 - power(number);
    const rounded = whole(...moved(number.above, number.below, places), "");
    return rounded === 10n ** BigInt(digits) ? places - 1 : places;
  };

  /** Numbers with so many digits after the point, or more where two would read the same, one as nothing, or a bound were not close. */
  const spelled = (ends, places, mark, isClose = true) => {
    const count = ends.length > 1 && !isSame(ends[0], ends[1]) ? 2 : 1;
    for (;;) {
      const wholes = ends.map((end) => whole(...moved(end.above, end.below, places), mark));
      const isLost = (end, found) => {
        const [above, below] = moved(end.above, end.below, places);
        const isFar = isClose && BOUNDS.includes(mark) && size(found * below - above) * 100n > size(above);
        return isFar || (!found && !isZero(end));
      };
      if (new Set(wholes).size >= count && !ends.some((end, place) => isLost(end, wholes[place])))
        return wholes.map((each) => written(each, places));
      places += 1;
    }
  };

  /** The most digits of a number that is not rounded. */
  const EXACT_DIGITS = 15;

  const withoutZeros = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

  /** A number with at most fifteen digits, and no zeros at its end. */
  const ended = (end, mark) => {
    if (isZero(end)) return "0";
    const places = placesOf(end, EXACT_DIGITS);
    return withoutZeros(written(whole(...moved(end.above, end.below, places), mark), places));
  };

  // --- spans ---------------------------------------------------------------------

  const isBound = (span) => !span.low || !span.high;
  const isPoint = (span) => Boolean(span.low && span.high) && isSame(span.low, span.high);
  const isEmpty = (span) => !span.low && !span.high;
  const endsOf = (span) => (isPoint(span) ? [span.low] : [span.low, span.high].filter(Boolean));

  const markOf = (span) => {
    if (isEmpty(span)) return "";
    if (!span.high) return span.isLowOpen ? ">" : "≥";
    if (!span.low) return span.isHighOpen ? "<" : "≤";
    if (span.isAbout) return "~";
    return isPoint(span) ? "" : "–";
  };

  const spanOf = (text) => {
    const [low, high, first, last, letters = "", nominal, mark] = text.split(";");
    const end = (written) => (written === "-" ? null : read(written));
    const has = (letter) => letters.includes(letter);
    const step = first ? read(first) : ZERO;
    const span = {
      low: end(low),
      high: end(high || low),
      steps: [step, last ? read(last) : step],
      isLowOpen: has("l"),
      isHighOpen: has("h"),
      isAbout: has("a"),
      isComputed: has("c"),
      isTolerance: has("t"),
      isGrowing: has("g"),
    };
    span.mark = mark === "-" ? "" : mark || markOf(span);
    const ends = endsOf(span);
    span.nominal = nominal ? read(nominal) : over(plus(ends[0], ends.at(-1)), quotient(2n));
    return span;
  };

  const scaled = (span, factor) => ({
    ...span,
    low: span.low && times(span.low, factor),
    high: span.high && times(span.high, factor),
    steps: span.steps.map((step) => times(step, factor)),
    nominal: times(span.nominal, factor),
  });

  const slack = (span, end, step) =>
    span.isAbout ? larger(step, times(quotient(size(end.above), end.below), quotient(1n, 20n))) : over(step, quotient(2n));

  /** The span in which a quantity may really lie, without "about". */
  const reach = (span) => {
    if (!span.low) return { ...span, low: ZERO };
    if (!span.high || !(span.isAbout || span.isComputed)) return span;
    const low = minus(span.low, slack(span, span.low, span.steps[0]));
    const high = plus(span.high, slack(span, span.high, span.steps[1]));
    const sharp = { isLowOpen: false, isHighOpen: false, isAbout: false, isComputed: false };
    return { ...span, ...sharp, low: larger(low, ZERO), high };
  };

  /** Beside a bound, about counts with all its reach. */
  const beside = (span, other) => (span.isAbout && isBound(other) ? reach(span) : span);

  const precision = (span) => {
    const pairs = [span.low, span.high].map((end, place) => [end, span.steps[place]]);
    const parts = pairs.filter(([end]) => end && !isZero(end)).map(([end, step]) => over(step, quotient(size(end.above), end.below)));
    return parts.length ? parts.reduce(larger) : quotient(1n);
  };

  const stepsOf = (part, low, high) => [low, high].map((end) => times(part, end ?? ZERO));

  const inverse = (span) => {
    const under = (end) => (end && !isZero(end) ? over(quotient(1n), end) : null);
    const [low, high] = [under(span.high), under(span.low)];
    return { ...span, low, high, isLowOpen: span.isHighOpen, isHighOpen: span.isLowOpen, steps: stepsOf(precision(span), low, high) };
  };

  const product = (span, other) => {
    const [one, two] = [beside(span, other), beside(other, span)];
    const high = either(one.high, two.high, times);
    let low = either(one.low, two.low, times);
    // Zero or more is what any quantity is.
    if (!high && low && isZero(low)) low = null;
    const part = larger(precision(span), precision(other));
    return {
      low,
      high,
      isLowOpen: Boolean(low && !isZero(low)) && (one.isLowOpen || two.isLowOpen),
      isHighOpen: Boolean(high && !isZero(high)) && (one.isHighOpen || two.isHighOpen),
      isAbout: one.isAbout || two.isAbout,
      isComputed: true,
      steps: stepsOf(part, low, high),
    };
  };

  const quotientOf = (span, other) => product(span, inverse(beside(other, span)));

  const differenceOf = (span, other) => {
    const [one, two] = [beside(span, other), beside(other, span)];
    const step = [...span.steps, ...other.steps].reduce(larger);
    const [low, high] = [either(one.low, two.high, minus), either(one.high, two.low, minus)];
    return {
      low,
      high,
      isLowOpen: Boolean(low) && (one.isLowOpen || two.isHighOpen),
      isHighOpen: Boolean(high) && (one.isHighOpen || two.isLowOpen),
      isAbout: one.isAbout || two.isAbout,
      isComputed: true,
      steps: [step, step],
    };
  };

  const signOf = (span) => markOf(span).replace("–", "");

  // As the library rounds without an option: with as many digits as the figures bear.
  const HONEST = { digits: null, exact: false };

  /** A computed span with as many digits as its precision bears, or with those asked for. */
  const roundedText = (span, { digits, exact }) => {
    const [ends, mark, width] = [endsOf(span), signOf(span), precision(span)];
    const known = ends.filter((end) => !isZero(end));
    if (exact || !known.length || (!digits && isZero(width))) return mark + ends.map((end) => ended(end, mark)).join("–");
    const least = known.reduce((one, other) => (isLess(other, one) ? other : one));
    if (digits) return mark + spelled(ends, placesOf(least, digits), mark, false).join("–");
    const comparable = power(over(quotient(2n), times(width, least)));
    const counted = placesOf(least, power(over(quotient(1n), width)) + 1);
    return mark + spelled(ends, Math.max(comparable, counted), mark).join("–");
  };

  const withSign = (text) => (text.startsWith(MINUS) || !/[^0.]/.test(text) ? text : `+${text}`);

  const signedText = (span, { digits, exact }) => {
    const [ends, mark] = [endsOf(span), signOf(span)];
    const largest = ends.map((end) => quotient(size(end.above), end.below)).reduce(larger);
    let places = -power(isZero(span.steps[0]) ? quotient(1n) : span.steps[0]);
    if ((exact || digits) && !isZero(largest)) places = (digits ?? EXACT_DIGITS) - 1 - power(largest);
    const texts = spelled(ends, places, mark, !digits);
    return mark + (exact ? texts.map(withoutZeros) : texts).map(withSign).join(" to ");
  };

  /** How many times a figure is another one; null where the two say nothing together. */
  const ratio = (span, base, isCount, rounding = HONEST) => {
    const made = quotientOf(span, base);
    if (isEmpty(made)) return null;
    // Wheels are counted, not measured: 6 are 1.5 times as many as 4.
    if (isCount) made.steps = stepsOf(quotient(1n, 10n), made.low, made.high);
    return { ...made, text: roundedText(made, rounding) };
  };

  /** By how much a figure is larger than another one, both in the unit of the answer. */
  const difference = (span, base, isCount, rounding = HONEST) => {
    const made = differenceOf(span, base);
    if (isEmpty(made)) return null;
    if (isCount) made.steps = [quotient(1n), quotient(1n)];
    return { ...made, text: signedText(made, isCount ? HONEST : rounding) };
  };

  // --- questions -------------------------------------------------------------------

  /** The ends of all that a quantity may be; no high end is without end. */
  const groundOf = (span) => reach(span);

  const isBelow = (one, other) => {
    if (!one.high) return false;
    return isLess(one.high, other.low) || (isSame(one.high, other.low) && (one.isHighOpen || other.isLowOpen));
  };

  const isAtMost = (end, other) => Boolean(end) && !isLess(other, end);

  /** Whether no pair of quantities relates so, and whether every one does. */
  const related = (sign, one, other) => {
    if (sign.startsWith(">")) return related(sign.replace(">", "<"), other, one);
    if (sign === "!=") return related("==", one, other).reverse();
    if (sign === "==") {
      const arePoints = isPoint(one) && isPoint(other);
      return [isBelow(one, other) || isBelow(other, one), arePoints && isSame(one.low, other.low)];
    }
    if (sign === "<") return [isAtMost(other.high, one.low), isBelow(one, other)];
    return [isBelow(other, one), isAtMost(one.high, other.low)];
  };

  /** Whether a figure relates so to a number in its unit: yes, maybe or no. */
  const answer = (span, sign, number) => {
    const point = { low: number, high: number, isLowOpen: false, isHighOpen: false };
    const [isNever, isAlways] = related(sign, groundOf(span), point);
    if (isNever) return "no";
    return isAlways ? "yes" : "maybe";
  };

  const isRounded = (span) => !span.isTolerance && ["", "~"].includes(signOf(span)) && endsOf(span).some((end) => !isZero(end));

  /** Whether values leave room for one and the same quantity. */
  const isRoom = (spans) => {
    const fits = spans.map((span) => ({ ...reach({ ...span, isComputed: !span.isTolerance }), isRounded: isRounded(span) }));
    const highs = fits.map((fit) => fit.high).filter(Boolean);
    if (!highs.length) return true;
    const high = highs.reduce((one, other) => (isLess(other, one) ? other : one));
    const low = fits.map((fit) => fit.low).reduce(larger);
    if (isLess(low, high)) return true;
    const isAbove = fits.some((fit) => isSame(fit.low, low) && fit.isRounded);
    const isUnder = fits.some((fit) => fit.high && isSame(fit.high, high) && fit.isRounded);
    return isSame(low, high) && !(isAbove && isUnder);
  };

  /** The same of values that may have several sides each, in any order. */
  const areAlike = (values) => {
    const sorted = values.map((sides) => [...sides].sort((one, other) => (isLess(one.nominal, other.nominal) ? -1 : 1)));
    if (new Set(sorted.map((sides) => sides.length)).size > 1) return false;
    return (sorted[0] ?? []).every((_, place) => isRoom(sorted.map((sides) => sides[place])));
  };

  // --- likeness ----------------------------------------------------------------------

  const logarithm = ({ above, below }) => Math.log10(Number(above)) - Math.log10(Number(below));

  /** The logarithm of the ratio of two figures; null where they say nothing together. */
  const apart = (given, other) => {
    if ((given.mark || other.mark) && isEmpty(quotientOf(other, given))) return null;
    return logarithm(over(other.nominal, given.nominal));
  };

  const distance = (logarithms) => Math.sqrt(logarithms.reduce((sum, each) => sum + each ** 2, 0) / logarithms.length);

  /** A typical factor with two digits. */
  const factorText = (apart) => {
    const [digits, exponent] = Number((10 ** apart).toPrecision(12)).toExponential(11).split("e");
    const number = times(typed(digits), quotient(10n ** BigInt(exponent)));
    const places = Math.max(0, 1 - power(number));
    return written(whole(...moved(number.above, number.below, places), ""), places);
  };

  return {
    answer, apart, areAlike, difference, distance, factorText, float, isPoint, isSame, isZero, over, ratio, read, scaled, spanOf, times, typed, markOf,
  };
})();
