"""One small reader for each kind of promise."""

from samrad.core.agreements.proposing.proposal import Reader
from samrad.core.agreements.proposing.readers.composition import read_composition
from samrad.core.agreements.proposing.readers.judging import (
    read_evaluation,
    read_pledges,
    read_report,
)
from samrad.core.agreements.proposing.readers.lists import read_areas, read_topics
from samrad.core.agreements.proposing.readers.meetings import read_meetings, read_regional
from samrad.core.agreements.proposing.readers.papers import (
    read_agenda,
    read_matters,
    read_minutes,
)
from samrad.core.agreements.proposing.readers.plans import (
    read_bylaws,
    read_follow_up,
    read_picture,
    read_plan,
)
from samrad.core.agreements.proposing.readers.reviews import (
    read_review,
    read_term,
    read_termination,
)

READERS: tuple[Reader, ...] = (
    read_meetings,
    read_regional,
    read_agenda,
    read_matters,
    read_minutes,
    read_topics,
    read_areas,
    read_plan,
    read_follow_up,
    read_picture,
    read_bylaws,
    read_evaluation,
    read_report,
    read_pledges,
    read_review,
    read_term,
    read_termination,
    read_composition,
)
