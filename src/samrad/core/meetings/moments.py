"""When a meeting is, as a moment: wall-clock time where the council is."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from samrad.core.basics.countries import Country

_ZONES: Mapping[Country, ZoneInfo] = {
    Country.NORWAY: ZoneInfo("Europe/Oslo"),
    Country.SWEDEN: ZoneInfo("Europe/Stockholm"),
}


def moment(day: date, clock: time, country: Country) -> datetime:
    """What the clock shows on that day in that country, with its time zone."""
    return datetime.combine(day, clock, _ZONES[country])
