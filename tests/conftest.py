"""What every test may use: one real PostgreSQL, with the demo's cast in it.

The server is the embedded one. A template database is made once, migrated by the owner and
filled with the demo at midyear; each worker gets a copy of it in milliseconds. Tests run as
the application's role, so row-level security is on in every one of them.
"""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from templating import (
    MIDYEAR,
    TEMPLATE,
    close,
    create,
    exists,
    fill_template,
    point_to,
    quick_hashers,
)

pytest_plugins = ["minutes_afterwards"]

if TYPE_CHECKING:
    from samrad.project.postgres import Server
    from samrad.records.councils.models import Council
    from samrad.records.papers.models import Paper
    from samrad.records.people.models import Person


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Without Django (`make test-core`) nobody else knows the setting that is Django's."""
    if not pluginmanager.has_plugin("django"):
        parser.addini("DJANGO_SETTINGS_MODULE", "unused")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What runs for long comes first, so that no worker ends long after the other."""
    items.sort(key=lambda item: not {"stories", "project"} & {*item.path.parts})


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every worker of this run sees."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def server(shared_folder: Path) -> "Iterator[Server]":
    """The embedded server, shared by the workers; the last one to end stops it.

    With `SAMRAD_TEST_SERVER` one of another version plays its part, for one worker.
    """
    from own_server import server_at
    from samrad.project.postgres import running_server

    if given := os.environ.get("SAMRAD_TEST_SERVER"):
        yield server_at(given)
        return
    with running_server(shared_folder / "home") as running:
        yield running


@pytest.fixture(scope="session")
def django_db_setup(
    server: "Server", shared_folder: Path, django_db_blocker: Any
) -> Iterator[None]:
    """A database of this worker's own, copied from the template."""
    name = f"samrad_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with django_db_blocker.unblock():
        with _alone(shared_folder / "template.lock"):
            if not exists(server, TEMPLATE):
                fill_template(server)
            create(server, name, template=TEMPLATE)
        point_to(server, name)
        yield
        close()


@pytest.fixture(scope="session")
def loaded(shared_folder: Path) -> Path:
    """A data folder with the demo at midyear, loaded once; to be copied and never served."""
    from project.operating import load_demo

    home = shared_folder / "loaded"
    with _alone(shared_folder / "loaded.lock"):
        if not (home / "stage").exists():
            load_demo(home)
    return home


@pytest.fixture
def person() -> Any:
    """Find a person of the cast by the part of the address before the @."""

    def find(who: str) -> "Person":
        from samrad.records.basics.context import at_the_gate
        from samrad.records.people.models import Person

        with at_the_gate():
            of = Person.objects.select_related("organisation")
            return of.get(email=f"{who}@samrad.example")

    return find


@pytest.fixture
def council_id(request: pytest.FixtureRequest) -> Any:
    """Find a council's identifier by its short name."""
    request.getfixturevalue("db")
    from samrad.records.basics.context import as_operator
    from samrad.records.councils.queries import every_council

    with as_operator():
        return every_council().__getitem__


@pytest.fixture
def within(council_id: Any) -> Any:
    """Work inside one council: `with within("loten") as council: …`."""

    @contextmanager
    def enter(slug: str) -> "Iterator[Council]":
        from samrad.records.basics.context import in_council
        from samrad.records.councils.models import Council

        with in_council(council_id(slug)):
            yield Council.objects.get()

    return enter


@pytest.fixture
def seated(person: Any) -> Any:
    """`with seated("slt.loten") as (by, council)`: as that person, in a council of theirs."""

    @contextmanager
    def enter(who: str, slug: str = "loten") -> "Iterator[tuple[Person, Council]]":
        from samrad.records.basics.context import as_person
        from samrad.records.councils.models import Council

        found = person(who)
        with as_person(found.id):
            yield found, Council.objects.get(slug=slug)

    return enter


@pytest.fixture
def at() -> datetime:
    """Noon of the demo's day: when the acts of a test are done."""
    return datetime(2025, 6, 16, 12, tzinfo=ZoneInfo("Europe/Oslo"))


@pytest.fixture
def refused() -> Any:
    """Expect an act to be refused for a reason: `with refused("evidence.no_reference"):`."""
    from samrad.core.basics.refusals import Refused

    @contextmanager
    def expect(code: str, **facts: object) -> Iterator[None]:
        with pytest.raises(Refused) as caught:
            yield
        assert caught.value.refusal.code == code
        for name, fact in facts.items():
            assert caught.value.refusal.facts[name] == fact

    return expect


@pytest.fixture
def signed_in(client: Any, person: Any) -> Any:
    """A browser signed in as one of the cast, who may read another language than theirs."""

    def sign_in(who: str, language: str = "") -> Any:
        from samrad.records.basics.context import at_the_gate

        reader = person(who)
        with at_the_gate():
            if language:
                reader.language = language
                reader.save(update_fields=["language"])
            client.force_login(reader)
        return client

    return sign_in


# Made of something, and of no council: official statistics, there for whoever is signed in.
OF_NO_COUNCIL = {"save_statistics"}


