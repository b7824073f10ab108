"""The kinds of promise an agreement can hold: a closed union of frozen dataclasses.

Each kind holds only what can be dated or counted. Where a text leaves a number out ("med
jevne mellomrom"), the field is None and `core/duties` says which rhythm it falls back on.
Adding a kind without teaching the duties about it fails mypy (docs/how-to/add/a-clause.md).
"""

from dataclasses import dataclass
from enum import StrEnum

from samrad.core.people.roles import Role


@dataclass(frozen=True, slots=True)
class Meetings:
    """The council meets `per_year` times, preferably in `months` (1–12).

    `after_gathering`: each meeting comes after a gathering of the SLT coordinating level.
    """

    per_year: int
    months: tuple[int, ...] = ()
    after_gathering: bool = False


@dataclass(frozen=True, slots=True)
class RegionalMeeting:
    """A meeting together with neighbouring councils; `optional` when the text says "kan"."""

    per_year: int = 1
    optional: bool = False


@dataclass(frozen=True, slots=True)
class AgendaNotice:
    """The agenda is sent at least `days` days before each meeting."""

    days: int


@dataclass(frozen=True, slots=True)
class MatterDeadline:
    """Matters are handed in before each meeting: `days` days, or None for "in advance"."""

    days: int | None = None


@dataclass(frozen=True, slots=True)
class MinutesArchived:
    """Minutes are written of every meeting and archived, within `within_days` if said."""

    within_days: int | None = None


class Level(StrEnum):
    """Who decided that a topic always stands on the agenda."""

    NATIONAL = "national"
    DISTRICT = "district"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class StandingTopics:
    """Topics that every meeting treats."""

    topics: tuple[str, ...]
    level: Level = Level.LOCAL


@dataclass(frozen=True, slots=True)
class FocusAreas:
    """Areas that are each taken up at least once within `within_months`."""

    areas: tuple[str, ...]
    within_months: int | None = None


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The council decides a binding action plan."""


class EvaluationTime(StrEnum):
    """When in the year the council judges its own work."""

    FIRST_MEETING = "first_meeting"
    YEAR_END = "year_end"
    IN_YEAR = "in_year"  # "en gang i året": some time, the text does not say when


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The council evaluates its work once a year, in writing where `written`."""

    when: EvaluationTime
    written: bool = False


@dataclass(frozen=True, slots=True)
class AgreementReview:
    """The agreement is reviewed every `every_years` years, or `on_demand`, or both."""

    every_years: int | None = None
    on_demand: bool = False


@dataclass(frozen=True, slots=True)
class BylawsReview:
    """The municipality's police bylaws are reviewed every `every_years` years if said."""

    every_years: int | None = None


@dataclass(frozen=True, slots=True)
class PictureUpdated:
    """The shared situation picture is brought up to date at least every `within_months`."""

    within_months: int = 24


@dataclass(frozen=True, slots=True)
class PlanFollowedUp:
    """The action plan is followed up at least every `within_months`."""

    within_months: int = 24


@dataclass(frozen=True, slots=True)
class ReportToElected:
    """The elected council is told `per_year` times a year."""

    per_year: int = 1


@dataclass(frozen=True, slots=True)
class Composition:
    """Who leads and who is secretary, as far as the text says.

    `leading_positions`: both parties send people who can bind their own organisation.
    `deputies`: standing deputies are (or may be) named. `members`: roles with a seat.
    """

    chair: Role | None = None
    secretary: Role | None = None
    leading_positions: bool = False
    deputies: bool = False
    members: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class PledgesPublished:
    """Promises to the residents (medborgarlöften) are published `per_year` times a year."""

    per_year: int = 1


@dataclass(frozen=True, slots=True)
class TerminationNotice:
    """Either party may end the agreement, with `months` months' notice if said."""

    months: int | None = None


Terms = (
    Meetings
    | RegionalMeeting
    | AgendaNotice
    | MatterDeadline
    | MinutesArchived
    | StandingTopics
    | FocusAreas
    | ActionPlan
    | Evaluation
    | AgreementReview
    | BylawsReview
    | PictureUpdated
    | PlanFollowedUp
    | ReportToElected
    | Composition
    | PledgesPublished
    | TerminationNotice
)

# The name each kind goes by in the database, in forms and in `samrad propose --json`.
KINDS: dict[str, type[Terms]] = {
    "meetings": Meetings,
    "regional_meeting": RegionalMeeting,
    "agenda_notice": AgendaNotice,
    "matter_deadline": MatterDeadline,
    "minutes_archived": MinutesArchived,
    "standing_topics": StandingTopics,
    "focus_areas": FocusAreas,
    "action_plan": ActionPlan,
    "evaluation": Evaluation,
    "agreement_review": AgreementReview,
    "bylaws_review": BylawsReview,
    "picture_updated": PictureUpdated,
    "plan_followed_up": PlanFollowedUp,
    "report_to_elected": ReportToElected,
    "composition": Composition,
    "pledges_published": PledgesPublished,
    "termination_notice": TerminationNotice,
}
NAMES: dict[type[Terms], str] = {kind: name for name, kind in KINDS.items()}
