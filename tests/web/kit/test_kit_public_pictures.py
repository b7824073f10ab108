"""What whoever publishes reads of numbers residents are not shown, and what residents read."""

from dataclasses import replace
from datetime import date

from django.utils import translation

from picturing import part, picture, springs, told, which
from samrad.core.figures.observations import Provenance
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.protecting import protected
from samrad.core.pictures.public import hidden_numbers, public_of
from samrad.web.kit.public_pictures import hidden_number, public_parts, said_in_words


def _figure(label: str, number: float) -> ToldFigure:
    figure = told(springs({2019: number}))
    source = Provenance("Øst politidistrikt", date(2024, 12, 2))
    return replace(figure, id=which(label), label=label, provenance=source, papers=())


FIGURES = (_figure("Alle saker", 15), _figure("Tyveri", 12), _figure("Vold", 3))


def test_the_desk_reads_which_number_is_small_and_which_would_tell_of_it() -> None:
    safe = protected(FIGURES)
    hidden = hidden_numbers(FIGURES, safe)
    public = public_of(picture(part("Vold", joint="Det var 12 tyverier.")), frozenset())
    with translation.override("nb"):
        rows = {(one.number, one.why) for one in map(hidden_number, hidden)}
        words = said_in_words(public, hidden)

    assert ("3", "det er lite") in rows
    assert ("12", "et lite tall kunne regnes ut fra det") in rows
    assert words == ["Teksten i Vold sier 12."]


def test_no_sentence_chart_or_table_of_residents_holds_a_hidden_number() -> None:
    safe = protected(FIGURES)
    public = public_of(picture(part("Vold", figures=FIGURES)), frozenset())
    with translation.override("nb"):
        shown = public_parts(public, {one.id: one for one in safe.figures})
    sentences = {one.title: one.sentence for one in shown[0].figures if one}

    assert "15 saker" in sentences["Alle saker, Lørenskog"]
    for label in ("Tyveri", "Vold"):
        assert "skjult, for å verne små tall" in sentences[f"{label}, Lørenskog"]
        assert "12" not in sentences[f"{label}, Lørenskog"]
