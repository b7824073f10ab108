"""Refusals about invitations, second steps of signing in, and being let in anew."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_ACCOUNTS: Mapping[str, Word] = {
    "invitation.decided": _("This invitation was accepted or withdrawn meanwhile."),
    "invitation.deputy_order": _("First deputy is 1, second is 2; at most 9."),
    "invitation.for_somebody_else": _(
        "This invitation was sent to %(email)s. Sign in with that address, or ask to be"
        " invited with yours."
    ),
    "invitation.has_account": _(
        "Somebody with that address has an account already. Sign in with it, then accept."
    ),
    "invitation.invited_already": _(
        "Somebody with that address is invited as that already. Send the invitation again"
        " instead."
    ),
    "invitation.not_a_role_of_the_party": _("For %(party)s these have a seat: %(roles)s."),
    "invitation.not_of_the_party": _("Choose an organisation that takes part as %(party)s."),
    "invitation.not_open": _(
        "This link opens nothing any more: it was used, withdrawn, replaced or is too old. Ask"
        " who invited you to send it again."
    ),
    "invitation.other_party": _(
        "Your account belongs to %(party)s, and nobody sits for both parties. Ask who invited"
        " you."
    ),
    "invitation.other_partys": _("This invitation is from %(party)s; only they change it."),
    "invitation.over_already": _("%(until)s is past, or before the first day."),
    "invitation.seated_already": _("They have that seat already: %(role)s."),
    "mail.no_server": _("No mail server is set, so no letter can be sent."),
}
