"""A picture as of any day: which day the address asks for, and why it is not shown so."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samrad.web.kit import formats

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Back:
    """The day a picture is looked at from.

    Attributes:
        on: The day; today where another cannot be shown.
        why: Why today is shown instead of what was asked for; empty where nothing was.
    """

    on: date
    why: str = ""


def looked_back(asked: str, begun_at: datetime, *, today: date) -> Back:
    """The day `?on=` asks for, unless it is none, lies ahead, or the picture was not begun."""
    if not asked:
        return Back(today)
    try:
        on = date.fromisoformat(asked)
    except ValueError:
        facts = {"asked": asked[:_LONGEST]}
        none = _("“%(asked)s” is no day. Write it as 2025-03-01. This is the picture of today.")
        return Back(today, none % facts)
    facts = {"day": formats.day(on), "begun": formats.day(begun := localtime(begun_at).date())}
    if on > today:
        ahead = _("%(day)s lies ahead: nobody knows it yet. This is the picture of today.")
        return Back(today, ahead % facts)
    if on < begun:
        early = _("On %(day)s it was not begun: that was on %(begun)s. This is it as of today.")
        return Back(today, early % facts)
    return Back(on)
