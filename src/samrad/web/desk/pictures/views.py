"""The situation pictures of a council, one of them, and what is new since the one before."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.actions.pictures import read_exempt_parts, why_not_adopt_for
from samrad.core.access.permissions import Act
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.core.pictures.adopting import PictureProgress
from samrad.core.pictures.picture import Picture as Told
from samrad.core.pictures.stages import PictureStage
from samrad.core.pictures.withdrawn import any_withdrawn
from samrad.records.pictures import queries
from samrad.records.pictures.models import Picture
from samrad.records.problems.queries import problems_shown_by
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.pictures.finding import picture_called
from samrad.web.desk.pictures.looking_back import Back, looked_back
from samrad.web.desk.pictures.presenters import PartShown, parts_shown
from samrad.web.kit import clock
from samrad.web.kit.phrases import party_word
from samrad.web.kit.phrases.pictures import picture_stage_word


@require_GET
@signed_in
def pictures(request: SignedIn, slug: str) -> HttpResponse:
    """Every picture of the council, the latest first."""
    at = here(request, slug)
    context = {
        "here": at,
        "tab": "pictures",
        "pictures": [
            (one, picture_stage_word(PictureStage(one.stage)))
            for one in queries.pictures_of(at.council)
        ],
        "may_begin": at.seat.why_not(Act.BEGIN_PICTURE) is None,
    }
    return render(request, "desk/pictures/pictures.html", context)


@require_GET
@signed_in
def picture(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """One picture: as it is written, or as it was frozen."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    version = queries.version_of(found)
    today = clock.today()
    back = looked_back(request.GET.get("on", ""), found.begun_at, today=today)
    if back.on < today:
        return _then(request, at, found, back)
    shown = queries.as_it_stands(found, version, on=today)
    note_reading(request, found, shown)
    progress = queries.progress_of(found, shown, at.seat.party)
    problems = problems_shown_by(one.id for one in shown.parts) if version else {}
    drafts = queries.own_drafts(found, at.seat.party)
    parts = parts_shown(shown, drafts, at.seat.party, problems)
    context = {
        **_page(at, found, shown, parts, frozen=version is not None),
        "back": back,
        "version": version,
        "stage": picture_stage_word(progress.stage),
        "may_notice": version and at.seat.why_not(Act.NOTICE_PROBLEM) is None,
        "published": queries.published_of(found) if version else None,
        "versions": queries.versions_of(found),
        **_may(at, progress),
    }
    return render(request, "desk/pictures/picture.html", context)


def _then(request: SignedIn, at: Here, found: Picture, back: Back) -> HttpResponse:
    """The picture of an earlier day: what both parties saw, and nothing to press."""
    version = queries.version_on(found, on=back.on)
    shown = queries.as_it_stood(found, version, on=back.on, shown_on=clock.today())
    note_reading(request, found, shown)
    parts = parts_shown(shown, {}, at.seat.party, {})
    context = {
        **_page(at, found, shown, parts, frozen=version is not None),
        "then": True,
        "back": back,
        "version": version,
        "stage": picture_stage_word(PictureStage.FROZEN if version else PictureStage.DRAFT),
    }
    return render(request, "desk/pictures/picture.html", context)


def _page(
    at: Here, found: Picture, shown: Told, parts: list[PartShown], *, frozen: bool
) -> dict[str, object]:
    """What stands on the page of a picture, on whatever day."""
    return {
        **around(at, found),
        "shown": shown,
        "withdrawn": any_withdrawn(shown),
        "parts": [one for one in parts if not (frozen and one.is_silent)],
        "silent": [one.title for one in parts if frozen and one.is_silent],
    }


@require_GET
@signed_in
def version(request: SignedIn, slug: str, year: int, number: int, version: int) -> HttpResponse:
    """A version of a picture as it was frozen, also after it was corrected."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    kept = next((one for one in queries.versions_of(found) if one.number == version), None)
    if kept is None:
        raise Http404
    shown = queries.frozen(kept, queries.marked_parts(found))
    note_reading(request, found, shown)
    parts = parts_shown(shown, {}, None, {})
    context = {
        **_page(at, found, shown, parts, frozen=False),
        "version": kept,
    }
    return render(request, "desk/pictures/version.html", context)


def note_reading(request: SignedIn, found: Picture, shown: Told) -> None:
    """Whoever reads something exempt is in the log."""
    exempt = (one.marking for one in shown.parts if one.marking.openness is Openness.EXEMPT)
    grounds = tuple(dict.fromkeys(one.ground for one in exempt))
    if grounds:
        read_exempt_parts(found, grounds, by=request.user, at=clock.now())


def around(at: Here, found: Picture) -> dict[str, object]:
    """What every page of one picture says around it."""
    return {"here": at, "tab": "pictures", "picture": found, "meeting": found.meeting}


def _may(at: Here, progress: PictureProgress) -> dict[str, object]:
    """Which buttons the reader has."""
    draft = progress.stage is PictureStage.DRAFT
    out = progress.stage in (PictureStage.SETTLED, PictureStage.ADOPTED)
    both = progress.adopted == frozenset(Party)
    party = at.seat.party
    return {
        "may_write": draft and not at.seat.why_not(Act.WRITE_PICTURE),
        "may_settle": draft and not at.seat.why_not(Act.SETTLE_PICTURE),
        "may_reopen": out and not at.seat.why_not(Act.SETTLE_PICTURE),
        "may_adopt": out and why_not_adopt_for(at.seat, progress, on=clock.today()) is None,
        "may_freeze": out and both and not at.seat.why_not(Act.FREEZE_PICTURE),
        "may_publish": progress.stage is PictureStage.FROZEN
        and not at.seat.why_not(Act.PUBLISH_PICTURE),
        "may_correct": not at.seat.why_not(Act.CORRECT_PICTURE),
        "party": party_word(party) if party else "",
        "adopted": [party_word(one) for one in sorted(progress.adopted)] if out else [],
    }
