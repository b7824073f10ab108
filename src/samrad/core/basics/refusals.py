"""A refusal is a value; the sentence is written at the edge."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done.

    Attributes:
        code: Names the reason, e.g. `"agreement.not_your_change"`; `web/kit/phrases` has
            one sentence for each code.
        facts: What the sentence mentions.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


class Refused(Exception):
    """An act was asked for that may not be done."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
