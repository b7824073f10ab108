"""Acts on situation pictures that the table of roles does not try."""

from datetime import date
from typing import Any

import pytest

from samrad.actions.pictures import _is_asked_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("slug", "asked"), [("lund", True), ("lorenskog", False)])
def test_a_frozen_picture_is_the_evidence_where_the_law_asks_for_one(
    slug: str, within: Any, *, asked: bool
) -> None:
    with within(slug) as council:
        assert _is_asked_for(council, on=date(2025, 6, 16)) is asked
