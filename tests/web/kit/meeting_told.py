"""Meetings to write papers of: one council each of bokmål, nynorsk, Swedish and English."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from samrad.core.basics.countries import Country
from samrad.core.meetings.kinds import MatterKind, MeetingKind, Present, Wording
from samrad.core.meetings.minutes import (
    AgreedMeasure,
    Attended,
    Enclosed,
    Held,
    Minutes,
    Treated,
    Written,
)
from samrad.core.meetings.stages import MinutesStage
from samrad.core.meetings.told import Afterwards, Approved, Kept, Listed, Notice, Offices
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


OFFICES = Offices("Marte Ødegård", "Åse Næss")
LOCKED = Afterwards(
    MinutesStage.LOCKED,
    (
        Approved(Party.MUNICIPALITY, "Marte Ødegård", datetime(2025, 6, 20, 10, tzinfo=OSLO)),
        Approved(Party.POLICE, "Ánte Bårdsen", datetime(2025, 6, 20, 15, 30, tzinfo=OSLO)),
    ),
    datetime(2025, 6, 23, 9, tzinfo=OSLO),
)
_OPEN = Marking(Openness.OPEN)


def minutes_of(language: str = "nb") -> Minutes:
    """Minutes with everything in them: deputies, a guest, a dissent, exempt text, measures."""
    texts = _TEXTS[language]
    return Minutes(
        council=texts.council,
        country=Country.SWEDEN if language == "sv" else Country.NORWAY,
        language=language,
        meeting="3/25",
        kind=MeetingKind.ORDINARY,
        day=date(2025, 6, 16),
        place=texts.place,
        starts=time(12),
        ends=time(14),
        attended=_attended(),
        items=(_routes(texts), _exempt(texts)),
    )


def _attended() -> tuple[Attended, ...]:
    town, police, here = Party.MUNICIPALITY, Party.POLICE, Present.PRESENT
    return (
        Attended("Marte Ødegård", town, Role.MAYOR, here),
        Attended("Åse Næss", town, Role.COORDINATOR, here),
        Attended("Lars Ås", police, Role.POLICE_CHIEF, Present.EXCUSED),
        Attended("Ánte Bårdsen", police, Role.POLICE_CHIEF, here, deputy=True),
        Attended("Per Holm", town, Role.SECTOR_DIRECTOR, Present.AWAY),
        Attended("Ida Strøm", None, None, here, items=("7/25",)),
    )


def _routes(texts: _Texts) -> Treated:
    owners = {Party.MUNICIPALITY: "Per Holm", Party.POLICE: "Ánte Bårdsen"}
    lights = AgreedMeasure(texts.lights, owners, date(2025, 9, 1), "0 → 12")
    said = (
        Written(UUID(int=1), Wording.SUMMARY, texts.said, _OPEN),
        Written(UUID(int=2), Wording.DECISION, texts.lights, _OPEN, (lights,)),
        Written(UUID(int=3), Wording.DISSENT, texts.outcome, _OPEN),
    )
    paper = Enclosed(UUID(int=4), texts.paper, "notat.pdf", "0" * 64, Openness.OPEN)
    return Treated(UUID(int=5), "7/25", texts.routes, _OPEN, "", said, (paper,))


def _exempt(texts: _Texts) -> Treated:
    marking = Marking(Openness.EXEMPT, texts.ground, date(2026, 6, 1))
    said = (
        Written(UUID(int=6), Wording.SUMMARY, f"{texts.watch} {SECRET}.", marking),
        Written(UUID(int=7), Wording.DECISION, texts.outcome, marking, (), texts.place),
        Written(UUID(int=8), Wording.DECISION, texts.outcome, _OPEN, (), texts.place),
    )
    return Treated(UUID(int=9), "8/25", texts.watch, marking, "", said)


def partly(language: str = "nb") -> Minutes:
    """The same minutes, with the item open and only a paragraph of it exempt."""
    told = minutes_of(language)
    return replace(told, items=(told.items[0], replace(told.items[1], marking=_OPEN)))


def joint(language: str = "nb") -> Minutes:
    """A council of several municipalities: a common matter, and a block for each."""
    told = minutes_of(language)
    routes = told.items[0]
    items = (
        routes,
        replace(routes, number="8/25", municipality="no.fla"),
        replace(routes, number="9/25", municipality="no.gol"),
    )
    return replace(told, items=items, version=2, reason=_TEXTS[language].outcome)


def notice_of(minutes: Minutes) -> Notice:
    """The call to the meeting that left these minutes."""
    texts = _TEXTS[minutes.language]
    shared = {one.name: getattr(minutes, one.name) for one in fields(Held)}
    return Notice(
        **{**shared, "version": 1, "attended": minutes.attended[:3]},
        items=tuple(
            Listed(
                item.number,
                item.title,
                45,
                MatterKind.DECIDE,
                item.municipality,
                item.marking,
                texts.said,
                texts.outcome,
                tuple(one.title for one in item.enclosed),
            )
            for item in minutes.items
        ),
    )


def year(language: str = "nb") -> tuple[Kept, ...]:
    """Two meetings, one of which has no locked minutes yet."""
    told = minutes_of(language)
    after = replace(told, meeting="4/25", day=date(2025, 9, 22), items=())
    return (
        Kept(UUID(int=10), told, LOCKED, OFFICES),
        Kept(UUID(int=11), after, Afterwards(), OFFICES),
    )