@pytest.fixture
def addresses(within: Any, at: datetime) -> Any:
    """Every address of the desk inside one council, by its name: `addresses("loten")`."""

    def find(slug: str) -> dict[str, str]:
        from django.urls import reverse

        from measure_rows import measure_to_ask_for
        from meeting_rows import to_ask_for
        from order_rows import order_to_ask_for
        from picture_rows import picture_to_ask_for
        from problem_rows import problem_to_ask_for
        from web.naming import desk_names

        with within(slug) as council:
            ids = _some_rows(council, at)
            ids |= to_ask_for(council, at, ids["number"])
            ids |= measure_to_ask_for(council, at)
            ids |= order_to_ask_for(council, at)
            ids |= picture_to_ask_for(council, at, ids["number"])
            ids |= problem_to_ask_for(council, at)
        words = {
            "year": 2025,
            "deed": "evaluated",
            "kind": "evaluation",
            "stage": "at_council",
            "shape": "csv",
            "form": "pdf",
            "nth": 1,
            "version": 1,
            "to": 1,
            "chart": "when",
            "picture": "png",
            "drawing": "tree",
            "step": "parked",
            "aspect": "where",
        }
        found = {}
        for name, wanted in desk_names().items():
            if wanted and name not in OF_NO_COUNCIL:
                given = {"slug": slug, **words, **ids}
                found[name] = reverse(
                    f"desk:{name}", kwargs={key: given[key] for key in wanted}
                )
        return found

    return find


@pytest.fixture
def some_rows(at: datetime) -> "Callable[[Council], dict[str, Any]]":
    """A version, a clause, evidence, a change and a file of a council to ask for."""
    return lambda council: _some_rows(council, at)


def _some_rows(council: "Council", at: datetime) -> dict[str, Any]:
    """A version, a clause, evidence, a change and a file of the council to ask for."""
    from samrad.core.openness.releases import Basis
    from samrad.records.agreements.models import Change, Clause, SignedFile, Version
    from samrad.records.basics.context import at_the_gate
    from samrad.records.councils.models import Seat
    from samrad.records.districts.models import Asked
    from samrad.records.evidence.models import Evidence
    from samrad.records.invitations.models import Invitation
    from samrad.records.papers.models import Guest, Paper, Released
    from samrad.records.rights.models import Forgetting

    asked = Asked.objects.filter(council=council).first()
    version = Version.objects.filter(council=council).latest("number")
    clause = Clause.objects.filter(version=version, kind="meetings").get()
    texts = {name: getattr(clause, name) for name in ("kind", "terms", "quote", "binds")}
    someone = Seat.objects.filter(council=council, party="police")[0].person
    change = Change.objects.create(
        council=council,
        version=version,
        key="meetings",
        action="amend",
        proposed_party="police",
        proposed_at=at,
        proposed_by=someone,
        **texts,
    )
    file = SignedFile.objects.create(
        council=council,
        version=version,
        name="avtale.pdf",
        sha256="0" * 64,
        content=b"%PDF-1.7",
        kept_at=at,
        kept_by=someone,
    )
    paper = Paper.objects.create(
        council=council,
        title="Notat om torget",
        name="notat.txt",
        kind="txt",
        content=b"Notat",
        sha256="2" * 64,
        party="police",
        figures=True,
        openness="council",
        brought_at=at,
        brought_by=someone,
    )
    of_paper = {"council": council, "paper": paper}
    Released.objects.create(
        **of_paper, basis=Basis.NO_STATISTICAL_FORM, detail="municipality", at=at, by=someone
    )
    guest = Guest.objects.create(
        **of_paper, person=someone, until="2100-01-01", invited_at=at, invited_by=someone
    )
    invitation = Invitation.objects.create(
        council=council,
        name="Kari Ny",
        email="kari.ny@samrad.example",
        party="municipality",
        organisation=Seat.objects.filter(council=council, party="municipality")[
            0
        ].person.organisation,
        role="sector_director",
        since=at.date(),
        invited_at=at,
        invited_by=someone,
        expires_at=at + timedelta(days=14),
    )
    # Somebody of this council only; who sits in several asks once for all of them.
    member = Seat.objects.filter(council=council, party="municipality")[0].person
    with at_the_gate():
        forgetting, _ = Forgetting.objects.get_or_create(
            person=member,
            defaults={"secret_sha256": f"{council.slug:0>64}", "asked_at": at},
        )
    return {
        "invitation": invitation.id,
        "person": member.id,
        "asked": forgetting.id,
        "seat": Seat.objects.filter(council=council)[0].id,
        "paper": paper.id,
        **_figures_of(paper, someone, at),
        "guest": guest.id,
        "district": asked.district_id if asked else uuid4(),
        "number": version.number,
        "key": "meetings",
        "evidence": Evidence.objects.filter(council=council, withdrawn=None).latest("on").id,
        "change": change.id,
        "file": file.id,
    }


def _figures_of(paper: "Paper", by: "Person", at: datetime) -> dict[str, Any]:
    from delivering import some_figures

    return dict(some_figures(paper, by=by, at=at))


@pytest.fixture(scope="session")
def no_static_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of static files in which nothing has been collected."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def _as_in_the_demo(request: pytest.FixtureRequest, no_static_files: Path) -> None:
    """The clock stands on the demo's day; static files need not be collected.

    Wrong attempts are counted in a data folder of each test's own. Without Django (`make
    test-core`) there is nothing to set.
    """
    if not request.config.pluginmanager.has_plugin("django"):
        return
    settings = request.getfixturevalue("settings")
    settings.SAMRAD_DEMO_DAY = MIDYEAR.isoformat()
    settings.SAMRAD_HOME = Path(tempfile.mkdtemp(dir=no_static_files))
    settings.STATIC_ROOT = no_static_files
    settings.PASSWORD_HASHERS = quick_hashers()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
