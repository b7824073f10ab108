"""Figures from the command line: official statistics, and what a council's source delivers."""

import sys
from argparse import Namespace
from pathlib import Path

from samrad.actions import deliveries, reading_figures, statistics
from samrad.actions.looking import look_through
from samrad.core.basics.refusals import Refusal
from samrad.core.figures.files.saying import as_kept, for_the_next
from samrad.core.figures.files.understanding import Telling
from samrad.core.figures.official import KNOWN
from samrad.core.openness.levels import Marking, Openness
from samrad.project.councils import councils_here
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_operator, as_person
from samrad.records.figures.models import Source
from samrad.records.people.models import Person
from samrad.web.kit import clock
from samrad.web.kit.phrases import say

_LISTED = 50
_TOLD_FROM = 10_000


def take_statistics(file: Path, options: Namespace) -> bool:
    """Take in a file of official statistics; False where nothing was taken."""
    official = KNOWN.get(options.source)
    if official is None:
        known = ", ".join(sorted(KNOWN))
        raise Trouble(f"There is no table called {options.source}. Known are {known}.")
    now = clock.now()
    _say(f"{file.name}: reading")
    content = _content(file)
    delivered = options.delivered or statistics.fetched_on(content) or now.date()
    table = statistics.table_in(content, official, delivered=delivered)
    found = statistics.compare_statistic(table, on=now.date())
    print(
        f"{file.name}: {len(table.seen)} figures, {found.new} new, {found.changed} changed, "
        f"{found.same} as before, {found.gone} no longer there."
    )
    if options.dry_run:
        return True
    _say(f"{file.name}: taking in {len(table.seen)} figures")
    row = statistics.take_statistic(table, at=now, told=_told(file, "taken", len(table.seen)))
    print(f"{row.name}: taken in, SHA-256 {row.sha256}.")
    return True


def take_figures(file: Path, options: Namespace) -> bool:
    """Deliver a file to a source of a council; False where something in it is wrong."""
    council = councils_here().get(options.council)
    with as_operator():
        person = Person.objects.filter(email__iexact=options.by, is_active=True).first()
    if council is None or person is None:
        raise Trouble(f"There is no council {options.council}, or nobody called {options.by}.")
    with as_person(person.id):
        found = Source.objects.select_related("council").filter(council=council)
        source = found.filter(key=options.source).first()
        if source is None:
            raise Trouble(f"{options.by} sees no source called {options.source} there.")
        return _deliver(file, source, person, options)


def _deliver(file: Path, source: Source, person: Person, options: Namespace) -> bool:
    now, content = clock.now(), _content(file)
    _say(f"{file.name}: looking through it")
    looked = look_through(content, file.name, on=now.date())
    if looked.seen.hits:
        raise Trouble(
            f"{file.name} points out persons. Bring it on the page, which says where."
        )
    grids = reading_figures.grids_in(content)
    kept = reading_figures.without_events(looked, grids, on=now.date())
    if kept is not looked:
        _say(f"{file.name}: it lists single events; only their sums are kept")
        grids = reading_figures.grids_in(kept.content)
    said = reading_figures.remembered(source, on=now.date())
    rows = sum(len(grid.rows) for grid in grids)
    read = reading_figures.read_file(
        source, grids, said, on=now.date(), told=_told(file, "read", rows)
    )
    shown = reading_figures.previewed(source, read, on=now.date())
    _tell(file, shown)
    if shown.read.problems or options.dry_run:
        return not shown.read.problems
    arrived = deliveries.Arrived(
        title=file.stem,
        file=kept,
        read=shown.read,
        columns=as_kept(for_the_next(shown.said)),
        marking=Marking(Openness.COUNCIL),
        delivered=options.delivered or now.date(),
        cutoff=options.cutoff,
        correction=options.correction,
    )
    _say(f"{file.name}: taking {len(shown.read.figures)} figures")
    told = _told(file, "taken", len(shown.read.figures))
    delivery = deliveries.take_delivery(source, arrived, by=person, at=now, told=told)
    print(f"{file.name}: {delivery.rows} figures taken.")
    return True


def _tell(file: Path, shown: reading_figures.Preview) -> None:
    read, changes = shown.read, shown.changes
    print(
        f"{file.name}: {len(read.figures)} figures, {len(changes.new)} new, "
        f"{len(changes.changed)} changed, {changes.same} as before."
    )
    for problem in read.problems[:_LISTED]:
        sheet = f"{problem.spot.sheet} " if problem.spot.sheet else ""
        print(f"  {sheet}{problem.spot.cell}: {say(Refusal(problem.code, problem.facts))}")
    if len(read.problems) > _LISTED:
        print(f"  and {len(read.problems) - _LISTED} more")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Trouble(f"{file} cannot be read ({error.strerror}).") from error


def _told(file: Path, done: str, of: int) -> Telling:
    """Tells each tenth of a large file; of another one nothing is worth telling."""
    before = 0

    def told(many: int) -> None:
        nonlocal before
        tenth = 10 * many // of if of > _TOLD_FROM else 0
        if tenth > before:
            before = tenth
            _say(f"{file.name}: {many} of {of} {done}")

    return told


def _say(progress: str) -> None:
    print(progress, file=sys.stderr)
