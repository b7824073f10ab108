"""Who may open which page: a seat opens its council, nothing else opens anything."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from samrad.project.demo.cast import COUNCILS, members
from samrad.project.demo.shapes import STAGES, DemoSeat
from samrad.records.agreements.models import Change, Clause, SignedFile, Step, Version
from samrad.records.basics.context import at_the_gate
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.models import Evidence
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Paper
from web.naming import desk_names

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

POSTED = (
    "withdraw",
    "remove_clause",
    "accept",
    "withdraw_change",
    "withdraw_release",
    "withdraw_guest",
    "invite_anew",
    "withdraw_invitation",
    "grant_district",
    "withdraw_district",
    "prepare_meeting",
    "write_agenda",
    "move_item",
    "strike_item",
    *("say_leading", "place_deputy", "choose_chair"),
    *("add_nothing", "answer_call", "approve_minutes", "call_deputy", "choose_day"),
    *("detach_paper", "drop_measure", "drop_poll", "hand_over_measure", "hand_over_notice"),
    *("hold_meeting", "invite_to_meeting", "lock_minutes", "measure_done", "move_measure"),
    *("remind_called", "reopen_measure", "send_minutes", "send_notice_again"),
    *("put_figures_away", "undo_delivery", "stop_figures", "read_figures_again"),
    *("show_own", "drop_figure", "settle_picture", "reopen_picture"),
    *("adopt_picture", "freeze_picture", "give_up_picture_correction", "withdraw_weights"),
    *("take_back_minutes", "withdraw_from_matter", "withdraw_matter", "write_minutes"),
    *("ask_again", "close_order", "withdraw_answer", "withdraw_from_order"),
    *("withdraw_from_item", "withdraw_raiser"),
    *("move_cause_up", "take_cause_out", "drop_participant"),
    "unlink_evidence",
)
READ_ONLY = (
    *("wheel", "log", "papers", "paper", "record", "versions", "version", "compare"),
    *("members", "search", "districts", "retention", "meeting", "meeting_year"),
    *("figures", "deliveries", "delivery", "when_and_where"),
    *("pictures", "picture", "picture_changes", "weights"),
    *("orders", "order", "exemptions"),
    *("problems", "problem", "problem_causes"),
    *("coverage", "decisions", "handover", "matter", "matters", "measure", "notice"),
)
FORMS = (
    *("mark_item", "mark_answer"),
    "subscribe",
    "meetings",
    "note",
    "start_version",
    "add_clause",
    "amend_clause",
    "paste",
    "step",
    "keep_file",
    "decline",
    "bring_paper",
    "mark_paper",
    "release_figures",
    "invite_guest",
    "invite_person",
    "let_in_anew",
    "keep_exempt",
    "add_item",
    *("shape_council", "municipalities", "municipality_leaves", "seat"),
    *("add_source", "bring_figures"),
    *("ask_knowledge", "ask_guest", "withdraw_order"),
    "raisers",
    *("notice_problem", "call_problem", "say_of_problem", "add_cause", "change_cause"),
    *("name_participants", "link_evidence", "score_problem", "move_problem"),
    *("mark_problem", "weigh_priorities"),
    *("begin_picture", "write_own", "state_jointly", "note_difference"),
    *("settle_difference", "choose_figure", "withdraw_picture"),
    *("correct_picture", "propose_weights", "adopt_weights"),
    *("accept_matter", "ask_days", "attach_papers", "cancel_meeting", "change_matter"),
    *(
        "comment_item",
        "comment_minutes",
        "correct_minutes",
        "give_up_correction",
        "invite_to_matter",
    ),
    *("mark_matter", "merge_matter", "minutes", "move_meeting", "plan_year", "poll"),
    *("propose_matter", "send_back_matter", "send_notice", "settle", "text_blocks"),
    "withdraw_minutes",
)
# There at another stage of the meeting; who has no seat sees them at none.
STAGED = (
    *("assess_minutes", "minutes_version", "publish_minutes", "room", "room_items"),
    "settle_comment",
    # There for an item that has no matter.
    "item_guests",
    *("notice_file", "save_handover"),
    # There for who brings the file.
    "look_at_figures",
    *("publish_picture", "assess_picture", "picture_version", "problem_of_part"),
    # There for whom the unit is that was asked.
    "answer",
    # There once a list of events was delivered.
    "sums_picture",
)
# Whoever else has a seat there is told of no request: tests/web/desk/test_desk_rights.py.
OF_WHO_RUNS_THE_YEAR = ("forget",)
FILES = {
    "signed_file": ("application/pdf", b"%PDF-1.7"),
    "paper_file": ("text/plain; charset=utf-8", b"Notat"),
}
_FILLED_IN = re.compile(rb'value="[^"]*"')
SAVED = (
    *("save_log", "save_panel"),
    *("save_minutes", "save_draft", "save_meeting_year", "save_picture", "save_figures"),
    "save_problem",
)
PAGES = ("council", "signed_file", "paper_file", *READ_ONLY, *FORMS)


def test_every_address_of_the_desk_is_tried_here(addresses: Any) -> None:
    assert sorted(addresses("loten")) == sorted(
        (*PAGES, *POSTED, *SAVED, *STAGED, *OF_WHO_RUNS_THE_YEAR)
    )


# Each of these goes through all pages by itself: what they need costs more than the pages.


@pytest.mark.parametrize("who", ["slt.loten", "politikontakt.loten", "ordforer.loten"])
def test_both_parties_read_every_page(who: str, signed_in: Any, addresses: Any) -> None:
    there, client = addresses("loten"), signed_in(who)
    wrong = {page: _wrong(page, client.get(there[page])) for page in PAGES}

    assert {page: what for page, what in wrong.items() if what} == {}


def _wrong(page: str, answer: Any) -> str:
    """What is wrong with what a member is shown."""
    if answer.status_code != 200:
        return str(answer.status_code)
    if page in FILES:
        kind, content = FILES[page]
        disposition = answer["Content-Disposition"].startswith("attachment; ")
        whole = answer["Content-Type"] == kind and answer.content == content
        return "" if whole and disposition else "another file"
    body = answer.content.decode()
    title = re.search(r"<title>\s*\S.* – Samråd</title>", body)
    named = "Politirådet i Løten" in body
    return "" if title and named and body.count("<h1") == 1 else "no title or heading"


@pytest.mark.parametrize("who", ["uten.sete", "samordnare.lund", "politikontakt.hallingdal"])
def test_without_a_seat_there_is_no_such_page(who: str, signed_in: Any, addresses: Any) -> None:
    there, client = addresses("loten"), signed_in(who)
    for page in (*PAGES, *STAGED):
        answer = client.get(there[page])
        assert answer.status_code == 404, page
        assert "Løten" not in answer.content.decode(), page


def test_without_a_seat_nothing_can_be_sent(
    signed_in: Any, addresses: Any, within: Any
) -> None:
    there, client = addresses("loten"), signed_in("uten.sete")
    before = _counts_of("loten", within)
    for page in (*FORMS, *POSTED):
        assert client.post(there[page], EVERYTHING).status_code == 404, page

    assert _counts_of("loten", within) == before


def test_a_council_that_is_not_there_answers_as_one_that_is_hidden(signed_in: Any) -> None:
    outsider = signed_in("uten.sete")
    hidden, absent = outsider.get("/loten/"), outsider.get("/ukjnt/")

    assert hidden.status_code == absent.status_code == 404
    # The forms at the foot hold the address asked for and a token of their own each time.
    assert _FILLED_IN.sub(b"", hidden.content) == _FILLED_IN.sub(b"", absent.content)
    assert _plain(hidden.headers) == _plain(absent.headers)


def test_who_is_not_signed_in_is_asked_to(client: Client, addresses: Any) -> None:
    there = addresses("loten")
    for page in PAGES:
        answer = client.get(there[page])
        asked = (302, f"/sign-in/?next={there[page]}")
        assert (answer.status_code, answer["Location"]) == asked, page


def test_who_is_not_signed_in_can_send_nothing(
    client: Client, addresses: Any, within: Any
) -> None:
    there = addresses("loten")
    before = _counts_of("loten", within)
    for page in (*FORMS, *POSTED):
        answer = client.post(there[page], EVERYTHING)
        assert answer.status_code == 302, page
        assert answer["Location"].startswith("/sign-in/?next="), page

    assert _counts_of("loten", within) == before


def test_the_front_page_asks_to_sign_in(client: Client) -> None:
    answer = client.get("/")

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/")


def test_someone_without_a_seat_is_told_so_on_the_front_page(signed_in: Any) -> None:
    body = signed_in("uten.sete").get("/").content.decode()

    assert 'class="empty"' in body
    assert 'class="duties"' not in body


# --- methods -------------------------------------------------------------------------------


def test_what_changes_something_is_never_a_link(
    signed_in: Any, addresses: Any, within: Any
) -> None:
    there, client = addresses("loten"), signed_in("slt.loten")
    before = _counts_of("loten", within)
    for page in POSTED:
        assert client.get(there[page]).status_code == 405, page
        assert client.head(there[page]).status_code == 405, page

    assert _counts_of("loten", within) == before


@pytest.mark.parametrize(
    "page", ["sign_out", "demo_sign_in", "choose_language", "choose_theme"]
)
def test_signing_out_and_choosing_is_never_a_link(page: str, signed_in: Any) -> None:
    assert signed_in("slt.loten").get(reverse(page)).status_code == 405


def test_what_is_only_read_takes_nothing(signed_in: Any, addresses: Any) -> None:
    there, client = addresses("loten"), signed_in("slt.loten")
    for page in READ_ONLY:
        assert client.post(there[page], {}).status_code == 405, page


def test_a_form_from_elsewhere_is_refused(person: Any, addresses: Any, within: Any) -> None:
    there = addresses("loten")
    strict = Client(enforce_csrf_checks=True)
    with at_the_gate():
        strict.force_login(person("slt.loten"))
    before = _counts_of("loten", within)
    for page in (*FORMS, *POSTED):
        assert strict.post(there[page], EVERYTHING).status_code == 403, page

    assert _counts_of("loten", within) == before


@pytest.mark.parametrize("page", ["sign_in", "sign_out", "demo_sign_in", "choose_language"])
def test_a_form_from_elsewhere_is_refused_outside_the_desk_too(page: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse(page), {"language": "sv"})

    assert answer.status_code == 403


# What an address with the identifier of one row opens.
FETCHED = ("signed_file", "paper", "paper_file")
OF_A_ROW = (
    *FETCHED,
    "withdraw",
    "accept",
    "decline",
    "withdraw_change",
    "mark_paper",
    "release_figures",
    "withdraw_release",
    "invite_guest",
    "keep_exempt",
    "forget",
    "withdraw_guest",
    "invite_anew",
    "withdraw_invitation",
    "let_in_anew",
)


# --- the rows of another council under one's own address ------------------------------------


def test_another_councils_row_is_not_there_under_ones_own_address(
    signed_in: Any, addresses: Any
) -> None:
    # The contact of Hallingdal has a seat in both, so only the page keeps them apart.
    there, client = addresses("gol"), signed_in("politikontakt.hallingdal")
    for page in OF_A_ROW:
        foreign = there[page].replace("/gol/", "/hol/")
        assert _asked(client, page, foreign).status_code == 404, page


def test_a_row_nobody_has_is_not_there(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    for page in OF_A_ROW:
        names = [name for name in desk_names()[page] if name != "slug"]
        nobodys = {name: uuid4() for name in names}
        address = reverse(f"desk:{page}", kwargs={"slug": "loten", **nobodys})
        assert _asked(client, page, address).status_code == 404, page


def _asked(client: Client, page: str, address: str) -> Any:
    return client.get(address) if page in FETCHED else client.post(address, EVERYTHING)


@pytest.mark.parametrize(
    "address",
    [
        "/loten/agreement/9/",
        "/loten/agreement/0/",
        "/loten/agreement/1/difference/",
        "/loten/agreement/99999999999999999999/",
        "/loten/agreement/2/add/no-such-kind/",
        "/loten/agreement/2/clause/no-such-clause/",
        "/loten/agreement/2/step/draft/",
        "/loten/agreement/2/step/no-such-stage/",
        "/loten/agreement/9/file/",
        "/loten/agreement/9/paste/",
        "/loten/record/note/no-such-deed/",
        "/loten/record/note/meeting_planned/",
        "/loten/record/not-a-uuid/withdraw",
        "/loten/year/0/",
        "/loten/year/99999/",
        "/loten/no-such-page/",
        "/" + "x" * 3000 + "/",
    ],
)
def test_what_is_not_there_is_not_found(address: str, signed_in: Any) -> None:
    assert signed_in("slt.loten").get(address).status_code == 404


# --- canaries ------------------------------------------------------------------------------

EVERYTHING = {
    "on": "2025-06-10",
    "ref": "sak 1/25",
    "reason": "fordi",
    "title": "Ny",
    "when": "year_end",
    "per_year": "7",
    "quote": "Sju møter.",
    "binds": ["police"],
    "text": "Det avholdes 4 møter pr år.",
    "openness": "open",
    "basis": "no.politiregisterloven.24.2",
    "detail": "region",
    "email": "uten.sete@samrad.example",
    "until": "2025-06-20",
}


def opens(seat: DemoSeat) -> bool:
    """Whether the seat opens its council: no deputy has taken one, and some are over."""
    return seat.deputy is None and (seat.until is None or seat.until >= STAGES["midyear"])


SEATS = {
    member.email.partition("@")[0]: {
        council.slug
        for council in COUNCILS
        if member.email in {seat.member.email for seat in council.seats if opens(seat)}
    }
    for member in members()
}
# Who is told of councils by name only: the analyst, where both parties let her district, and
# who may take a seat or had one until lately.
TOLD = {
    "analytiker.ostlandet": {"loten", "hallingdal"},
    **{
        seat.member.email.partition("@")[0]: {council.slug}
        for council in COUNCILS
        for seat in council.seats
        if not opens(seat)
    },
}


def _sits(who: str) -> tuple[object, ...]:
    """As what somebody sits, and in how many councils: who sits alike sees alike."""
    seats = [
        (council.country, seat.role, seat.deputy is None, opens(seat))
        for council in COUNCILS
        for seat in council.seats
        if seat.member.email.startswith(f"{who}@")
    ]
    return (*sorted(set(seats)), len(seats), bool(TOLD.get(who)))


# One of each kind.
CRAWLERS = sorted({_sits(who): who for who in sorted(SEATS, reverse=True)}.values())


@pytest.fixture
def planted(within: Any, at: datetime) -> Callable[[str], str]:
    """Put a string nobody else writes into everything that one council has."""

    def plant(slug: str) -> str:
        canary = f"canary-{slug}-sings"
        with within(slug) as council:
            _plant(council, canary, at)
        return canary

    return plant


def _plant(council: Council, canary: str, at: datetime) -> None:
    with_canary = Concat(F("quote"), Value(canary))
    Clause.objects.update(quote=with_canary, heading=canary)
    Clause.objects.filter(kind="focus_areas").update(terms={"areas": [canary]})
    Evidence.objects.update(ref=canary)
    Evidence.objects.exclude(topic="").update(topic=canary)
    Version.objects.update(title=canary)
    Council.objects.update(name=canary)
    seat = Seat.objects.filter(council=council)[0]
    version = Version.objects.latest("number")
    Step.objects.create(
        council=council,
        version=Version.objects.earliest("number"),
        party="municipality",
        stage="signed",
        on=at.date(),
        reason=canary,
        case=canary,
        at=at,
        by=seat.person,
    )
    for number, answer in enumerate(["", "declined"]):
        Change.objects.create(
            council=council,
            version=version,
            key=f"pledges_published-{number}",
            kind="pledges_published",
            terms={"per_year": 1},
            quote=canary,
            action="add",
            proposed_party="police",
            proposed_at=at,
            proposed_by=seat.person,
            answer=answer,
            reason=canary,
            answered_at=at if answer else None,
            answered_by=seat.person if answer else None,
        )
    SignedFile.objects.create(
        council=council,
        version=version,
        name=f"{canary}.pdf",
        sha256="1" * 64,
        content=f"%PDF-1.7 {canary}".encode(),
        kept_at=at,
        kept_by=seat.person,
    )
    paper = Paper.objects.create(
        council=council,
        title=canary,
        name=f"{canary}.txt",
        kind="txt",
        content=canary.encode(),
        sha256="3" * 64,
        party="police",
        openness="council",
        brought_at=at,
        brought_by=seat.person,
    )
    Marked.objects.create(
        council=council, paper=paper, openness="council", reason=canary, at=at, by=seat.person
    )


@pytest.mark.slow
def test_the_canaries_can_be_heard(planted: Any, signed_in: Any, addresses: Any) -> None:
    canary = planted("lund")
    there = addresses("lund")
    client = signed_in("samordnare.lund")

    silent = {page for page in PAGES if canary not in client.get(there[page]).content.decode()}
    # The two files asked for here are others than those with the canary.
    assert silent == {"signed_file", "paper_file"}
    assert canary in client.get("/").content.decode()


@pytest.mark.slow
def test_no_address_at_all_shows_the_outsider_anything(
    planted: Any, signed_in: Any, addresses: Any
) -> None:
    canaries = [planted(council.slug) for council in COUNCILS]
    outsider = signed_in("uten.sete")
    for slug in ("loten", "hallingdal", "lund"):
        for page, address in addresses(slug).items():
            for answer in (outsider.get(address), outsider.post(address, EVERYTHING)):
                assert answer.status_code in (404, 405), (page, answer.status_code)
                _assert_silent(answer, canaries)
    for address in _outside_the_desk():
        _assert_silent(outsider.get(address), canaries)
        _assert_silent(outsider.post(address, EVERYTHING), canaries)


@pytest.mark.slow
@pytest.mark.parametrize("who", CRAWLERS)
def test_whoever_follows_every_link_hears_their_own_councils_only(
    who: str, planted: Any, signed_in: Any, addresses: Any
) -> None:
    canaries = {council.slug: planted(council.slug) for council in COUNCILS}
    own = SEATS[who] | TOLD.get(who, set())
    others = [canary for slug, canary in canaries.items() if slug not in own]
    foreign = next(slug for slug in canaries if slug not in own)
    client = signed_in(who)
    heard = ""
    for answer in _crawl(client, ["/", *(f"/{slug}/" for slug in canaries)]):
        body = answer.content.decode(errors="replace")
        _assert_silent(answer, others)
        heard += body if answer.status_code == 200 else ""
    for address in addresses(foreign).values():
        _assert_silent(client.get(address), others)

    assert {slug for slug, canary in canaries.items() if canary in heard} == own


def _crawl(client: Client, start: list[str]) -> Iterator[Any]:
    """Every page that links lead to; each kind of page twice in a council is enough."""
    seen: Counter[str] = Counter()
    slugs = "|".join(one.strip("/") for one in start if one != "/")
    waiting = list(start)
    done: set[str] = set()
    while waiting:
        address = waiting.pop()
        shape = re.sub(r"[0-9a-f-]{36}|\?.*|/add/\w+|clause/[\w-]+|\d+", "*", address)
        kind = re.sub(rf"^/(?:{slugs})/", "/*/", shape)
        if address in done or (address not in start and (seen[shape] > 1 or seen[kind] > 3)):
            continue
        done.add(address)
        seen.update(() if address in start else (shape, kind))
        answer = client.get(address)
        yield answer
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found = re.findall(r'href="(/[^"]*)"', answer.content.decode())
            waiting += [one.replace("&amp;", "&") for one in found if "/static/" not in one]


def _outside_the_desk() -> list[str]:
    """Every address without a council in it."""
    found = []
    for pattern in _patterns(get_resolver().url_patterns):
        made_of = pattern.pattern.converters or pattern.pattern.regex.groupindex
        if not made_of and pattern.name != "sign_out":
            name = pattern.name or ""
            found.append(reverse(f"desk:{name}" if name in desk_names() else name))
    assert len(found) >= 7
    return found


def _patterns(found: Any) -> Iterator[URLPattern]:
    for one in found:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns)
        else:
            yield one


def _assert_silent(answer: Any, canaries: list[str]) -> None:
    body = answer.content.decode(errors="replace") + str(answer.headers)
    for canary in canaries:
        assert canary not in body


def _counts_of(slug: str, within: Any) -> dict[str, Any]:
    with within(slug):
        return _counts()


def _counts() -> dict[str, Any]:
    """What a council has, to see whether anything was changed."""
    tables = (Version, Clause, Change, Step, SignedFile, Evidence)
    return {
        **{table.__name__: table._default_manager.count() for table in tables},
        "open": Change.objects.filter(answer="").count(),
        "kept": Evidence.objects.filter(withdrawn=None).count(),
    }


def _plain(headers: Any) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "Set-Cookie"}
