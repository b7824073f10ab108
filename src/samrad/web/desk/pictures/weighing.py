"""What a case weighs: the tables there are, proposing one, and saying that it was adopted."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import weighing
from samrad.core.access.permissions import Act
from samrad.core.figures.observations import Unit
from samrad.core.people.parties import Party
from samrad.core.places.events import is_summed
from samrad.records.councils.models import Council
from samrad.records.figures.queries import series_by_source
from samrad.records.pictures.weights import HarmWeights, weights_called, weights_of, weights_on
from samrad.web.desk.doing import done, pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.desk.pictures.weight_forms import DecisionForm, WeightsForm
from samrad.web.kit import clock
from samrad.web.kit.phrases import party_word


@require_GET
@signed_in
def weights(request: SignedIn, slug: str) -> HttpResponse:
    """Every edition: which counts today, and which waits for whom."""
    at = here(request, slug)
    labels = _labels(at.council)
    context = {
        "here": at,
        "tab": "pictures",
        "editions": [_shown(at, one, labels) for one in weights_of(at.council)],
        "in_force": weights_on(at.council, clock.today()),
        "may_propose": not at.seat.why_not(Act.PROPOSE_WEIGHTS),
        "may_withdraw": not at.seat.why_not(Act.WITHDRAW_WEIGHTS),
    }
    return render(request, "desk/pictures/weights.html", context)


@signed_in
def propose(request: SignedIn, slug: str) -> HttpResponse:
    """Propose an edition."""
    at = here(request, slug)
    before = weights_on(at.council, clock.today())
    form = WeightsForm(_labels(at.council), before, request.POST or None)

    def act() -> None:
        weighing.propose_weights(at.council, form.table(), by=request.user, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:weights", slug)
    context = {"here": at, "tab": "pictures", "form": form}
    return render(request, "desk/pictures/propose_weights.html", context)


@signed_in
def adopt(request: SignedIn, slug: str, edition: UUID) -> HttpResponse:
    """Note that the council has adopted it."""
    at = here(request, slug)
    found = _called(at, edition)
    form = DecisionForm(request.POST or None)

    def act() -> None:
        weighing.adopt_weights(found, form.decision(), by=request.user, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:weights", slug)
    context = {"here": at, "tab": "pictures", "form": form, "edition": found}
    return render(request, "desk/pictures/adopt_weights.html", context)


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, edition: UUID) -> HttpResponse:
    """Take a proposal back, or decline it."""
    found = _called(here(request, slug), edition)

    def act() -> None:
        weighing.withdraw_weights(found, by=request.user, at=clock.now())

    pressed(request, act, _("The proposal is taken back."))
    return redirect("desk:weights", slug)


def _called(at: Here, edition: UUID) -> HarmWeights:
    found = weights_called(at.council, edition)
    if found is None:
        raise Http404
    return found


def _shown(at: Here, edition: HarmWeights, labels: dict[str, str]) -> dict[str, object]:
    """An edition with its weights in words, and whether the reader is asked to adopt it."""
    own = at.seat.party == edition.party
    return {
        "edition": edition,
        "proposed_by": party_word(Party(edition.party)),
        "rows": [(labels.get(code, code), weight, by) for code, weight, by in edition.weights],
        "may_adopt": edition.is_open and not own and not at.seat.why_not(Act.ADOPT_WEIGHTS),
        "own": own,
    }


def _labels(council: Council) -> dict[str, str]:
    """What is counted in the figures both parties see, by its code. Two queries."""
    today = clock.today()
    told = series_by_source(council, on=today, shown_on=today)
    every = (one for some in told.values() for one in some)
    counted = (one for one in every if one.unit in (Unit.CASES, Unit.CASES_A_YEAR))
    return {one.indicator: one.label for one in counted if not is_summed(one.indicator)}
