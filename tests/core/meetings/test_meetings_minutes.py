"""Minutes as one value: the same bytes for everyone, and what of it everyone may read."""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given

from minuting import Drawn, some_minutes
from samrad.core.basics.countries import Country
from samrad.core.meetings.kinds import MeetingKind, Present, Wording
from samrad.core.meetings.minutes import Attended, Minutes, Treated, Written
from samrad.core.meetings.public_minutes import Exempt, PublicParagraph, without_exempt
from samrad.core.meetings.reading_minutes import minutes_from, public_minutes_from
from samrad.core.meetings.told import Offices
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

OPEN = Marking(Openness.OPEN)
CLOSED = Marking(Openness.EXEMPT, "no.offl.24.1", date(2027, 6, 1))
ITEM, OTHER = UUID(int=1), UUID(int=2)


def said(text: str, marking: Marking = OPEN) -> Written:
    return Written(UUID(int=9), Wording.SUMMARY, text, marking)


def minutes(*items: Treated, attended: tuple[Attended, ...] = ()) -> Minutes:
    return Minutes(
        council="Løten politiråd",
        country=Country.NORWAY,
        language="nb",
        meeting="3/25",
        kind=MeetingKind.ORDINARY,
        day=date(2025, 6, 12),
        attended=attended,
        items=items,
    )


@given(some_minutes())
def test_no_secret_word_is_in_the_public_text_and_no_open_one_is_lost(drawn: Drawn) -> None:
    text = without_exempt(drawn.minutes).canonical().decode()

    assert {word for word in drawn.secret if word in text} == set()
    assert {word for word in drawn.open if word not in text} == set()


@given(some_minutes())
def test_what_was_written_down_is_read_back_as_it_was(drawn: Drawn) -> None:
    whole = drawn.minutes
    public = without_exempt(whole)

    assert minutes_from(whole.canonical().decode()) == whole
    assert public_minutes_from(public.canonical().decode()) == public
    assert minutes_from(whole.canonical().decode()).sha256 == whole.sha256


@given(some_minutes())
def test_how_much_is_exempt_is_not_told(drawn: Drawn) -> None:
    whole = drawn.minutes
    longer = replace(whole, items=tuple(with_more_of_it(item) for item in whole.items))

    assert without_exempt(longer) == without_exempt(whole)


def with_more_of_it(item: Treated) -> Treated:
    """Each exempt thing longer, and each exempt paragraph two."""
    if item.marking.openness is Openness.EXEMPT:
        more = item.paragraphs * 2
        return replace(item, title=item.title * 9, paragraphs=more, enclosed=())
    twice = [
        replace(one, text=one.text * n)
        for one in item.paragraphs
        for n in ((1, 9) if one.marking.openness is Openness.EXEMPT else (1,))
    ]
    return replace(item, paragraphs=tuple(twice))


def test_one_letter_more_is_another_fingerprint() -> None:
    before = minutes(Treated(ITEM, "1/25", "Lys på torget", OPEN))
    after = minutes(Treated(ITEM, "1/25", "Lys på torget.", OPEN))

    assert before.sha256 != after.sha256
    assert before.sha256 == minutes(Treated(ITEM, "1/25", "Lys på torget", OPEN)).sha256


def test_an_exempt_paragraph_leaves_its_ground_and_nothing_else() -> None:
    item = Treated(
        ITEM, "1/25", "Torget", OPEN, paragraphs=(said("Åpent"), said("Navn", CLOSED))
    )

    (shown,) = without_exempt(minutes(item)).items
    assert shown.paragraphs == (
        PublicParagraph(Wording.SUMMARY, "Åpent"),
        Exempt("no.offl.24.1"),
    )


def test_an_exempt_item_keeps_its_number_in_the_list() -> None:
    item = Treated(ITEM, "7/25", "Tiltak mot A", CLOSED, "Løten", (said("Åpent"),))
    public = without_exempt(minutes(item))

    (shown,) = public.items
    assert (shown.number, shown.title) == ("7/25", Exempt("no.offl.24.1"))
    assert (shown.municipality, shown.paragraphs, shown.enclosed) == ("", (), ())
    assert public.grounds == ("no.offl.24.1",)


def test_a_guest_who_came_for_an_exempt_item_is_not_named() -> None:
    guest = Attended("Kari fra barnevernet", None, None, Present.PRESENT, items=("2/25",))
    mayor = Attended("Mona", Party.MUNICIPALITY, Role.MAYOR, Present.PRESENT, items=("1/25",))
    items = (Treated(ITEM, "1/25", "Torget", OPEN), Treated(OTHER, "2/25", "Tiltak", CLOSED))
    public = without_exempt(minutes(*items, attended=(guest, mayor)))

    # Nor is it told that the mayor left for it.
    assert public.attended == (replace(mayor, items=()),)


def test_who_led_and_who_wrote_is_told_but_for_whom_only_an_exempt_item_names() -> None:
    came_late = Attended(
        "Åse", Party.POLICE, Role.POLICE_CONTACT, Present.PRESENT, items=("2/25",)
    )
    items = (Treated(ITEM, "1/25", "Torget", OPEN), Treated(OTHER, "2/25", "Tiltak", CLOSED))
    told = minutes(*items, attended=(came_late,))

    public = without_exempt(told, Offices("Mona", "Åse"))
    assert public.offices == Offices("Mona", "")
    assert public_minutes_from(public.canonical().decode()) == public


def test_what_was_published_before_offices_were_told_is_read_as_it_was() -> None:
    before = json.loads(without_exempt(minutes()).canonical())
    del before["offices"]
    assert public_minutes_from(json.dumps(before)).offices == Offices()
