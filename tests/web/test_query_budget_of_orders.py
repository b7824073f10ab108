"""The pages of knowledge orders ask the database as often with many orders as with one."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from order_rows import an_answer, an_order
from web.test_query_budget import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_with_many_orders_and_answers_each_page_asks_as_often(
    signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        order = an_order(council, at)
        an_answer(order, at)
    client = signed_in("politikontakt.loten")
    pages = ["/", "/loten/knowledge/", f"/loten/knowledge/{order.pk}/", "/loten/knowledge/ask/"]
    for address in pages:
        assert client.get(address).status_code == 200
    few = {address: queries_of(client, address) for address in pages}
    with within("loten") as council:
        for number in range(5):
            an_answer(order, at + timedelta(minutes=number), f"Mer {number}")
            an_answer(an_order(council, at, f"Kanarifugl {number}?"), at)
    assert {address: queries_of(client, address) for address in pages} == few
