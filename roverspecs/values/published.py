"""Published values: the grammar that reads them, and their digits as printed.

A published value is text such as ``"~5 kg"``, ``"5–6 kg"`` or ``"5 ft 11 in"``.
It is read by a strict grammar over :class:`decimal.Decimal`; a text that could
mean two things is refused with a hint.  Whether the unit exists is the concern of
:mod:`roverspecs.values.units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

import attrs

from roverspecs.errors import UnknownUnitError, ValueSyntaxError
from roverspecs.values._factors import FACTORS, SYMBOLS
from roverspecs.values.marks import MARK_OF, MARKS

MAX_LENGTH = 80
"""The most characters a published value may have."""

COMPOUNDS = {
    ("ft", "in"): 12,
    ("lb", "oz"): 16,
    ("h", "min"): 60,
    ("min", "s"): 60,
    ("d", "h"): 24,
    ("year", "month"): 12,
}
"""How many of the second unit make one of the first, in values of two parts."""

_FRACTION = r"[¼-¾⅐-⅞⅒]|\d ?[/⁄∕／] ?\d"
_PARTS = (1, 2, 4, 8, 16, 32, 64)

_MAX_EXPONENT = 30
_MAX_DIGITS = 40


def _by_first_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """Return words by their first letters, the longest first: a text is compared with few."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return found


_WORDS_OF_MARKS = _by_first_letter(MARK_OF)

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))

# Digits are ASCII only: \d would let in the digits of every script.
_DIGITS = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]*)"
_NUMBER = rf"{_DIGITS}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+| ?[×x] ?10(?:\^-?[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?"
# Letters and the signs that units are built with; a digit only as an exponent.
# To \w, more signs are letters than are.
_LETTER = r"[^\W\d_¹²³⁰-₟¼-¾⅐-↉]"
_UNIT = (
    rf"{_LETTER}(?:{_LETTER}|[_°/·.%²³]|-(?={_LETTER})|\*\*?[0-9]?|\^[0-9]| (?![0-9]|to\b))*"
    r"|[°%\"'′″´`]+"
)
_MARKS_OF_FEET = "'′´`"
_DASH = r"(?:-|‐|‑|–|—|−)"

# Compiled when first needed, which spares most processes most of them.
_PLAIN = rf"(?P<a>{_NUMBER}) ?(?P<u>{_UNIT})?"
_BETWEEN = rf" ?(?:{_DASH}|\bto\b) ?"
# A letter x within the name of a unit is followed by another letter.
_BY = r"[×xX*](?![^\W\d_])"
_LOST_POWER = "10[1-9][0-9]?"
_TOLERANCE = (
    rf"(?P<o>\()?(?P<a>{_NUMBER}) ?(?P<v>{_UNIT})? ?(?:±|\+/[-−]|\+-) ?(?P<b>{_NUMBER}) ?"
    rf"(?(o)\)) ?(?P<u>{_UNIT})?"
)
_ASYMMETRIC = (
    rf"(?P<a>{_NUMBER}) ?\+ ?(?P<b>{_NUMBER}) ?[/,]? ?[-−] ?(?P<c>{_NUMBER}) ?(?P<u>{_UNIT})?"
)
_COMPOUND = rf"(?P<a>[1-9][0-9]*) ?(?P<v>{_UNIT}) ?(?P<b>[0-9]+(?:\.[0-9]+)?) ?(?P<u>{_UNIT})"

_COMPOUND_UNITS = {
    "foot": "ft",
    "lbs": "lb",
    "hr": "h",
    "hrs": "h",
    "mins": "min",
    "sec": "s",
    "secs": "s",
    "feet": "ft",
    "inch": "in",
    "inches": "in",
    "pound": "lb",
    "pounds": "lb",
    "ounce": "oz",
    "ounces": "oz",
    "hour": "h",
    "hours": "h",
    "minute": "min",
    "minutes": "min",
    "second": "s",
    "seconds": "s",
    "day": "d",
    "days": "d",
    "years": "year",
    "yr": "year",
    "months": "month",
}


