"""Alarms in a series of counts: is the newest week more than this series' own past explains?

`farrington` for five years and more, `ears` and `poisson_cusum` for shorter series,
`scan_window` for the worst stretch of a series, wherever it lies.
"""

from samrad.core.figures.alarms.flexible import farrington
from samrad.core.figures.alarms.recent import ears
from samrad.core.figures.alarms.results import Alarms
from samrad.core.figures.alarms.stretches import Scan, Scans, scan_window, scan_windows
from samrad.core.figures.alarms.sums import poisson_cusum

__all__ = [
    "Alarms",
    "Scan",
    "Scans",
    "ears",
    "farrington",
    "poisson_cusum",
    "scan_window",
    "scan_windows",
]
