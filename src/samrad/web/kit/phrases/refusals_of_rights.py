"""Refusals about one's own data, about looking again, and about how long things are kept."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_RIGHTS: Mapping[str, Word] = {
    "retention.goes_already": _(
        "The file of retention: “%(kind)s” goes by itself when its time is over. Only what the"
        " archive decides over takes a decision to delete."
    ),
    "retention.kept_for_ever": _(
        "The file of retention: “%(kind)s” is kept for ever and takes no other time."
    ),
    "retention.no_decision": _(
        "The file of retention: say in “decided” in which case the time of “%(kind)s” was"
        " decided."
    ),
    "retention.not_a_choice": _(
        "The file of retention: entry %(number)s is none. Write [[choice]] with kind and"
        " decided, and with months, council or then where you need them."
    ),
    "retention.not_of_a_council": _(
        "The file of retention: “%(kind)s” is the same for every council. Leave “council” out."
    ),
    "retention.not_toml": _(
        "The file of retention is no TOML. Compare it with the example in the how-to."
    ),
    "retention.nothing_chosen": _(
        "The file of retention: say in “months” how long “%(kind)s” is kept."
    ),
    "retention.too_long": _(
        "The file of retention: “%(kind)s” may be kept for %(most)s months at the longest."
    ),
    "retention.too_short": _(
        "The file of retention: “%(kind)s” is kept for %(least)s months at the least."
    ),
    "retention.unknown_council": _(
        "The file of retention: there is no council called “%(council)s” here."
    ),
    "retention.unknown_kind": _(
        "The file of retention: there is no kind “%(kind)s”. There are: %(known)s."
    ),
    "retention.unreadable": _("The file of retention, %(file)s, cannot be read."),
    "review.no_reason": _("Say why it still has to be exempt."),
    "review.not_exempt": _("It is not exempt any more; there is nothing to look at again."),
    "review.not_yours": _(
        "It was brought by the other party (%(party)s). They look at it again."
    ),
    "review.same_day": _("That is the day it has already. Choose a later one."),
    "rights.address_taken": _("This address cannot be used. Write another one."),
    "rights.barred": _(
        "That person has a seat again, or signed an agreement that is in force. It cannot be"
        " done now."
    ),
    "rights.seat": _(
        "You have a seat in a council. Ask its coordinator to end it first; then you can be"
        " forgotten."
    ),
    "rights.second_person": _(
        "Somebody else has to do this: not who asked for it, and only once."
    ),
    "rights.signed": _(
        "An agreement that is in force carries your signature, and who signed it has to be"
        " known. You can be forgotten when the agreement is over."
    ),
}
