"""How a municipality stands among all, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.core.figures.hidden import Hidden
from samrad.core.figures.rates import Rate
from samrad.core.figures.standing import Standing, Standings, Usual
from samrad.web.kit import formats
from samrad.web.kit.phrases.figures import figure_in_words
from samrad.web.kit.phrases.words import Word

_USUAL: Mapping[Usual, Word] = {
    Usual.USUAL: gettext_lazy("usual for its size"),
    Usual.MORE: gettext_lazy("more than usual for its size"),
    Usual.FEWER: gettext_lazy("fewer than usual for its size"),
}
_SENTENCES: Mapping[Usual, Word] = {
    Usual.USUAL: gettext_lazy("That is within what is usual for a municipality of that size."),
    Usual.MORE: gettext_lazy(
        "That is more than is usual for a municipality of that size; the figures do not tell "
        "why."
    ),
    Usual.FEWER: gettext_lazy(
        "That is fewer than is usual for a municipality of that size; the figures do not tell "
        "why."
    ),
}


def usual_word(usual: Usual | None) -> str:
    """Whether that is usual."""
    return str(_USUAL[usual]) if usual else _("cannot be told")


def rate_in_words(rate: Rate | None) -> str:
    """A rate as a number: "47,5"; nothing where there is none."""
    return formats.tenths(rate.value) if rate else ""


def reach_in_words(rate: Rate | None) -> str:
    """The interval of a rate: "46,1–49,0"."""
    if rate is None:
        return ""
    low, high = (formats.tenths(one) for one in (rate.low, rate.high))
    return f"{low}–{high}"


def told(one: Standing) -> str:
    """What is said of one municipality where there is room for little."""
    if isinstance(one.cell, Hidden):
        return figure_in_words(one.cell)
    if one.rate is None:
        return _("%(n)s, inhabitants not known") % {"n": figure_in_words(one.cell)}
    facts = {"rate": rate_in_words(one.rate), "reach": reach_in_words(one.rate)}
    return _("%(rate)s for each 1,000 (95 %%: %(reach)s)") % facts


def standing_sentence(name: str, own: Standing | None, all_of_them: Standings) -> str:
    """One's own municipality in one sentence or two."""
    if own is None:
        return _("There is no figure of %(name)s.") % {"name": name}
    if own.rate is None or all_of_them.rate is None:
        return f"{name}: {told(own)}."
    said = _("%(name)s has %(rate)s a year for each 1,000 inhabitants, all together %(all)s.")
    facts = {"name": name, "rate": rate_in_words(own.rate)}
    first = said % {**facts, "all": rate_in_words(all_of_them.rate)}
    if own.usual is None:
        few = _("Whether that is usual cannot be told: too few can be compared with.")
        return f"{first} {few}"
    return f"{first} {_SENTENCES[own.usual]}"
