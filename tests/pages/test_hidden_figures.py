"""What paper says of figures that are published and not shown."""

from __future__ import annotations

import roverspecs as rs
from roverspecs.pages.dossiers import Dossiers
from roverspecs.pages.hidden_figures import Gap, gaps_of


def rejected(value: str, reason: str = "an estimate") -> rs.Claim:
    """Return a claim that is not shown."""
    return rs.Claim(value=value, rejected=reason)


ROVERS = [
    rs.Rover(
        name="A & Co",
        mass=rejected("5 kg"),
        length=[rejected("1 m"), rejected("40 in", "a conversion")],
        width=rejected("< 2 m", "of another rover"),
        height=rejected("3 m"),
    ),
    rs.Rover(name="B", mass="2 kg", length="1 m", width="1 m"),
    rs.Rover(name="C", mass="2 kg", length=rejected("1 m")),
]


def gaps(*, has_few: bool = True, configuration: str | None = None) -> list[Gap]:
    """Return the gaps of the three rovers."""
    comparison = rs.compare(ROVERS, "mass,length,width,height", configuration=configuration)
    return gaps_of(comparison, Dossiers(comparison), has_few=has_few)


def test_one_reason_stands_once() -> None:
    """A line has the figures of a vehicle that are not shown for it, and counts further ones."""
    found = [(gap.name, gap.reason, [each.words for each in gap.figures]) for gap in gaps()]
    assert found == [
        ("A & Co", "rejected: an estimate", ["mass 5 kg", "length 1 m and 1 more", "height 3 m"]),
        ("A & Co", "rejected: of another rover", ["width < 2 m"]),
        ("C", "rejected: an estimate", ["length 1 m"]),
    ]


def test_another_configuration_is_a_reason() -> None:
    """Where one is asked for, the figures of others are not shown."""
    words = {gap.reason for gap in gaps(configuration="stowed")}
    assert "another configuration: unstated" in words


def test_a_row_of_dashes_is_not_printed() -> None:
    """On a handout, its figures count no letters; in a large table they do."""
    few, many = gaps(), gaps(has_few=False)
    assert [figure.has_line for figure in few[0].figures] == [True, True, False]
    missing = len("height 3 m")
    assert [one - missing for one in many[0].letters] == [*few[0].letters]
    only = rs.compare(ROVERS[::2], "length")
    [one, two] = gaps_of(only, Dossiers(only), has_few=True)
    assert one.letters == two.letters == (0, 0)
    assert one.html.startswith("<li hidden>")


def test_a_full_sheet_leaves_the_reason_out() -> None:
    """It says in a word that a figure was rejected."""
    whole, brief = gaps()[-1].letters
    assert whole == len("— C: length 1 m (rejected: an estimate)")
    assert brief == len("— C: length 1 m (rejected)")


def test_html() -> None:
    """The script finds each figure by its cell; no text of a record is an element."""
    first, second, _ = gaps()
    assert first.html == (
        "<li><u>—</u> <bdi>A &amp; Co</bdi>: "
        '<span data-gap="0 0">mass 5 kg</span>'
        '<span data-gap="1 0">length 1 m and 1 more</span>'
        '<span class="dashes" data-gap="3 0">height 3 m</span>'
        ' (rejected<span class="why">: an estimate</span>)</li>'
    )
    assert "width &lt; 2 m" in second.html
