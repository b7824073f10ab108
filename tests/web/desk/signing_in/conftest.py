"""Both parties' services running, a browser that walks there, and people known to them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from gateways.oidc.offering import Offering, offering
from gateways.serving import Answered, Serving, serving
from samrad.gateways.oidc import Known
from web.desk.signing_in.walking import Walker


@pytest.fixture(scope="module")
def inbox_running() -> Iterator[Serving]:
    with serving() as running:
        running.answers["/told"] = lambda _: Answered()
        yield running


@pytest.fixture
def inbox(inbox_running: Serving) -> Serving:
    """Where the municipality's service tells of sign-outs itself."""
    inbox_running.asked.clear()
    return inbox_running


@pytest.fixture(scope="module")
def offering_running(
    inbox_running: Serving, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Offering]:
    folder = tmp_path_factory.mktemp("services")
    told = f"{inbox_running.address}/told"
    with offering(folder, site="http://testserver", told=told) as running:
        yield running


@pytest.fixture
def services(
    offering_running: Offering, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Offering]:
    """The two services, named in the settings and asked for the first time."""
    monkeypatch.setattr("samrad.actions.signing_in.KNOWN", Known())
    settings.SAMRAD_SIGN_IN_SERVICES = str(offering_running.file)
    yield offering_running
    offering_running.mend()


@pytest.fixture
def walker(services: Offering) -> Iterator[Any]:
    """Somebody new with a browser of their own: `kari = walker("slt")`."""
    walkers: list[Walker] = []

    def make(login: str) -> Walker:
        walkers.append(Walker(services, login))
        return walkers[-1]

    yield make
    for one in walkers:
        one.browser.close()


@pytest.fixture
def known(services: Offering, person: Any, at: datetime) -> Any:
    """Let a service know a person by a login: `known("slt.loten", "kommune", "slt")`."""

    def bind(who: str, key: str, login: str) -> Any:
        from samrad.records.basics.context import at_the_gate
        from samrad.records.signing_in.models import Identity

        issuer = {"kommune": services.municipality, "politi": services.police}[key].issuer
        found = person(who)
        subject = {"issuer": issuer, "subject_key": f"{issuer} {login}"}
        with at_the_gate():
            Identity.objects.create(person=found, bound_at=at, **subject)
        return found

    return bind
