"""The words of meetings: their stages and kinds, and what stands on an agenda."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samrad.core.duties.duty import Duty
from samrad.core.meetings.agenda import About, Approval, Carried, Raised, Topic
from samrad.core.meetings.kinds import (
    ItemKind,
    MatterKind,
    MatterType,
    MeetingKind,
    Present,
    RaisedBy,
    Wording,
)
from samrad.core.meetings.polls import Suits
from samrad.core.meetings.stages import MatterStage, MeetingStage, MinutesStage
from samrad.web.kit.phrases.duties import title_of
from samrad.web.kit.phrases.words import Word

_MEETING: Mapping[MeetingStage, Word] = {
    MeetingStage.PLANNED: pgettext_lazy("a meeting", "planned"),
    MeetingStage.CALLED: pgettext_lazy("a meeting", "called"),
    MeetingStage.HELD: pgettext_lazy("a meeting", "held"),
    MeetingStage.CANCELLED: pgettext_lazy("a meeting", "cancelled"),
}
_MATTER: Mapping[MatterStage, Word] = {
    MatterStage.PROPOSED: pgettext_lazy("a matter", "proposed"),
    MatterStage.SENT_BACK: pgettext_lazy("a matter", "sent back"),
    MatterStage.ACCEPTED: pgettext_lazy("a matter", "accepted"),
    MatterStage.MERGED: pgettext_lazy("a matter", "merged into another"),
    MatterStage.WITHDRAWN: pgettext_lazy("a matter", "withdrawn"),
    MatterStage.TREATED: pgettext_lazy("a matter", "treated"),
}
_MINUTES: Mapping[MinutesStage, Word] = {
    MinutesStage.DRAFT: pgettext_lazy("minutes", "a draft"),
    MinutesStage.SENT: pgettext_lazy("minutes", "sent for comments"),
    MinutesStage.APPROVED: pgettext_lazy("minutes", "approved"),
    MinutesStage.LOCKED: pgettext_lazy("minutes", "locked"),
}
_MEETING_KINDS: Mapping[MeetingKind, Word] = {
    MeetingKind.ORDINARY: _("Ordinary meeting"),
    MeetingKind.EXTRA: _("Extra meeting"),
    MeetingKind.REGIONAL: _("Regional meeting"),
}
_MATTER_KINDS: Mapping[MatterKind, Word] = {
    MatterKind.INFORM: _("For information"),
    MatterKind.DISCUSS: _("For discussion"),
    MatterKind.DECIDE: _("For decision"),
}
_MATTER_TYPES: Mapping[MatterType, Word] = {
    MatterType.MEETING: _("Meeting matter"),
    MatterType.POLITICAL: _("Political matter"),
    MatterType.DELEGATED: _("Delegated matter"),
    MatterType.INTERPELLATION: _("Interpellation"),
    MatterType.APPROVAL: _("Approval"),
    MatterType.BRIEFING: _("Briefing"),
    MatterType.REPORT: _("Reported matter"),
    MatterType.OTHER: pgettext_lazy("a type of matter", "Other"),
}
_RAISED_BY: Mapping[RaisedBy, Word] = {
    RaisedBy.MEMBER: _("A member"),
    RaisedBy.GUEST: _("A guest"),
    RaisedBy.COORDINATING_LEVEL: _("The coordinating group"),
}
_ITEM_KINDS: Mapping[ItemKind, Word] = {
    ItemKind.APPROVAL: _("Minutes of the meeting before"),
    ItemKind.DUTY: _("Due by agreement or law"),
    ItemKind.STANDING: _("Standing topic"),
    ItemKind.CARRIED: _("Not done in time"),
    ItemKind.MATTER: _("Matter"),
    ItemKind.FREE: _("Added"),
}
_WORDINGS: Mapping[Wording, Word] = {
    Wording.SUMMARY: _("Summary"),
    Wording.DECISION: _("Decision"),
    Wording.DISSENT: _("Dissent"),
}
_PRESENT: Mapping[Present, Word] = {
    Present.PRESENT: _("Present"),
    Present.AWAY: _("Absent"),
    Present.EXCUSED: _("Excused"),
}

_SUITS: Mapping[Suits, Word] = {
    Suits.YES: _("Suits me"),
    Suits.IF_NEED_BE: _("If need be"),
    Suits.NO: _("Does not suit me"),
}


def meeting_stage_word(stage: MeetingStage) -> str:
    """How far a meeting has come."""
    return str(_MEETING[stage])


def matter_stage_word(stage: MatterStage) -> str:
    """How far a matter has come."""
    return str(_MATTER[stage])


def minutes_stage_word(stage: MinutesStage) -> str:
    """How far minutes have come."""
    return str(_MINUTES[stage])


def meeting_kind_word(kind: MeetingKind) -> str:
    """What sort of meeting it is."""
    return str(_MEETING_KINDS[kind])


def matter_kind_word(kind: MatterKind) -> str:
    """What the council is asked to do."""
    return str(_MATTER_KINDS[kind])


def matter_type_word(of_type: MatterType) -> str:
    """The sort of matter."""
    return str(_MATTER_TYPES[of_type])


def raised_by_word(raised: RaisedBy) -> str:
    """From where a matter comes."""
    return str(_RAISED_BY[raised])


def item_kind_word(kind: ItemKind) -> str:
    """Why something stands on the agenda."""
    return str(_ITEM_KINDS[kind])


def wording_word(wording: Wording) -> str:
    """What a paragraph of the minutes is."""
    return str(_WORDINGS[wording])


def suits_word(suits: Suits) -> str:
    """Whether a day suits, as somebody says it of themselves."""
    return str(_SUITS[suits])


def present_word(present: Present) -> str:
    """Whether somebody was there."""
    return str(_PRESENT[present])


def item_title(about: About) -> str:
    """What stands on the agenda for it, in the language in force."""
    match about:
        case Approval(meeting=name):
            return gettext("Approval of the minutes of meeting %(name)s") % {"name": name}
        case Carried(title=title) | Raised(title=title):
            return title
        case Topic(name=name):
            return name
        case Duty():
            return title_of(about)


def word_for_meeting(language: str) -> str:
    """What a meeting is called in `language`: it stands in the evidence, for everyone."""
    with translation.override(language):
        return pgettext("in evidence, before its number", "meeting")
