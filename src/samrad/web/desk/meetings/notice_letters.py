"""The letters of a notice: which council, when, where, and the link; never what it is about.

What stands on the agenda is read behind the sign-in: a letter passes through machines that are
nobody's of the council.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from samrad.actions.letters import Letter
from samrad.core.meetings.calling import As
from samrad.core.meetings.sent import Sent, from_json
from samrad.records.meetings.notices import Receipt
from samrad.web.kit import formats


def letter(receipt: Receipt) -> Letter:
    """The letter to one who is called, in the language they read."""
    notice, language = receipt.notice, receipt.person.language
    sent = from_json(notice.content)
    with translation.override(language):
        facts = {
            "name": receipt.person.name,
            "council": sent.council,
            "meeting": sent.meeting,
            "day": formats.weekday(sent.day),
            "time": time_of(sent),
            "place": sent.place,
            "as_what": receipt.as_what,
            "link": link_for(receipt),
        }
        written = render_to_string(f"desk/meetings/letters/{notice.kind}.txt", facts)
    # The first line of the template is the subject; the text begins after an empty one.
    subject, _, text = written.partition("\n\n")
    return Letter(
        to=receipt.email,
        subject=subject.strip(),
        text=text.strip() + "\n",
        language=language,
        message_id=f"{receipt.pk.hex}.notice",
    )


def time_of(sent: Sent) -> str:
    """From when to when: "09:00–11:00"."""
    until = f"–{sent.ends:%H:%M}" if sent.ends else ""
    return f"{sent.starts:%H:%M}{until}"


def link_for(receipt: Receipt) -> str:
    """Where they read it; a deputy first takes the seat; a guest has an own page."""
    meeting = receipt.notice.meeting
    where = reverse("desk:home")
    if receipt.as_what == As.MEMBER:
        where = reverse(
            "desk:notice", args=[meeting.council.slug, meeting.year, meeting.number]
        )
    return f"{settings.SAMRAD_ADDRESS}{where}"
