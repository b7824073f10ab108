"""What is kept of a service while several ask at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from gateways.oidc.agreeing import Visitor
from gateways.oidc.providing import Providing
from samrad.core.basics.refusals import Refused

pytestmark = pytest.mark.slow


def test_many_sign_in_at_once_and_nobody_gets_anothers_answer(kari: Visitor) -> None:
    """Eight people in eight threads share what is known of the service."""
    begun = [kari.begin() for _ in range(8)]
    back = [kari.back(one) for one in begun]
    kari.at += timedelta(seconds=1)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(kari.finish, [one.pending for one in begun], back))

    assert len({one.id_token.text for one in found}) == 8
    assert {one.name for one in found} == {"Kari Nordmann"}


def test_two_requests_with_one_answer_let_one_in(
    kari: Visitor, municipality: Providing
) -> None:
    begun = kari.begin()
    back = kari.back(begun)

    def finish(_: int) -> str:
        try:
            return kari.finish(begun.pending, back).provider
        except Refused as refused:
            return refused.refusal.code

    with ThreadPoolExecutor(2) as threads:
        said = sorted(threads.map(finish, range(2)))

    assert said == ["kommune", "sign_in.used_already"]
    assert len([one for one in municipality.relay.asked if one.path == "/token"]) == 1
