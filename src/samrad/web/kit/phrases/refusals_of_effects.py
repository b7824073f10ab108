"""Refusals about the effect of measures: what was fixed, and figures that cannot tell."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_EFFECTS: Mapping[str, Word] = {
    "effect.area_twice": _(
        "An area has two parts to play: %(areas)s. Take it out of all but one; an area is not"
        " compared with itself."
    ),
    "effect.broken": _(
        "From %(on)s the figures are counted in another way, in the middle of what is to be"
        " compared. Choose both periods before that day, or both after it."
    ),
    "effect.buffer_alone": _(
        "Choose areas to compare the areas around with, too, or leave out the areas around."
    ),
    "effect.gap": _(
        "Figures are missing between %(since)s and %(until)s. Bring them, or choose a period"
        " that is whole."
    ),
    "effect.has_begun": _(
        "The measure has begun on %(since)s. What it is judged by is fixed before it begins;"
        " choose a later day, or judge it without having fixed it, and say so."
    ),
    "effect.hidden": _(
        "%(number)s of the figures are hidden, so no effect is told. Choose larger areas or"
        " longer periods."
    ),
    "effect.no_comparison": _(
        "Choose areas without the measure to compare with. Without them one can see whether"
        " the problem declined, and not why: then choose before and after."
    ),
    "effect.no_end": _("Say until which day the figures before and after are counted."),
    "effect.no_treated": _("Choose the areas in which the measure is to be."),
    "effect.not_counts": _(
        "Only counted cases can show an effect here. Choose the counts behind these figures."
    ),
    "effect.not_over": _(
        "The period after goes on until %(until)s. The effect is told when it is over, so that"
        " nobody stops counting where it looks best."
    ),
    "effect.periods_differ": _(
        "The areas were not counted over the same periods. Bring figures by month for all, or"
        " by year for all."
    ),
    "effect.periods_overlap": _(
        "The period before must end before the period after begins. Change one of the two."
    ),
    "effect.too_short": _(
        "A series needs %(number)s whole months before and as many after. Choose longer"
        " periods, or areas to compare with."
    ),
    "effect.withdrawn": _(
        "The figures it was to be judged by (%(source)s) are withdrawn, so no effect is told."
        " Ask those they belong to whether they may be shown again."
    ),
}
