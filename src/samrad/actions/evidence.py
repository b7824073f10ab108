"""Noting what was done, and withdrawing what was noted by mistake."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.duties.evidence import Evidence as CoreEvidence
from samrad.core.log.events import Thing
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.people.models import Person


@transaction.atomic
def note_all(
    council: Council, done: Iterable[CoreEvidence], *, by: Person, at: datetime
) -> None:
    """Note several things done at once, or none of them.

    Raises:
        Refused: One of them may not be noted.
    """
    for one in done:
        note_evidence(council, one, by=by, at=at)


@transaction.atomic
def note_evidence(
    council: Council, done: CoreEvidence, *, by: Person, at: datetime
) -> Evidence:
    """Note that something was done, or that a meeting is planned.

    Raises:
        Refused: `by` may not note here, nothing says where it can be seen, or it is said to
            have been done on a day still to come.
    """
    today = at.date()
    party = party_acting(by, council, Act.NOTE_EVIDENCE, on=today)
    if refusal := why_not_note(done, today=today):
        raise Refused(refusal)
    noted = Evidence.objects.create(
        council=council,
        deed=done.deed,
        on=done.on,
        known=done.known or min(done.on, today),
        ref=done.ref.strip(),
        meeting=done.meeting,
        topic=done.topic,
        noted_at=at,
        noted_by=by,
    )
    _log(Act.NOTE_EVIDENCE, noted, by=by, party=party, at=at)
    return noted


def why_not_note(done: CoreEvidence, *, today: date) -> Refusal | None:
    """Why this cannot be noted, or None if it can."""
    if not done.ref.strip():
        return Refusal("evidence.no_reference")
    if done.deed is not Deed.MEETING_PLANNED and done.on > today:
        return Refusal("evidence.still_to_come", {"on": done.on})
    if done.deed is Deed.MEETING_PLANNED and done.on < (done.known or today):
        return Refusal("evidence.planned_in_the_past", {"on": done.on})
    return None


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, by: Person, at: datetime) -> None:
    """Withdraw what was noted by mistake; pages for earlier days still show it.

    Raises:
        Refused: `by` may not withdraw here, or it was withdrawn already.
    """
    party = party_acting(by, evidence.council, Act.WITHDRAW_EVIDENCE, on=at.date())
    if evidence.withdrawn is not None:
        raise Refused(Refusal("evidence.already_withdrawn"))
    evidence.withdrawn = at.date()
    evidence.save(update_fields=["withdrawn"])
    _log(Act.WITHDRAW_EVIDENCE, evidence, by=by, party=party, at=at)


def _log(act: Act, evidence: Evidence, *, by: Person, party: Party, at: datetime) -> None:
    to = To(evidence.council_id, Thing.EVIDENCE, evidence.id)
    note(act, to, by=by, party=party, at=at, deed=evidence.deed, on=evidence.on)
