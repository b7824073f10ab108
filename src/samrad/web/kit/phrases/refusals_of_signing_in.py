"""Refusals about signing in through somebody else's service, as sentences.

What a stranger could learn from, which check of many a forged answer did not pass, stays in
the log: all of these say the same.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from samrad.web.kit.phrases.words import Word

_AGAIN = gettext_lazy(
    "The sign-in at %(provider)s could not be completed. Begin again from the sign-in page."
)
_SET_UP = gettext_lazy(
    "The sign-in at %(provider)s is not set up as agreed with them. Tell your administrator."
)
_NO_SIGN_OUT = gettext_lazy("This is no sign-out that can be carried out.")
_WRITTEN = gettext_lazy(
    "In %(file)s, “%(setting)s” of “%(provider)s” is not written as it has to be. See "
    "“Connect a sign-in service” in the documentation."
)

OF_SIGNING_IN: Mapping[str, Word] = {
    "provider.bad_certificate": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” holds no certificate of its key. Put "
        "the certificate of “client_key_file” first in that file, as PEM."
    ),
    "provider.bad_key": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” is no private key for %(algorithm)s. "
        "Use RSA of 2048 bits or more, or P-256 for ES256, as PEM or JWK."
    ),
    "provider.changeable_claim": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” goes by a name or an e-mail address, "
        "which people can change. Use a group, a role or an organisation number."
    ),
    "provider.claim_of_everybody": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” goes by what is in everybody's token. "
        "Add a group, a role or an organisation number."
    ),
    "provider.client_twice": gettext_lazy(
        "In %(file)s, “%(provider)s” has the same issuer and client_id as another one. Remove "
        "one of the two, or give its organisations to the other."
    ),
    "provider.contradicts": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” contradicts “%(other)s”. Remove one of "
        "the two."
    ),
    "provider.issuer_of_many": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” stands for everybody's tenants. Write "
        "the address with the number of your own tenant."
    ),
    "provider.key_twice": gettext_lazy(
        "In %(file)s, two services have the key “%(provider)s”. Give one of them another."
    ),
    "provider.missing": gettext_lazy(
        "In %(file)s, “%(provider)s” lacks “%(setting)s”. Write it, as in “Connect a sign-in "
        "service” in the documentation."
    ),
    "provider.no_list": gettext_lazy(
        "%(file)s holds “%(setting)s” where services are expected. Begin each service with a "
        "line [[provider]] and write nothing outside them."
    ),
    "provider.no_openid": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” lacks “openid”. Add it; without it "
        "nobody is vouched for."
    ),
    "provider.no_organisations": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” does not say by which claims of the "
        "token people belong to an organisation. Nobody could sign in: name at least one."
    ),
    "provider.no_representation": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” has to go by “authorization_details” "
        "at Ansattporten, and only there. Write the organisation number."
    ),
    "provider.no_secret": gettext_lazy(
        "In %(file)s, “%(provider)s” has to say where its secret lies, once: in "
        "“%(setting)s_file” or in “%(setting)s_env”."
    ),
    "provider.no_tenant": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” has to be the number of the Entra "
        "tenant that is in its issuer."
    ),
    "provider.not_https": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” has to be an address with https."
    ),
    "provider.not_of_this_kind": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” means nothing to a service of the kind "
        "“%(kind)s”. Remove it, or change the kind."
    ),
    "provider.not_readable": gettext_lazy(
        "%(file)s cannot be read as TOML (%(why)s). Mend it, or name another file in "
        "SAMRAD_SIGN_IN_SERVICES."
    ),
    "provider.secret_not_found": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” leads to %(where)s, where there is "
        "nothing to read. Put the secret there, readable for the account that runs Samråd."
    ),
    "provider.unknown_choice": gettext_lazy(
        "In %(file)s, “%(setting)s” of “%(provider)s” has to be of these: %(choices)s."
    ),
    "provider.unknown_setting": gettext_lazy(
        "In %(file)s, “%(provider)s” has a setting “%(setting)s” that nobody reads. Correct "
        "its spelling or remove it."
    ),
    "provider.wrong_kind": _WRITTEN,
    "sign_in.algorithm": _AGAIN,
    "sign_in.another_person": gettext_lazy(
        "At %(provider)s somebody else signed in than the one this is about. Sign out there, "
        "and sign in as yourself."
    ),
    "sign_in.known_by_another": gettext_lazy(
        "%(provider)s knows you by another account already. Sign in there with that one."
    ),
    "sign_in.busy": gettext_lazy(
        "%(provider)s cannot sign anybody in just now. Try again in a few minutes."
    ),
    "sign_in.cancelled": gettext_lazy(
        "You did not sign in at %(provider)s. Begin again from the sign-in page when you want."
    ),
    "sign_in.client_refused": _SET_UP,
    "sign_in.closed": gettext_lazy(
        "Your account here is closed. Ask the council's coordinator if that is wrong."
    ),
    "sign_in.code_refused": _AGAIN,
    "sign_in.expired": gettext_lazy(
        "The sign-in at %(provider)s took too long. Begin again from the sign-in page."
    ),
    "sign_in.issuer_differs": _SET_UP,
    "sign_in.malformed": _AGAIN,
    "sign_in.mixed_up": _AGAIN,
    "sign_in.no_code": _AGAIN,
    "sign_in.no_organisation": gettext_lazy(
        "%(provider)s says nothing that makes you one of an organisation here. Sign out "
        "there, and ask your administrator for the right group or representation."
    ),
    "sign_in.no_subject": _AGAIN,
    "sign_in.nonce_differs": _AGAIN,
    "sign_in.not_accepted": _SET_UP,
    "sign_in.not_supported": _SET_UP,
    "sign_in.other_organisation": gettext_lazy(
        "%(provider)s does not sign you in for %(organisation)s, to which you belong here. Ask "
        "the council's coordinator, or your administrator for the right group."
    ),
    "sign_in.signature": _AGAIN,
    "sign_in.state_differs": _AGAIN,
    "sign_in.token_early": _AGAIN,
    "sign_in.token_expired": _AGAIN,
    "sign_in.too_long_ago": gettext_lazy(
        "You signed in at %(provider)s too long ago for this. Sign in there once more."
    ),
    "sign_in.too_weak": gettext_lazy(
        "You signed in at %(provider)s in a way that is not safe enough here. Begin again and "
        "choose a stronger one."
    ),
    "sign_in.unknown_key": _AGAIN,
    "sign_in.unknown_person": gettext_lazy(
        "%(provider)s knows you, but you are not in a council here yet. Open the invitation "
        "you got, and sign in from there; if you got none, ask the council's coordinator."
    ),
    "sign_in.used_already": _AGAIN,
    "sign_in.wrong_audience": _AGAIN,
    "sign_in.wrong_issuer": _AGAIN,
    "sign_in.wrong_tenant": gettext_lazy(
        "The account you used at %(provider)s belongs to another organisation. Sign out there "
        "and use the account of your own."
    ),
    "sign_out.not_a_sign_out": _NO_SIGN_OUT,
    "sign_out.told_already": _NO_SIGN_OUT,
}
