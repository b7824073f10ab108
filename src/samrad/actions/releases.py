"""Releasing the police's figures to the council, and withdrawing the release."""

from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.looking import look_again
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.openness.looked import Seen, why_not_open
from samrad.core.openness.releases import Release, is_released, why_not_release
from samrad.records.papers.models import Paper, Released
from samrad.records.people.models import Person


@transaction.atomic
def release_figures(paper: Paper, release: Release, *, by: Person, at: datetime) -> Released:
    """Let the council see figures the police brought, and note who let it on which basis.

    Raises:
        Refused: `by` may not, these are no figures, they are released already, the
            release contradicts itself, or it is for the public and they point out persons.
    """
    party = party_acting(by, paper.council, Act.RELEASE_FIGURES, on=at.date())
    # Before the row is locked: it may take a while, and what was brought never changes.
    seen = look_again(paper, on=at.date()) if release.public and paper.figures else Seen()
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    if not paper.figures:
        raise Refused(Refusal("release.no_figures"))
    for refusal in (
        why_not_release(release, country=paper.council.country, on=at.date()),
        why_not_open(seen),
    ):
        if refusal:
            raise Refused(refusal)
    last = release_of(paper)
    if last is not None:
        if is_released(last.until, None, on=at.date()):
            raise Refused(Refusal("release.released_already"))
        _withdraw(last, by=by, at=at)
    released = Released.objects.create(
        council=paper.council,
        paper=paper,
        basis=release.basis,
        detail=release.detail,
        public=release.public,
        until=release.until,
        at=at,
        by=by,
    )
    facts = {"basis": release.basis, "public": release.public, "until": release.until}
    to = To(paper.council_id, Thing.FIGURES, paper.id)
    note(Act.RELEASE_FIGURES, to, by=by, party=party, at=at, **facts)
    return released


@transaction.atomic
def withdraw_release(paper: Paper, *, by: Person, at: datetime) -> None:
    """Hide released figures again, from everyone but the police, at once and everywhere.

    Raises:
        Refused: `by` may not, or nothing is released.
    """
    party = party_acting(by, paper.council, Act.WITHDRAW_RELEASE, on=at.date())
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    last = release_of(paper)
    if last is None:
        raise Refused(Refusal("release.not_released"))
    _withdraw(last, by=by, at=at)
    to = To(paper.council_id, Thing.FIGURES, paper.id)
    note(Act.WITHDRAW_RELEASE, to, by=by, party=party, at=at)


def release_of(paper: Paper) -> Released | None:
    """The release of `paper` that was not withdrawn, if there is one. One query."""
    return Released.objects.filter(paper=paper, withdrawn_at=None).first()


def _withdraw(released: Released, *, by: Person, at: datetime) -> None:
    released.withdrawn_at, released.withdrawn_by = at, by
    released.save(update_fields=["withdrawn_at", "withdrawn_by"])
