"""Refusals about meetings, matters, agendas and minutes."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_MEETINGS: Mapping[str, Word] = {
    "agenda.item_gone": _("Somebody has taken it off the agenda already."),
    "agenda.meeting_over": _("The meeting is over or cancelled; its agenda stays as it is."),
    "agenda.minutes": _("Say how many minutes it is to take: from 1 to %(most)s."),
    "agenda.no_title": _("Say what it is about."),
    "document.busy": _("Other documents are being written just now. Try again in a minute."),
    "document.not_set": _(
        "A letter in the text cannot be written as PDF. Save it as Word, and tell who runs"
        " Samråd."
    ),
    "document.too_long": _(
        "The document is too long to be written as PDF in one piece. Save it as Word, or one"
        " meeting at a time."
    ),
    "matter.wrong_stage": _("The matter is %(stage)s; that cannot be done with it now."),
    "meeting.ends_before_it_begins": _("Say when it begins, and an end after that."),
    "meeting.in_the_past": _("Choose a day from today on."),
    "meeting.wrong_stage": _("The meeting is %(stage)s; it cannot be %(to)s."),
    "minutes.wrong_stage": _("The minutes are %(stage)s; they cannot be %(to)s."),
}
