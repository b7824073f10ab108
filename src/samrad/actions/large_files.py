"""A large file of figures: the worker reads it and takes it, while who brought it is elsewhere.

Reading happens outside any transaction, taking in one: a worker that is killed, and whoever
stops it, leave nothing half done. What was begun is begun anew by the next worker.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from procrastinate.contrib.django import app

from samrad.actions.deliveries import Arrived, source_acting, take_delivery
from samrad.actions.kept_refusals import refusal_as_kept
from samrad.actions.looking import look_through
from samrad.actions.reading_figures import (
    glance,
    grids_in,
    previewed,
    read_file,
    remembered,
)
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.files.glance import FileRead
from samrad.core.figures.files.keeping import glance_as_kept
from samrad.core.figures.files.saying import Said, as_kept, as_said, for_the_next
from samrad.core.figures.files.stages import STEPS, Stage, Step
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.looked import Looked
from samrad.records.basics.context import as_person
from samrad.records.figures.models import Upload
from samrad.records.people.models import Person

_JOBS: Mapping[Stage, str] = {
    Stage.READING: "samrad.project.jobs.read_large_file",
    Stage.TAKING: "samrad.project.jobs.take_large_file",
}
_DAYS = ("delivered", "cutoff")
Telling = Callable[[Step, int, int], None]
"""Told what is done just now, and of how many rows or figures how many are done."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the worker was asked: which file, for whom, and the how manieth time."""

    upload: UUID
    by: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """As what a file is to be taken; see `Arrived`."""

    title: str
    openness: Openness
    delivered: date
    cutoff: date | None = None
    correction: str = ""


@dataclass(frozen=True, slots=True)
class _Opened:
    """The file as it lies here, whoever brought it, and what they say of it."""

    upload: Upload
    by: Person
    said: Said


class Stopped(Exception):
    """Who brought the file stopped it, or sits in the council no more: nothing is done."""


# --- whoever brings it ----------------------------------------------------------------------


def have_it_read(upload: Upload, *, by: Person, at: datetime) -> None:
    """Ask the worker to read the file as it is said now.

    Raises:
        Refused: `by` may not, or the worker has it already.
    """
    _ask(upload, Stage.READING, by=by, at=at)


def have_it_taken(upload: Upload, wanted: Wanted, *, by: Person, at: datetime) -> None:
    """Ask the worker to take the file.

    Raises:
        Refused: `by` may not, it was not read yet, or the worker has it already.
    """
    days = {name: getattr(wanted, name) for name in _DAYS}
    said = asdict(wanted) | {name: day and day.isoformat() for name, day in days.items()}
    _ask(upload, Stage.TAKING, by=by, at=at, said=said)


def said_in(upload: Upload) -> dict[str, Any]:
    """As what it was to be taken the last time, by the names in `Wanted`."""
    days = {name: day for name in _DAYS if (day := upload.said.get(name))}
    return {**upload.said, **{name: date.fromisoformat(day) for name, day in days.items()}}


def stop_taking(upload: Upload) -> None:
    """Let the worker take it no more; nothing of it was kept.

    Raises:
        Refused: It was taken already, or nobody takes it.
    """
    rows = Upload.objects.filter(pk=upload.pk, stage=Stage.TAKING)
    if not rows.update(stage=Stage.READ, step=Step.WAITING):
        raise Refused(Refusal("upload.not_being_taken"))


@transaction.atomic
def _ask(upload: Upload, stage: Stage, *, by: Person, at: datetime, **more: Any) -> None:
    source_acting(upload.source, by=by, at=at)
    rows = Upload.objects.select_for_update().defer("content")
    row = rows.filter(pk=upload.pk).first()
    if row is None or stage not in STEPS[Stage(row.stage)]:
        raise Refused(Refusal("upload.not_now"))
    put_in_line(row, stage, **more)


def put_in_line(row: Upload, stage: Stage, **more: Any) -> None:
    """Let the worker have it, for the next turn; part of the act that asks."""
    now = {"stage": stage, "turn": row.turn + 1, "step": Step.WAITING, "done": 0, **more}
    Upload.objects.filter(pk=row.pk).update(**now, refused={})
    job = app.configure_task(_JOBS[stage], lock=str(row.pk))
    job.defer(upload=str(row.pk), by=str(row.made_by_id), turn=row.turn + 1)


# --- the worker -----------------------------------------------------------------------------


@contextmanager
def telling(turn: Turn) -> Iterator[Telling]:
    """Telling how far the worker is, on a connection of its own: it is seen at once.

    What is told raises `Stopped` where nobody waits for it any more.
    """

    def told(step: Step, done: int, of: int) -> None:
        with as_person(turn.by):
            _keep(turn, step=step, done=done, of=of)

    with ThreadPoolExecutor(max_workers=1) as beside:
        try:
            yield lambda *what: beside.submit(told, *what).result()
        finally:
            beside.submit(_hang_up).result()


