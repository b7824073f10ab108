"""What may be said of a change."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a comparison comes to; the sentence is written at the edge."""

    UP = "up"
    DOWN = "down"
    WITHIN_CHANCE = "within_chance"
    # However the cases had fallen, nothing could have been said of so few.
    TOO_FEW = "too_few"
    # One of the numbers is not shown, or not known.
    HIDDEN = "hidden"
    # Counted in two ways: a method break lies between the two numbers, or in one of them.
    NOT_COMPARABLE = "not_comparable"
    # No count, such as a share of answers: the change is told, without a test.
    NOT_TESTED = "not_tested"
