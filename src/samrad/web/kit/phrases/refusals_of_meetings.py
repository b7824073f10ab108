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
    # Of measures.
    "measure.deadline_past": _("Choose a deadline from today on."),
    "measure.ended": _("The measure is %(state)s already; open it again first."),
    "measure.no_owner": _("Say who sees to it, at one of the parties at least."),
    "measure.no_proof": _("Say where one can see that it was done, e.g. “minutes 3/25”."),
    "measure.no_reason": _("Say why, in a sentence."),
    "measure.no_title": _("Say what will be done."),
    "measure.not_ended": _("The measure is open; there is nothing to open again."),
    "measure.not_their_party": _("Choose somebody who sits in the council for that party."),
    "measure.not_yours": _(
        "Only its owners, and who runs the year at a party, follow a measure up."
    ),
    "measure.same_deadline": _("That is its deadline already."),
    "measure.same_owner": _("They own it already."),
    "measure.there_is_one": _("A measure follows from the decision already."),
    "meeting.ends_before_it_begins": _("Say when it begins, and an end after that."),
    "meeting.in_the_past": _("Choose a day from today on."),
    "meeting.wrong_stage": _("The meeting is %(stage)s; it cannot be %(to)s."),
    "minutes.wrong_stage": _("The minutes are %(stage)s; they cannot be %(to)s."),
}
