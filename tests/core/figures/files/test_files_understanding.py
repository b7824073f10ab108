"""From a sheet to figures: long, wide, one column each, pivot; and every reason why not."""

from datetime import date
from typing import Any

import pytest

from delivering import grid, understood
from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period, year
from samrad.core.figures.files.cells import Blank, Wrong
from samrad.core.figures.files.columns import Role
from samrad.core.figures.files.differences import Told, differences, fingerprint, key_of
from samrad.core.figures.files.grids import Box, Grid, Raw
from samrad.core.figures.files.laying import laid
from samrad.core.figures.files.saying import Said, as_kept, as_said, for_the_next, lay
from samrad.core.figures.files.understanding import Asked, Understood, understand
from samrad.core.figures.hidden import Hidden, Why
from samrad.web.kit.phrases.refusals import codes

SPANS = "1.1.2017–28.5.2017;1.1.2018–28.5.2018;1.1.2019–28.5.2019"


def told(read: Understood) -> list[tuple[str, str, str, Any]]:
    """Each figure in short: what, where, from when, how many."""
    return [
        (one.label, one.seen.place, one.seen.period.since.isoformat(), one.seen.cell)
        for one in read.figures
    ]


def wrong(read: Understood) -> list[tuple[str, str]]:
    """Where something is wrong, and what."""
    return [(one.spot.cell, one.code) for one in read.problems]


def test_lorenskogs_slide_as_a_table() -> None:
    read = understood(f"tema;{SPANS}\nAnmeldte saker;776;681;702\n", place="3222")

    assert [one.seen.cell for one in read.figures] == [776.0, 681.0, 702.0]
    assert read.figures[2].seen.period == Period(date(2019, 1, 1), date(2019, 5, 28))
    assert read.problems == ()


def test_one_figure_on_each_line() -> None:
    text = (
        "kommune;tema;fra;til;antall\n"
        "Lørenskog;Vold;01.01.2019;28.05.2019;1 702\n"
        "3029;Vold;01.01.2020;28.05.2020;8\n"
        "Løten kommune;Vold;01.01.2019;28.05.2019;3\n"
    )
    assert told(understood(text)) == [
        ("Vold", "3222", "2019-01-01", 1702.0),
        # The code of then is the municipality's of today: only the number changed.
        ("Vold", "3222", "2020-01-01", 8.0),
        ("Vold", "3412", "2019-01-01", 3.0),
    ]


def test_a_column_for_each_thing_that_is_counted() -> None:
    text = "navn,komnr,år,vold,trafikk\nFlå,3320,2023-2024,NA,17\nNorge,0,2023-2024,9,8\n"
    read = understood(grid(text.replace("NA", ":"), ","))

    assert told(read)[:2] == [
        ("vold", "3320", "2023-01-01", Hidden(Why.TOO_FEW)),
        ("trafikk", "3320", "2023-01-01", 17.0),
    ]
    assert read.figures[2].seen.place == ""
    assert read.figures[2].seen.period == Period(date(2023, 1, 1), date(2024, 12, 31))


PIVOT = Grid(
    "Pivot",
    (
        ("Antall", "Kolonneetiketter", None, None, None, None),
        (None, 2023.0, None, "2023 Totalt", 2024.0, "Totalsum"),
        ("Radetiketter", "jan", "feb", None, "jan", None),
        ("Løten", 5.0, 6.0, 11.0, 7.0, 18.0),
        ("Vold", 1.0, 2.0, 3.0, 4.0, 7.0),
        ("Tyveri", 4.0, 4.0, 8.0, 3.0, 11.0),
        ("Stange", 2.0, None, 2.0, 1.0, 3.0),
        ("Vold", 2.0, None, 2.0, 1.0, 3.0),
        ("Totalsum", 7.0, 6.0, 13.0, 8.0, 21.0),
        ("Kilde: STRASAK, hentet 3. mars", None, None, None, None, None),
    ),
    merged=(Box(1, 1, 1, 2),),
    indents={(4, 0): 1, (5, 0): 1, (7, 0): 1},
)


