"""Situation pictures in words: one honest sentence for each figure, stages, parts."""

import math
from collections.abc import Mapping

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.compared import Finding
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Figure, Unit
from samrad.core.figures.verdicts import Verdict
from samrad.core.pictures.figures import Against, Compared, ToldFigure
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Part
from samrad.core.pictures.public import PublicPart
from samrad.core.pictures.stages import PictureStage
from samrad.web.kit import formats
from samrad.web.kit.phrases.figures import break_word, days_in_words, figure_in_words, unit_word
from samrad.web.kit.phrases.words import Word

_STAGES: Mapping[PictureStage, Word] = {
    PictureStage.DRAFT: _("Draft: both parties write."),
    PictureStage.SETTLED: _("Ready: both parties are asked to adopt it."),
    PictureStage.ADOPTED: _("Adopted by both parties; it waits to be frozen for the meeting."),
    PictureStage.FROZEN: _("Frozen for the meeting. What is frozen never changes again."),
}
_PARTS: Mapping[PartKind, Word] = {
    PartKind.AREA: _("Focus area"),
    PartKind.CRIME: _("Crime, its extent and its consequences"),
    PartKind.INFORMATION: _("Other relevant information"),
    PartKind.ANALYSIS: _("Analysis of both"),
}
_AGAINST: Mapping[Against, Word] = {
    Against.EARLIER: _("the same period of earlier years"),
    Against.DISTRICT: _("the police district"),
    Against.SIMILAR: _("similar municipalities"),
    Against.COUNTRY: _("the whole country"),
}
_TEXTS: Mapping[str, Word] = {
    "joint": _("Joint statement"),
    "unreported": _("Crime nobody reports"),
    "causes": _("Causes"),
}
# What is counted one by one is more or fewer; what is measured is higher or lower.
_COUNTED = frozenset({Unit.CASES, Unit.PERSONS, Unit.CASES_A_YEAR})


def picture_stage_word(stage: PictureStage) -> str:
    """How far a picture has come, as a sentence."""
    return str(_STAGES[stage])


def part_title(part: Part | PublicPart) -> str:
    """What stands above a part: its focus area, or what the law calls it."""
    return part.area or str(_PARTS[part.kind])


def part_word(name: str) -> str:
    """A part by its focus area, or by its kind."""
    return str(_PARTS[PartKind(name)]) if name in list(PartKind) else name


def against_what_word(against: Against) -> str:
    """What a figure is held against."""
    return str(_AGAINST[against])


def statement_word(what: str) -> str:
    """Which text of a part it is: joint, unreported or causes."""
    return str(_TEXTS[what])


def place_called(name: str) -> str:
    """A place as it stands in a sentence; the whole country where it is one."""
    return gettext("the whole country") if name in list(Country) else name


def amount(figure: Figure, unit: Unit) -> str:
    """A figure with what it counts: "702 cases"; why not, where it is not shown."""
    if isinstance(figure, Hidden):
        return gettext("a number that is not shown (%(why)s)") % {
            "why": figure_in_words(figure)
        }
    shown = formats.number(figure, decimals=1)
    if unit is Unit.CASES:
        number = round(figure)
        return ngettext("%(n)s case", "%(n)s cases", number) % {"n": shown}
    if unit is Unit.PERSONS:
        return ngettext("%(n)s person", "%(n)s persons", round(figure)) % {"n": shown}
    return f"{shown} {unit_word(unit)}"


def period_in_words(period: Period) -> str:
    """A period as it stands in a sentence: "1. januar–28. mai 2019"."""
    return days_in_words(period).replace(" – ", "–")


def figure_sentence(figure: ToldFigure) -> str:
    """What is told of a figure: how much, how much more or fewer than what, how sure."""
    if figure.main is None:
        alone = {
            "figure": _first_large(amount(figure.now, figure.unit)),
            "period": period_in_words(figure.period),
        }
        return gettext("%(figure)s %(period)s. There is nothing to compare it with.") % alone
    return compared_sentence(figure, figure.main)


def compared_sentence(figure: ToldFigure, compared: Compared) -> str:
    """One comparison of a figure, as one or two sentences."""
    found = compared.finding
    if found.verdict is Verdict.HIDDEN:
        told = _told(figure, compared) | {"before": amount(found.before, figure.unit)}
        said = gettext("%(figure)s %(period)s, against %(before)s %(then)s.") % told
        return f"{said} {verdict_sentence(compared)}"
    return f"{_told_change(figure, compared)} {verdict_sentence(compared)}"


