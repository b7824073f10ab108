"""Refusals about who sits in a council, for how long, and what kind of council it is."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_SEATS: Mapping[str, Word] = {
    "council.body_of_another_country": _("Choose among the bodies of this country."),
    "council.joint_of_one": _(
        "A joint or regional council has several municipalities, and here only one takes part."
        " Let another one take part first."
    ),
    "council.last_municipality": _("A council has at least one municipality."),
    "council.leaves_before_it_joins": _("It takes part since %(since)s. Choose a later day."),
    "council.municipality_abroad": _("Choose a municipality of the council's own country."),
    "council.still_seated": _(
        "Still seated for it after that day: %(names)s. End their seats first, or choose a "
        "later day."
    ),
    "council.takes_no_part": _("It does not take part in this council."),
    "council.takes_part_already": _("It takes part in this council already."),
    "council.several_called_so": _("Several municipalities are called so. Write the number."),
    "council.local_of_several": _(
        "%(municipalities)s municipalities take part here, so it is a joint or a regional"
        " council."
    ),
    "council.no_body": _("Choose at least one body that the council is."),
    "seat.both_parties": _(
        "%(name)s sits for %(party)s on some of these days. Nobody sits for both parties: end"
        " that seat first, or choose other days."
    ),
    "seat.ends_too_early": _(
        "The last day can be %(earliest)s at the earliest. What was before that is history."
    ),
    "seat.no_deputy": _("%(name)s sits there always; only deputies stand in an order."),
    "seat.nobody_would_run": _(
        "Then nobody runs the year for %(party)s, and nobody can invite a successor. Invite the"
        " successor first."
    ),
    "seat.not_to_choose": _(
        "%(name)s cannot chair: that is for those who always sit there today as %(role)s."
    ),
    "seat.order_taken": _(
        "%(name)s is deputy no. %(order)s there already (%(role)s). Choose another number; the"
        " order can be changed among the members afterwards."
    ),
    "seat.other_partys": _(
        "This seat is the other party's (%(party)s); they change it themselves."
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
