"""How long each kind of thing is kept, and what a municipality may choose otherwise."""

from datetime import date

import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal
from samrad.core.retention import processing
from samrad.core.retention.choices import Choice, read_choices, rules_for
from samrad.core.retention.kinds import OF_A_COUNCIL, OF_THE_INSTALLATION, Kind, Since, Then
from samrad.core.retention.rules import Rule, rules_of, shortest

NO, SE = Country
EVERY = [rule for country in Country for rule in rules_of(country).values()]
ARCHIVE_WORTHY = {
    Kind.MUNICIPALITY_PAPER,
    Kind.POLICE_PAPER,
    Kind.AGREEMENT,
    Kind.EVIDENCE,
    Kind.MEETING,
    Kind.SEAT,
}


def chosen(text: str) -> tuple[Choice, ...]:
    read = read_choices(text)
    assert not isinstance(read, Refusal), read
    return read


@pytest.mark.parametrize("country", Country)
def test_every_kind_has_a_rule_in_both_countries(country: Country) -> None:
    assert set(rules_of(country)) == set(Kind)


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.kind)
def test_every_rule_has_a_source_and_a_reason(rule: Rule) -> None:
    assert rule.sources
    assert all(source.url.startswith("https://") for source in rule.sources)
    assert rule.why.endswith(".")


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.kind)
def test_what_has_no_end_is_kept_and_what_has_one_lies_within_its_bounds(rule: Rule) -> None:
    assert (rule.months is None) == (rule.then is Then.KEEP) == (rule.since is Since.NEVER)
    if rule.months is not None:
        assert (rule.least or 0) <= rule.months
        assert rule.most is None or rule.months <= rule.most


def test_nothing_archive_worthy_goes_without_a_decision() -> None:
    for rule in EVERY:
        assert rule.may_go is (rule.kind not in {*ARCHIVE_WORTHY, Kind.LOG, Kind.RECEIPT})
        assert rule.then is not Then.ARCHIVE or rule.confirm


def test_a_kind_is_a_councils_or_the_installations_and_not_both() -> None:
    assert not set(OF_A_COUNCIL) & set(OF_THE_INSTALLATION)
    ends = {rule.kind for rule in EVERY if rule.months is not None}
    assert ends == {*OF_A_COUNCIL, *OF_THE_INSTALLATION, Kind.BACKUP}


@pytest.mark.parametrize(
    ("kind", "on", "before"),
    [
        (Kind.REMINDER, date(2026, 11, 27), date(2024, 11, 27)),
        (Kind.REMINDER, date(2028, 2, 29), date(2026, 2, 28)),
        (Kind.FEED, date(2026, 3, 31), date(2026, 2, 28)),
        (Kind.SESSION, date(2026, 1, 1), date(2026, 1, 1)),
        (Kind.LOG, date(2999, 1, 1), None),
    ],
)
def test_what_is_older_than_a_day_is_due(kind: Kind, on: date, before: date | None) -> None:
    assert rules_of(NO)[kind].before(on) == before


def test_for_what_belongs_to_no_country_the_shorter_time_counts() -> None:
    longer = rules_for(NO, chosen('[[choice]]\nkind="queue"\nmonths=6\ndecided="sak 1"'))
    assert shortest([longer[Kind.QUEUE], rules_of(SE)[Kind.QUEUE]]).months == 1


# --- choosing otherwise --------------------------------------------------------------------


def test_a_municipality_keeps_reminders_shorter_and_says_where_it_decided() -> None:
    rules = rules_for(NO, chosen('[[choice]]\nkind="reminder"\nmonths=6\ndecided="sak 26/7"'))

    assert (rules[Kind.REMINDER].months, rules[Kind.REMINDER].decided) == (6, "sak 26/7")
    assert rules[Kind.GUEST] == rules_of(NO)[Kind.GUEST]


