"""The closed lists of the council's meetings: what kinds there are."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """What sort of meeting it is."""

    ORDINARY = "ordinary"
    EXTRA = "extra"
    REGIONAL = "regional"


class MatterKind(StrEnum):
    """What the council is asked to do with a matter."""

    INFORM = "inform"  # orientering, information
    DISCUSS = "discuss"  # drøfting, diskussion
    DECIDE = "decide"  # beslutning, beslut


class MatterType(StrEnum):
    """The sort of matter, by the code list `moetesakstype` of eInnsyn's interface."""

    MEETING = "moete"
    POLITICAL = "politisk"
    DELEGATED = "delegert"
    INTERPELLATION = "interpellasjon"
    APPROVAL = "godkjenning"
    BRIEFING = "orientering"
    REPORT = "referat"
    OTHER = "annet"


class RaisedBy(StrEnum):
    """From where a matter comes."""

    MEMBER = "member"
    GUEST = "guest"
    COORDINATING_LEVEL = "coordinating_level"  # SLT: the group below the council


class ItemKind(StrEnum):
    """Why something stands on the agenda."""

    APPROVAL = "approval"  # of the minutes of the meeting before
    DUTY = "duty"  # an evaluation, a review of the agreement …
    STANDING = "standing"  # a topic the agreement asks for at every meeting
    CARRIED = "carried"  # a decision that was not carried out in time
    MATTER = "matter"  # what somebody proposed
    FREE = "free"  # what the secretary adds: opening, other business


class Wording(StrEnum):
    """What a paragraph of the minutes is."""

    SUMMARY = "summary"
    DECISION = "decision"
    DISSENT = "dissent"


class Present(StrEnum):
    """Whether somebody was there when an item was treated."""

    PRESENT = "present"
    AWAY = "away"
    EXCUSED = "excused"
