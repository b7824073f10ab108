"""Meetings to write papers of: one council each of bokmål, nynorsk, Swedish and English."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from samrad.core.meetings.kinds import MatterKind, MeetingKind, Present, Wording
from samrad.core.meetings.stages import MinutesStage
from samrad.core.meetings.told import (
    Approved,
    Attendee,
    Item,
    Kept,
    Measure,
    Meeting,
    Said,
    Version,
    Withheld,
)
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

OSLO = ZoneInfo("Europe/Oslo")
AT = datetime(2025, 6, 23, 9, 15, tzinfo=OSLO)
SECRET = "KANARI"


@dataclass(frozen=True)
class _Texts:
    council: str
    place: str
    routes: str
    lights: str
    said: str
    ground: str
    watch: str
    outcome: str
    paper: str


_TEXTS = {
    "nb": _Texts(
        "Politirådet i Løten",
        "Rådhuset, formannskapssalen",
        "Trygge skoleveier",
        "Kommunen setter opp lys langs gangveien ved stasjonen.",
        "Politiet la fram tall for våren: 702 anmeldte forhold.\nKommunen så nestenulykker.",
        "no.offl.24.3",
        "Metode ved kontroller",
        "Enighet om hvem som gjør hva",
        "Notat om skoleveiene",
    ),
    "nn": _Texts(
        "Politirådet i Luster",
        "Rådhuset i Gaupne",
        "Trygge skulevegar",
        "Kommunen set opp lys langs gangvegen ved stasjonen.",
        "Politiet la fram tal for våren: 702 melde forhold.\nKommunen melde om nestenulukker.",
        "no.offl.24.3",
        "Metode ved kontrollar",
        "Semje om kven som gjer kva",
        "Notat om skulevegane",
    ),
    "sv": _Texts(
        "Strategiska rådet i Lund",
        "Stadshuset, sal 2",
        "Trygga skolvägar",
        "Kommunen sätter upp belysning längs gångvägen vid stationen.",
        "Polisen redovisade våren: 702 anmälda brott.\nKommunen berättade om tillbud.",
        "se.osl.18.1",
        "Metod vid kontroller",
        "Enighet om vem som gör vad",
        "Promemoria om skolvägarna",
    ),
    "en": _Texts(
        "The police council of Løten",
        "Town hall, large room",
        "Safe ways to school",
        "The municipality lights the footpath at the station.",
        "The police showed the figures of the spring: 702 reports.\nThere were near accidents.",
        "no.offl.24.3",
        "How checks are made",
        "Agreement on who does what",
        "Note on the ways to school",
    ),
}
LANGUAGES = tuple(_TEXTS)


def meeting(language: str = "nb") -> Meeting:
    """A meeting with everything in it: deputies, a guest, a dissent, exempt text, measures."""
    texts = _TEXTS[language]
    return Meeting(
        council=texts.council,
        language=language,
        name="3/25",
        kind=MeetingKind.ORDINARY,
        day=date(2025, 6, 16),
        starts=time(12),
        ends=time(14),
        place=texts.place,
        chair="Marte Ødegård",
        secretary="Åse Næss",
        stage=MinutesStage.SENT,
        attendees=_attendees(),
        items=(_routes(texts), _exempt(texts)),
        following=date(2025, 9, 22),
    )


def _attendees() -> tuple[Attendee, ...]:
    town, police = Party.MUNICIPALITY, Party.POLICE
    return (
        Attendee("Marte Ødegård", Role.MAYOR, town),
        Attendee("Åse Næss", Role.COORDINATOR, town),
        Attendee("Lars Ås", Role.POLICE_CHIEF, police, there=Present.EXCUSED),
        Attendee("Ánte Bårdsen", Role.POLICE_CHIEF, police, deputy=True),
        Attendee("Per Holm", Role.SECTOR_DIRECTOR, town, there=Present.AWAY),
        Attendee("Ida Strøm", None, None, items=("7/25",)),
    )


def _routes(texts: _Texts) -> Item:
    lights = Measure(texts.lights, "Per Holm", "Ánte Bårdsen", date(2025, 9, 1), "0 → 12")
    return Item(
        "7/25",
        texts.routes,
        MatterKind.DECIDE,
        minutes=45,
        background=texts.said,
        outcome=texts.outcome,
        attachments=(texts.paper,),
        said=(
            Said(Wording.SUMMARY, texts.said),
            Said(Wording.DECISION, texts.lights, measures=(lights,)),
            Said(Wording.DISSENT, texts.outcome),
        ),
    )


def _exempt(texts: _Texts) -> Item:
    marking = Marking(Openness.EXEMPT, texts.ground, date(2026, 6, 1))
    return Item(
        "8/25",
        texts.watch,
        MatterKind.DISCUSS,
        minutes=35,
        marking=marking,
        said=(
            Said(Wording.SUMMARY, f"{texts.watch} {SECRET}.", marking),
            Said(Wording.DECISION, texts.outcome, no_measure=texts.place),
        ),
    )


def for_everyone(language: str = "nb") -> Meeting:
    """The same meeting, with what is exempt withheld."""
    told = meeting(language)
    routes, exempt = told.items
    withheld = Withheld(exempt.marking.ground)
    left = replace(exempt, title=withheld, marking=Marking(Openness.OPEN), said=(withheld,))
    return replace(told, items=(routes, left))


def joint(language: str = "nb") -> Meeting:
    """A council of two municipalities: a common matter, and a block for each."""
    told = meeting(language)
    routes = told.items[0]
    items = (
        routes,
        replace(routes, number="8/25", municipality="Flå"),
        replace(routes, number="9/25", municipality="Gol"),
    )
    return replace(told, items=items)


def version(number: int = 1, reason: str = "") -> Version:
    approvals = (
        Approved(Party.MUNICIPALITY, "Marte Ødegård", datetime(2025, 6, 20, 10, tzinfo=OSLO)),
        Approved(Party.POLICE, "Ánte Bårdsen", datetime(2025, 6, 20, 15, 30, tzinfo=OSLO)),
    )
    at = datetime(2025, 6, 23, 9, tzinfo=OSLO)
    return Version(number, at, "3f" * 32, approvals, reason)


def year(language: str = "nb") -> tuple[Kept, ...]:
    """Two meetings, one of which has no locked minutes yet."""
    told = meeting(language)
    after = replace(told, name="4/25", day=date(2025, 9, 22), items=(), following=None)
    return (Kept(told, version()), Kept(after, None))
