"""The forms of planning: a year of days, moving, calling off, asking which day suits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samrad.actions.meetings import Planned
from samrad.core.meetings.polls import MOST_DAYS
from samrad.records.meetings.models import Meeting
from samrad.web.desk.meetings.forms import Clock
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded

# As most councils meet, before one has met itself.
_STARTS, _ENDS = time(9), time(11)


@dataclass(frozen=True, slots=True)
class Usual:
    """When in the day and where the council usually meets."""

    starts: time
    ends: time
    place: str


def usual(meetings: Sequence[Meeting]) -> Usual:
    """As the last meeting of which the time is known; `meetings` are the latest first."""
    for meeting in meetings:
        if meeting.starts and meeting.ends:
            return Usual(meeting.starts, meeting.ends, meeting.place)
    return Usual(_STARTS, _ENDS, "")


class TimeAndPlace(Guarded):
    """When in the day, and where."""

    starts = Clock(label=_("From"))
    ends = Clock(label=_("To"))
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("It stands in the invitation. A link to a video meeting is fine."),
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning."""
        data = super().clean()
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("Say when it begins, and an end after that."))
        return data

    def planned(self, day: date, word: str) -> Planned:
        """A meeting on `day` as the form says. Call only when the form is valid.

        `word` is what a meeting is called in the council's language.
        """
        data = self.cleaned_data
        return Planned(day, word, data["starts"], data["ends"], data["place"].strip())


class Days(TimeAndPlace):
    """Several days, any of which may be left empty."""

    def __init__(self, labels: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.many = len(labels)
        days = {
            f"day_{place}": Day(label=label, required=False)
            for place, label in enumerate(labels)
        }
        self.fields = {**days, **self.fields}

    def field(self, place: int) -> BoundField:
        """The field of one of the days."""
        return self[f"day_{place}"]

    def days(self) -> list[date | None]:
        """The days as they stand in the form, sent or not; None where there is none."""
        fields = (self.field(place) for place in range(self.many))
        return [_as_day(field) for field in fields]


class PlanYear(Days):
    """A day for each meeting, and room for one more."""

    shown_days = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        year: int,
        proposed: Sequence[date | None],
        before: Usual,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        labels = [*[_("Day of the meeting")] * len(proposed), _("One more meeting")]
        initial = {
            **{f"day_{place}": day for place, day in enumerate(proposed)},
            "starts": before.starts,
            "ends": before.ends,
            "place": before.place,
        }
        super().__init__(labels, data, initial=initial)
        self.year = year

    def clean(self) -> dict[str, Any]:
        """Every day lies in the year that is planned."""
        data = super().clean()
        for place in range(self.many):
            day = data.get(f"day_{place}")
            if day and day.year != self.year:
                self.add_error(f"day_{place}", _("This day lies in another year."))
        return data

    def shown(self) -> frozenset[date]:
        """The days whose reasons stood on the page that was sent."""
        written = str(self.data.get("shown_days", "")).split(",")
        return frozenset(day for one in written if (day := _iso(one)))

    def chosen(self, word: str) -> list[Planned]:
        """The meetings the form asks for. Call only when the form is valid."""
        return [self.planned(day, word) for day in self.days() if day]


class AskDays(Days):
    """Which days the members are asked about, and until when."""

    answer_by = Day(label=_("Answer by"), help_text=_("The letter says it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__([_("A day that may suit")] * MOST_DAYS, *args, **kwargs)

    def asked(self) -> list[date]:
        """The days that are filled in. Call only when the form is valid."""
        return [day for day in self.days() if day]


class MoveForm(TimeAndPlace):
    """Another day, time or place for a meeting."""

    day = Day(label=_("Which day will it be?"))
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)
    field_order = ("day", "starts", "ends", "place")


class CancelForm(Guarded):
    """Calling a meeting off."""

    why = forms.CharField(
        label=_("Why is it called off?"),
        help_text=_("The members read it here. It does not stand in the letter."),
        max_length=300,
    )


def _as_day(field: BoundField) -> date | None:
    value = field.value()
    return value if isinstance(value, date) else _iso(str(value or ""))


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
