import pytest

from samrad.core.agreements.proposing.page.lines import Mark, lines_of
from samrad.core.agreements.proposing.page.sentences import LONGEST, Item, sentences_of


def marks(text: str) -> list[tuple[str, str]]:
    return [
        (line.mark.value, line.text) for line in lines_of(text) if line.mark is not Mark.BLANK
    ]


LINES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("a heading in Markdown", "## Møter", [("heading", "Møter")]),
    ("bold is a way to write", "**Møter**", [("heading", "Møter")]),
    ("a numbered heading", "3. Hovedoppgaver:", [("heading", "3. Hovedoppgaver:")]),
    ("a heading under another", "3.2 Innkalling", [("heading", "3.2 Innkalling")]),
    ("a paragraph mark", "§ 4 Møter", [("heading", "§ 4 Møter")]),
    ("a paragraph mark alone", "Kapittel 3", [("heading", "Kapittel 3")]),
    (
        "a bare heading",
        "Evaluering og rapportering",
        [("heading", "Evaluering og rapportering")],
    ),
    ("a sentence is no heading", "Møtet er lukket", [("prose", "Møtet er lukket")]),
    (
        "nor is a line that goes on",
        "Avtale mellom kommunen og",
        [("prose", "Avtale mellom kommunen og")],
    ),
    (
        "nor a list of people",
        "Ordfører, rådmann, lensmann",
        [("prose", "Ordfører, rådmann, lensmann")],
    ),
    ("nor a label", "Leder: ordfører", [("prose", "Leder: ordfører")]),
    (
        "nor what a small letter carries on",
        "Det avholdes\nmøter",
        [("prose", "Det avholdes"), ("prose", "møter")],
    ),
    ("nor a small beginning", "med vennlig hilsen", [("prose", "med vennlig hilsen")]),
    ("nor a question", "Felles politiråd?", [("prose", "Felles politiråd?")]),
    (
        "nor a year that a wrapped line begins with",
        "4. år eller ved behov",
        [("prose", "4. år eller ved behov")],
    ),
    ("dots lead to a page", "Evaluering ........ 5", []),
    ("so do spaced dots", "Evaluering . . . . 5", []),
    ("and a wide gap", "Evaluering      5", []),
    ("and a tab", "Evaluering\t5", []),
    ("and dots without a number", "Evaluering ........", []),
    ("page numbers and rules", "Side 2 av 7\n---\n12", []),
    ("links", "<https://www.politiet.no/>", []),
    ("invisible letters", "\ufeffM\u00adøter", [("heading", "Møter")]),
    (
        "bullets of all kinds",
        "- a\n• b\n– c\na) d\n(b) e\n1) f",
        [("item", x) for x in "abcdef"],
    ),
    ("a dash inside is none", "– \n-x", [("prose", "-x")]),
    (
        "numbers that count on are a list",
        "1. Vold\n2. Rus\n3. Trafikk",
        [("item", "Vold"), ("item", "Rus"), ("item", "Trafikk")],
    ),
    (
        "numbers under an introduction are a list",
        "Vi arbeider med:\n1. Vold",
        [("prose", "Vi arbeider med:"), ("item", "Vold")],
    ),
    (
        "a number after bullets is a heading",
        "- Vold\n\n4. Ledelse\nOrdfører leder.",
        [("item", "Vold"), ("heading", "4. Ledelse"), ("prose", "Ordfører leder.")],
    ),
    (
        "short lines under an introduction are a list",
        "Medlemmer:\nOrdfører: Kari\n\nRådmann: Ola\nDe møtes ofte.",
        [
            ("prose", "Medlemmer:"),
            ("item", "Ordfører: Kari"),
            ("item", "Rådmann: Ola"),
            ("prose", "De møtes ofte."),
        ],
    ),
    (
        "a short line may carry on the one above",
        "Rådet møtes sammen med\nLørenskog kommune",
        [("prose", "Rådet møtes sammen med"), ("prose", "Lørenskog kommune")],
    ),
    (
        "a short line may carry on an item",
        "- Vold\nRus",
        [("item", "Vold"), ("prose", "Rus")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LINES])
