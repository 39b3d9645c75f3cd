"""Published values: the grammar that reads them, and their digits as printed.

A published value is text such as ``"~5 kg"``, ``"5–6 kg"`` or ``"5 ft 11 in"``.
It is read by a strict grammar over :class:`decimal.Decimal`; a text that could
mean two things is refused with a hint.  Whether the unit exists is the concern of
:mod:`roverspecs.values.units`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

import attrs

from roverspecs.errors import ValueSyntaxError

MARKS = {
    "~": "about",
    "≥": "at least",
    "≤": "at most",
    ">": "more than",
    "<": "less than",
    "–": "range",
    "±": "plus or minus",
}
"""Each mark of a value, and what it means."""

MAX_LENGTH = 80
"""The most characters a published value may have."""

COMPOUNDS = {("ft", "in"): 12, ("lb", "oz"): 16, ("h", "min"): 60, ("min", "s"): 60}
"""How many of the second unit make one of the first, in values of two parts."""

_MAX_EXPONENT = 30
_MAX_DIGITS = 40

_SPELLINGS = {
    "~": "~|∼|≈|≃|about|approximately|approx.|approx|around|circa|ca.|ca|c.|roughly|nearly|almost",
    "≥": "≥|⩾|>=|at least|no less than|not less than|minimum|min.|min",
    "≤": "≤|⩽|<=|at most|up to|no more than|not more than|maximum|max.|max",
    ">": ">|more than|over|above",
    "<": "<|less than|under|below",
}
_MARK_OF = {word: mark for mark, words in _SPELLINGS.items() for word in words.split("|")}
_LONGEST_FIRST = sorted(_MARK_OF, key=len, reverse=True)

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))

# Digits are ASCII only: \d would let in the digits of every script.
_DIGITS = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]*)"
_NUMBER = rf"{_DIGITS}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+| ?[×x] ?10(?:\^?-?[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?"
# Letters and the signs that units are built with; a digit only as an exponent.
# To \w, more signs are letters than are.
_LETTER = r"[^\W\d_¹²³⁰-₟¼-¾⅐-↉]"
_UNIT = rf"{_LETTER}(?:{_LETTER}|[_°/·.%²³]|\*\*?[0-9]?|\^[0-9]| (?![0-9]|to\b))*|[°%\"'′″´`]+"
_DASH = r"(?:-|‐|‑|–|—|−)"

# Compiled when first needed, which spares most processes most of them.
_PLAIN = rf"(?P<a>{_NUMBER}) ?(?P<u>{_UNIT})?"
_BETWEEN = rf" ?(?:{_DASH}|\bto\b) ?"
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
}

# What to write instead of a text that no form of the grammar fits: the first
# pattern found in it gives the hint.
_HINTS = [
    (r"\*\*|[()].*[*^]|==|__", "an expression is not a value: expected one number and a unit"),
    (r"^[-−] ?[0-9.]", "a negative value was found where a quantity of zero or more was expected"),
    (r"(?i)^(nan|[+-]?inf)", "expected a finite number"),
    (r"^\+", "leave out the '+'"),
    (
        r"[0-9] ?[a-zA-Z]* ?[×x*] ?[0-9]",
        "several lengths in one text: give length, width and height each its own value",
    ),
    (r"[0-9]\([0-9]", "digits in brackets: write the uncertainty out, as in '5 ± 1 kg'"),
    (r"[0-9] ?['′’]|[0-9] ?[\"″”]", "inch and foot marks: write '5 ft 11 in'"),
    (r"^\.[0-9]", "write a zero before the decimal point, as in '0.5 kg'"),
    (r"[0-9]\.(?![0-9])", "write a digit after the decimal point, or leave the point out"),
    (
        r"\.[0-9]+[,.][0-9]|,[0-9]+\.[0-9]+[,.]",
        "mixed separators: write '1500.5' with one decimal point and no others",
    ),
    (
        r"[0-9],[0-9]",
        "a comma is ambiguous here: write '1.5' for a decimal point; "
        "a thousands comma stands before each group of three digits, as in '1,500'",
    ),
    (
        r"[0-9] [0-9]",
        "a space within a number is ambiguous here: groups of three digits, as in '1 000', or none",
    ),
    (r"^0[0-9]", "a number does not begin with a needless 0"),
    (r"[0-9][¹²³⁰-⁹]", "a power of ten is written '1e3' or '1×10^3'"),
    (r"[0-9] ?/ ?[0-9]|[½¼¾⅓⅔⅛]", "fractions are not read: write a decimal number"),
    (r"[0-9].*[;&]|[0-9].*\band\b|[0-9].*,", "expected one value, not several"),
]


def _numbers_key(numbers: tuple[Decimal, ...]) -> tuple[object, ...]:
    # 5.00 and 5 are equal as Decimals, and two different published values.
    return tuple(number.as_tuple() for number in numbers)


@attrs.frozen(kw_only=True)
class PublishedValue:
    """Hold a value as it was published: numbers, digits, mark and unit.

    Two values are equal if they say the same with the same digits:
    ``"5-6 kg"`` equals ``"5 to 6 kg"``, and ``"5.00 kg"`` is not ``"5 kg"``.

    Attributes
    ----------
    numbers : tuple of Decimal
        As printed: one for a plain value; low and high of a range; value and
        tolerance, or value, plus and minus, where there is a ±; both parts
        of a compound such as feet and inches.
    form : {"plain", "range", "tolerance", "compound"}
        How to read the numbers.
    sign : {"", "~", "≥", "≤", ">", "<"}
        The mark before the numbers.
    units : tuple of str
        The unit as written, two of them for a compound; empty for a count.
    """

    numbers: tuple[Decimal, ...] = attrs.field(eq=_numbers_key)
    form: str = "plain"
    sign: str = ""
    units: tuple[str, ...] = ()

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
        return self.sign or {"range": "–", "tolerance": "±"}.get(self.form, "")

    @property
    def nominal(self) -> Decimal:
        """The number in :attr:`unit`; of a range, its middle."""
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
        texts = [_digits_of(number) for number in self.numbers]
        if self.form == "compound":
            pairs = zip(texts, self.units, strict=True)
            return self.sign + " ".join(f"{text} {unit}" for text, unit in pairs)
        return f"{self._written(texts)} {self.unit}".rstrip(" ")

    def _written(self, texts: list[str]) -> str:
        if self.form == "range":
            return f"{self.sign}{texts[0]}–{texts[1]}"
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
    first, second = (_COMPOUND_UNITS.get(unit.casefold(), unit) for unit in units)
    return COMPOUNDS[first, second]


_FORMS = [
    ("compound", _COMPOUND),
    ("tolerance", _TOLERANCE),
    ("tolerance", _ASYMMETRIC),
]

# Enough digits for any text of MAX_LENGTH and any factor between two units.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


# Sources repeat each other: half of all texts are read a second time.
@lru_cache(maxsize=4096)
def _parsed(text: str) -> PublishedValue:
    sign, body = _split_mark(_checked(text))
    if plain := re.fullmatch(_PLAIN, body):
        return _built(text, "plain", sign, plain.groupdict())
    if ends := _ends(body):
        return _built(text, "range", sign, ends)
    for form, pattern in _FORMS:
        if found := re.fullmatch(pattern, body):
            return _built(text, form, sign, found.groupdict())
    raise ValueSyntaxError(text, _hint(body))


def _ends(body: str) -> dict[str, str | None] | None:
    """Return numbers and units of a range: two plain values with a dash between."""
    for between in re.finditer(_BETWEEN, body):
        low = re.fullmatch(_PLAIN, body[: between.start()])
        high = re.fullmatch(_PLAIN, body[between.end() :])
        if low and high:
            return {"a": low["a"], "v": low["u"], "b": high["a"], "u": high["u"]}
    return None


def _split_mark(body: str) -> tuple[str, str]:
    """Return the mark that a text begins with, if any, and the rest."""
    if body[0] in "0123456789":
        return "", body
    folded = body.casefold()
    for word in _LONGEST_FIRST:
        rest = body[len(word) :]
        # A word that ends here, and not the beginning of another one.
        if folded.startswith(word) and (not word[-1].isalpha() or rest[:1] in (" ", *"0123456789")):
            return _MARK_OF[word], rest.lstrip(" ")
    return "", body


def _checked(text: str) -> str:
    if len(text) > MAX_LENGTH:
        raise ValueSyntaxError(text, f"expected at most {MAX_LENGTH} characters, found {len(text)}")
    body = text.translate(_SPACES).strip(" ")
    if not body:
        raise ValueSyntaxError(text, "expected a value such as '5 kg', found none")
    if not body.isprintable():
        raise ValueSyntaxError(text, "expected no line breaks or control characters")
    if any(map(str.isdecimal, body)) and not any(map("0123456789".__contains__, body)):
        raise ValueSyntaxError(text, "expected the digits 0 to 9")
    return body


def _hint(
    body: str, otherwise: str = "expected one number and its unit, such as '~5 kg' or '5–6 kg'"
) -> str:
    return next((hint for pattern, hint in _HINTS if re.search(pattern, body)), otherwise)


def _built(text: str, form: str, sign: str, groups: Mapping[str, str | None]) -> PublishedValue:
    numbers = tuple(_number(text, digits) for name in "abc" if (digits := groups.get(name)))
    _check_digits(text, numbers)
    unit, other = (groups.get(name) for name in "uv")
    units = (unit.strip(" "),) if unit else ()
    if "%" in (unit or ""):
        raise ValueSyntaxError(
            text, "a percentage is not a unit here: write the figure in a unit, as in '5 ± 0.5 kg'"
        )
    if form == "compound":
        units = ((other or "").strip(" "), *units)
        _check_compound(text, numbers, units)
    elif other and not unit and form == "tolerance":
        raise ValueSyntaxError(text, "write the unit after the tolerance, as in '5 ± 0.5 kg'")
    elif other and other.strip(" ") != (unit or "").strip(" "):
        raise ValueSyntaxError(text, "expected both ends in one unit, as in '5–6 kg'")
    if form == "range" and not numbers[0] < numbers[1]:
        raise ValueSyntaxError(text, "expected a range from the smaller to the larger number")
    if form == "range" and sign not in ("", "~"):
        raise ValueSyntaxError(
            text, f"{MARKS[sign]!r} and a range contradict each other: write one of them"
        )
    if form == "tolerance" and sign:
        raise ValueSyntaxError(
            text, f"{MARKS[sign]!r} and a tolerance contradict each other: write one of them"
        )
    if form == "tolerance" and numbers[-1] > numbers[0]:
        raise ValueSyntaxError(text, "expected a tolerance no larger than the value")
    value = PublishedValue(numbers=numbers, form=form, sign=sign, units=units)
    _check_length(text, value)
    return value


def _check_digits(text: str, numbers: tuple[Decimal, ...]) -> None:
    """Refuse numbers with more digits, from first to last, than can be kept exactly."""
    first, last = _extent(numbers)
    if first - last >= _MAX_DIGITS:
        expected = f"expected numbers of at most {_MAX_DIGITS} digits"
        raise ValueSyntaxError(text, f"{expected}, found {first - last + 1} from first to last")


def _check_length(text: str, value: PublishedValue) -> None:
    """Refuse numbers that cannot be written out and read again."""
    first, last = _extent(value.numbers)
    # Nothing else grows so long.
    if len(text) > MAX_LENGTH // 2 or first > 20 or last < -9:
        length = len(str(value))
        if length > MAX_LENGTH:
            expected = f"expected numbers that take at most {MAX_LENGTH} characters written out"
            raise ValueSyntaxError(text, f"{expected}, found {length}")


def _extent(numbers: tuple[Decimal, ...]) -> tuple[int, int]:
    """Return the powers of ten of the first and of the last digit."""
    first = max(number.adjusted() for number in numbers)
    last = min(int(number.as_tuple().exponent) for number in numbers)
    return first, last


def _check_compound(text: str, numbers: tuple[Decimal, ...], units: tuple[str, ...]) -> None:
    try:
        ratio = compound_ratio(units)
    except KeyError:
        known = ", ".join(f"'{a} and {b}'" for a, b in COMPOUNDS)
        reason = _hint(text, f"expected one value; two parts are read only as {known}")
        raise ValueSyntaxError(text, reason) from None
    if numbers[1] >= ratio:
        raise ValueSyntaxError(text, f"expected less than {ratio} {units[1]} beside {units[0]}")


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _number(text: str, digits: str) -> Decimal:
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


def _digits_of(number: Decimal) -> str:
    # 1.20e3 has three digits that 1200 would not show.
    if int(number.as_tuple().exponent) <= 0:
        return format(number, "f")
    return f"{number.scaleb(-number.adjusted(), EXACT):f}e{number.adjusted()}"
