"""Days, months, counts and lists as the reader's language writes them."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

# British English: the day comes first, as in the other three.
_LOCALES = {"nb": "nb", "nn": "nn", "sv": "sv", "en": "en_GB"}
_NUMBERS = (
    _("zero"),
    _("one"),
    _("two"),
    _("three"),
    _("four"),
    _("five"),
    _("six"),
    _("seven"),
    _("eight"),
    _("nine"),
    _("ten"),
    _("eleven"),
    _("twelve"),
)


def day(value: date) -> str:
    """A day: "16. juni 2025"."""
    return _date(value, "long", locale())


def moment(value: datetime) -> str:
    """A day and a time of day where the partnership is: "16. juni 2025 12:00"."""
    there = localtime(value)
    return f"{day(there)} {there:%H:%M}"


def short_day(value: date) -> str:
    """A day without its year, for lists under a year's heading: "16. juni"."""
    return _date(value, "d. MMMM" if locale() in ("nb", "nn") else "d MMMM", locale())


def weekday(value: date) -> str:
    """A day with its weekday: "mandag 16. juni 2025"."""
    return _date(value, "full", locale())


def month(number: int) -> str:
    """The name of month `number` (1–12), as it stands in a sentence."""
    return str(get_month_names("wide", context="format", locale=locale())[number])


def month_short(number: int) -> str:
    """The month in three letters or so, without a full stop: "jun"."""
    names = get_month_names("abbreviated", context="stand-alone", locale=locale())
    return str(names[number]).rstrip(".")


def days(number: int) -> str:
    """A number of days; whole weeks as weeks: "two weeks", "10 days"."""
    if number and number % 7 == 0:
        weeks = number // 7
        return ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": small_number(weeks)}
    return ngettext("%(n)s day", "%(n)s days", number) % {"n": small_number(number)}


def months(number: int) -> str:
    """A number of months; whole years as years: "two years", "18 months"."""
    if number and number % 12 == 0:
        years = number // 12
        return ngettext("%(n)s year", "%(n)s years", years) % {"n": small_number(years)}
    return ngettext("%(n)s month", "%(n)s months", number) % {"n": small_number(number)}


def small_number(number: int) -> str:
    """A number up to twelve in letters, a larger one in digits."""
    return str(_NUMBERS[number]) if 0 <= number < len(_NUMBERS) else str(number)


def number(value: float, *, decimals: int = 0) -> str:
    """A number with the language's marks, at most so many decimals: "1 702", "3,1"."""
    shown = "#,##0" + (f".{'#' * decimals}" if decimals else "")
    # Rounded before it is written, so that nothing becomes "−0".
    return str(format_decimal(round(value, decimals) + 0.0, shown, locale=locale()))


def tenths(value: float) -> str:
    """A number with one decimal, whatever it is: "7,0"."""
    return str(format_decimal(round(value, 1) + 0.0, "#,##0.0", locale=locale()))


def change(percent: float) -> str:
    """A change in per cent with its sign: "+3,1 %", "−9,5 %", "0,0 %"."""
    rounded = round(percent, 1) + 0.0
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{share(abs(rounded))}"


def share(percent: float) -> str:
    """Per cent with one decimal, the sign kept on the same line: "3,1 %"."""
    return f"{tenths(percent)}\N{NO-BREAK SPACE}%"


def and_list(items: Sequence[str]) -> str:
    """Several things with the last "and": "februar, juni og november"."""
    return str(format_list(list(items), locale=locale()))


@lru_cache(maxsize=4096)
def _date(value: date, pattern: str, in_locale: str) -> str:
    return str(format_date(value, pattern, locale=in_locale))


def locale() -> str:
    """The reader's language, as Babel names it."""
    return _LOCALES.get(get_language() or "nb", "nb")