_MARK_OF_FORM = {"range": "–", "tolerance": "±"}


def _numbers_key(numbers: tuple[Decimal, ...]) -> tuple[str, ...]:
    # 5.00 and 5 are equal as Decimals, and two different published values.
    return tuple(map(str, numbers))


# What is computed of a value is kept by it: its hash is asked for many times.
@attrs.frozen(kw_only=True, cache_hash=True)
class PublishedValue:
    """Hold a value as it was published: numbers, digits, mark and unit.

    Two values are equal if they say the same with the same digits:
    ``"5-6 kg"`` equals ``"5 to 6 kg"``, and ``"5.00 kg"`` is not ``"5 kg"``.

    Attributes
    ----------
    numbers : tuple of Decimal
        As printed: one for a plain value; low and high of a range; value and
        tolerance, or value, plus and minus, where there is a ±; both parts
        of a compound such as feet and inches; two or three sides.
    form : {"plain", "range", "tolerance", "compound", "sides"}
        How to read the numbers.
    sign : {"", "~", "≥", "≤", ">", "<"}
        The mark before the numbers.
    units : tuple of str
        The unit as written, two of them for a compound; empty for a count.
    has_fractions : bool
        Whether it was printed with fractions such as 3/8, which are no decimals: they
        vouch for their part, and not for its digits.
    """

    numbers: tuple[Decimal, ...] = attrs.field(eq=_numbers_key)
    form: str = "plain"
    sign: str = ""
    units: tuple[str, ...] = ()
    has_fractions: bool = False

    @staticmethod
    def parse(text: str) -> PublishedValue:
        """Read a published value.

        Parameters
        ----------
        text : str
            At most :data:`MAX_LENGTH` characters.

        Returns
        -------
        PublishedValue
            With ``str(value)`` reading back to an equal one.

        Raises
        ------
        ValueSyntaxError
            If the text is not a value, or could mean two; the message says
            what to write instead.

        Examples
        --------
        >>> str(PublishedValue.parse("approximately 5 to 6 kg"))
        '~5–6 kg'
        """
        if not isinstance(text, str):
            raise ValueSyntaxError(
                text, f"expected text such as '5 kg', found {type(text).__name__}"
            )
        return _parsed(text)

    @property
    def unit(self) -> str:
        """The unit of :attr:`nominal`; of a compound, the smaller one."""
        if not self.units:
            return ""
        return self.units[-1]

    @property
    def mark(self) -> str:
        """The sign, else "–" for a range and "±" for a tolerance, else ""."""
        return self.sign or _MARK_OF_FORM.get(self.form, "")

    @property
    def sides(self) -> tuple[PublishedValue, ...]:
        """Each of two or three lengths with an × between, by itself; else the value alone."""
        if self.form != "sides":
            return (self,)
        return tuple(
            attrs.evolve(
                self,
                numbers=(number,),
                form="plain",
                has_fractions=self.has_fractions and _denominator(number) > 1,
            )
            for number in self.numbers
        )

    @property
    def finest_part(self) -> int:
        """The parts of a unit that its fractions count, such as 8 for 14 3/8; 1 without any."""
        if not self.has_fractions:
            return 1
        return max(map(_denominator, self.numbers))

    @property
    def nominal(self) -> Decimal:
        """The number in :attr:`unit`; of a range, its middle; of sides, the first."""
        first = self.numbers[0]
        if self.form == "range":
            return EXACT.divide(EXACT.add(first, self.numbers[1]), Decimal(2))
        if self.form == "compound":
            return EXACT.fma(first, Decimal(compound_ratio(self.units)), self.numbers[1])
        return first

    @property
    def low(self) -> Decimal | None:
        """The low end in :attr:`unit`, where there is a range or a ±."""
        if self.form == "range":
            return self.numbers[0]
        if self.form == "tolerance":
            return EXACT.subtract(self.numbers[0], self.numbers[-1])
        return None

    @property
    def high(self) -> Decimal | None:
        """The high end in :attr:`unit`, where there is a range or a ±."""
        if self.form == "range":
            return self.numbers[1]
        if self.form == "tolerance":
            return EXACT.add(self.numbers[0], self.numbers[1])
        return None

    def without_unit(self) -> str:
        """Return the text of a table cell: mark and numbers, no exponents.

        A compound gives the number in its smaller unit.
        """
        if self.form == "compound":
            return self.sign + format(self.nominal, "f")
        return self._written([format(number, "f") for number in self.numbers])

    def __str__(self) -> str:
        """Return the value in one spelling, which reads back to an equal one."""
        spell = _digits_of
        if self.has_fractions:
            spell = _mixed
        texts = [spell(number) for number in self.numbers]
        if self.form == "compound":
            pairs = zip(texts, self.units, strict=True)
            return self.sign + " ".join(f"{text} {unit}" for text, unit in pairs)
        return f"{self._written(texts)} {self.unit}".rstrip(" ")

    def _written(self, texts: list[str]) -> str:
        if self.form == "range":
            return f"{self.sign}{texts[0]}–{texts[1]}"
        if self.form == "sides":
            return self.sign + " × ".join(texts)
        if self.form == "tolerance":
            number, *tolerance = texts
            if len(tolerance) == 1:
                return f"{number} ± {tolerance[0]}"
            return f"{number} +{tolerance[0]}/-{tolerance[1]}"
        return self.sign + texts[0]


