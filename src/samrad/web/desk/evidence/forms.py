"""Noting that something was done."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.meetings_known import KnownMeeting
from samrad.web.kit import formats
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded

_OF_A_MEETING = frozenset(
    {
        Deed.MEETING_HELD,
        Deed.MATTERS_CALLED_FOR,
        Deed.AGENDA_SENT,
        Deed.MINUTES_ARCHIVED,
        Deed.TOPIC_TREATED,
        Deed.AREA_TREATED,
    }
)


class NoteForm(Guarded):
    """What was done, when, and where it can be seen."""

    on = Day(label=_("Which day was it done?"))
    ref = forms.CharField(
        label=_("Where can it be seen?"),
        help_text=_("A case number, a meeting, the name of a document."),
        max_length=200,
    )
    meeting = forms.ChoiceField(label=_("Which meeting?"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("Which of them?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        deed: Deed,
        meetings: Sequence[KnownMeeting],
        topics: Sequence[str],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.deed = deed
        if deed in _OF_A_MEETING:
            offer(self, "meeting", [("", _("none of these")), *map(_choice, meetings)])
        else:
            del self.fields["meeting"]
        if deed in (Deed.TOPIC_TREATED, Deed.AREA_TREATED):
            offer(self, "topics", [(topic, topic) for topic in topics])
        else:
            del self.fields["topics"]

    def done(self) -> list[Evidence]:
        """What the form says was done. Call only when the form is valid."""
        data = self.cleaned_data
        return [
            Evidence(
                self.deed, data["on"], data["ref"], meeting=data.get("meeting", ""), topic=topic
            )
            for topic in data.get("topics", [""])
        ]


def _choice(meeting: KnownMeeting) -> tuple[str, str]:
    return meeting.name, f"{meeting.name} – {formats.day(meeting.day)}"
