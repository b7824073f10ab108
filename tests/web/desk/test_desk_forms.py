"""Each form there and back: what is right is kept, what is wrong comes back as typed."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from making import pdf
from samrad.actions import agreements
from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Source
from samrad.core.agreements.kinds import KINDS
from samrad.core.agreements.stages import Stage
from samrad.core.agreements.versions import Draft
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.agreements import queries
from samrad.records.agreements.models import Change, SignedFile, Step, Version
from samrad.records.evidence.models import Evidence, Feed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PDF = pdf("signed")
# What a browser sends with every form, so that not even an empty one is nothing.
SENT = {"csrfmiddlewaretoken": "x"}
COMMON = {"heading": "5. Møter", "quote": "Som avtalt.", "binds": ["municipality", "police"]}
SOURCE = Source("5. Møter", "Som avtalt.")
# For every kind of clause, the form as it is sent and the terms it means.
CLAUSES: dict[str, tuple[dict[str, Any], kinds.Terms]] = {
    "meetings": (
        {"per_year": "3", "months": ["11", "2", "6"]},
        kinds.Meetings(per_year=3, months=(2, 6, 11)),
    ),
    "regional_meeting": (
        {"per_year": "1", "optional": "on"},
        kinds.RegionalMeeting(per_year=1, optional=True),
    ),
    "agenda_notice": ({"days": "14"}, kinds.AgendaNotice(days=14)),
    "matter_deadline": ({"days": ""}, kinds.MatterDeadline(days=None)),
    "minutes_archived": ({"within_days": "10"}, kinds.MinutesArchived(within_days=10)),
    "standing_topics": (
        {"topics": "- Trafikk\n\n  • Russ \n", "level": "district"},
        kinds.StandingTopics(("Trafikk", "Russ"), kinds.Level.DISTRICT),
    ),
    "focus_areas": (
        {"areas": "Trygghet\r\nUteliv", "within_months": "12"},
        kinds.FocusAreas(("Trygghet", "Uteliv"), within_months=12),
    ),
    "action_plan": ({}, kinds.ActionPlan()),
    "evaluation": (
        {"when": "first_meeting", "written": "on"},
        kinds.Evaluation(kinds.EvaluationTime.FIRST_MEETING, written=True),
    ),
    "agreement_review": (
        {"every_years": "4", "on_demand": "on"},
        kinds.AgreementReview(every_years=4, on_demand=True),
    ),
    "bylaws_review": ({"every_years": ""}, kinds.BylawsReview()),
    "picture_updated": ({"within_months": "12"}, kinds.PictureUpdated(within_months=12)),
    "plan_followed_up": ({"within_months": "24"}, kinds.PlanFollowedUp(within_months=24)),
    "report_to_elected": ({"per_year": "2"}, kinds.ReportToElected(per_year=2)),
    "composition": (
        {"chair": "mayor", "secretary": "", "leading_positions": "on", "members": ["mayor"]},
        kinds.Composition(chair=Role.MAYOR, leading_positions=True, members=(Role.MAYOR,)),
    ),
    "pledges_published": ({"per_year": "1"}, kinds.PledgesPublished(per_year=1)),
    "termination_notice": ({"months": "6"}, kinds.TerminationNotice(months=6)),
}


@pytest.fixture
def loten(signed_in: Any) -> Any:
    """Løten's coordinator, who reads English here, so that the words can be checked."""
    return signed_in("slt.loten", "en")


def errors(answer: Any) -> list[str]:
    """The lines of the error summary on a page."""
    assert answer.status_code == 200
    body = answer.content.decode()
    found = re.search(r'<div class="ds-error-summary" role="alert".*?</div>', body, re.DOTALL)
    assert found, "the page has no error summary"
    lines = re.findall(r"<li>(.*?)</li>", found[0], re.DOTALL)
    for target in re.findall(r'href="#([^"]*)"', found[0]):
        assert f'id="{target}"' in body, f"the summary leads to #{target}, which is nowhere"
    return [re.sub(r"<[^>]*>", "", line).strip() for line in lines]


def open_changes(within: Any, number: int = 2) -> list[tuple[str, str, str]]:
    with within("loten"):
        version = Version.objects.get(number=number)
        return [
            (one.action, one.key, one.proposed_party) for one in queries.open_changes(version)
        ]


