"""Templates: nothing inline, every one compiles, and each asks only for what is there."""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

import samrad

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEB = Path(samrad.__file__).parent / "web"
FILES = sorted(file for file in WEB.rglob("templates/**/*") if file.is_file())
# A file that is saved stands alone: its looks come along with it.
SAVED = {"kit/document_file.html"}
NAMES = [str(file).rpartition("/templates/")[2] for file in FILES]


def test_there_are_templates() -> None:
    assert "kit/base.html" in NAMES
    assert len(NAMES) > 30


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(name: str) -> None:
    engines["django"].get_template(name)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_nothing_is_inline(file: Path) -> None:
    text = file.read_text()
    if str(file).endswith(tuple(SAVED)):
        text = re.sub(r"<style>[^<]*</style>", "", text)

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    # A letter is plain text and says so itself; a page never does.
    assert ("autoescape off" in text) is (file.suffix == ".txt")
    assert not re.search(r"\bsafe\b", text)
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_what_is_translated_is_trimmed(file: Path) -> None:
    # Else the line breaks of the markup are part of what the translator is given.
    found = re.findall(r"{% blocktranslate([^%]*)%}", file.read_text())

    assert all(" trimmed" in each for each in found)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_no_sentence_stands_untranslated(file: Path) -> None:
    if file.name == "broken.html":  # said in all languages at once: nothing may be asked then
        return
    text = re.sub(
        r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}|{#.*?#}"
        r"|<style>.*?</style>",
        "",
        file.read_text(),
        flags=re.DOTALL,
    )
    text = re.sub(r"<[^>]*>", " ", text)
    words = set(re.findall(r"[A-Za-zÆØÅæøå]{2,}", text))

    # Formats, and what stands on the keys of a keyboard.
    formats, keys = (
        {"SHA", "PDF", "PNG", "SVG", "Word"},
        {"Ctrl", "Enter", "Shift", "Space", "Tab"},
    )
    assert words <= {"Samråd", *formats, *keys}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_every_form_that_is_sent_carries_its_token(file: Path) -> None:
    for form in re.findall(r'<form[^>]*method="post".*?</form>', file.read_text(), re.DOTALL):
        # But for the one that goes to somebody else's site, who must not get it.
        elsewhere = 'action="{{ out.address }}"' in form
        assert ("{% csrf_token %}" in form) is not elsewhere


class Missing(str):
    """What Django writes for a variable that is not there; here it is remembered."""

    __slots__ = ("names",)
    names: set[str]

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        self.names.add(str(name))
        return ""

    def __bool__(self) -> bool:
        return True


@pytest.fixture
def missing(settings: Any) -> set[str]:
    """The variables that templates asked for and were not given."""
    noted = Missing("%s")
    noted.names = set()
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["string_if_invalid"] = noted
    settings.TEMPLATES = templates
    return noted.names


@pytest.mark.parametrize("who", ["slt.loten", "ordforer.loten"])
def test_every_page_is_given_what_it_asks_for(
    who: str, missing: set[str], signed_in: Any, addresses: Any
) -> None:
    there = addresses("loten")
    client = signed_in(who)
    for address in ["/", *there.values()]:
        client.get(address)
        client.get(address, {"on": "2024-03-01"})
        client.post(address, {"on": "2025-11-02", "days": "x"})

    assert missing == set()


def test_an_empty_page_is_given_what_it_asks_for(
    missing: set[str], signed_in: Any, client: Any
) -> None:
    client.get("/sign-in/")
    client.post("/sign-in/", {"username": "x"})
    signed_in("uten.sete").get("/")

    assert missing == set()


def test_a_variable_that_is_not_there_would_be_noticed(missing: set[str]) -> None:
    engines["django"].from_string("{{ nowhere }}{{ here|default:'x' }}").render()

    assert missing == {"nowhere", "here"}
