"""A document is built so that it can be heard as well as seen."""

from dataclasses import replace
from datetime import datetime

import pytest

from gateways.documents.documenting import MINUTES
from samrad.core.documents.blocks import Heading, Table


def test_every_text_is_told_in_the_order_it_is_read() -> None:
    texts = list(MINUTES.texts())

    assert texts[:3] == [MINUTES.title, "nn", "Politirådet i Løten"]
    assert texts[-6:] == [
        "Vedtak",
        "Vedtak",
        "Kommunen set opp lys ved stasjonen.",
        "Lys ved stasjonen",
        "Patrulje fredag kveld",
        "Neste møte",
    ]


@pytest.mark.parametrize("levels", [(2,), (1, 3), (0,), (1, 2, 2, 1, 3)])
def test_a_heading_skips_no_level(levels: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="skips a level"):
        replace(MINUTES, blocks=tuple(Heading("Sak", level) for level in levels))


def test_headings_go_down_by_one_and_up_by_any() -> None:
    levels = (1, 2, 3, 1, 2)
    made = replace(MINUTES, blocks=tuple(Heading("Sak", level) for level in levels))
    assert len(made.blocks) == len(levels)


@pytest.mark.parametrize("row", [("a",), ("a", "b", "c"), ()])
def test_each_row_has_as_many_cells_as_there_are_columns(row: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not as many cells"):
        Table("Til stede", ("Navn", "Rolle"), (row,))


def test_a_table_has_columns() -> None:
    with pytest.raises(ValueError, match="not as many cells"):
        Table("Til stede", (), ())


def test_a_document_has_a_title_and_a_time_of_somewhere() -> None:
    with pytest.raises(ValueError, match="has a title"):
        replace(MINUTES, title=" ")
    with pytest.raises(ValueError, match="time zone"):
        replace(MINUTES, at=datetime(2025, 6, 16))  # noqa: DTZ001 -- that is what is refused