# --- clauses -------------------------------------------------------------------------------


def test_every_kind_of_clause_is_tried_here() -> None:
    assert set(CLAUSES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_clause_is_proposed_as_the_form_says(kind: str, loten: Any, within: Any) -> None:
    sent, meant = CLAUSES[kind]
    answer = loten.post(f"/loten/agreement/2/add/{kind}/", COMMON | sent, follow=True)

    assert answer.redirect_chain == [("/loten/agreement/2/", 302)]
    with within("loten"):
        change = Change.objects.latest("proposed_at")
        draft = queries.draft_of(change)
    assert (change.action, change.proposed_party) == ("add", "municipality")
    assert draft == Draft(change.key, meant, SOURCE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_clause_shown_for_change_and_sent_back_is_the_same(
    kind: str, loten: Any, within: Any
) -> None:
    key = f"{kind}-9"
    clause = Draft(key, CLAUSES[kind][1], SOURCE, frozenset({Party.POLICE}))
    with within("loten"):
        version = Version.objects.get(number=2)
        agreements.write_clauses(version, (*queries.clauses_of(version), clause))
    address = f"/loten/agreement/2/clause/{key}/"
    form = loten.get(address).context["form"]
    sent = _as_sent(form)
    unchanged = loten.post(address, sent)

    assert errors(unchanged) == ["Nothing is different from the clause as it is."]
    loten.post(address, sent | {"quote": "Andre ord."})
    with within("loten"):
        change = Change.objects.get(key=key)
        draft = queries.draft_of(change)
    assert draft.terms == clause.terms
    assert draft.source == Source("5. Møter", "Andre ord.")
    assert draft.binds == {Party.POLICE}


def _as_sent(form: Any) -> dict[str, Any]:
    """What a browser sends when nothing on the page is touched."""
    sent: dict[str, Any] = {}
    for field in form:
        value = field.value()
        if isinstance(value, tuple | list) and field.name in ("topics", "areas"):
            sent[field.name] = "\n".join(value)
        elif isinstance(value, tuple | list):
            sent[field.name] = [str(one) for one in value]
        elif value is True:
            sent[field.name] = "on"
        elif value not in (None, False):
            sent[field.name] = str(value)
    return sent


@pytest.mark.parametrize(
    ("kind", "sent", "wrong"),
    [
        ("agenda_notice", {"days": "en uke"}, "Days before the meeting"),
        ("agenda_notice", {"days": "-1"}, "Days before the meeting"),
        ("agenda_notice", {}, "Days before the meeting"),
        ("meetings", {"per_year": "4", "months": ["13"]}, "Preferred months"),
        ("standing_topics", {"topics": " \n- \n", "level": "local"}, "Topics"),
        ("evaluation", {"when": "someday"}, "When in the year"),
        ("composition", {"chair": "emperor"}, "Who leads"),
        ("action_plan", {"binds": []}, "Whom it binds"),
        ("action_plan", {"binds": ["the mafia"]}, "Whom it binds"),
        ("action_plan", {"quote": "x" * 4001}, "The words of the agreement"),
        ("action_plan", {"quote": "a\0b"}, "The words of the agreement"),
        ("action_plan", {"heading": "x" * 201}, "Heading or paragraph"),
    ],
)
def test_a_clause_that_cannot_be_read_comes_back_as_typed(
    kind: str, sent: dict[str, Any], wrong: str, loten: Any, within: Any
) -> None:
    before = open_changes(within)
    answer = loten.post(f"/loten/agreement/2/add/{kind}/", COMMON | sent)
    (line,) = errors(answer)

    assert line.startswith(wrong)
    form = answer.context["form"]
    for name, value in (COMMON | sent).items():
        assert form[name].value() == value
    assert open_changes(within) == before


def test_a_wrong_field_says_what_is_wrong_beside_it(loten: Any) -> None:
    body = loten.post("/loten/agreement/2/add/agenda_notice/", SENT).content.decode()
    field = re.search(r'<input[^>]*name="days"[^>]*>', body)

    assert field
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="id_days-help id_days-error"' in field[0]
    assert 'id="id_days-help"' in body
    assert 'id="id_days-error"' in body


def test_a_removal_is_proposed_and_refused_the_second_time(loten: Any, within: Any) -> None:
    address = "/loten/agreement/2/clause/evaluation/remove"
    loten.post(address)
    assert ("remove", "evaluation", "municipality") in open_changes(within)

    again = loten.post(address, follow=True)
    assert "There is an open proposal on this clause." in again.content.decode()
    assert len(open_changes(within)) == 3


def test_what_may_not_be_proposed_is_refused_in_words(loten: Any, within: Any) -> None:
    sent = COMMON | CLAUSES["pledges_published"][0]
    answer = loten.post("/loten/agreement/1/add/pledges_published/", sent)

    assert errors(answer) == [
        "This version is settled and never changes. Start a new version instead."
    ]
    assert open_changes(within, 1) == []


# --- answers -------------------------------------------------------------------------------


@pytest.fixture
def theirs(within: Any) -> Any:
    """The police's proposal in Løten."""
    with within("loten"):
        return Change.objects.get(proposed_party="police", answer="").id


@pytest.fixture
def ours(within: Any) -> Any:
    """The municipality's proposal in Løten."""
    with within("loten"):
        return Change.objects.get(proposed_party="municipality", answer="").id


def answer_of(change: Any, within: Any) -> tuple[str, str]:
    with within("loten"):
        found = Change.objects.get(pk=change)
    return found.answer, found.reason


def test_a_change_is_accepted_and_said_so(loten: Any, theirs: Any, within: Any) -> None:
    answer = loten.post(f"/loten/change/{theirs}/accept", follow=True)

    assert answer_of(theirs, within) == ("accepted", "")
    assert "The change is accepted and stands in the text." in answer.content.decode()


def test_ones_own_change_is_not_accepted(loten: Any, ours: Any, within: Any) -> None:
    answer = loten.post(f"/loten/change/{ours}/accept", follow=True)

    assert answer_of(ours, within) == ("", "")
    assert "the other party answers it" in answer.content.decode()


def test_a_change_is_declined_with_a_reason(loten: Any, theirs: Any, within: Any) -> None:
    address = f"/loten/change/{theirs}/decline/"
    for reason in ("", "   ", "x" * 2001):
        assert len(errors(loten.post(address, {"reason": reason}))) == 1
    assert answer_of(theirs, within) == ("", "")

    answer = loten.post(address, {"reason": "For langt."})
    assert answer["Location"] == "/loten/agreement/2/"
    assert answer_of(theirs, within) == ("declined", "For langt.")


def test_the_other_party_reads_why_a_change_was_declined(
    loten: Any, theirs: Any, signed_in: Any
) -> None:
    loten.post(f"/loten/change/{theirs}/decline/", {"reason": "En uke er nok."})
    police = signed_in("politikontakt.loten", "en")

    assert "En uke er nok." in police.get("/loten/agreement/2/").content.decode()


def test_ones_own_change_is_not_declined(loten: Any, ours: Any, within: Any) -> None:
    answer = loten.post(f"/loten/change/{ours}/decline/", {"reason": "Vi angrer."})

    assert errors(answer) == [
        "Your own party proposed this change; the other party answers it."
    ]
    assert answer.context["form"]["reason"].value() == "Vi angrer."
    assert answer_of(ours, within) == ("", "")


def test_ones_own_change_is_taken_back(loten: Any, ours: Any, theirs: Any, within: Any) -> None:
    loten.post(f"/loten/change/{ours}/withdraw")
    answer = loten.post(f"/loten/change/{theirs}/withdraw", follow=True)

    assert answer_of(ours, within) == ("withdrawn", "")
    assert answer_of(theirs, within) == ("", "")
    assert "The other party proposed this change" in answer.content.decode()


# --- versions and steps --------------------------------------------------------------------


def test_a_version_is_started_once(signed_in: Any, within: Any) -> None:
    lund = signed_in("samordnare.lund", "en")
    assert errors(lund.post("/lund/agreement/start/", {"title": " "})) == [
        "What is the agreement called?: This field is required."
    ]
    answer = lund.post("/lund/agreement/start/", {"title": "2027–2030"})
    assert answer["Location"] == "/lund/agreement/3/"

    again = lund.post("/lund/agreement/start/", {"title": "2031–2034"})
    assert errors(again) == ["Version 3 is under way already. Finish that one first."]
    assert again.context["form"]["title"].value() == "2031–2034"
    with within("lund"):
        assert list(Version.objects.order_by("number").values_list("title", flat=True))[2:] == [
            "2027–2030"
        ]


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        ("at_council", ["on", "case"]),
        ("signed", ["on", "counts_from", "case"]),
        ("returned", ["on", "case", "reason"]),
        ("terminated", ["on", "counts_from", "case"]),
    ],
)
def test_each_step_asks_for_what_belongs_to_it(
    stage: str, asked: list[str], loten: Any
) -> None:
    form = loten.get(f"/loten/agreement/2/step/{stage}/").context["form"]

    assert list(form.fields) == asked
    assert form["on"].value() == date(2025, 6, 16)


