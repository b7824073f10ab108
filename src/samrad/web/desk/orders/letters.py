"""The letter that tells a member what is asked; the question stands in no letter."""

from django.urls import reverse
from django.utils import translation

from samrad.actions.letters import Letter
from samrad.actions.order_letters import AskedOf
from samrad.web.desk.people.letters import address_of, written
from samrad.web.kit import formats


def asked(of: AskedOf) -> Letter:
    """That the council asks, until when, and the way to the question."""
    person, language = of.person, of.person.language
    with translation.override(language):
        facts = {
            "name": person.name,
            "council": of.council.name,
            "due": formats.day(of.due),
            "link": address_of(reverse("desk:answer", args=[of.council.slug, of.unit])),
        }
        return written(person.email, "desk/orders/letters/asked.txt", facts, language)
