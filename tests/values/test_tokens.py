"""Tokens: signs made plain, and the numbers, words and signs of a text with their roles."""

from __future__ import annotations

import unicodedata

import pytest

from roverspecs.values.tokens import (
    SIGNS,
    AmbiguityError,
    UnreadError,
    in_plain_signs,
    tokens_in,
)


@pytest.mark.parametrize(("sign", "other"), [(a, b) for a, others in SIGNS.items() for b in others])
def test_each_sign_is_read_as_its_usual_one(sign: str, other: str) -> None:
    """A sign of the table stands for the usual one, anywhere in a text."""
    assert in_plain_signs(f"5{other}6") == f"5{sign}6"


def test_every_wide_sign_and_space_is_a_plain_one() -> None:
    """Each sign of ASCII has a wide form, and each space of Unicode is a space."""
    for code in range(0x21, 0x7F):
        wide = chr(code + 0xFEE0)
        expected = {"~": "〜"}.get(chr(code), chr(code))
        assert in_plain_signs(f"5{wide}6") == f"5{expected}6"
    for code in range(0x3001):
        if unicodedata.category(chr(code)) == "Zs":
            assert in_plain_signs(f"5{chr(code)}kg") == "5 kg"


def test_plain_signs_stay() -> None:
    """A text in ASCII has no other signs; only its spaces become one."""
    signs = "".join(map(chr, range(0x21, 0x7F)))

    assert in_plain_signs(f"  5   kg {signs} ") == f"5 kg {signs}"


def test_powers_and_superscripts_stay_what_they_are() -> None:
    """No raised digit becomes a digit of the number before it."""
    assert in_plain_signs("10³ ㎥") == "10³ m³"
    assert in_plain_signs("½ ㎡") == "½ m²"
    assert in_plain_signs("5㏠") == "5㏠"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("約228g以下", ["約", "228", "g", "以下"]),
        ("5千克以上", ["5", "千克", "以上"]),
        ("10キログラム", ["10", "キログラム"]),
        ("5グリム以上", ["5", "グリム以上"]),
        ("2 1/2 in or less", ["2 1/2", "in", "or less"]),
        ("1 000 kg", ["1 000", "kg"]),
        ("5...6 kg", ["5", "...", "6", "kg"]),
        ("5.5 x 10^3 kg", ["5.5 x 10^3", "kg"]),
        ("km/h", ["km", "/", "h"]),
        ("watt-hours max", ["watt-hours", "max"]),
        ("maxed out", ["maxed", "out"]),
        ("5 ft2in", ["5", "ft", "2", "in"]),
        ("कम से कम 26 किलोग्राम", ["कम से कम", "26", "किलोग्राम"]),
    ],
)
def test_a_text_is_cut_where_words_end(text: str, tokens: list[str]) -> None:
    """The longest word counts, letters of one script are not cut, and others need no space."""
    assert [token.text for token in tokens_in(text)] == tokens


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("до", {"before": "≤", "to": "–", "and": ""}),
        ("min", {"before": "≥", "behind": "≥", "unit": "min"}),
        ("A", {"number": "1", "an": "a", "to": "–", "and": "", "unit": "A"}),
        ("Grad", {"unit": "deg"}),
        ("grad", {"unit": "grad"}),
        ("KILOGRAMOS", {"unit": "kg"}),
        ("m2", {"unit": "m²"}),
        ("¾", {"number": "0.75"}),
        ("~", {"to": "–", "before": "~"}),
    ],
)
def test_a_token_knows_each_role_that_it_may_play(text: str, roles: dict[str, str]) -> None:
    """A word has one meaning in each of its roles; units keep their case, other words do not."""
    [token] = tokens_in(text)
    assert {role: meaning.text for role, meaning in token.roles.items()} == roles


def test_a_word_of_several_languages_names_them_all() -> None:
    """The languages of a word decide on the sign of decimals."""
    [token] = tokens_in("metros")
    assert token.roles["unit"].languages == {"Spanish", "Portuguese"}
    [token] = tokens_in("circa")
    assert token.roles["before"].languages == {"English", "German", "Italian"}
    [token] = tokens_in("kg")
    assert token.roles["unit"].languages == set()


def test_an_unknown_sign_or_fraction_is_refused() -> None:
    """A sign that no value has ends the reading; a fraction that could be two numbers says so."""
    with pytest.raises(UnreadError):
        list(tokens_in("5 kg; 6 kg"))
    with pytest.raises(AmbiguityError, match="could be a fraction or two numbers"):
        list(tokens_in("5/6 kg"))