def compound_ratio(units: tuple[str, ...]) -> int:
    """Return how many of the second unit make one of the first.

    Raises
    ------
    KeyError
        If the two units make no compound.
    """
    first, second = map(_usual, units)
    return COMPOUNDS[first, second]


def _usual(unit: str) -> str:
    """Return the symbol of a unit of a compound."""
    plain = unit.casefold().rstrip(".")
    return _COMPOUND_UNITS.get(plain, unit.rstrip("."))


_FORMS = [
    ("compound", _COMPOUND),
    ("tolerance", _TOLERANCE),
    ("tolerance", _ASYMMETRIC),
]

# Enough digits for any text of MAX_LENGTH and any factor between two units.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


_READ: dict[str, str] = {}


def remember(read: Mapping[str, str]) -> None:
    """Keep the parts of texts that were read before, so that no grammar is needed for them.

    Parameters
    ----------
    read : mapping of str to str
        For each text its parts: see :func:`parts_of`.
    """
    _READ.update(read)


def parts_of(value: PublishedValue) -> str:
    """Return the parts of a value in one text: form, sign, numbers, fractions and units.

    A catalog has two thousand of them, and lists take much longer to read.

    Parameters
    ----------
    value : PublishedValue

    Returns
    -------
    str
        The parts with bars between, which no unit has.
    """
    fractions = ""
    if value.has_fractions:
        fractions = "fractions"
    return "|".join(
        [value.form, value.sign, " ".join(map(str, value.numbers)), fractions, *value.units]
    )


# Sources repeat each other: half of all texts are read a second time.
@lru_cache(maxsize=4096)
def _parsed(text: str) -> PublishedValue:
    if text not in _READ:
        return read(text)
    form, sign, numbers, fractions, *units = _READ[text].split("|")
    return PublishedValue(
        numbers=tuple(map(Decimal, numbers.split())),
        form=form,
        sign=sign,
        units=tuple(units),
        has_fractions=bool(fractions),
    )


def read(text: str) -> PublishedValue:
    """Read a published value by the grammar, whatever is remembered of it.

    Parameters
    ----------
    text : str

    Returns
    -------
    PublishedValue

    Raises
    ------
    ValueSyntaxError
        As for :meth:`PublishedValue.parse`.
    """
    if len(text) > MAX_LENGTH:
        raise ValueSyntaxError(text, f"expected at most {MAX_LENGTH} characters, found {len(text)}")
    strict = text.translate(_SPACES).strip(" ")
    found = _matched(strict)
    if found is None or not found.has_usual_units:
        rewritten = _rewritten(text)
        if rewritten != strict:
            found = _matched(rewritten)
            if found and re.search(_FRACTION, text):
                return _in_fractions(_built(text, found))
    if found is None:
        raise _refused(text)
    return _built(text, found)


