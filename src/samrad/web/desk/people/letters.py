"""The letters of sign-in, written in the language of whom they go to."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime

from samrad.actions.letters import Letter
from samrad.core.people.guests import Sight
from samrad.core.people.roles import Role
from samrad.records.invitations.models import Invitation
from samrad.records.people.models import Recovery
from samrad.web.kit import formats
from samrad.web.kit.phrases import role_word

_LETTERS = {
    Sight.PAPER: "guest",
    Sight.MATTER: "guest_of_matter",
    Sight.QUESTION: "guest_of_question",
    Sight.ITEM: "guest_of_item",
    Sight.RAISING: "guest_who_raises",
}


def invitation(found: Invitation, secret: str) -> Letter:
    """Who invites to which seat, or shows one thing to a guest, and the link."""
    if not found.role:
        return _guest(found, secret)
    language = found.council.language
    with translation.override(language):
        facts = {
            "name": found.name,
            "by": found.invited_by.name,
            "council": found.council.name,
            "role": role_word(Role(found.role)),
            "deputy": found.deputy,
            "since": formats.day(found.since),
            "expires": _day_of(found.expires_at),
            "link": _link("invited", secret),
        }
        return written(found.email, "desk/people/letters/invitation.txt", facts, language)


def _guest(found: Invitation, secret: str) -> Letter:
    """Who shows them something until when, and the link; what it is stands in no letter."""
    name = _LETTERS[found.sight or Sight.PAPER]
    language = found.council.language
    with translation.override(language):
        facts = {
            "name": found.name,
            "by": found.invited_by.name,
            "council": found.council.name,
            "until": formats.day(found.until) if found.until else "",
            "expires": _day_of(found.expires_at),
            "link": _link("invited", secret),
        }
        return written(found.email, f"desk/people/letters/{name}.txt", facts, language)


def recovery(given: Recovery, secret: str) -> Letter:
    """Who let them in anew, and the link; it is also how they learn that it was done."""
    person = given.person
    with translation.override(person.language):
        facts = {
            "name": person.name,
            "by": given.giver.name if given.giver else "",
            "expires": _day_of(given.expires_at),
            "link": _link("anew", secret),
        }
        template = "desk/people/letters/recovery.txt"
        return written(person.email, template, facts, person.language)


def _day_of(moment: datetime | None) -> str:
    return formats.day(localtime(moment).date()) if moment else ""


def _link(name: str, secret: str) -> str:
    return address_of(reverse(name, args=[secret]))


def address_of(path: str) -> str:
    """The whole address of a page, for somebody who reads it in a letter."""
    return f"{settings.SAMRAD_ADDRESS}{path}"


def written(to: str, template: str, facts: Mapping[str, object], language: str) -> Letter:
    """A letter from its template: the first line is the subject, the text begins after it."""
    subject, _, text = render_to_string(template, dict(facts)).partition("\n\n")
    return Letter(to, subject.strip(), text.strip() + "\n", language)