def harm_sentence(harm: float, unit: str) -> str:
    """What a change weighs, at least: more or less harm, in the unit of the weights."""
    told = {"n": formats.number(abs(harm), decimals=1), "unit": unit}
    if harm > 0:
        return gettext("That is at least %(n)s %(unit)s more.") % told
    return gettext("That is at least %(n)s %(unit)s less.") % told


def verdict_sentence(compared: Compared) -> str:
    """What may be said of a change: its uncertainty, and whether chance reaches so far."""
    found = compared.finding
    match found.verdict:
        case Verdict.UP | Verdict.DOWN:
            return gettext(
                "The uncertainty reaches %(reach)s: that is more than chance would do."
            ) % {"reach": _reach(found)}
        case Verdict.WITHIN_CHANCE:
            return gettext("The uncertainty reaches %(reach)s: that is within chance.") % {
                "reach": _reach(found)
            }
        case Verdict.TOO_FEW:
            return gettext("These are too few to say whether anything has changed.")
        case Verdict.HIDDEN:
            return gettext("They are not compared.")
        case Verdict.NOT_COMPARABLE:
            return _broken(found)
        case Verdict.NOT_TESTED:
            return gettext("Whether that is within chance cannot be told from such numbers.")


def _broken(found: Finding) -> str:
    if not found.how.breaks:
        return gettext("The two were counted in different ways, so they are not compared.")
    broken = found.how.breaks[0]
    return gettext("On %(day)s %(why)s, so the two are not compared.") % {
        "day": formats.day(broken.on),
        "why": break_word(broken.why),
    }


def _told_change(figure: ToldFigure, compared: Compared) -> str:
    found = compared.finding
    told = _told(figure, compared)
    if found.verdict is Verdict.NOT_COMPARABLE or not math.isfinite(found.percent):
        return gettext("%(figure)s %(period)s, against %(before)s %(then)s.") % told
    if round(found.percent, 1) == 0:
        return gettext("%(figure)s %(period)s, the same as %(then)s (%(before)s).") % told
    told["percent"] = formats.share(abs(found.percent))
    return _CHANGED[figure.unit in _COUNTED, found.percent > 0] % told


# Whether it is counted one by one, and whether it rose.
_CHANGED: Mapping[tuple[bool, bool], Word] = {
    (True, True): _("%(figure)s %(period)s, %(percent)s more than %(then)s (%(before)s)."),
    (True, False): _("%(figure)s %(period)s, %(percent)s fewer than %(then)s (%(before)s)."),
    (False, True): _("%(figure)s %(period)s, %(percent)s higher than %(then)s (%(before)s)."),
    (False, False): _("%(figure)s %(period)s, %(percent)s lower than %(then)s (%(before)s)."),
}


def _told(figure: ToldFigure, compared: Compared) -> dict[str, str]:
    found = compared.finding
    return {
        "figure": _first_large(amount(found.now, figure.unit)),
        "period": period_in_words(figure.period),
        "before": figure_in_words(found.before),
        "then": _then(figure, compared),
    }


def _then(figure: ToldFigure, compared: Compared) -> str:
    if compared.place:
        return gettext("in %(place)s") % {"place": place_called(compared.place)}
    ago = figure.period.since.year - compared.period.since.year
    same_days = (figure.period.since.month, figure.period.since.day) == (
        compared.period.since.month,
        compared.period.since.day,
    )
    if not same_days or not 0 < ago < _IN_WORDS:
        return gettext("in %(period)s") % {"period": period_in_words(compared.period)}
    if ago == 1:
        return gettext("the year before")
    return ngettext("%(n)s year before", "%(n)s years before", ago) % {
        "n": formats.small_number(ago)
    }


_IN_WORDS = 6


def _reach(found: Finding) -> str:
    low = _bound(found.low, found)
    if math.isinf(found.high):
        return gettext("from %(low)s upwards") % {"low": low}
    return gettext("from %(low)s to %(high)s") % {"low": low, "high": _bound(found.high, found)}


def _bound(percent: float, found: Finding) -> str:
    """One end of the interval; below one per cent with a decimal, so that none is "0 %"."""
    size = abs(percent)
    shown = formats.number(size, decimals=1 if size < 1 else 0)
    told = {"percent": f"{shown}\N{NO-BREAK SPACE}%"}
    if found.how.unit in _COUNTED:
        more = gettext("%(percent)s more") if percent > 0 else gettext("%(percent)s fewer")
        return more % told
    higher = gettext("%(percent)s higher") if percent > 0 else gettext("%(percent)s lower")
    return higher % told


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
