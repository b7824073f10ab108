"""What residents fetch is a clean copy; the paper stays as it was brought, hash and all."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from making import docx, pdf
from minutes_afterwards import CHIEF, SECRETARY
from named_files import NAME, SIGHT, letter, says, unpacked
from publishing_them import assess_all, released
from samrad.actions import publishing
from samrad.actions.copies import why_no_copies
from samrad.core.openness.cleaned import Left
from samrad.records.basics.context import as_resident
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.meetings.models import Item, Meeting
from samrad.records.papers.clean_copies import CleanCopy
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MINUTES = "/public/loten/minutes/2025/90/"
CHANGED = docx('<w:p><w:ins w:id="1" w:author="Kari"><w:r><w:t>ny</w:t></w:r></w:ins></w:p>')
RUNS = pdf("Kart", more={"OpenAction": "<</S/JavaScript/JS(app.alert)>>"})


@pytest.fixture
def brought() -> dict[str, tuple[str, bytes]]:
    """What lies with the meeting's matters, by title: kind and content."""
    return {"Brev": ("docx", letter())}


@pytest.fixture
def meeting(
    brought: dict[str, tuple[str, bytes]], meeting: UUID, within: Any, person: Any
) -> UUID:
    by = person(SECRETARY)
    with within("loten"):
        for position, (title, file) in enumerate(brought.items(), start=10):
            _enclose(Meeting.objects.get(pk=meeting), position, title, file, by)
    return meeting


def _enclose(
    meeting: Meeting, position: int, title: str, file: tuple[str, bytes], by: Person
) -> None:
    at, (kind, content) = meeting.planned_at, file
    council = {"council_id": meeting.council_id}
    paper = Paper.objects.create(
        **council,
        title=title,
        name="a.docx",
        kind=kind,
        content=content,
        sha256=sha256(content).hexdigest(),
        party="municipality",
        openness="open",
        brought_at=at,
        brought_by=by,
    )
    matter = Matter.objects.create(
        **council,
        title=f"Sak {title}",
        kind="decide",
        party="municipality",
        stage="accepted",
        proposed_at=at,
        proposed_by=by,
        meeting=meeting,
    )
    Attachment.objects.create(**council, matter=matter, paper=paper)
    Item.objects.create(
        **council,
        meeting=meeting,
        position=position,
        kind="matter",
        title=f"Punkt {title}",
        matter=matter,
        year=2025,
        number=1900 + position,
    )


@pytest.fixture
def publish(locked: None, acting: Any, at: datetime) -> Callable[[], None]:
    del locked

    def act() -> None:
        with acting(SECRETARY) as (found, by):
            assess_all(found, by=by, at=at)
            publishing.publish_minutes(found, released(found, at), by=by, at=at)

    return act


def test_a_resident_fetches_it_without_the_name(
    publish: Any, acting: Any, client: Any, brought: dict[str, tuple[str, bytes]]
) -> None:
    original = brought["Brev"][1]
    assert says(unpacked(original))
    publish()

    fetched = client.get(f"{MINUTES}papers/{sha256(original).hexdigest()}").content

    assert not says(unpacked(fetched))
    assert SIGHT.encode() in unpacked(fetched)
    with acting(SECRETARY):
        copy = CleanCopy.objects.get()
        assert copy.sha256 == sha256(fetched).hexdigest()
        assert bytes(copy.paper.content) == original
        assert copy.paper.sha256 == sha256(original).hexdigest()


def test_it_is_made_once_and_changed_by_nobody(publish: Any, acting: Any, at: datetime) -> None:
    publish()
    with acting(SECRETARY) as (found, by):
        before = CleanCopy.objects.get().id
        publishing.publish_minutes(found, released(found, at), by=by, at=at)
        assert CleanCopy.objects.get().id == before
        for change in (
            lambda: CleanCopy.objects.update(content=NAME.encode()),
            lambda: CleanCopy.objects.all().delete(),
        ):
            with pytest.raises(ProgrammingError, match="permission"), transaction.atomic():
                change()


def test_who_does_not_see_the_paper_sees_no_copy(
    publish: Any, acting: Any, within: Any
) -> None:
    publish()
    with acting(SECRETARY):
        Paper.objects.filter(title="Brev").update(openness="party")
        assert CleanCopy.objects.count() == 1
    with acting(CHIEF):
        assert CleanCopy.objects.count() == 0
    with within("lund"):
        assert CleanCopy.objects.count() == 0
    with as_resident():
        assert CleanCopy.objects.count() == 0


def test_where_no_copy_was_made_nothing_is_fetched(
    publish: Any,
    client: Any,
    brought: dict[str, tuple[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As what was published before there were copies.
    monkeypatch.setattr(publishing, "make_copies", lambda *_, **__: None)
    publish()
    where = f"{MINUTES}papers/{sha256(brought['Brev'][1]).hexdigest()}"
    assert client.get(where).status_code == 404
    assert where not in client.get(MINUTES).content.decode()


class TestOverlooked:
    """Papers in which somebody may have overlooked something."""

    @pytest.fixture
    def brought(self) -> dict[str, tuple[str, bytes]]:
        return {"Høring": ("docx", CHANGED), "Kart": ("pdf", RUNS), "Notat": ("txt", b"Notat")}

    def test_publishing_is_refused_and_nothing_is_half_done(
        self, publish: Any, acting: Any, refused: Any, at: datetime
    ) -> None:
        with refused("publish.overlooked"):
            publish()
        with acting(SECRETARY) as (found, by):
            assess_all(found, by=by, at=at)
            assert not found.published.exists()
            assert not CleanCopy.objects.exists()
            ready = publishing.to_publish(found, on=at.date())
            assert ready is not None
            held = {one.facts["paper"]: one for one in why_no_copies(ready.minutes)}
            assert held["Høring"].facts["left"] is Left.CHANGES
            assert held["Kart"].code == "publish.no_clean_copy"
            # Without them the rest goes out.
            Paper.objects.filter(title__in=held).update(openness="council")
            publishing.publish_minutes(found, released(found, at), by=by, at=at)
            assert CleanCopy.objects.get().paper.title == "Notat"

    def test_the_page_says_so_before_anybody_presses(
        self, locked: None, acting: Any, signed_in: Any, at: datetime
    ) -> None:
        del locked
        with acting(SECRETARY) as (found, by):
            assess_all(found, by=by, at=at)
        address = reverse("desk:publish_minutes", args=("loten", 2025, 90))
        page = signed_in(SECRETARY, "en").get(address).content.decode()

        assert "“Høring” cannot go out to everyone: changes are kept in it" in page
        assert "“Kart” cannot go out to everyone. The PDF does something by itself" in page
        assert "“Notat”" not in page
