"""Real police events, and a measure that never was."""

import csv
import gzip
from collections import Counter

import numpy as np
import pytest

from samrad.core.effects.difference import difference_in_differences
from shared_data import shared

YEARS, ENOUGH = ("2024", "2025"), 60


@pytest.mark.slow
def test_of_measures_that_never_were_few_work() -> None:
    path = shared("sweden/police_events_2023_2026.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        seen = Counter(
            (row["location"], row["event_local"][:7])
            for row in csv.DictReader(file)
            if row["event_local"].startswith(YEARS)
        )
    months = sorted({month for _, month in seen})
    places = [
        place
        for place in sorted({place for place, _ in seen})
        if sum(seen[place, month] for month in months) >= ENOUGH
    ]
    counts = [seen[place, month] for place in places for month in months]
    area = np.repeat(np.arange(len(places)), len(months))
    after = np.tile(np.arange(len(months)) >= 12, len(places))
    rng = np.random.default_rng(2)
    believed = found = 0
    for _ in range(30):
        lot = rng.permutation(len(places)) < len(places) // 3
        effect = difference_in_differences(counts, lot[area], after, cluster=area)
        believed += abs(effect.estimate) > 1.96 * effect.se_model
        found += effect.p < 0.05

    assert len(places) > 150
    # By the model's own errors two in five "work"; by errors that count each place once, few.
    assert believed > 7
    assert found <= 4
