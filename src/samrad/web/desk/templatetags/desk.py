"""The core's closed lists, as words in a template."""

from django import template

from samrad.core.agreements.kinds import KINDS
from samrad.core.basics.deeds import Deed
from samrad.core.duties.status import Status
from samrad.core.meetings.decisions import FollowUpKind, State
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.core.openness.levels import Openness
from samrad.core.openness.marked import MarkedKind
from samrad.core.openness.releases import Basis, Detail
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.web.desk.called import called
from samrad.web.desk.decisions.presenters import TONES
from samrad.web.desk.people import devices
from samrad.web.kit import phrases

register = template.Library()
register.filter("called", called)


@register.filter
def status_word(status: str) -> str:
    """The status in a word or two."""
    return phrases.status_word(Status(status))


@register.filter
def deed_word(deed: str) -> str:
    """What was done, in a few words."""
    return phrases.deed_word(Deed(deed))


@register.simple_tag
def clause_kinds() -> list[tuple[str, str]]:
    """Every kind of clause, by its heading."""
    return [(kind, phrases.kind_of(kind)) for kind in KINDS]


@register.filter
def party_word(party: str) -> str:
    """The party, as it stands in a sentence."""
    return str(phrases.party_word(Party(party)))


@register.filter
def role_word(role: str) -> str:
    """What somebody is in a council."""
    return phrases.role_word(Role(role))


@register.filter
def device_word(named: str) -> str:
    """A browser and its machine, in two words."""
    return devices.device_word(named)


@register.filter
def openness_word(openness: str) -> str:
    """How open a thing is."""
    return phrases.openness_word(Openness(openness))


@register.filter
def ground_words(key: str) -> str:
    """The ground on which a thing is exempt."""
    return phrases.ground_words_of(key)


@register.filter
def exempt_word(kind: MarkedKind) -> str:
    """Something exempt, without a word of what it says."""
    return phrases.exempt_word(kind)


@register.filter
def basis_word(basis: str) -> str:
    """The legal basis of a release."""
    return phrases.basis_word(Basis(basis))


@register.filter
def detail_word(detail: str) -> str:
    """How fine figures are."""
    return phrases.detail_word(Detail(detail))


@register.filter
def meeting_stage_word(stage: str) -> str:
    """How far a meeting has come."""
    return phrases.meeting_stage_word(MeetingStage(stage))


@register.filter
def minutes_stage_word(stage: str) -> str:
    """How far minutes have come."""
    return phrases.minutes_stage_word(MinutesStage(stage))


@register.filter
def measure_state_word(state: str) -> str:
    """How a measure stands."""
    return phrases.measure_state_word(State(state))


@register.filter
def measure_tone(state: str) -> str:
    """How urgent a measure looks that stands so."""
    return TONES[State(state)]


@register.filter
def follow_up_word(kind: str) -> str:
    """What was noted about a measure."""
    return phrases.follow_up_word(FollowUpKind(kind))
