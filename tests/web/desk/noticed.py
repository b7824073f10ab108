"""Letters of notices as they would go out, for tests that look at their words."""

from collections.abc import Callable
from datetime import date, time
from uuid import UUID

from samrad.actions.letters import Letter
from samrad.core.meetings.kinds import ItemKind, MeetingKind
from samrad.core.meetings.sent import ItemSent, Sent, as_json
from samrad.records.councils.models import Council
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.people.models import Person
from samrad.web.desk.meetings import notice_letters

SECRET = "Hemmelig brannstasjon"
_DAY = date(2025, 6, 23)


def a_notice(language: str, kind: str = "notice", as_what: str = "member") -> Letter:
    """To somebody who reads `language`; what it is about is a secret, and stands in none."""
    sent = Sent(
        council="Politirådet i Løten",
        meeting="3/25",
        kind=MeetingKind.ORDINARY,
        day=_DAY,
        starts=time(9),
        ends=time(11),
        place="Løten rådhus, møterom Budor",
        items=(ItemSent("12/25", SECRET, ItemKind.FREE, 10),),
    )
    council = Council(slug="loten", name=sent.council, language="nb")
    meeting = Meeting(council=council, year=2025, number=3, day=_DAY)
    receipt = Receipt(
        id=UUID("01978000-0000-7000-8000-000000000003"),
        notice=Notice(meeting=meeting, kind=kind, content=as_json(sent)),
        person=Person(name="Kari Ny", language=language),
        email="kari@loten.example",
        as_what=as_what,
    )
    return notice_letters.letter(receipt)


NOTICES: dict[str, Callable[[str], Letter]] = {
    "notice": a_notice,
    "notice_deputy": lambda language: a_notice(language, as_what="deputy"),
    "notice_guest": lambda language: a_notice(language, as_what="guest"),
    "notice_supplement": lambda language: a_notice(language, "supplement"),
    "notice_reminder": lambda language: a_notice(language, "reminder"),
}
