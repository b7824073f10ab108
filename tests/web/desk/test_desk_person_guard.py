"""What points out a person is noticed on save, said without repeating it, logged as kept."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samrad.records.evidence.models import Evidence
from samrad.records.log.models import LogEntry
from samrad.records.papers.models import Paper

pytestmark = pytest.mark.django_db

NOTE = "/loten/record/note/evaluated/"


@pytest.fixture
def number() -> str:
    import random

    from core.openness.persons.labelled import norwegian

    return norwegian(random.Random(7))  # noqa: S311 -- any number does


def noted(within: Any, ref: str) -> int:
    with within("loten"):
        return Evidence.objects.filter(ref=ref).count()


def test_a_number_is_noticed_and_not_repeated(number: str, signed_in: Any, within: Any) -> None:
    ref = f"samtale med {number}"
    answer = signed_in("slt.loten").post(NOTE, {"on": "2025-06-10", "ref": ref})
    body = answer.content.decode()

    assert answer.status_code == 200
    assert "Her står et fødselsnummer. Ta det bort." in body
    # Only the field that was filled in holds it still, for mending.
    assert body.count(number) == 1
    assert 'name="anyway"' in body
    assert noted(within, ref) == 0


def test_with_a_reason_it_is_kept_and_the_log_holds_the_kind_only(
    number: str, signed_in: Any, within: Any
) -> None:
    ref = f"sak om {number}"
    sent = {"on": "2025-06-10", "ref": ref, "anyway": "Står slik i arkivet"}
    assert signed_in("slt.loten").post(NOTE, sent).status_code == 302

    assert noted(within, ref) == 1
    with within("loten"):
        entry = LogEntry.objects.get(act="guard_overridden")
        facts = json.loads(entry.facts)
        assert facts["kept"] == {"no_birth_number": 1}
        assert facts["reason"] == "Står slik i arkivet"
        everything = " ".join(LogEntry.objects.values_list("facts", flat=True))
    assert number not in everything


def test_a_number_in_the_reason_is_no_reason(number: str, signed_in: Any, within: Any) -> None:
    sent = {"on": "2025-06-10", "ref": number, "anyway": f"fordi {number}"}
    assert signed_in("slt.loten").post(NOTE, sent).status_code == 200
    assert noted(within, number) == 0


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("/loten/agreement/2/add/evaluation/", {"when": "year_end", "binds": ["police"]}),
        ("/loten/agreement/2/step/at_council/", {"on": "2025-06-10", "case": "1/25"}),
    ],
)
def test_the_other_forms_notice_too(page: str, sent: dict[str, Any], signed_in: Any) -> None:
    texts = dict.fromkeys(("quote", "heading", "reason", "case"), "Kari (14)")
    answer = signed_in("slt.loten").post(page, {**sent, **texts})

    assert answer.status_code == 200
    assert "Her står et navn med alder." in answer.content.decode()


def test_a_file_is_looked_into(number: str, signed_in: Any, within: Any) -> None:
    text = f"navn;nummer\nA;{number}\n"
    sent = {
        "title": "Liste",
        "openness": "council",
        "file": SimpleUploadedFile("liste.csv", text.encode()),
    }
    answer = signed_in("slt.loten").post("/loten/papers/bring/", sent)

    assert "Linje 2: Her står et fødselsnummer." in answer.content.decode()
    with within("loten"):
        assert not Paper.objects.filter(title="Liste").exists()


def test_what_only_looks_like_it_is_saved_at_once(signed_in: Any, within: Any) -> None:
    ref = "sak 202501302-1, org.nr. 974 760 673, 702 forhold"
    answer = signed_in("slt.loten").post(NOTE, {"on": "2025-06-10", "ref": ref})

    assert answer.status_code == 302
    assert noted(within, ref) == 1
