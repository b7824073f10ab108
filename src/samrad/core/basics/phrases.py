"""Something to be said, before anyone has chosen the language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence that `web/kit/phrases` words in the reader's language.

    Attributes:
        code: Names the sentence, e.g. `"duty.meeting"`.
        facts: What the sentence mentions: numbers, dates, quoted words.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
