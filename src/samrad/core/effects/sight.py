"""What a series could show at all, in the figures a sentence needs."""

from dataclasses import dataclass
from enum import StrEnum


class Visible(StrEnum):
    """Whether what is expected could be seen."""

    YES = "yes"
    NO = "no"
    # Not even the end of nearly all cases could be told from chance.
    NOTHING = "nothing"
    # Nobody said what is expected.
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Sight:
    """What could be seen, in the figures a sentence needs.

    Attributes:
        ratio: The smallest decline that would be seen, as after over without, in (0, 1);
            nan where none could.
        percent: The same as a decline in per cent, in (0, 100); nan where none could.
        fewer: The same as cases a period, above 0; nan where none could.
        baseline: Cases a period before, above 0.
        dispersion: How many times as much as chance the series varies, 1 or more.
        periods_before: How many periods there were before.
        periods_after: How many there are to be after.
        expected: The ratio that is hoped for; nan where nobody said.
        visible: Whether that could be seen.
        alpha: How rare chance has to be, in (0, 1).
        power: How surely such a decline would be seen, in (0, 1).
    """

    ratio: float
    percent: float
    fewer: float
    baseline: float
    dispersion: float
    periods_before: int
    periods_after: int
    expected: float
    visible: Visible
    alpha: float
    power: float
