"""Refusals about papers, how open they are, releases, guests, deputies and districts."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_PAPERS: Mapping[str, Word] = {
    "deputy.not_yours": _("You are not deputy there, or the seat is taken already."),
    "deputy.until": _("Take the seat until a day from today to %(latest)s."),
    "district.granted_already": _("Your party lets this district see the counts already."),
    "district.has_not_asked": _("This district has not asked to see the counts."),
    "district.not_granted": _("Your party has not let this district see the counts."),
    "guest.nobody": _("Say what the guest is called, and where they work."),
    "guest.not_released": _("These figures are not released. Release them, then show them."),
    "guest.until": _("A guest is shown it until a day from today to %(latest)s."),
    "openness.ground_without_exemption": _(
        "A ground and a day for looking again are given only for what is exempt."
    ),
    "openness.holds_identity_numbers": _(
        "Identity numbers stand in it. It cannot be open to everyone; take them out first, and"
        " bring it anew."
    ),
    "openness.no_ground": _("Choose the ground on which it is exempt."),
    "openness.no_reason": _("Say why how open it is should change."),
    "openness.no_review": _(
        "Give the day on which the exemption is looked at again: after today, and at the"
        " latest %(latest)s."
    ),
    "openness.not_yours": _(
        "The other party (%(party)s) brought it, or closed it. You can close it more; only they"
        " open it."
    ),
    "openness.not_looked_through": _(
        "It cannot be open to everyone, because it could not be looked through: it is locked,"
        " or there are pictures where text should be."
    ),
    "openness.nothing_changed": _("It is marked so already."),
    "release.basis_of_another_country": _("Choose a legal basis of this country."),
    "release.no_figures": _("Only figures of the police are released; this is another paper."),
    "release.not_released": _("These figures are not released."),
    "release.over_already": _("%(until)s is past already. Choose a later day, or none."),
    "release.released_already": _(
        "These figures are released already. Withdraw the release first."
    ),
    "release.too_fine_for_the_public": _(
        "Figures for small areas are not shown outside the council. Choose coarser figures."
    ),
}
