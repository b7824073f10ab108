"""Which day suits? Asking the members, answering, choosing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import polls
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.polls import Suited, Suits, best, suited
from samrad.records.councils.queries import seated_on
from samrad.records.meetings.asking import answers_of, poll_called
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, PollAnswer, PollDay
from samrad.records.meetings.queries import meetings_of
from samrad.records.people.models import Person
from samrad.web.desk.doing import pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.heeding import heeded_by, words_against
from samrad.web.desk.meetings.letters import when
from samrad.web.desk.meetings.planning_forms import AskDays, usual
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock, formats
from samrad.web.kit.phrases import say, suits_word, word_for_meeting

_TIME_TO_ANSWER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayAsked:
    """One of the days: how it suits, who said what, and what the reader answered."""

    row: PollDay
    count: Suited
    said: tuple[tuple[str, tuple[str, ...]], ...]
    own: Suits | None
    against: tuple[str, ...]
    is_best: bool


@signed_in
def ask(request: SignedIn, slug: str) -> HttpResponse:
    """Ask the members which of some days suits them."""
    at = here(request, slug)
    meeting = _meeting_asked(request, at)
    form = AskDays(request.POST or None, initial=_initial(request, at, meeting))
    if request.method == "POST" and form.is_valid():
        made = _open(request, at, form, meeting)
        if made:
            log_override(request, at, form)
            return redirect("desk:poll", slug, made.pk)
    context = {"here": at, "tab": "meetings", "form": form, "meeting": meeting}
    return render(request, "desk/meetings/ask.html", context)


@signed_in
def poll(request: SignedIn, slug: str, poll: UUID) -> HttpResponse:
    """The days, one's own answer, and how they suit the others."""
    at = here(request, slug)
    found = _poll(at, poll)
    if request.method == "POST" and _answer(request, found):
        return redirect("desk:poll", slug, poll)
    context = {
        "here": at,
        "tab": "meetings",
        "poll": found,
        "time": when(found),
        "days": _days(at, found, request.user),
        "choices": [(one.value, suits_word(one)) for one in Suits],
        "open": found.closed_at is None,
        "may_answer": at.seat.why_not(Act.ANSWER_POLL) is None,
        "may_close": at.seat.why_not(Act.CLOSE_POLL) is None,
    }
    return render(request, "desk/meetings/poll.html", context)


@require_POST
@signed_in
def choose(request: SignedIn, slug: str, poll: UUID, day: UUID) -> HttpResponse:
    """Plan the meeting on one of the days, or move it there."""
    at = here(request, slug)
    found = _poll(at, poll)
    chosen = PollDay.objects.filter(poll=found, pk=day).first()
    if chosen is None:
        raise Http404
    try:
        word = word_for_meeting(at.council.language)
        made = polls.choose_day(found, chosen, word, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:poll", slug, poll)
    facts = {"name": made.name, "day": formats.weekday(made.day)}
    messages.success(request, _("Meeting %(name)s is planned for %(day)s.") % facts)
    return redirect("desk:meeting", slug, made.year, made.number)


@require_POST
@signed_in
def drop(request: SignedIn, slug: str, poll: UUID) -> HttpResponse:
    """Ask no longer."""
    at = here(request, slug)
    pressed(request, lambda: polls.drop_poll(_poll(at, poll), by=request.user, at=clock.now()))
    return redirect("desk:poll", slug, poll)


def _poll(at: Here, which: UUID) -> DatePoll:
    found = poll_called(at.council, which)
    if found is None:
        raise Http404
    return found


def _meeting_asked(request: SignedIn, at: Here) -> Meeting | None:
    """The meeting that is to be moved, where the address names one."""
    which = request.GET.get("meeting")
    if not which:
        return None
    found = next((one for one in meetings_of(at.council) if one.name == which), None)
    if found is None:
        raise Http404
    return found


def _initial(request: SignedIn, at: Here, meeting: Meeting | None) -> dict[str, object]:
    before = usual(meetings_of(at.council))
    days = [day for one in request.GET.getlist("day") if (day := _day(one))]
    first = min(days, default=None)
    soonest = at.on + _TIME_TO_ANSWER
    return {
        **{f"day_{place}": day for place, day in enumerate(days)},
        "starts": (meeting and meeting.starts) or before.starts,
        "ends": (meeting and meeting.ends) or before.ends,
        "place": meeting.place if meeting else before.place,
        "answer_by": min(soonest, first - timedelta(days=1)) if first else soonest,
    }


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _open(
    request: SignedIn, at: Here, form: AskDays, meeting: Meeting | None
) -> DatePoll | None:
    data = form.cleaned_data
    where = (data["starts"], data["ends"], data["place"])
    asked = polls.Asked(form.asked(), data["answer_by"], *where, meeting)
    try:
        made = polls.open_poll(at.council, asked, by=request.user, at=clock.now())
    except Refused as refused:
        form.add_error(None, say(refused.refusal))
        return None
    messages.success(request, _("The members are asked."))
    return made


def _answer(request: SignedIn, found: DatePoll) -> bool:
    answers = {
        day.pk: Suits(said)
        for day in PollDay.objects.filter(poll=found)
        if (said := request.POST.get(f"day-{day.pk}", "")) in set(Suits)
    }
    if not answers:
        messages.error(request, _("Say of at least one day whether it suits you."))
        return False
    try:
        polls.answer_poll(found, answers, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return False
    messages.success(request, _("Thank you. You can change your answer until a day is chosen."))
    return True


def _days(at: Here, found: DatePoll, reader: Person) -> list[DayAsked]:
    answers = answers_of(found)
    asked = len(seated_on(at.council, at.on))
    heeded = heeded_by(at, at.partnership(), answers.days[-1].day)
    counts = [
        suited(day.day, (Suits(one.suits) for one in answers.to(day)), asked=asked)
        for day in answers.days
    ]
    return [
        DayAsked(
            row,
            count,
            _names(answers.to(row)),
            _own(answers.to(row), reader),
            words_against(row.day, heeded),
            count is best(counts),
        )
        for row, count in zip(answers.days, counts, strict=True)
    ]


def _names(given: Sequence[PollAnswer]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who answered what, the answers in their order."""
    by_answer = {
        suits: tuple(one.person.name for one in given if one.suits == suits) for suits in Suits
    }
    return tuple((suits_word(suits), names) for suits, names in by_answer.items() if names)


def _own(given: Sequence[PollAnswer], reader: Person) -> Suits | None:
    return next((Suits(one.suits) for one in given if one.person_id == reader.pk), None)
