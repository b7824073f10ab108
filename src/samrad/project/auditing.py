"""Going through the logs: is each whole, and do heads written down before still stand?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from samrad.core.log.chain import Broken, Head, Wrong, verify
from samrad.project.councils import councils_here
from samrad.project.trouble import Trouble
from samrad.records.basics.context import in_council
from samrad.records.log.queries import entries_of, head_of

_SAID = {
    Wrong.CHANGED: "entry {number} is not as it was written",
    Wrong.MISSING: "entry {number} is missing",
    Wrong.CUT_OFF: "entry {number} and what came after were cut off",
    Wrong.REWRITTEN: "the log was written anew; entry {number} is not the one noted down",
}


@dataclass(frozen=True, slots=True)
class Log:
    """The log of one council: its head, and the first break if it has one."""

    slug: str
    head: Head
    broken: Broken | None

    @property
    def said(self) -> str:
        """One line an operator understands."""
        if self.broken is None:
            return f"{self.slug}: whole, {self.head.number} entries"
        said = _SAID[self.broken.wrong].format(number=self.broken.number)
        return f"{self.slug}: BROKEN – {said}"


def heads() -> Iterator[tuple[str, Head]]:
    """The latest number and seal of every council, by its short name."""
    for slug, council in councils_here().items():
        with in_council(council):
            yield slug, head_of(council)


def audited(noted: Mapping[str, list[Head]]) -> Iterator[Log]:
    """Every council's log gone through from its first entry to its last.

    `noted` are heads written down elsewhere at earlier times. A council that is noted there
    and is here no more has lost its whole log.
    """
    there = councils_here()
    for slug, council in there.items():
        with in_council(council):
            head = head_of(council)
            broken = verify(entries_of(council), head, anchors=noted.get(slug, ()))
        yield Log(slug, head, broken)
    for slug in sorted(set(noted) - set(there)):
        yield Log(slug, Head(), Broken(1, Wrong.CUT_OFF))


def read_heads(file: Path) -> dict[str, list[Head]]:
    """Heads as `samrad audit head` printed them, one or more for each council.

    Raises:
        Trouble: The file cannot be read, or a line is none of ours.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{file} cannot be read as a list of heads.") from error
    found: dict[str, list[Head]] = {}
    for place, line in enumerate(lines, start=1):
        match line.split():
            case [slug, number, seal] if number.isdecimal():
                found.setdefault(slug, []).append(Head(int(number), seal))
            case []:
                pass
            case _:
                raise Trouble(f"Line {place} of {file} is no line of `samrad audit head`.")
    return found
