"""How open a row is marked to be, as its columns."""

from samrad.core.openness.levels import Marking


def columns_of(marking: Marking) -> dict[str, object]:
    """The three columns every row has that is marked."""
    return {
        "openness": marking.openness,
        "ground": marking.ground,
        "review": marking.review,
    }
