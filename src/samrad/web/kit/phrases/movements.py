"""What has changed over all municipalities, in words."""

import math
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samrad.core.basics.periods import Period
from samrad.core.figures.compared import Finding
from samrad.core.figures.everywhere import Summed
from samrad.core.figures.findings import Changes
from samrad.core.figures.verdicts import Verdict
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

_MOVED: Mapping[Verdict, Word] = {
    Verdict.UP: gettext_lazy("more than chance gives"),
    Verdict.DOWN: gettext_lazy("more than chance gives"),
    Verdict.WITHIN_CHANCE: gettext_lazy("within what chance gives"),
    Verdict.TOO_FEW: gettext_lazy("too few to tell"),
    Verdict.HIDDEN: gettext_lazy("cannot be compared: one of the two is not shown"),
    Verdict.NOT_COMPARABLE: gettext_lazy("cannot be compared: counted in different ways"),
    Verdict.NOT_TESTED: gettext_lazy("cannot be told from such figures"),
}


def is_found(finding: Finding) -> bool:
    """Whether it has changed more than chance would do."""
    return finding.verdict in {Verdict.UP, Verdict.DOWN}


def moved_words(finding: Finding) -> str:
    """How far the uncertainty reaches, and whether chance would do as much."""
    said = str(_MOVED[finding.verdict])
    if math.isnan(finding.low) or finding.verdict is Verdict.TOO_FEW:
        return said
    low = formats.change(finding.low)
    if math.isinf(finding.high):
        return _("%(low)s or more: %(said)s") % {"low": low, "said": said}
    facts = {"low": low, "high": formats.change(finding.high), "said": said}
    return _("%(low)s to %(high)s: %(said)s") % facts


def change_in_words(finding: Finding) -> str:
    """A change in per cent: "+3,1 %"; nothing if it is unknown."""
    if math.isnan(finding.percent):
        return ""
    return _("from none") if math.isinf(finding.percent) else formats.change(finding.percent)


def at_least_in_words(cases: float) -> str:
    """How many cases more or fewer are vouched for: "+120"."""
    sign = "+" if cases > 0 else "−"
    return f"{sign}{formats.number(abs(cases))}" if round(cases) else ""


def found_sentence(changes: Changes) -> str:
    """How many of those that were compared have changed more than chance would do."""
    facts = {"tested": formats.number(changes.tested), "n": formats.number(len(changes.found))}
    if not changes.tested:
        return _("None can be compared with the earlier period.")
    if not changes.found:
        none = _("Of the %(tested)s that can be compared none has changed beyond chance.")
        return none % facts
    said = ngettext(
        "%(n)s of the %(tested)s that can be compared has changed more than chance gives.",
        "%(n)s of the %(tested)s that can be compared have changed more than chance gives.",
        len(changes.found),
    )
    return said % facts


def varying_sentence(changes: Changes, alone: Changes) -> str:
    """How much more than chance such figures vary, and what would be found without that."""
    if not changes.dispersion:
        return _("From so few municipalities nobody knows how much such figures vary.")
    times = [formats.number(one, decimals=1) for one in sorted(changes.dispersion.values())]
    facts = {"least": times[0], "most": times[-1], "alone": formats.number(len(alone.found))}
    if len(set(times)) == 1:
        said = _(
            "Between municipalities such figures vary %(most)s times as much as chance alone "
            "would make them; that is reckoned in. Without it %(alone)s would seem to have "
            "changed."
        )
    else:
        said = _(
            "Between municipalities such figures vary %(least)s to %(most)s times as much as "
            "chance alone would make them; that is reckoned in. Without it %(alone)s would "
            "seem to have changed."
        )
    return said % facts


def unsummed_in_words(added: Summed, period: Period) -> str:
    """Why municipalities were not added up; nothing where they were."""
    hidden = added.hidden.get(period, added.members)
    if not hidden:
        return ""
    facts = {"n": formats.number(hidden), "all": formats.number(added.members)}
    return (
        ngettext(
            "not added up: %(n)s of %(all)s is not shown",
            "not added up: %(n)s of %(all)s are not shown",
            hidden,
        )
        % facts
    )


def summed_sentence(added: Summed, period: Period) -> str:
    """How many of all there are stand in a sum."""
    facts = {
        "n": formats.number(added.members - added.hidden[period]),
        "all": formats.number(added.members),
    }
    said = _("Added up of %(n)s of %(all)s municipalities: those that are shown both times.")
    return said % facts
