"""Files that are brought: what stands where is said, and what is open stays clean."""

import io
import json
import random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.openness.persons.labelled import norwegian
from making import docx, paragraph, pdf, xlsx
from samrad.records.agreements.models import SignedFile
from samrad.records.basics.context import as_person
from samrad.records.log.models import LogEntry
from samrad.records.papers.models import Paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BRING = "/loten/papers/bring/"
NUMBER = norwegian(random.Random(7))  # noqa: S311 -- any number does
PHONE = "909 52 580"
WHO, POLICE = "slt.loten", "politikontakt.loten"


def sent(content: bytes, name: str, openness: str = "council", **more: str) -> dict[str, Any]:
    file = SimpleUploadedFile(name, content)
    return {"title": "Vedlegg", "openness": openness, "file": file, **more}


def kept(within: Any) -> Paper | None:
    with within("loten"):
        return Paper.objects.filter(title="Vedlegg").first()


def last_facts(within: Any) -> dict[str, Any]:
    with within("loten"):
        entry = LogEntry.objects.filter(act="guard_overridden").latest("number")
    facts: dict[str, Any] = json.loads(entry.facts)
    return facts


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (pdf("Hei", f"Gjelder {NUMBER}"), "a.pdf", "Side 2: Her står et fødselsnummer."),
        (
            xlsx([["", ""], ["", NUMBER]], sheet="Anmeldelser"),
            "a.xlsx",
            "Ark «Anmeldelser», celle B2: Her står et fødselsnummer.",
        ),
        (
            docx(paragraph("Hei") + paragraph(f"Gjelder {NUMBER}")),
            "a.docx",
            "Avsnitt 2: Her står et fødselsnummer.",
        ),
        (
            docx(more={"word/comments.xml": f"<c>{paragraph(PHONE)}</c>".replace("w:", "")}),
            "a.docx",
            "En kommentar eller endring: Her står et telefonnummer.",
        ),
        (b"Hei", f"{NUMBER}.txt", "Navnet på den: Her står et fødselsnummer."),
    ],
    ids=["PDF", "Excel", "Word", "comment", "name"],
)
def test_it_is_said_what_stands_where_and_not_repeated(
    content: bytes, name: str, said: str, signed_in: Any, within: Any
) -> None:
    body = signed_in(WHO).post(BRING, sent(content, name)).content.decode()

    assert said in body
    assert NUMBER not in body
    assert PHONE not in body
    assert 'name="anyway"' in body
    assert kept(within) is None


def test_with_a_reason_it_is_kept_inside_and_the_log_holds_kinds(
    signed_in: Any, within: Any
) -> None:
    form = sent(pdf(f"Gjelder {NUMBER}"), "a.pdf", anyway="Står slik i arkivet")
    assert signed_in(WHO).post(BRING, form).status_code == 302

    assert kept(within) is not None
    assert last_facts(within) == {
        "kept": {"no_birth_number": 1},
        "reason": "Står slik i arkivet",
        "unseen": [],
    }


def test_no_reason_opens_a_paper_with_identity_numbers(signed_in: Any, within: Any) -> None:
    form = sent(pdf(f"Gjelder {NUMBER}"), "a.pdf", "open", anyway="Står slik i arkivet")
    answer = signed_in(WHO).post(BRING, form)

    assert "Det kan ikke være åpent for alle; ta dem ut først" in answer.content.decode()
    assert kept(within) is None


def test_opening_a_paper_looks_again(signed_in: Any, within: Any) -> None:
    client = signed_in(WHO)
    client.post(BRING, sent(xlsx([[float(NUMBER)]]), "a.xlsx", anyway="Arkivet"))
    paper = kept(within)
    assert paper is not None
    form = {"openness": "open", "reason": "Skal ut", "anyway": "Arkivet"}
    answer = client.post(f"/loten/papers/{paper.id}/mark/", form)

    assert "Det kan ikke være åpent for alle; ta dem ut først" in answer.content.decode()
    again = kept(within)
    assert again is not None
    assert again.openness == "council"