def _in_fractions(value: PublishedValue) -> PublishedValue:
    """Return a value as one of fractions, if all its numbers can be written so again."""
    numbers = value.numbers
    parts = [_denominator(number) for number in numbers]
    is_halved = max(parts) > 1 and all(part in _PARTS for part in parts)
    is_spelled = is_halved and all(_decimal(number) == str(number) for number in numbers)
    return attrs.evolve(value, has_fractions=is_spelled)


def _denominator(number: Decimal) -> int:
    return number.as_integer_ratio()[1]


def _decimal(number: Decimal) -> str:
    """Return the digits that a fraction has without zeros behind them."""
    above, below = number.as_integer_ratio()
    return format(EXACT.divide(Decimal(above), Decimal(below)), "f")


def _mixed(number: Decimal) -> str:
    """Return a number as a whole one and a fraction, such as 14 3/8."""
    above, below = number.as_integer_ratio()
    whole, part = divmod(above, below)
    texts = []
    if whole or not part:
        texts.append(str(whole))
    if part:
        texts.append(f"{part}/{below}")
    return " ".join(texts)


def _rewritten(text: str) -> str:
    # Its tables of words are needed by few texts.
    from roverspecs.values.printed import rewritten

    return rewritten(text)


def is_strict(text: str) -> bool:
    """Return whether a text is read without the tables of words."""
    found = _matched(text)
    return found is not None and found.has_usual_units


def _refused(text: str, *otherwise: str) -> ValueSyntaxError:
    """Return the error that says why a text is not read."""
    from roverspecs.values.hints import hint

    return ValueSyntaxError(text, hint(text, *otherwise))


class _Found(NamedTuple):
    """Hold the parts of a text that one form of the grammar fits."""

    form: str
    sign: str
    groups: Mapping[str, str | None]
    high: Mapping[str, str | None] | None = None
    """The parts of the high end, where an end of a range has two of them."""

    @property
    def has_usual_units(self) -> bool:
        """Whether no unit needs to be looked at twice."""
        groups = self.groups, self.high or {}
        units = [each.get(name) for each in groups for name in "uv"]
        return all(not unit or unit in FACTORS or unit in SYMBOLS for unit in units)


def _matched(text: str) -> _Found | None:
    """Return the parts of a text in the one form of the strict grammar that fits it."""
    if not text:
        return None
    sign, body = _split_mark(text)
    if plain := re.fullmatch(_PLAIN, body):
        return _Found("plain", sign, plain.groupdict())
    if ends := _ends(sign, body):
        return ends
    if sides := _sides(sign, body):
        return sides
    for form, pattern in _FORMS:
        if found := re.fullmatch(pattern, body):
            return _Found(form, sign, found.groupdict())
    return None


def _ends(sign: str, body: str) -> _Found | None:
    """Return the parts of a range: two plain values or two compounds with a dash between."""
    for between in re.finditer(_BETWEEN, body):
        texts = body[: between.start()], body[between.end() :]
        low, high = (re.fullmatch(_PLAIN, text) for text in texts)
        if low and high:
            groups = {"a": low["a"], "v": low["u"], "b": high["a"], "u": high["u"]}
            return _Found("range", sign, groups)
        low, high = (
            plain or re.fullmatch(_COMPOUND, text)
            for plain, text in zip((low, high), texts, strict=True)
        )
        if low and high:
            return _Found("range", sign, low.groupdict(), high.groupdict())
    return None


