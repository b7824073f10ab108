"""The room: minutes as plain forms and as drafts, by two people, with and without scripts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest

from samrad.core.meetings.kinds import ItemKind
from samrad.records.councils.models import Seat
from samrad.records.log.models import LogEntry
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.models import Item, Meeting, Paragraph, Presence

pytestmark = pytest.mark.django_db

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def room(within: Any, person: Any, at: datetime) -> Callable[[str, str], list[UUID]]:
    """A meeting 9/25 of a council, and the identifiers of its three items."""

    def make(slug: str, by: str) -> list[UUID]:
        with within(slug) as council:
            meeting = Meeting.objects.create(
                council=council,
                year=2025,
                number=9,
                day=date(2025, 6, 16),
                stage="called",
                planned_at=at,
                planned_by=person(by),
            )
            of = {"council": council, "meeting": meeting, "kind": ItemKind.FREE}
            titles = enumerate(("Torget", "Skolen", "Eventuelt"), start=1)
            return [Item.objects.create(**of, position=n, title=one).id for n, one in titles]

    return make


def paragraph(name: UUID, text: str, **more: str) -> dict[str, str]:
    fields = {"wording": "summary", "text": text, "openness": "council", **more}
    was = {"text-was": "", "openness-was": "council", "ground-was": "", "review-was": ""}
    return {f"p-{name}-{key}": value for key, value in {**was, **fields}.items()}


def send(client: Any, item: UUID, fields: dict[str, str], **how: Any) -> Any:
    return client.post(f"/loten/item/{item}/minutes", fields, **how)


def test_the_page_shows_each_item_with_who_may_be_there(room: Any, signed_in: Any) -> None:
    room("loten", "slt.loten")
    page = signed_in("slt.loten").get("/loten/meetings/2025/9/room/")

    assert page.status_code == 200
    body = page.content.decode()
    for title in ("Torget", "Skolen", "Eventuelt", "I rommet"):
        assert title in body
    assert body.count('<form method="post" action="/loten/item/') == 1


def test_the_first_item_nothing_is_written_at_is_open_or_the_one_asked_for(
    room: Any, signed_in: Any
) -> None:
    first, second, third = room("loten", "slt.loten")
    client = signed_in("slt.loten")

    def opened(query: str = "") -> list[UUID]:
        lines = client.get(f"/loten/meetings/2025/9/room/{query}").context["room"].lines()
        return [line.item.id for line in lines if line.unit]

    assert opened() == [first]
    assert opened(f"?item={third}") == [third]
    assert opened(f"?item={uuid4()}") == opened("?item=x") == [first]
    for item in (first, second, third):
        send(client, item, paragraph(uuid4(), "Drøftet."))
        assert opened() == [second if item == first else third if item == second else first]


def test_an_item_is_unfolded_with_those_that_follow_it(room: Any, signed_in: Any) -> None:
    first, second, third = room("loten", "slt.loten")
    client = signed_in("slt.loten")
    send(client, third, paragraph(uuid4(), "Politiet orienterte."))
    body = client.get(f"/loten/item/{second}/room").content.decode()

    assert body.count("<form") == 2
    assert f"item-{first}" not in body
    assert "Politiet orienterte." in body


def test_what_is_written_without_scripts_is_there_again(room: Any, signed_in: Any) -> None:
    item, *_ = room("loten", "slt.loten")
    client = signed_in("slt.loten")
    answer = send(client, item, paragraph(uuid4(), "Torget ble drøftet."))

    assert answer.status_code == 302
    assert answer["Location"] == f"/loten/meetings/2025/9/room/?item={item}#item-{item}"
    assert "Torget ble drøftet." in client.get(answer["Location"]).content.decode()


def test_a_draft_is_answered_with_what_is_kept(room: Any, signed_in: Any) -> None:
    item, *_ = room("loten", "slt.loten")
    name = uuid4()
    told = send(signed_in("slt.loten"), item, paragraph(name, "Torget."), **JSON).json()

    assert told["saved"][f"p-{name}-text"] == "Torget."
    assert (told["errors"], told["waits"], told["revision"]) == ([], [], "1")


def test_two_who_write_at_once_both_find_their_lines(room: Any, signed_in: Any) -> None:
    item, *_ = room("loten", "slt.loten")
    name = uuid4()
    send(signed_in("slt.loten"), item, paragraph(name, "Kommunen."), **JSON)
    told = send(signed_in("politikontakt.loten"), item, paragraph(name, "Politiet."), **JSON)

    assert told.json()["saved"][f"p-{name}-text"] == "Kommunen.\nPolitiet."
    assert "skrev her samtidig" in told.json()["notes"][0]


def test_a_child_is_noticed_and_kept_with_a_reason_only(
    room: Any, signed_in: Any, within: Any
) -> None:
    item, *_ = room("loten", "slt.loten")
    name, client = uuid4(), signed_in("slt.loten")
    fields = paragraph(name, "Kari (14) ble sett på torget.")
    told = send(client, item, fields, **JSON).json()
    assert "navn med alder" in told["errors"][0]
    with within("loten"):
        assert not Paragraph.objects.filter(pk=name).exists()

    reason = {f"p-{name}-anyway": "Navnet er et eksempel"}
    assert send(client, item, fields | reason, **JSON).json()["errors"] == []
    with within("loten"):
        assert LogEntry.objects.filter(act="guard_overridden").exists()

    longer = paragraph(name, "Kari (14) ble sett på torget.\nPolitiet følger opp.")
    assert send(client, item, longer, **JSON).json()["errors"] == []
    other = paragraph(name, "Kari (14) ble sett på torget.\nOla (15) også.")
    assert send(client, item, other, **JSON).json()["errors"] != []


def test_a_page_of_word_becomes_its_words_and_it_says_so(room: Any, signed_in: Any) -> None:
    item, *_ = room("loten", "slt.loten")
    name = uuid4()
    pasted = "<p class=MsoNormal>Saken ble drøftet.</p><script>alert(1)</script>"
    told = send(signed_in("slt.loten"), item, paragraph(name, pasted), **JSON).json()

    assert told["saved"][f"p-{name}-text"] == "Saken ble drøftet."
    assert "skript" in told["notes"][0]


def test_a_text_block_is_put_in_without_scripts(room: Any, signed_in: Any, within: Any) -> None:
    item, *_ = room("loten", "slt.loten")
    name = uuid4()
    block = {"block": "Saken ble drøftet."}
    send(signed_in("slt.loten"), item, paragraph(name, "Torget.", **block))

    with within("loten"):
        assert Paragraph.objects.get(pk=name).text == "Torget.\nSaken ble drøftet."


def test_who_is_there_goes_on_until_it_is_changed(
    room: Any, signed_in: Any, within: Any, person: Any
) -> None:
    first, second, third = room("loten", "slt.loten")
    client, mayor = signed_in("slt.loten"), person("ordforer.loten").id
    send(client, first, {f"h-{first}-was": "", f"h-{first}-here-{mayor}": "on"})
    with within("loten"):
        seat = Seat.objects.get(person=mayor).id
        there = Presence.objects.filter(person=mayor, item__in=(first, second, third))
        rows = there.values_list("item", "seat", "present")
        assert set(rows) == {(one, seat, "present") for one in (first, second, third)}

    was = f"{mayor}:present:{seat}"
    told = send(client, second, {f"h-{second}-was": was}, **JSON).json()
    with within("loten"):
        assert [row.present for row in there.order_by("item__position")] == [
            "present",
            "away",
            "away",
        ]
    assert f"{mayor}:away:{seat}" in told["saved"][f"h-{second}-was"]


def test_a_measure_is_one_when_it_has_an_owner_and_a_day(
    room: Any, signed_in: Any, within: Any, person: Any
) -> None:
    item, *_ = room("loten", "slt.loten")
    client = signed_in("slt.loten")
    decision, measure = uuid5(item, "decision"), uuid4()
    fields = {"decision": str(decision), "title": "Lys på torget"}

    def agree(**more: str) -> Any:
        sent = {f"m-{measure}-{key}": value for key, value in {**fields, **more}.items()}
        return send(client, item, sent, **JSON).json()

    owner = str(person("slt.loten").id)
    whole = {"municipality_owner": owner, "deadline": "2025-09-01"}
    assert agree(**whole)["errors"][0].startswith("Skriv beslutningen først")
    send(client, item, paragraph(decision, "Torget lyses opp.", wording="decision"))
    assert agree()["waits"][0].startswith("Si hvem som tar seg av det")
    assert agree(**whole)["errors"] == []
    assert agree(**whole, indicator="Lyset er på")["errors"] == []
    with within("loten"):
        row = Measure.objects.get(decision__item=item)
        assert (row.title, row.indicator) == ("Lys på torget", "Lyset er på")
        assert row.decision_id == decision


def test_a_decision_needs_no_measure_because(room: Any, signed_in: Any, within: Any) -> None:
    item, *_ = room("loten", "slt.loten")
    client = signed_in("slt.loten")
    decision = uuid5(item, "decision")
    send(client, item, paragraph(decision, "Tas til orientering.", wording="decision"))
    send(client, item, {f"n-{decision}-because": "Bare til orientering"})

    with within("loten"):
        assert NoMeasure.objects.get(decision=decision).because == "Bare til orientering"


def test_who_signed_in_where_another_left_the_page_open_writes_nothing_in_their_name(
    room: Any, signed_in: Any, within: Any, person: Any
) -> None:
    item, *_ = room("loten", "slt.loten")
    fields = paragraph(uuid4(), "Torget.") | {"writer": str(person("slt.loten").id)}
    told = send(signed_in("politikontakt.loten"), item, fields, **JSON).json()

    assert "En annen er logget inn" in told["errors"][0]
    with within("loten"):
        assert not Paragraph.objects.filter(item=item).exists()


def test_nobody_else_writes_or_reads_there(room: Any, signed_in: Any) -> None:
    item, *_ = room("loten", "slt.loten")
    fields = paragraph(uuid4(), "Torget.")
    assert send(signed_in("samordnare.lund"), item, fields, **JSON).status_code == 404
    assert signed_in("samordnare.lund").get(f"/loten/item/{item}/room").status_code == 404
    mayor = signed_in("ordforer.loten")
    assert "Dette gjøres av" in send(mayor, item, fields, **JSON).json()["errors"][0]
    assert mayor.get("/loten/meetings/2025/9/room/").status_code == 302
    assert mayor.get(f"/loten/item/{item}/room").status_code == 302


def test_what_could_not_be_taken_without_scripts_is_there_to_be_mended(
    room: Any, signed_in: Any
) -> None:
    item, *_ = room("loten", "slt.loten")
    page = send(signed_in("slt.loten"), item, paragraph(uuid4(), "Kari (14) ble sett."))

    body = page.content.decode()
    assert page.status_code == 200
    assert "Kari (14) ble sett." in body
    assert "navn med alder" in body


@pytest.mark.parametrize(
    ("who", "slug", "block"),
    [
        ("slt.loten", "loten", "Saken tas til orientering."),
        ("samordnare.lund", "lund", "Ärendet diskuterades."),
    ],
)
def test_text_blocks_begin_in_the_councils_language_and_become_its_own(
    who: str, slug: str, block: str, signed_in: Any
) -> None:
    client = signed_in(who)
    address = f"/{slug}/meetings/text-blocks/"
    assert block in client.get(address).content.decode()

    client.post(address, {"lines": "Første\nAndre\n\nFørste"})
    assert "Første\nAndre</textarea>" in client.get(address).content.decode()


@pytest.mark.parametrize("items", [1, 3])
def test_the_page_takes_the_same_number_of_queries(
    items: int, room: Any, signed_in: Any, within: Any, django_assert_num_queries: Any
) -> None:
    ids = room("loten", "slt.loten")
    client = signed_in("slt.loten")
    for item in ids:
        decision = uuid5(item, "decision")
        send(client, item, paragraph(decision, "Ja.", wording="decision"))
    with within("loten"):
        gone, at = Item.objects.filter(pk__in=ids[items:]), datetime(2025, 6, 16, tzinfo=UTC)
        gone.update(struck_at=at, struck_by=Seat.objects.all()[0].person_id)
    for address in ("/loten/meetings/2025/9/room/", f"/loten/item/{ids[0]}/room"):
        with django_assert_num_queries(22):
            client.get(address)
