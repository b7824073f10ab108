"""The words of notices: whether one is in time, what became of a letter, what was answered."""

from collections.abc import Mapping

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samrad.core.meetings.calling import Answer, As, Fate
from samrad.core.meetings.notices import Lacking, NoticeKind, Timing
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

_KINDS: Mapping[NoticeKind, Word] = {
    NoticeKind.NOTICE: pgettext_lazy("of a meeting", "Notice"),
    NoticeKind.SUPPLEMENT: pgettext_lazy("to a notice", "Supplement"),
    NoticeKind.REMINDER: pgettext_lazy("of a meeting", "Reminder"),
}
_AS: Mapping[As, Word] = {
    As.MEMBER: _("member"),
    As.DEPUTY: pgettext_lazy("called as", "deputy"),
    As.GUEST: pgettext_lazy("called as", "guest"),
}
_ANSWERS: Mapping[Answer, Word] = {
    Answer.NONE: _("has not answered"),
    Answer.COMES: pgettext_lazy("an answer", "comes"),
    Answer.SEND_DEPUTY: pgettext_lazy("an answer", "cannot come"),
}
_FATES: Mapping[Fate, Word] = {
    Fate.BY_HAND: _("Gets no letter: hand it over, and say so here."),
    Fate.HANDED_OVER: _("Handed over"),
    Fate.QUEUED: _("In the queue"),
    Fate.WAITS: _("The mail server did not take it; it is tried again by itself. Last tried"),
    Fate.ON_ITS_WAY: _("On its way"),
    Fate.UNCERTAIN: _(
        "Not known whether it arrived: the sending was cut off. Ask, or send it again. Cut off"
    ),
    Fate.SENT: pgettext_lazy("a letter", "Sent"),
    Fate.UNDELIVERED: _("Nobody has that address. Hand it over, or correct the address. Found"),
}
_LACKING: Mapping[Lacking, Word] = {
    Lacking.NO_CHAIR: _(
        "Nobody chairs on that day: the seat is vacant. Fill it, or let the deputy take it."
    ),
    Lacking.NO_SECRETARY: _("Nobody is secretary on that day: the seat is vacant."),
    Lacking.NO_POLICE: _("Nobody sits for the police on that day."),
    Lacking.NO_MUNICIPALITY: _("Nobody sits for the municipality on that day."),
    Lacking.NOT_REACHED: _(
        "Somebody has no address letters can go to. Hand the notice over to them, and say so."
    ),
    Lacking.NO_MAIL_SERVER: _(
        "No mail server is set up: the notice is handed over by people, to each of them."
    ),
    Lacking.KEPT_BACK: _(
        "A party keeps an attachment to itself; it does not go along. Mark it as the council's "
        "first, if the others shall read it."
    ),
}


def notice_kind_word(kind: NoticeKind) -> str:
    """What is sent."""
    return str(_KINDS[kind])


def as_word(as_what: As) -> str:
    """As what somebody is called."""
    return str(_AS[as_what])


def answer_word(answer: Answer) -> str:
    """What somebody who is called answered."""
    return str(_ANSWERS[answer])


def fate_word(fate: Fate) -> str:
    """What became of a letter; the time stands behind it."""
    return str(_FATES[fate])


def lacking_word(lacking: Lacking) -> str:
    """What speaks against sending, with the way out."""
    return str(_LACKING[lacking])


def timing_words(timing: Timing) -> str:
    """Whether a notice that goes now is in time."""
    if timing.due is None:
        return gettext("The agreement names no number of days; it is not late.")
    if not timing.late:
        return gettext("In time: the last day is %(due)s.") % {
            "due": formats.weekday(timing.due)
        }
    return late_words(timing.days_late)


def late_words(days: int) -> str:
    """That a notice is late, and by how much."""
    said = ngettext(
        "%(n)s day late. That is recorded.", "%(n)s days late. That is recorded.", days
    )
    return said % {"n": days}
