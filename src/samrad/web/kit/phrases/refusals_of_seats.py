"""Refusals about who sits in a council, for how long, and what kind of council it is."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_SEATS: Mapping[str, Word] = {
    "seat.both_parties": _(
        "%(name)s sits for %(party)s on some of these days. Nobody sits for both parties: end"
        " that seat first, or choose other days."
    ),
    "seat.ends_too_early": _(
        "The last day can be %(earliest)s at the earliest. What was before that is history."
    ),
    "seat.order_taken": _(
        "%(name)s is deputy no. %(order)s there already (%(role)s). Choose another number; the"
        " order can be changed among the members afterwards."
    ),
    "seat.over": _(
        "This seat ended on %(until)s and is history. Invite anew to a seat that begins now."
    ),
    "seat.role_tells": _(
        "Whether somebody is in a leading position follows from the role: %(role)s."
    ),
    "seat.said_already": _("That is said of this seat already."),
    "seat.same_day": _("The seat ends so already. Choose another last day."),
}
