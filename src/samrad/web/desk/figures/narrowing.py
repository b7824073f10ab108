"""Which rows of a table of all municipalities are asked for: where, since when, how ordered.

All of it stands in the address after the question itself (`asking.py`); nonsense is as if
nothing had been asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from samrad.core.basics.periods import Period
from samrad.core.basics.places.counties import county_name, county_of, members_on
from samrad.core.basics.places.spelling import bare, nordic
from samrad.core.figures.everywhere import earlier
from samrad.web.desk.figures.asking import Question
from samrad.web.kit import clock
from samrad.web.kit.phrases.figures import days_in_words

_LONGEST = 80


class Where(StrEnum):
    """What the rows are of; the code of a county is its municipalities."""

    NEAR = ""
    MUNICIPALITIES = "municipalities"
    COUNTIES = "counties"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which rows are asked for.

    Attributes:
        where: One of `Where`, or the code of a county.
        counties: The counties there are, each with the codes of its municipalities.
        before: The period each is held against; None where none is early enough.
        offered: The periods there are to choose from, the latest first.
        by_evidence: Whether what has changed comes first, and not the alphabet.
        find: A part of a name.
        page: Which page of the rows.
    """

    where: str
    counties: Mapping[str, frozenset[str]]
    before: Period | None
    offered: tuple[Period, ...]
    by_evidence: bool
    find: str
    page: str

    @property
    def narrows(self) -> bool:
        """Whether other rows are asked for than those the page begins with."""
        return bool(self.where or self.by_evidence or self.find)

    @property
    def query(self) -> str:
        """The wish as an address asks it; empty where nothing is asked."""
        chosen = self.before if self.before not in self.offered[:1] else None
        said = {
            "where": self.where,
            "before": _last(chosen) if chosen else "",
            "order": "evidence" if self.by_evidence else "",
            "find": self.find,
        }
        there = {name: one for name, one in said.items() if one}
        return f"?{urlencode(there)}" if there else ""

    @property
    def periods(self) -> list[tuple[str, str, bool]]:
        """The periods to choose from: as they are asked for, in words, and which is chosen."""
        return [(_last(one), days_in_words(one), one == self.before) for one in self.offered]

    def shows(self, code: str, name: str) -> bool:
        """Whether a municipality is among the rows."""
        here = self.where not in self.counties or county_of(code) == self.where
        return here and is_called(self.find, code, name)


def wish_of(sent: Mapping[str, str], question: Question) -> Wish:
    """Which rows the address asks for."""
    counties = members_on(question.country, clock.today())
    where = sent.get("where", "")
    offered = earlier(question.period, question.periods) if question.period else ()
    return Wish(
        where=where if where in {*counties, *Where} else "",
        counties=counties,
        before=_chosen(sent.get("before", ""), offered),
        offered=offered,
        by_evidence=sent.get("order") == "evidence",
        find=" ".join(sent.get("find", "").split())[:_LONGEST],
        page=sent.get("page", ""),
    )


def places_offered(
    question: Question, wish: Wish, *, of_all: bool = False
) -> list[tuple[str, str, bool]]:
    """Where one may look: as it is asked for, in words, and which is chosen.

    With `of_all` the rows begin with all municipalities, and nothing is added up of them.
    """
    country, every = question.country, _("All municipalities")
    own = county_name(county_of(question.place), country) if question.place else ""
    offered = [(code, county_name(code, country)) for code in wish.counties]
    if of_all:
        return _choices([("", every), *offered], wish)
    near = _("%(county)s first") % {"county": own} if own else every
    wider = [
        *([(Where.MUNICIPALITIES.value, every)] if own else []),
        (Where.COUNTIES.value, _("Counties")),
        (Where.COUNTRY.value, _("The whole country")),
    ]
    return _choices([("", near), *wider, *offered], wish)


def _choices(offered: list[tuple[str, str]], wish: Wish) -> list[tuple[str, str, bool]]:
    return [(code, name, code == wish.where) for code, name in offered]


def is_called(find: str, code: str, name: str) -> bool:
    """Whether what was typed is in a name, however it is spelled, or begins the code."""
    if not find or code.startswith(find):
        return True
    return nordic(find) in nordic(name) or bare(find) in bare(name)


def _chosen(asked: str, offered: Iterable[Period]) -> Period | None:
    there = tuple(offered)
    found = (one for one in there if _last(one) == asked)
    return next(found, there[0] if there else None)


def _last(period: Period) -> str:
    return (period.until or date.max).isoformat()
