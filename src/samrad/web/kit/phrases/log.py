"""What stands in the log, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.core.access.permissions import Act
from samrad.core.log.events import Event
from samrad.web.kit.phrases.words import Word

_LOGGED: Mapping[str, Word] = {
    Act.PROPOSE_CHANGE: _("proposed a change to the agreement, or took it back"),
    Act.ANSWER_CHANGE: _("answered a proposed change"),
    Act.START_VERSION: _("started a new version of the agreement"),
    Act.TAKE_STEP: _("took a step with the agreement"),
    Act.KEEP_SIGNED_FILE: _("kept the signed agreement"),
    Act.NOTE_EVIDENCE: _("noted something done"),
    Act.WITHDRAW_EVIDENCE: _("withdrew something noted"),
    Act.SUBSCRIBE: _("subscribed to the calendar"),
    Act.BRING_PAPER: _("brought a paper"),
    Act.READ_PAPER: _("read a paper"),
    Act.MARK_PAPER: _("changed how open a paper is"),
    Act.BRING_FIGURES: _("brought figures of the police"),
    Act.RELEASE_FIGURES: _("released figures of the police to the council"),
    Act.WITHDRAW_RELEASE: _("withdrew the release of figures of the police"),
    Act.INVITE_GUEST: _("showed a paper or a matter to a guest"),
    Act.WITHDRAW_GUEST: _("shows a guest a paper or a matter no longer"),
    Act.TAKE_DEPUTY_SEAT: _("took the seat as deputy"),
    Act.INVITE_PERSON: _("invited somebody to a seat"),
    Act.WITHDRAW_INVITATION: _("withdrew an invitation"),
    Act.LET_IN_ANEW: _("let somebody in anew who had lost what they sign in with"),
    Act.EXPORT_LOG: _("saved the log as a file"),
    Act.SEARCH: _("searched"),
    Act.GRANT_DISTRICT: _("let a district see the counts"),
    Act.WITHDRAW_DISTRICT: _("lets a district see the counts no longer"),
    Act.READ_DISTRICT: _("read the counts"),
    Act.KEEP_EXEMPT: _("kept a paper exempt after looking at it again"),
    Act.FORGET_PERSON: _("forgot a former member who asked for it"),
    Act.PLAN_MEETING: _("planned, moved or cancelled a meeting"),
    Act.OPEN_POLL: _("asked the members which day suits"),
    Act.ANSWER_POLL: _("answered which day suits"),
    Act.CLOSE_POLL: _("chose a day, or asked no longer"),
    Act.PROPOSE_MATTER: _("proposed a matter, or took it back"),
    Act.SCREEN_MATTER: _("accepted, merged or sent back a matter"),
    Act.READ_MATTER: _("read a matter"),
    Act.MARK_MATTER: _("changed how open a matter is"),
    Act.WRITE_AGENDA: _("wrote on an agenda"),
    Act.SEND_NOTICE: _("sent the notice of a meeting"),
    Act.ANSWER_CALL: _("answered a call to a meeting"),
    Act.WRITE_MINUTES: _("wrote in the minutes"),
    Act.COMMENT_MINUTES: _("commented on the minutes"),
    Act.APPROVE_MINUTES: _("approved the minutes for a party"),
    Act.LOCK_MINUTES: _("locked the minutes, or a correction of them"),
    Act.PUBLISH_MINUTES: _("published the minutes, or assessed how open a part is"),
    Act.SEND_MINUTES: _("sent the minutes for comments, or took them back"),
    Act.SETTLE_COMMENT: _("answered a comment on the minutes"),
    Act.CORRECT_MINUTES: _("opened locked minutes to correct them"),
    Act.WITHDRAW_MINUTES: _("took published minutes back"),
    Act.FOLLOW_UP_MEASURE: _("followed up a measure"),
    Act.OPEN_HANDOVER: _("opened the handover file"),
    Act.CHANGE_MUNICIPALITIES: _("changed which municipalities take part"),
    Act.SHAPE_COUNCIL: _("said what kind of council it is and what it acts as"),
    Act.CHOOSE_CHAIR: _("noted whom the council chose to chair"),
    Act.CHANGE_MANDATE: _("changed how long a seat lasts"),
    Act.SAY_LEADING: _("said whether somebody is in a leading position"),
    Act.ORDER_DEPUTIES: _("changed the order of the deputies"),
    Act.ADD_SOURCE: _("added a source of figures"),
    Act.TAKE_DELIVERY: _("took figures that were delivered"),
    Act.UNDO_DELIVERY: _("undid a delivery of figures"),
    Event.DISPOSED: _("deleted what had been kept long enough"),
    Event.EXEMPT_READ: _("read something that is exempt from public access"),
    Event.GUARD_OVERRIDDEN: _("kept what the person guard found, with a reason"),
    Event.EXPORTED: _("exported everything the council has (an operator)"),
    Event.COUNCIL_FOUNDED: _("founded the council"),
    Event.GUEST_ACCEPTED: _("accepted to be shown something as a guest"),
    Event.SEAT_GIVEN: _("gave a seat in the council"),
    Event.DISTRICT_ASKED: _("asked for a district to see the counts"),
    Event.ANALYST_NAMED: _("named an analyst of a district"),
    Event.ANALYST_REMOVED: _("removed an analyst of a district"),
    Event.SEAT_ENDED: _("ended a seat in the council"),
}


def logged_word(act: str) -> str:
    """What an entry of the log says was done, e.g. "noted something done"."""
    return str(_LOGGED[act])
