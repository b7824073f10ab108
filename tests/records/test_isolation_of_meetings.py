"""Tables of meetings and orders the demo leaves empty, with rows that could have leaked."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from meeting_rows import a_matter, a_paper, a_poll
from order_rows import an_answer, an_order
from samrad.core.meetings.stages import MinutesStage
from samrad.records.basics.context import as_person, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.approving import Approval, Comment, Correction
from samrad.records.meetings.blocks import TextBlocks
from samrad.records.meetings.matters import Attachment
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, MeetingLetter, PollAnswer, PollDay
from samrad.records.openness.models import Marked
from samrad.records.orders.models import Answer, Order, OrderLetter, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PLANTED = [
    *(Marked, Attachment, Comment, Correction, TextBlocks),
    *(DatePoll, PollDay, PollAnswer, MeetingLetter),
    *(Order, Unit, Answer, OrderLetter),
]


def test_an_unfiltered_query_returns_nothing_of_another_council_nor_without_one(
    council_id: Any, at: datetime
) -> None:
    councils = {council_id("lorenskog"), council_id("loten")}
    for council in councils:
        plant(council, at)
    for model in PLANTED:
        for council in councils:
            with in_council(council):
                seen = set(model._base_manager.values_list("council_id", flat=True))
            assert seen == {council}, model
        with pytest.raises(ProgrammingError, match="no council context"), transaction.atomic():
            model._base_manager.exists()


def plant(council_id: UUID, at: datetime) -> None:
    """A row in each of `PLANTED`."""
    with in_council(council_id):
        council = Council.objects.get()
        locked = Meeting.objects.filter(minutes_stage=MinutesStage.LOCKED)[0]
        who = Approval.objects.filter(meeting=locked)[0].by
        day, matter = a_poll(council, at), a_matter(council, at)
        of, answered = {"council": council}, {"suits": "yes", "answered_at": at}
        paper = a_paper(council, at)
        Attachment.objects.create(**of, matter=matter, paper=paper)
        Marked.objects.create(
            **of, matter=matter, openness="open", reason="Kjent.", at=at, by=who
        )
        TextBlocks.objects.create(**of, lines="Saken ble drøftet.")
        PollAnswer.objects.create(**of, day=day, person=who, **answered)
        unit = an_answer(an_order(council, at), at).unit
        OrderLetter.objects.create(**of, unit=unit, person=who, queued_at=at)
        MeetingLetter.objects.create(**of, poll=day.poll, person=who, queued_at=at)
    with as_person(who.id):
        said: dict[str, Any] = {"council": council, "meeting": locked, "at": at, "by": who}
        party = Seat.objects.filter(council=council, person=who)[0].party
        Comment.objects.create(**said, version=1, text="Godt møte.", party=party)
        Correction.objects.create(**said, number=2, reason="En skrivefeil.")
