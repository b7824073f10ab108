"""Guessing ends; nobody else is kept out by it."""

from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from hypothesis import given
from hypothesis import strategies as st

from samrad.web.kit.limits import Limit, note_wrong, seconds_to_wait

LIMIT = Limit("tests", most=5, seconds=60)
# The beginning of a window of every length used here.
START = 6_000_000.0
_SENDERS = count()


@pytest.fixture(autouse=True)
def _own_counters(settings: Any, tmp_path: Path) -> None:
    settings.SAMRAD_HOME = tmp_path


def test_the_sixth_wrong_attempt_has_to_wait_and_the_fifth_has_not() -> None:
    waits = [note_wrong(LIMIT, "10.0.0.1", at=START + number) for number in range(6)]

    assert waits[:5] == [0] * 5
    assert 0 < waits[5] <= 2 * LIMIT.seconds


def test_asking_counts_nothing() -> None:
    for _ in range(20):
        assert seconds_to_wait(LIMIT, "10.0.0.1", at=START) == 0


def test_another_sender_and_another_purpose_do_not_wait() -> None:
    for _ in range(50):
        note_wrong(LIMIT, "10.0.0.1", at=START)

    assert seconds_to_wait(LIMIT, "10.0.0.1", at=START) > 0
    assert seconds_to_wait(LIMIT, "10.0.0.2", at=START) == 0
    other = Limit("something else", LIMIT.most, LIMIT.seconds)
    assert seconds_to_wait(other, "10.0.0.1", at=START) == 0


@given(st.lists(st.floats(0, 59), min_size=6, max_size=30))
def test_after_the_seconds_that_were_said_one_may_go_on(moments: list[float]) -> None:
    sender = f"sender {next(_SENDERS)}"
    *_, wait = [note_wrong(LIMIT, sender, at=START + moment) for moment in sorted(moments)]
    last = START + max(moments)

    assert wait > 0
    # A whole second may be said too much, never too little.
    assert seconds_to_wait(LIMIT, sender, at=last + wait - 2) > 0 or wait <= 2
    assert seconds_to_wait(LIMIT, sender, at=last + wait + 1) == 0


def test_a_quiet_window_forgets() -> None:
    for _ in range(100):
        note_wrong(LIMIT, "10.0.0.1", at=START)

    assert seconds_to_wait(LIMIT, "10.0.0.1", at=START + 2 * LIMIT.seconds) == 0


def _wrong_ten_times(home: str) -> None:
    configured.SAMRAD_HOME = home
    for _ in range(10):
        note_wrong(Limit("processes", most=39, seconds=60), "10.0.0.1", at=START)


@pytest.mark.slow
def test_all_processes_of_the_machine_count_together(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as processes:
        list(processes.map(_wrong_ten_times, [str(tmp_path)] * 4))
    counted = Limit("processes", most=39, seconds=60)

    assert seconds_to_wait(counted, "10.0.0.1", at=START) > 0
    assert seconds_to_wait(Limit("processes", 40, 60), "10.0.0.1", at=START) == 0


def test_who_the_sender_is_does_not_stand_in_the_file(tmp_path: Path) -> None:
    note_wrong(LIMIT, "10.0.0.1", at=START)
    kept = (tmp_path / "limits").read_bytes()

    assert b"10.0.0.1" not in kept
    assert (tmp_path / "limits").stat().st_mode & 0o077 == 0


def test_counters_that_cannot_be_kept_stop_nobody(settings: Any, tmp_path: Path) -> None:
    settings.SAMRAD_HOME = tmp_path / "not there"
    for _ in range(50):
        assert note_wrong(LIMIT, "10.0.0.1", at=START) == 0