def test_a_pivot_table_as_the_police_export_it() -> None:
    table = laid(PIVOT)
    read = understood(PIVOT, blank=Blank.ZERO)

    assert table.headings == (
        "Radetiketter 1",
        "Radetiketter 2",
        "2023 jan",
        "2023 feb",
        "2024 jan",
    )
    assert (table.sums, table.under) == (5, 1)
    assert told(read) == [
        ("Vold", "3412", "2023-01-01", 1.0),
        ("Vold", "3412", "2023-02-01", 2.0),
        ("Vold", "3412", "2024-01-01", 4.0),
        ("Tyveri", "3412", "2023-01-01", 4.0),
        ("Tyveri", "3412", "2023-02-01", 4.0),
        ("Tyveri", "3412", "2024-01-01", 3.0),
        ("Vold", "3413", "2023-01-01", 2.0),
        ("Vold", "3413", "2023-02-01", 0.0),
        ("Vold", "3413", "2024-01-01", 1.0),
    ]
    assert read.figures[0].spot.cell == "B5"


def test_an_empty_label_repeats_the_one_above_and_sums_are_left_out() -> None:
    text = (
        "Sted;Tema;2024\nLøten;Vold;3\n;Tyveri;4\nLøten Totalt;;7\nStange;Vold;1\n"
        "Stange Totalt;;1\nGrand Total;;8\n"
    )
    table = laid(grid(text))

    assert (table.sums, table.repeated) == (3, 1)
    assert told(understood(text)) == [
        ("Vold", "3412", "2024-01-01", 3.0),
        ("Tyveri", "3412", "2024-01-01", 4.0),
        ("Vold", "3413", "2024-01-01", 1.0),
    ]


def test_what_is_wrong_is_said_cell_by_cell_and_the_rest_is_read() -> None:
    text = (
        "kommune;tema;år;antall\n"
        "Løten;Vold;2024;3\n"
        "Lødn;Vold;2024;3\n"
        "Løten;Vold;2024;4\n"
        "Løten;Uro;i fjor;NaN\n"
        "Løten;Ran;2024;-1\n"
        "Løten;Hærverk;2024\n"
        "Løten;Tyveri;2024;1,5;0\n"
        "Våler;Vold;2024;2\n"
    )
    read = understood(text)

    assert told(read) == [("Vold", "3412", "2024-01-01", 3.0)]
    assert wrong(read) == [
        ("A3", "figures.unknown_place"),
        ("D4", "figures.twice"),
        ("C5", "figures.no_days"),
        ("D6", "figures.negative"),
        ("D7", "figures.row_too_short"),
        ("E8", "figures.row_too_long"),
        ("A9", "figures.several_places"),
    ]


def test_a_name_that_is_nearly_right_is_suggested_and_not_taken() -> None:
    read = understood("kommune;tema;år;antall\nLørenskg;Vold;2024;3\n")

    assert read.figures == ()
    assert read.problems[0].facts["suggestions"] == ("3222 Lørenskog",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bare tekst\nog mer\n", "figures.no_figures"),
        ("tema;antall\nVold;3\n", "figures.no_period"),
        ("tema;fra;antall\nVold;1.1.2024;3\n", "figures.since_without_until"),
        ("", "figures.no_figures"),
    ],
)
def test_what_a_file_does_not_say_is_asked(text: str, code: str) -> None:
    assert code in [one for _, one in wrong(understood(text))]


def test_no_place_is_asked_for_unless_it_is_said() -> None:
    assert wrong(understood("tema;2024\nVold;3\n", place="")) == [("A1", "figures.no_place")]


