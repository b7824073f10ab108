"""The core's closed lists, as words in a template."""

from django import template

from samrad.core.agreements.kinds import KINDS
from samrad.core.basics.deeds import Deed
from samrad.core.duties.status import Status
from samrad.web.kit import phrases

register = template.Library()


@register.filter
def status_word(status: str) -> str:
    """The status in a word or two."""
    return phrases.status_word(Status(status))


@register.filter
def deed_word(deed: str) -> str:
    """What was done, in a few words."""
    return phrases.deed_word(Deed(deed))


@register.simple_tag
def clause_kinds() -> list[tuple[str, str]]:
    """Every kind of clause, by its heading."""
    return [(kind, phrases.kind_of(kind)) for kind in KINDS]
