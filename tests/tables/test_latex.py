"""LaTeX: parts of papers, their packages, sizes and letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import roverspecs as rs
from roverspecs.errors import FieldError
from roverspecs.tables.render import Sheet, render


def test_a_table_cites_the_keys_of_the_bibliography() -> None:
    """Cells carry keys; a note keeps its letter, and the sources are left to the bibliography."""
    made = rs.compare(["lev-2", "tenacious"], ["mass", "width"]).render("latex", cited=True)
    assert (
        r"  Mass (kg) & 0 & .228~\cite{joint-release-2025} & $\sim$5 & ~\cite{ispace-2023} \\"
        in made
    )
    assert r"$\sim$0 & .123\tnote{a,b}~\cite{hothardware-2024}" in made
    assert r"\item[a] deployed" in made
    assert r"\url" not in made


def test_cited_and_listed() -> None:
    """Both together list the sources by what the cells cite."""
    made = rs.compare(["lev-2"], ["mass"]).render("latex", cited=True, footnotes=True)
    assert r"\item[\cite{joint-release-2025}] Receiving the Prime Minister's Award" in made


def test_other_formats_cite_no_keys() -> None:
    """What cites is said; the text for people has footnotes."""
    with pytest.raises(FieldError) as caught:
        rs.compare(["lev-2"], ["mass"]).render("text", cited=True)
    assert str(caught.value) == ("cited: text cannot cite a source by its key: latex and typst can")


def test_a_table_is_saved_with_citations(tmp_path: Path) -> None:
    """A file for a paper cites what a bibliography beside it has."""
    comparison = rs.compare(["lev-2"], ["mass"])
    comparison.save(tmp_path / "t.tex", cited=True)
    assert (tmp_path / "t.tex").read_text("utf-8") == comparison.render("latex", cited=True) + "\n"


def test_a_long_number_is_grouped() -> None:
    """The space within it is a thin one, and no letter that LaTeX lacks."""
    comparison = rs.compare([rs.Rover(name="A", mass="12345.5 kg")], ["mass"])
    assert r"12\,345 & .5\tnote{a}" in comparison.render("latex")
    assert '"12\u00a0345", ".5" + super("a")' in comparison.render("typst")


def test_columns_of_nothing_are_left_out() -> None:
    """A page has no room for them; a table of texts alone has no numbers to align."""
    items = [{"a": "x " * 60, "b": "", "c": "https://example.org/" + "y/" * 60}]
    made = render(Sheet.of_items({"a": "A a", "b": "B", "c": "C"}, items), "latex")
    assert r"  A a & C \\" in made
    assert made.count(">{\\raggedright") == 2


def test_whole_numbers_without_marks_have_one_column() -> None:
    """Nothing stands behind any of them; a long heading is broken into lines."""
    sheet = Sheet(
        headers=[[("Spec", "")], [("A rather long name", "")], [("", "")]],
        rows=[[[("Wheels", "")], [("6", "number")], [("4", "number")]]],
        numeric=[False, True, True],
        notes=[],
        columns=dict,
        long_columns=dict,
        data=dict,
    )
    made = render(sheet, "latex")
    assert r"\begin{tabular}{@{}lrr@{}}" in made
    assert r"\shortstack[r]{A rather\\long name}" in made


@pytest.mark.parametrize(
    ("vehicles", "options", "first"),
    [
        (["lev-2"], {"specs": ["mass"]}, r"% \usepackage{adjustbox,booktabs}"),
        (["lev-2"], {"specs": ["width"]}, r"% \usepackage{adjustbox,booktabs,threeparttable}"),
    ],
)
def test_the_first_line_names_the_packages(
    vehicles: list[str], options: dict[str, list[str]], first: str
) -> None:
    """A table needs no more than it uses."""
    assert rs.compare(vehicles, options["specs"]).render("latex").split("\n")[0] == first


def test_a_narrow_table_is_spread_over_long_notes() -> None:
    """Notes below a table are as wide as it, and would be a column of words."""
    comparison = rs.compare(["lev-2"], ["mass"])
    spread = comparison.render("latex", footnotes=True)
    assert r"\setlength{\hsize}{0.6\linewidth}\ifdim\hsize<" in spread
    assert r"\begin{tabular*}{\hsize}" in spread
    assert r"\begin{tabular*}" not in comparison.render("latex")


def test_a_table_too_wide_is_made_smaller() -> None:
    """First the letters, then the columns of text, at last the whole."""
    four = ["curiosity", "perseverance", "opportunity", "zhurong"]
    assert r"\small" in rs.compare(four, ["mass"]).render("latex")
    wide = rs.compare(four, units="us", extremes=True, relative_to="curiosity").render("latex")
    assert r"\footnotesize\set" in wide
    assert r">{\raggedright\arraybackslash}p{" in wide
    assert r"\begin{adjustbox}{execute=\rovercheck,max width=\linewidth}" in wide


def test_each_table_fits_a_narrow_line() -> None:
    """It is made smaller where it must be, and its notes below are not."""
    made = rs.compare(["lev-2"], ["width"]).render("latex")
    head, table, below = re.split(r"\\(?:begin|end)\{adjustbox\}", made)
    assert head.endswith("\n\\begin{tabular}{@{}c@{}}")
    assert table.startswith(
        "{execute=\\rovercheck,max width=\\linewidth}\n\\begin{tabular}{@{}lr@{}l@{}}\n"
    )
    assert below.startswith("\\end{tabular}\n\\begin{tablenotes}")


def test_headings_of_a_wide_table_are_no_wider_than_they_must_be() -> None:
    """The columns are as narrow as their figures, and the letters as large as can be."""
    specs = ["mass", "length", "width", "height", "wheel_count", "wheel_diameter", "top_speed"]
    five = ["lev-2", "yaoki", "tenacious", "sojourner", "prop-m"]
    wide = rs.compare(five, specs).render("latex", transpose=True)
    assert r"\shortstack[c]{Length\\(m)}" in wide
    assert r"& \multicolumn{2}{c}{Length (m)} &" in rs.compare(five, specs[:4]).render(
        "latex", transpose=True
    )


def test_wrapped_columns_have_room_for_their_longest_word() -> None:
    """Their widths are shares of the line, or of one that is as wide as the words need."""
    items = [{"a": "w" * 20 + " x" * 60, "b": "y " * 60}]
    made = render(Sheet.of_items({"a": "A", "b": "B"}, items), "latex")
    [least] = re.findall(r"\\ifdim\\hsize<([0-9]+)em", made)
    share = re.findall(r"p\{([0-9.]+)\\hsize\}", made)[0]
    assert float(least) * float(share) == pytest.approx(20 * 0.76, rel=0.05)


def test_a_remark_begins_where_the_letters_do() -> None:
    """Its empty mark takes no room."""
    made = rs.compare(["lev-2"], ["mass", "length"]).render("latex")
    assert r"\item[]\hspace{-\labelsep}No length of LEV-2" in made


@pytest.mark.parametrize(
    ("figure", "head"),
    [
        ("5", r"\shortstack[r]{A rover \&\\Co. (50\%\\scale)}"),
        ("5.25 kg (11.57 lb)", r"\shortstack[c]{A rover \& Co.\\(50\% scale)}"),
        ("as wide as the whole of its heading", r" & A rover \& Co. (50\% scale) \\"),
    ],
)
def test_a_heading_has_as_few_lines_as_its_column_has_room_for(figure: str, head: str) -> None:
    """Its lines are about as wide as each other, and no wider than the figures need or twelve letters."""
    sheet = Sheet(
        headers=[[("Spec", "")], [("A rover & Co. (50% scale)", "")]],
        rows=[[[("Mass", "")], [(figure, "number")]]],
        numeric=[False, True],
        notes=[],
        columns=dict,
        long_columns=dict,
        data=dict,
    )
    assert head in render(sheet, "latex")


def test_a_long_table_goes_on_to_the_next_page() -> None:
    """Its headings stand on each page, and its notes are paragraphs, which may break, too."""
    rovers = [rs.Rover(name=f"R{number}", mass="5 kg", length="1 m") for number in range(41)]
    long = rs.compare(rovers, ["mass"])

    made = long.render("latex")
    cited = rs.compare([*rovers, "lev-2"], ["mass"]).render("latex", cited=True, footnotes=True)

    assert made.startswith("% \\usepackage{booktabs,longtable}\n\\begingroup\n")
    assert r"\endhead" in made
    assert r"\begin{longtable}" in cited
    assert r"\begin{threeparttable}" not in cited
    assert re.search(r"\\noindent (?:\\tnote\{a\}|\\cite\{.*\}) ", cited)
    assert r"\begin{tabular}" in rs.compare(rovers[1:], ["mass"]).render("latex")


def test_a_long_table_without_notes_ends_with_its_rows() -> None:
    """Nothing is below it."""
    items = [{"a": f"w{number}"} for number in range(50)]
    made = render(Sheet.of_items({"a": "A"}, items), "latex")
    assert made.rstrip().endswith("\\end{longtable}\n\\endgroup")


def test_a_name_in_other_letters_is_printed_in_latin_ones() -> None:
    """A heading is broken as the Latin name is; a paper with a font for it gets the own name."""
    rover = rs.Rover(name="月面 ローバ", aliases=("Getsumen rover one",), mass="5 kg")
    made = rs.compare([rover, "lev-2"], ["mass"], relative_to=rover).render("latex")
    stacked = r"\shortstack[c]{Getsumen\\rover one}"
    assert rf"\multicolumn{{2}}{{c}}{{\roverletters{{月面 ローバ}}{{{stacked}}}}}" in made
    assert r"  Mass $\div$ \roverletters{月面 ローバ}{Getsumen rover one} &" in made
    assert r"\rovernumbers" not in made


def test_no_two_vehicles_have_one_latin_name() -> None:
    """An alias that is taken is passed over."""
    rovers = [
        rs.Rover(name="月", aliases=("Tsuki",), mass="5 kg"),
        rs.Rover(
            name="月面",
            aliases=("Tsuki", "LEV-2", "Getsumen"),
            mass="5 kg",
        ),
    ]
    made = rs.compare([*rovers, "lev-2"], ["mass"]).render("latex")
    assert r"\roverletters{月}{Tsuki}" in made
    assert r"\roverletters{月面}{Getsumen}" in made


def test_remarks_have_the_latin_name() -> None:
    """They name a vehicle as its heading does."""
    rovers = [
        rs.Rover(name="月面", id="getsumen", mass="5 kg"),
        rs.Rover(name="Zero", mass="0 kg"),
    ]
    made = rs.compare(rovers, ["mass"], relative_to=rovers[1]).render("latex")
    assert r"No ratio of \roverletters{月面}{getsumen} to Zero in mass: " in made


def test_a_warning_says_what_makes_letters_larger() -> None:
    """Where both columns are used already, no wider place is offered."""
    made = rs.compare(["lev-2"], ["mass"]).render("latex")
    assert (
        r"use fewer columns\ifdim\linewidth<\textwidth\space or table*"
        r"\else, --transpose or sidewaystable\fi}}%"
    ) in made
