"""Where in a file something stands is seen, also where a reader does not look."""

import io
import random
from datetime import date
from typing import Any

import pypdf
import pytest
import xlsxwriter
from PIL import Image

from core.openness.persons.labelled import norwegian
from making import docx, of_objects, paragraph, pdf, stream, xlsx
from samrad.core.openness.looked import Looked, Place, Spot, Unseen
from samrad.core.openness.persons import Found
from samrad.gateways.papers.room.looking import kept_name, reader_for

ON = date(2026, 11, 27)
NUMBER = norwegian(random.Random(7))  # noqa: S311 -- any number does
PHONE = "909 52 580"


def look(content: bytes, name: str = "notat") -> Looked:
    return reader_for(content).look(content, name, on=ON)


def spots(content: bytes, name: str = "notat") -> dict[Spot, set[Found]]:
    return {hit.spot: set(hit.kinds) for hit in look(content, name).seen.hits}


PHONED, NUMBERED = {Found.PHONE}, {Found.NO_BIRTH_NUMBER}


# --- Word ----------------------------------------------------------------------------------


def test_word_tells_the_paragraph_however_its_letters_are_parted() -> None:
    body = paragraph("Hei") + paragraph(NUMBER[:3], NUMBER[3:7], NUMBER[7:])

    assert spots(docx(body)) == {Spot(Place.PARAGRAPH, 2): NUMBERED}


def test_word_puts_two_cells_of_a_row_together() -> None:
    cells = "".join(f"<w:tc>{paragraph(x)}</w:tc>" for x in (NUMBER[:6], NUMBER[6:]))
    found = spots(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))

    assert found == {Spot(Place.PARAGRAPH, 2): NUMBERED}


@pytest.mark.parametrize(
    ("part", "root", "spot"),
    [
        ("word/header1.xml", "hdr", Spot(Place.HEADER)),
        ("word/footer2.xml", "ftr", Spot(Place.HEADER)),
        ("word/footnotes.xml", "footnotes", Spot(Place.NOTE, 1)),
        ("word/comments.xml", "comments", Spot(Place.COMMENT, 1)),
        ("word/glossary/document.xml", "glossaryDocument", Spot(Place.INSIDE)),
        ("word/diagrams/data1.xml", "dataModel", Spot(Place.TEXT_BOX)),
        ("customXml/item1.xml", "root", Spot(Place.INSIDE)),
    ],
)
def test_word_is_looked_through_beside_its_pages(part: str, root: str, spot: Spot) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f"<w:{root} {space}>{paragraph(f'Ring {PHONE}')}</w:{root}>"

    assert spots(docx(more={part: xml})) == {spot: PHONED}


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p><w:del><w:r><w:delText>{PHONE}</w:delText></w:r></w:del></w:p>",
        f'<w:p><w:r><w:instrText>HYPERLINK "tel:{PHONE}"</w:instrText></w:r></w:p>',
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{PHONE}</w:t></w:r></w:p>",
    ],
    ids=["taken out", "field", "hidden"],
)
def test_word_keeps_what_a_reader_does_not_see(body: str) -> None:
    assert spots(docx(body)) == {Spot(Place.PARAGRAPH, 1): PHONED}


def test_who_wrote_it_is_seen() -> None:
    core = "<cp><creator>Kari Hansen</creator><lastModifiedBy>python-docx</lastModifiedBy></cp>"

    assert spots(docx(more={"docProps/core.xml": core})) == {
        Spot(Place.PROPERTIES): {Found.AUTHOR}
    }


def test_where_a_drawing_stands_is_no_number_of_anybody() -> None:
    drawn = "<w:r><w:drawing><w:posOffset>90952580</w:posOffset></w:drawing></w:r>"

    assert spots(docx(f"<w:p>{drawn}</w:p>")) == {}


# --- Excel ---------------------------------------------------------------------------------


def workbook(fill: Any) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        fill(book)
    return out.getvalue()


def test_excel_tells_sheet_and_cell() -> None:
    found = spots(xlsx([[], [], ["", NUMBER]], sheet="Anmeldelser"))

    assert found == {Spot(Place.CELL, 1, "Anmeldelser", "B3"): NUMBERED}


def test_excel_is_seen_with_all_digits_of_a_number() -> None:
    assert spots(xlsx([[float(NUMBER)]])) == {Spot(Place.CELL, 1, "Ark1", "A1"): NUMBERED}


def test_a_zero_that_excel_dropped_is_put_back() -> None:
    dice = random.Random(5)  # noqa: S311 -- the same each time
    number = next(n for n in iter(lambda: norwegian(dice), "") if n.startswith("0"))
    assert len(str(int(number))) == 10

    assert spots(xlsx([[int(number)]])) == {Spot(Place.CELL, 1, "Ark1", "A1"): NUMBERED}


def test_a_day_of_birth_beside_the_rest_of_the_number() -> None:
    rows: list[list[str | float]] = [["Født", "Pnr"], [float(NUMBER[:6]), float(NUMBER[6:])]]

    assert spots(xlsx(rows)) == {Spot(Place.CELL, 1, "Ark1", "B2"): NUMBERED}


def test_days_money_and_companies_are_nobody() -> None:
    rows = [[45_824, 12_345_678, 90_952_580, 974_760_673, 3_412, 2_025]]

    assert spots(xlsx([[float(n) for n in row] for row in rows])) == {}


