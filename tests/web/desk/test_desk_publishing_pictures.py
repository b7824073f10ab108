"""What points out a person in a picture is asked about once more before residents read it."""

import json
import random
from datetime import datetime
from typing import Any

import pytest

from core.openness.persons.labelled import norwegian
from picture_freezing import MUNICIPALITY, freeze
from picture_rows import a_part
from samrad.records.log.models import LogEntry
from samrad.records.pictures.versions import PublicPicture

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PUBLISH = "/loten/pictures/2025/91/publish/"
CHILD = "Noah (14)"
NUMBER = norwegian(random.Random(11))  # noqa: S311 -- any number does


@pytest.fixture
def frozen(seated: Any, within: Any, at: datetime) -> Any:
    """Freeze a picture in which this is stated."""

    def make(joint: str, also: str) -> None:
        with within("loten") as council:
            part = a_part(council, at, joint=joint, causes=also, openness="open")
        freeze(seated, part.picture_id, at)

    return make


def _published(within: Any) -> int:
    with within("loten"):
        return PublicPicture.objects.filter(version__picture__meeting__number=91).count()


def test_a_childs_name_and_age_goes_out_only_with_a_reason_and_the_log_has_the_reason(
    frozen: Any, signed_in: Any, within: Any
) -> None:
    frozen(f"{CHILD} og to til. Ring 909-52-580.", also="Bilen DL 12345 er sett.")
    client = signed_in(MUNICIPALITY, "en")
    asked = client.post(PUBLISH, {"publish": "yes"})
    body = asked.content.decode()

    assert asked.status_code == 200
    for kind in ("a name with an age", "a telephone number", "a registration plate"):
        assert kind in body
    assert 'name="anyway"' in body
    assert not _published(within)

    sent = {"publish": "yes", "anyway": "Navnet er en sang"}
    assert client.post(PUBLISH, sent).status_code == 302
    assert _published(within)
    with within("loten"):
        facts = LogEntry.objects.get(act="guard_overridden").facts
    assert json.loads(facts)["reason"] == "Navnet er en sang"
    assert json.loads(facts)["kept"] == {"name_and_age": 1, "phone": 1, "plate": 1}
    assert "Noah" not in facts


def test_no_reason_publishes_an_identity_number(
    frozen: Any, signed_in: Any, within: Any
) -> None:
    frozen("Som før.", also=f"Gjelder {NUMBER}.")
    sent = {"publish": "yes", "anyway": "Må stå"}
    body = signed_in(MUNICIPALITY, "en").post(PUBLISH, sent).content.decode()

    assert "Such a number is never published" in body
    assert 'name="anyway"' not in body
    assert not _published(within)
