"""Which program makes a file clean; only that one's library is loaded."""

from collections.abc import Callable, Mapping

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.cleaned import Cleaned
from samrad.core.openness.looked import PaperKind
from samrad.gateways.papers.room.kinds import kind_of

Clean = Callable[[bytes], Cleaned]


def cleaner_for(content: bytes) -> Clean:
    """Who makes a file like this one clean.

    Raises:
        Refused: Nobody does: it is not a Word, Excel or PDF file.
    """
    kind = kind_of(content)
    if isinstance(kind, Refusal):
        raise Refused(kind)
    if kind not in _CLEANERS:
        raise Refused(Refusal("paper.unknown_kind"))
    return _CLEANERS[kind]()


def _pdf() -> Clean:
    from samrad.gateways.papers.room import clean_pdf  # noqa: PLC0415 -- a large library

    return clean_pdf.clean


def _word() -> Clean:
    from samrad.gateways.papers.room import clean_word  # noqa: PLC0415 -- not for the others

    return clean_word.clean


def _sheets() -> Clean:
    from samrad.gateways.papers.room import clean_sheets  # noqa: PLC0415 -- not for the others

    return clean_sheets.clean


_CLEANERS: Mapping[PaperKind, Callable[[], Clean]] = {
    PaperKind.PDF: _pdf,
    PaperKind.DOCX: _word,
    PaperKind.XLSX: _sheets,
}
