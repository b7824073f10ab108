"""Letters about an answer that may not have arrived are said, with what to do."""

from datetime import datetime
from typing import Any

import pytest

from samrad.records.basics.context import as_person
from samrad.records.meetings.answer_letters import stuck_answers_of
from samrad.records.meetings.matters import AnswerLetter, Matter
from samrad.records.meetings.models import Item, Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SAID = "it is not known whether the letter arrived"


@pytest.fixture
def matter(within: Any, person: Any, at: datetime) -> Matter:
    """A matter of a meeting that was called; of its letters one may not have arrived."""
    mayor, by = person("ordforer.loten"), person("slt.loten")
    with within("loten") as council:
        meeting = Meeting.objects.get(council=council, year=2025, number=3)
        matter = Matter.objects.create(
            council=council,
            title="Lys ved skolen",
            kind="decide",
            party="municipality",
            openness="council",
            proposed_at=at,
            proposed_by=mayor,
        )
        item = {"position": 60, "kind": "matter", "title": "Lys", "year": 2025, "number": 1960}
        Item.objects.create(council=council, meeting=meeting, matter=matter, **item)
        about = {"council": council, "matter": matter, "queued_at": at}
        AnswerLetter.objects.create(**about, person=mayor, uncertain_at=at)
        AnswerLetter.objects.create(**about, person=by, sent_at=at, handing_in_at=at)
        return matter


@pytest.mark.parametrize("address", ["/loten/matters/{}/", "/loten/meetings/2025/3/notice/"])
def test_who_screens_and_calls_reads_it_and_the_mayor_does_not(
    address: str, matter: Matter, signed_in: Any
) -> None:
    where = address.format(matter.id)
    page = signed_in("slt.loten", "en").get(where).content.decode()
    assert page.count(SAID) == 1
    assert "Tell them yourself that there is an answer." in page
    assert SAID not in signed_in("ordforer.loten", "en").get(where).content.decode()


def test_what_one_party_keeps_is_not_told_to_the_other(
    matter: Matter, signed_in: Any, person: Any
) -> None:
    contact = signed_in("politikontakt.loten", "en")
    where = "/loten/meetings/2025/3/notice/"
    assert SAID in contact.get(where).content.decode()
    with as_person(person("slt.loten").id):
        Matter.objects.filter(pk=matter.pk).update(openness="party")
    page = contact.get(where)
    assert page.status_code == 200
    assert SAID not in page.content.decode()


def test_a_matter_that_was_merged_is_told_of_with_what_it_went_into(
    matter: Matter, within: Any
) -> None:
    with within("loten") as council:
        meeting = Meeting.objects.get(council=council, year=2025, number=3)
        into = Item.objects.get(matter=matter)
        other = Matter.objects.create(
            council=council,
            title="Lys",
            kind="decide",
            party="municipality",
            proposed_at=matter.proposed_at,
            proposed_by=matter.proposed_by,
        )
        Item.objects.filter(pk=into.pk).update(matter=other)
        assert stuck_answers_of(meeting) == []
        Matter.objects.filter(pk=matter.pk).update(stage="merged", into=other)
        assert [one.matter_id for one in stuck_answers_of(meeting)] == [matter.id]
