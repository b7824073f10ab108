"""Documents to try the writers on: what a council's minutes hold, and what nobody should."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from samrad.core.documents.blocks import (
    Block,
    Bullets,
    Fact,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from samrad.core.documents.document import Document

AT = datetime(2025, 6, 16, 14, 30, tzinfo=ZoneInfo("Europe/Oslo"))
_PRESENT = Table(
    "Til stades",
    ("Namn", "Rolle", "Part"),
    (("Åse Ødegård", "ordførar", "kommunen"), ("Ánte Bårdsen", "lensmann", "politiet")),
)
MINUTES = Document(
    title="Referat frå møte 3/25 i Politirådet i Løten",
    language="nn",
    authors=("Politirådet i Løten",),
    at=AT,
    subject="Referat frå møtet 16. juni 2025",
    keywords=("politiråd", "referat"),
    identifier="Løten 3/25, versjon 1",
    blocks=(
        Facts((Fact("Tid", "16. juni 2025 kl. 12.00–14.00"), Fact("Stad", "Rådhuset"))),
        Heading("Til stades"),
        _PRESENT,
        Heading("Sak 7/25 Trygge skulevegar"),
        Paragraph("Rådet drøfta tryggleiken i sentrum.\nPolitiet la fram tal."),
        Heading("Vedtak", 2),
        Note("Vedtak", "Kommunen set opp lys ved stasjonen."),
        Bullets(("Lys ved stasjonen", "Patrulje fredag kveld")),
        PageBreak(),
        Heading("Neste møte"),
    ),
)
HOSTILE = (
    '#read("/etc/passwd") #include "x.typ" #import "@preview/x:1.0.0": *',
    "*feit* _skrå_ `kode` $x^2$ = Overskrift\n- liste\n+ tal\n/ ord: svar",
    "<merke> @tilvising // kommentar /* og */ \\u{41} \\ ~ -- --- ... 'a' \"b\"",
    "#panic() #{ while true {} } ]] )) }} [[ (( {{ #set page(width: 1pt)",
    "https://www.kommune.example/" + "lang" * 100,
    "<w:p/> ]]> &amp; &#65; <script>alert(1)</script>",
    "{{ tittel }} {% load x %} ${jndi} %s %(x)s",
)


def holding(*texts: str) -> Document:
    """A document in which each of the texts stands everywhere a text can."""
    together = " ".join(texts)
    return replace(
        MINUTES,
        title=f"Tittel {together}",
        authors=texts,
        subject=together,
        keywords=texts,
        identifier=together,
        blocks=tuple(block for text in texts for block in _everywhere(text)),
    )


def _everywhere(text: str) -> tuple[Block, ...]:
    return (
        Heading(text),
        Paragraph(text),
        Bullets((text, text)),
        Facts((Fact(text, text),)),
        Table(text, (text, text), ((text, text),)),
        Note(text, text),
    )


def long_minutes(pages: int = 20) -> Document:
    """Minutes of so many pages, with tables that go on overleaf."""
    said = "Rådet drøfta tryggleiken i sentrum, lys ved stasjonen og 702 melde forhold. " * 18
    measures = Table(
        "Tiltak",
        ("Tiltak", "Kommunen", "Politiet", "Frist"),
        (("Lys ved stasjonen og langs gangvegen", "teknisk sjef", "", "1.\u00a0juli 2025"),)
        * 12,
    )
    blocks: list[Block] = list(MINUTES.blocks)
    for number in range(1, pages + 1):
        title = f"Sak {number}/25 Tryggleik i Ådalsbruk, Brenneriroa og bygdene ikring " * 2
        blocks += [Heading(title), Paragraph(said), Paragraph(said), measures]
    return replace(
        MINUTES, title=f"{MINUTES.title} {'og nabokommunane ' * 8}", blocks=(*blocks,)
    )
