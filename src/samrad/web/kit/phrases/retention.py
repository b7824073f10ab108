"""How long things are kept, and what happens then, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samrad.core.retention.kinds import Kind, Since, Then
from samrad.core.retention.rules import Decides, Rule
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

_KINDS: Mapping[Kind, Word] = {
    Kind.SESSION: _("Sessions of who is signed in"),
    Kind.SIGN_IN_MARK: _("Where and with what somebody signed in"),
    Kind.QUEUE: _("Jobs of the worker that are done"),
    Kind.RECOVERY: _("Ways to be let in anew"),
    Kind.PERSON: _("Persons without a seat"),
    Kind.FORGETTING: _("Receipts of being forgotten"),
    Kind.FEED: _("Addresses of calendars"),
    Kind.GUEST: _("Guests and what they were shown"),
    Kind.INVITATION: _("Invitations to a seat"),
    Kind.REMINDER: _("Reminders"),
    Kind.GRANT: _("Who let a district be told, once withdrawn"),
    Kind.TALLY: _("The council's counts for a district"),
    Kind.UPLOAD: _("Files of figures that were brought and not taken"),
    Kind.MUNICIPALITY_PAPER: _("Papers the municipality brought, with their markings"),
    Kind.POLICE_PAPER: _("Papers and figures the police brought, with their releases"),
    Kind.AGREEMENT: _("The agreement: its versions, proposals and signatures"),
    Kind.EVIDENCE: _("What was noted as done"),
    Kind.MEETING: _("Matters, agendas, minutes and measures"),
    Kind.SEAT: _("Seats in the council"),
    Kind.LOG: _("The log"),
    Kind.RECEIPT: _("Receipts of what was deleted"),
    Kind.BACKUP: _("Backups"),
}
_THEN: Mapping[Then, Word] = {
    Then.DELETE: _("deleted"),
    Then.ANONYMISE: _("the name is removed"),
    Then.ARCHIVE: _("listed: to the archive first, deleted on a decision only"),
    Then.KEEP: _("kept"),
}
_SINCE: Mapping[Since, Word] = {
    Since.EXPIRED: _("after it ran out"),
    Since.SEEN: _("after it was last seen"),
    Since.DONE: _("after it was done"),
    Since.USED: _("after it was used or ran out"),
    Since.LAST_SEAT: _("after the last seat, invitation or sign-in"),
    Since.ANSWERED: _("after the answer"),
    Since.SEAT_ENDED: _("after the seat ended"),
    Since.INVITATION_ENDED: _("after the invitation ended"),
    Since.WITHDRAWN: _("after it was withdrawn"),
    Since.MADE: _("after it was made"),
    Since.BROUGHT: _("after it was brought"),
    Since.NEVER: pgettext_lazy("how long something is kept", "for ever"),
}
_DECIDES: Mapping[Decides, Word] = {
    Decides.INSTALLATION: _("whoever runs Samråd"),
    Decides.CONTROLLER: _("the municipality and the police, each for its own"),
    Decides.ARCHIVE: _("who answers for the archive"),
}


def kind_word(kind: Kind) -> str:
    """What is kept, as the beginning of a line."""
    return str(_KINDS[kind])


def then_word(then: Then) -> str:
    """What happens to it in the end."""
    return str(_THEN[then])


def decides_word(decides: Decides) -> str:
    """Who decides how long."""
    return str(_DECIDES[decides])


def how_long(rule: Rule) -> str:
    """How long, counted from what: "two years after it was made"."""
    since = str(_SINCE[rule.since])
    if rule.months is None:
        return since
    if rule.months == 0:
        return gettext("at once %(since)s") % {"since": since}
    return f"{formats.months(rule.months)} {since}"