def test_eight_digits_under_a_heading_that_says_so_are_a_telephone() -> None:
    assert spots(xlsx([["Mobil"], [90_952_580.0]])) == {
        Spot(Place.CELL, 1, "Ark1", "A2"): PHONED
    }


def test_hidden_sheets_comments_and_headers_of_excel() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Synlig").write_comment("C3", f"Ring {PHONE}", {"author": "x"})
        hidden = book.add_worksheet("Skjult")
        hidden.very_hidden()
        hidden.write("A1", f"Ring {PHONE}")
        hidden.set_header(f"&L{PHONE}")

    assert spots(workbook(fill)) == {
        Spot(Place.CELL_COMMENT, 1, "Synlig", "C3"): PHONED,
        Spot(Place.CELL, 2, "Skjult", "A1"): PHONED,
        Spot(Place.HEADER): PHONED,
    }


def test_a_sheet_that_is_called_by_a_person_goes_by_its_number() -> None:
    found = spots(xlsx([["x"]], sheet="Kari (14)"))

    # The properties list the sheets once more.
    assert set(found) == {Spot(Place.SHEET, 1), Spot(Place.PROPERTIES)}


# --- PDF -----------------------------------------------------------------------------------


def test_a_pdf_tells_the_page_however_its_lines_break() -> None:
    broken = f"{NUMBER[:4]}\n{NUMBER[4:]}"

    assert spots(pdf("Hei", f"Gjelder {broken} i dag")) == {Spot(Place.PAGE, 2): NUMBERED}


def test_what_a_pdf_says_of_itself() -> None:
    found = spots(pdf("Hei", info=f"/Author(Kari Hansen)/Subject(Ring {PHONE})"))

    assert found == {Spot(Place.PROPERTIES): {Found.AUTHOR, Found.PHONE}}


def test_what_is_pinned_to_a_page() -> None:
    page = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots["
        f"<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/Contents(Ring {PHONE})>>"
        "<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(mailto:ola@example.org)>>>>]>>"
    )
    found = spots(
        of_objects(
            ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
        )
    )
    assert found == {
        Spot(Place.ANNOTATION, 1): PHONED,
        Spot(Place.LINK, 1): {Found.EMAIL},
    }


def test_what_stood_in_a_pdf_before_it_was_saved_again() -> None:
    first = pdf(f"Gjelder {NUMBER}")
    writer = pypdf.PdfWriter(io.BytesIO(first), incremental=True)
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = writer._add_object(
        pypdf.generic.DecodedStreamObject()
    )
    out = io.BytesIO()
    writer.write(out)

    assert spots(out.getvalue()) == {Spot(Place.EARLIER, 1): NUMBERED}


def locked(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(f"Ring {PHONE}")))
    writer.encrypt(user, owner_password="eier", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_locked_pdf_is_not_seen_into_and_one_that_opens_is() -> None:
    assert look(locked("hemmelig")).seen.unseen is Unseen.LOCKED
    assert spots(locked("")) == {Spot(Place.PAGE, 1): PHONED}


def test_scanned_pages_are_not_seen_into_and_blank_ones_are() -> None:
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents {} 0 R/Resources<<>>>>"
    content = of_objects(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
            *(page.format(5), page.format(6)),
            *(stream(b"q W* n Q"), stream(b"q 9 0 0 9 0 0 cm /Im Do Q")),
        ]
    )
    seen = look(content).seen

    assert (seen.unseen, seen.pages) == (Unseen.PICTURED_PAGES, (2,))


# --- text, pictures, names -----------------------------------------------------------------


def test_text_tells_the_line_in_every_encoding() -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        content = f"navn;nummer\nBjørn;{NUMBER}\n7;8\n".encode(encoding)
        assert spots(content) == {Spot(Place.LINE, 2): NUMBERED}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_kept_without_place_camera_or_owner(form: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kameraet til Kari"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (60.0, 48.0, 0.0)
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, form, exif=exif)
    assert b"Kari" in out.getvalue()
    kept = look(out.getvalue(), "bilde.x")
    again = Image.open(io.BytesIO(kept.content))

    assert b"Kari" not in kept.content
    assert dict(again.getexif()) == {}
    # Turned as the camera said, for nothing says so any more.
    assert again.size == (20, 30)
    assert kept.seen.unseen is Unseen.PICTURE


def test_what_hides_behind_a_picture_is_not_kept() -> None:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "JPEG")
    kept = look(out.getvalue() + docx() + b"<script>alert(1)</script>")

    assert b"script" not in kept.content
    assert b"PK\x03\x04" not in kept.content


def test_a_large_picture_is_made_smaller() -> None:
    out = io.BytesIO()
    Image.new("L", (5000, 100)).save(out, "PNG")

    assert Image.open(io.BytesIO(look(out.getvalue()).content)).size == (4096, 82)


def test_the_name_of_a_file_is_looked_at() -> None:
    assert spots(b"Notat", f"{NUMBER}.txt") == {Spot(Place.NAME): NUMBERED}


def test_a_very_long_name_is_shortened_and_keeps_its_ending() -> None:
    assert kept_name("ø" * 251 + ".pdf") == "ø" * 196 + ".pdf"
    assert len(kept_name("x" * 300)) == 200


def test_a_list_of_thousands_is_told_in_some_hundreds() -> None:
    seen = look("".join(f"x;{NUMBER}\n" for _ in range(2000)).encode()).seen

    assert len(seen.hits) == 301
    assert seen.counts[Found.NO_BIRTH_NUMBER] == 2000
