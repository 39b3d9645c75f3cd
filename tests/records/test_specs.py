from __future__ import annotations

import pytest

import roverspecs as rs
from roverspecs.errors import UnknownSpecError
from roverspecs.records.claims import CONFIGURATIONS
from roverspecs.records.derived import find_specs
from roverspecs.records.specs import GROUPS
from roverspecs.records.vehicles import KINDS, PUBLISHED
from roverspecs.values.units import DIMENSIONS, HANDY, check_dimension


def rover(**fields: object) -> rs.Rover:
    """Return a rover with a name and some fields."""
    return rs.Rover(**{"name": "Mine", **fields})  # type: ignore[arg-type]  # wrong types are the point of some tests


def test_a_spec_must_exist_to_be_asked_for() -> None:
    """Neither claims() nor why() takes a derived spec or a group for a published one."""
    for name in ("bulk_density", "dimensions", "Mass", ""):
        with pytest.raises(UnknownSpecError, match=f"unknown spec '{name}': "):
            rover().claims(name, prefer="press")
        with pytest.raises(UnknownSpecError, match=f"unknown spec '{name}': "):
            rover().why(name)


def test_a_rejected_claim_may_have_another_dimension() -> None:
    """What a figure measures may be why it was rejected; its unit must exist all the same."""
    area = rs.Claim(value="13 m²", rejected="an area for a volume")
    force = rs.Claim(value="5 lbf", rejected="a weight")
    part = rs.Claim(value="4.5", rejected="no part of a wheel")
    mine = rover(habitable_volume=["13 m³", area], mass=force, wheel_count=part)

    assert mine.claims("habitable_volume") == (rs.Claim(value="13 m³"), area)
    assert mine.claims("mass") == (force,)
    assert mine.claims("wheel_count") == (part,)
    assert (mine.mass, mine.wheel_count) == (None, None)
    assert mine.why("habitable_volume")[1] == (area, "rejected: an area for a volume", "")


def test_a_rejected_dimension_has_a_configuration() -> None:
    """The configuration of a rejected dimension is unstated, too, where none is given."""
    mine = rover(length=rs.Claim(value="5 kg", rejected="a slip"))

    assert [claim.configuration for claim in mine.claims("length")] == ["unstated"]


def test_every_spec_is_declared_whole() -> None:
    """Each spec has label, group, definition and, in each system, units of its dimension."""
    for name, spec in PUBLISHED.items():
        assert spec.name == name
        assert spec.group in GROUPS
        assert spec.definition.endswith(".")
        assert spec.dimension in DIMENSIONS
        assert spec.dimension in HANDY
        assert spec.units.keys() == {"si", "metric", "us"}
        assert len(spec.units["si"]) == 1
        for units in spec.units.values():
            for unit in units:
                assert check_dimension(unit, spec.dimension) == unit
    assert len({spec.label for spec in PUBLISHED.values()}) == len(PUBLISHED)


def test_specs_stand_in_the_order_of_the_groups() -> None:
    """Tables read mass, dimensions, payload first; every group has a spec."""
    groups = [spec.group for spec in PUBLISHED.values()]

    assert groups == sorted(groups, key=GROUPS.index)
    assert set(groups) == set(GROUPS)
    assert "unstated" in CONFIGURATIONS
    assert set(KINDS) == {"rover", "hopper", "rotorcraft", "lander"}


def test_names_of_groups_stand_for_their_specs() -> None:
    """The word payload means all specs of that group, mass the spec; each is found once."""
    payload = [
        "payload_capacity",
        "payload_mass",
        "payload_volume",
        "habitable_volume",
        "instrument_count",
    ]
    assert [spec.name for spec in find_specs(["payload"])] == payload
    assert [spec.name for spec in find_specs(["mass", "mass"])] == ["mass"]
    assert [spec.name for spec in find_specs(["width", "dimensions"])] == [
        "width",
        "length",
        "height",
        "diameter",
        "envelope",
    ]
    with pytest.raises(UnknownSpecError) as caught:
        find_specs(["payloads"])
    assert (
        str(caught.value)
        == "unknown spec 'payloads': did you mean 'payload' or 'payload_mass' or 'payload_volume'?"
    )
