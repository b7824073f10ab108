"""Easter Sunday, from which half of the church's and the school's holidays are counted."""

from datetime import date


def easter(year: int) -> date:
    """Easter Sunday of `year` in the Gregorian calendar (1583–9999).

    Raises:
        ValueError: The year is before 1583 or after 9999.

    Source:
        The anonymous algorithm of Nature 13 (1876), 487, as in Meeus, Astronomical
        Algorithms (1991), chapter 8. Checked in the tests against the calendars.
    """
    if year < 1583:
        msg = f"the Gregorian calendar did not count Easter in {year}"
        raise ValueError(msg)
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, extra = divmod(century, 4)
    drift = (8 * century + 13) // 25
    epact = (19 * golden + century - leaps - drift + 15) % 30
    quarters, odd = divmod(rest, 4)
    weekday = (32 + 2 * extra + 2 * quarters - epact - odd) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
