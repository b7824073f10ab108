"""Refusals about situation pictures: writing, settling, adopting, freezing, publishing."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_PICTURES: Mapping[str, Word] = {
    "picture.adopted_already": _("Your party has adopted this picture already."),
    "picture.begun_already": _(
        "The picture for meeting %(meeting)s is begun already. Open it from the list."
    ),
    "picture.changed_since": _(
        "The picture was changed since you read it. Read it again, and adopt it then."
    ),
    "picture.differences_open": _(
        "Say first how the differences were settled in: %(parts)s. Both views may stand."
    ),
    "picture.empty_by_law": _(
        "The law asks for a part that is empty: %(cites)s. Write the joint statement there."
    ),
    "picture.empty_text": _("Write something first."),
    "picture.figure_there_already": _("This figure stands in this part already."),
    "picture.given_away": _(
        "Together with what was published before, a hidden number could be worked out from: "
        "%(figures)s. Say that the part is exempt, or make the next picture without that "
        "figure."
    ),
    "picture.identity_numbers": _(
        "An identity number stands in %(part)s. Mark that part as exempt; such a number is "
        "never published."
    ),
    "picture.long_text": _("Write at most %(most)s letters."),
    "picture.no_areas": _(
        "The agreement names no focus area in force, so there is nothing to begin with. Add "
        "the clause “focus areas” to the agreement."
    ),
    "picture.not_a_draft": _(
        "The picture is no draft. Take it back to write in it; both parties adopt it anew."
    ),
    "picture.not_adopted_by": _(
        "Still to be adopted as it stands by: %(parties)s. It may have been changed since."
    ),
    "picture.not_assessed": _("Say first of each part whether it is open: %(parts)s."),
    "picture.not_for_adopting": _(
        "The picture is not ready to be adopted. Say first that nothing is open."
    ),
    "picture.not_frozen": _("Only a frozen picture is published. Freeze it first."),
    "picture.not_shown": _(
        "Your party has %(number)s own pictures it has not shown. Show them, or empty them."
    ),
    "picture.not_stated": _("Write first what both state together of: %(parts)s."),
    "picture.nothing_to_correct": _(
        "Only a frozen picture is corrected. This one is being written: take it back instead."
    ),
    "picture.no_correction": _("No correction is open; there is nothing to give up."),
    "picture.nothing_stated": _("Nothing is stated together yet. Write one joint statement."),
    "picture.nothing_to_show": _("There is nothing of your party that is not shown."),
    "picture.wrong_stage": _("The picture has not come that far, or is past it."),
    "weights.decided_already": _(
        "This table is adopted or taken back already. Propose a new version of it."
    ),
    "weights.edition_there": _(
        "%(name)s, version %(version)s, is there already. Give it another version."
    ),
    "weights.no_decision": _("Say where the decision stands: which meeting, which case."),
    "weights.nothing_weighs": _("Give at least one kind of case a weight above nought."),
    "weights.of_the_other": _(
        "Your own party proposed this table. The other party says that the council adopted it."
    ),
    "weights.still_to_come": _("That day is still to come. Note the decision once it is made."),
}
