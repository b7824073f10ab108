"""Signing in through the services of both parties, at two real providers."""

from typing import Any

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_coordinator_signs_in_with_the_municipalitys_service(
    walker: Any, known: Any
) -> None:
    person = known("slt.loten", "kommune", "slt")
    kari = walker("slt")
    answer = kari.sign_in()

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert kari.who() == str(person.id)
    assert kari.may_read("/loten/")
    assert not kari.may_read("/lund/")
