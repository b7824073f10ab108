"""A database that does not fit is refused in one sentence, before anything is served."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql

from project.databases import a_copy, a_database, a_role, on_server, part, with_parts
from project.operating import a_home, free_port, samrad
from samrad.project.postgres import Server

pytestmark = pytest.mark.slow
SERVING = [("serve", "--port", "0"), ("worker", "--once")]
EVERY = [*SERVING, ("duties", "--council", "lorenskog"), ("migrate",)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with a_home(tmp_path_factory.mktemp("door")) as folder:
        yield folder


@pytest.fixture(scope="module")
def up_to_date(server: Server, home: Path) -> str:
    """The owner's address of a database that is up to date, to be copied."""
    owner = a_database(server.superuser_url)
    assert samrad(home, "migrate", SAMRAD_DATABASE_URL=owner).code == 0
    return owner


@pytest.fixture
def migrated(server: Server, up_to_date: str) -> str:
    """The owner's address of such a database of the test's own."""
    return a_copy(up_to_date, server.superuser_url)


@pytest.fixture
def served(migrated: str, home: Path) -> str:
    """The same, with the role that serves it."""
    assert samrad(home, "migrate", SAMRAD_DATABASE_URL=migrated).code == 0
    return migrated


@pytest.mark.parametrize("words", EVERY)
def test_a_server_that_is_down(words: tuple[str, ...], home: Path) -> None:
    nowhere = f"postgresql://town:secret@127.0.0.1:{free_port()}/town"
    sentence = samrad(home, *words, SAMRAD_DATABASE_URL=nowhere).sentence
    assert sentence.startswith("The database does not answer: ")
    assert "secret" not in sentence


@pytest.mark.parametrize("words", EVERY)
def test_a_wrong_password(words: tuple[str, ...], server: Server, home: Path) -> None:
    wrong = with_parts(a_database(server.superuser_url), password="wrong-one")
    sentence = samrad(home, *words, SAMRAD_DATABASE_URL=wrong).sentence
    assert "password authentication failed" in sentence
    assert "wrong-one" not in sentence


@pytest.mark.parametrize("words", EVERY)
@pytest.mark.parametrize("url", ["town", "mysql://town:secret@db/town", "postgresql://h:port/"])
def test_an_address_that_cannot_be_read(words: tuple[str, ...], url: str, home: Path) -> None:
    for name in ("SAMRAD_DATABASE_URL", "SAMRAD_APP_DATABASE_URL"):
        settings = {"SAMRAD_DATABASE_URL": "postgresql://h/d", name: url}
        sentence = samrad(home, *words, **settings).sentence
        assert sentence.startswith("The address in SAMRAD_DATABASE_URL")
        assert "secret" not in sentence


def test_the_tables_are_made_by_their_owner_only(home: Path) -> None:
    sentence = samrad(home, "migrate", SAMRAD_APP_DATABASE_URL="postgresql://h/d").sentence
    assert "SAMRAD_DATABASE_URL is not" in sentence


@pytest.mark.parametrize("words", SERVING)
def test_an_empty_database(words: tuple[str, ...], server: Server, home: Path) -> None:
    owner = a_database(server.superuser_url)
    app = a_role(owner, server.superuser_url)
    sentence = samrad(
        home, *words, SAMRAD_DATABASE_URL=owner, SAMRAD_APP_DATABASE_URL=app
    ).sentence
    assert sentence.startswith("The database is older than this program (")
    assert sentence.endswith("Run: samrad migrate.")


@pytest.mark.parametrize("words", SERVING)
def test_a_database_that_lacks_the_last_change(
    words: tuple[str, ...], served: str, home: Path
) -> None:
    on_server(
        served,
        sql.SQL(
            "DELETE FROM django_migrations WHERE id = (SELECT id FROM django_migrations"
            " WHERE app = 'records' ORDER BY name DESC LIMIT 1)"
        ),
    )
    sentence = samrad(home, *words, SAMRAD_DATABASE_URL=served).sentence
    assert sentence == (
        "The database is older than this program (1 changes behind). Run: samrad migrate."
    )


@pytest.mark.parametrize("words", [*SERVING, ("migrate",)])
def test_a_newer_database_is_left_as_it_is(
    words: tuple[str, ...], served: str, home: Path
) -> None:
    on_server(
        served,
        sql.SQL(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('records', '9999_something_newer', now())"
        ),
    )
    sentence = samrad(home, *words, SAMRAD_DATABASE_URL=served).sentence
    assert sentence == (
        "The database is newer than this program: it has had records.9999_something_newer, "
        "which this version does not know. Install the newer version again; nothing was "
        "changed."
    )


@pytest.mark.parametrize("words", SERVING)
@pytest.mark.parametrize("attribute", ["SUPERUSER", "BYPASSRLS", "CREATEROLE"])
def test_a_role_that_is_too_strong(
    words: tuple[str, ...], attribute: str, server: Server, migrated: str, home: Path
) -> None:
    strong = a_role(migrated, server.superuser_url, attribute)
    settings = {"SAMRAD_DATABASE_URL": migrated, "SAMRAD_APP_DATABASE_URL": strong}
    assert samrad(home, *words, **settings).sentence == (
        f"The application signs in to the database as {part(strong, 'user')}, which can see "
        "past row-level security. Give it a role of its own in SAMRAD_APP_DATABASE_URL; "
        "`samrad migrate` makes one."
    )


@pytest.mark.parametrize("words", SERVING)
def test_the_owner_itself_does_not_serve(
    words: tuple[str, ...], migrated: str, home: Path
) -> None:
    settings = {"SAMRAD_DATABASE_URL": migrated, "SAMRAD_APP_DATABASE_URL": migrated}
    assert "row-level security" in samrad(home, *words, **settings).sentence


@pytest.mark.parametrize("words", SERVING)
@pytest.mark.parametrize("how", ["INHERIT TRUE", "INHERIT FALSE, SET TRUE"])
def test_a_member_of_the_owners_role_does_not_serve(
    words: tuple[str, ...], how: str, server: Server, migrated: str, home: Path
) -> None:
    member = a_role(migrated, server.superuser_url)
    owner = part(migrated, "user")
    on_server(
        server.superuser_url,
        sql.SQL("GRANT {} TO {} WITH {}").format(
            sql.Identifier(owner), sql.Identifier(part(member, "user")), sql.SQL(how)
        ),
    )
    settings = {"SAMRAD_DATABASE_URL": migrated, "SAMRAD_APP_DATABASE_URL": member}
    assert f"(through {owner})" in samrad(home, *words, **settings).sentence


@pytest.mark.parametrize("words", SERVING)
def test_a_role_without_rights(
    words: tuple[str, ...], server: Server, migrated: str, home: Path
) -> None:
    stranger = a_role(migrated, server.superuser_url)
    settings = {"SAMRAD_DATABASE_URL": migrated, "SAMRAD_APP_DATABASE_URL": stranger}
    sentence = samrad(home, *words, **settings).sentence
    assert sentence.startswith("The database refuses: permission denied for ")


def test_the_operators_own_settings_are_not_needed_by_the_tests() -> None:
    assert not [name for name in os.environ if name.startswith("SAMRAD_DATABASE")]