def test_a_step_is_taken_and_stands_on_the_page(
    loten: Any, ours: Any, theirs: Any, within: Any
) -> None:
    address = "/loten/agreement/2/step/at_council/"
    sent = {"on": "2025-06-12", "case": "KS 25/44"}
    assert errors(loten.post(address, sent)) == [
        "2 proposed changes are not answered yet. Answer them first."
    ]
    loten.post(f"/loten/change/{ours}/withdraw")
    loten.post(f"/loten/change/{theirs}/accept")
    answer = loten.post(address, sent, follow=True)

    assert answer.redirect_chain == [("/loten/agreement/2/", 302)]
    assert "With the elected council · 12 June 2025 · KS 25/44" in answer.content.decode()
    with within("loten"):
        assert queries.stands_of(Version.objects.get(number=2)) == {
            Party.MUNICIPALITY: Stage.AT_COUNCIL,
            Party.POLICE: Stage.DRAFT,
        }


@pytest.mark.parametrize("on", ["", "snart", "2025-02-30", "0000-01-01", "2025-06-17"])
def test_a_step_on_an_impossible_day_comes_back_as_typed(
    on: str, loten: Any, within: Any
) -> None:
    answer = loten.post("/loten/agreement/1/step/terminated/", {"on": on, "case": "KS 1"})

    assert len(errors(answer)) == 1
    assert answer.context["form"]["on"].value() == on
    assert answer.context["form"]["case"].value() == "KS 1"
    with within("loten"):
        assert not Step.objects.filter(stage="terminated").exists()


