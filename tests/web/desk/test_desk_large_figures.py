"""A large file on the page: how far the worker is, stopped, taken, and seen by nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from delivering import DAY
from samrad.actions import large_files
from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import municipalities_on
from samrad.core.figures.files.stages import Step
from samrad.records.basics.context import as_person
from samrad.records.figures.models import Delivery, Source, Upload
from samrad.web.kit import clock

pytestmark = pytest.mark.django_db

POLICE, MUNICIPALITY = "stasjonssjef.lorenskog", "slt.lorenskog"
FILE = "tema;2023;2024\nVold;305;314\nKanarifugl;4711;7\n"
WRONG = FILE + "Tyveri;mange;3\n"
TAKE = {"title": "April", "delivered": "2025-06-16", "openness": "council", "do": "take"}


@pytest.fixture
def worker(person: Any) -> Callable[..., None]:
    """Let the worker do what it was asked, up to a step where it is left; none is the end."""

    def work(until: Step | None = None) -> None:
        who = person(POLICE).id
        with as_person(who):
            row = Upload.objects.get()
        turn = large_files.Turn(row.id, who, row.turn)

        def told(step: Step, done: int, of: int) -> None:
            # While it is being kept the worker tells so on another connection.
            if step is not Step.KEEPING:
                with as_person(who):
                    Upload.objects.update(step=step, done=done, of=of)
            if step is until:
                raise KeyboardInterrupt

        act = {"reading": large_files.read_large_file, "taking": large_files.take_large_file}
        act[row.stage](turn, told, at=clock.now())

    return work


@pytest.fixture
def brought(signed_in: Any, person: Any, settings: Any) -> Callable[[str], tuple[Any, str]]:
    """Bring a file that counts as large: the browser, and where it is waited for."""
    settings.SAMRAD_LARGE_FILE = 3

    def bring(text: str = FILE) -> tuple[Any, str]:
        client = signed_in(POLICE, "en")
        with as_person(person(POLICE).id):
            source = Source.objects.get(key="ost")
        file = SimpleUploadedFile("april.csv", text.encode())
        sent = {"source": str(source.pk), "file": file}
        return client, client.post("/lorenskog/figures/bring/", sent).url

    return bring


def body(client: Any, address: str) -> str:
    return str(client.get(address).content.decode())


def test_one_sees_how_far_it_is_leaves_and_comes_back(brought: Any, worker: Any) -> None:
    police, look = brought()
    assert "april.csv is being read" in body(police, look)
    assert "Waiting for its turn" in body(police, look)
    with pytest.raises(KeyboardInterrupt):
        worker(until=Step.READING)
    page = body(police, look)
    assert "Reading: row 0 of 3" in page
    assert 'max="3" value="0"' in page
    # Without a script there is a link to see it anew, and one finds back from elsewhere.
    assert f'<a class="ds-link" href="{look}">See how far it is' in page
    assert f'href="{look}"' in body(police, "/lorenskog/figures/deliveries/")

    worker()
    page = body(police, look)
    assert "New: 4." in page
    assert "Kanarifugl" in page
    taken = police.post(look, {**form_of(police, look), **TAKE})
    assert taken.url == look
    assert "april.csv is being taken" in body(police, look)
    worker()
    there = police.get(look)
    assert "/lorenskog/figures/deliveries/" in there.url
    assert "Kanarifugl" in body(police, there.url)
    assert "Files you are bringing" not in body(police, "/lorenskog/figures/deliveries/")


def form_of(client: Any, look: str) -> dict[str, str]:
    """How the file is read, as the form on the page would send it."""
    reading = client.get(look).context["reading"]
    return {field.html_name: str(field.value() or "") for field in reading}


def test_what_is_wrong_is_said_as_of_a_small_file_and_read_anew(
    brought: Any, worker: Any
) -> None:
    police, look = brought(WRONG)
    worker()
    assert "Row 4, column 2 (B4)" in body(police, look)
    assert police.post(look, {**form_of(police, look), "do": "look"}).url == look
    assert "april.csv is being read" in body(police, look)
    worker()
    assert "Row 4, column 2 (B4)" in body(police, look)


def test_stopped_it_can_be_taken_later_or_put_away(
    brought: Any, worker: Any, person: Any
) -> None:
    police, look = brought()
    worker()
    police.post(look, {**form_of(police, look), **TAKE, "title": "Tall fra april"})
    stopped = police.post(look + "stop", follow=True).content.decode()
    assert "Stopped. Nothing was taken." in stopped
    assert 'value="Tall fra april"' in stopped
    assert "nothing to stop" in police.post(look + "stop", follow=True).content.decode()
    police.post(look + "away")
    with as_person(person(POLICE).id):
        assert not Upload.objects.exists()
        assert not Delivery.objects.filter(paper__title="Tall fra april").exists()


def test_the_other_party_finds_nothing_at_its_address(
    brought: Any, worker: Any, signed_in: Any, person: Any
) -> None:
    _, look = brought()
    worker()
    municipality = signed_in(MUNICIPALITY)
    assert municipality.get(look).status_code == 404
    for act in ("away", "stop", "again"):
        assert municipality.post(look + act).status_code == 404
    assert "april.csv" not in body(municipality, "/lorenskog/figures/deliveries/")
    with as_person(person(POLICE).id):
        assert Upload.objects.get().stage == "read"


def test_a_file_the_worker_cannot_open_is_tried_once_more(
    brought: Any, worker: Any, person: Any
) -> None:
    police, look = brought()
    with as_person(person(POLICE).id):
        Upload.objects.update(content=b"\x00\x01 damaged on the way")
    worker()
    page = body(police, look)
    assert "april.csv could not be read" in page
    assert police.post(look + "again").url == look
    assert "april.csv is being read" in body(police, look)


def test_a_delivery_about_many_places_shows_the_own_one_first_and_says_how_many_more(
    brought: Any, worker: Any
) -> None:
    there = municipalities_on(Country.NORWAY, DAY)
    entries = [entry for one in there for entry in one.entries if DAY in entry.period]
    others = [entry.code for entry in entries if entry.code != "3222"][:22]
    rows = "".join(f"{code};{n}\n" for n, code in enumerate([*others, "3222"]))
    police, look = brought("kommunenr;2024\n" + rows)
    worker()
    police.post(look, {**form_of(police, look), **TAKE, "indicator": "Uro"})
    worker()
    page = body(police, police.get(look).url)

    assert page.count('<section class="figures">') == 20
    assert "Figures of 3 more places are in the file." in page
    assert page.index("Lørenskog – ") < page.index("Figures of 3 more places")
