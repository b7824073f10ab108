"""The time zones of our two countries, as RFC 5545 section 3.6.5 wants them in a calendar.

Written by rule and not as a list of days: Outlook understands the rule, and it does not run
out. A test holds it against the zones of the operating system.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

# Norway and Sweden both follow directive 2000/84/EC, and did so before it.
_CENTRAL_EUROPE = frozenset({"Europe/Oslo", "Europe/Stockholm"})
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def zone_of(moment: datetime) -> str:
    """The name of the time zone a moment is told in.

    Raises:
        ValueError: It is told in none of ours.
    """
    name = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else ""
    if name not in _CENTRAL_EUROPE:
        msg = f"no calendar of ours knows the time zone of {moment}"
        raise ValueError(msg)
    return name


def time_zone(name: str) -> Timezone:
    """The component that explains the time zone called `name`."""
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(_summer(TimezoneDaylight()))
    zone.add_component(_winter(TimezoneStandard()))
    return zone


def _summer(half: TimezoneDaylight) -> TimezoneDaylight:
    half.add("tzname", "CEST")
    half.add("dtstart", datetime(1996, 3, 31, 2))  # noqa: DTZ001 -- local time, as the norm asks
    half.add("rrule", vRecur(FREQ="YEARLY", BYMONTH=3, BYDAY="-1SU"))
    half.add("tzoffsetfrom", _WINTER)
    half.add("tzoffsetto", _SUMMER)
    return half


def _winter(half: TimezoneStandard) -> TimezoneStandard:
    half.add("tzname", "CET")
    half.add("dtstart", datetime(1996, 10, 27, 3))  # noqa: DTZ001 -- local time, as the norm asks
    half.add("rrule", vRecur(FREQ="YEARLY", BYMONTH=10, BYDAY="-1SU"))
    half.add("tzoffsetfrom", _SUMMER)
    half.add("tzoffsetto", _WINTER)
    return half
