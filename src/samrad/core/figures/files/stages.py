"""Where a file of figures is on its way from who brings it to what counts."""

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """Where a file is on its way; the worker is at work where it says so."""

    # Small enough to be read whenever its page is shown.
    DIRECT = "direct"
    READING = "reading"
    READ = "read"
    TAKING = "taking"
    TAKEN = "taken"


# The worker goes from `READING` to `READ`, and from `TAKING` to `TAKEN` or, where it may not be
# taken, back; whoever brings the file does the rest.
STEPS: Mapping[Stage, frozenset[Stage]] = {
    Stage.DIRECT: frozenset(),
    Stage.READING: frozenset({Stage.READ}),
    Stage.READ: frozenset({Stage.READING, Stage.TAKING}),
    Stage.TAKING: frozenset({Stage.TAKEN, Stage.READ}),
    Stage.TAKEN: frozenset(),
}
AT_WORK = frozenset({Stage.READING, Stage.TAKING})


class Step(StrEnum):
    """What the worker does with a file just now."""

    WAITING = "waiting"
    OPENING = "opening"
    READING = "reading"
    COMPARING = "comparing"
    KEEPING = "keeping"
