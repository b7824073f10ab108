"""Filling an empty database with the demo, as it stood on the day of a stage."""

from dataclasses import replace
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connections

from samrad.actions import agreements, councils, papers, releases, signing
from samrad.actions.looking import look_through
from samrad.actions.seats import Mandate, seat_person
from samrad.core.agreements.stages import NewStep, Stage
from samrad.core.people.parties import Party
from samrad.project.demo.cast import COUNCILS, DISTRICT, DOMAIN, PASSWORD, members, writer_for
from samrad.project.demo.deliveries import deliver, load_statistics
from samrad.project.demo.districts import load_district
from samrad.project.demo.meetings import MEETINGS
from samrad.project.demo.meetings.holding import Cast, hold_meetings
from samrad.project.demo.orders import load_orders
from samrad.project.demo.papers import PAPERS, DemoPaper
from samrad.project.demo.pictures import PICTURES
from samrad.project.demo.pictures.making import make_pictures
from samrad.project.demo.problems import PROBLEMS, make_problems
from samrad.project.demo.shapes import DemoCouncil, DemoVersion, Org, UnderWay, noon
from samrad.records.basics.context import as_operator, as_person, in_council
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council
from samrad.records.councils.queries import every_council
from samrad.records.evidence.models import Evidence
from samrad.records.people.models import Organisation, Person

# What everything else hangs on.
_TABLES = (
    "records_council, records_person, records_organisation, records_district, django_session,"
    " records_statistic"
)


def load(stage_day: date) -> None:
    """Empty the tables and fill them with the demo as it stood on `stage_day`.

    The letters of its past are not sent: there is no mail server meanwhile.
    """
    server, settings.SAMRAD_MAIL_SERVER = settings.SAMRAD_MAIL_SERVER, None
    try:
        _load(stage_day)
    finally:
        settings.SAMRAD_MAIL_SERVER = server


def _load(stage_day: date) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {_TABLES} CASCADE")
    with as_operator():
        organisations = _organisations()
        persons = _persons(organisations)
    load_statistics(stage_day)
    for council in COUNCILS:
        _load_council(council, organisations, persons, stage_day)
    load_district(persons, stage_day)


def _organisations() -> dict[str, Organisation]:
    councils_ = (org for council in COUNCILS for org in council.orgs)
    wanted = {org.name: org for org in (*councils_, DISTRICT)}
    return {name: _organisation(org) for name, org in wanted.items()}


def _organisation(org: Org) -> Organisation:
    return Organisation.objects.create(
        name=org.name, party=org.party, country=org.country, municipality=org.municipality
    )


def _persons(organisations: dict[str, Organisation]) -> dict[str, Person]:
    # One hash for all: the password is printed anyway, and hashing is slow on purpose.
    password = make_password(PASSWORD)
    return {
        member.email: Person.objects.create(
            email=member.email,
            name=member.name,
            organisation=organisations[member.org.name],
            language=member.language,
            password=password,
        )
        for member in members()
    }


def _load_council(
    demo: DemoCouncil,
    organisations: dict[str, Organisation],
    persons: dict[str, Person],
    stage_day: date,
) -> None:
    council = Council(
        id=uuid7(),
        slug=demo.slug,
        name=demo.name,
        country=demo.country,
        language=demo.language,
        municipality=demo.municipality,
        bodies=list(demo.bodies),
    )
    with in_council(council.id):
        parties = {organisations[org.name]: org.party for org in demo.orgs}
        councils.found_council(council, parties, at=noon(min(s.since for s in demo.seats)))
        for seat in sorted(demo.seats, key=lambda seat: seat.since):
            person = persons[seat.member.email]
            mandate = Mandate(seat.role, seat.since, seat.until, seat.deputy, seat.leading)
            seat_person(council, person, mandate, by=None, at=noon(seat.since))
        for version in demo.versions:
            _sign(council, demo, version, persons)
        for under_way in demo.under_way:
            if under_way.started <= stage_day:
                _start(council, under_way, persons)
        _note(council, demo, persons, stage_day)
    secretary = persons[writer_for(demo, Party.MUNICIPALITY).email]
    cast = Cast(council, demo.seats, persons, secretary)
    hold_meetings(cast, MEETINGS.get(demo.name, ()), stage_day)
    for paper in sorted(PAPERS, key=lambda paper: paper.on):
        if paper.council == demo.slug and paper.on <= stage_day:
            _bring(council, paper, persons[paper.by.email])
    load_orders(council, persons, stage_day)
    make_pictures(cast, PICTURES.get(demo.name, ()), stage_day)
    make_problems(cast, PROBLEMS.get(demo.name, ()), stage_day)


