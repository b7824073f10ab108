"""Commenting on minutes, answering a comment, correcting what is locked, taking it back."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions import giving_up, locking, minutes, publishing
from samrad.core.meetings.numbering import Number
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.progress import comment_called
from samrad.web.desk.doing import done
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.meetings.finding import meeting_of
from samrad.web.desk.minutes.forms import AnswerForm, CommentForm, ReasonForm
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.guarding import Guarded


@signed_in
def comment(
    request: SignedIn, slug: str, year: int, number: int, item: UUID | None = None
) -> HttpResponse:
    """Comment on an item, or on all of it."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    about = _item_of(meeting, item) if item else None
    form = CommentForm(request.POST or None)

    def act() -> None:
        text = form.cleaned_data["text"]
        minutes.comment_on_minutes(meeting, about, text, by=request.user, at=clock.now())

    heading = _("Comment on %(what)s") % {"what": _called(about)}
    return _asked(request, at, meeting, form, heading, act)


@signed_in
def settle(request: SignedIn, slug: str, year: int, number: int, comment: UUID) -> HttpResponse:
    """Answer a comment."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    found = comment_called(meeting, comment)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST or None)

    def act() -> None:
        data = form.cleaned_data
        minutes.settle_comment(
            found, data["outcome"], data["answer"], by=request.user, at=clock.now()
        )

    return _asked(request, at, meeting, form, _("Answer a comment"), act, quoted=found.text)


@signed_in
def correct(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Open locked minutes to correct them."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        locking.correct_minutes(meeting, reason, by=request.user, at=clock.now())

    said = _("What was locked stays as it is. A new version is written, and both parties "
             "approve it.")  # fmt: skip
    return _asked(request, at, meeting, form, _("Correct the minutes"), act, said=said)


@signed_in
def give_up(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Give up a correction that was opened by mistake."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        why = form.cleaned_data["reason"]
        giving_up.give_up_correction(meeting, why, by=request.user, at=clock.now())

    said = _("The text comes back as it was locked; what was written since is thrown away.")
    return _asked(request, at, meeting, form, _("Give up the correction"), act, said=said)


@signed_in
def withdraw(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """Take published minutes back."""
    at = here(request, slug)
    meeting = meeting_of(at, year, number)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        why = form.cleaned_data["reason"]
        publishing.withdraw_minutes(meeting, why, by=request.user, at=clock.now())

    said = _("Residents can no longer read them. Whoever has saved a copy still has it.")
    heading = _("Take the public version back")
    return _asked(request, at, meeting, form, heading, act, said=said)


def _asked(  # noqa: PLR0913 -- what one page is: where, what is asked, and what is said around it
    request: SignedIn,
    at: Here,
    meeting: Meeting,
    form: Guarded,
    heading: str,
    act: Callable[[], None],
    *,
    said: str = "",
    quoted: str = "",
) -> HttpResponse:
    """The form, until it is filled in and what it asks for is done."""
    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:minutes", at.council.slug, meeting.year, meeting.number)
    context = {
        "here": at,
        "tab": "meetings",
        "meeting": meeting,
        "form": form,
        "heading": heading,
        "said": said,
        "quoted": quoted,
    }
    return render(request, "desk/minutes/form.html", context)


def _item_of(meeting: Meeting, item: UUID) -> Item:
    found = Item.objects.filter(meeting=meeting, pk=item).first()
    if found is None:
        raise Http404
    return found


def _called(item: Item | None) -> str:
    if item is None:
        return _("the minutes as a whole")
    number = f"{Number(item.year, item.number)} " if item.year and item.number else ""
    return f"{number}{item.title}"
