"""What can be proposed, by when, and how open it may be."""

from datetime import date

import pytest

from samrad.core.agreements.clauses import Clause, Source
from samrad.core.agreements.kinds import AgendaNotice, MatterDeadline
from samrad.core.basics.refusals import Refusal
from samrad.core.calendars.countries import Country
from samrad.core.meetings.kinds import MatterKind, RaisedBy
from samrad.core.meetings.proposing import (
    Deadline,
    Proposal,
    Words,
    deadline_for,
    why_not_keep_to_party,
    why_not_open_words,
    why_not_propose,
    why_not_share,
)
from samrad.core.meetings.stages import MatterStage
from samrad.core.openness.levels import Openness

ON = date(2025, 6, 16)


def clause(terms: object, since: date = date(2020, 1, 1), until: date | None = None) -> Clause:
    return Clause("matters", terms, Source("§ 5", "…"), since, until)  # type: ignore[arg-type]  # any terms


@pytest.mark.parametrize(
    ("days", "meeting", "expected"),
    [
        # Ten days before Thursday 11 September is a Monday.
        (10, date(2025, 9, 11), Deadline(date(2025, 9, 1), assumed=False)),
        # Ten days before Monday 15 September is a Friday; eight before is a Sunday.
        (10, date(2025, 9, 15), Deadline(date(2025, 9, 5), assumed=False)),
        (8, date(2025, 9, 15), Deadline(date(2025, 9, 5), assumed=False)),
        # A week before 8 May is 1 May, a holiday: the day before.
        (7, date(2025, 5, 8), Deadline(date(2025, 4, 30), assumed=False)),
        # "In advance" without a number: a week, and said to be ours.
        (None, date(2025, 9, 11), Deadline(date(2025, 9, 4), assumed=True)),
    ],
)
def test_the_deadline_counts_back_from_the_meeting_to_a_working_day(
    days: int | None, meeting: date, expected: Deadline
) -> None:
    clauses = [clause(AgendaNotice(7)), clause(MatterDeadline(days))]
    assert deadline_for(meeting, clauses, country=Country.NORWAY) == expected


def test_where_nothing_is_agreed_or_not_any_more_there_is_no_deadline() -> None:
    over = clause(MatterDeadline(10), until=date(2025, 6, 30))
    for clauses in ([], [over]):
        assert deadline_for(date(2025, 9, 15), clauses, country=Country.NORWAY) is None


def proposal(**more: object) -> Proposal:
    told = {"words": Words("Lys ved torget"), "kind": MatterKind.DECIDE, **more}
    return Proposal(**told).cleaned()  # type: ignore[arg-type]  # as the case says


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, None),
        ({"words": Words(" \n ")}, "agenda.no_title"),
        ({"words": Words("<script>alert(1)</script>")}, "agenda.no_title"),
        ({"minutes": 0}, "agenda.minutes"),
        ({"minutes": 1}, None),
        ({"minutes": 480}, None),
        ({"minutes": 481}, "agenda.minutes"),
        ({"raised_by": RaisedBy.GUEST}, "matter.raised_by_nobody"),
        ({"raised_by": RaisedBy.GUEST, "raised_for": "Rektor"}, None),
        ({"raised_by": RaisedBy.COORDINATING_LEVEL}, None),
    ],
)
def test_what_can_be_proposed(more: dict[str, object], code: str | None) -> None:
    refusal = why_not_propose(proposal(**more))
    assert (refusal.code if refusal else None) == code


def test_what_is_pasted_from_word_is_kept_as_its_words() -> None:
    pasted = Words(
        "<b>Lys</b>  ved\ntorget",
        "<p class=MsoNormal>Det er <i>mørkt</i>.</p><script>x()</script><p>Og kaldt.</p>",
        "Mindre enn < 3 minutter",
    )
    assert pasted.cleaned() == Words(
        "Lys ved torget", "Det er mørkt.\nOg kaldt.", "Mindre enn < 3 minutter"
    )


def test_a_member_raises_for_nobody_else() -> None:
    assert proposal(raised_for="Rektor").raised_for == ""


def test_what_a_party_keeps_comes_before_nobody() -> None:
    for openness in Openness:
        kept = openness is Openness.PARTY
        assert why_not_share(openness) == (Refusal("matter.not_shared") if kept else None)


@pytest.mark.parametrize("stage", MatterStage)
def test_what_the_council_has_is_not_taken_from_it(stage: MatterStage) -> None:
    before = {MatterStage.ACCEPTED, MatterStage.MERGED, MatterStage.TREATED}
    refusal = why_not_keep_to_party(stage, Openness.PARTY)
    assert refusal == (Refusal("matter.shared_already") if stage in before else None)
    assert why_not_keep_to_party(stage, Openness.EXEMPT) is None


def test_with_an_identity_number_in_it_nothing_is_open_to_everyone() -> None:
    number = Words("Sak", "Født 010150 00232.")
    refusal = why_not_open_words(number, on=ON)
    assert refusal == Refusal("openness.holds_identity_numbers")
    assert why_not_open_words(Words("Sak", "Ring 22 86 00 00."), on=ON) is None
