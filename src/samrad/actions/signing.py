"""The parties' steps with a version: to the council, back, signed, terminated."""

from datetime import date, datetime, timedelta

from django.db import transaction

from samrad.actions.agreements import lock
from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.agreements import stages
from samrad.core.agreements.stages import NewStep, Stage
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.openness.looked import Looked, PaperKind
from samrad.records.agreements import queries
from samrad.records.agreements.models import SignedFile, Step, Version
from samrad.records.evidence.models import Evidence
from samrad.records.people.models import Person

_DAY = timedelta(days=1)


@transaction.atomic
def take_step(version: Version, step: NewStep, *, by: Person, at: datetime) -> None:
    """Record the own party's step with `version`.

    When the second party signs, the version is in force from that day (or a later one that
    was agreed), and the one before it ends the day before.

    Raises:
        Refused: `by` may not, the step does not follow from where the party stands, changes
            are unanswered, a return gives no reason, or the day is impossible.
    """
    party = party_acting(by, version.council, Act.TAKE_STEP, on=at.date())
    lock(version)
    stands = queries.stands_of(version)
    unanswered = len(queries.open_changes(version))
    for refusal in (
        stages.why_not_step(
            stands, party, step.stage, open_changes=unanswered, until=version.until
        ),
        stages.why_not_words(step, today=at.date()),
    ):
        if refusal:
            raise Refused(refusal)
    Step.objects.create(
        council=version.council,
        version=version,
        party=party,
        stage=step.stage,
        on=step.on,
        reason=step.reason.strip(),
        case=step.case.strip(),
        at=at,
        by=by,
    )
    to = To(version.council_id, Thing.VERSION, version.id)
    facts = {"number": version.number, "stage": step.stage, "on": step.on}
    note(Act.TAKE_STEP, to, by=by, party=party, at=at, **facts)
    if step.stage is Stage.SIGNED and stands[party.other] is Stage.SIGNED:
        _bring_into_force(version, step.counts_from or step.on, by=by, at=at)
    if step.stage is Stage.TERMINATED:
        _terminate(version, step.counts_from or step.on)


@transaction.atomic
def keep_signed_file(version: Version, file: Looked, *, by: Person, at: datetime) -> SignedFile:
    """Keep the signed agreement as it was uploaded, with its SHA-256.

    Raises:
        Refused: `by` may not, the file is no PDF, or there already.
    """
    party = party_acting(by, version.council, Act.KEEP_SIGNED_FILE, on=at.date())
    digest = file.sha256
    if file.kind is not PaperKind.PDF:
        raise Refused(Refusal("file.no_pdf"))
    if SignedFile.objects.filter(version=version, sha256=digest).exists():
        raise Refused(Refusal("file.kept_already"))
    kept = SignedFile.objects.create(
        council=version.council,
        version=version,
        name=file.name,
        sha256=digest,
        content=file.content,
        kept_at=at,
        kept_by=by,
    )
    to = To(version.council_id, Thing.SIGNED_FILE, kept.id)
    note(Act.KEEP_SIGNED_FILE, to, by=by, party=party, at=at, sha256=digest)
    return kept


def _bring_into_force(version: Version, since: date, *, by: Person, at: datetime) -> None:
    begun = Version.objects.filter(council=version.council, since__isnull=False)
    before = begun.order_by("since").last()
    if before is not None and before.since is not None and before.since >= since:
        raise Refused(Refusal("agreement.before_the_last", {"since": before.since}))
    # One that was terminated may be over already; what still runs gives way.
    if before is not None and (before.until is None or before.until >= since):
        _end(before, since - _DAY)
        _note(version, Deed.AGREEMENT_REVIEWED, since, by=by, at=at)
    version.since = since
    version.save(update_fields=["since"])
    _note(version, Deed.AGREEMENT_SIGNED, since, by=by, at=at)


def _terminate(version: Version, last: date) -> None:
    if version.since is not None and last < version.since:
        facts = {"since": version.since}
        raise Refused(Refusal("agreement.ends_before_it_begins", facts))
    _end(version, last)


def _end(version: Version, last: date) -> None:
    version.until = last
    version.save(update_fields=["until"])


def _note(version: Version, deed: Deed, on: date, *, by: Person, at: datetime) -> None:
    """What the system knows it notes itself; nobody types it again."""
    Evidence.objects.create(
        council=version.council,
        deed=deed,
        on=on,
        known=min(on, at.date()),
        ref=version.title,
        noted_at=at,
        noted_by=by,
    )