def test_both_sign_and_the_panel_asks_for_the_new_text(
    loten: Any, ours: Any, theirs: Any, signed_in: Any, within: Any
) -> None:
    loten.post(f"/loten/change/{ours}/withdraw")
    loten.post(f"/loten/change/{theirs}/accept")
    loten.post("/loten/agreement/2/step/signed/", {"on": "2025-06-13"})
    police = signed_in("stasjonssjef.loten", "en")
    police.post("/loten/agreement/2/step/signed/", {"on": "2025-06-16"})

    with within("loten"):
        first, second = Version.objects.order_by("number")
        assert (first.until, second.since) == (date(2025, 6, 15), date(2025, 6, 16))
    body = police.get("/loten/").content.decode()
    assert "The agenda is sent at least two weeks before the meeting." in body


# --- the signed file -----------------------------------------------------------------------


@pytest.mark.slow
def test_a_signed_agreement_is_kept_and_handed_out_again(loten: Any, within: Any) -> None:
    address = "/loten/agreement/1/file/"
    paper = SimpleUploadedFile("avtale <signert>.pdf", PDF, "application/pdf")
    answer = loten.post(address, {"file": paper}, follow=True)

    assert answer.redirect_chain == [("/loten/agreement/1/", 302)]
    with within("loten"):
        kept = SignedFile.objects.get()
    assert f"<code>{kept.sha256}</code>" in answer.content.decode()
    assert "avtale &lt;signert&gt;.pdf" in answer.content.decode()
    download = loten.get(reverse("desk:signed_file", args=["loten", kept.id]))
    assert download.content == PDF
    assert download["X-Content-Type-Options"] == "nosniff"
    assert download["Content-Disposition"] == (
        "attachment; filename=\"avtale -signert.pdf\"; filename*=UTF-8''avtale%20-signert.pdf"
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty. Choose another one."),
        (b"<script>alert(1)</script>", "The signed agreement has to be a PDF."),
    ],
)
def test_another_file_is_refused_in_words(
    content: bytes, says: str, loten: Any, within: Any
) -> None:
    paper = SimpleUploadedFile("avtale.pdf", content, "application/pdf")
    answer = loten.post("/loten/agreement/1/file/", {"file": paper})

    assert errors(answer) == [f"The signed agreement (PDF): {says}"]
    with within("loten"):
        assert not SignedFile.objects.exists()