def test_opening_a_paper_asks_about_telephones_and_authors(signed_in: Any, within: Any) -> None:
    core = "<cp><creator>Kari Hansen</creator></cp>"
    client = signed_in(WHO)
    content = docx(paragraph("Hei"), more={"docProps/core.xml": core})
    # Who wrote it is no secret inside the council.
    assert client.post(BRING, sent(content, "a.docx")).status_code == 302
    paper = kept(within)
    assert paper is not None
    address, form = f"/loten/papers/{paper.id}/mark/", {"openness": "open", "reason": "Ut"}
    body = client.post(address, form).content.decode()

    assert "Filens egenskaper: Her står navnet på den som skrev den." in body
    assert "Kari Hansen" not in body
    assert client.post(address, {**form, "anyway": "Hun vet det"}).status_code == 302
    assert last_facts(within)["kept"] == {"author": 1}


def test_what_nobody_can_see_into_is_confirmed_logged_and_never_open(
    signed_in: Any, within: Any
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (30, 20)).save(out, "PNG")
    client = signed_in(WHO)
    body = client.post(BRING, sent(out.getvalue(), "lys.png")).content.decode()
    assert "Den kunne ikke ses gjennom: den er et bilde." in body
    form = sent(out.getvalue(), "lys.png", "open", anyway="Bare en lyktestolpe")
    assert "kan ikke være åpent for alle" in client.post(BRING, form).content.decode()
    assert kept(within) is None

    form = sent(out.getvalue(), "lys.png", anyway="Bare en lyktestolpe")
    assert client.post(BRING, form).status_code == 302
    assert last_facts(within)["unseen"] == ["picture"]
    paper = kept(within)
    assert paper is not None
    answer = client.get(f"/loten/papers/{paper.id}/file")
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("attachment; ")


def test_figures_for_the_public_hold_nobody(signed_in: Any, person: Any) -> None:
    client = signed_in(POLICE)
    form = sent(f"navn;nr\nA;{NUMBER}\n".encode(), "a.csv", figures="on", anyway="Arkivet")
    assert client.post(BRING, form).status_code == 302
    with as_person(person(POLICE).id):
        found = Paper.objects.get(title="Vedlegg")
    basis = {"basis": "no.politiregisterloven.24.2", "detail": "municipality"}
    address = f"/loten/papers/{found.id}/release/"
    refused = client.post(address, {**basis, "public": "on"}).content.decode()

    assert "Det kan ikke være åpent for alle; ta dem ut først" in refused
    assert client.post(address, basis).status_code == 302


def test_a_signed_agreement_is_looked_through(signed_in: Any, within: Any) -> None:
    client = signed_in(WHO)
    address = "/loten/agreement/1/file/"
    content = pdf("Avtale", f"Kontakt: {PHONE}")
    file = SimpleUploadedFile("avtale.pdf", content)
    body = client.post(address, {"file": file}).content.decode()
    assert "Side 2: Her står et telefonnummer." in body

    file = SimpleUploadedFile("avtale.pdf", content)
    assert client.post(address, {"file": file, "anyway": "Vakttelefon"}).status_code == 302
    with within("loten"):
        assert bytes(SignedFile.objects.get().content) == content
    assert last_facts(within)["reason"] == "Vakttelefon"


def test_a_pasted_agreement_is_looked_through(signed_in: Any, within: Any) -> None:
    client = signed_in(WHO)
    address = "/loten/agreement/2/paste/"
    text = f"Rådet møtes fire ganger i året. Kontakt er Kari på {PHONE}."
    body = client.post(address, {"text": text}).content.decode()
    assert "linje 1: Her står et telefonnummer." in body
    assert 'name="take"' not in body

    body = client.post(address, {"text": text, "anyway": "Vakttelefon"}).content.decode()
    assert '<input type="hidden" name="anyway" value="Vakttelefon">' in body
    form = {"text": text, "anyway": "Vakttelefon", "confirm": "yes", "take": "0"}
    client.post(address, form)
    assert last_facts(within)["kept"] == {"phone": 1}
