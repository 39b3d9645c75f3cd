"""Published values: the grammar that reads them, their digits, their rounding.

A published value is text such as ``"~5 kg"``, ``"5–6 kg"`` or ``"5 ft 11 in"``.
It is read by a strict grammar over :class:`decimal.Decimal`; what could mean
two things is refused with a hint.  Whether the unit exists is the concern of
:mod:`roverspecs.units`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
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
# Letters, of which \w makes more than there are, and the signs units are built
# with; a digit only as an exponent.
_LETTER = r"[^\W\d_¹²³⁰-₟¼-¾⅐-↉]"
_UNIT = rf"{_LETTER}(?:{_LETTER}|[_°/·.%²³]|\*\*?[0-9]?|\^[0-9]| (?![0-9]|to\b))*|[°%\"'′″´`]+"
_DASH = r"(?:-|‐|‑|–|—|−)"

# Compiled when first needed, which spares most processes most of them.
_PLAIN = rf"(?P<a>{_NUMBER}) ?(?P<u>{_UNIT})?"
_BETWEEN = rf" ?(?:{_DASH}|\bto\b) ?"
_TOLERANCE = (
    rf"(?P<o>\()?(?P<a>{_NUMBER}) ?(?P<v>{_UNIT})? ?(?:±|\+/[-−]|\+-) ?(?P<b>{_NUMBER}) ?(?(o)\)) ?(?P<u>{_UNIT})?"
)
_ASYMMETRIC = rf"(?P<a>{_NUMBER}) ?\+ ?(?P<b>{_NUMBER}) ?[/,]? ?[-−] ?(?P<c>{_NUMBER}) ?(?P<u>{_UNIT})?"
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
    (r"\.[0-9]+[,.][0-9]|,[0-9]+\.[0-9]+[,.]", "mixed separators: write '1500.5' with one decimal point and no others"),
    (
        r"[0-9],[0-9]",
        "a comma is ambiguous here: write '1.5' for a decimal point; "
        "a thousands comma stands before each group of three digits, as in '1,500'",
    ),
    (r"[0-9] [0-9]", "a space within a number is ambiguous here: groups of three digits, as in '1 000', or none"),
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
            raise ValueSyntaxError(text, f"expected text such as '5 kg', found {type(text).__name__}")
        return _parsed(text)

    @property
    def unit(self) -> str:
        """The unit of :attr:`nominal`; of a compound, the smaller one."""
        return self.units[-1] if self.units else ""

    @property
    def mark(self) -> str:
        """The sign, else "–" for a range and "±" for a tolerance, else ""."""
        return self.sign or {"range": "–", "tolerance": "±"}.get(self.form, "")

    @property
    def nominal(self) -> Decimal:
        """The number in :attr:`unit`; of a range, its middle."""
        first = self.numbers[0]
        if self.form == "range":
            return _EXACT.divide(_EXACT.add(first, self.numbers[1]), Decimal(2))
        if self.form == "compound":
            return _EXACT.fma(first, Decimal(compound_ratio(self.units)), self.numbers[1])
        return first

    @property
    def low(self) -> Decimal | None:
        """The low end in :attr:`unit`, where there is a range or a ±."""
        if self.form == "range":
            return self.numbers[0]
        return _EXACT.subtract(self.numbers[0], self.numbers[-1]) if self.form == "tolerance" else None

    @property
    def high(self) -> Decimal | None:
        """The high end in :attr:`unit`, where there is a range or a ±."""
        if self.form == "range":
            return self.numbers[1]
        return _EXACT.add(self.numbers[0], self.numbers[1]) if self.form == "tolerance" else None

    def without_unit(self) -> str:
        """Return the text of a table cell: mark and numbers, no exponents.

        A compound gives the number in its smaller unit.
        """
        numbers = (self.nominal,) if self.form == "compound" else self.numbers
        return self._written([format(number, "f") for number in numbers])

    def __str__(self) -> str:
        """Return the value in one spelling, which reads back to an equal one."""
        texts = [_digits_of(number) for number in self.numbers]
        if self.form == "compound":
            return self.sign + " ".join(f"{n} {unit}" for n, unit in zip(texts, self.units, strict=True))
        return f"{self._written(texts)} {self.unit}".rstrip(" ")

    def _written(self, texts: list[str]) -> str:
        if self.form == "range":
            return f"{self.sign}{texts[0]}–{texts[1]}"
        if self.form == "tolerance":
            return f"{texts[0]} ± {texts[1]}" if len(texts) == 2 else f"{texts[0]} +{texts[1]}/-{texts[2]}"
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
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


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


def _hint(body: str, otherwise: str = "expected one number and its unit, such as '~5 kg' or '5–6 kg'") -> str:
    return next((hint for pattern, hint in _HINTS if re.search(pattern, body)), otherwise)


def _built(text: str, form: str, sign: str, groups: Mapping[str, str | None]) -> PublishedValue:
    numbers = tuple(_number(text, digits) for name in "abc" if (digits := groups.get(name)))
    unit, other = (groups.get(name) for name in "uv")
    units = (unit.strip(" "),) if unit else ()
    if "%" in (unit or ""):
        raise ValueSyntaxError(text, "a percentage is not a unit here: write the figure in a unit, as in '5 ± 0.5 kg'")
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
        raise ValueSyntaxError(text, f"{MARKS[sign]!r} and a range contradict each other: write one of them")
    if form == "tolerance" and sign:
        raise ValueSyntaxError(text, f"{MARKS[sign]!r} and a tolerance contradict each other: write one of them")
    if form == "tolerance" and numbers[-1] > numbers[0]:
        raise ValueSyntaxError(text, "expected a tolerance no larger than the value")
    return PublishedValue(numbers=numbers, form=form, sign=sign, units=units)


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
        raise ValueSyntaxError(text, f"expected a power of ten from -{_MAX_EXPONENT} to {_MAX_EXPONENT}")
    return Decimal(base.replace(",", "").replace(" ", "")).scaleb(exponent, _EXACT)


def _digits_of(number: Decimal) -> str:
    # 1.20e3 has three digits that 1200 would not show.
    if int(number.as_tuple().exponent) <= 0:
        return format(number, "f")
    return f"{number.scaleb(-number.adjusted(), _EXACT):f}e{number.adjusted()}"


def decimals(number: Decimal) -> int:
    """Return the number of digits after the point that a number vouches for.

    The trailing zeros of a whole number do not count: 350 vouches for tens,
    which is -1 digits.

    Parameters
    ----------
    number : Decimal
        As published.

    Returns
    -------
    int
        Negative where the number vouches for tens, hundreds and so on.
    """
    _, digits, exponent = number.as_tuple()
    exponent = int(exponent)
    if exponent < 0 or not number:
        return -exponent
    text = "".join(map(str, digits))
    return -exponent - (len(text) - len(text.rstrip("0")))


def rescaled(
    value: PublishedValue, ratio: tuple[int, int], unit: str, *, digits: int | None = None, exact: bool = False
) -> PublishedValue:
    """Convert a published value to another unit with honest digits.

    The rule is that of Wikipedia's {{convert}}: a precision comparable to the
    published one, or two significant digits, whichever is finer.  All numbers
    of a value get the same number of digits after the point.  A ratio that is
    a power of ten moves the point and rounds nothing; zeros that a whole
    number does not vouch for are not put behind a point, so that 250 g is
    0.25 kg and 5.00 g is 0.00500 kg.

    Parameters
    ----------
    value : PublishedValue
        In any unit.
    ratio : tuple of int
        Numerator and denominator, in lowest terms, of the factor between the
        value's unit and the new one.
    unit : str
        The new unit.
    digits : int, optional
        Significant digits instead of the rule; none is added to a value that
        needs no rounding.
    exact : bool, default False
        Keep every digit, up to fifteen where the decimals do not end.

    Returns
    -------
    PublishedValue
        With the same mark and form, but that a compound becomes plain.
    """
    compound = value.form == "compound"
    numbers = (value.nominal,) if compound else value.numbers
    shown = tuple(scaled(number, ratio) for number in numbers)
    power = power_of_ten(ratio)
    places: int | None
    if power is not None:
        shown = tuple(number.scaleb(power, _EXACT) for number in numbers)
        # A zero vouches for no more digits in a larger unit.
        places = max((decimals(number) - power for number in numbers if number), default=decimals(numbers[0]))
        if digits is not None:
            places = min(places, _places(shown[0], digits))
        elif power == 0:
            places = None
    elif exact:
        places, shown = None, tuple(map(_ended, shown))
    elif digits is not None:
        places = _places(shown[0], digits)
    else:
        places = max(_comparable(value, a, b) for a, b in zip(numbers, shown, strict=True))
    if places is not None:
        shown = _rounded(shown, places, value.form)
    return PublishedValue(
        numbers=shown, form="plain" if compound else value.form, sign=value.sign, units=(unit,) if unit else ()
    )


def from_fractions(
    ends: list[Fraction], *, width: Fraction, unit: str, sign: str = "", digits: int | None = None, exact: bool = False
) -> PublishedValue:
    """Return a computed value with the digits that its precision bears.

    Parameters
    ----------
    ends : list of Fraction
        One number above zero, or the two ends of a range.
    width : Fraction
        The precision, as a part of the value: of 5 kg it is 1/5.
    unit : str
    sign : str, default ""
    digits : int, optional
        Significant digits instead.
    exact : bool, default False
        Keep every digit, up to fifteen where the decimals do not end.

    Returns
    -------
    PublishedValue
        With as many significant digits as the least precise number it was
        computed from, or with a comparable precision, whichever is finer; a
        bound is rounded to the side on which it stays true.
    """
    numbers = tuple(_EXACT.divide(Decimal(end.numerator), Decimal(end.denominator)) for end in ends)
    form = "range" if len(numbers) == 2 else "plain"
    least = min(filter(None, numbers))
    if exact:
        numbers = tuple(map(_ended, numbers))
    elif digits is not None:
        numbers = _rounded(numbers, _places(least, digits), form, sign)
    else:
        places = leading_power(2 / (width * min(filter(None, ends))))
        # As many significant digits as the least precise number has, or a precision like its own.
        numbers = _rounded(numbers, max(places, _places(least, leading_power(1 / width) + 1)), form, sign)
    return PublishedValue(numbers=numbers, form=form, sign=sign, units=(unit,))


def leading_power(number: Fraction) -> int:
    """Return the power of ten at or below a number: a logarithm of floats may miss it by one."""
    power = len(str(number.numerator)) - len(str(number.denominator))
    return power if number >= Fraction(10) ** power else power - 1


def scaled(number: Decimal, ratio: tuple[int, int]) -> Decimal:
    """Return a number times a ratio, whatever decimal context the caller has set.

    Parameters
    ----------
    number : Decimal
    ratio : tuple of int
        Numerator and denominator.

    Returns
    -------
    Decimal
        Not rounded, but where the decimals do not end.
    """
    return _EXACT.divide(_EXACT.multiply(number, Decimal(ratio[0])), Decimal(ratio[1]))


def power_of_ten(ratio: tuple[int, int]) -> int | None:
    """Return the exponent if a ratio in lowest terms is a power of ten.

    Returns
    -------
    int or None
        Such as 3 for 1000/1 and -3 for 1/1000.
    """
    larger = str(max(ratio))
    if min(ratio) != 1 or larger.strip("0") != "1":
        return None
    return (len(larger) - 1) * (1 if ratio[0] >= ratio[1] else -1)


def _comparable(value: PublishedValue, number: Decimal, shown: Decimal) -> int:
    # Module:Convert, default_precision: the digits published, moved by the
    # size of the factor (and log10 of 2), but at least two significant ones.
    if not number:
        return max(decimals(number), 0)
    published = decimals(number)
    if value.form == "compound":
        # 5 ft 10 in vouches for the inch, and as {{convert}} has it, an inch
        # beside feet for a centimetre.
        published = max(published, 0)
        bonus = math.log10(2.54 if compound_ratio(value.units) == 12 else 1)
    else:
        bonus = 0
    moved = published + math.log10(_EXACT.divide(number, shown)) + math.log10(2) + bonus
    return max(math.floor(moved), _places(shown, 2))


def _places(number: Decimal, digits: int) -> int:
    # Rounded first: 9.96 has two significant digits as 10, and not as 10.0.
    return digits - 1 - Context(prec=digits, rounding=ROUND_HALF_UP).plus(number).adjusted()


# What is at least 2.68 is at least 2.6, and not at least 2.7.
_DIRECTIONS = {"≥": ROUND_FLOOR, "≤": ROUND_CEILING}


def _rounded(numbers: tuple[Decimal, ...], places: int, form: str, sign: str = "") -> tuple[Decimal, ...]:
    """Round to so many places, or more where a range, a tolerance or a bound would be lost."""
    direction = _DIRECTIONS.get(sign, ROUND_HALF_UP)
    rounded = tuple(
        number.quantize(Decimal(1).scaleb(-places), rounding=direction, context=_EXACT) for number in numbers
    )
    is_lost = form == "range" and rounded[0] == rounded[1]
    is_lost |= sign == "≥" and any(number and not kept for number, kept in zip(numbers, rounded, strict=True))
    is_lost |= form == "tolerance" and any(number and not kept for number, kept in zip(numbers, rounded, strict=True))
    return _rounded(numbers, places + 1, form, sign) if is_lost else rounded


def _ended(number: Decimal) -> Decimal:
    rounded = Context(prec=15, rounding=ROUND_HALF_UP).plus(number)
    # A quotient that ends earlier carries zeros that nobody published.
    return rounded.normalize(_EXACT) if rounded == rounded.to_integral_value() or "." in str(rounded) else rounded
