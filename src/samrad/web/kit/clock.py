"""The only file that reads the clock. Everyone else is told the time."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This very moment; in the demo, noon of the day its stage stands on.

    Told in the partnership's own time zone, so that its date is the day people have there:
    half an hour past midnight in Norway it is still yesterday in UTC.
    """
    if (told := _demo_day()) is None:
        return timezone.localtime(timezone.now())  # noqa: TID251 -- this is the clock
    noon = datetime(told.year, told.month, told.day, 12, 0)  # noqa: DTZ001 -- made aware below
    return timezone.make_aware(noon)


def real_now() -> datetime:
    """This very moment, also in the demo: for what really runs out."""
    return timezone.now()  # noqa: TID251 -- this is the clock


def today() -> date:
    """Today where the partnership is (Norway and Sweden share a time zone)."""
    return now().date()


def _demo_day() -> date | None:
    told: str = settings.SAMRAD_DEMO_DAY
    return date.fromisoformat(told) if told else None