def test_no_file_at_all_is_refused(loten: Any) -> None:
    assert len(errors(loten.post("/loten/agreement/1/file/", SENT))) == 1


@pytest.mark.slow
def test_a_file_with_a_very_long_name_is_kept(loten: Any, within: Any) -> None:
    paper = SimpleUploadedFile("ø" * 240 + ".pdf", PDF, "application/pdf")
    loten.post("/loten/agreement/1/file/", {"file": paper})
    with within("loten"):
        assert SignedFile.objects.get().name.endswith("ø.pdf")


# --- what was done -------------------------------------------------------------------------


def test_something_done_is_noted_and_said_so(loten: Any, within: Any) -> None:
    sent = {"on": "2025-06-10", "ref": "sak 12/25", "meeting": "2/25"}
    answer = loten.post("/loten/record/note/minutes_archived/", sent, follow=True)

    assert answer.redirect_chain == [("/loten/", 302)]
    assert "Noted: minutes archived." in answer.content.decode()
    with within("loten"):
        row = Evidence.objects.get(ref="sak 12/25")
    assert (row.deed, row.on, row.meeting) == (
        "minutes_archived",
        date(2025, 6, 10),
        "2/25",
    )


def test_several_topics_are_noted_at_once(loten: Any, within: Any) -> None:
    form = loten.get("/loten/record/note/topic_treated/").context["form"]
    topics = [value for value, _ in form.fields["topics"].choices][:3]
    sent = {"on": "2025-06-11", "ref": "møte", "meeting": "2/25", "topics": topics}
    loten.post("/loten/record/note/topic_treated/", sent)

    with within("loten"):
        rows = Evidence.objects.filter(ref="møte", deed="topic_treated")
        assert sorted(rows.values_list("topic", flat=True)) == sorted(topics)


@pytest.mark.parametrize(
    ("deed", "sent", "wrong"),
    [
        ("evaluated", {"on": ""}, "Which day was it done?"),
        ("evaluated", {"on": "i går"}, "Which day was it done?"),
        ("evaluated", {"ref": " "}, "Where can it be seen?"),
        ("evaluated", {"ref": "x" * 201}, "Where can it be seen?"),
        ("agenda_sent", {"meeting": "99/25"}, "Which meeting?"),
        ("topic_treated", {"topics": []}, "Which of them?"),
        ("topic_treated", {"topics": ["Vær"]}, "Which of them?"),
        ("evaluated", {"on": "2025-06-17"}, "17 June 2025 is still to come."),
        ("evaluated", {"on": "0001-01-01"}, "Which day was it done?"),
        ("evaluated", {"on": "9999-12-31"}, "Which day was it done?"),
    ],
)
def test_what_cannot_be_noted_comes_back_as_typed(
    deed: str, sent: dict[str, Any], wrong: str, loten: Any, within: Any
) -> None:
    with within("loten"):
        before = Evidence.objects.count()
    typed = {"on": "2025-06-10", "ref": "sak 12/25"} | sent
    answer = loten.post(f"/loten/record/note/{deed}/", typed)
    (line,) = errors(answer)

    assert line.startswith(wrong)
    for name, value in typed.items():
        assert answer.context["form"][name].value() == value
    with within("loten"):
        assert Evidence.objects.count() == before


def test_who_may_not_note_is_told_who_may(signed_in: Any, within: Any) -> None:
    mayor = signed_in("ordforer.loten", "en")
    sent = {"on": "2025-06-10", "ref": "sak 12/25"}
    answer = mayor.post("/loten/record/note/evaluated/", sent)

    assert errors(answer) == ["This is done by: coordinator and police contact."]
    with within("loten"):
        assert not Evidence.objects.filter(ref="sak 12/25").exists()


