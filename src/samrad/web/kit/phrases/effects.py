"""Whether the problem declined, whether it was the measure, and what could be seen at all."""

import math
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samrad.core.effects.judged import Cause, Judged, Moved
from samrad.core.effects.registration import Departure, Method
from samrad.core.effects.sight import Sight, Visible
from samrad.core.figures.verdicts import Verdict
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

_PROBLEM: Mapping[Verdict, Word] = {
    Verdict.UP: _("It increased, by more than chance would do"),
    Verdict.DOWN: _("It declined, by more than chance would do"),
    Verdict.WITHIN_CHANCE: _("It changed no more than chance would do"),
    Verdict.TOO_FEW: _("There are too few cases to say whether anything has changed"),
    Verdict.HIDDEN: _("The figures are not shown, so nothing is said of them"),
    Verdict.NOT_COMPARABLE: _("The figures were counted in different ways and not compared"),
    Verdict.NOT_TESTED: _("Whether it changed more than chance would do cannot be told"),
}
_CAUSE: Mapping[Cause, Word] = {
    Cause.OURS: _(
        "It went better than where nothing was done, by more than chance: the measure is the"
        " likely reason."
    ),
    Cause.SINCE_START: _(
        "From the day the measure began it went better than trend and seasons let expect. What"
        " else began at that time is not ruled out: nothing was compared with other areas."
    ),
    Cause.NOT_SHOWN: _(
        "That the measure made a difference is not shown: it may have gone so without it."
    ),
    Cause.WORSE: _(
        "It went worse than it would have without the measure, by more than chance."
    ),
    Cause.NOT_FITTED: _(
        "Whether it was the measure cannot be told: the figures are too few or too uneven for"
        " the comparison that was to be made."
    ),
    Cause.UNKNOWN: _("The cause is not known: nothing was compared with it."),
    Cause.NOT_JUDGED: _("So nothing can be said of the measure either."),
}
_MOVED: Mapping[Moved, Word] = {
    Moved.OUT: _("In the areas around there were more cases: some may have moved there."),
    Moved.SHARED: _("In the areas around there were fewer cases, too."),
    Moved.NOT_SHOWN: _("That cases moved to the areas around is not shown."),
}
_SHORT: Mapping[Verdict, Word] = {
    Verdict.UP: pgettext_lazy("effect", "Increased"),
    Verdict.DOWN: pgettext_lazy("effect", "Declined"),
    Verdict.WITHIN_CHANCE: pgettext_lazy("effect", "Within chance"),
    Verdict.TOO_FEW: pgettext_lazy("effect", "Too few cases"),
    Verdict.HIDDEN: pgettext_lazy("effect", "Figures not shown"),
    Verdict.NOT_COMPARABLE: pgettext_lazy("effect", "Not comparable"),
    Verdict.NOT_TESTED: pgettext_lazy("effect", "Cannot be told"),
}
_SHORT_CAUSE: Mapping[tuple[Verdict, Cause], Word] = {
    (Verdict.DOWN, Cause.OURS): pgettext_lazy(
        "effect", "Declined, likely because of the measure"
    ),
    (Verdict.DOWN, Cause.SINCE_START): pgettext_lazy(
        "effect", "Declined when the measure began"
    ),
    (Verdict.DOWN, Cause.NOT_SHOWN): pgettext_lazy(
        "effect", "Declined, not shown to be the measure"
    ),
    (Verdict.DOWN, Cause.WORSE): pgettext_lazy("effect", "Declined less than elsewhere"),
    (Verdict.DOWN, Cause.UNKNOWN): pgettext_lazy("effect", "Declined, cause not known"),
    (Verdict.UP, Cause.OURS): pgettext_lazy("effect", "Increased less than elsewhere"),
    (Verdict.UP, Cause.UNKNOWN): pgettext_lazy("effect", "Increased, cause not known"),
}
_METHODS: Mapping[Method, Word] = {
    Method.BEFORE_AND_AFTER: _("before and after, without comparison"),
    Method.DISPLACEMENT_DIFFERENCE: _("cases beside those of other areas, and areas around"),
    Method.DIFFERENCE_IN_DIFFERENCES: _("change beside the change of other areas"),
    Method.INTERRUPTED_SERIES: _("a series before and after the start"),
}
_FIELDS: Mapping[str, Word] = {
    "measure": pgettext_lazy("effect", "the measure"),
    "indicator": pgettext_lazy("effect", "what is counted"),
    "source": pgettext_lazy("effect", "the source"),
    "treated": pgettext_lazy("effect", "the areas with the measure"),
    "comparison": pgettext_lazy("effect", "the areas compared with"),
    "buffer": pgettext_lazy("effect", "the areas around"),
    "buffer_comparison": pgettext_lazy("effect", "what the areas around are compared with"),
    "before": pgettext_lazy("effect", "the period before"),
    "after": pgettext_lazy("effect", "the period after"),
    "method": pgettext_lazy("effect", "how it is judged"),
    "expected": pgettext_lazy("effect", "what was expected"),
    "level": pgettext_lazy("effect", "how sure it is to be"),
}


def effect_sentences(judged: Judged, *, departures: Sequence[Departure] = ()) -> str:
    """What became of the problem, why, where it moved, and what was judged otherwise."""
    parts = [f"{_PROBLEM[judged.problem]}.", str(_CAUSE[judged.cause])]
    if judged.placebo_found:
        parts.append(gettext("Dates on which nothing began show as much."))
    if judged.moved in _MOVED:
        parts.append(str(_MOVED[judged.moved]))
    if departures:
        fields = formats.and_list([str(_FIELDS[one.field]) for one in departures])
        said = gettext("It was judged otherwise than fixed beforehand: %(fields)s.")
        parts.append(said % {"fields": fields})
    return " ".join(parts)


def effect_in_short(judged: Judged) -> str:
    """The same in a few words: "Declined, cause not known"."""
    return str(_SHORT_CAUSE.get((judged.problem, judged.cause), _SHORT[judged.problem]))


def method_word(method: Method) -> str:
    """How the effect is judged."""
    return str(_METHODS[method])


def sight_sentences(sight: Sight) -> str:
    """What the series could show, before anything begins."""
    if math.isnan(sight.ratio):
        return gettext(
            "With so few cases no decline can be told from chance. Count over larger areas or"
            " a longer time."
        )
    facts = {
        "percent": formats.share(sight.percent),
        "fewer": formats.number(sight.fewer, decimals=1),
        "baseline": formats.number(sight.baseline, decimals=1),
        "power": formats.number(100 * sight.power),
    }
    said = gettext(
        "A decline by %(percent)s or more would be seen with %(power)s %% certainty: %(fewer)s"
        " fewer in each period, where there were %(baseline)s."
    )
    return " ".join([said % facts, *_hoped(sight)])


def _hoped(sight: Sight) -> list[str]:
    if sight.visible is Visible.NOT_ASKED:
        return []
    hoped = {"hoped": formats.share(100 * (1 - sight.expected))}
    if sight.visible is Visible.YES:
        return [gettext("What is expected, %(hoped)s fewer, can be seen.") % hoped]
    return [
        gettext(
            "What is expected, %(hoped)s fewer, is too little to be seen: do not promise to"
            " show it."
        )
        % hoped
    ]
