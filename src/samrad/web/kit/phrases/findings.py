"""What may be said of two figures, in the reader's language."""

import math
from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samrad.core.figures.compared import Finding, Kind
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Figure
from samrad.core.figures.verdicts import Verdict
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

_VERDICTS: Mapping[Verdict, Word] = {
    Verdict.UP: _("That is more than chance would do: %(interval)s."),
    Verdict.DOWN: _("That is more than chance would do: %(interval)s."),
    Verdict.WITHIN_CHANCE: _("That is within chance: %(interval)s."),
    Verdict.TOO_FEW: _("That is too few to say whether anything has changed."),
    Verdict.HIDDEN: _("One of the figures is not shown, so the two are not compared."),
    Verdict.NOT_COMPARABLE: _(
        "The two were counted in different ways, so they are not compared."
    ),
    Verdict.NOT_TESTED: _("Whether that is within chance cannot be told from these figures."),
}


def finding_sentences(finding: Finding) -> str:
    """What was found: the two figures and their change, and how sure that is."""
    parts = [_figures(finding), _VERDICTS[finding.verdict] % {"interval": _interval(finding)}]
    if finding.how.measured and finding.verdict in _RECKONED:
        parts.append(_dispersion(finding))
    return " ".join(parts)


_RECKONED = {Verdict.UP, Verdict.DOWN, Verdict.WITHIN_CHANCE}
_CHANGED = {*_RECKONED, Verdict.NOT_TESTED}


def _figures(finding: Finding) -> str:
    how = finding.how
    both = {
        "now": _over(finding.now, finding.kind, how.over_now),
        "before": _over(finding.before, finding.kind, how.over_before),
    }
    if finding.verdict not in _CHANGED:
        return gettext("%(now)s against %(before)s.") % both
    return gettext("%(now)s against %(before)s: %(change)s.") % {
        **both,
        "change": _change(finding),
    }


def _over(figure: Figure, kind: Kind, over: float) -> str:
    if isinstance(figure, Hidden):
        return gettext("a hidden figure")
    shown = formats.number(figure, decimals=1)
    if kind is not Kind.RATES:
        return shown
    return gettext("%(cases)s in %(over)s") % {
        "cases": shown,
        "over": formats.number(over, decimals=3),
    }


def _change(finding: Finding) -> str:
    if math.isinf(finding.percent):
        return gettext("up from nothing")
    if round(finding.percent, 1) == 0:
        return gettext("practically the same")
    size = {"percent": formats.share(abs(finding.percent))}
    if finding.kind is Kind.COUNTS:
        more = finding.percent > 0
        return (gettext("%(percent)s more") if more else gettext("%(percent)s fewer")) % size
    if finding.percent > 0:
        return gettext("%(percent)s higher") % size
    return gettext("%(percent)s lower") % size


def _interval(finding: Finding) -> str:
    if math.isnan(finding.low):
        return ""
    ends = {
        "level": formats.number(100 * finding.how.level, decimals=1),
        "low": formats.change(finding.low),
    }
    if math.isinf(finding.high):
        return gettext("with %(level)s %% certainty the change is at least %(low)s") % ends
    return gettext(
        "with %(level)s %% certainty the change lies between %(low)s and %(high)s"
    ) % {
        **ends,
        "high": formats.change(finding.high),
    }


def _dispersion(finding: Finding) -> str:
    times = formats.number(finding.how.dispersion, decimals=1)
    return gettext(
        "Between areas such figures vary %(times)s times as much as chance alone would make "
        "them; that is reckoned in."
    ) % {"times": times}