def _bring(council: Council, paper: DemoPaper, by: Person) -> None:
    """As the person: figures that are not released nobody but the police can release."""
    at = noon(paper.on)
    file = look_through(paper.text.encode(), paper.name, on=paper.on)
    brought = papers.Brought(paper.title, file, paper.marking, figures=paper.figures)
    with as_person(by.id):
        if paper.delivery:
            row = deliver(council, paper, file, by=by, at=at)
        else:
            row = papers.bring_paper(council, brought, by=by, at=at)
        if paper.release:
            releases.release_figures(row, paper.release, by=by, at=at)


def _sign(
    council: Council, demo: DemoCouncil, version: DemoVersion, persons: dict[str, Person]
) -> None:
    at = noon(version.signed)
    writers = {party: persons[writer_for(demo, party).email] for party in Party}
    new = agreements.start_version(
        council, title=version.title, by=writers[Party.MUNICIPALITY], at=at
    )
    agreements.write_clauses(new, version.clauses)
    for party in (Party.POLICE, Party.MUNICIPALITY):
        step = NewStep(Stage.SIGNED, version.signed, counts_from=version.since)
        signing.take_step(new, step, by=writers[party], at=at)


def _start(council: Council, under_way: UnderWay, persons: dict[str, Person]) -> None:
    at = noon(under_way.started)
    first = persons[under_way.changes[0][1].email]
    new = agreements.start_version(council, title=under_way.title, by=first, at=at)
    for number, (change, member) in enumerate(under_way.changes):
        agreements.propose_change(
            new, change, by=persons[member.email], at=at + timedelta(minutes=number)
        )


def _note(
    council: Council, demo: DemoCouncil, persons: dict[str, Person], stage_day: date
) -> None:
    writer = persons[writer_for(demo, Party.MUNICIPALITY).email]
    Evidence.objects.bulk_create(
        Evidence(
            council=council,
            deed=item.deed,
            on=item.on,
            known=item.known or item.on,
            ref=item.ref,
            meeting=item.meeting,
            topic=item.topic,
            noted_at=noon(item.known or item.on),
            noted_by=writer,
        )
        for item in demo.evidence
        if item.seen_by(stage_day)
    )


def add_copy(demo: DemoCouncil, slug: str, who: str, stage_day: date) -> None:
    """One more council like `demo`, under another name, with a seat for `who`; for benches."""
    with as_operator():
        people = Person.objects.select_related("organisation")
        persons = {person.email: person for person in people}
        organisations = {one.name: one for one in Organisation.objects.all()}
    seats = tuple(seat for seat in demo.seats if seat.member.email != who)
    own = next(seat for seat in demo.seats if seat.member.email == who)
    copy = replace(demo, slug=slug, name=f"{demo.name} {slug}", seats=(own, *seats))
    _load_council(copy, organisations, persons, stage_day)


def strangers() -> list[str]:
    """Who and what in the database is not the demo's: loading it would delete them."""
    with as_operator():
        people = Person.objects.exclude(email__endswith=f"@{DOMAIN}")
        councils_ = set(every_council()) - {council.slug for council in COUNCILS}
        return sorted({*people.values_list("email", flat=True), *councils_})
