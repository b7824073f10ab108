"""A large file of figures: read and taken by the worker, stopped, begun anew, never doubled."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from making import looked
from samrad.actions import large_files as acts
from samrad.actions.deliveries import NewSource, add_source, take_delivery
from samrad.actions.large_files import Stopped, Turn, Wanted
from samrad.actions.uploads import begin_upload, put_away
from samrad.core.figures.files.keeping import kept_glance
from samrad.core.figures.files.stages import Stage, Step
from samrad.core.openness.levels import Openness
from samrad.core.people.roles import Role
from samrad.project import jobs
from samrad.records.basics.context import as_person, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.figures.models import Delivery, Figure, Upload
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person

pytestmark = pytest.mark.django_db

FILE = "tema;2023;2024\nSkadeverk;41;38\nVold;22;..\n"
WRONG = "tema;2023;2024\nSkadeverk;41;38\nVold;mange;..\n"
Told = list[tuple[Step, int, int]]


def tell_nobody(*_: object) -> None:
    """Nobody waits in front of the page."""


@pytest.fixture
def who(person: Any) -> Person:
    """The coordinator of Løten; their source is the outreach team."""
    found: Person = person("slt.loten")
    return found


@pytest.fixture
def bring(who: Person, at: Any) -> Callable[[str], Turn]:
    """Bring a file that counts as large; what the worker is asked."""

    def begin(text: str = FILE) -> Turn:
        with as_person(who.id):
            council = Council.objects.get(slug="loten")
            source = council_source(council, who, at)
            file = looked(text.encode(), "april.csv")
            return turn_of(begin_upload(source, file, by=who, at=at, large=True))

    return begin


def council_source(council: Council, who: Person, at: Any) -> Any:
    from samrad.records.figures.models import Source

    there = Source.objects.filter(council=council, key="ute").first()
    return there or add_source(council, NewSource("ute", "Utekontakten"), by=who, at=at)


def turn_of(upload: Upload) -> Turn:
    return Turn(upload.id, upload.made_by_id, upload.turn)


@pytest.fixture
def row(who: Person) -> Callable[[], Upload]:
    def find() -> Upload:
        with as_person(who.id):
            return Upload.objects.select_related("source__council").get()

    return find


@pytest.fixture
def read(bring: Any, at: Any) -> Callable[[str], None]:
    def reading(text: str = FILE) -> None:
        acts.read_large_file(bring(text), tell_nobody, at=at)

    return reading


@pytest.fixture
def taking(who: Person, row: Any, at: Any) -> Callable[..., Turn]:
    """Have the file that was read taken; what the worker is asked."""

    def ask(**more: Any) -> Turn:
        wanted = Wanted("April", Openness.COUNCIL, at.date(), **more)
        upload = row()
        with as_person(who.id):
            acts.have_it_taken(upload, wanted, by=who, at=at)
        return turn_of(row())

    return ask


def kept(who: Person) -> tuple[int, int, int]:
    """How many papers, deliveries and figures there are of the file."""
    with as_person(who.id):
        mine = Delivery.objects.filter(source__key="ute")
        papers = Paper.objects.filter(title="April")
        return papers.count(), mine.count(), Figure.objects.filter(delivery__in=mine).count()


def test_it_is_read_and_shown_as_a_small_one_is(bring: Any, row: Any, at: Any) -> None:
    turn, told = bring(), []
    assert row().stage == Stage.READING
    acts.read_large_file(turn, lambda *what: told.append(what), at=at)

    assert [step for step, _, _ in told] == [Step.OPENING, Step.READING, Step.COMPARING]
    assert told[1] == (Step.READING, 0, 3)
    seen = kept_glance(row().seen)
    assert (row().stage, seen.weighed.figures, seen.weighed.new, seen.hidden) == (
        "read",
        4,
        4,
        1,
    )
    assert [(one.label, one.seen.place) for one in seen.first[:1]] == [("Skadeverk", "3412")]


def test_what_is_wrong_is_told_with_its_cell(read: Any, row: Any) -> None:
    read(WRONG)
    (problem,) = kept_glance(row().seen).wrong
    assert (problem.code, problem.spot.cell) == ("figures.no_number", "B3")


def test_it_is_taken_whole_with_its_file(
    read: Any, taking: Any, row: Any, who: Person, at: Any
) -> None:
    read()
    told: Told = []
    acts.take_large_file(taking(), lambda *what: told.append(what), at=at)

    assert kept(who) == (1, 1, 4)
    assert [one for one in told if one[0] is Step.KEEPING] == [
        (Step.KEEPING, 0, 4),
        (Step.KEEPING, 4, 4),
    ]
    left = row()
    with as_person(who.id):
        delivery = Delivery.objects.select_related("paper").get(source__key="ute")
    # The original is in the paper, with its fingerprint; nothing of it lies elsewhere.
    assert (left.stage, bytes(left.content), left.became) == ("taken", b"", delivery.id)
    assert bytes(delivery.paper.content) == FILE.encode()
    assert delivery.paper.sha256 == looked(FILE.encode(), "april.csv").sha256


def test_a_worker_that_ends_in_the_middle_leaves_nothing_and_the_next_takes_it_once(
    read: Any, taking: Any, who: Person, at: Any
) -> None:
    read()
    turn = taking()

    def killed(step: Step, done: int, of: int) -> None:
        # All figures are written, and nothing is committed yet.
        if (step, done) == (Step.KEEPING, of):
            raise SystemExit

    with pytest.raises(SystemExit):
        acts.take_large_file(turn, killed, at=at)
    assert kept(who) == (0, 0, 0)

    acts.take_large_file(turn, tell_nobody, at=at)
    # The worker that took it was killed before the queue heard of it.
    with pytest.raises(Stopped):
        acts.take_large_file(turn, tell_nobody, at=at)
    assert kept(who) == (1, 1, 4)


def test_put_away_before_it_is_opened_nothing_is_taken(
    read: Any, taking: Any, who: Person, at: Any
) -> None:
    read()
    turn = taking()
    with as_person(who.id):
        put_away(row_of(who))
    with pytest.raises(Stopped):
        acts.take_large_file(turn, tell_nobody, at=at)
    assert kept(who) == (0, 0, 0)


def test_stopped_in_the_middle_nothing_is_taken(
    read: Any, taking: Any, who: Person, at: Any
) -> None:
    read()
    turn = taking()

    def told(step: Step, *_: int) -> None:
        if step is Step.READING:
            with as_person(who.id):
                acts.stop_taking(row_of(who))

    with pytest.raises(Stopped):
        acts.take_large_file(turn, told, at=at)
    assert kept(who) == (0, 0, 0)


def test_what_was_stopped_can_be_taken_after_all_and_by_the_later_turn_only(
    read: Any, taking: Any, row: Any, who: Person, at: Any, refused: Any
) -> None:
    read()
    first = taking()
    with as_person(who.id):
        acts.stop_taking(row_of(who))
    second = taking()
    with pytest.raises(Stopped):
        acts.take_large_file(first, tell_nobody, at=at)
    acts.take_large_file(second, tell_nobody, at=at)
    assert kept(who) == (1, 1, 4)
    upload = row()
    with as_person(who.id), refused("upload.not_being_taken"):
        acts.stop_taking(upload)
    with as_person(who.id), refused("upload.not_now"):
        acts.have_it_read(upload, by=who, at=at)


def row_of(who: Person) -> Upload:
    return Upload.objects.get(made_by=who)


def test_whoever_lost_the_seat_meanwhile_delivers_nothing(
    read: Any, taking: Any, who: Person, at: Any, council_id: Any
) -> None:
    read()
    turn = taking()
    with in_council(council_id("loten")):
        Seat.objects.filter(person=who).update(until=at.date() - timedelta(days=1))
    with pytest.raises(Stopped):
        acts.take_large_file(turn, tell_nobody, at=at)
    with in_council(council_id("loten")):
        assert not Paper.objects.filter(title="April").exists()


def test_who_may_not_deliver_any_more_is_told_so_and_delivers_nothing(
    read: Any, taking: Any, row: Any, who: Person, at: Any, council_id: Any
) -> None:
    read()
    turn = taking()
    with in_council(council_id("loten")):
        Seat.objects.filter(person=who).update(role=Role.MAYOR)
    acts.take_large_file(turn, tell_nobody, at=at)

    assert (row().stage, row().refused["code"]) == ("read", "access.not_your_role")
    assert kept(who) == (0, 0, 0)


def test_what_was_told_meanwhile_is_not_contradicted_unseen(
    read: Any, taking: Any, row: Any, who: Person, at: Any
) -> None:
    from delivering import arrived

    read()
    turn = taking()
    with as_person(who.id):
        other = arrived("tema;2023;2024\nSkadeverk;41;39\n")
        take_delivery(row_of(who).source, other, by=who, at=at)
    acts.take_large_file(turn, tell_nobody, at=at)

    left = row()
    assert (left.stage, left.refused["code"]) == ("read", "delivery.contradicts")
    # It is shown as it is now, so that one can say why.
    assert kept_glance(left.seen).weighed.contradicts == 1
    acts.take_large_file(taking(correction="Talt to ganger."), tell_nobody, at=at)
    assert kept(who)[1] == 2


def test_a_file_that_is_being_taken_is_not_pushed_out_by_the_next(
    read: Any, taking: Any, bring: Any, row: Any, refused: Any
) -> None:
    read()
    taking()
    with refused("upload.being_taken"):
        bring()
    assert row().stage == Stage.TAKING


def test_the_worker_tells_on_a_line_of_its_own_and_ends_where_nobody_waits(
    who: Person,
) -> None:
    nobodys = Turn(uuid4(), who.id, 1)
    # Inside the transaction of a delivery, nobody else sees what is done.
    with as_person(who.id), acts.telling(nobodys) as told, pytest.raises(Stopped):
        told(Step.KEEPING, 10_000, 90_000)
    assert [one.name for one in threading.enumerate() if "ThreadPool" in one.name] == []

    jobs.take_large_file(str(nobodys.upload), str(nobodys.by), nobodys.number)
    with as_person(who.id):
        assert not Upload.objects.exists()
