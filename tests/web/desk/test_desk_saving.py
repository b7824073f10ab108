"""The log and the panel as files: what the page shows, to whom it shows it, and no more."""

import csv
import io
from datetime import datetime
from typing import Any

import pytest

from samrad.actions.log import To, note
from samrad.core.log.events import Event, Thing
from samrad.records.councils.models import Council
from samrad.records.log.models import LogEntry

pytestmark = pytest.mark.django_db

CSV = "text/csv; charset=utf-8"
LOG, PANEL = "/loten/log/save/csv/", "/loten/save/csv/?year=2025&on=2025-06-16"


def rows_of(answer: Any) -> list[list[str]]:
    assert answer["Content-Type"] == CSV
    assert answer["Content-Disposition"].startswith("attachment; ")
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("who", ["slt.loten", "politikontakt.loten"])
def test_who_runs_the_year_saves_the_log_and_the_log_says_so(
    who: str, signed_in: Any, within: Any, person: Any
) -> None:
    client = signed_in(who)
    rows = rows_of(client.get(LOG))

    with within("loten") as council:
        entries = LogEntry.objects.filter(council=council).order_by("-number")
        saved = entries[0]
        assert (saved.act, saved.who) == ("export_log", person(who).id)
        assert [row[0] for row in rows[6:]] == [str(one.number) for one in entries[1:]]
    assert rows[1][0] == "Kilde"
    assert "lagret loggen som fil" in client.get("/loten/log/").content.decode()


def test_who_does_not_run_the_year_is_told_so(signed_in: Any, within: Any) -> None:
    mayor = signed_in("ordforer.loten")
    assert "/loten/log/save/" not in mayor.get("/loten/log/").content.decode()
    answer = mayor.get(LOG, follow=True)

    assert "Dette gjøres av:" in answer.content.decode()
    with within("loten"):
        assert not LogEntry.objects.filter(act="export_log").exists()


def test_a_name_the_reader_does_not_see_is_not_in_the_file(
    signed_in: Any, within: Any, person: Any, at: datetime
) -> None:
    stranger = person("samordnare.lund")
    with within("loten") as council:
        note(Event.SEAT_ENDED, To(council.id, Thing.SEAT), by=stranger, party=None, at=at)
    rows = rows_of(signed_in("slt.loten").get(LOG))

    assert rows[6][2] == "en som ikke er her lenger"
    assert not any(stranger.name == cell for row in rows for cell in row)


def test_the_panel_is_saved_by_whoever_reads_it(signed_in: Any) -> None:
    client = signed_in("ordforer.loten")
    rows = rows_of(client.get(PANEL))
    page = client.get("/loten/?year=2025&on=2025-06-16").content.decode()

    assert rows[0] == ["Avtalt og gjort i 2025 – Politirådet i Løten"]
    assert rows[3] == ["Slik det så ut", "16. juni 2025"]
    assert len(rows) > 10
    for row in rows[6:]:
        assert row[0].replace("&", "&amp;") in page
    assert 'href="/loten/save/csv/?year=2025&amp;on=2025-06-16"' in page


def test_both_are_excel_files_too(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    for address in ("/loten/log/save/xlsx/", "/loten/save/xlsx/"):
        answer = client.get(address)
        assert answer.content.startswith(b"PK\x03\x04")
        assert answer["Content-Disposition"].endswith(".xlsx")
    assert client.get("/loten/save/exe/").status_code == 404
    assert client.get("/loten/log/save/pdf/").status_code == 404


def test_another_council_saves_nothing_here(signed_in: Any) -> None:
    client = signed_in("kommunpolis.lund")
    for address in (LOG, PANEL):
        assert client.get(address).status_code == 404


def test_a_title_that_is_a_formula_is_a_title(signed_in: Any, within: Any) -> None:
    with within("loten"):
        Council.objects.update(name="=cmd|' /C calc'!A0")
    client = signed_in("slt.loten")
    for address in (LOG, PANEL):
        for row in rows_of(client.get(address)):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row)
