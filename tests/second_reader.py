"""A second reader of printed values, written from the page "What is read" and not from the code.

It knows the words from the tables of that page, takes marks off both ends of a
text, splits the rest into its ends, and gives fractions in a usual unit.  It
shares no line with the grammar, so that a fault of one is seen by the other.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

from roverspecs.errors import UnitError
from roverspecs.values import units


class Word(NamedTuple):
    """Hold a word of the page: language, decimal sign, where it stands, and its example read."""

    language: str
    decimal: str
    place: str
    text: str
    example: str
    reading: str


class Reading(NamedTuple):
    """Hold what a text says: a mark, one number or two, and a unit."""

    mark: str
    numbers: tuple[Fraction, ...]
    unit: str


BEFORE, BEHIND = "a mark before the number", "a mark behind the number or its unit"
UNIT, POWER = "a unit", "behind the number, multiplied by a power of ten"
OF = "between such a power and its unit, without a meaning"
TO, ENDS = "between the two ends of a range", "around and between the two ends of a range"
PER, RATE = "between two units, one divided by the other", "before a distance, divided by a time"
NUMBER = "a number, where a unit follows"

VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}


class SecondReader:
    """Read printed values by the words of the page."""

    def __init__(self, words: list[Word]) -> None:
        self.words = sorted(words, key=lambda word: -len(word.text))
        self.seen: list[set[str]] = []

    def read(self, text: str) -> Reading | None:
        """Return what a text says, or None if it is not understood."""
        self.seen = []
        rest = self._plain(text)
        marks, rate = set(), ""
        while True:
            rest = rest.strip(" ")
            if found := self._at_start(rest, BEFORE) or re.match("[≤≥<>~]", rest):
                word = found if isinstance(found, str) else found[0]
                marks.add(word if word in "≤≥<>~" else self._reading_of(word, BEFORE)[0])
                rest = rest[len(word) :]
            elif found := self._at_start(rest, RATE):
                rate = self._reading_of(found, RATE).rpartition("/")[2]
                rest = rest[len(found) :]
            else:
                break
        rest = re.sub(r"\((.*)\)$", r"\1", rest) if rest.endswith(")") else rest
        while True:
            rest = rest.strip(" ")
            if rest.endswith("+"):
                marks.add("≥")
                rest = rest[:-1]
            elif self._ends_in_minutes(rest):
                break
            elif found := self._at_end(rest, BEHIND):
                marks.add(self._reading_of(found, BEHIND)[0])
                rest = rest[: -len(found)]
            else:
                break
        if len(marks) > 1:
            return None
        ends = [self._end(part) for part in self._split(rest)]
        if None in ends or len(ends) > 2:
            return None
        return self._joined("".join(marks), [end for end in ends if end], rate)

    def _ends_in_minutes(self, text: str) -> bool:
        """Return whether "min" at the end of a text is its unit, and not a minimum."""
        found = re.fullmatch(r"(.*?)(?<![A-Za-z]) ?min\.?", text, re.IGNORECASE)
        if not found:
            return False
        seen = list(self.seen)
        ends = self._split(found[1])
        parts = self._end(ends[-1])
        self.seen = seen
        return parts is not None and not parts[2]

    def _joined(self, mark: str, ends: list[tuple[str, str, str]], rate: str) -> Reading | None:
        """Return the value of one end or two: digits, power and unit of each."""
        named = {unit for _, _, unit in ends if unit}
        if len(named) > 1 or (len(ends) == 2 and not ends[1][2] and named):
            return None
        printed = "".join(named)
        unit = self._rated(printed, rate)
        if unit is None:
            return None
        powers = [power for _, power, _ in ends]
        if len(ends) == 2 and not powers[0] and not ends[0][2]:
            powers[0] = powers[1]
        numbers = []
        for (digits, _, _), power in zip(ends, powers, strict=True):
            number = self._number(digits, printed)
            if number is None:
                return None
            numbers.append(number * 10 ** int(power or 0))
        if len(numbers) == 2 and (numbers[0] >= numbers[1] or mark not in ("", "~")):
            return None
        return Reading(mark, tuple(numbers), unit)

    def _rated(self, printed: str, rate: str) -> str | None:
        """Return the symbol of a unit, divided by the time that stood before the number."""
        try:
            unit = units.symbol(printed)
            if not rate or unit.endswith(f"/{rate}"):
                return unit
            return units.symbol(f"{unit}/{rate}") if unit and "/" not in unit else None
        except UnitError:
            return None

    def _plain(self, text: str) -> str:
        """Return a text in narrow letters; raised digits and fractions stay."""
        signs = [
            unicodedata.normalize("NFKC", sign) if ord(sign) > 0x3000 else sign for sign in text
        ]
        plain = unicodedata.normalize("NFC", "".join(signs).replace("～", "〜"))
        for sign, others in {"-": "−", "'": "’", "≤": "≦⩽", "≥": "≧⩾", "~": "≈∼≃"}.items():
            for other in others:
                plain = plain.replace(other, sign)
        return re.sub(r"\s+", " ", plain)

    def _texts(self, place: str) -> dict[str, set[str]]:
        """Return the words that stand in a place, the longest first, and their languages."""
        found: dict[str, set[str]] = {}
        for word in self.words:
            if word.place == place:
                text = unicodedata.normalize("NFC", word.text)
                if place != UNIT:
                    text = text.casefold()
                found.setdefault(text, set()).add(word.language)
        return found

    def _at_start(self, text: str, place: str) -> str | None:
        for word, languages in self._texts(place).items():
            after = text[len(word) :][:1]
            is_end = not _is_letter(word[-1]) or _is_solid(word[-1] + after)
            if text.casefold().startswith(word.casefold()) and (is_end or not _is_letter(after)):
                self.seen.append(languages)
                return text[: len(word)]
        return None

    def _at_end(self, text: str, place: str) -> str | None:
        for word, languages in self._texts(place).items():
            before = text[: -len(word)][-1:]
            is_start = _is_solid(word[0] + before) or not _is_letter(before)
            if text.casefold().endswith(word.casefold()) and is_start:
                self.seen.append(languages)
                return text[-len(word) :]
        return None

    def _reading_of(self, text: str, place: str) -> str:
        """Return the reading of the example of a word."""
        return next(
            word.reading
            for word in self.words
            if word.place == place
            and unicodedata.normalize("NFC", word.text).casefold() == text.casefold()
        )

    def _split(self, text: str) -> list[str]:
        """Return the ends of a range, or the text alone."""
        # Inches and a half, with a hyphen.
        text = re.sub(r"(?<![0-9.,' ])([1-9][0-9]*)-(?=[½¼¾⅛⅜⅝⅞]|[0-9]+/[0-9])", r"\1 ", text)
        for word in self.words:
            if word.place == ENDS:
                before, _, second = word.text.partition(" … ")
                pattern = rf"{re.escape(before)} (.+) {re.escape(second)} (.+)"
                if found := re.fullmatch(pattern, text, re.IGNORECASE):
                    self.seen.append({word.language})
                    return list(found.groups())
        if found := re.fullmatch(r"(.*[^ ~]) ?(?:[-–〜~]|\.\.\.) ?([0-9½.].*)", text):
            return list(found.groups())
        for between, languages in self._texts(TO).items():
            space = " ?" if _is_solid(between[0]) else " "
            if found := re.fullmatch(rf"(.+){space}{re.escape(between)}{space}(.+)", text):
                self.seen.append(languages)
                return list(found.groups())
        return [text]

    def _end(self, text: str) -> tuple[str, str, str] | None:
        """Return digits, power of ten and unit of a number with its unit."""
        digits = self._at_start(text, NUMBER) if text[:1].isalpha() else None
        if digits:
            number, is_word = self._reading_of(digits, NUMBER).split(" ")[0], True
        else:
            found = re.match(r"(?:[0-9]+ )?[0-9]+/[0-9]+|[0-9.,' ]*[½¼¾⅛⅜⅝⅞]|[0-9.,' ]*[0-9]", text)
            if not found:
                return None
            digits = number = found[0]
            is_word = False
        rest = text[len(digits) :].strip(" ")
        power = ""
        is_unit = rest in self._texts(UNIT)
        if not is_unit and (found_power := self._at_start(rest, POWER)):
            reading = self._reading_of(found_power, POWER)
            example = next(word.example for word in self.words if word.reading == reading)
            power = str(_power(example, reading))
            rest = rest[len(found_power) :].strip(" ")
            if of := self._at_start(rest, OF):
                rest = rest[len(of) :].strip(" ")
        unit = self._unit(rest)
        if unit is None or (is_word and not unit):
            return None
        return number, power, unit

    def _unit(self, text: str) -> str | None:
        """Return the symbol of a unit; empty for none, and None for words that are no unit."""
        if not text:
            return ""
        found = self._texts(UNIT).get(text)
        if found:
            self.seen.append(found)
            return self._reading_of(text, UNIT).split(" ", 1)[1]
        for word, languages in self._texts(PER).items():
            length, _, time = text.partition(word)
            if length and time and length != text:
                parts = self._unit(length.strip(" ")), self._unit(time.strip(" "))
                if all(parts):
                    self.seen.append(languages)
                    return "/".join(filter(None, parts))
        try:
            return units.symbol(text)
        except UnitError:
            return None

    def _number(self, digits: str, unit: str) -> Fraction | None:
        """Return a number, if its digits can mean only one."""
        for sign, fraction in VULGAR.items():
            digits = digits.replace(sign, f" {fraction}")
        *whole, last = digits.split(" ") if "/" in digits else [digits]
        if "/" in last:
            return Fraction("".join(whole) or "0") + Fraction(last)
        if self._has_decimal_comma() and re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", digits):
            return None
        if self._has_decimal_comma() and digits.count(",") == 1:
            digits = digits.replace(".", "").replace(",", ".")
        if digits.count("'") == 1:
            dimension = units.dimension_of(unit)
            if dimension in ("count", "length", "angle", "time"):
                return None
        return _grouped(digits)

    def _has_decimal_comma(self) -> bool:
        """Return whether all languages of the words have a decimal comma."""
        if not self.seen:
            return False
        common = set.intersection(*self.seen)
        decimals = {word.language: word.decimal for word in self.words}
        return common != set() and all(decimals[each] == "a comma" for each in common)


def _grouped(digits: str) -> Fraction | None:
    """Return a number with a decimal point, and separators between groups or none."""
    for separator in (",", " ", "'"):
        if re.fullmatch(rf"[1-9][0-9]{{0,2}}({separator}[0-9]{{3}})+(\.[0-9]+)?", digits):
            digits = digits.replace(separator, "")
    if re.fullmatch(r"[1-9][0-9]?(,[0-9]{2})+,[0-9]{3}", digits):
        digits = digits.replace(",", "")
    if not re.fullmatch(r"(0|[1-9][0-9]*)?(\.[0-9]+)?", digits):
        return None
    return Fraction(digits)


def _is_letter(sign: str) -> bool:
    """Return whether a sign is a letter, or a mark of one as the scripts of India have them."""
    return sign != "" and unicodedata.category(sign)[0] in "LM"


def _is_solid(letters: str) -> bool:
    """Return whether one of some letters is of a script in which words need no space."""
    scripts = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
    return any(unicodedata.name(letter, "").startswith(scripts) for letter in letters)


def _power(example: str, reading: str) -> int:
    """Return the power of ten by which a number was multiplied in an example."""
    printed = re.search(r"[0-9.,]+", example)
    read = re.search(r"[0-9.e]+", reading)
    assert printed
    assert read
    ratio = Fraction(read[0]) / Fraction(printed[0].replace(",", "."))
    return len(str(ratio)) - 1
