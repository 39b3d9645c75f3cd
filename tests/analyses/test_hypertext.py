"""Hypertext: pages and Markdown become words, and what a reader sees as a number stays one."""

from __future__ import annotations

import time

import pytest

from roverspecs.analyses.hypertext import of_markdown, of_page
from roverspecs.analyses.text_tables import CELL, END, HEAD, ROW, TABLE
from roverspecs.analyses.texts import BREAK, LINE

B = BREAK

PAGES = [
    ("5&nbsp;kg", "5\u00a0kg"),
    ("a <b>5</b> <i>kg</i>", "a 5 kg"),
    ("<p>one<p>two</p>", f"{B}one{B}two{B}"),
    ("<tr><td>5 kg</td><td>11 lb</td></tr>", f"{B}{B}5 kg{B}{B}11 lb{B}{B}"),
    (
        "<table><tr><th>Mass<td>5 kg</table>",
        f"{B}{TABLE}{B}{B}{ROW}{B}{HEAD}Mass{B}{CELL}5 kg{B}{END}{B}",
    ),
    ("5 kg<br>11 lb", "5 kg 11 lb"),
    ("<script>5 kg</script><style>6 kg</style><template><p>7 kg</template>8 kg", f"{B}8 kg"),
    ("</template>5 kg</span>", "5 kg"),
    ("a<!-- <p>5 kg -->b<!-- c", "ab<!-- c"),
    ("1 < 5 kg <b", "1 < 5 kg <b"),
    # Superscripts: powers, exponents and fractions stay, notes go.
    ("5.97 × 10<sup>24</sup> kg", "5.97 × 10^24 kg"),
    ("2 × 10<sup>−3</sup> m", "2 × 10^-3 m"),
    ("3 m<sup>3</sup>, 2 cm<sup>2</sup>, 5 ft<sup>2</sup>", "3 m³, 2 cm², 5 ft²"),
    ("3 m s<sup>-1</sup>", "3 m s⁻¹"),
    ("5 kg<sup>2</sup>, 5 m<sup>[1]</sup>, 5 m<sup>4</sup>, 5<sup>2</sup>", "5 kg, 5 m, 5 m, 5"),
    ("30<sup>o</sup>, the 5<sup>th</sup> rover", "30°, the 5th rover"),
    ("<sup>1</sup>⁄<sub>2</sub> in", "1⁄2 in"),
    ("2<sup>1</sup>/<sub>4</sub> in", "2 1/4 in"),
    ("CO<sub>2</sub>", "CO2"),
    ("10<sup>", "10"),
    (
        '<span class="frac">2<span class="sr-only">+</span><span class="num">1</span>&frasl;'
        '<span class="den">4</span></span> in',
        "2 1⁄4 in",
    ),
    (
        '<span class="sfrac"><span class="num">1</span><span class="visualhide">/</span>'
        '<span class="den">4</span></span> in',
        "1⁄4 in",
    ),
    ('<span class="sr-only">about</span> 5 kg', "about 5 kg"),
    ("<span class>5 kg</span>", "5 kg"),
    ("５ｋｇ", "5kg"),
]


@pytest.mark.parametrize(("markup", "text"), PAGES)
def test_a_page_is_reduced_to_its_words(markup: str, text: str) -> None:
    """Blocks and cells are apart, scripts are gone, and numbers are those that a reader sees."""
    assert of_page(markup) == text


@pytest.mark.parametrize(
    "markup",
    [
        "a\nb\n<p>\n5 kg",
        "a\n<script>\n\n</script>5 kg",
        "<!-- \n\n -->\n5 kg",
        "<b\nclass='a\nb'>\n5 kg",
        "\n<style>\na</style>\n\n5 kg",
    ],
)
def test_a_page_keeps_the_numbers_of_its_lines(markup: str) -> None:
    """Whatever is left out, the words behind it stand in their line."""
    text = of_page(markup)
    before = text[: text.index("5 kg")]

    assert before.count(LINE) + before.count("\n") == markup[: markup.index("5 kg")].count("\n")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("# Mass 5 kg", f"{B} Mass 5 kg"),
        ("- 5 kg\n* 6 kg\n1. 7 kg", f"{B} 5 kg{LINE}{B} 6 kg{LINE}{B} 7 kg"),
        ("> - 5 kg", f"{B} 5 kg"),
        ("one\n\ntwo", f"one{LINE}{B}{LINE}two"),
        ("**5 kg** (_11 lb_), *x* `y` __z__", "5 kg (11 lb), x y z"),
        ("5*6 cm, 5 * 6, a_b", "5*6 cm, 5 * 6, a_b"),
        ("[5 kg](https://example.org/6kg) (11 lb)", "5 kg (11 lb)"),
        ('![a 5 kg rover](a.png "6 kg")', "a 5 kg rover"),
        (
            "| a | b |\n|---|---|\n| 5 kg | 11 lb |",
            f"{B}{TABLE}{B}{ROW}{B}{HEAD} a {B}{HEAD} b {B}{LINE}{B}{LINE}"
            f"{B}{ROW}{B}{CELL} 5 kg {B}{CELL} 11 lb {B}{B}{END}",
        ),
        ("| 5 kg | 11 lb |", f"{B} 5 kg {B} 11 lb {B}"),
        ("\\~5 kg, 5 \\* 6", "~5 kg, 5 * 6"),
        ("5&nbsp;kg <b>11</b> lb", "5\u00a0kg 11 lb"),
        ("```\n5 kg\n```", f"{B}{LINE}5 kg{LINE}{B}"),
    ],
)
def test_markdown_is_reduced_to_its_words(markup: str, text: str) -> None:
    """Marks of emphasis and addresses go; items and cells are apart."""
    assert of_markdown(markup) == text


@pytest.mark.once
@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<a b='", "<a b='>", "<!--", "<!-->", "</", "<?", "<![CDATA[>", "<sup>1", "<sup>",
     "<span>", "<script>", "<template>", "&", "*", "_", "[", "[a](", "`", "|", "\\", "\n", "- ", "<table>", "<table><tr><td>5 kg",
     "<tr><th>a", "<td colspan=60 rowspan=99>a", "a|b\n-|-\n", "|-", "| |\n", " " * 60 + "|\n-"],
)  # fmt: skip
@pytest.mark.untraced
def test_no_page_takes_long(piece: str) -> None:
    """The time grows with the length of a page and not with its square, whatever the page."""
    markup = f"<table>{piece * 100_000}"[:100_000]
    start = time.perf_counter()
    of_page(markup)
    of_markdown(markup)
    # Ten times what the slowest takes; the parser alone takes minutes.
    assert time.perf_counter() - start < 5