def _hang_up() -> None:
    """Close the connection of the thread this runs in; each has its own."""
    connection.close()


def read_large_file(turn: Turn, told: Telling, *, at: datetime) -> None:
    """Read the file and keep what is to be shown of it; it opens its own transactions.

    Raises:
        Stopped: Nobody waits for it any more.
    """
    with _kept_where_refused(turn):
        opened = _opened(turn, Stage.READING, at=at)
        file = _read(opened, told, on=at.date())
        told(Step.COMPARING, 0, 0)
        with as_person(turn.by):
            _keep(turn, stage=Stage.READ, seen=_seen(opened, file, on=at.date()))


def take_large_file(turn: Turn, told: Telling, *, at: datetime) -> None:
    """Take the file, all of it or nothing; it opens its own transactions.

    Everything is asked as if it were taken on the page, at the moment it is taken.

    Raises:
        Stopped: Nobody waits for it any more.
    """
    with _kept_where_refused(turn):
        opened = _opened(turn, Stage.TAKING, at=at)
        file = _read(opened, told, on=at.date())
        try:
            _take(turn, opened, file, told, at=at)
        except Refused:
            # What counts may be other than when the file was shown: it is shown anew.
            with as_person(turn.by):
                _keep(turn, seen=_seen(opened, file, on=at.date()))
            raise


def _opened(turn: Turn, stage: Stage, *, at: datetime) -> _Opened:
    with as_person(turn.by):
        rows = Upload.objects.select_related("source__council")
        upload = rows.filter(pk=turn.upload, turn=turn.number, stage=stage).first()
        if upload is None:
            raise Stopped
        by = Person.objects.get(pk=turn.by)
        source_acting(upload.source, by=by, at=at)
        said = as_said(upload.columns) if upload.columns else None
        return _Opened(upload, by, said or remembered(upload.source, on=at.date()))


def _read(opened: _Opened, told: Telling, *, on: date) -> FileRead:
    told(Step.OPENING, 0, 0)
    grids = grids_in(bytes(opened.upload.content))
    rows = sum(len(grid.rows) for grid in grids)

    def read(number: int) -> None:
        told(Step.READING, number, rows)

    return read_file(opened.upload.source, grids, opened.said, on=on, told=read)


def _seen(opened: _Opened, file: FileRead, *, on: date) -> dict[str, Any]:
    return glance_as_kept(glance(previewed(opened.upload.source, file, on=on)))


def _take(turn: Turn, opened: _Opened, file: FileRead, told: Telling, *, at: datetime) -> None:
    arrived = _arrived(opened, file, on=at.date())

    def kept(figures: int) -> None:
        told(Step.KEEPING, figures, len(file.read.figures))

    kept(0)
    with as_person(turn.by):
        source = opened.upload.source
        delivery = take_delivery(source, arrived, by=opened.by, at=at, told=kept)
        # The file is in the delivery's paper now; here only the way to it remains.
        _keep(turn, stage=Stage.TAKEN, became=delivery.id, content=b"")


def _arrived(opened: _Opened, file: FileRead, *, on: date) -> Arrived:
    upload = opened.upload
    looked = look_through(bytes(upload.content), upload.name, on=on)
    return arrived_as(Wanted(**said_in(upload)), looked, file)


def arrived_as(wanted: Wanted, looked: Looked, file: FileRead) -> Arrived:
    """A file that was read, as it is to be taken."""
    return Arrived(
        title=wanted.title,
        file=looked,
        read=file.read,
        columns=as_kept(for_the_next(file.said)),
        marking=Marking(Openness(wanted.openness)),
        delivered=wanted.delivered,
        cutoff=wanted.cutoff,
        correction=wanted.correction,
    )


def _keep(turn: Turn, **now: Any) -> None:
    """Keep something of the file while this turn is at work.

    Raises:
        Stopped: It is not: the file was stopped, put away, or asked for anew.
    """
    at_work = [Stage.READING, Stage.TAKING]
    rows = Upload.objects.filter(pk=turn.upload, turn=turn.number, stage__in=at_work)
    if not rows.update(**now):
        raise Stopped


@contextmanager
def _kept_where_refused(turn: Turn) -> Iterator[None]:
    """Why the file is not read, or not taken, is kept with it: nobody is there to be told."""
    try:
        yield
    except Refused as refused:
        with as_person(turn.by):
            _keep(turn, stage=Stage.READ, refused=refusal_as_kept(refused.refusal))
