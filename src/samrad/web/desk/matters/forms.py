"""Forms of matters: proposing one, and what the secretary answers."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samrad.actions.matters import Along
from samrad.actions.papers import Brought
from samrad.core.meetings.cleaning import clean
from samrad.core.meetings.kinds import MatterKind, MatterType, RaisedBy
from samrad.core.meetings.proposing import Proposal, Words
from samrad.core.openness.grounds import grounds_of
from samrad.core.openness.levels import Marking, Openness
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Meeting
from samrad.records.papers.models import Paper
from samrad.web.desk.matters.offering import Chance, Offered
from samrad.web.kit.choices import offer
from samrad.web.kit.days import Day
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import (
    ground_words,
    matter_kind_word,
    matter_type_word,
    openness_word,
    raised_by_word,
)

_LONGEST = 20_000


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class WordsForm(Guarded):
    """What a matter says in words, as plain text."""

    title = forms.CharField(
        label=_("What is it about?"),
        help_text=_("One line, as it is to stand on the agenda."),
        max_length=200,
    )
    background = forms.CharField(
        label=_("Background"),
        help_text=_("Why it comes up, and what the council should know. Plain text."),
        widget=_text(6),
        max_length=_LONGEST,
        required=False,
    )
    outcome = forms.CharField(
        label=_("What do you want the council to do?"),
        widget=_text(3),
        max_length=_LONGEST,
        required=False,
    )

    def words(self) -> Words:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return Words(data["title"], data["background"], data["outcome"])

    def was_pasted(self) -> bool:
        """Whether there was markup in it, of which only the words are kept."""
        return any(clean(text).markup for _name, _label, text in self.texts(self.cleaned_data))


class PapersForm(Guarded):
    """Papers that are there, and a new one."""

    papers = forms.MultipleChoiceField(
        label=_("Papers that belong to it"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    file = forms.FileField(
        label=_("A new paper"),
        help_text=_(
            "PDF, Word, Excel, text or a picture, at most 20 MB. It is marked as open as the"
            " matter. If something has to be mended first, choose it again."
        ),
        allow_empty_file=True,
        required=False,
    )
    called = forms.CharField(
        label=_("What is the new paper called?"),
        help_text=_("Empty: by the name of its file."),
        max_length=200,
        required=False,
    )

    def __init__(self, papers: Sequence[Paper], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._there = {str(paper.pk): paper for paper in papers}
        offer(self, "papers", [(key, paper.title) for key, paper in self._there.items()])
        if not papers:
            del self.fields["papers"]

    def along(self, marking: Marking) -> Along:
        """What the form brings along. Call only when the form is valid."""
        data, file = self.cleaned_data, self.looked
        chosen = tuple(self._there[key] for key in data.get("papers", ()))
        if file is None:
            return Along(chosen)
        return Along(chosen, Brought(data["called"] or file.name, file, marking))


class ProposeForm(WordsForm, PapersForm):
    """A matter somebody proposes."""

    kind = forms.ChoiceField(label=_("What is the council asked to do?"))
    meeting = forms.ChoiceField(label=_("For which meeting?"), required=False)
    focus = forms.ChoiceField(
        label=_("Which topic or focus area of the agreement?"), required=False
    )
    municipality = forms.ChoiceField(label=_("Whose matter is it?"), required=False)
    minutes = forms.IntegerField(
        label=_("How many minutes does it take?"), min_value=1, max_value=480
    )
    type = forms.ChoiceField(
        label=_("Type of matter"), help_text=_("By the code list of eInnsyn.")
    )
    raised_by = forms.ChoiceField(label=_("Who raises it?"))
    raised_for = forms.CharField(
        label=_("On behalf of whom?"),
        help_text=_("The guest or the group, as the council knows them."),
        max_length=200,
        required=False,
    )
    openness = forms.ChoiceField(label=_("How open is it?"))
    ground = forms.ChoiceField(
        label=_("On which ground is it exempt?"),
        help_text=_("Only for what is exempt."),
        required=False,
    )
    review = Day(
        label=_("When is the exemption looked at again?"),
        help_text=_("Only for what is exempt; at the latest in two years."),
        required=False,
    )
    field_order = (
        *("title", "kind", "background", "outcome", "meeting", "focus", "municipality"),
        *("minutes", "papers", "file", "called", "openness", "ground", "review"),
        *("raised_by", "raised_for", "type"),
    )

    def __init__(
        self, there: Offered, *args: Any, matter: Matter | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = _initial(there, matter)
        super().__init__(there.papers, *args, **kwargs)
        self.there, self.matter = there, matter
        self._offer_lists()
        self._offer_openness()
        if not there.municipalities:
            del self.fields["municipality"]
        if not there.may_raise_for_others or matter is not None:
            del self.fields["raised_by"]
        if "raised_by" not in self.fields and not (matter and matter.raised_for):
            del self.fields["raised_for"]

    def _offer_lists(self) -> None:
        there = self.there
        offer(self, "kind", [(one.value, matter_kind_word(one)) for one in MatterKind])
        offer(self, "type", [(one.value, matter_type_word(one)) for one in MatterType])
        offer(self, "raised_by", [(one.value, raised_by_word(one)) for one in RaisedBy])
        chances = [(str(one.meeting.pk), one.says) for one in there.chances]
        offer(self, "meeting", [*chances, ("", _("None in particular"))])
        areas = dict.fromkeys((*there.focuses, *_kept(self.matter)))
        none = ("", pgettext_lazy("a topic", "None of them"))
        offer(self, "focus", [none, *((one, one) for one in areas)])
        common = ("", _("It is common to all"))
        offer(self, "municipality", [common, *there.municipalities])

    def _offer_openness(self) -> None:
        grounds = [
            (one.key, ground_words(one))
            for one in grounds_of(self.there.country, on=self.there.on)
        ]
        offer(self, "openness", [(one.value, openness_word(one)) for one in Openness])
        offer(self, "ground", [("", _("not exempt")), *grounds])
        if self.matter is not None:  # it changes by an act of its own, with a reason
            for name in ("openness", "ground", "review"):
                del self.fields[name]

    def opens(self, data: Mapping[str, Any]) -> bool:
        """Whether it is, or will be, open to everyone."""
        openness = self.matter.openness if self.matter else data.get("openness")
        return openness == Openness.OPEN

    def marking(self) -> Marking:
        """How open it is. Call only when the form is valid."""
        data, matter = self.cleaned_data, self.matter
        if matter is not None:
            return Marking(Openness(matter.openness), matter.ground, matter.review)
        return Marking(Openness(data["openness"]), data["ground"], data["review"])

    def meeting_chosen(self) -> Meeting | None:
        """The meeting it is for. Call only when the form is valid."""
        return _meeting(self.there.chances, self.cleaned_data["meeting"])

    def proposal(self) -> Proposal:
        """What the form says. Call only when the form is valid."""
        data = self.cleaned_data
        return Proposal(
            words=self.words(),
            kind=MatterKind(data["kind"]),
            type=MatterType(data["type"]),
            focus=data["focus"],
            municipality=data.get("municipality", ""),
            minutes=data["minutes"],
            marking=self.marking(),
            raised_by=RaisedBy(data.get("raised_by") or _raised_by(self.matter)),
            raised_for=data.get("raised_for", ""),
        )


def _raised_by(matter: Matter | None) -> str:
    return matter.raised_by if matter else RaisedBy.MEMBER


def _kept(matter: Matter | None) -> tuple[str, ...]:
    """The topic it has, also where the agreement names it no more."""
    return (matter.focus,) if matter and matter.focus else ()


def _initial(there: Offered, matter: Matter | None) -> dict[str, object]:
    if matter is not None:
        names = ("title", "kind", "background", "outcome", "focus", "municipality", "minutes")
        kept = {name: getattr(matter, name) for name in (*names, "raised_for", "type")}
        return {**kept, "meeting": str(matter.meeting_id or "")}
    return {
        "kind": MatterKind.DISCUSS,
        "type": MatterType.OTHER,
        "openness": Openness.COUNCIL,
        "minutes": 10,
        "raised_by": RaisedBy.MEMBER,
        "meeting": str(there.best.meeting.pk) if there.best else "",
    }


def _meeting(chances: Sequence[Chance], chosen: str) -> Meeting | None:
    return next((one.meeting for one in chances if str(one.meeting.pk) == chosen), None)


class AcceptForm(Guarded):
    """For which meeting a matter is taken up."""

    meeting = forms.ChoiceField(label=_("For which meeting?"))
    answer = forms.CharField(
        label=_("A word to who proposed it"), widget=_text(3), max_length=2000, required=False
    )

    def __init__(self, chances: Sequence[Chance], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._chances = chances
        offer(self, "meeting", [(str(one.meeting.pk), one.says) for one in chances])

    def meeting_chosen(self) -> Meeting | None:
        """The meeting. Call only when the form is valid."""
        return _meeting(self._chances, self.cleaned_data["meeting"])


class MergeForm(Guarded):
    """Into which other matter one is merged."""

    into = forms.ChoiceField(
        label=_("Into which matter?"),
        help_text=_("Both keep their words; the papers go along; who proposed it is told."),
    )
    answer = forms.CharField(
        label=_("A word to who proposed it"), widget=_text(3), max_length=2000, required=False
    )

    def __init__(self, others: Sequence[Matter], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._others = {one.pk: one for one in others}
        offer(self, "into", [(str(one.pk), one.title) for one in others])

    def into_chosen(self) -> Matter:
        """The other matter. Call only when the form is valid."""
        return self._others[UUID(self.cleaned_data["into"])]


class SendBackForm(Guarded):
    """Why a matter is sent back."""

    reason = forms.CharField(
        label=_("Why is it sent back?"),
        help_text=_("Who proposed it reads this, mends it and proposes it again."),
        widget=_text(3),
        max_length=2000,
    )
