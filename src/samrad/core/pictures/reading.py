"""Reading a picture back from what was written down: the same value, whenever it is read."""

import json
import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.compared import Comparison, Finding, Kind
from samrad.core.figures.harm import HarmTable, HarmWeight
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Break, Figure, MethodBreak, Provenance, Unit
from samrad.core.figures.verdicts import Verdict
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Answer, Confidence, Given, Trend
from samrad.core.orders.answers import Figure as Counted
from samrad.core.people.parties import Party
from samrad.core.pictures.figures import Against, Compared, ToldFigure
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Difference, OwnPicture, Part, Picture

_Told = Mapping[str, Any]


def picture_from(text: str) -> Picture:
    """The picture whose canonical form is `text`."""
    told = json.loads(text)
    return Picture(
        council=told["council"],
        country=Country(told["country"]),
        language=told["language"],
        meeting=told["meeting"],
        day=date.fromisoformat(told["day"]),
        as_of=date.fromisoformat(told["as_of"]),
        version=told["version"],
        parts=tuple(_part(one) for one in told["parts"]),
        # What was frozen before pictures could be corrected says nothing of it.
        reason=told.get("reason", ""),
        corrects=told.get("corrects", ""),
        weights=_weights(told.get("weights")),
    )


def _weights(told: _Told | None) -> HarmTable | None:
    if told is None:
        return None
    weights = (
        HarmWeight(one["category"], one["weight"], police_initiated=one["police_initiated"])
        for one in told["weights"]
    )
    return HarmTable(
        name=told["name"],
        version=told["version"],
        unit=told["unit"],
        source=told["source"],
        weights=tuple(weights),
        adopted_on=told["adopted_on"] and date.fromisoformat(told["adopted_on"]),
        decision=told["decision"],
    )


def answer_from(told: _Told) -> Given:
    """An answer as `plain` wrote it."""
    said, marking = told["answer"], told["answer"]["marking"]
    figure = said["figure"]
    return Given(
        question=told["question"],
        focus=told["focus"],
        unit=told["unit"],
        party=Party(told["party"]),
        given_on=date.fromisoformat(told["given_on"]),
        late=told["late"],
        answer=Answer(
            text=said["text"],
            figure=figure and Counted(Decimal(figure["number"]), figure["measured_in"]),
            source=said["source"],
            period=_period(said["period"]),
            trend=Trend(said["trend"]),
            confidence=Confidence(said["confidence"]),
            may_be_public=said["may_be_public"],
            marking=_marking(marking),
        ),
    )


def figure_from(told: _Told) -> ToldFigure:
    """A figure as `plain` wrote it."""
    return ToldFigure(
        id=UUID(told["id"]),
        label=told["label"],
        place=told["place"],
        unit=Unit(told["unit"]),
        period=_period(told["period"]),
        now=_cell(told["now"]),
        against=Against(told["against"]),
        compared=tuple(_compared(one) for one in told["compared"]),
        provenance=told["provenance"] and _provenance(told["provenance"]),
        papers=tuple(UUID(one) for one in told["papers"]),
    )


def _part(told: _Told) -> Part:
    return Part(
        id=UUID(told["id"]),
        kind=PartKind(told["kind"]),
        area=told["area"],
        marking=_marking(told["marking"]),
        own=tuple(OwnPicture(Party(one["party"]), one["text"]) for one in told["own"]),
        differences=tuple(
            Difference(UUID(one["id"]), one["text"], Party(one["noted_by"]), one["settled"])
            for one in told["differences"]
        ),
        joint=told["joint"],
        unreported=told["unreported"],
        causes=told["causes"],
        figures=tuple(figure_from(one) for one in told["figures"]),
        answers=tuple(answer_from(one) for one in told.get("answers", ())),
    )


def _marking(told: _Told) -> Marking:
    review = told["review"] and date.fromisoformat(told["review"])
    return Marking(Openness(told["openness"]), told["ground"], review)


def _period(told: _Told) -> Period:
    until = told["until"] and date.fromisoformat(told["until"])
    return Period(date.fromisoformat(told["since"]), until)


def _cell(told: Any) -> Figure:
    return Hidden(Why(told["why"])) if isinstance(told, Mapping) else float(told)


def _number(told: Any) -> float:
    if told is None:
        return math.nan
    return math.inf if told == "infinite" else float(told)


def _compared(told: _Told) -> Compared:
    found = told["finding"]
    finding = Finding(
        kind=Kind(found["kind"]),
        now=_cell(found["now"]),
        before=_cell(found["before"]),
        percent=_number(found["percent"]),
        low=_number(found["low"]),
        high=_number(found["high"]),
        p=_number(found["p"]),
        verdict=Verdict(found["verdict"]),
        how=_how(found["how"]),
    )
    return Compared(_period(told["period"]), told["place"], finding)


def _how(told: _Told) -> Comparison:
    return Comparison(
        over_before=told["over_before"],
        over_now=told["over_now"],
        dispersion=told["dispersion"],
        measured=told["measured"],
        breaks=_breaks(told["breaks"]),
        level=told["level"],
        unit=Unit(told["unit"]),
    )


def _breaks(told: Any) -> tuple[MethodBreak, ...]:
    return tuple(MethodBreak(date.fromisoformat(one["on"]), Break(one["why"])) for one in told)


def _provenance(told: _Told) -> Provenance:
    return Provenance(
        source=told["source"],
        delivered=date.fromisoformat(told["delivered"]),
        cutoff=told["cutoff"] and date.fromisoformat(told["cutoff"]),
        geography=told["geography"],
        counting=told["counting"],
        breaks=_breaks(told["breaks"]),
    )
