"""Files made to hurt: a sentence each, nothing kept, and the page still answers."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from django.utils.html import escape

from attacks.hostile import ENDLESS, HOSTILE, ODD
from making import pdf
from samrad.core.basics.refusals import Refusal
from samrad.gateways.papers import entering
from samrad.records.agreements.models import SignedFile
from samrad.records.basics.context import at_the_gate
from samrad.records.meetings.matters import Matter
from samrad.records.papers.models import Paper
from samrad.web.kit.phrases import say

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BRING, KEEP = "/loten/papers/bring/", "/loten/agreement/1/file/"
PROPOSE = "/loten/matters/propose/"


@pytest.fixture
def inside(person: Any) -> Client:
    client = Client(raise_request_exception=False)
    with at_the_gate():
        client.force_login(person("slt.loten"))
    return client


def brought(inside: Client, content: bytes, name: str, **more: str) -> Any:
    file = SimpleUploadedFile(name, content)
    sent = {"title": "Vedlegg", "openness": "council", "file": file, **more}
    return inside.post(BRING, sent)


def sentence(code: str) -> str:
    with translation.override("nb"):
        return escape(say(Refusal(code)))


@pytest.mark.parametrize(("name", "made"), HOSTILE.items(), ids=list(HOSTILE))
def test_it_is_refused_with_a_sentence_and_nothing_is_kept(
    name: str, made: tuple[Callable[[], bytes], str], inside: Client, within: Any
) -> None:
    make, code = made
    answer = brought(inside, make(), name, anyway="Det haster")

    assert answer.status_code == 200
    assert sentence(code) in answer.content.decode()
    with within("loten"):
        assert not Paper.objects.filter(title="Vedlegg").exists()
    assert inside.get("/loten/papers/").status_code == 200


@pytest.mark.parametrize("name", ["script.pdf", "attached.pdf", "macros.docx", "bomb.docx"])
def test_a_signed_agreement_is_no_way_round(name: str, inside: Client, within: Any) -> None:
    make, code = HOSTILE[name]
    file = SimpleUploadedFile("avtale.pdf", make())
    answer = inside.post(KEEP, {"file": file, "anyway": "Det haster"})

    assert sentence(code) in answer.content.decode()
    with within("loten"):
        assert not SignedFile.objects.exists()


@pytest.mark.parametrize("name", ["script.pdf", "attached.pdf", "macros.docx", "bomb.docx"])
def test_nor_is_a_matter_that_is_proposed(name: str, inside: Client, within: Any) -> None:
    make, code = HOSTILE[name]
    told = {"title": "Kanarifugl", "kind": "inform", "type": "annet", "minutes": "10"}
    told |= {"openness": "council", "raised_by": "member", "anyway": "Det haster"}
    file = SimpleUploadedFile(name, make())
    answer = inside.post(PROPOSE, {**told, "file": file})

    assert sentence(code) in answer.content.decode()
    assert "Kanarifugl" in answer.content.decode()
    with within("loten"):
        assert not Matter.objects.filter(title="Kanarifugl").exists()


@pytest.mark.parametrize(("name", "make"), ODD.items(), ids=list(ODD))
def test_what_is_only_odd_is_looked_through_and_kept(
    name: str, make: Callable[[], bytes], inside: Client, within: Any
) -> None:
    content = make()
    assert brought(inside, content, name).status_code == 302
    with within("loten"):
        assert bytes(Paper.objects.get(title="Vedlegg").content) == content


@pytest.mark.parametrize(("name", "make"), ENDLESS.items(), ids=list(ENDLESS))
def test_what_takes_too_long_is_ended(
    name: str,
    make: Callable[[], bytes],
    inside: Client,
    within: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(entering, "_SECONDS", 2)
    answer = brought(inside, make(), name, anyway="Det haster")

    assert sentence("file.not_looked_through") in answer.content.decode()
    with within("loten"):
        assert not Paper.objects.filter(title="Vedlegg").exists()


@pytest.mark.parametrize(
    ("called", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Windows\\system32\\notat.pdf", "notat.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("n\u200bo\u200btat.pdf", "notat.pdf"),
        ("notat.docx", "notat.docx"),
        (f"{'ø' * 240}.pdf", f"{'ø' * 196}.pdf"),
    ],
)
def test_a_name_leads_nowhere_and_the_file_is_handed_out_as_what_it_is(
    called: str, kept: str, inside: Client, within: Any
) -> None:
    assert brought(inside, pdf("Notat"), called).status_code == 302
    with within("loten"):
        paper = Paper.objects.get(title="Vedlegg")
    answer = inside.get(f"/loten/papers/{paper.id}/file")

    assert (paper.name, paper.kind) == (kept, "pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].endswith(".pdf")
    assert quote("\u202e") not in answer["Content-Disposition"]
