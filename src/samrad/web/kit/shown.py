"""What calendars outside show of a meeting: its name and its page, never what is treated."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samrad.actions.meeting_letters import Told
from samrad.core.meetings.numbering import Number


def told(council: str, slug: str, number: Number) -> Told:
    """Meeting `number` of the council called `council`, in the language in force."""
    return Told(
        summary=_("%(council)s: meeting %(name)s") % {"council": council, "name": number},
        description=_("Agenda and papers are in Samråd, behind the sign-in."),
        address=link("desk:meeting", slug, number.year, number.number),
    )


def link(name: str, *words: object) -> str:
    """An address of ours as it stands in a letter."""
    return f"{settings.SAMRAD_ADDRESS}{reverse(name, args=words)}"
