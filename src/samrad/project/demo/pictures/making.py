"""Making the pictures of the demo: each act on its day, by who does it in a partnership."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from samrad.actions.meetings import Planned, plan_meeting
from samrad.actions.picture_parts import (
    NewFigure,
    choose_figure,
    mark_parts,
    note_difference,
    settle_difference,
    show_own,
    write_own,
)
from samrad.actions.pictures import (
    adopt_picture,
    begin_picture,
    freeze_picture,
    settle_picture,
    state_jointly,
)
from samrad.actions.publishing_pictures import publish_picture
from samrad.core.meetings.numbering import number_called
from samrad.core.people.parties import Party
from samrad.core.pictures.figures import Against
from samrad.project.demo.meetings.holding import Cast, play
from samrad.project.demo.pictures.shapes import DemoFigure, DemoPart, DemoPicture
from samrad.project.demo.shapes import noon
from samrad.records.basics.marks import marking_of
from samrad.records.meetings.models import Meeting
from samrad.records.people.models import Person
from samrad.records.pictures.models import Picture, PicturePart
from samrad.records.pictures.queries import told
from samrad.web.desk.pictures.choosing import Offered, offered
from samrad.web.kit.phrases import word_for_meeting

_Act = Callable[[], None]
_ASSESSED = {"NO": "Vurdert før rådet ser bildet.", "SE": "Bedömt innan rådet ser bilden."}


def make_pictures(cast: Cast, pictures: Iterable[DemoPicture], stage_day: date) -> None:
    """Everything that had happened to pictures by `stage_day`."""
    for demo in pictures:
        play(_Made(cast, demo).acts(), stage_day)


@dataclass(frozen=True, slots=True)
class _Made:
    cast: Cast
    demo: DemoPicture

    def acts(self) -> Iterator[tuple[date, Person, _Act]]:
        demo, begun = self.demo, self.demo.begun
        secretary = self.cast.secretary
        if demo.meeting_noted:
            yield begun, secretary, self._prepare
        yield begun, secretary, self._begin
        for part in demo.parts:
            yield from ((begun, who, act) for who, act in self._write(part))
        if demo.frozen:
            yield demo.frozen, secretary, self._settle
            for party in Party:
                who = self.cast.binds(party, demo.frozen)
                yield demo.frozen, who, partial(self._adopt, who)
            yield demo.frozen, secretary, self._freeze
        if demo.published:
            yield demo.published, secretary, self._publish

    def _write(self, part: DemoPart) -> Iterator[tuple[Person, _Act]]:
        for party, text in part.own.items():
            who = self.cast.writer(party, self.demo.begun)
            yield who, partial(self._own, part, party, text, who)
        for party, text, settled in part.differences:
            who = self.cast.writer(party, self.demo.begun)
            yield who, partial(self._differ, part, text, settled, who)
        yield self.cast.secretary, partial(self._state, part)

    def _prepare(self) -> None:
        council, demo = self.cast.council, self.demo
        number = number_called(demo.meeting, demo.day.year)
        planned = Planned(demo.day, word_for_meeting(council.language), as_noted=number)
        plan_meeting(council, planned, by=self.cast.secretary, at=noon(demo.begun))

    def _begin(self) -> None:
        number = number_called(self.demo.meeting, self.demo.day.year)
        assert number is not None  # noqa: S101 -- the demo names meetings as councils do
        meeting = Meeting.objects.select_related("council").get(
            council=self.cast.council, year=number.year, number=number.number
        )
        by, at = self.cast.secretary, noon(self.demo.begun)
        begin_picture(meeting, self.demo.as_of, by=by, at=at)

    def _picture(self) -> Picture:
        rows = Picture.objects.select_related("council", "meeting")
        return rows.get(council=self.cast.council, meeting__day=self.demo.day)

    def _part(self, part: DemoPart) -> PicturePart:
        picture = self._picture()
        found = next(one for one in picture.parts.all() if part.about in (one.area, one.kind))
        found.picture = picture
        return found

    def _own(self, part: DemoPart, party: Party, text: str, by: Person) -> None:
        row, at = self._part(part), noon(self.demo.begun)
        write_own(row, text, by=by, at=at)
        if party not in part.hidden:
            show_own(row, by=by, at=at)

    def _differ(self, part: DemoPart, text: str, settled: str, by: Person) -> None:
        at = noon(self.demo.begun)
        noted = note_difference(self._part(part), text, by=by, at=at)
        if settled:
            settle_difference(noted, settled, by=by, at=at)

    def _state(self, part: DemoPart) -> None:
        row, by, at = self._part(part), self.cast.secretary, noon(self.demo.begun)
        if part.statement:
            state_jointly(row, part.statement, by=by, at=at)
        for figure in part.figures:
            choose_figure(row, self._figure(figure), by=by, at=at)
        if part.marking != marking_of(row):
            mark = {row.id: part.marking}
            mark_parts(row.picture, mark, reason=_ASSESSED[row.council.country], by=by, at=at)

    def _figure(self, figure: DemoFigure) -> NewFigure:
        found = self._offered(figure)
        assert figure.period.until is not None  # noqa: S101 -- the demo names both ends
        return NewFigure(
            source=found.source,
            statistic=found.statistic,
            indicator=found.series.indicator,
            place=found.series.place,
            since=figure.period.since,
            until=figure.period.until,
            against=figure.against,
            places=("",) if figure.against is Against.COUNTRY else (),
        )

    def _offered(self, figure: DemoFigure) -> Offered:
        every = offered(self.cast.council, as_of=self.demo.as_of)
        return next(
            one
            for one in every
            if one.series.label == figure.label and bool(one.statistic) is figure.statistic
        )

    def _settle(self) -> None:
        settle_picture(self._picture(), by=self.cast.secretary, at=noon(self._frozen))

    def _adopt(self, by: Person) -> None:
        picture = self._picture()
        sha256 = told(picture, on=self._frozen).sha256
        adopt_picture(picture, sha256, by=by, at=noon(self._frozen))

    def _freeze(self) -> None:
        ref = f"situasjonsbilde til møte {self.demo.meeting}"
        freeze_picture(self._picture(), ref, by=self.cast.secretary, at=noon(self._frozen))

    def _publish(self) -> None:
        day = self.demo.published
        assert day is not None  # noqa: S101 -- asked only where it is published
        publish_picture(self._picture(), by=self.cast.secretary, at=noon(day))

    @property
    def _frozen(self) -> date:
        day = self.demo.frozen
        assert day is not None  # noqa: S101 -- asked only where it is frozen
        return day
