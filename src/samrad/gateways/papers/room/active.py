"""What makes a Word or Excel file more than a paper: it runs, holds or fetches something."""

import re
from collections.abc import Mapping

from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.papers.room.markup import walk
from samrad.gateways.papers.room.packages import Package

_MACROS = re.compile(
    r"vbaproject|vbadata|macrosheets/|activex|attachedtoolbars|\.bin$", re.IGNORECASE
)
_EMBEDDED = re.compile(
    r"/embeddings/|oleobject|\.(zip|docx|xlsx|html?|mht|rtf|exe|dll|swf)$", re.IGNORECASE
)
# What Excel keeps of a printer: bytes nobody runs.
_PRINTER = re.compile(r"/printersettings/[^/]+\.bin$", re.IGNORECASE)
_MACRO_TYPES = re.compile(r"macroenabled|vbaproject|activex|ms-office\.vba", re.IGNORECASE)
_LOCAL = re.compile(r"(?:file:///)?[a-z]:[\\/]", re.IGNORECASE)


def why_not_keep(package: Package) -> None:
    """Refuse a package that is more than a paper.

    Raises:
        Refused: It has macros or controls, holds another file, or fetches from elsewhere.
    """
    for name in package.names:
        if _MACROS.search(name) and not _PRINTER.search(name):
            raise Refused(Refusal("file.macros"))
        if _EMBEDDED.search(name):
            raise Refused(Refusal("file.embedded"))
        if "externallinks/" in name.lower():
            raise Refused(Refusal("file.fetches"))
    if _MACRO_TYPES.search(_types(package)):
        raise Refused(Refusal("file.macros"))
    for name in package.names:
        if name.endswith(".rels"):
            _relations(package.read(name))


def _types(package: Package) -> str:
    found: list[str] = []
    walk(
        package.read("[Content_Types].xml"),
        lambda _, given: found.append(given.get("ContentType", "")),
    )
    return " ".join(found)


def _relations(data: bytes) -> None:
    """Refuse what is fetched when the file is opened; a link somebody clicks is none."""

    def start(_: str, given: Mapping[str, str]) -> None:
        kind = given.get("Type", "").rpartition("/")[2]
        if kind in ("aFChunk", "subDocument", "oleObject", "package", "control"):
            raise Refused(Refusal("file.embedded"))
        if given.get("TargetMode") != "External" or kind == "hyperlink":
            return
        target = given.get("Target", "")
        # Word remembers on which disk its template lay; there is nothing to fetch there.
        if kind != "attachedTemplate" or not _LOCAL.match(target):
            raise Refused(Refusal("file.fetches"))

    walk(data, start)