def test_what_is_merged_away_keeps_its_code() -> None:
    # Nes i Akershus only got another number; Skedsmo became part of Lillestrøm.
    text = "kommune;tema;år;antall\n0236;Vold;2018;3\n0231;Vold;2018;9\n"
    assert [one.seen.place for one in understood(text).figures] == ["3228", "0231"]


def test_swedish_places_and_words() -> None:
    text = "kommun;brottstyp;månad;antal\nLunds kommun;Våld;2024 maj;12\n"
    read = understood(text, country=Country.SWEDEN)

    assert told(read) == [("Våld", "1281", "2024-05-01", 12.0)]


# --- what is said of a file ------------------------------------------------------------------


AREAS = "krets;2024;2025\nA;3;1\nB;7;4\n"


def read_as(text: str, said: Said) -> Understood:
    laid_ = lay([grid(text)], said)
    asked = Asked(Country.NORWAY, date(2025, 6, 16))
    return understand(laid_.table, laid_.columns, laid_.grid, asked)


def test_areas_that_are_no_municipality_are_taken_when_it_is_said() -> None:
    said = Said(roles={"krets": Role.AREA}, indicator="Anmeldte forhold")
    read = read_as(AREAS, said)

    assert [(one.seen.place, one.label) for one in read.figures][::2] == [
        ("A", "Anmeldte forhold"),
        ("B", "Anmeldte forhold"),
    ]


def test_what_was_said_is_remembered_for_the_next_file_but_not_its_time() -> None:
    said = Said("Ark1", {"krets": Role.AREA}, Blank.ZERO, "3412", "Vold", "2024")

    assert as_said(as_kept(said)) == said
    assert for_the_next(said) == Said("Ark1", {"krets": Role.AREA}, Blank.ZERO, "3412", "Vold")
    assert as_said({"roles": {"krets": "nonsense"}}) == Said()


def test_the_sheet_with_the_most_figures_is_proposed() -> None:
    cover = Grid("Forside", (("Tall til politirådet",),))
    data = Grid("Data", (("tema", 2024.0), ("Vold", 3.0)))

    assert lay([cover, data], Said()).grid is data
    assert lay([cover, data], Said(sheet="Forside")).grid is cover


# --- what changes ----------------------------------------------------------------------------


def test_a_number_that_is_no_municipalitys_is_told_with_its_cell() -> None:
    (problem,) = understood("kommunenr;2024\n3301;1\n3302;2\n3303;3\n").problems
    assert (problem.code, problem.spot.cell) == ("figures.unknown_place", "A3")
    assert problem.facts["cell"] == "3302"


def test_a_delivery_is_compared_figure_by_figure() -> None:
    before = understood("tema;2023;2024\nVold;1;2\nUro;3;4\n").figures
    now = understood("tema;2024;2025\nVold;2;5\nUro;6;..\n").figures
    known = {key_of(one): Told(one.seen.cell, released=True) for one in before}

    found = differences(known, known, now)
    assert [(one.label, one.seen.period) for one in found.new] == [
        ("Vold", year(2025)),
        ("Uro", year(2025)),
    ]
    assert (found.same, found.gone) == (1, 2)
    assert [one.read.seen.cell for one in found.contradicts] == [6.0]


def test_the_same_figures_have_the_same_fingerprint_in_any_order() -> None:
    one = understood("tema;2023;2024\nVold;1;2\nUro;3;4\n").figures
    other = understood("tema;2024;2023\nUro;4;3\nVold;2;1\n").figures
    changed = understood("tema;2023;2024\nVold;1;2\nUro;3;..\n").figures

    assert fingerprint(one) == fingerprint(other) != fingerprint(changed)


def test_the_input_is_not_changed() -> None:
    rows: tuple[tuple[Raw, ...], ...] = PIVOT.rows
    understood(PIVOT)
    assert PIVOT.rows is rows


def test_everything_that_can_be_wrong_has_a_sentence() -> None:
    for one in Wrong:
        assert f"figures.{one}" in codes()
