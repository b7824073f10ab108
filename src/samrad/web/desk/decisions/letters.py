"""The letter that reminds somebody of what waits for them, in the language they read."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from samrad.actions.letters import Letter
from samrad.core.meetings.digests import Owned
from samrad.records.people.models import Person

_TEMPLATE = "desk/decisions/letters/digest.txt"


def digest(person: Person, tell: Sequence[Owned], on: date) -> Letter:
    """What is overdue and what is near, and the link; no title that is not open to everyone.

    The same letter sent again on a day has the same name: whoever takes letters in knows it.
    """
    with translation.override(person.language):
        facts = {
            "name": person.name,
            "overdue": [one for one in tell if one.deadline < on],
            "near": [one for one in tell if one.deadline >= on],
            "count": len(tell),
            "questions": sum(one.is_order for one in tell),
            "reviews": sum(one.review is not None for one in tell),
            "measures": sum(not one.is_order and one.review is None for one in tell),
            "front": f"{settings.SAMRAD_ADDRESS}{reverse('desk:home')}",
            "link": f"{settings.SAMRAD_ADDRESS}{reverse('desk:my_measures')}",
        }
        subject, _, text = render_to_string(_TEMPLATE, facts).partition("\n\n")
    name = f"digest.{on.isoformat()}.{person.id}"
    return Letter(
        person.email, subject.strip(), text.strip() + "\n", person.language, message_id=name
    )
