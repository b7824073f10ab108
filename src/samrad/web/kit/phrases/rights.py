"""What is held on a person, in words: where a name stands, and what the fields are called."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word, party_word, role_word

# Each column that names a person. A test walks the keys of the database and finds one that
# is not here.
TRACES: Mapping[tuple[str, str], Word] = {
    ("account_emailaddress", "user_id"): _("an e-mail address you sign in with"),
    ("mfa_authenticator", "user_id"): _("a second factor you sign in with"),
    ("usersessions_usersession", "user_id"): _("a browser you are or were signed in with"),
    ("records_analyst", "person_id"): _("you read the counts for a district"),
    ("records_change", "answered_by_id"): _("answered a proposed change"),
    ("records_change", "proposed_by_id"): _("proposed a change to the agreement"),
    ("records_evidence", "noted_by_id"): _("noted something done"),
    ("records_digest", "person_id"): _("when you were last reminded of your measures"),
    ("records_feed", "person_id"): _("a calendar you subscribe to"),
    ("records_followup", "by_id"): _("followed a measure up"),
    ("records_followup", "owner_after_id"): _("a measure that was handed over to you"),
    ("records_followup", "owner_before_id"): _("a measure that was handed over from you"),
    ("records_forgetting", "person_id"): _("that you asked to be forgotten"),
    ("records_grant", "by_id"): _("let a district be told the council's counts"),
    ("records_grant", "withdrawn_by_id"): _("no longer let a district be told the counts"),
    ("records_guest", "invited_by_id"): _("showed one thing to a guest"),
    ("records_guest", "person_id"): _("what you are shown as a guest"),
    ("records_identity", "person_id"): _("a sign-in service that knows you"),
    ("records_invitation", "accepted_by_id"): _("an invitation you accepted"),
    ("records_invitation", "invited_by_id"): _("invited somebody to a seat"),
    ("records_invitation", "withdrawn_by_id"): _("withdrew an invitation"),
    ("records_item", "struck_by_id"): _("took an item off an agenda"),
    ("records_marked", "by_id"): _("changed how open something is"),
    ("records_matter", "answered_by_id"): _("answered a proposed matter"),
    ("records_matter", "proposed_by_id"): _("proposed a matter"),
    ("records_measure", "done_by_id"): _("said that a measure was done"),
    ("records_measure", "dropped_by_id"): _("dropped a measure"),
    ("records_measure", "made_by_id"): _("wrote down a measure"),
    ("records_measure", "municipality_owner_id"): _("a measure you own"),
    ("records_measure", "police_owner_id"): _("a measure you own"),
    ("records_meeting", "cancelled_by_id"): _("cancelled a meeting"),
    ("records_meeting", "planned_by_id"): _("planned a meeting"),
    ("records_datepoll", "closed_by_id"): _("chose a day for a meeting, or asked no longer"),
    ("records_datepoll", "opened_by_id"): _("asked the members which day suits"),
    ("records_meetingletter", "person_id"): _("a letter to you about a meeting"),
    ("records_answerletter", "person_id"): _("a letter to you about an answer"),
    ("records_pollanswer", "person_id"): _("which day suits you"),
    ("records_nomeasure", "by_id"): _("said why a decision needs no measure"),
    ("records_notice", "made_by_id"): _("sent the notice of a meeting"),
    ("records_receipt", "handed_over_by_id"): _("handed a notice over"),
    ("records_receipt", "person_id"): _("that you were called to a meeting"),
    ("records_answer", "given_by_id"): _("answered a knowledge order"),
    ("records_answer", "withdrawn_by_id"): _("took an answer to a knowledge order back"),
    ("records_order", "asked_by_id"): _("ordered knowledge"),
    ("records_order", "ended_by_id"): _("closed a knowledge order or took it back"),
    ("records_orderletter", "person_id"): _("that a letter told you what a council asks you"),
    ("records_unit", "asked_by_id"): _("asked a unit for knowledge"),
    ("records_unit", "person_id"): _("that you are asked for knowledge"),
    ("records_paper", "brought_by_id"): _("brought a paper"),
    ("records_source", "made_by_id"): _("added a source of figures"),
    ("records_delivery", "brought_by_id"): _("brought figures"),
    ("records_delivery", "taken_by_id"): _("took figures that were delivered"),
    ("records_delivery", "undone_by_id"): _("undid a delivery of figures"),
    ("records_upload", "made_by_id"): _("a file of figures you are bringing"),
    ("records_paragraph", "written_by_id"): _("wrote in the minutes"),
    ("records_presence", "person_id"): _("whether you were there when an item was treated"),
    ("records_approval", "by_id"): _("approved minutes for your party"),
    ("records_comment", "by_id"): _("commented on minutes"),
    ("records_comment", "settled_by_id"): _("settled a comment on minutes"),
    ("records_correction", "by_id"): _("opened locked minutes to correct them"),
    ("records_correction", "given_up_by_id"): _("gave up a correction of minutes"),
    ("records_minutesversion", "locked_by_id"): _("locked minutes"),
    ("records_publicminutes", "published_by_id"): _("published minutes"),
    ("records_publicminutes", "withdrawn_by_id"): _("withdrew published minutes"),
    ("records_reader", "person_id"): _("that you were asked to comment on minutes"),
    ("records_recovery", "giver_id"): _("let somebody in anew"),
    ("records_recovery", "person_id"): _("that you were let in anew, or asked for it"),
    ("records_released", "by_id"): _("released figures of the police to the council"),
    ("records_released", "withdrawn_by_id"): _("withdrew the release of figures of the police"),
    ("records_seat", "person_id"): _("a seat in the council"),
    ("records_servicesession", "person_id"): _("a session that began at a sign-in service"),
    ("records_signedfile", "kept_by_id"): _("kept the signed agreement"),
    ("records_step", "by_id"): _("took a step with the agreement"),
    ("records_picture", "begun_by_id"): _("began a situation picture"),
    ("records_ownpicture", "written_by_id"): _("wrote what your party sees"),
    ("records_ownpicture", "shown_by_id"): _("showed what your party sees"),
    ("records_picturedifference", "noted_by_id"): _("noted something seen differently"),
    ("records_picturedifference", "settled_by_id"): _("said how a difference was settled"),
    ("records_chosenfigure", "chosen_by_id"): _("chose a figure for a situation picture"),
    ("records_adoption", "by_id"): _("adopted a situation picture for your party"),
    ("records_pictureversion", "frozen_by_id"): _("froze a situation picture"),
    ("records_publicpicture", "published_by_id"): _("published a situation picture"),
    ("records_publicpicture", "withdrawn_by_id"): _("withdrew a published situation picture"),
    ("records_picture", "opened_by_id"): _("opened a situation picture to correct it"),
    ("records_harmweights", "proposed_by_id"): _("proposed a table of weights"),
    ("records_harmweights", "adopted_by_id"): _("adopted a table of weights"),
    ("records_harmweights", "withdrawn_by_id"): _("took a table of weights back"),
    ("records_problem", "noticed_by_id"): _("put a problem on the list"),
    ("records_problem", "moved_by_id"): _("took a problem to another stage"),
    ("records_problemaspect", "written_by_id"): _("wrote on a problem sheet"),
    ("records_cause", "written_by_id"): _("wrote down a cause of a problem"),
    ("records_problemevidence", "linked_by_id"): _("linked a figure to a problem"),
    ("records_participant", "person_id"): _("that you took part in analysing a problem"),
    ("records_participant", "named_by_id"): _("named who took part in analysing a problem"),
    ("records_score", "given_by_id"): _("said for a party how much a problem matters"),
    ("records_priorityweights", "decided_by_id"): _("decided how much each criterion counts"),
    ("records_version", "made_by_id"): _("started a new version of the agreement"),
}
_FIELDS: Mapping[str, Word] = {
    "accepted_at": _("accepted"),
    "asked_at": _("asked"),
    "began_at": _("began"),
    "bound_at": _("known since"),
    "chosen": _("chosen to chair"),
    "created_at": _("made"),
    "deputy": _("deputy number"),
    "email": _("e-mail address"),
    "expires_at": _("runs out"),
    "given_at": _("given"),
    "invited_at": _("invited"),
    "named_at": _("named on"),
    "ip": _("address on the internet"),
    "issuer": _("service"),
    "last_seen_at": _("last seen"),
    "last_used_at": _("last used"),
    "leading": _("said to be in a leading position"),
    "made_at": _("made"),
    "name": _("name"),
    "party": _("party"),
    "primary": _("the main one"),
    "role": _("role"),
    "sent_at": _("sent"),
    "since": pgettext_lazy("a seat or an invitation", "from"),
    "type": _("kind"),
    "undelivered_at": _("not delivered"),
    "until": pgettext_lazy("a seat or an invitation", "until"),
    "used_at": _("used"),
    "user_agent": _("browser"),
    "verified": _("confirmed"),
}


# What somebody signs in with, as the library names it.
_FACTORS: Mapping[str, Word] = {
    "totp": _("App with codes"),
    "webauthn": _("Passkeys"),
    "recovery_codes": _("Recovery codes"),
}
# What the library writes where it wants an address and we keep nobody's (actions/sessions).
_NO_ADDRESS = "::"


def trace_word(table: str, column: str) -> str:
    """What it means that a person stands there, e.g. "brought a paper"."""
    return str(TRACES.get((table, column), table))


def field_word(name: str) -> str:
    """What a field is called; its own name where it has no other."""
    return str(_FIELDS.get(name, name))


def field_text(name: str, value: Any) -> str:
    """What stands in a field, as the reader writes it; empty where nothing does."""
    if value is None or value in ("", {}, [], _NO_ADDRESS):
        return ""
    if name in ("since", "until") or name.endswith("_at"):
        return formats.day(date.fromisoformat(value[:10]))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if name in ("role", "party"):
        return role_word(Role(value)) if name == "role" else party_word(Party(value))
    return str(_FACTORS.get(value, value) if name == "type" else value)


def former(role: str, party: str) -> str:
    """What stands in the place of a name that was forgotten."""
    if not role:
        return gettext("a former member")
    facts = {"role": role_word(Role(role)), "party": party_word(Party(party))}
    return gettext("a former member (%(role)s, %(party)s)") % facts
