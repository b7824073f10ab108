"""Refusals about knowledge orders and their answers."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_ORDERS: Mapping[str, Word] = {
    "answer.empty": _("Write a figure or a text; one of the two is the answer."),
    "answer.may_not_be_public": _(
        "Open to everyone can only be what may be public. Say that it may, or mark it as"
        " internal to the council."
    ),
    "answer.no_figure": _(
        "The council asks for a figure. Write the number, and what it counts."
    ),
    "answer.no_number": _("Write a number of at most eleven digits and %(decimals)s decimals."),
    "answer.no_source": _("Say where it comes from: a register, a survey, talks with whom."),
    "answer.no_text": _("The council asks for words. Write what the figure means."),
    "answer.no_unit": _("Say what the number counts, e.g. “reports of concern”."),
    "answer.not_yours": _("Who is asked answers, or who runs the year for the same party."),
    "answer.still_to_come": _(
        "The period begins in the future. Say which days it tells about."
    ),
    "answer.too_few": _(
        "A number below %(least)s can point somebody out and is not open to everyone. Keep it"
        " in the council, or tell of a longer period."
    ),
    "answer.withdrawn_already": _("Somebody has taken this answer back already."),
    "order.due": _("Choose a day from today on, at the latest %(latest)s."),
    "order.no_reason": _("Say why it is taken back, so that nobody goes on looking."),
    "order.no_title": _("Say what the council wants to know."),
    "order.no_why": _("Say why the council asks, so that the answer fits."),
    "order.nobody_asked": _("Choose at least one who is to answer."),
    "order.not_a_member": _("Somebody you chose has no seat any more. Choose again."),
    "order.wrong_stage": _("The order is %(stage)s; that cannot be done with it now."),
}
