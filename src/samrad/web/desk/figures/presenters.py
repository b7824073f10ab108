"""Figures as tables on a page: what is counted down the side, time along the top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.figures.files.glance import Glance
from samrad.core.figures.files.places import places_named
from samrad.core.figures.files.stages import AT_WORK, Stage, Step
from samrad.core.figures.files.understanding import Problem
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Figure, Provenance, Series, Unit
from samrad.records.figures.models import Upload
from samrad.web.kit import formats
from samrad.web.kit.phrases import say
from samrad.web.kit.phrases.figures import (
    blank_word,
    break_word,
    days_in_words,
    figure_in_words,
    step_in_words,
    unit_word,
)

# Of a long table the latest columns are shown; the rest is a click away, in the file.
_MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and whether a number stands behind them."""

    words: str
    hidden: bool
    days: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator over time; with its unit where not all rows have the same."""

    label: str
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of one source and one place.

    Attributes:
        source: The source.
        place: The place, as a reader knows it.
        unit: What one of a figure is, where all rows have the same.
        columns: The stretches of days, oldest first.
        rows: The indicators, in alphabetical order.
        notes: Where the figures come from and how they were counted, sentence by sentence.
    """

    source: str
    place: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def sheets(series: Iterable[Series], country: Country) -> list[Sheet]:
    """One table for each source and place."""
    together: dict[tuple[str, str], list[Series]] = {}
    for one in series:
        together.setdefault((one.provenance.source, one.place), []).append(one)
    names = places_named([place for _, place in together], country)
    return [
        _sheet(source, names[place] or country_word(country), own)
        for (source, place), own in sorted(together.items(), key=_by_place)
    ]


def _by_place(one: tuple[tuple[str, str], object]) -> tuple[bool, str, str]:
    """Source by source; the whole country last, for comparing."""
    source, place = one[0]
    return place == "", source, place


def country_word(country: Country) -> str:
    """The whole country."""
    return _("Norway") if country is Country.NORWAY else _("Sweden")


def _sheet(source: str, place: str, series: Sequence[Series]) -> Sheet:
    periods = {point.period for one in series for point in one.points}
    shown = sorted(periods, key=_order)[-_MOST_COLUMNS:]
    units = {one.unit for one in series}
    one_unit = unit_word(series[0].unit) if len(units) == 1 else ""
    rows = sorted(series, key=lambda one: one.label)
    return Sheet(
        source,
        place,
        one_unit,
        tuple(days_in_words(period) for period in shown),
        tuple(_row(one, shown, with_unit=not one_unit) for one in rows),
        notes_of(_within(series[0].provenance, shown)),
    )


def _within(provenance: Provenance, shown: Sequence[Period]) -> Provenance:
    """Of the days on which counting changed, those that lie between the first and the last."""
    first, last = shown[0].since, shown[-1].until or date.max
    breaks = tuple(one for one in provenance.breaks if first < one.on <= last)
    return replace(provenance, breaks=breaks)


def _order(period: Period) -> tuple[date, date]:
    return period.until or date.max, period.since


def _row(one: Series, shown: Sequence[Period], *, with_unit: bool) -> Row:
    cells = tuple(_cell(one.at(period), period) for period in shown)
    return Row(one.label, unit_word(one.unit) if with_unit else "", cells)


def _cell(figure: Figure | None, period: Period) -> Cell:
    days = days_in_words(period)
    if figure is None:
        return Cell(_("not delivered"), hidden=True, days=days)
    return Cell(figure_in_words(figure), isinstance(figure, Hidden), days)


