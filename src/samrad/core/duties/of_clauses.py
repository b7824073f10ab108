"""What each kind of clause asks for in a year."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import assert_never

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.workdays import days_before, working_day_by
from samrad.core.duties import fallbacks
from samrad.core.duties.clocks import Clock
from samrad.core.duties.duty import Duty, Kind, Waits
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.record import Meeting
from samrad.core.duties.slots import Slot, meeting_days
from samrad.core.duties.view import YearView, standing, times_a_year, waits_outside
from samrad.core.norms.shapes import Norm


def duties_of_clause(clause: Clause, view: YearView) -> list[Duty]:  # noqa: C901, PLR0911, PLR0912 -- one line per kind of clause; the type checker sees to it that none is forgotten
    """The duties of `clause` in the year of `view`, without those a clock gives."""
    match clause.terms:
        case kinds.Meetings() as terms:
            return _meetings(clause, terms, view)
        case kinds.RegionalMeeting() as terms:
            return _regional(clause, terms, view)
        case kinds.AgendaNotice() as terms:
            return _before_each(Kind.AGENDA, clause, view, terms.days, _agenda_of)
        case kinds.MatterDeadline() as terms:
            days = fallbacks.MATTER_DAYS if terms.days is None else terms.days
            return _before_each(
                Kind.MATTERS, clause, view, days, _call_of, assumed=terms.days is None
            )
        case kinds.MinutesArchived() as terms:
            return _minutes(clause, terms, view)
        case kinds.StandingTopics() as terms:
            return topics_at_each_meeting(clause, view, terms.topics)
        case kinds.FocusAreas() as terms:
            return _areas(clause, terms, view)
        case kinds.ActionPlan():
            return _plan(clause, view)
        case kinds.Evaluation() as terms:
            return _evaluation(clause, terms, view)
        case kinds.ReportToElected() as terms:
            return times_a_year(Kind.REPORT, clause, view, Deed.REPORTED, terms.per_year)
        case kinds.PledgesPublished() as terms:
            return times_a_year(
                Kind.PLEDGES, clause, view, Deed.PLEDGES_PUBLISHED, terms.per_year
            )
        case kinds.Composition():
            return standing(Kind.COMPOSITION, clause, view, Deed.SEATS_NAMED)
        case (
            kinds.AgreementReview()
            | kinds.BylawsReview()
            | kinds.PictureUpdated()
            | kinds.PlanFollowedUp()
            | kinds.TerminationNotice()
        ):
            return []
        case _:
            assert_never(clause.terms)


def clock_of_clause(clause: Clause) -> Clock | None:
    """The clock that `clause` sets going, if it is of a kind that has one."""
    match clause.terms:
        case kinds.AgreementReview(every_years=None, on_demand=True):
            return None
        case kinds.AgreementReview(every_years=years):
            return Clock(
                Kind.REVIEW,
                clause,
                Deed.AGREEMENT_REVIEWED,
                12 * (years or fallbacks.REVIEW_YEARS),
                assumed=years is None,
            )
        case kinds.BylawsReview(every_years=years):
            return Clock(
                Kind.BYLAWS,
                clause,
                Deed.BYLAWS_REVIEWED,
                12 * (years or fallbacks.BYLAWS_YEARS),
                assumed=years is None,
            )
        case kinds.PictureUpdated(within_months=months):
            return Clock(Kind.PICTURE, clause, Deed.PICTURE_UPDATED, months)
        case kinds.PlanFollowedUp(within_months=months):
            return Clock(Kind.PLAN_FOLLOW_UP, clause, Deed.PLAN_FOLLOWED_UP, months)
        case _:
            return None


def topics_at_each_meeting(
    promise: Clause | Norm, view: YearView, topics: tuple[str, ...]
) -> list[Duty]:
    """Each meeting of the year treats all of `topics`; one duty for each meeting."""
    found = []
    for slot in _in_force(promise, view):
        treated = slot.meeting.topics if slot.meeting else {}
        missing = tuple(topic for topic in topics if topic.casefold() not in treated)
        last = (
            None
            if missing
            else max(
                (treated[topic.casefold()] for topic in topics),
                key=lambda evidence: evidence.on,
            )
        )
        found.append(
            Duty(
                Kind.TOPICS,
                promise,
                view.number,
                slot.part,
                slot.day,
                met_by=last,
                waits=None if slot.held else Waits.MEETING_NOT_HELD,
                missing=missing,
            )
        )
    return found


def _meetings(clause: Clause, terms: kinds.Meetings, view: YearView) -> list[Duty]:
    found = [
        Duty(
            Kind.MEETING,
            clause,
            view.number,
            slot.part,
            slot.due,
            met_by=slot.held,
            planned=slot.planned,
        )
        for slot in view.slots
        if slot.promised and waits_outside(clause, slot.due) is None
    ]
    outside = [
        Duty(Kind.MEETING, clause, view.number, f"{due.month:02d}", due, waits=waits)
        for due in meeting_days(view.country, view.number, terms)
        if (waits := waits_outside(clause, due)) is not None
    ]
    return found + outside


def _regional(clause: Clause, terms: kinds.RegionalMeeting, view: YearView) -> list[Duty]:
    found = times_a_year(
        Kind.REGIONAL_MEETING, clause, view, Deed.REGIONAL_MEETING_HELD, terms.per_year
    )
    if not terms.optional:
        return found
    return [
        Duty(d.kind, clause, d.year, d.part, d.due, d.met_by, d.waits or Waits.OPTIONAL)
        for d in found
    ]


def _before_each(
    kind: Kind,
    clause: Clause,
    view: YearView,
    days: int,
    done: Callable[[Meeting], Evidence | None],
    *,
    assumed: bool = False,
) -> list[Duty]:
    return [
        Duty(
            kind,
            clause,
            view.number,
            slot.part,
            days_before(view.country, slot.day, days),
            met_by=done(slot.meeting) if slot.meeting else None,
            waits=None if slot.meeting else Waits.MEETING_NOT_HELD,
            assumed=assumed,
        )
        for slot in _in_force(clause, view)
    ]


def _agenda_of(meeting: Meeting) -> Evidence | None:
    return meeting.agenda


def _call_of(meeting: Meeting) -> Evidence | None:
    """Whoever has sent the agenda has also gathered the matters."""
    return meeting.called or meeting.agenda


def _minutes(clause: Clause, terms: kinds.MinutesArchived, view: YearView) -> list[Duty]:
    days = timedelta(days=terms.within_days or fallbacks.MINUTES_DAYS)
    return [
        Duty(
            Kind.MINUTES,
            clause,
            view.number,
            slot.part,
            working_day_by(view.country, slot.day + days),
            met_by=slot.meeting.minutes if slot.meeting else None,
            waits=None if slot.held else Waits.MEETING_NOT_HELD,
            assumed=terms.within_days is None,
        )
        for slot in _in_force(clause, view)
    ]


def _in_force(promise: Clause | Norm, view: YearView) -> list[Slot]:
    return [slot for slot in view.slots if waits_outside(promise, slot.day) is None]


def _areas(clause: Clause, terms: kinds.FocusAreas, view: YearView) -> list[Duty]:
    """Each area once a year; one with a longer period, by the end of its last year."""
    years = max(1, (terms.within_months or fallbacks.AREA_MONTHS) // 12)
    if (view.number - clause.since.year + 1) % years:
        return []
    first = view.number - years + 1
    treated = {
        evidence.topic.casefold(): evidence
        for evidence in reversed(view.record.of(Deed.AREA_TREATED))
        if first <= evidence.on.year <= view.number
    }
    return [
        Duty(
            Kind.AREA,
            clause,
            view.number,
            area,
            view.last_day,
            met_by=treated.get(area.casefold()),
            waits=waits_outside(clause, view.last_day),
            assumed=terms.within_months is None,
        )
        for area in terms.areas
    ]


def _plan(clause: Clause, view: YearView) -> list[Duty]:
    """A plan is in force at the end of the year: decided this year or not long before."""
    earliest = date(view.number + 1, 1, 1).toordinal() - fallbacks.PLAN_MONTHS * 31
    decided = [e for e in view.record.of(Deed.PLAN_DECIDED) if e.on.toordinal() >= earliest]
    done = next((e for e in decided if e.on.year <= view.number), None)
    return [
        Duty(
            Kind.PLAN,
            clause,
            view.number,
            "",
            view.last_day,
            met_by=done,
            waits=waits_outside(clause, view.last_day),
            assumed=True,
        )
    ]


def _evaluation(clause: Clause, terms: kinds.Evaluation, view: YearView) -> list[Duty]:
    due, done = _evaluation_day(terms, view)
    return [
        Duty(
            Kind.EVALUATION,
            clause,
            view.number,
            "",
            due,
            met_by=done,
            waits=waits_outside(clause, due),
        )
    ]


def _evaluation_day(terms: kinds.Evaluation, view: YearView) -> tuple[date, Evidence | None]:
    """When the evaluation is due and what meets it: any evaluation of the calendar year.

    At year's end it is one done from July to the next June instead: an evaluation written in
    January is late, not early.
    """
    done = view.record.of(Deed.EVALUATED)
    in_year = next((e for e in done if e.on.year == view.number), None)
    match terms.when:
        case kinds.EvaluationTime.FIRST_MEETING:
            return (view.slots[0].day if view.slots else view.last_day), in_year
        case kinds.EvaluationTime.IN_YEAR:
            return view.last_day, in_year
        case kinds.EvaluationTime.YEAR_END:
            first, last = date(view.number, 7, 1), date(view.number + 1, 6, 30)
            return view.last_day, next((e for e in done if first <= e.on <= last), None)
