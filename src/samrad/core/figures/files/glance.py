"""What is shown of a file before it is taken: the numbers of it, and its first figures."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from samrad.core.figures.files.columns import Column
from samrad.core.figures.files.differences import Change, Differences, fingerprint
from samrad.core.figures.files.saying import Laid, Said
from samrad.core.figures.files.understanding import Problem, Read, Understood

MOST_PROBLEMS = 50
MOST_FIGURES = 30


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file says as it is read.

    Attributes:
        sheets: The names of its sheets.
        laid: The sheet that is read, with its columns.
        said: What was said of it.
        read: What is understood, and what is not.
    """

    sheets: tuple[str, ...]
    laid: Laid
    said: Said
    read: Understood


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much a file says and changes, which decides whether it is taken.

    Attributes:
        figures: How many figures are understood.
        problems: How many reasons there are not to take it.
        sha256: The fingerprint of the figures.
        new: How many were not told before.
        same: How many say what they said.
        changed: How many say something else.
        gone: How many of the delivery before are not in it.
        contradicts: How many of the changed ones the other party was shown.
    """

    figures: int
    problems: int
    sha256: str
    new: int
    same: int
    changed: int
    gone: int
    contradicts: int

    @property
    def nothing(self) -> bool:
        """Whether it changes nothing at all."""
        return not self.new and not self.changed


@dataclass(frozen=True, slots=True)
class Glance:
    """A file as it is shown to who brings it.

    Attributes:
        sheets: The names of its sheets.
        sheet: Which of them is read.
        columns: What each column holds.
        said: What was said of it.
        weighed: How much it says and changes.
        first: The first figures.
        wrong: The first reasons not to take it.
        changed: The first figures that say something else than before.
        summed: Whether it listed single events, of which only the sums are here.
        hidden: How many figures show no number.
        blanks: How many of them stood as empty cells.
        sums: How many rows and columns of sums were left out.
        repeated: How many empty labels were read as the one above.
        under: How many rows below the table were left out.
        formulas: How many cells are formulas.
    """

    sheets: tuple[str, ...]
    sheet: str
    columns: tuple[Column, ...]
    said: Said
    weighed: Weighed
    first: tuple[Read, ...]
    wrong: tuple[Problem, ...]
    changed: tuple[Change, ...]
    summed: bool
    hidden: int
    blanks: int
    sums: int
    repeated: int
    under: int
    formulas: int


def weigh(read: Understood, changes: Differences) -> Weighed:
    """How much a file says and changes."""
    return Weighed(
        len(read.figures),
        len(read.problems),
        fingerprint(read.figures),
        len(changes.new),
        changes.same,
        len(changes.changed),
        changes.gone,
        len(changes.contradicts),
    )


def glance_at(
    file: FileRead, changes: Differences, *, is_summed: Callable[[str], bool]
) -> Glance:
    """What is shown of a file; `is_summed` tells the indicators of a list that was summed."""
    laid, read = file.laid, file.read
    listed = (one for one in read.figures if not is_summed(one.seen.indicator))
    return Glance(
        sheets=file.sheets,
        sheet=laid.grid.sheet,
        columns=laid.columns.all,
        said=file.said,
        weighed=weigh(read, changes),
        first=tuple(islice(listed, MOST_FIGURES)),
        wrong=read.problems[:MOST_PROBLEMS],
        changed=changes.changed[:MOST_FIGURES],
        summed=any(is_summed(one.seen.indicator) for one in read.figures),
        hidden=read.hidden,
        blanks=read.blanks,
        sums=laid.table.sums,
        repeated=laid.table.repeated,
        under=laid.table.under,
        formulas=laid.grid.formulas,
    )
