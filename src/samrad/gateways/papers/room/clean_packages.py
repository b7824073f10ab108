"""A Word or Excel file made clean: only the parts that are the paper, packed anew.

What says who made it, with what and when is taken out: properties, thumbnails, names of disks
and printers, what a picture remembers of its camera. What is found on the way that somebody may
have overlooked is told, and left to them.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping

from samrad.core.basics.refusals import Refusal
from samrad.core.openness.cleaned import Cleaned, Left, Overlooked
from samrad.gateways.papers.room import active, pictures
from samrad.gateways.papers.room.cutting import AS_IT_IS, CUT, Fate, cut
from samrad.gateways.papers.room.kinds import kind_of
from samrad.gateways.papers.room.packages import Package, opened

_TYPES, _ROOT = "[Content_Types].xml", "_rels/.rels"
# A disk of somebody's, or a folder in their house: they name who has it.
LOCAL = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|/(?:home|users)/)", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"[^\s].{0,200}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)", re.IGNORECASE
)
_TEMPLATE = "attachedTemplate"
# What a drawing program notes of the file it was drawn in.
_OF_A_PROGRAM = {"docname": "", "export-filename": "", "absref": ""}
# Long before anybody here had a computer; when each part was written is nobody's to know.
_NEVER = (1980, 1, 1, 0, 0, 0)

Part = Callable[[str, bytes, "Findings"], bytes]


class Findings:
    """What somebody may have overlooked, as it is met."""

    def __init__(self) -> None:
        self.found: dict[Left, dict[str, None]] = {}

    def add(self, left: Left, where: str = "") -> None:
        """Something of that kind is there."""
        places = self.found.setdefault(left, {})
        if where:
            places[where] = None

    def all(self) -> tuple[Overlooked, ...]:
        """Each kind once."""
        return tuple(Overlooked(left, tuple(where)) for left, where in self.found.items())


def clean(content: bytes, folder: str, gone: "re.Pattern[str]", part: Part) -> Cleaned:
    """The package without what is not the paper.

    Of its parts those in `folder` stay, but for the ones `gone` names; `part` cleans each, and
    is shown those that go as well.

    Raises:
        Refused: It is damaged, made to hurt, or more than a paper.
    """
    package = opened(content)
    active.why_not_keep(package)
    stay = [name for name in package.names if _stays(name, folder, gone)]
    findings, out = Findings(), io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in stay:
            cleaned = _cleaned(package, name, stay, part, findings)
            entry = zipfile.ZipInfo(name, _NEVER)
            packed.writestr(entry, cleaned, zipfile.ZIP_DEFLATED)
    for name in {*package.names} - {*stay}:
        if name.startswith(folder) and name.endswith(".xml"):
            part(name, package.read(name), findings)
    return Cleaned(out.getvalue(), findings.all())


def of_a_drawing(name: str, given: Mapping[str, str], findings: Findings) -> Fate:
    """What a picture is called is the name of somebody's file; so, often, is what it shows."""
    if name not in ("docPr", "cNvPr", "imagedata"):
        return AS_IT_IS
    if given.get("hidden") in ("1", "true"):
        findings.add(Left.HIDDEN_TEXT)
    worded = {"name": "-"} if "name" in given else {}
    for words in ("descr", "title", "href"):
        said = given.get(words, "")
        if LOCAL.match(said) or _FILE_NAME.fullmatch(said):
            worded[words] = "-"
    return worded


def _stays(name: str, folder: str, gone: "re.Pattern[str]") -> bool:
    if name in (_TYPES, _ROOT):
        return True
    is_of_a_part = name.removesuffix(".rels").replace("/_rels/", "/")
    return name.startswith(folder) and not (gone.match(is_of_a_part) or name.endswith("/"))


def _cleaned(
    package: Package, name: str, stay: list[str], part: Part, findings: Findings
) -> bytes:
    data = package.read(name)
    if name == _TYPES:
        return cut(data, lambda _, given: _typed(given, stay))
    if name.endswith(".rels"):
        return cut(data, lambda _, given: _related(name, given, stay))
    if "/media/" in name:
        return _picture(name, data)
    return part(name, data, findings) if name.endswith((".xml", ".vml")) else data


def _typed(given: Mapping[str, str], stay: list[str]) -> Fate:
    return CUT if given.get("PartName", "/" + _TYPES)[1:] not in stay else AS_IT_IS


def _related(rels: str, given: Mapping[str, str], stay: list[str]) -> Fate:
    """A relation leads to a part that stays, or to a place that is nobody's disk."""
    target = given.get("Target", "")
    if not target:
        return AS_IT_IS
    if given.get("Type", "").endswith(_TEMPLATE):
        return CUT
    if given.get("TargetMode") == "External":
        return {"Target": "about:blank"} if LOCAL.match(target) else AS_IT_IS
    folder = rels.rpartition("_rels/")[0]
    part = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0]))[1:]
    return AS_IT_IS if target.startswith("#") or part in stay else CUT


def _picture(name: str, data: bytes) -> bytes:
    """Drawn anew, as pictures are that are brought alone."""
    if name.endswith(".svg"):
        return cut(data, lambda element, _: CUT if element == "metadata" else _OF_A_PROGRAM)
    kind = kind_of(data)
    if isinstance(kind, Refusal) or kind not in pictures.FORMATS:
        return data
    return pictures.redrawn(data, kind)