def test_what_was_noted_is_withdrawn_and_said_so(loten: Any, within: Any) -> None:
    with within("loten"):
        row = Evidence.objects.latest("on").id
    address = f"/loten/record/{row}/withdraw"
    answer = loten.post(address, follow=True)

    assert answer.redirect_chain == [("/loten/record/", 302)]
    assert "Withdrawn. Pages for earlier days still show it." in answer.content.decode()
    again = loten.post(address, follow=True)
    assert "This was withdrawn already." in again.content.decode()
    with within("loten"):
        assert Evidence.objects.get(pk=row).withdrawn == date(2025, 6, 16)


# --- meetings ------------------------------------------------------------------------------


def plans(within: Any) -> list[tuple[str, date]]:
    with within("loten"):
        rows = Evidence.objects.filter(deed="meeting_planned", noted_at__date="2025-06-16")
        return sorted(rows.values_list("meeting", "on"))


def test_a_meeting_is_planned_under_the_next_number(loten: Any, within: Any) -> None:
    answer = loten.post("/loten/meetings/", {"on": "2025-10-14"}, follow=True)

    assert answer.redirect_chain == [("/loten/meetings/2025/4/", 302)]
    assert "Meeting 4/25 is planned for Tuesday" in answer.content.decode()
    assert plans(within) == [("4/25", date(2025, 10, 14))]


def test_a_day_that_suits_badly_is_asked_about_once(loten: Any, within: Any) -> None:
    sunday = {"on": "2025-11-02"}
    answer = loten.post("/loten/meetings/", sunday)
    body = answer.content.decode()

    assert "it is a weekend" in body
    assert '<input type="hidden" name="on" value="2025-11-02">' in body
    assert plans(within) == []

    loten.post("/loten/meetings/", sunday | {"sure": "on"})
    assert plans(within) == [("4/25", date(2025, 11, 2))]


@pytest.mark.parametrize(
    "on", ["", "neste uke", "2025-13-01", "0001-01-01", "9999-12-31", "2025-06-13"]
)
def test_a_meeting_on_an_impossible_day_comes_back_as_typed(
    on: str, loten: Any, within: Any
) -> None:
    answer = loten.post("/loten/meetings/", {"on": on, "sure": "on"})

    assert len(errors(answer)) == 1
    assert answer.context["form"]["on"].value() == on
    assert plans(within) == []


def test_the_days_proposed_are_to_come_and_can_be_taken(loten: Any, within: Any) -> None:
    first = loten.get("/loten/meetings/").context["proposed"][0].day
    loten.post("/loten/meetings/", {"on": first.isoformat(), "sure": "on"})

    assert first > date(2025, 6, 16)
    assert plans(within) == [("4/25", first)]


# --- the calendar --------------------------------------------------------------------------


def test_an_address_is_made_when_asked_for_and_shown_once(loten: Any, within: Any) -> None:
    before = loten.get("/loten/calendar/")
    assert before.context["address"] == ""
    with within("loten"):
        assert not Feed.objects.exists()

    address = loten.post("/loten/calendar/").context["address"]
    assert address.startswith("http://testserver/feed/")
    assert loten.get("/loten/calendar/").context["address"] == ""
    assert loten.get(address).status_code == 200


# --- pasting -------------------------------------------------------------------------------


def test_the_page_for_pasting_answers(loten: Any) -> None:
    assert loten.get("/loten/agreement/2/paste/").status_code == 200
    assert len(errors(loten.post("/loten/agreement/2/paste/", {"text": ""}))) == 1
    assert loten.post("/loten/agreement/2/paste/", {"text": "4 møter."}).status_code == 200


# --- days far away -------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2100-12-31", "9999-12-31", "2101-01-01"])
def test_clauses_that_count_from_a_day_far_away_break_no_page(
    day: str, loten: Any, ours: Any, theirs: Any, signed_in: Any, at: datetime
) -> None:
    loten.post(f"/loten/change/{ours}/withdraw")
    loten.post(f"/loten/change/{theirs}/accept")
    loten.post("/loten/agreement/2/step/signed/", {"on": "2025-06-13"})
    police = signed_in("stasjonssjef.loten", "en")
    sent = {"on": at.date().isoformat(), "counts_from": day}
    police.post("/loten/agreement/2/step/signed/", sent)

    for page in ("/", "/loten/", "/loten/year/2025/", "/loten/agreement/", "/loten/meetings/"):
        assert police.get(page).status_code == 200
