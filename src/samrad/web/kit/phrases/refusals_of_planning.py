"""Refusals about planning the year, moving and calling off, and asking which day suits."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_PLANNING: Mapping[str, Word] = {
    "meeting.moves_out_of_its_year": _(
        "The meeting has its number in %(year)s and stays in that year. Call it off, and plan "
        "another one."
    ),
    "meeting.no_reason": _("Say why, so that the members understand."),
    "meeting.not_to_be_moved": _("The meeting is %(stage)s; it cannot be moved any more."),
    "meeting.nothing_changed": _("Nothing is different from how the meeting is planned."),
    "plan.day_twice": _("%(day)s stands there twice. Choose another day for one of the two."),
    "plan.no_day": _("Choose a day for at least one meeting."),
    "poll.answer_by": _(
        "The last day for an answer lies between today and the day before %(first)s."
    ),
    "poll.closed": _("A day has been chosen already, or nobody is asked any more."),
    "poll.day_not_to_come": _("%(day)s is not to come any more. Ask about later days."),
    "poll.days": _("Choose from two to %(most)s different days."),
}
