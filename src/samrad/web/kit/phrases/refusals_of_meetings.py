"""Refusals about meetings, matters, agendas and minutes."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_MEETINGS: Mapping[str, Word] = {
    "agenda.item_gone": _("Somebody has taken it off the agenda already."),
    "agenda.meeting_over": _("The meeting is over or cancelled; its agenda stays as it is."),
    "agenda.minutes": _("Say how many minutes it is to take: from 1 to %(most)s."),
    "agenda.no_title": _("Say what it is about."),
    "matter.wrong_stage": _("The matter is %(stage)s; that cannot be done with it now."),
    "meeting.ends_before_it_begins": _("Say when it begins, and an end after that."),
    "meeting.in_the_past": _("Choose a day from today on."),
    "meeting.wrong_stage": _("The meeting is %(stage)s; it cannot be %(to)s."),
    "measure.no_decision": _("Write the decision first; then what follows from it."),
    "measure.no_owner": _("Say who sees to it: at the municipality, the police, or both."),
    "measure.not_their_party": _("Each owner sits for the party they own it at."),
    "measure.there_is_one": _("There is a measure already. Take it away first."),
    "minutes.lines_to_choose": _(
        "Two of you changed line %(line)s. Keep what is right and take out the names."
    ),
    "minutes.meeting_cancelled": _("The meeting was cancelled; it has no minutes."),
    "minutes.not_a_draft": _("The minutes are %(stage)s; in the room only a draft is written."),
    "minutes.not_there": _("It is not there any more. Load the page again."),
    "minutes.too_long": _(
        "That is longer than a paragraph of minutes: at most %(most)s characters. "
        "Bring it as a paper."
    ),
    "minutes.wrong_stage": _("The minutes are %(stage)s; they cannot be %(to)s."),
    "presence.not_invited": _("They have no seat here, and are no guest at this item."),
    "presence.not_their_seat": _("Nobody sits on a seat of the other party."),
}
