"""What was done is noted with where it can be seen; a mistake is withdrawn, never erased."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from samrad.actions.evidence import note_all, note_evidence, withdraw_evidence
from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence as Done
from samrad.core.duties.status import Status
from samrad.core.reports.panel import panel
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.evidence.queries import evidence_of, noted
from samrad.records.people.models import Person
from samrad.records.reports.queries import partnerships

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)
TOMORROW = date(2025, 6, 17)
YESTERDAY = date(2025, 6, 15)


@pytest.fixture
def loten(within: Any) -> Any:
    with within("loten") as council:
        yield council


@pytest.fixture
def coordinator(person: Any) -> Person:
    found: Person = person("slt.loten")
    return found


def test_what_was_done_is_noted_with_who_and_when(
    loten: Council, coordinator: Person, at: datetime
) -> None:
    done = Done(Deed.AGENDA_SENT, date(2025, 6, 6), " sak 12/25 ", meeting="2/25", topic="")
    kept = note_evidence(loten, done, by=coordinator, at=at)
    kept.refresh_from_db()

    assert (kept.deed, kept.on, kept.ref, kept.meeting, kept.noted_by, kept.noted_at) == (
        "agenda_sent",
        date(2025, 6, 6),
        "sak 12/25",
        "2/25",
        coordinator,
        at,
    )
    assert kept.withdrawn is None


@pytest.mark.parametrize("ref", ["", "   ", "\n"])
def test_without_a_place_where_it_can_be_seen_it_is_not_noted(
    ref: str, loten: Council, coordinator: Person, at: datetime, refused: Any
) -> None:
    before = Evidence.objects.count()
    with refused("evidence.no_reference"):
        note_evidence(loten, Done(Deed.EVALUATED, TODAY, ref), by=coordinator, at=at)
    assert Evidence.objects.count() == before


def test_what_is_still_to_come_is_not_noted_as_done(
    loten: Council, coordinator: Person, at: datetime, refused: Any
) -> None:
    with refused("evidence.still_to_come", on=TOMORROW):
        note_evidence(loten, Done(Deed.EVALUATED, TOMORROW, "sak 1"), by=coordinator, at=at)
    note_evidence(loten, Done(Deed.EVALUATED, TODAY, "sak 1"), by=coordinator, at=at)


def test_a_meeting_is_planned_for_today_or_later(
    loten: Council, coordinator: Person, at: datetime, refused: Any
) -> None:
    with refused("evidence.planned_in_the_past", on=YESTERDAY):
        note_evidence(
            loten, Done(Deed.MEETING_PLANNED, YESTERDAY, "møte 9/25"), by=coordinator, at=at
        )
    for day in (TODAY, date(2025, 9, 17)):
        kept = note_evidence(
            loten, Done(Deed.MEETING_PLANNED, day, "møte 9/25"), by=coordinator, at=at
        )
        assert kept.known == TODAY


def test_a_plan_made_then_is_noted_now(
    loten: Council, coordinator: Person, at: datetime
) -> None:
    known = date(2025, 1, 13)
    plan = Done(Deed.MEETING_PLANNED, date(2025, 3, 12), "møte", "8/25", known=known)

    assert note_evidence(loten, plan, by=coordinator, at=at).known == known


def test_several_are_noted_all_or_none(
    loten: Council, coordinator: Person, at: datetime, refused: Any
) -> None:
    before = Evidence.objects.count()
    good = Done(Deed.TOPIC_TREATED, TODAY, "møte 2/25", "2/25", "Trafikk")
    bad = Done(Deed.TOPIC_TREATED, TOMORROW, "møte 2/25", "2/25", "Russ")
    with refused("evidence.still_to_come"):
        note_all(loten, [good, bad], by=coordinator, at=at)
    assert Evidence.objects.count() == before

    note_all(loten, [good, good], by=coordinator, at=at)
    assert Evidence.objects.count() == before + 2


def test_what_is_withdrawn_is_gone_today_and_still_there_for_earlier_days(
    loten: Council, coordinator: Person, at: datetime
) -> None:
    day = date(2025, 6, 2)
    kept = note_evidence(loten, Done(Deed.EVALUATED, day, "feil sak"), by=coordinator, at=at)
    withdraw_evidence(kept, by=coordinator, at=at)

    def seen(on: date) -> bool:
        found = evidence_of([loten.id], on=on)[loten.id]
        return "feil sak" in [one.ref for one in found]

    assert Evidence.objects.get(pk=kept.pk).withdrawn == TODAY
    assert (seen(YESTERDAY), seen(TODAY), seen(TOMORROW)) == (True, False, False)
    assert "feil sak" not in [row.ref for row in noted(loten)]


def test_it_is_withdrawn_once(
    loten: Council, coordinator: Person, at: datetime, refused: Any
) -> None:
    kept = note_evidence(loten, Done(Deed.EVALUATED, TODAY, "sak"), by=coordinator, at=at)
    withdraw_evidence(kept, by=coordinator, at=at)
    with refused("evidence.already_withdrawn"):
        withdraw_evidence(kept, by=coordinator, at=at + timedelta(days=1))
    kept.refresh_from_db()
    assert kept.withdrawn == TODAY


def test_a_duty_is_met_when_it_is_noted_and_open_again_when_it_is_withdrawn(
    loten: Council, coordinator: Person, at: datetime
) -> None:
    def review() -> Status:
        seen = panel(partnerships([loten], on=TODAY)[loten.id], 2025, on=TODAY)
        line = next(one for one in seen.lines if one.promise.key == "agreement_review")
        return line.standings[0].status

    before = review()
    done = Done(Deed.AGREEMENT_REVIEWED, TODAY, "møte 2/25")
    kept = note_evidence(loten, done, by=coordinator, at=at)
    assert (before, review()) == (Status.AHEAD, Status.MET)

    withdraw_evidence(kept, by=coordinator, at=at)
    assert review() == before


def test_what_one_council_notes_no_other_sees(
    within: Any, person: Any, at: datetime, council_id: Any
) -> None:
    with within("loten") as loten:
        note_evidence(
            loten, Done(Deed.EVALUATED, TODAY, "bare Løten"), by=person("slt.loten"), at=at
        )
    with within("lund"):
        assert not Evidence.objects.filter(ref="bare Løten").exists()
        assert evidence_of([council_id("loten")], on=TODAY)[council_id("loten")] == ()
