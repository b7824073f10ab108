"""What a party has not shown or released reaches nobody; what is frozen stays."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from order_rows import an_answer, an_order
from picture_rows import a_part
from samrad.actions import correcting_pictures, picture_parts, pictures, publishing_pictures
from samrad.actions.picture_parts import NewFigure
from samrad.actions.releases import release_figures, withdraw_release
from samrad.core.basics.canonical import plain
from samrad.core.figures.hidden import Hidden
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.core.pictures.public import public_of
from samrad.core.pictures.reading import picture_from
from samrad.records.basics.context import in_council
from samrad.records.figures.models import Delivery, Figure
from samrad.records.papers.models import Paper
from samrad.records.pictures.models import (
    ChosenFigure,
    OwnPicture,
    Picture,
    PictureDifference,
    PicturePart,
)
from samrad.records.pictures.queries import told, versions_of
from samrad.records.pictures.versions import (
    Adoption,
    PictureVersion,
    PublicFigure,
    PublicPicture,
)
from samrad.records.public import queries as public

pytestmark = pytest.mark.django_db

POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
CHIEF, MAYOR = "stasjonssjef.loten", "ordforer.loten"
SECRET = "Kanarifugl 4711"
PUBLIC = Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY, public=True)


@pytest.fixture
def part(within: Any, at: datetime) -> Any:
    """The identifier of one part of a draft."""
    with within("loten") as council:
        return a_part(council, at, joint="Felles", openness="open").pk


def _part(which: Any) -> PicturePart:
    return PicturePart.objects.select_related("picture__council", "picture__meeting").get(
        pk=which
    )


def _delivery(title: str) -> tuple[Any, Figure, Paper]:
    """The source of a delivery of the demo, its first figure, and its paper."""
    found = Delivery.objects.select_related("paper").get(paper__title__contains=title)
    return found.source_id, found.figures.order_by("indicator", "since")[0], found.paper


def _choose(which: Any, title: str, by: Any, at: datetime) -> ChosenFigure:
    source, figure, _ = _delivery(title)
    new = NewFigure(
        source, "", figure.indicator, figure.place, since=figure.since, until=figure.until
    )
    return picture_parts.choose_figure(_part(which), new, by=by, at=at)


@pytest.mark.parametrize(("owner", "other"), [(POLICE, MUNICIPALITY), (MUNICIPALITY, POLICE)])
def test_what_a_party_writes_the_other_sees_once_it_is_shown(
    owner: str, other: str, seated: Any, part: Any, at: datetime
) -> None:
    def seen() -> bool:
        with seated(other), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM records_ownpicture WHERE text = %s", [SECRET])
            found = bool(cursor.fetchone()[0])
            shown = told(_part(part).picture, on=at.date()).canonical().decode()
        assert (SECRET in shown) is found
        return found

    with seated(owner) as (by, _):
        picture_parts.write_own(_part(part), SECRET, by=by, at=at)
    assert not seen()
    with seated(owner) as (by, _):
        picture_parts.show_own(_part(part), by=by, at=at)
    assert seen()
    with seated(owner) as (by, _):
        picture_parts.write_own(_part(part), SECRET, by=by, at=at)
    assert not seen()


def test_nobody_writes_or_shows_what_is_the_others(
    seated: Any, part: Any, at: datetime
) -> None:
    with seated(POLICE) as (by, _):
        picture_parts.write_own(_part(part), SECRET, by=by, at=at)
        picture_parts.show_own(_part(part), by=by, at=at)
    with seated(MUNICIPALITY) as (by, council):
        shown = OwnPicture.objects.filter(part=part, party="police")
        assert shown.update(text="Vårt") == 0
        assert shown.delete()[0] == 0
        row = {"council": council, "part_id": part, "party": "police", "text": "Falsk"}
        with pytest.raises(DatabaseError), transaction.atomic():
            OwnPicture.objects.create(**row, written_at=at, written_by=by)


def test_an_unreleased_figure_reaches_neither_the_other_party_nor_what_both_adopt(
    seated: Any, part: Any, at: datetime
) -> None:
    with seated(POLICE) as (by, _):
        chosen = _choose(part, "grunnkrets", by, at)
        before = told(_part(part).picture, on=at.date())
    with seated(MUNICIPALITY):
        assert not ChosenFigure.objects.filter(pk=chosen.pk).exists()
        same = told(_part(part).picture, on=at.date())
    # Both hold the same bytes, and the figure is in neither.
    assert before.canonical() == same.canonical()
    assert same.parts[0].figures == ()

    with seated(POLICE) as (by, _):
        release_figures(_delivery("grunnkrets")[2], PUBLIC, by=by, at=at)
    with seated(MUNICIPALITY):
        (figure,) = told(_part(part).picture, on=at.date()).parts[0].figures
    assert figure.label == "Anmeldte forhold"


@pytest.fixture
def published(seated: Any, part: Any, at: datetime) -> Any:
    """A public picture with released figures, an exempt part, and what each party saw."""
    with seated(POLICE) as (by, council):
        _choose(part, "utvalgte tema", by, at)
        picture_parts.write_own(_part(part), SECRET, by=by, at=at)
        picture_parts.show_own(_part(part), by=by, at=at)
    with seated(MUNICIPALITY) as (by, council):
        closed = PicturePart.objects.create(
            council=council,
            picture=_part(part).picture,
            position=2,
            kind="area",
            area="Beredskap",
            joint=f"{SECRET} i beredskapen",
        )
        exempt = Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 6, 1))
        picture_parts.mark_parts(
            closed.picture, {closed.id: exempt}, reason="Fare.", by=by, at=at
        )
        pictures.settle_picture(_part(part).picture, by=by, at=at)
    for who in (CHIEF, MAYOR):
        with seated(who) as (by, _):
            found = _part(part).picture
            sha256 = told(found, on=at.date()).sha256
            pictures.adopt_picture(found, sha256, by=by, at=at)
    with seated(MUNICIPALITY) as (by, _):
        found = _part(part).picture
        version = pictures.freeze_picture(found, "bilde", by=by, at=at)
        publishing_pictures.publish_picture(found, by=by, at=at)
    return version.number


def test_a_figure_released_no_longer_is_not_frozen_as_both_adopted_it(
    seated: Any, part: Any, at: datetime, refused: Any
) -> None:
    with seated(POLICE) as (by, _):
        _choose(part, "utvalgte tema", by, at)
        pictures.settle_picture(_part(part).picture, by=by, at=at)
    for who in (CHIEF, MAYOR):
        with seated(who) as (by, _):
            found = _part(part).picture
            sha256 = told(found, on=at.date()).sha256
            pictures.adopt_picture(found, sha256, by=by, at=at)
    with seated(POLICE) as (by, _):
        withdraw_release(_delivery("utvalgte tema")[2], by=by, at=at)
    with seated(MUNICIPALITY) as (by, _), refused("picture.not_adopted_by"):
        pictures.freeze_picture(_part(part).picture, "bilde", by=by, at=at)


def _answered(number: int) -> str:
    found = public.picture_called("loten", number)
    assert found is not None
    return json.dumps(plain([found.picture, found.figures]), ensure_ascii=False)


def test_a_resident_reads_what_is_open_and_released(published: int) -> None:
    said = _answered(published)

    assert "Felles" in said
    assert "Innlandet politidistrikt" in said
    assert "no.offl.24.3" in said
    assert SECRET not in said


def test_a_withdrawn_release_hides_the_figure_at_once_and_says_that_one_stood_there(
    published: int, seated: Any, at: datetime
) -> None:
    with seated(POLICE) as (by, _):
        withdraw_release(_delivery("utvalgte tema")[2], by=by, at=at)
    found = public.picture_called("loten", published)

    assert found is not None
    assert list(found.figures.values()) == [None]
    assert found.picture.parts[0].figures == tuple(found.figures)
    assert "politidistrikt" not in _answered(published)
    # What both parties froze stays as it was.
    with seated(MUNICIPALITY):
        assert "Innlandet" in PictureVersion.objects.get(number=published).content


def test_a_paper_that_is_closed_afterwards_hides_its_figures_too(
    published: int, seated: Any
) -> None:
    with seated(POLICE):
        Paper.objects.filter(title__contains="utvalgte tema").update(openness="party")

    assert "politidistrikt" not in _answered(published)


def test_a_picture_that_was_taken_back_is_answered_no_more(
    published: int, seated: Any, part: Any, at: datetime
) -> None:
    with seated(MUNICIPALITY) as (by, _):
        found = _part(part).picture
        publishing_pictures.withdraw_picture(found, "Feil tall", by=by, at=at)

    assert public.picture_called("loten", published) is None
    listed = public.pictures("loten")
    assert listed is not None
    assert listed[1] == ()


_ONE = "SELECT id FROM records_picture WHERE stage = 'frozen'"
STATEMENTS = [
    "UPDATE records_pictureversion SET content = '{}'",
    "DELETE FROM records_pictureversion",
    "UPDATE records_adoption SET sha256 = repeat('0', 64)",
    "UPDATE records_publicfigure SET papers = '{}'",
    "UPDATE records_publicpicture SET content = '{}'",
    f"UPDATE records_picturepart SET joint = 'Annet' WHERE picture_id IN ({_ONE})",
    f"UPDATE records_picture SET stage = 'draft' WHERE id IN ({_ONE})",
    f"UPDATE records_picture SET as_of = '1999-01-01' WHERE id IN ({_ONE})",
    "DELETE FROM records_chosenfigure",
]


@pytest.mark.usefixtures("published")
def test_what_is_frozen_never_changes_whatever_is_sent(seated: Any) -> None:
    with seated(MUNICIPALITY), connection.cursor() as cursor:
        for statement in STATEMENTS:
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(statement)


def test_nothing_is_frozen_that_both_have_not_adopted(
    seated: Any, part: Any, at: datetime
) -> None:
    with seated(MUNICIPALITY) as (by, council):
        row = {"council": council, "picture_id": _part(part).picture_id, "number": 1}
        with pytest.raises(DatabaseError), transaction.atomic():
            PictureVersion.objects.create(
                **row, content="{}", sha256="0" * 64, frozen_at=at, frozen_by=by
            )
        with pytest.raises(DatabaseError), transaction.atomic():
            Picture.objects.filter(pk=_part(part).picture_id).update(stage="frozen")


FILLED = [
    *(Picture, PicturePart, OwnPicture, PictureDifference, ChosenFigure),
    *(Adoption, PictureVersion, PublicPicture, PublicFigure),
]


def test_no_picture_of_another_council_is_seen_nor_any_without_one(council_id: Any) -> None:
    for model in FILLED:
        with in_council(council_id("lorenskog")):
            seen = set(model._base_manager.values_list("council_id", flat=True))
        assert seen == {council_id("lorenskog")}, model
        with in_council(council_id("loten")):
            assert not model._base_manager.exists(), model
        with pytest.raises(ProgrammingError, match="no council context"), transaction.atomic():
            model._base_manager.exists()


def _corrected(which: Any, seated: Any, at: datetime) -> Picture:
    """The picture, corrected: another joint statement, adopted anew by both and frozen."""
    with seated(MUNICIPALITY) as (by, _):
        correcting_pictures.correct_picture(
            _part(which).picture, "Feil i teksten", at.date(), by=by, at=at
        )
        row = _part(which)
        pictures.state_jointly(row, pictures.Statement(joint="Rettet"), by=by, at=at)
        pictures.settle_picture(row.picture, by=by, at=at)
    for who in (CHIEF, MAYOR):
        with seated(who) as (by, _):
            found = _part(which).picture
            pictures.adopt_picture(found, told(found, on=at.date()).sha256, by=by, at=at)
    with seated(MUNICIPALITY) as (by, _):
        pictures.freeze_picture(_part(which).picture, "bilde", by=by, at=at)
        return _part(which).picture


def test_a_correction_is_a_version_of_its_own_chained_to_the_one_before(
    published: int, seated: Any, part: Any, at: datetime
) -> None:
    found = _corrected(part, seated, at)
    with seated(MUNICIPALITY) as (by, _):
        new, old = versions_of(found)
        assert (old.number, old.reason, new.reason) == (published, "", "Feil i teksten")
        assert json.loads(new.content)["corrects"] == old.sha256
        assert '"Felles"' in old.content
    # Residents still read what was published, and that it was corrected.
    shown = public.picture_called("loten", published)
    assert shown is not None
    assert (shown.corrected_at, shown.picture.corrected) == (at, False)
    with seated(MUNICIPALITY) as (by, _):
        publishing_pictures.publish_picture(found, by=by, at=at)
    for number in (published, new.number):
        shown = public.picture_called("loten", number)
        assert shown is not None
        assert (shown.corrected_at, shown.picture.corrected) == (None, True)
        assert shown.picture.parts[0].joint == "Rettet"
        assert "Feil i teksten" not in json.dumps(plain(shown.picture), ensure_ascii=False)


def test_a_correction_that_is_given_up_leaves_the_picture_as_it_was_frozen(
    published: int, seated: Any, part: Any, at: datetime
) -> None:
    with seated(MUNICIPALITY) as (by, _):
        found = _part(part).picture
        correcting_pictures.correct_picture(found, "Feil", at.date(), by=by, at=at)
        row = _part(part)
        pictures.state_jointly(row, pictures.Statement(joint="Annet"), by=by, at=at)
        correcting_pictures.give_up_correction(row.picture, by=by, at=at)

        assert (_part(part).joint, _part(part).picture.stage) == ("Felles", "frozen")
        assert [one.number for one in versions_of(found)] == [published]


@pytest.mark.usefixtures("published")
def test_no_statement_opens_a_frozen_picture_without_a_reason_or_breaks_the_chain(
    seated: Any, part: Any, at: datetime
) -> None:
    with seated(MUNICIPALITY) as (by, _):
        row = _part(part).picture
        for said in ({"stage": "draft"}, {"reason": "Annet"}, {"as_of": "1999-01-01"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Picture.objects.filter(pk=row.pk).update(**said)
        correcting_pictures.correct_picture(row, "Feil", at.date(), by=by, at=at)
        with pytest.raises(DatabaseError), transaction.atomic():
            Picture.objects.filter(pk=row.pk).update(stage="frozen")
        with pytest.raises(DatabaseError), transaction.atomic():
            Picture.objects.filter(pk=row.pk).update(reason="En annen")


def test_what_residents_read_tells_no_number_that_only_subtraction_would_give(
    seated: Any, part: Any, at: datetime
) -> None:
    """Theft 12 of 15 in all, and the three of violence in no figure of the picture."""
    since, until = date(2025, 1, 1), date(2025, 6, 30)
    counts = {"alt": ("Alle lovbrudd", 15), "tyveri": ("Tyveri", 12)}
    with seated(POLICE) as (by, council):
        source, _, paper = _delivery("utvalgte tema")
        delivery = Delivery.objects.get(paper=paper)
        for code, (label, value) in counts.items():
            row = {"indicator": code, "label": label, "value": value, "place": "3412"}
            of = {"council": council, "delivery": delivery, "paper": paper}
            Figure.objects.create(**of, **row, since=since, until=until, unit="cases")
            new = NewFigure(source, "", code, "3412", since, until)
            picture_parts.choose_figure(_part(part), new, by=by, at=at)
        pictures.settle_picture(_part(part).picture, by=by, at=at)
    for who in (CHIEF, MAYOR):
        with seated(who) as (by, _):
            found = _part(part).picture
            pictures.adopt_picture(found, told(found, on=at.date()).sha256, by=by, at=at)
    with seated(MUNICIPALITY) as (by, _):
        found = _part(part).picture
        number = pictures.freeze_picture(found, "bilde", by=by, at=at).number
        publishing_pictures.publish_picture(found, by=by, at=at)
    shown = public.picture_called("loten", number)

    assert shown is not None
    cells = [one.now for one in shown.figures.values() if one]
    assert sorted(isinstance(one, Hidden) for one in cells) == [False, True]


def test_what_units_answered_is_the_same_for_both_and_nothing_one_party_keeps(
    seated: Any, part: Any, at: datetime
) -> None:
    with seated(POLICE) as (_, council):
        order = an_order(council, at)
        type(order).objects.filter(pk=order.pk).update(focus="Trygghet")
        an_answer(order, at, "Åpent for rådet")
        an_answer(order, at, "Kan vises alle", openness="open", may_be_public=True)
        an_answer(order, at, SECRET, openness="party")
        ours = told(_part(part).picture, on=at.date())
        assert picture_from(ours.canonical().decode()).sha256 == ours.sha256
    with seated(MUNICIPALITY):
        theirs = told(_part(part).picture, on=at.date())

    assert ours.canonical() == theirs.canonical()
    texts = {one.answer.text for one in ours.parts[0].answers}
    assert texts == {"Åpent for rådet", "Kan vises alle"}
    public_now = public_of(ours, frozenset(), frozenset(ours.parts[0].answers))
    assert [one.answer.text for one in public_now.parts[0].answers] == ["Kan vises alle"]
    # Taken back since: no resident reads it any more.
    assert public_of(ours, frozenset(), frozenset()).parts[0].answers == ()
