"""The letters about a meeting: a link and nothing of what it leads to."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from samrad.actions.letters import Letter
from samrad.records.meetings.approving import Reader
from samrad.web.kit import formats


def minutes_letter(reader: Reader) -> Letter:
    """That the minutes can be read and commented, in the language of whom it goes to."""
    meeting, person = reader.meeting, reader.person
    of = (meeting.council.slug, meeting.year, meeting.number)
    with translation.override(person.language):
        facts = {
            "name": person.name,
            "council": meeting.council.name,
            "meeting": meeting.name,
            "day": formats.day(meeting.day),
            "link": f"{settings.SAMRAD_ADDRESS}{reverse('desk:minutes', args=of)}",
        }
        written = render_to_string("desk/meetings/letters/minutes.txt", facts)
    subject, _, text = written.partition("\n\n")
    return Letter(person.email, subject.strip(), text.strip() + "\n", person.language)
