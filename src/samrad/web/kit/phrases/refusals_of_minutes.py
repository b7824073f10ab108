"""Refusals about minutes after the meeting: comments, approval, the lock, publishing."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_MINUTES: Mapping[str, Word] = {
    "minutes.approved_already": _("Your party has approved this text already."),
    "minutes.changed_since": _(
        "The minutes were changed since you read them. Read them again, and approve then."
    ),
    "minutes.comments_open": _(
        "Comments that nobody has answered: %(number)s. Answer them first."
    ),
    "minutes.empty_comment": _("Write what is missing or wrong."),
    "minutes.locked": _(
        "The minutes are locked and never change. A mistake is corrected as a new version."
    ),
    "minutes.long_comment": _("Write at most %(most)s letters."),
    "minutes.nobody_present": _(
        "Note first who was there, and write what was said and decided."
    ),
    "minutes.no_answer": _("Say why it stays as it is, so that whoever commented knows."),
    "minutes.no_outcome": _("Say whether it was taken into the minutes."),
    "minutes.correction_differs": _(
        "Who was there, an item or the meeting itself was changed since the minutes were "
        "opened. Put that back first; the text comes back by itself."
    ),
    "minutes.no_correction": _("No correction of these minutes is open."),
    "minutes.no_reason": _("Say why; it stands there for those who come after."),
    "minutes.not_approved_by": _("Still to be approved by: %(parties)s."),
    "minutes.not_asked": _("The minutes are %(stage)s; nobody is asked for comments now."),
    "minutes.not_for_approval": _("The minutes are %(stage)s and are not approved now."),
    "minutes.not_held": _("Say first that the meeting was held."),
    "minutes.not_locked": _("The minutes are not locked yet."),
    "minutes.not_present": _("Only who was at the meeting comments on its minutes."),
    "minutes.settled_already": _("This comment was answered already."),
    "minutes.others_approve": _("In this council your party is bound by: %(roles)s."),
    "publish.changed_since": _(
        "The minutes, or how open they are, were changed since you looked. Look again, and "
        "publish then."
    ),
    "publish.identity_numbers": _(
        "An identity number stands in %(item)s. Mark that part as exempt, or correct the "
        "minutes; such a number is never published."
    ),
    "publish.no_note": _(
        "Something is exempt. Say whether it could be given out all the same, and why not."
    ),
    "publish.no_such_part": _("That part is not in these minutes."),
    "publish.not_assessed": _("Say first of each part whether it is open: %(items)s."),
    "publish.not_published": _("Nothing of these minutes is published."),
    "publish.open_or_exempt": _("Choose: open to everyone, or exempt on a ground."),
}
