"""What has to be done before both parties adopt a picture, and what a change undoes."""

from dataclasses import replace

import pytest

from picturing import part, picture, springs, told, which
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import BOTH, Party
from samrad.core.pictures.adopting import (
    PictureProgress,
    why_not_adopt,
    why_not_correct,
    why_not_freeze,
    why_not_settle,
    why_not_take_back,
    why_not_text,
    why_not_write,
)
from samrad.core.pictures.parts import BY_LAW, PartKind, parts_to_begin
from samrad.core.pictures.picture import Difference, OwnPicture, Part, Picture
from samrad.core.pictures.reading import picture_from
from samrad.core.pictures.stages import PICTURE_STEPS, PictureStage

DRAFT = PictureProgress(PictureStage.DRAFT)
READY = PictureProgress(PictureStage.SETTLED)
OPEN = Difference(which("d"), "Om uroen øker", Party.POLICE)
STATED = part(joint="Omtrent som før.")


def _by_law(*empty: PartKind) -> Picture:
    kinds = [one.kind for one in BY_LAW[Country.SWEDEN]]
    texts = {kind: "" if kind in empty else "Nivån är oförändrad." for kind in kinds}
    return picture(
        *(part("", kind=k, joint=t) for k, t in texts.items()), country=Country.SWEDEN
    )


@pytest.mark.parametrize("kind", [one.kind for one in BY_LAW[Country.SWEDEN]])
def test_4_paragraph_no_part_the_law_asks_for_is_adopted_empty(kind: PartKind) -> None:
    cites = tuple(one.cite for one in BY_LAW[Country.SWEDEN] if one.kind is kind)
    empty = _by_law(kind)

    assert why_not_settle(empty, DRAFT) == Refusal("picture.empty_by_law", {"cites": cites})
    refusal = why_not_adopt(empty, READY, Party.POLICE, shown=empty.sha256)
    assert refusal == Refusal("picture.empty_by_law", {"cites": cites})


def test_4_paragraph_three_parts_with_something_in_them_are_enough() -> None:
    assert why_not_settle(_by_law(), DRAFT) is None


def test_a_part_the_law_asks_for_cannot_be_left_out_either() -> None:
    found = why_not_settle(picture(STATED, country=Country.SWEDEN), DRAFT)

    assert found is not None
    assert found.code == "picture.empty_by_law"


@pytest.mark.parametrize(
    ("parts", "progress", "code"),
    [
        ((STATED,), PictureProgress(PictureStage.SETTLED), "picture.wrong_stage"),
        ((STATED,), replace(DRAFT, not_shown=1), "picture.not_shown"),
        ((replace(STATED, differences=(OPEN,)),), DRAFT, "picture.differences_open"),
        ((part(),), DRAFT, "picture.nothing_stated"),
        (
            (STATED, part("Vold", own=(OwnPicture(Party.POLICE, "Flere saker."),))),
            DRAFT,
            "picture.not_stated",
        ),
    ],
)
def test_what_keeps_a_picture_from_being_ready(
    parts: tuple[Part, ...], progress: PictureProgress, code: str
) -> None:
    found = why_not_settle(picture(*parts), progress)

    assert found is not None
    assert found.code == code


def test_a_difference_both_let_stand_keeps_nobody_waiting() -> None:
    settled = replace(OPEN, settled="Begge syn står.")

    assert why_not_settle(picture(replace(STATED, differences=(settled,))), DRAFT) is None


def test_a_party_adopts_the_text_it_was_shown_and_no_other() -> None:
    now = picture(STATED)
    before = picture(replace(STATED, joint="Noe annet."))

    assert why_not_adopt(now, READY, Party.POLICE, shown=now.sha256) is None
    changed = why_not_adopt(now, READY, Party.POLICE, shown=before.sha256)
    assert changed == Refusal("picture.changed_since")
    twice = why_not_adopt(
        now, replace(READY, adopted=frozenset({Party.POLICE})), Party.POLICE, shown=now.sha256
    )
    assert twice == Refusal("picture.adopted_already", {"party": Party.POLICE})
    draft = why_not_adopt(now, DRAFT, Party.POLICE, shown=now.sha256)
    assert draft == Refusal("picture.not_for_adopting", {"stage": PictureStage.DRAFT})


def test_it_is_frozen_once_both_have_adopted_it() -> None:
    one = replace(READY, adopted=frozenset({Party.POLICE}))

    missing = Refusal("picture.not_adopted_by", {"parties": [Party.MUNICIPALITY]})
    assert why_not_freeze(one) == missing
    assert why_not_freeze(replace(READY, adopted=BOTH)) is None
    frozen = replace(READY, stage=PictureStage.FROZEN, adopted=BOTH)
    assert why_not_freeze(frozen) is not None


def test_only_a_draft_is_written_in_and_a_frozen_picture_stays() -> None:
    writable = {stage for stage in PictureStage if why_not_write(stage) is None}

    assert writable == {PictureStage.DRAFT}
    assert PICTURE_STEPS[PictureStage.FROZEN] == {PictureStage.DRAFT}
    # But only to be corrected, and for a reason; nobody just writes on.
    assert why_not_take_back(PictureStage.FROZEN) is not None
    assert why_not_correct(PictureStage.FROZEN, " ") is not None
    assert why_not_correct(PictureStage.ADOPTED, "Feil tall") is not None
    assert why_not_correct(PictureStage.FROZEN, "Feil tall") is None


@pytest.mark.parametrize(
    ("length", "taken"), [(0, False), (1, True), (8000, True), (8001, False)]
)
def test_a_text_has_something_in_it_and_an_end(length: int, *, taken: bool) -> None:
    assert (why_not_text("a" * length) is None) is taken


def test_a_picture_is_read_back_letter_by_letter() -> None:
    written = picture(
        replace(
            STATED,
            own=(OwnPicture(Party.POLICE, "Som før."),),
            differences=(OPEN,),
            figures=(told(springs()), told(springs({2018: 0, 2019: 702}))),
        )
    )
    again = picture_from(written.canonical().decode())

    assert again.canonical() == written.canonical()
    assert again.sha256 == written.sha256
    assert again.parts[0].figures[0] == written.parts[0].figures[0]


def test_how_open_a_part_is_is_no_part_of_what_is_adopted() -> None:
    closed = replace(STATED, marking=Marking(Openness.EXEMPT, "no.offl.24.3"))

    assert picture(closed).sha256 == picture(STATED).sha256


def test_a_picture_begins_with_the_law_and_each_area_once() -> None:
    areas = ["Trygghet", "Ungdom", "Trygghet"]

    assert [one.area for one in parts_to_begin(Country.NORWAY, areas)] == ["Trygghet", "Ungdom"]
    swedish = parts_to_begin(Country.SWEDEN, areas)
    assert [one.kind for one in swedish[:3]] == [one.kind for one in BY_LAW[Country.SWEDEN]]
