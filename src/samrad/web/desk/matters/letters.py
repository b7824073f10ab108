"""The letter that tells who asked that there is an answer; the answer stands in no letter."""

from django.urls import reverse
from django.utils import translation

from samrad.actions.answers import Told
from samrad.actions.letters import Letter
from samrad.web.desk.people.letters import address_of, written


def answer(told: Told) -> Letter:
    """That the council has answered, and the way to the answer."""
    person, language = told.person, told.person.language
    with translation.override(language):
        facts = {
            "name": person.name,
            "council": told.council.name,
            "link": address_of(_page_of(told)),
        }
        return written(person.email, "desk/matters/letters/answer.txt", facts, language)


def _page_of(told: Told) -> str:
    if told.as_guest:
        return reverse("shown_matter", args=[told.matter])
    return reverse("desk:matter", args=[told.council.slug, told.matter])
