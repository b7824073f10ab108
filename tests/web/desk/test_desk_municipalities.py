"""The page on which a municipality joins a council, or leaves it."""

from typing import Any

import pytest

from samrad.records.councils.models import CouncilParty

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGE = "/loten/members/municipalities/"


def test_one_joins_by_its_name_and_leaves_by_a_day(signed_in: Any, within: Any) -> None:
    client = signed_in("slt.loten", "en")
    unknown = client.post(PAGE, {"name": "Stang", "since": "2025-07-01"}).content.decode()
    assert "Stange" in unknown
    page = client.post(PAGE, {"name": "Stange", "since": "2025-07-01"}, follow=True)
    assert "Stange, since 1 July 2025" in page.content.decode()
    with within("loten") as council:
        part = CouncilParty.objects.get(council=council, organisation__name="Stange")
    leave = {"part": part.id, "until": "2025-12-31"}
    page = client.post(f"{PAGE}leave/", leave, follow=True).content.decode()
    assert "until 31 December 2025" in page
    assert "Stange" in client.get("/loten/members/").content.decode()


def test_another_reads_it_and_changes_nothing(signed_in: Any, within: Any) -> None:
    client = signed_in("ordforer.loten", "en")
    refused = client.post(PAGE, {"name": "Stange", "since": "2025-07-01"})
    assert "Stange" in refused.content.decode()
    with within("loten") as council:
        assert CouncilParty.objects.filter(council=council).count() == 2
