"""What a district is told, as a table that is sorted by its headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samrad.core.basics.sorting import alphabetical
from samrad.core.reports.tally import Tally, total
from samrad.records.districts.queries import Told
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

# What the table shows, in this order; by each of them it is sorted, and by the name.
COLUMNS: dict[str, Word] = {
    "agreements": gettext_lazy("Agreement in force"),
    "meetings_held": gettext_lazy("Meetings held"),
    "met": gettext_lazy("Duties met"),
    "met_late": gettext_lazy("Met late"),
    "overdue": gettext_lazy("Overdue"),
    "evaluated": gettext_lazy("Evaluations done"),
    "reviews": gettext_lazy("Reviews due"),
}
NAME = "name"
# Of these a number is agreed, and shown beside.
_OF = {"meetings_held": "meetings", "evaluated": "evaluations"}


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its words, the address that sorts by it, and how it sorts now."""

    text: str
    href: str
    order: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One number with its heading, which stands beside it on a phone."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One council, or the total."""

    name: str
    sentence: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A district's councils, and all of them together."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    total: Line


def sort_asked(asked: QueryDict) -> str:
    """The heading to sort by; by name where none of them is asked for."""
    sort = asked.get("sort", NAME)
    return sort if sort in COLUMNS else NAME


def sorts() -> list[tuple[str, str]]:
    """What can be sorted by, with its words."""
    return [(NAME, _("Council")), *((key, str(word)) for key, word in COLUMNS.items())]


def table(told: Sequence[Told], asked: QueryDict, *, on: date) -> Table:
    """The councils by name, or as `asked` for: with `?sort=overdue` the most first."""
    sort = sort_asked(asked)
    ordered = sorted(told, key=lambda one: alphabetical(one.name, one.language))
    if sort != NAME:
        ordered.sort(key=lambda one: -getattr(one.counts or Tally(), sort))
    return Table(
        headings=tuple(_heading(key, text, asked) for key, text in sorts()),
        lines=tuple(_line(one, on) for one in ordered),
        total=_total([one.counts for one in told if one.counts]),
    )


def sentence(counts: Tally) -> str:
    """One council in a sentence."""
    agreement = _("agreement in force") if counts.agreements else _("no agreement in force")
    meetings = _("%(held)s of %(agreed)s meetings held") % {
        "held": counts.meetings_held,
        "agreed": counts.meetings,
    }
    said = formats.and_list([agreement, meetings, _overdue(counts.overdue)])
    return said[:1].upper() + said[1:] + "."


def _overdue(number: int) -> str:
    if not number:
        return _("nothing overdue")
    return ngettext("%(n)s duty overdue", "%(n)s duties overdue", number) % {
        "n": formats.small_number(number)
    }


def cells(counts: Tally, *, of: int = 1) -> tuple[Cell, ...]:
    """The numbers of `of` councils together."""
    return tuple(Cell(str(word), _text(counts, key, of)) for key, word in COLUMNS.items())


def _heading(key: str, text: str, asked: QueryDict) -> Heading:
    query = QueryDict(mutable=True)
    if "on" in asked:
        query["on"] = str(asked["on"])
    query["sort"] = key
    order = "ascending" if key == NAME else "descending"
    now = order if key == sort_asked(asked) else ""
    return Heading(text, f"?{query.urlencode()}", now)


def _line(told: Told, on: date) -> Line:
    if told.counts is None or told.on is None:
        return Line(told.name, _("Nothing is counted as of this day."), ())
    said = sentence(told.counts)
    if told.on != on:
        said += " " + _("Counted %(day)s.") % {"day": formats.day(told.on)}
    return Line(told.name, said, cells(told.counts))


def _total(counted: Sequence[Tally]) -> Line:
    number = len(counted)
    name = ngettext("%(n)s council", "All %(n)s councils", number) % {"n": number}
    return Line(name, "", cells(total(counted), of=number))


def _text(counts: Tally, key: str, of: int) -> str:
    number = getattr(counts, key)
    if key == "agreements" and of == 1:
        return _("yes") if number else _("no")
    agreed = of if key == "agreements" else getattr(counts, _OF[key]) if key in _OF else None
    if agreed is None:
        return str(number)
    return _("%(number)s of %(agreed)s") % {"number": number, "agreed": agreed}
