"""Gathers what is to be translated into the catalogues, and says what is missing.

With --check nothing is written: the answer is 1 if a catalogue is not complete and fresh.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "samrad"
LOCALE = SOURCE / "web" / "kit" / "locale"
LANGUAGES = ("nb", "nn", "sv")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Plural forms as Unicode CLDR has them; the three languages agree.
_PLURAL = "nplurals=2; plural=(n != 1);"


def gather() -> Catalog:
    """Every message of the program, in English."""
    found = Catalog(charset="utf-8")
    for file, text in _sources():
        stream = io.BytesIO(text.encode())
        for line, function, messages, _ in extract_python(stream, list(KEYWORDS), (), {}):
            context, message = _message(function, messages)
            if message and message[0]:
                singular = message if len(message) > 1 else message[0]
                found.add(singular, locations=[(file, line)], context=context)
    return found


def _sources() -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        yield str(file.relative_to(ROOT)), file.read_text()
    kinds = ("html", "svg", "txt")
    templates = [file for kind in kinds for file in SOURCE.rglob(f"templates/**/*.{kind}")]
    for file in sorted(templates):
        # Within parentheses a tokeniser does not care how lines are indented.
        text = templatize(file.read_text(), origin=str(file))
        yield str(file.relative_to(ROOT)), f"({text}\n)"


def _message(
    function: str | None, messages: str | tuple[str | None, ...] | None
) -> tuple[str | None, tuple[str, ...]]:
    """The context, and the one or two texts of a call."""
    texts = (messages,) if isinstance(messages, str) else messages or ()
    said = [text for text in texts if isinstance(text, str)]
    if function in ("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"):
        return said[0], tuple(said[1:])
    return None, tuple(said)


def renew(language: str, messages: Catalog) -> tuple[Catalog, str]:
    """The catalogue of `language` with today's messages, and what it was before."""
    path = _path(language)
    before = path.read_text() if path.exists() else ""
    catalogue = read_po(io.StringIO(before), locale=language, charset="utf-8")
    catalogue.update(messages, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return catalogue, before


def missing(catalogue: Catalog) -> list[str]:
    """The messages nobody has translated yet."""
    found = []
    for message in catalogue:
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(said):
            found.append(str(message.id))
    return found


def written(catalogue: Catalog) -> str:
    """The catalogue as a file that only changes when its words do."""
    out = io.BytesIO()
    write_po(out, catalogue, width=96, sort_output=True, omit_header=True, no_location=True)
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {catalogue.locale}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {_PLURAL}\\n"\n\n'
    )
    return head + out.getvalue().decode().strip() + "\n"


def _path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def main() -> int:
    """Write or check all catalogues."""
    settings.configure()
    checking = "--check" in sys.argv
    messages, wrong = gather(), 0
    for language in LANGUAGES:
        catalogue, before = renew(language, messages)
        text, left = written(catalogue), missing(catalogue)
        for one in left:
            print(f"{language}: not translated: {one}")
        if text != before and checking:
            print(f"{language}: not fresh; run `make words`")
        if not checking:
            _path(language).parent.mkdir(parents=True, exist_ok=True)
            _path(language).write_text(text)
        wrong += len(left) + (checking and text != before)
    return int(bool(wrong)) if checking else 0


if __name__ == "__main__":
    sys.exit(main())