def notes_of(provenance: Provenance) -> tuple[str, ...]:
    """Where figures come from and how they were counted."""
    day = formats.day(provenance.delivered)
    said = [_("%(source)s, delivered %(day)s.") % {"source": provenance.source, "day": day}]
    if provenance.cutoff:
        said.append(_("Registered until %(day)s.") % {"day": formats.day(provenance.cutoff)})
    if provenance.geography:
        said.append(_("Place: %(what)s.") % {"what": provenance.geography.rstrip(".")})
    if provenance.counting:
        said.append(_("Counted: %(what)s.") % {"what": provenance.counting.rstrip(".")})
    for one in provenance.breaks:
        facts = {"day": formats.day(one.on), "why": break_word(one.why)}
        said.append(_("From %(day)s %(why)s: do not compare across that day.") % facts)
    return tuple(said)


# --- a file before it is taken -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Understood:
    """One figure as it was understood, in words."""

    label: str
    place: str
    days: str
    figure: str
    spot: str


def understood(shown: Glance, country: Country) -> list[Understood]:
    """The first figures of a file."""
    names = places_named([one.seen.place for one in shown.first], country)
    return [
        Understood(
            one.label,
            names[one.seen.place] or country_word(country),
            days_in_words(one.seen.period),
            figure_in_words(one.seen.cell),
            one.spot.cell,
        )
        for one in shown.first
    ]


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that says something else than before, in words."""

    label: str
    place: str
    days: str
    before: str
    now: str
    shown: bool


def changed(shown: Glance, country: Country) -> list[Changed]:
    """The first figures that say something else than before."""
    names = places_named([one.read.seen.place for one in shown.changed], country)
    return [
        Changed(
            one.read.label,
            names[one.read.seen.place] or country_word(country),
            days_in_words(one.read.seen.period),
            figure_in_words(one.before.cell),
            figure_in_words(one.read.seen.cell),
            one.before.released,
        )
        for one in shown.changed
    ]


def on_their_way(uploads: Iterable[Upload]) -> list[tuple[Upload, str]]:
    """The files the reader is bringing, each with what is done with it just now."""
    return [
        (one, step_in_words(Step(one.step), one.done, one.of))
        if Stage(one.stage) in AT_WORK
        else (one, _("Not taken yet"))
        for one in uploads
    ]


def problem_in_words(problem: Problem) -> tuple[str, str]:
    """Where something is wrong, and what."""
    spot = problem.spot
    facts = {"sheet": spot.sheet, "row": spot.row, "column": spot.column, "cell": spot.cell}
    if spot.sheet:
        where = _("Sheet %(sheet)s, row %(row)s, column %(column)s (%(cell)s)") % facts
    else:
        where = _("Row %(row)s, column %(column)s (%(cell)s)") % facts
    return where, say(Refusal(problem.code, problem.facts))


def remarks(shown: Glance, unit: Unit) -> list[str]:
    """What whoever brings a file has to know of how it is read."""
    said = [_counted(shown.weighed.figures, unit)]
    if shown.summed:
        said.append(
            _(
                "The file listed single events. Only their sums are here: hours of the week, "
                "and squares of 1,000 metres with five or more. The list itself was not kept."
            )
        )
    if shown.hidden:
        said.append(
            ngettext(
                "%(n)s of them shows no number.", "%(n)s of them show no number.", shown.hidden
            )
            % {"n": shown.hidden}
        )
    if shown.blanks:
        facts = {"n": shown.blanks, "meaning": blank_word(shown.said.blank)}
        said.append(_("%(n)s empty cells are read as: %(meaning)s.") % facts)
    if shown.sums:
        said.append(_("%(n)s rows or columns of sums are left out.") % {"n": shown.sums})
    if shown.repeated:
        facts = {"n": shown.repeated}
        said.append(_("%(n)s empty labels are read as the one above.") % facts)
    if shown.under:
        said.append(_("%(n)s rows below the table are left out.") % {"n": shown.under})
    if shown.formulas:
        facts = {"n": shown.formulas}
        said.append(_("%(n)s cells are formulas; what they last came to is used.") % facts)
    return said


def _counted(number: int, unit: Unit) -> str:
    facts = {"n": number, "unit": unit_word(unit)}
    return ngettext("%(n)s figure (%(unit)s).", "%(n)s figures (%(unit)s).", number) % facts
