"""The one clock: in the demo it stands, else it tells the partnership's own day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from samrad.web.kit import clock


def test_in_the_demo_it_is_noon_of_its_day() -> None:
    assert clock.today() == date(2025, 6, 16)
    assert clock.now().isoformat() == "2025-06-16T12:00:00+02:00"


def test_outside_the_demo_it_is_now(settings: Any) -> None:
    settings.SAMRAD_DEMO_DAY = ""

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251 -- what the clock is held against


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2025-06-16T21:59", "2025-06-16"),
        ("2025-06-16T22:00", "2025-06-17"),
        ("2025-12-31T22:59", "2025-12-31"),
        ("2025-12-31T23:00", "2026-01-01"),
    ],
)
def test_a_day_begins_at_midnight_where_people_are(
    utc: str, day: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SAMRAD_DEMO_DAY = ""
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)

    # The acts take their day from the moment, the pages from `today`: they must agree.
    assert clock.now() == moment
    assert clock.now().date() == clock.today() == date.fromisoformat(day)


@pytest.mark.django_db
def test_a_proposal_past_midnight_is_of_the_day_people_had(signed_in: Any, within: Any) -> None:
    from samrad.records.agreements.models import Change

    with within("loten"):
        Change.objects.update(proposed_at=datetime(2025, 6, 9, 22, 30, tzinfo=UTC))
    body = signed_in("slt.loten", "en").get("/loten/agreement/2/").content.decode()

    assert "the police, 10 June 2025" in body
