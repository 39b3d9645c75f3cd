"""Captions: notes with letters, the notes of nearly all, sources and versions."""

from __future__ import annotations

import roverspecs as rs
from roverspecs.comparisons.compare import compare
from roverspecs.pictures.captions import Caption, remarks_on
from roverspecs.records.data_version import SIGNATURE


def by(publisher: str, date: str | None = "2024-05-01") -> rs.Source:
    """Return a source of a publisher."""
    return rs.Source(id="s", title="T", publisher=publisher, kind="paper", date=date)


def caption(
    *notes: str, own: str = "", remarks: tuple[str, ...] = (), sources: tuple[rs.Source, ...] = ()
) -> Caption:
    """Return the caption of vehicles A, B and so on, each note a letter; some are the user's own."""
    names = tuple("ABCDEFGHIJ"[: len(notes)])
    return Caption(
        names, tuple(map(tuple, notes)), tuple(n in own for n in names), remarks, sources
    )


def test_notes_have_letters_in_their_order() -> None:
    """Each note has one, however many vehicles have it."""
    made = caption("xy", "", "yz")
    assert made.letters == {"x": "a", "y": "b", "z": "c"}
    assert made.whole.splitlines() == ["[a] x; [b] y; [c] z", f"Made by {SIGNATURE}"]


def test_only_notes_of_labelled_dots_have_letters() -> None:
    """No letter stands beside the others; what is true of nearly all counts them, too."""
    made = caption("xy", "yz", "x")._replace(are_labelled=(False, True, False))
    assert made.letters == {"y": "a", "z": "b"}
    many = caption(*["x"] * 8, "y")._replace(are_labelled=(True,) * 8 + (False,))
    assert (many.letters, many.usual) == ({}, {"x": ["I"]})


def test_notes_of_all_own_vehicles_need_no_letter() -> None:
    """Unless another vehicle has the note, too."""
    made = caption("xyz", "yx", "z", own="AB")
    assert made.shared == ["x", "y"]
    assert made.letters == {"z": "a"}
    assert made.whole.splitlines()[:2] == ["[a] z", "Own vehicles: x; y"]
    assert caption("x", "x", own="A").shared == []
    assert caption(*["x"] * 8, "", own="ABCDEFGH").shared == []


def test_notes_of_nearly_all_need_no_letter() -> None:
    """Of eight vehicles or more, a quarter may lack the note: they are named."""
    assert caption(*["x"] * 8).usual == {"x": []}
    assert caption(*["x"] * 8).whole.splitlines()[0] == "All vehicles: x"
    made = caption(*["xy"] * 6, "y", "", own="AB")
    assert made.usual == {"x": ["G", "H"], "y": ["H"]}
    assert (made.letters, made.shared) == ({}, [])
    assert made.whole.splitlines()[:2] == ["All vehicles but G, H: x", "All vehicles but H: y"]
    assert caption(*["x"] * 7, "", "", "").usual == {}
    assert caption(*["x"] * 7).usual == {}


def test_the_whole_ends_with_sources_and_versions() -> None:
    """After the vehicles left out; each publisher is named once, with its years."""
    sources = by("P"), by("Q", None), by("P", "2019")
    made = caption("", remarks=("No mass published: B",), sources=sources)
    assert made.whole.splitlines() == [
        "No mass published: B",
        "Sources: P 2019, 2024; Q undated",
        f"Made by {SIGNATURE}",
    ]


def test_a_long_note_is_cut() -> None:
    """A caption stays readable."""
    long = Caption(("A",), (("x" * 1000,),), (False,), (), ())
    assert long.whole.splitlines()[0] == f"[a] {'x' * 399}…"


def test_the_short_caption_has_the_first_sources() -> None:
    """It fits a line or two: of many publishers it names four, and counts the others."""
    assert caption("x").short == SIGNATURE
    few = caption("x", sources=tuple(map(by, "PQRS")))
    assert few.short == f"Sources: P 2024; Q 2024; R 2024; S 2024. {SIGNATURE}"
    many = caption("x", sources=tuple(map(by, "PQRSTU")))
    assert many.short == (f"Sources: P 2024; Q 2024; R 2024; S 2024; and 2 more. {SIGNATURE}")


def test_remarks_say_who_is_left_out_and_not_what_to_ask_for() -> None:
    """On a picture, nobody can ask for another spec."""
    dry = rs.Lander(name="L", dry_mass="5 kg")
    zero = rs.Rover(name="Z", mass="0 kg")
    none = rs.Rover(name="N")
    unread = rs.Rover(name="U", unread=("mass",))
    assert remarks_on(compare([unread], ["mass"])) == ("No mass that could be read: U",)
    assert remarks_on(compare([dry, zero, none], ["mass"])) == (
        "No mass of L, but dry mass is published",
        "No mass published: N",
        "Z is not drawn: its mass, 0 kg, has no place on a logarithmic scale",
    )
    assert remarks_on(compare([dry], ["top_speed"])) == ("A lander has no top speed: L",)
    assert remarks_on(compare([none], ["bulk_density"])) == (
        "No bulk density of N: no figure for mass and length and width and height",
    )
