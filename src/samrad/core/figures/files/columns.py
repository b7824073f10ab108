"""Which column of a file is what: proposed from its headings and what stands below them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from samrad.core.basics.periods import Period
from samrad.core.figures.files.cells import Blank, could_be_a_figure
from samrad.core.figures.files.grids import Raw, as_text, is_blank
from samrad.core.figures.files.places import is_place
from samrad.core.figures.files.spans import period_in


class Role(StrEnum):
    """What a column holds."""

    PLACE = "place"
    AREA = "area"
    INDICATOR = "indicator"
    PERIOD = "period"
    SINCE = "since"
    UNTIL = "until"
    FIGURE = "figure"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        number: Its place, from 0.
        heading: What stands above it.
        role: What it holds.
        period: Of a column of figures: the stretch of days its heading names.
        indicator: Of a column of figures: what is counted in it, as its heading says.
    """

    number: int
    heading: str
    role: Role
    period: Period | None = None
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is to be understood.

    Attributes:
        all: Every column.
        blank: What an empty cell means.
        place: The code of the place, where no column says it.
        indicator: What is counted, where neither a column nor a heading says it.
        period: The stretch of days, where nothing in the table says it.
    """

    all: tuple[Column, ...]
    blank: Blank = Blank.NOT_COLLECTED
    place: str = ""
    indicator: str = ""
    period: Period | None = None

    def of(self, *roles: Role) -> tuple[Column, ...]:
        """The columns that hold one of these."""
        return tuple(one for one in self.all if one.role in roles)


_WORDS: Mapping[Role, re.Pattern[str]] = {
    Role.SINCE: re.compile(r"fra( dato| og med)?|fr\.?o\.?m\.?|från( datum)?|since|from|start"),
    Role.UNTIL: re.compile(r"til( dato| og med)?|t\.?o\.?m\.?|till( datum)?|until|to|slutt?"),
    Role.PERIOD: re.compile(
        r"år|period(?:en?)?|måned|månad|tid|kvartal|tertial|uke|vecka|year|dato"
    ),
    Role.PLACE: re.compile(
        r"g?_?kom(mune?)?(nr|nummer|kod)?\.?|kommune?namn|region(kode?)?|sted|plats|gjerningssted"
        r"|gjerningskommune|brottsplats|place|municipality|komm?nr"
    ),
    Role.FIGURE: re.compile(
        r"antall?( .*)?|tall|verdi|value|count|number|saker|anmeldelser|anmälda( brott)?|sum"
    ),
    Role.INDICATOR: re.compile(
        r"tema|indikator|kategori|type|lovbrudd(stype|sgruppe)?|kriminalitetstype|brottstyp"
        r"|brottskategori|brott|gruppe?|indicator"
    ),
}
_CODED = re.compile(r"nr|nummer|kod", re.IGNORECASE)
_TAKEN_ONCE = (Role.PLACE, Role.AREA, Role.PERIOD, Role.SINCE, Role.UNTIL)
_LOOKED_AT = 200
# Of the cells below a heading this many have to say the same for it to be believed.
_MOST = 0.8


def propose(headings: Sequence[str], rows: Sequence[Sequence[Raw]]) -> tuple[Column, ...]:
    """What each column probably holds; whoever brings the file may say otherwise."""
    found = [_proposed(n, heading, _below(rows, n)) for n, heading in enumerate(headings)]
    return tuple(_settled(found))


def as_role(column: Column, role: Role) -> Column:
    """The column with another role; of figures its heading says what is counted."""
    bare = role is not Role.FIGURE or column.period or _by_word(column.heading) is role
    return replace(column, role=role, indicator=column.indicator if bare else column.heading)


def _below(rows: Sequence[Sequence[Raw]], number: int) -> list[Raw]:
    cells = (row[number] for row in rows[:_LOOKED_AT] if number < len(row))
    return [cell for cell in cells if not is_blank(cell)]


def _proposed(number: int, heading: str, below: Sequence[Raw]) -> Column:
    period, rest = _parted(heading)
    if period is not None:
        return Column(number, heading, Role.FIGURE, period, rest)
    word = _by_word(heading)
    if word is None and (not below or (not heading and _mostly(below, could_be_a_figure))):
        return Column(number, heading, Role.SKIP)
    needs = _NEEDS.get(word) if word else None
    if needs is not None and not _mostly(below, needs):
        word = None
    role = word or _by_cells(below)
    indicator = heading if role is Role.FIGURE and word is None else ""
    return Column(number, heading, role, indicator=indicator)


def _parted(heading: str) -> tuple[Period | None, str]:
    """The stretch of days at an end of a heading, and what else it says: "Vold 2023"."""
    words = heading.split()
    for many in range(len(words), 0, -1):
        for part, rest in (
            (words[-many:], words[:-many]),
            (words[:many], words[many:]),
        ):
            if period := period_in(" ".join(part).strip("():,")):
                return period, " ".join(rest).strip(" –-:,(")
    return None, ""


def _by_word(heading: str) -> Role | None:
    text = " ".join(heading.casefold().split())
    return next((role for role, words in _WORDS.items() if words.fullmatch(text)), None)


def _by_cells(below: Sequence[Raw]) -> Role:
    if _mostly(below, _is_period) and not _mostly(below, could_be_a_figure):
        return Role.PERIOD
    if _mostly(below, could_be_a_figure):
        return Role.FIGURE
    return Role.PLACE if _mostly(below, _is_place) else Role.INDICATOR


def _is_period(cell: Raw) -> bool:
    return period_in(cell) is not None


def _is_place(cell: Raw) -> bool:
    return is_place(as_text(cell))


def _mostly(cells: Sequence[Raw], holds: Callable[[Raw], bool]) -> bool:
    return sum(map(holds, cells)) >= _MOST * len(cells) if cells else False


# What has to stand below a heading for its word to be believed.
_NEEDS: Mapping[Role, Callable[[Raw], bool]] = {
    Role.SINCE: _is_period,
    Role.UNTIL: _is_period,
    Role.PERIOD: _is_period,
    Role.FIGURE: could_be_a_figure,
}


def _settled(found: Sequence[Column]) -> Iterable[Column]:
    """Of what there can be only one of, the first counts; of places, codes before names."""
    first = {one.role: one.number for one in reversed(found) if one.role in _TAKEN_ONCE}
    coded = (one for one in found if one.role is Role.PLACE and _CODED.search(one.heading))
    if code := next(coded, None):
        first[Role.PLACE] = code.number
    for one in found:
        again = first.get(one.role, one.number) != one.number
        yield replace(one, role=Role.SKIP) if again else one
