"""Alarms in real counts: the weeks of the public event feed of the Swedish police."""

import csv
import gzip
from collections import Counter
from datetime import date

import numpy as np
import pytest

from samrad.core.figures.alarms import farrington
from shared_data import shared

FIRST, WEEKS = date(2023, 3, 20), 177


def weekly() -> dict[str, list[int]]:
    """Events of every kind by place, week by week, for places named in every half year."""
    seen: Counter[tuple[str, int]] = Counter()
    with gzip.open(shared("sweden/police_events_2023_2026.csv.gz"), "rt") as rows:
        for row in csv.DictReader(rows):
            if row["event_local"]:
                day = date.fromisoformat(row["event_local"][:10])
                seen[row["location"], (day - FIRST).days // 7] += 1
    places = {place for place, _ in seen}
    found = {place: [seen[place, week] for week in range(WEEKS)] for place in places}
    return {
        place: counts
        for place, counts in found.items()
        if min(sum(counts[week : week + 26]) for week in range(0, WEEKS - 26, 26)) >= 13
    }


@pytest.mark.slow
def test_towns_give_about_as_many_alarms_as_allowed_and_a_break_in_counting_many_more() -> None:
    every = weekly()
    at = np.arange(WEEKS - 52, WEEKS)

    def share(*, county: bool) -> float:
        chosen = [counts for place, counts in every.items() if place.endswith(" län") is county]
        found = farrington(chosen, at=at, years_back=2)
        return float(found.alarm.sum() / np.isfinite(found.upper).sum())

    assert share(county=False) == pytest.approx(0.05, abs=0.02)
    # In 2025 and 2026 events once given to a town were given to its county.
    assert share(county=True) > 0.15
