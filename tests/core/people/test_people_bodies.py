"""What kind of council it is, and the bodies it acts as."""

import pytest

from samrad.core.basics.countries import Country
from samrad.core.people.bodies import (
    BODIES_OF,
    Body,
    CouncilKind,
    kind_for,
    name_of,
    own_body,
    why_not_shape,
)


def why(
    kind: CouncilKind, *bodies: Body, of: int = 1, country: Country = Country.NORWAY
) -> str:
    refusal = why_not_shape(kind, bodies, country, municipalities=of)
    return refusal.code if refusal else ""


def test_lorenskogs_politiraad_is_also_the_steering_group_of_slt() -> None:
    both = (Body.POLITIRAAD, Body.SLT_STYRINGSGRUPPE)

    assert why(CouncilKind.LOCAL, *both) == ""
    assert why(CouncilKind.LOCAL) == "council.no_body"


def test_the_bodies_are_those_of_the_country() -> None:
    body = Body.LOKALT_BRAA

    assert why(CouncilKind.LOCAL, body) == "council.body_of_another_country"
    assert why(CouncilKind.LOCAL, body, country=Country.SWEDEN) == ""
    assert [own_body(country) for country in Country] == ["politiraad", "strategiskt_raad"]
    assert sorted(b for country in Country for b in BODIES_OF[country]) == sorted(Body)


@pytest.mark.parametrize(
    ("kind", "of", "reason"),
    [
        (CouncilKind.LOCAL, 1, ""),
        (CouncilKind.LOCAL, 2, "council.local_of_several"),
        (CouncilKind.JOINT, 1, "council.joint_of_one"),
        (CouncilKind.JOINT, 2, ""),
        (CouncilKind.REGIONAL, 1, "council.joint_of_one"),
        (CouncilKind.REGIONAL, 6, ""),
    ],
)
def test_the_kind_goes_with_how_many_municipalities_take_part(
    kind: CouncilKind, of: int, reason: str
) -> None:
    assert why(kind, Body.POLITIRAAD, of=of) == reason
    assert why(kind_for(of), Body.POLITIRAAD, of=of) == ""


@pytest.mark.parametrize("body", Body)
def test_every_body_has_its_name_in_every_language(body: Body) -> None:
    assert all(name_of(body, language).strip() for language in ("nb", "nn", "sv", "en"))
