"""A document as PDF that can be kept for ever (PDF/A-2a) and heard by all (PDF/UA-1).

What people wrote goes to the engine as data and never as markup: nothing is written into the
template. The fonts are those inside the engine's own package (Libertinus Serif, OFL), so that
the same document is the same file on every machine.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC
from functools import cache
from importlib.resources import files

import typst

from samrad.core.documents import blocks
from samrad.core.documents.document import Document
from samrad.gateways.documents.letters import broken, cleaned, named, spelled_out

Texts = Callable[[str], str]


def written(document: Document) -> bytes:
    """The document as a file.

    A letter that no font of ours has would be a hole, which no archive takes: then such
    letters are spelled out by name.
    """
    try:
        return _set(document, cleaned)
    except typst.TypstError:
        return _set(document, lambda text: spelled_out(cleaned(text)))


def _set(document: Document, letters: Texts) -> bytes:
    return typst.compile(
        _template(),
        font_paths=_fonts(),
        pdf_standards=["a-2a", "ua-1"],
        sys_inputs={"document": json.dumps(_told(document, letters))},
        timestamp=int(document.at.timestamp()),
    )


@cache
def _template() -> bytes:
    return files(__package__).joinpath("document.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _told(document: Document, letters: Texts) -> dict[str, object]:
    """The document as the template reads it."""
    return {
        "title": named(letters(document.title)),
        "language": document.language,
        "authors": [letters(one) for one in document.authors],
        "subject": letters(document.subject),
        "keywords": [letters(one) for one in document.keywords],
        "identifier": letters(document.identifier),
        "at": document.at.astimezone(UTC).timetuple()[:6],
        "blocks": [_plain(one, lambda text: broken(letters(text))) for one in document.blocks],
    }


def _plain(value: object, text: Texts) -> object:
    """A block by the names of its fields, and what it is."""
    match value:
        case str():
            return text(value)
        case tuple():
            return [_plain(one, text) for one in value]
        case blocks.Heading():
            return {"kind": "Heading", "text": named(text(value.text)), "level": value.level}
        case _ if is_dataclass(value):
            inside = {one.name: _plain(getattr(value, one.name), text) for one in fields(value)}
            return {"kind": type(value).__name__, **inside}
        case _:
            raise TypeError(f"a document holds no {type(value)}")
