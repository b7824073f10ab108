"""Who took part in an analysis, and what of frozen pictures shows a problem."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import problem_sheets
from samrad.core.openness.levels import Openness
from samrad.core.pictures.picture import Part
from samrad.core.pictures.reading import picture_from
from samrad.records.councils.queries import members
from samrad.records.pictures.models import PicturePart
from samrad.records.pictures.queries import frozen_lately
from samrad.records.pictures.versions import PictureVersion
from samrad.web.desk.doing import pressed
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.problems.finding import evidence_of, participant_of, problem_of
from samrad.web.desk.problems.forms import EvidenceForm, PeopleForm
from samrad.web.desk.problems.presenters import figure_called
from samrad.web.desk.problems.writing import asked
from samrad.web.kit import clock
from samrad.web.kit.phrases.pictures import part_title

_PICTURES = 4


@signed_in
def people(request: SignedIn, slug: str, problem: UUID) -> HttpResponse:
    """Say who took part in the analysis."""
    at = here(request, slug)
    found = problem_of(at, problem)
    seats = [one for one in members(at.council, on=clock.today()) if one.deputy is None]
    form = PeopleForm(seats, request.POST or None)

    def act() -> None:
        who, services, by = form.people(), form.named(), request.user
        problem_sheets.name_participants(found, who, services, by=by, at=clock.now())

    heading = _("Who took part in the analysis")
    return asked(request, at, found, form, heading, act, anchor="#participants")


@require_POST
@signed_in
def drop_participant(
    request: SignedIn, slug: str, problem: UUID, participant: UUID
) -> HttpResponse:
    """Say that somebody did not take part after all."""
    found = problem_of(here(request, slug), problem)
    who = participant_of(found, participant)
    pressed(
        request,
        lambda: problem_sheets.drop_participant(who, by=request.user, at=clock.now()),
    )
    return redirect("desk:problem", slug, problem)


@signed_in
def evidence(request: SignedIn, slug: str, problem: UUID) -> HttpResponse:
    """Choose what of frozen pictures shows the problem."""
    at = here(request, slug)
    found = problem_of(at, problem)
    lately = frozen_lately(at.council, _PICTURES)
    versions = {str(one.id): one for one in lately}
    form = EvidenceForm(_choices(lately), request.POST or None)

    def act() -> None:
        chosen: defaultdict[tuple[str, UUID], list[UUID]] = defaultdict(list)
        for key in form.cleaned_data["shown"]:
            version, part, figure = key.split(":")
            chosen[version, UUID(part)] += [UUID(figure)] if figure else []
        for (version, part), figures in chosen.items():
            problem_sheets.link_evidence(
                found, versions[version], part, figures, by=request.user, at=clock.now()
            )

    said = "" if versions else _("No picture has been frozen yet; figures are chosen from one.")
    heading = _("What shows the problem")
    return asked(request, at, found, form, heading, act, anchor="#evidence", said=said)


@require_POST
@signed_in
def drop_evidence(request: SignedIn, slug: str, problem: UUID, shown: UUID) -> HttpResponse:
    """Say that something does not show it after all."""
    found = problem_of(here(request, slug), problem)
    linked = evidence_of(found, shown)
    pressed(
        request,
        lambda: problem_sheets.unlink_evidence(linked, by=request.user, at=clock.now()),
    )
    return redirect("desk:problem", slug, problem)


def _choices(versions: Iterable[PictureVersion]) -> list[tuple[str, str]]:
    """Each part of these pictures, and each figure in it. One query.

    Of what is exempt today only the part itself: its figures are read in the picture.
    """
    frozen = [(one, picture_from(one.content).parts) for one in versions]
    ids = [part.id for _, parts in frozen for part in parts]
    exempt = PicturePart.objects.filter(pk__in=ids, openness=Openness.EXEMPT)
    closed = frozenset(exempt.values_list("pk", flat=True))
    return [
        choice
        for version, parts in frozen
        for part in parts
        for choice in _of_part(version, part, exempt=part.id in closed)
    ]


def _of_part(version: PictureVersion, part: Part, *, exempt: bool) -> Iterator[tuple[str, str]]:
    name = f"{version.picture.meeting.name} · {part_title(part)}"
    key = f"{version.id}:{part.id}:"
    yield key, name
    for figure in () if exempt else part.figures:
        yield f"{key}{figure.id}", f"{name} · {figure_called(figure)}"
