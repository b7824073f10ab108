"""Figures in words: a cell, its unit, a stretch of days, a column, why a series breaks."""

from collections.abc import Mapping
from datetime import date

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.core.basics.periods import Period, months_after
from samrad.core.figures.files.cells import Blank
from samrad.core.figures.files.columns import Role
from samrad.core.figures.files.stages import Step
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Break, Figure, Unit
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

_HIDDEN: Mapping[Why, Word] = {
    Why.TOO_FEW: gettext_lazy("hidden: too few"),
    Why.PROTECTS_ANOTHER: gettext_lazy("hidden, to protect small numbers"),
    Why.NOT_RELEASED: gettext_lazy("not released"),
    Why.NOT_COLLECTED: gettext_lazy("not collected"),
    Why.BREAK: gettext_lazy("cannot be compared"),
}
_UNITS: Mapping[Unit, Word] = {
    Unit.CASES: gettext_lazy("cases"),
    Unit.CASES_A_YEAR: gettext_lazy("cases a year, on average"),
    Unit.PERSONS: gettext_lazy("persons"),
    Unit.PER_1000: gettext_lazy("per 1,000 inhabitants"),
    Unit.PERCENT: gettext_lazy("per cent"),
    Unit.HOURS: gettext_lazy("hours"),
    Unit.KRONER: gettext_lazy("kroner"),
    Unit.POINTS: gettext_lazy("points"),
}
_BREAKS: Mapping[Break, Word] = {
    Break.PENAL_CODE: gettext_lazy("a new penal code"),
    Break.MERGER: gettext_lazy("municipalities merged"),
    Break.SPLIT: gettext_lazy("a municipality was divided"),
    Break.SURVEY_METHOD: gettext_lazy("the survey asks in another way"),
    Break.COUNTING: gettext_lazy("it is counted in another way"),
}
_ROLES: Mapping[Role, Word] = {
    Role.PLACE: gettext_lazy("the municipality"),
    Role.AREA: gettext_lazy("an area of another kind"),
    Role.INDICATOR: gettext_lazy("what is counted"),
    Role.PERIOD: gettext_lazy("the time"),
    Role.SINCE: gettext_lazy("the first day"),
    Role.UNTIL: gettext_lazy("the last day"),
    Role.FIGURE: gettext_lazy("how many"),
    Role.SKIP: gettext_lazy("nothing we need"),
}
_BLANKS: Mapping[Blank, Word] = {
    Blank.NOT_COLLECTED: gettext_lazy("that it was not collected"),
    Blank.TOO_FEW: gettext_lazy("that there were too few to show"),
    Blank.ZERO: gettext_lazy("that there were none: 0"),
}

_STEPS: Mapping[Step, Word] = {
    Step.WAITING: gettext_lazy("Waiting for its turn"),
    Step.OPENING: gettext_lazy("Opening the file"),
    Step.READING: gettext_lazy("Reading: row %(done)s of %(of)s"),
    Step.COMPARING: gettext_lazy("Comparing with what was told before"),
    Step.KEEPING: gettext_lazy("Taking: figure %(done)s of %(of)s"),
}


def step_in_words(step: Step, done: int, of: int) -> str:
    """What the worker does with a file just now, and how far it is."""
    facts = {"done": formats.number(done), "of": formats.number(of)}
    return str(_STEPS[step]) % facts


def figure_in_words(cell: Figure) -> str:
    """A figure as the reader's language writes it, or why there is none."""
    if isinstance(cell, Hidden):
        return str(_HIDDEN[cell.why])
    return str(format_decimal(round(cell, 2), locale=formats.locale()))


def unit_word(unit: Unit) -> str:
    """What one of a figure is."""
    return str(_UNITS[unit])


def break_word(why: Break) -> str:
    """Why figures before a day do not compare with those after."""
    return str(_BREAKS[why])


def column_word(role: Role) -> str:
    """What a column of a file holds."""
    return str(_ROLES[role])


def blank_word(blank: Blank) -> str:
    """What an empty cell means."""
    return str(_BLANKS[blank])


def days_in_words(period: Period) -> str:
    """A stretch of days as short as it is clear: "2023", "2022–2023", "mai 2023"."""
    first, last = period.since, period.until or date.max
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and months_after(first, 1).toordinal() - 1 == last.toordinal():
        return f"{formats.month(first.month)} {first.year}"
    if first == last:
        return formats.day(first)
    if first.year == last.year:
        return f"{formats.short_day(first)} – {formats.day(last)}"
    return _("%(first)s to %(last)s") % {"first": formats.day(first), "last": formats.day(last)}
