"""Refusals about invitations, second steps of signing in, and being let in anew."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_ACCOUNTS: Mapping[str, Word] = {
    "factor.last": _(
        "This is the last one. Add another first: a password alone must open nothing."
    ),
    "factor.none": _("Add an app or a passkey first."),
    "factor.not_yours": _("That is none of yours, or was removed already."),
    "factor.one_app": _("You have an app already. Remove it first."),
    "factor.wrong_code": _(
        "This is not the code the app shows. Wait for the next, and try it."
    ),
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
    "passkey.wrong": _("The passkey was not taken. Try again, or sign in another way."),
    "password.wrong": _("This is not the password you have."),
    "recovery.not_of_the_party": _("They have no seat for %(party)s here."),
    "recovery.not_open": _(
        "This link opens nothing any more: it was used, replaced or is too old. Ask to be let"
        " in anew."
    ),
    "recovery.has_not_asked": _(
        "%(name)s has not asked for it. Without a mail server the link passes through your "
        "hands, so they ask first: on the page of the second step, with their password. Who "
        "has forgotten the password too turns to whoever runs Samråd."
    ),
    "recovery.oneself": _(
        "Nobody lets themselves in anew. Ask another who runs the year for your party, or"
        " whoever runs Samråd."
    ),
    "mail.no_server": _("No mail server is set, so no letter can be sent."),
}
