"""Refusals about problem sheets, their causes and how much they matter."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_PROBLEMS: Mapping[str, Word] = {
    "cause.no_text": _("Say what the cause is, in a line."),
    "cause.not_there": _("That cause is not there any more. Read the page again."),
    "cause.round_in_a_circle": _(
        "A cause cannot stand under itself, nor under one of its own causes. Choose another."
    ),
    "cause.too_deep": _(
        "Here causes stand at most %(most)s under one another. Put it further up."
    ),
    "cause.too_long": _("Say it shorter: at most %(most)s letters fit in the drawing."),
    "cause.too_many": _(
        "More than %(most)s causes are no drawing any more. Take some out, or make two problems"
        " of one."
    ),
    "cause.which_bone": _("Choose from where the cause is seen, or under which one it stands."),
    "priority.answer_all": _("Answer every question with a number from 0 to %(most)s."),
    "priority.no_reason": _("Say why it is weighed so, so that both parties know."),
    "priority.nothing_changed": _("Nothing is weighed differently from before."),
    "priority.nothing_counts": _("At least one thing has to count for something."),
    "priority.weights_from_to": _("Weigh each with a number from 0 to %(most)s."),
    "problem.changed_meanwhile": _(
        "Somebody changed this meanwhile. It says now: “%(now)s”. Read it, and send yours again"
        " if it is still to be so."
    ),
    "problem.closed": _("This problem is closed. Begin it again to write on its sheet."),
    "problem.council_or_exempt": _(
        "A problem is internal to the council, or exempt on a ground. Choose one of the two."
    ),
    "problem.no_causes": _(
        "No cause is written down yet. Begin a cause tree, a fishbone or an event chain."
    ),
    "problem.no_participants": _(
        "Say who took part in the analysis: members, services, organisations."
    ),
    "problem.no_priority": _(
        "Both parties have to say how much it matters first, each for itself."
    ),
    "problem.no_reason": _("Say why, so that nobody wonders later."),
    "problem.no_review": _(
        "Say when somebody looks at it again: a day to come, at the latest %(latest)s."
    ),
    "problem.no_such_evidence": _(
        "That is not in the frozen picture. Read the page again and choose from it."
    ),
    "problem.no_title": _("Say what the problem is called, in a line."),
    "problem.nobody_named": _("Choose a member, or write the name of a service."),
    "problem.not_a_member": _("Somebody you chose has no seat any more. Choose again."),
    "problem.text_too_long": _("Say it shorter: at most %(most)s letters in each field."),
    "problem.title_too_long": _("Say it shorter: at most %(most)s letters."),
    "problem.unanswered": _("These questions have no answer yet: %(questions)s"),
    "problem.wrong_stage": _(
        "The problem is %(stage)s; from there it does not become %(to)s. Read the page again;"
        " somebody may have been quicker."
    ),
}