def _sides(sign: str, body: str) -> _Found | None:
    """Return two or three plain values with an × between, of one unit that is a length."""
    parts = [re.fullmatch(_PLAIN, part.strip(" ")) for part in re.split(_BY, body)]
    if not 2 <= len(parts) <= 3 or None in parts:
        return None
    groups = [part.groupdict() for part in parts if part]
    units = {each["u"] for each in groups[:-1]}
    unit = groups[-1]["u"]
    # 1.5 × 108 km has lost a raised digit, and is no two lengths.
    is_power = len(parts) == 2 and re.fullmatch(_LOST_POWER, groups[-1]["a"] or "")
    # A unit on each side, or on the last one for all.
    if is_power or unit is None or units not in ({None}, {unit}) or not _is_length(unit):
        return None
    numbers = {name: each["a"] for name, each in zip("abc", groups, strict=False)}
    return _Found("sides", sign, {**numbers, "u": unit})


def _is_length(unit: str) -> bool:
    symbol = SYMBOLS.get(unit, unit)
    if symbol in FACTORS:
        return FACTORS[symbol][0] == "length"
    from roverspecs.values import unit_names

    try:
        name = unit_names.read(unit)
    except UnknownUnitError:
        return False
    return name in FACTORS and FACTORS[name][0] == "length"


def _split_mark(body: str) -> tuple[str, str]:
    """Return the mark that a text begins with, if any, and the rest."""
    if body[0] in "0123456789":
        return "", body
    folded = body.casefold()
    for word in _WORDS_OF_MARKS.get(folded[0], ()):
        rest = body[len(word) :]
        # A word that ends here, and not the beginning of another one.
        if folded.startswith(word) and (not word[-1].isalpha() or rest[:1] in (" ", *"0123456789")):
            return MARK_OF[word], rest.lstrip(" ")
    return "", body


def _built(text: str, found: _Found) -> PublishedValue:
    if found.high:
        return _range_of_parts(text, found)
    form, sign, groups = found.form, found.sign, found.groups
    numbers = tuple(_number(text, digits) for name in "abc" if (digits := groups.get(name)))
    first, last = _extent(numbers)
    _check_digits(text, first, last)
    units = _units_in(text, found)
    if form == "compound":
        _check_compound(text, numbers, units)
    if form == "range":
        _check_range(text, sign, numbers)
    if form == "tolerance" and sign:
        raise ValueSyntaxError(
            text, f"{MARKS[sign]!r} and a tolerance contradict each other: write one of them"
        )
    if form == "tolerance" and numbers[-1] > numbers[0]:
        raise ValueSyntaxError(text, "expected a tolerance no larger than the value")
    value = PublishedValue(numbers=numbers, form=form, sign=sign, units=units)
    is_short = len(text) <= MAX_LENGTH // 2 and all(len(unit) <= MAX_LENGTH // 4 for unit in units)
    if not is_short or first > 20 or last < -9:
        # Nothing else grows so long in a text that is short.
        _check_length(text, value)
    return value


def _units_in(text: str, found: _Found) -> tuple[str, ...]:
    """Return the unit of a value, or both of a compound."""
    unit, other = ((found.groups.get(name) or "").strip(" ") for name in "uv")
    if "%" in unit:
        raise _refused(text)
    if found.form == "compound":
        return (other, unit)
    if other and not unit and found.form == "tolerance":
        raise ValueSyntaxError(text, "write the unit after the tolerance, as in '5 ± 0.5 kg'")
    if other and other != unit:
        if other[0] in _MARKS_OF_FEET:
            raise _refused(text)
        raise ValueSyntaxError(text, "expected both ends in one unit, as in '5–6 kg'")
    return tuple(filter(None, [unit]))


def _range_of_parts(text: str, found: _Found) -> PublishedValue:
    """Return a range whose ends have two parts, such as feet and inches, in the smaller unit."""
    ends = []
    for groups in filter(None, (found.groups, found.high)):
        form = "compound" if "v" in groups else "plain"
        ends.append(_built(text, _Found(form, "", groups)))
    first, last = next(end.units for end in ends if end.form == "compound")
    usual = [tuple(map(_usual, end.units)) for end in ends]
    both = (_usual(first), _usual(last))
    if not {*usual} <= {both, both[:1], both[1:]}:
        raise ValueSyntaxError(text, "expected both ends in one unit, as in '5–6 kg'")
    numbers = []
    for end, units in zip(ends, usual, strict=True):
        # Feet alone, beside feet and inches.
        factor = compound_ratio(both) if units == both[:1] else 1
        numbers.append(EXACT.multiply(end.nominal, Decimal(factor)))
    _check_range(text, found.sign, tuple(numbers))
    value = PublishedValue(numbers=tuple(numbers), form="range", sign=found.sign, units=(last,))
    _check_length(text, value)
    return value


