"""A refusal that is told later says the same as one that is told at once."""

import json
from datetime import date

import pytest

from samrad.actions.kept_refusals import kept_refusal, refusal_as_kept
from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.web.kit.phrases import say


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal("delivery.same_again", {"day": date(2025, 6, 16)}),
        Refusal("delivery.not_your_source", {"party": Party.POLICE}),
        Refusal("delivery.has_problems", {"number": 2}),
        Refusal("access.not_your_role", {"roles": [Role.COORDINATOR, Role.POLICE_CHIEF]}),
        Refusal("figures.several_places", {"cell": "Våler", "candidates": ("Våler", "Våler")}),
    ],
)
def test_it_says_the_same(refusal: Refusal) -> None:
    kept = kept_refusal(json.loads(json.dumps(refusal_as_kept(refusal))))

    assert kept is not None
    assert say(kept) == say(refusal)
    assert kept_refusal({}) is None
