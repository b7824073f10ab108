"""Writing minutes in the room: two at once, sending again, who may, and what is never lost."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from samrad.actions.writing import Kept, Words, Written, write_paragraph
from samrad.core.meetings.kinds import ItemKind, Wording
from samrad.core.openness.levels import Marking, Openness
from samrad.records.councils.models import Council
from samrad.records.log.models import LogEntry
from samrad.records.meetings.models import Item, Meeting, Paragraph

pytestmark = pytest.mark.django_db

COUNCIL = Marking(Openness.COUNCIL)
OPEN = Marking(Openness.OPEN)
NOTHING = Words("", COUNCIL)


@pytest.fixture
def room(person: Any, at: datetime) -> "Callable[[Council], Item]":
    """A meeting in June with two items; the first of them."""

    def make(council: Council) -> Item:
        meeting = Meeting.objects.create(
            council=council,
            year=2025,
            number=90,
            day=date(2025, 6, 16),
            stage="called",
            planned_at=at,
            planned_by=person("slt.loten"),
        )
        for n, title in enumerate(("Torget", "Skolen"), start=1):
            Item.objects.create(
                council=council, meeting=meeting, position=n, kind=ItemKind.FREE, title=title
            )
        return Item.objects.select_related("meeting__council").get(meeting=meeting, position=1)

    return make


def sent(was: Words, text: str, revision: int | None = None, **more: Any) -> Written:
    now = Words(text, more.pop("marking", was.marking))
    return Written(more.pop("id", ID), Wording.SUMMARY, now, was, revision)


ID = uuid4()


def test_what_is_written_is_there(within: Any, room: Any, person: Any, at: datetime) -> None:
    with within("loten") as council:
        item = room(council)
        kept = write_paragraph(item, sent(NOTHING, "Torget."), by=person("slt.loten"), at=at)

        row = Paragraph.objects.get(pk=ID)
        assert kept == Kept(Words("Torget.", COUNCIL), 1)
        assert (row.text, row.revision, row.item) == ("Torget.", 1, item)


def test_two_secretaries_overwrite_nothing(
    within: Any, room: Any, person: Any, at: datetime
) -> None:
    slt, police = person("slt.loten"), person("politikontakt.loten")
    with within("loten") as council:
        item = room(council)
        first = write_paragraph(item, sent(NOTHING, "En\nTo"), by=slt, at=at)
        write_paragraph(item, sent(first.words, "En\nTo\nTre", 1), by=slt, at=at)
        both = write_paragraph(item, sent(first.words, "Null\nEn\nTo", 1), by=police, at=at)

        assert both == Kept(Words("Null\nEn\nTo\nTre", COUNCIL), 3, slt.name)


def test_sending_the_same_again_makes_nothing_new(
    within: Any, room: Any, person: Any, at: datetime
) -> None:
    slt = person("slt.loten")
    with within("loten") as council:
        item = room(council)
        for _ in range(3):
            write_paragraph(item, sent(NOTHING, "Torget."), by=slt, at=at)

        assert list(Paragraph.objects.filter(item=item).values_list("revision", "text")) == [
            (1, "Torget.")
        ]


def test_one_sitting_is_one_line_in_the_log(
    within: Any, room: Any, person: Any, at: datetime
) -> None:
    slt, police = person("slt.loten"), person("politikontakt.loten")

    def lines() -> int:
        return LogEntry.objects.filter(act="write_minutes").count()

    with within("loten") as council:
        item, before = room(council), lines()
        kept = write_paragraph(item, sent(NOTHING, "a"), by=slt, at=at)
        for text in ("ab", "abc"):
            kept = write_paragraph(item, sent(kept.words, text, kept.revision), by=slt, at=at)
        assert lines() == before + 1

        kept = write_paragraph(item, sent(kept.words, "abcd", kept.revision), by=police, at=at)
        assert lines() == before + 2

        later = at + timedelta(hours=1)
        kept = write_paragraph(item, sent(kept.words, "e", kept.revision), by=police, at=later)
        assert lines() == before + 3


def test_who_opens_a_paragraph_opens_no_identity_number(
    within: Any, room: Any, person: Any, at: datetime, refused: Any
) -> None:
    slt = person("slt.loten")
    with within("loten") as council:
        item = room(council)
        kept = write_paragraph(
            item, sent(NOTHING, "Født 15058512345? 01019010046"), by=slt, at=at
        )
        with refused("openness.holds_identity_numbers"):
            written = sent(kept.words, kept.words.text, kept.revision, marking=OPEN)
            write_paragraph(item, written, by=slt, at=at)


def test_exempt_needs_its_ground_and_another_may_change_it_beside_the_text(
    within: Any, room: Any, person: Any, at: datetime, refused: Any
) -> None:
    slt, police = person("slt.loten"), person("politikontakt.loten")
    exempt = Marking(Openness.EXEMPT, "no.offl.24.1", date(2026, 6, 1))
    with within("loten") as council:
        item = room(council)
        first = write_paragraph(item, sent(NOTHING, "En"), by=slt, at=at)
        with refused("openness.no_ground"):
            written = sent(first.words, "En", 1, marking=Marking(Openness.EXEMPT))
            write_paragraph(item, written, by=slt, at=at)
        write_paragraph(item, sent(first.words, "En", 1, marking=exempt), by=police, at=at)

        kept = write_paragraph(item, sent(first.words, "En\nTo", 1), by=slt, at=at)

        assert kept.words == Words("En\nTo", exempt)


def test_an_emptied_paragraph_is_gone_and_what_another_added_meanwhile_is_not(
    within: Any, room: Any, person: Any, at: datetime
) -> None:
    slt, police = person("slt.loten"), person("politikontakt.loten")
    with within("loten") as council:
        item = room(council)
        first = write_paragraph(item, sent(NOTHING, "En"), by=slt, at=at)
        gone = write_paragraph(item, sent(first.words, "", 1), by=slt, at=at)
        assert gone.revision is None
        assert not Paragraph.objects.filter(item=item).exists()

        kept = write_paragraph(item, sent(first.words, "En\nTo", 1), by=police, at=at)
        assert kept.words.text == "To"


def test_nobody_writes_in_minutes_that_went_out_or_were_never_theirs(
    within: Any, room: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten") as council:
        item = room(council)
        with refused("access.not_your_role"):
            write_paragraph(item, sent(NOTHING, "a"), by=person("ordforer.loten"), at=at)
        with refused("access.no_seat"):
            write_paragraph(item, sent(NOTHING, "a"), by=person("samordnare.lund"), at=at)
        Meeting.objects.filter(pk=item.meeting_id).update(minutes_stage="sent")
        with refused("minutes.not_a_draft"):
            write_paragraph(item, sent(NOTHING, "a"), by=person("slt.loten"), at=at)
        assert not Paragraph.objects.filter(item=item).exists()


def test_a_paragraph_of_another_council_is_not_written_over(
    within: Any, room: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("lund") as council:
        item = room(council)
        write_paragraph(item, sent(NOTHING, "Lund"), by=person("samordnare.lund"), at=at)
    with within("loten") as council:
        item = room(council)
        with refused("minutes.not_there"):
            write_paragraph(item, sent(NOTHING, "Løten"), by=person("slt.loten"), at=at)
    with within("lund"):
        assert Paragraph.objects.get(pk=ID).text == "Lund"
