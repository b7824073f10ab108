"""The kinds of things that are kept, and what may happen to them in the end."""

from enum import StrEnum


class Kind(StrEnum):
    """One kind of thing that is kept for a time of its own."""

    SESSION = "session"
    SIGN_IN_MARK = "sign_in_mark"
    QUEUE = "queue"
    RECOVERY = "recovery"
    PERSON = "person"
    FORGETTING = "forgetting"
    FEED = "feed"
    GUEST = "guest"
    INVITATION = "invitation"
    REMINDER = "reminder"
    GRANT = "grant"
    TALLY = "tally"
    UPLOAD = "upload"
    # Each party decides over its own: a decision of one lets nothing of the other go.
    MUNICIPALITY_PAPER = "municipality_paper"
    POLICE_PAPER = "police_paper"
    AGREEMENT = "agreement"
    EVIDENCE = "evidence"
    MEETING = "meeting"
    SEAT = "seat"
    LOG = "log"
    RECEIPT = "receipt"
    BACKUP = "backup"


class Then(StrEnum):
    """What happens when the time is over."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    # Kept until somebody who may decide it says that it may go; until then it is listed.
    ARCHIVE = "archive"
    KEEP = "keep"


class Since(StrEnum):
    """From when the time is counted."""

    EXPIRED = "expired"
    SEEN = "seen"
    DONE = "done"
    USED = "used"
    LAST_SEAT = "last_seat"
    ANSWERED = "answered"
    SEAT_ENDED = "seat_ended"
    INVITATION_ENDED = "invitation_ended"
    WITHDRAWN = "withdrawn"
    MADE = "made"
    BROUGHT = "brought"
    NEVER = "never"


# Whose rows are a council's are disposed of council by council, each with a receipt there.
OF_A_COUNCIL = (
    Kind.REMINDER,
    Kind.FEED,
    Kind.GUEST,
    Kind.INVITATION,
    Kind.GRANT,
    Kind.TALLY,
    Kind.UPLOAD,
    Kind.MUNICIPALITY_PAPER,
    Kind.POLICE_PAPER,
)
# What the installation keeps for everyone, or for no council.
OF_THE_INSTALLATION = (
    Kind.SESSION,
    Kind.SIGN_IN_MARK,
    Kind.QUEUE,
    Kind.RECOVERY,
    Kind.FORGETTING,
    Kind.PERSON,
)