def test_what_a_line_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


def test_a_long_line_is_running_text() -> None:
    text = "1. " + "Politirådet møtes. " * 30

    assert [line.mark for line in lines_of(text)] == [Mark.PROSE]


SENTENCES: list[tuple[str, str, list[str]]] = [
    (
        "a full stop and a capital",
        "Rådet møtes. Ordfører leder.",
        ["Rådet møtes.", "Ordfører leder."],
    ),
    (
        "abbreviations",
        "Det er 4 møter pr. Ordfører jf. Avtalen.",
        ["Det er 4 møter pr. Ordfører jf. Avtalen."],
    ),
    ("ordinals", "Avtalen revideres hvert 4. år.", ["Avtalen revideres hvert 4. år."]),
    (
        "years end a sentence",
        "Rådet ble stiftet i 2007. Det møtes.",
        ["Rådet ble stiftet i 2007.", "Det møtes."],
    ),
    ("dates do not", "Avtalen er av 31.10. 2022", ["Avtalen er av 31.10. 2022"]),
    (
        "a number may begin one",
        "Rådet møtes. 4 møter er nok.",
        ["Rådet møtes.", "4 møter er nok."],
    ),
    ("quotes close after the stop", "«Vi møtes.» Det er nok.", ["«Vi møtes.»", "Det er nok."]),
    (
        "lines broken by the margin",
        "Rådet skal\nmøtes fire ganger.",
        ["Rådet skal møtes fire ganger."],
    ),
    (
        "labels are not carried on",
        "Det er kort.\nLeder: ordfører",
        ["Det er kort.", "Leder: ordfører"],
    ),
    ("no full stop at all", "rådet møtes", ["rådet møtes"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in SENTENCES])
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences_of(text)] == expected


def test_a_sentence_introduces_the_list_below_it() -> None:
    text = """
    4. Mål
    Rådet har mål. Følgende tema drøftes:

    - Vold
      - mot barn
      - mot unge, som
        er sårbare
    - Rus

    Temaene tas opp ofte.
    """
    _, introducing, *items, last = sentences_of(text)

    assert introducing.text == "Følgende tema drøftes:"
    assert introducing.heading == "4. Mål"
    assert introducing.after == "temaene tas opp ofte."
    assert introducing.items == (
        Item("Vold", 0),
        Item("mot barn", 1),
        Item("mot unge, som er sårbare", 1),
        Item("Rus", 0),
    )
    assert [item.text for item in items] == [
        "Vold",
        "mot barn",
        "mot unge, som er sårbare",
        "Rus",
    ]
    assert [item.text for item in items[0].items] == ["mot barn", "mot unge, som er sårbare"]
    assert all(item.listed for item in items)
    assert not last.items


def test_a_heading_introduces_a_list_that_follows_it_at_once() -> None:
    heading, item = sentences_of("## Deltakere\n- ordfører")

    assert (heading.text, heading.items) == ("Deltakere", (Item("ordfører", 0),))
    assert item.listed


def test_contents_and_references_are_not_read() -> None:
    text = "# Innhold\n- Møter\n# Møter\nRådet møtes.\n# Referanser\nRundskriv 2013/012."

    assert [sentence.text for sentence in sentences_of(text)] == ["Rådet møtes."]


def test_what_follows_stays_under_its_heading() -> None:
    first, second = sentences_of("# A\nRådet møtes.\n# B\nRådet evaluerer.")

    assert (first.after, second.after) == ("", "")


def test_an_item_is_carried_on_by_a_small_letter_only() -> None:
    text = "- Vold i\nnære relasjoner\nRådet møtes."

    assert [sentence.text for sentence in sentences_of(text)] == [
        "Vold i nære relasjoner",
        "Rådet møtes.",
    ]


@pytest.mark.parametrize("text", ["a" * 2500, "ord " * 700])
def test_what_is_too_long_for_a_sentence_is_cut(text: str) -> None:
    found = sentences_of(text)

    assert len(found) == 3
    assert all(len(sentence.text) <= LONGEST for sentence in found)
    assert "".join(s.text for s in found).replace(" ", "") == text.replace(" ", "")
