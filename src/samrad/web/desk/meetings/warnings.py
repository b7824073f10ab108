"""What somebody is told in time: topics nobody treats, decisions from which nothing follows."""

from collections.abc import Iterable, Sequence
from datetime import date

from samrad.actions.agendas import Worded
from samrad.core.meetings.agenda import Topic
from samrad.core.meetings.coverage import Asked, uncovered
from samrad.core.meetings.decisions import Decision, unsettled
from samrad.core.meetings.kinds import ItemKind
from samrad.core.meetings.stages import MeetingStage, MinutesStage
from samrad.records.meetings.decisions import decisions_at
from samrad.records.meetings.models import Item, Meeting
from samrad.web.desk.here import Here


def left_out(
    at: Here, meeting: Meeting, items: Sequence[Item], missing: Sequence[Worded]
) -> tuple[Asked, ...]:
    """Topics and focus areas that neither this agenda nor a meeting before treats that year."""
    if meeting.year != at.on.year:
        return ()
    known, on = at.partnership(), max(at.on, min(meeting.day, date(meeting.year, 12, 31)))
    also = {*_names(items), *_coming(missing)}
    return uncovered(known.clauses, known.norms, known.evidence, on=on, also=also)


def nothing_follows(meeting: Meeting, *, on: date) -> tuple[Decision, ...]:
    """While the minutes are a draft: decisions of which nobody has said what follows."""
    stages = MeetingStage(meeting.stage), MinutesStage(meeting.minutes_stage)
    if stages != (MeetingStage.HELD, MinutesStage.DRAFT):
        return ()
    return unsettled(decisions_at(meeting, on=on))


def _names(items: Iterable[Item]) -> Iterable[str]:
    for item in items:
        if item.kind == ItemKind.STANDING:
            yield item.key.removeprefix("topic.")
        elif item.matter:
            yield item.matter.focus


def _coming(missing: Iterable[Worded]) -> Iterable[str]:
    """The topics that belong on the agenda and are not there yet."""
    abouts = (one.line.about for one in missing)
    return [one.name for one in abouts if isinstance(one, Topic)]
