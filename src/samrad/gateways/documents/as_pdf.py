"""A document as PDF that can be kept for ever (PDF/A-2a) and heard by all (PDF/UA-1).

What people wrote goes to the engine as data and never as markup: nothing is written into the
template. The fonts are those inside the engine's own package (Libertinus Serif, OFL), so that
the same document is the same file on every machine.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.documents import blocks
from samrad.core.documents.document import Document
from samrad.gateways.documents.letters import broken, cleaned, named, spelled_out
from samrad.gateways.documents.pressing import pressed

Texts = Callable[[str], str]


def written(document: Document) -> bytes:
    """The document as a file.

    A letter that no font of ours has would be a hole, which no archive takes: then such
    letters are spelled out by name.

    Raises:
        Refused: It could not be set.
    """
    for letters in (cleaned, lambda text: spelled_out(cleaned(text))):
        if content := pressed(_told(document, letters)):
            return content
    raise Refused(Refusal("document.not_set"))


def _told(document: Document, letters: Texts) -> dict[str, object]:
    """The document as the template reads it."""
    return {
        "title": named(letters(document.title)),
        "language": document.language,
        "authors": [letters(one) for one in document.authors],
        "subject": letters(document.subject),
        "keywords": [letters(one) for one in document.keywords],
        "identifier": letters(document.identifier),
        "timestamp": int(document.at.timestamp()),
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
        case blocks.Drawing():
            # Its words are set by whoever drew it; they are not changed in it.
            return {"kind": "Drawing", "svg": value.svg, "alt": text(value.alt)}
        case _ if is_dataclass(value):
            inside = {one.name: _plain(getattr(value, one.name), text) for one in fields(value)}
            return {"kind": type(value).__name__, **inside}
        case _:
            raise TypeError(f"a document holds no {type(value)}")
