"""What everyone may read of a picture, with things in it that could have leaked."""

import json
from dataclasses import replace
from datetime import date

from picturing import part, picture, springs, told, which
from samrad.core.basics.canonical import plain
from samrad.core.basics.refusals import Refusal
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.pictures.picture import Difference, OwnPicture, Picture
from samrad.core.pictures.protecting import protected
from samrad.core.pictures.public import (
    public_figures,
    public_of,
    public_picture_from,
    why_not_publish,
)

ON = date(2025, 2, 20)


def _why_not(whole: Picture) -> Refusal | None:
    return why_not_publish(whole, public_of(whole, PAPER), protected([]), on=ON)


PAPER = frozenset({which("paper")})
EXEMPT = Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 1, 20))
OPEN = part(
    joint="Felles og åpent",
    own=(OwnPicture(Party.POLICE, "hemmelig-politi"),),
    differences=(Difference(which("d"), "hemmelig-forskjell", Party.POLICE),),
    figures=(told(springs()),),
)
CLOSED = part("Beredskap", joint="hemmelig-felles", figures=(told(springs()),), marking=EXEMPT)


def test_own_pictures_differences_and_exempt_parts_stay_with_the_council() -> None:
    shown = json.dumps(plain(public_of(picture(OPEN, CLOSED), PAPER)), ensure_ascii=False)

    assert "Felles og åpent" in shown
    assert "no.offl.24.3" in shown
    assert "hemmelig" not in shown


def test_a_figure_that_is_not_released_to_everyone_is_not_among_them() -> None:
    released = public_of(picture(OPEN), PAPER)
    not_released = public_of(picture(OPEN), frozenset())

    assert released.parts[0].figures == (OPEN.figures[0].id,)
    assert not_released.parts[0].figures == ()
    assert len(public_figures(picture(OPEN), PAPER)) == 1
    assert public_figures(picture(OPEN), frozenset()) == ()


def test_a_figure_of_an_exempt_part_is_not_among_them_either() -> None:
    assert public_figures(picture(CLOSED), PAPER) == ()


def test_official_statistics_came_in_no_paper_and_are_open() -> None:
    official = replace(told(springs()), papers=())

    assert len(public_figures(picture(replace(OPEN, figures=(official,))), frozenset())) == 1


def test_each_part_is_assessed_first() -> None:
    unsaid = replace(OPEN, marking=Marking(Openness.COUNCIL))
    found = _why_not(picture(unsaid))

    assert found is not None
    assert found.facts == {"parts": ("Trygghet",)}
    assert _why_not(picture(OPEN, CLOSED)) is None


def test_an_identity_number_is_never_published() -> None:
    found = _why_not(picture(part(joint="Se 01010750160.")))

    assert found is not None
    assert found.code == "picture.identity_numbers"


def test_the_public_version_is_read_back_as_it_was_written() -> None:
    public = public_of(picture(OPEN, CLOSED), PAPER)

    assert public_picture_from(json.dumps(plain(public))) == public
