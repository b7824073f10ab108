"""The words of decisions, measures and what the meetings of a year treated."""

from collections.abc import Mapping

from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samrad.core.meetings.attendance import Came
from samrad.core.meetings.coverage import Cell, Group, Matrix, Summed
from samrad.core.meetings.decisions import FollowUpKind, State
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

_STATES: Mapping[State, Word] = {
    State.OPEN: pgettext_lazy("a measure", "open"),
    State.OVERDUE: pgettext_lazy("a measure", "overdue"),
    State.DONE: pgettext_lazy("a measure", "done"),
    State.DROPPED: pgettext_lazy("a measure", "dropped"),
}
_FOLLOWED: Mapping[FollowUpKind, Word] = {
    FollowUpKind.DONE: pgettext_lazy("about a measure", "done"),
    FollowUpKind.DROPPED: pgettext_lazy("about a measure", "dropped"),
    FollowUpKind.MOVED: pgettext_lazy("about a measure", "deadline moved"),
    FollowUpKind.HANDED_OVER: pgettext_lazy("about a measure", "handed over"),
    FollowUpKind.REOPENED: pgettext_lazy("about a measure", "opened again"),
}
_CELLS: Mapping[Cell, Word] = {
    Cell.TREATED: pgettext_lazy("a topic at a meeting", "treated"),
    Cell.MISSED: pgettext_lazy("a topic at a meeting", "not treated"),
    Cell.FREE: pgettext_lazy("a topic at a meeting", "not on this time"),
    Cell.AHEAD: pgettext_lazy("a topic at a meeting", "still to come"),
    Cell.NOT_ASKED: pgettext_lazy("a topic at a meeting", "not asked for then"),
}
_GROUPS: Mapping[Group, Word] = {
    Group.NATIONAL: _("National topics"),
    Group.DISTRICT: _("Topics of the police district"),
    Group.LOCAL: _("Local topics"),
    Group.AREA: _("Focus areas"),
}
_CAME: Mapping[Came, Word] = {
    Came.PRESENT: pgettext_lazy("at a meeting", "present"),
    Came.DEPUTY: pgettext_lazy("at a meeting", "deputy came"),
    Came.EXCUSED: pgettext_lazy("at a meeting", "excused"),
    Came.ABSENT: pgettext_lazy("at a meeting", "absent"),
    Came.NOT_NOTED: pgettext_lazy("at a meeting", "not noted"),
    Came.NO_SEAT: pgettext_lazy("at a meeting", "no seat then"),
}


def measure_state_word(state: State) -> str:
    """How a measure stands."""
    return str(_STATES[state])


def follow_up_word(kind: FollowUpKind) -> str:
    """What was noted about a measure."""
    return str(_FOLLOWED[kind])


def cell_word(cell: Cell) -> str:
    """How a topic stands at a meeting."""
    return str(_CELLS[cell])


def group_word(group: Group) -> str:
    """Where topics come from."""
    return str(_GROUPS[group])


def came_word(came: Came) -> str:
    """Whether somebody came to a meeting."""
    return str(_CAME[came])


def coverage_sentences(seen: Matrix) -> tuple[str, ...]:
    """What the matrix says, in a sentence for each group of topics."""
    if not seen.held:
        return (gettext("No meeting of %(year)s has been held yet.") % {"year": seen.year},)
    return tuple(_sentence(one, seen.year) for one in seen.summed)


def _sentence(summed: Summed, year: int) -> str:
    """E.g. "Two of three national topics were treated at every meeting held in 2025."."""
    treated, of = _how_many(summed.treated), _how_many(summed.of)
    return _pattern(summed) % {"treated": treated.capitalize(), "of": of, "year": year}


def _how_many(topics: int) -> str:
    """A topic is neuter in the languages here: "ett av tre"."""
    if topics == 1:
        return pgettext("of topics", "one")
    return formats.small_number(topics) if topics else pgettext("of topics", "none")


def _pattern(summed: Summed) -> str:
    match summed.group:
        case Group.NATIONAL:
            return ngettext(
                "%(treated)s of %(of)s national topic was treated at every meeting held in"
                " %(year)s.",
                "%(treated)s of %(of)s national topics were treated at every meeting held in"
                " %(year)s.",
                summed.of,
            )
        case Group.DISTRICT:
            return ngettext(
                "%(treated)s of %(of)s topic of the police district was treated at every"
                " meeting held in %(year)s.",
                "%(treated)s of %(of)s topics of the police district were treated at every"
                " meeting held in %(year)s.",
                summed.of,
            )
        case Group.LOCAL:
            return ngettext(
                "%(treated)s of %(of)s local topic was treated at every meeting held in"
                " %(year)s.",
                "%(treated)s of %(of)s local topics were treated at every meeting held in"
                " %(year)s.",
                summed.of,
            )
        case Group.AREA:
            return ngettext(
                "%(treated)s of %(of)s focus area was treated in %(year)s.",
                "%(treated)s of %(of)s focus areas were treated in %(year)s.",
                summed.of,
            )