def _check_range(text: str, sign: str, numbers: tuple[Decimal, ...]) -> None:
    if not numbers[0] < numbers[1]:
        raise ValueSyntaxError(text, "expected a range from the smaller to the larger number")
    if sign not in ("", "~"):
        raise ValueSyntaxError(
            text, f"{MARKS[sign]!r} and a range contradict each other: write one of them"
        )


def _check_digits(text: str, first: int, last: int) -> None:
    """Refuse numbers with more digits, from first to last, than can be kept exactly."""
    if first - last >= _MAX_DIGITS:
        expected = f"expected numbers of at most {_MAX_DIGITS} digits"
        raise ValueSyntaxError(text, f"{expected}, found {first - last + 1} from first to last")


def _check_length(text: str, value: PublishedValue) -> None:
    if any(map(_has_power, value.numbers)) and _extent(value.numbers)[0] > _MAX_EXPONENT:
        # 10e30 would be written as 1.0e31.
        raise ValueSyntaxError(text, f"expected a number below 1e{_MAX_EXPONENT + 1}")
    length = len(str(value))
    if length > MAX_LENGTH:
        expected = f"expected numbers that take at most {MAX_LENGTH} characters written out"
        raise ValueSyntaxError(text, f"{expected}, found {length}")


def _extent(numbers: tuple[Decimal, ...]) -> tuple[int, int]:
    """Return the powers of ten of the first and of the last digit."""
    if len(numbers) == 1:
        # Most values are such.
        [number] = numbers
        return number.adjusted(), int(number.as_tuple().exponent)
    first = max(number.adjusted() for number in numbers)
    last = min(int(number.as_tuple().exponent) for number in numbers)
    return first, last


def _check_compound(text: str, numbers: tuple[Decimal, ...], units: tuple[str, ...]) -> None:
    try:
        ratio = compound_ratio(units)
    except KeyError:
        known = ", ".join(f"'{a} and {b}'" for a, b in COMPOUNDS)
        otherwise = f"expected one value; two parts are read only as {known}"
        raise _refused(text, otherwise) from None
    if numbers[1] >= ratio:
        raise ValueSyntaxError(text, f"expected less than {ratio} {units[1]} beside {units[0]}")


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _number(text: str, digits: str) -> Decimal:
    if digits.isdecimal():
        # Half of all numbers are such, and the grammar takes no other digits for them.
        return Decimal(digits)
    if "×" in digits or "x" in digits:
        digits = re.sub(r" ?[×x] ?10\^?", "e", digits)
    base, _, power = digits.lower().translate(_SUPERSCRIPTS).partition("e")
    try:
        exponent = int(power or "0")
    except ValueError:
        raise ValueSyntaxError(text, "expected a power of ten such as '×10^3' or 'e3'") from None
    if abs(exponent) > _MAX_EXPONENT:
        raise ValueSyntaxError(
            text, f"expected a power of ten from -{_MAX_EXPONENT} to {_MAX_EXPONENT}"
        )
    # Read as a whole, it keeps every digit; a context would round it.
    return Decimal(f"{base.replace(',', '').replace(' ', '')}e{exponent}")


def _has_power(number: Decimal) -> bool:
    """Return whether a number is written with a power of ten."""
    return int(number.as_tuple().exponent) > 0


def _digits_of(number: Decimal) -> str:
    # 1.20e3 has three digits that 1200 would not show.
    if not _has_power(number):
        return format(number, "f")
    return f"{number.scaleb(-number.adjusted(), EXACT):f}e{number.adjusted()}"
