"""Making a situation picture: begun from the agreement, written by both, adopted, frozen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samrad.actions.evidence import note_evidence
from samrad.actions.log import To, note
from samrad.actions.minutes import why_not_bind_in
from samrad.actions.standing import Seated, party_acting, seated
from samrad.core.access.permissions import Act
from samrad.core.agreements.kinds import FocusAreas, PictureUpdated, Terms
from samrad.core.basics.countries import Country
from samrad.core.basics.deeds import Deed
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.duties.evidence import Evidence
from samrad.core.log.events import Event, Thing
from samrad.core.people.parties import BOTH, Party
from samrad.core.pictures import adopting
from samrad.core.pictures.adopting import PictureProgress
from samrad.core.pictures.parts import BY_LAW, parts_to_begin
from samrad.core.pictures.reading import picture_from
from samrad.core.pictures.stages import PictureStage
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.councils.models import Council
from samrad.records.meetings.models import Meeting
from samrad.records.people.models import Person
from samrad.records.pictures import queries
from samrad.records.pictures.models import Picture, PicturePart
from samrad.records.pictures.versions import Adoption, PictureVersion


@dataclass(frozen=True, slots=True)
class Statement:
    """What both parties state of a part.

    Attributes:
        joint: The joint statement.
        unreported: What is known of crime nobody reports, and from where.
        causes: What both think it comes from.
    """

    joint: str = ""
    unreported: str = ""
    causes: str = ""


@transaction.atomic
def begin_picture(meeting: Meeting, as_of: date, *, by: Person, at: datetime) -> Picture:
    """Begin the picture for `meeting`: what the law asks for, and each area of the agreement.

    What the last frozen picture said of causes and of unreported crime is taken over, for it
    seldom changes from one meeting to the next.

    Raises:
        Refused: `by` may not, there is one already, or the agreement names no area and no law
            asks for a part.
    """
    council = meeting.council
    party = party_acting(by, council, Act.BEGIN_PICTURE, on=at.date())
    if Picture.objects.filter(council=council, meeting=meeting).exists():
        raise Refused(Refusal("picture.begun_already", {"meeting": meeting.name}))
    begun = parts_to_begin(Country(council.country), _areas(council, on=as_of))
    if not begun:
        raise Refused(Refusal("picture.no_areas"))
    picture = Picture.objects.create(
        council=council, meeting=meeting, as_of=as_of, begun_at=at, begun_by=by
    )
    before = _said_before(picture)
    PicturePart.objects.bulk_create(
        PicturePart(
            council=council,
            picture=picture,
            position=position,
            kind=one.kind,
            area=one.area,
            **before.get((one.kind, one.area), {}),
        )
        for position, one in enumerate(begun, 1)
    )
    note(Act.BEGIN_PICTURE, to_picture(picture), by=by, party=party, at=at, as_of=as_of)
    return picture


@transaction.atomic
def state_jointly(
    part: PicturePart, statement: Statement, *, by: Person, at: datetime
) -> PicturePart:
    """Write what both parties state of a part.

    Raises:
        Refused: `by` may not, the picture is no draft, or a text is too long.
    """
    part, party = held_part(part, Act.WRITE_PICTURE, by=by, at=at)
    texts = (statement.joint, statement.unreported, statement.causes)
    for text in texts:
        if text.strip() and (refusal := adopting.why_not_text(text)):
            raise Refused(refusal)
    part.joint, part.unreported, part.causes = (text.strip() for text in texts)
    part.save(update_fields=["joint", "unreported", "causes"])
    facts = {"part": part.id, "stated": bool(part.joint)}
    note(Act.WRITE_PICTURE, to_picture(part.picture), by=by, party=party, at=at, **facts)
    return part


@transaction.atomic
def settle_picture(picture: Picture, *, by: Person, at: datetime) -> None:
    """Say that nothing is open: the text lies ready for both parties to adopt.

    Raises:
        Refused: `by` may not, a difference is open, a part the law asks for is empty, an own
            picture is not shown, or it is no draft.
    """
    picture, party = held(picture, Act.SETTLE_PICTURE, by=by, at=at)
    shown = queries.told(picture, on=at.date())
    refuse(adopting.why_not_settle(shown, queries.progress_of(picture, shown, party)))
    to_stage(picture, PictureStage.SETTLED)
    note(Act.SETTLE_PICTURE, to_picture(picture), by=by, party=party, at=at)


@transaction.atomic
def reopen_picture(picture: Picture, *, by: Person, at: datetime) -> None:
    """Make the picture a draft again, to write in it; both adopt it anew.

    Raises:
        Refused: `by` may not, or it is a draft, or frozen.
    """
    picture, party = held(picture, Act.SETTLE_PICTURE, by=by, at=at)
    refuse(adopting.why_not_take_back(PictureStage(picture.stage)))
    to_stage(picture, PictureStage.DRAFT)
    note(Act.SETTLE_PICTURE, to_picture(picture), by=by, party=party, at=at, reopened=True)


@transaction.atomic
def adopt_picture(picture: Picture, sha256: str, *, by: Person, at: datetime) -> None:
    """Adopt the picture with this fingerprint for the party `by` sits for.

    Raises:
        Refused: `by` cannot bind their party, the picture is not settled, it was changed since
            they saw it, or the party has adopted it already.
    """
    picture, party = held(picture, Act.ADOPT_PICTURE, by=by, at=at)
    refuse(why_not_bind_in(seated(by, picture.council, on=at.date()), on=at.date()))
    shown = queries.told(picture, on=at.date())
    progress = queries.progress_of(picture, shown, party)
    refuse(adopting.why_not_adopt(shown, progress, party, shown=sha256))
    Adoption.objects.create(
        council=picture.council, picture=picture, party=party, sha256=sha256, at=at, by=by
    )
    if progress.adopted | {party} == BOTH:
        to_stage(picture, PictureStage.ADOPTED)
    note(Act.ADOPT_PICTURE, to_picture(picture), by=by, party=party, at=at, sha256=sha256)


@transaction.atomic
def freeze_picture(picture: Picture, ref: str, *, by: Person, at: datetime) -> PictureVersion:
    """Freeze what both parties adopted; from now on nobody changes it.

    Where the law or the agreement asks for a picture, this is the evidence that it was
    updated; `ref` says where it can be seen, e.g. "situasjonsbilde til møte 2/25".

    Raises:
        Refused: `by` may not, or a party has not adopted the text as it stands: it was
            changed, or a figure in it is released no longer.
    """
    picture, party = held(picture, Act.FREEZE_PICTURE, by=by, at=at)
    shown = queries.told(picture, on=at.date())
    refuse(adopting.why_not_freeze(queries.progress_of(picture, shown, party)))
    if picture.stage != PictureStage.ADOPTED:
        to_stage(picture, PictureStage.ADOPTED)
    version = PictureVersion.objects.create(
        council=picture.council,
        picture=picture,
        number=shown.version,
        content=shown.canonical().decode(),
        sha256=shown.sha256,
        reason=shown.reason,
        frozen_at=at,
        frozen_by=by,
    )
    to_stage(picture, PictureStage.FROZEN)
    if not shown.corrects and _is_asked_for(picture.council, on=at.date()):
        done = Evidence(Deed.PICTURE_UPDATED, at.date(), ref)
        note_evidence(picture.council, done, by=by, at=at)
    facts = {"version": version.number, "sha256": version.sha256}
    note(Act.FREEZE_PICTURE, to_picture(picture), by=by, party=party, at=at, **facts)
    return version


@transaction.atomic
def read_exempt_parts(
    picture: Picture, grounds: Iterable[str], *, by: Person, at: datetime
) -> None:
    """Write into the log that `by` read a picture in which something is exempt.

    Raises:
        Refused: `by` has no seat.
    """
    party = seated(by, picture.council, on=at.date()).party
    if party is None:
        raise Refused(Refusal("access.no_seat"))
    for ground in grounds:
        note(Event.EXEMPT_READ, to_picture(picture), by=by, party=party, at=at, ground=ground)


def why_not_adopt_for(seat: Seated, progress: PictureProgress, *, on: date) -> Refusal | None:
    """Why whoever sits there does not adopt for their party now, or None. One query."""
    if refusal := seat.why_not(Act.ADOPT_PICTURE):
        return refusal
    if seat.party in progress.adopted:
        return Refusal("picture.adopted_already", {"party": seat.party})
    return why_not_bind_in(seat, on=on)


def held(picture: Picture, act: Act, *, by: Person, at: datetime) -> tuple[Picture, Party]:
    """The picture, its row held so that two write one after the other, and the party of `by`.

    Raises:
        Refused: `by` may not do `act`.
    """
    party = party_acting(by, picture.council, act, on=at.date())
    rows = Picture.objects.select_for_update(of=("self",)).select_related("council", "meeting")
    return rows.get(pk=picture.pk), party


def held_part(
    part: PicturePart, act: Act, *, by: Person, at: datetime
) -> tuple[PicturePart, Party]:
    """The part of a draft, its picture's row held, and the party of `by`.

    Raises:
        Refused: `by` may not do `act`, or the picture is no draft.
    """
    picture, party = held(part.picture, act, by=by, at=at)
    refuse(adopting.why_not_write(PictureStage(picture.stage)))
    part = PicturePart.objects.get(pk=part.pk)
    part.picture = picture
    return part, party


def refuse(refusal: Refusal | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal:
        raise Refused(refusal)


def to_picture(picture: Picture) -> To:
    """What an entry of the log about `picture` is to."""
    return To(picture.council_id, Thing.PICTURE, picture.id)


def to_stage(picture: Picture, stage: PictureStage) -> None:
    """Say how far the picture has come."""
    picture.stage = stage
    picture.save(update_fields=["stage"])


def _is_asked_for(council: Council, *, on: date) -> bool:
    by_law = bool(BY_LAW[Country(council.country)])
    return by_law or any(isinstance(one, PictureUpdated) for one in _terms(council, on=on))


def _areas(council: Council, *, on: date) -> list[str]:
    found = (one for one in _terms(council, on=on) if isinstance(one, FocusAreas))
    return [area for one in found for area in one.areas]


def _terms(council: Council, *, on: date) -> list[Terms]:
    clauses = clauses_in_force([council.id])[council.id]
    return [one.terms for one in clauses if on in Period(one.since, one.until)]


def _said_before(picture: Picture) -> dict[tuple[str, str], dict[str, str]]:
    version = queries.version_before(picture)
    if version is None:
        return {}
    return {
        (part.kind, part.area): {"unreported": part.unreported, "causes": part.causes}
        for part in picture_from(version.content).parts
    }
