"""Following a council in one's own calendar: the address is a secret, shown once."""

import hashlib
from datetime import date, datetime
from typing import Any

import pytest

from samrad.actions.feeds import open_feed, subscribe
from samrad.records.basics.context import at_the_gate
from samrad.records.councils.models import Seat
from samrad.records.evidence.models import Feed

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)


def test_only_the_hash_of_the_address_is_kept(within: Any, person: Any, at: datetime) -> None:
    with within("loten") as council:
        secret = subscribe(council, by=person("slt.loten"), at=at)
        row = Feed.objects.values().get()

    assert row["secret_sha256"] == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(row)
    assert len(secret) >= 32


def test_the_address_opens_its_council(within: Any, person: Any, at: datetime) -> None:
    with within("loten") as council:
        secret = subscribe(council, by=person("slt.loten"), at=at)

        assert open_feed(secret, on=TODAY) == council
        for wrong in ("", "x", secret[:-1], secret + "x", secret.swapcase()):
            assert open_feed(wrong, on=TODAY) is None


def test_a_new_address_closes_the_old_one(within: Any, person: Any, at: datetime) -> None:
    with within("loten") as council:
        old = subscribe(council, by=person("slt.loten"), at=at)
        other = subscribe(council, by=person("politikontakt.loten"), at=at)
        new = subscribe(council, by=person("slt.loten"), at=at)

        assert old != new
        assert open_feed(old, on=TODAY) is None
        assert open_feed(new, on=TODAY) == council
        assert open_feed(other, on=TODAY) == council


def test_the_address_of_one_council_opens_no_other(
    within: Any, person: Any, at: datetime
) -> None:
    contact = person("politikontakt.hallingdal")
    with within("hol") as council:
        secret = subscribe(council, by=contact, at=at)
    with within("gol") as council:
        assert open_feed(secret, on=TODAY) is None
        own = subscribe(council, by=contact, at=at)
    with within("hol") as council:
        assert open_feed(secret, on=TODAY) == council
        assert open_feed(own, on=TODAY) is None


def test_who_loses_the_seat_loses_the_feed(within: Any, person: Any, at: datetime) -> None:
    with within("loten") as council:
        secret = subscribe(council, by=person("slt.loten"), at=at)
        Seat.objects.filter(person=person("slt.loten")).update(until=TODAY)

        assert open_feed(secret, on=TODAY) == council
        assert open_feed(secret, on=date(2025, 6, 17)) is None


def test_who_can_no_longer_sign_in_loses_the_feed(
    within: Any, person: Any, at: datetime
) -> None:
    who = person("slt.loten")
    with within("loten") as council:
        secret = subscribe(council, by=who, at=at)
        who.is_active = False
        with at_the_gate():
            who.save(update_fields=["is_active"])

        assert open_feed(secret, on=TODAY) is None
