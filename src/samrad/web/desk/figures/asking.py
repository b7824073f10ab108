"""What is asked of official statistics: of which municipality, of what, of which years."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from samrad.actions.reading_figures import own_place
from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.files.places import places_named
from samrad.core.figures.observations import Unit
from samrad.core.figures.official import KNOWN
from samrad.core.figures.standing import COUNTED
from samrad.records.councils.queries import councils
from samrad.records.figures.everywhere import periods_of
from samrad.records.figures.queries import statistics_known
from samrad.records.figures.statistics import Statistic
from samrad.web.desk.figures.searching import Asked, asked
from samrad.web.kit import clock


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        looked: Which municipality was looked for.
        place: Its code; empty where none is found, or several.
        name: What it is called.
        known: The tables there are.
        statistic: The one that is asked; None where nothing that can be compared is here.
        indicator: What is counted, as its code.
        indicators: All there are to choose from, code and name.
        periods: The stretches of days there are figures of, the latest first.
        period: The one that is asked.
        whole: Whether the map is to show the whole country.
        beside: What was written of municipalities to compare with.
    """

    looked: Asked
    place: str
    name: str
    known: list[Statistic]
    statistic: Statistic | None
    indicator: str
    indicators: tuple[tuple[str, str], ...]
    periods: list[Period]
    period: Period | None
    whole: bool
    beside: str

    @property
    def country(self) -> Country:
        """Whose municipalities they are."""
        return self.looked.country

    @property
    def label(self) -> str:
        """What is counted, as a reader calls it."""
        return dict(self.indicators).get(self.indicator, self.indicator)

    @property
    def unit(self) -> Unit:
        """What one of a figure is."""
        return Unit(self.statistic.unit) if self.statistic else Unit.CASES

    @property
    def asked(self) -> dict[str, str]:
        """The question as an address asks it."""
        until = self.period.until or self.period.since if self.period else None
        found = {
            "place": self.place,
            "country": self.country.value,
            "indicator": self.indicator,
            "until": until.isoformat() if until else "",
            "map": "country" if self.whole else "",
            "with": self.beside,
        }
        return {name: said for name, said in found.items() if said}

    @property
    def query(self) -> str:
        """The same, to be put after an address."""
        return f"?{urlencode(self.asked)}"


def question_of(sent: Mapping[str, str]) -> Question:
    """What the address asks; of one's own municipality, where it names none. Three queries."""
    today = clock.today()
    mine = councils()
    fallback = Country(mine[0].country) if mine else Country.NORWAY
    looked = asked(sent, fallback, on=today)
    place = looked.codes[0] if looked.codes else ""
    if not looked.words and mine and looked.country is fallback:
        place = own_place(mine[0], on=today)
    known = statistics_known(on=today)
    statistic = _countable(known, looked.country)
    indicators = _indicators(statistic)
    indicator = _one_of(sent.get("indicator", ""), [code for code, _ in indicators])
    periods = periods_of(statistic, indicator) if statistic and indicator else []
    return Question(
        looked=looked,
        place=place,
        name=places_named([place], looked.country)[place] if place else "",
        known=known,
        statistic=statistic,
        indicator=indicator,
        indicators=indicators,
        periods=periods,
        period=_period(sent.get("until", ""), periods),
        whole=sent.get("map") == "country",
        beside=" ".join(sent.get("with", "").split())[:200],
    )


def _countable(known: list[Statistic], country: Country) -> Statistic | None:
    """The first table of cases; of answers and shares no rate can be made."""
    counted = (one for one in known if one.country == country and Unit(one.unit) in COUNTED)
    return next(counted, None)


def _indicators(statistic: Statistic | None) -> tuple[tuple[str, str], ...]:
    """In the order of the source, where it is known; else by name."""
    if statistic is None:
        return ()
    of = KNOWN.get(statistic.key)
    order = list(of.labels) if of else []
    labels = sorted(statistic.labels.items(), key=lambda one: one[1])
    return tuple(sorted(labels, key=lambda one: _place_in(order, one[0])))


def _place_in(order: list[str], code: str) -> int:
    return order.index(code) if code in order else len(order)


def _one_of(asked: str, there: list[str]) -> str:
    if asked in there:
        return asked
    return there[0] if there else ""


def _period(asked: str, periods: list[Period]) -> Period | None:
    """The one that ends on the day asked for; else the latest."""
    found = (one for one in periods if (one.until or date.max).isoformat() == asked)
    return next(found, periods[0] if periods else None)
