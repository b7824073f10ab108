"""The services of organisations that people sign in through: which there are."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from samrad.gateways.oidc import Provider, read
from samrad.records.basics.context import as_operator
from samrad.records.people.models import Organisation

# What a service is called above the gateway, which knows it as a provider.
Service = Provider


def services() -> tuple[Service, ...]:
    """Every service, in the order of its file; none without a file.

    Raises:
        Refused: The file is not there, or something in it is wrong.
    """
    named: str = settings.SAMRAD_SIGN_IN_SERVICES
    return _read(named) if named else ()


def service_of(key: str) -> Service | None:
    """The service with that key, if there is one."""
    return next((one for one in services() if one.key == key), None)


def names_of(organisation: Organisation) -> frozenset[str]:
    """What the file may call an organisation: its name, or its key in the register."""
    return frozenset({organisation.municipality, organisation.name} - {""})


def services_for(organisation: Organisation) -> tuple[Service, ...]:
    """The services that sign people in for that organisation."""
    own, party = names_of(organisation), organisation.party
    return tuple(one for one in services() if one.party == party and own & one.organisations)


def nobodys() -> list[str]:
    """Organisations in the file that no partnership here has, or only of the other party."""
    with as_operator():
        here = {
            (one.party, name) for one in Organisation.objects.all() for name in names_of(one)
        }
    return sorted({name for party, name in _named(services()) if (party, name) not in here})


def _named(found: Iterable[Service]) -> Iterable[tuple[str, str]]:
    return ((str(one.party), name) for one in found for name in one.organisations)


@cache
def _read(named: str) -> tuple[Service, ...]:
    return read(Path(named), environ=os.environ)
