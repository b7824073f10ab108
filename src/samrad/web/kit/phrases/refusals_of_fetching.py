"""Refusals about asking other machines, as sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from samrad.web.kit.phrases.words import Word

OF_FETCHING: Mapping[str, Word] = {
    "fetching.no_address": gettext_lazy("This is not a web address that can be asked."),
    "fetching.no_answer": gettext_lazy("%(host)s does not answer. Try again in a few minutes."),
    "fetching.not_https": gettext_lazy(
        "%(host)s is only asked over a secure connection. Use an address with https."
    ),
    "fetching.not_json": gettext_lazy(
        "%(host)s answered with something else than was asked for. Check the address."
    ),
    "fetching.no_recording": gettext_lazy(
        "The folder %(folder)s holds no recording, or not all of one. Record it anew with"
        " --record."
    ),
    "fetching.not_recorded": gettext_lazy(
        "The recording has no answer to %(address)s: something else was asked for then. Ask for"
        " the same, or record it anew."
    ),
    "fetching.private_address": gettext_lazy(
        "%(host)s leads into a private network and is not asked."
    ),
    "fetching.redirected": gettext_lazy(
        "%(host)s points on to another address, which is not followed. Use the final address."
    ),
    "fetching.status": gettext_lazy(
        "%(host)s answered with the error %(status)s. Try again in a few minutes."
    ),
    "fetching.too_large": gettext_lazy("%(host)s answered with far more than was asked for."),
    "fetching.unknown_host": gettext_lazy(
        "No machine called %(host)s was found. Check the address."
    ),
}
