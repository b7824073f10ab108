"""What somebody proposes for the council to treat, by when, and why it cannot be so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import MatterDeadline
from samrad.core.basics.refusals import Refusal
from samrad.core.calendars.countries import Country
from samrad.core.calendars.workdays import working_day_by
from samrad.core.duties.fallbacks import MATTER_DAYS
from samrad.core.duties.topics_asked import in_force
from samrad.core.meetings.agenda import why_not_item
from samrad.core.meetings.cleaning import clean
from samrad.core.meetings.kinds import MatterKind, MatterType, RaisedBy
from samrad.core.meetings.stages import MatterStage
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.looked import Hit, Place, Seen, Spot, why_not_open
from samrad.core.openness.persons import find

# More of one guest than anybody screens in a meeting.
MOST_WAITING = 10


@dataclass(frozen=True, slots=True)
class Words:
    """What a matter says in words.

    Attributes:
        title: What it is about, in one line.
        background: Why it comes up.
        outcome: What the proposer wants the council to do.
    """

    title: str
    background: str = ""
    outcome: str = ""

    def cleaned(self) -> "Words":
        """The same as plain text: of what was pasted as markup the words stay."""
        title = " ".join(clean(self.title).text.split())
        return Words(title, clean(self.background).text, clean(self.outcome).text)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A matter as somebody proposes it.

    Attributes:
        words: Title, background and desired outcome.
        kind: What the council is asked to do.
        type: The sort of matter, by eInnsyn's code list.
        focus: The standing topic or focus area of the agreement it belongs to.
        municipality: In a joint council: whose it is; empty for what is common.
        minutes: How long it is to take.
        marking: How open it is.
        raised_by: From where it comes.
        raised_for: Who outside the council raised it, in words.
    """

    words: Words
    kind: MatterKind
    type: MatterType = MatterType.OTHER
    focus: str = ""
    municipality: str = ""
    minutes: int = 10
    marking: Marking = field(default_factory=lambda: Marking(Openness.COUNCIL))
    raised_by: RaisedBy = RaisedBy.MEMBER
    raised_for: str = ""

    def cleaned(self) -> "Proposal":
        """The same with plain words; what a member raises is raised for nobody."""
        own = self.raised_by is RaisedBy.MEMBER
        raised_for = "" if own else " ".join(self.raised_for.split())
        return replace(self, words=self.words.cleaned(), raised_for=raised_for)


def why_not_propose(proposal: Proposal) -> Refusal | None:
    """Why a matter cannot be proposed so, or None if it can."""
    if refusal := why_not_item(proposal.words.title, proposal.minutes):
        return refusal
    if proposal.raised_by is RaisedBy.GUEST and not proposal.raised_for:
        return Refusal("matter.raised_by_nobody")
    return None


def why_not_raise(words: Words, waiting: int) -> Refusal | None:
    """Why a guest of whom `waiting` matters are not answered yet raises no other, or None."""
    if not words.title.strip():
        return Refusal("agenda.no_title")
    if waiting >= MOST_WAITING:
        return Refusal("matter.too_many_wait", {"most": MOST_WAITING})
    return None


def why_not_open_words(words: Words, *, on: date) -> Refusal | None:
    """Why what is written may not be open to everyone, or None if it may."""
    text = f"{words.title}\n{words.background}\n{words.outcome}"
    counts = Counter(one.kind for one in find(text, on=on))
    return why_not_open(Seen((Hit(Spot(Place.LINE), counts),)))


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which a matter comes in time for a meeting.

    Attributes:
        day: That day; where offices are closed, the working day before.
        assumed: Whether the agreement names no number of days, and ours is taken.
    """

    day: date
    assumed: bool


def deadline_for(
    meeting: date, clauses: Iterable[Clause], *, country: Country
) -> Deadline | None:
    """When matters for a meeting on that day are to be in, or None where nothing is agreed."""
    for clause in clauses:
        if isinstance(clause.terms, MatterDeadline) and in_force(meeting, clause):
            days = clause.terms.days
            ahead = timedelta(days=MATTER_DAYS if days is None else days)
            return Deadline(working_day_by(country, meeting - ahead), assumed=days is None)
    return None


# What is on its way to be treated, or was; the rest rests with who proposed it.
_SHARED = frozenset({MatterStage.ACCEPTED, MatterStage.MERGED, MatterStage.TREATED})


def why_not_share(openness: Openness) -> Refusal | None:
    """Why a matter cannot come before the council, or None if it can."""
    if openness is Openness.PARTY:
        return Refusal("matter.not_shared")
    return None


def why_not_keep_to_party(stage: MatterStage, openness: Openness) -> Refusal | None:
    """Why a matter cannot be kept to a party any more, or None if it can."""
    if openness is Openness.PARTY and stage in _SHARED:
        return Refusal("matter.shared_already")
    return None
