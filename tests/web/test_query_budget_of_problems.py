"""The pages of problems ask the database as often with many problems as with one."""

from datetime import datetime
from typing import Any

import pytest

from problem_rows import a_cause, a_problem
from web.test_query_budget import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_with_many_problems_and_causes_each_page_asks_as_often(
    signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        problem = a_problem(council, at)
    client = signed_in("politikontakt.loten")
    here = f"/loten/problems/{problem.pk}/"
    pages = ["/loten/problems/", here, f"{here}causes/tree/", f"{here}evidence/"]
    few = {address: queries_of(client, address) for address in pages}
    with within("loten") as council:
        for number in range(3):
            a_cause(problem, at, f"Kanarifugl {number}")
            a_problem(council, at, f"Kanarifugl {number}")
    assert {address: queries_of(client, address) for address in pages} == few
    assert few[here] == 22
