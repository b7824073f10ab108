"""What Lørenskog's council asks its units in the demo, and what they answer. Made up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samrad.actions.order_answers import answer_order
from samrad.actions.orders import Asked, end_order, order_knowledge
from samrad.core.basics.periods import Period
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Answer, Confidence, Figure, Trend
from samrad.core.orders.asking import Form, Question
from samrad.core.orders.stages import OrderStage
from samrad.project.demo.lorenskog import AREAS, CONTACT, COORDINATOR, SECTOR_DIRECTOR
from samrad.project.demo.shapes import Member, noon
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.orders.models import Order, Unit
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """A question on a day, who is asked for which unit, what they answered, and its end."""

    asked_on: date
    question: Question
    asked: tuple[tuple[Member, str], ...]
    answers: tuple[tuple[date, Member, Answer], ...]
    closed_on: date


def _answer(
    text: str, figure: tuple[int, str], source: str, *, trend: Trend, public: bool
) -> Answer:
    return Answer(
        text=text,
        figure=Figure(Decimal(figure[0]), figure[1]),
        source=source,
        period=Period(date(2025, 1, 1), date(2025, 4, 30)),
        trend=trend,
        confidence=Confidence.MEDIUM,
        may_be_public=public,
        marking=Marking(Openness.OPEN if public else Openness.COUNCIL),
    )


_UNITS = (
    (SECTOR_DIRECTOR, "Oppvekst: skole, barnevern, utekontakt"),
    (CONTACT, "Politikontakten"),
)
_YOUTH = DemoOrder(
    date(2025, 4, 22),
    Question(
        "Hva ser dere av ungdom og rus på kveldstid?",
        "Til situasjonsbildet i juni: hvor og når, om det øker, og hva det kan komme av.",
        Form.EITHER,
        date(2025, 5, 13),
        AREAS[1],
    ),
    _UNITS,
    (
        (
            date(2025, 5, 9),
            SECTOR_DIRECTOR,
            _answer(
                "Flere samtaler ved senteret fredag og lørdag; mest 15–17 år.",
                (64, "samtaler utekontakten hadde"),
                "Utekontaktens logg",
                trend=Trend.UP,
                public=True,
            ),
        ),
        (
            date(2025, 5, 15),
            CONTACT,
            _answer(
                "Flere anmeldelser kan komme av flere kontroller, ikke av mer bruk.",
                (23, "anmeldte saker om narkotika, under 18 år"),
                "Uttrekk fra STRASAK 2. mai 2025",
                trend=Trend.UP,
                public=False,
            ),
        ),
    ),
    date(2025, 5, 20),
)
_SAFETY = DemoOrder(
    date(2025, 6, 5),
    Question(
        "Hvor føler innbyggere seg utrygge, og når?",
        "Trygghetsvandringen i høst skal gå dit det trengs mest.",
        Form.TEXT,
        date(2025, 10, 10),
        AREAS[0],
    ),
    _UNITS,
    (
        (
            date(2025, 6, 24),
            SECTOR_DIRECTOR,
            Answer(
                "Elevrådene nevner undergangen ved stasjonen etter klokka 20.",
                None,
                "Samtaler med elevrådene ved tre skoler",
                Period(date(2025, 5, 1), date(2025, 6, 15)),
                Trend.UNKNOWN,
                Confidence.LOW,
                may_be_public=True,
                marking=Marking(Openness.COUNCIL),
            ),
        ),
    ),
    date(2025, 8, 25),
)
ORDERS: Mapping[str, tuple[DemoOrder, ...]] = {"lorenskog": (_YOUTH, _SAFETY)}


def load_orders(council: Council, persons: Mapping[str, Person], stage_day: date) -> None:
    """What was asked, answered and closed up to the day of the stage."""
    by = persons[COORDINATOR.email]
    for demo in ORDERS.get(council.slug, ()):
        if demo.asked_on > stage_day:
            continue
        with as_person(by.id):
            asked = [Asked(persons[who.email], unit) for who, unit in demo.asked]
            order = order_knowledge(
                council, demo.question, asked, by=by, at=noon(demo.asked_on)
            )
        for on, who, answer in demo.answers:
            if on <= stage_day:
                _answered(order, persons[who.email], answer, on)
        if demo.closed_on <= stage_day:
            with as_person(by.id):
                end_order(order, OrderStage.CLOSED, by=by, at=noon(demo.closed_on))


def _answered(order: Order, who: Person, answer: Answer, on: date) -> None:
    with as_person(who.id):
        rows = Unit.objects.select_related("council", "order")
        answer_order(rows.get(order=order, person=who), answer, by=who, at=noon(on))