@pytest.mark.parametrize("order", [1, -1])
def test_a_councils_own_choice_goes_before_everyones(order: int) -> None:
    everyone, own = Choice(Kind.GUEST, "a", 6), Choice(Kind.GUEST, "b", 3, council="loten")
    choices = [everyone, own][::order]

    assert rules_for(NO, choices, council="loten")[Kind.GUEST].months == 3
    assert rules_for(NO, choices, council="lund")[Kind.GUEST].months == 6


def test_papers_kept_longer_still_do_not_go_by_themselves() -> None:
    text = '[[choice]]\nkind="police_paper"\nmonths=120\ndecided="sak 26/8"'

    assert not rules_for(SE, chosen(text))[Kind.POLICE_PAPER].may_go
    assert rules_for(SE, chosen(f'{text}\nthen="delete"'))[Kind.POLICE_PAPER].may_go


def test_an_empty_file_changes_nothing() -> None:
    assert chosen("# nothing chosen yet\n") == ()
    assert rules_for(NO, ()) == dict(rules_of(NO))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[choice", "not_toml"),
        ("choice = 3", "not_a_choice"),
        ("[[chioce]]\nkind='guest'", "not_a_choice"),
        ("[[choice]]\nkind='guest'\nmonths=3", "not_a_choice"),
        ("[[choice]]\nkind='guest'\nmonths='3'\ndecided='x'", "not_a_choice"),
        ("[[choice]]\nkind='guest'\nmonths=true\ndecided='x'", "not_a_choice"),
        ("[[choice]]\nkind='guest'\nmonths=3\ndecided='x'\nyears=1", "not_a_choice"),
        ("[[choice]]\nkind='police_paper'\nthen='burn'\ndecided='x'", "not_a_choice"),
        ("[[choice]]\nkind='gest'\nmonths=3\ndecided='x'", "unknown_kind"),
        ("[[choice]]\nkind='guest'\nmonths=3\ndecided=' '", "no_decision"),
        ("[[choice]]\nkind='guest'\ndecided='x'", "nothing_chosen"),
        ("[[choice]]\nkind='guest'\nmonths=0\ndecided='x'", "too_short"),
        ("[[choice]]\nkind='guest'\nmonths=-1\ndecided='x'", "too_short"),
        ("[[choice]]\nkind='guest'\nmonths=37\ndecided='x'", "too_long"),
        ("[[choice]]\nkind='police_paper'\nmonths=11\ndecided='x'", "too_short"),
        ("[[choice]]\nkind='log'\nmonths=12\ndecided='x'", "kept_for_ever"),
        ("[[choice]]\nkind='log'\nthen='delete'\ndecided='x'", "kept_for_ever"),
        ("[[choice]]\nkind='guest'\nthen='delete'\ndecided='x'", "goes_already"),
        (
            "[[choice]]\nkind='session'\ncouncil='gol'\nmonths=1\ndecided='x'",
            "not_of_a_council",
        ),
    ],
)
def test_what_cannot_be_chosen_is_refused(text: str, code: str) -> None:
    read = read_choices(text)

    assert isinstance(read, Refusal)
    assert read.code == f"retention.{code}"


@pytest.mark.parametrize("months", [1, 36])
def test_the_bounds_themselves_may_be_chosen(months: int) -> None:
    text = f"[[choice]]\nkind='guest'\nmonths={months}\ndecided='x'"

    assert rules_for(NO, chosen(text))[Kind.GUEST].months == months


# --- the record of processing --------------------------------------------------------------


def test_every_kind_of_retention_is_in_the_record_of_processing() -> None:
    assert processing.kinds() == set(Kind)


@pytest.mark.parametrize("one", processing.record(), ids=lambda one: one.key)
def test_every_processing_is_told_whole_in_both_languages(one: processing.Processing) -> None:
    for said in one.said.values():
        assert all((said.name, said.whose, said.what, said.why, said.basis, said.recipients))
    assert one.tables
    assert one.kinds
