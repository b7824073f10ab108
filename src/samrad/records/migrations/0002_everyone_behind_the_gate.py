"""Persons, sign-in and machinery under row-level security too: no table is left open."""

from django.db import migrations

from samrad.records.basics import guard

# What belongs to one person who signs in: hers alone, and the gate's while she signs in.
OWN = ["account_emailaddress", "mfa_authenticator", "usersessions_usersession"]
# Read and written at the gate only: whoever holds a session's key is that person.
GATE = ["django_session"]
# Made by the libraries and not used by ours; the application's role sees nothing of them.
UNUSED = [
    "account_emailconfirmation",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "samrad_context_key",
]
# The worker's queue: names of jobs, and which council each is for. No row of a council.
MACHINERY = [
    "procrastinate_events",
    "procrastinate_jobs",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
]

GATE_OR_OPERATOR = "(SELECT samrad_sees_everyone())"
AT_THE_GATE = "(SELECT samrad_scope()) = 'gate'"


def own(table):
    return [
        guard.shut(table),
        guard.allow(
            table, "own_and_gate", f"user_id = (SELECT samrad_me()) OR {AT_THE_GATE}"
        ),
    ]


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0001_tables_under_guard"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("procrastinate", "0041_post_retry_failed_job"),
        ("sessions", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        guard.who(),
        guard.shut("records_person"),
        guard.allow("records_person", "everyone_at_the_gate", GATE_OR_OPERATOR),
        guard.allow(
            "records_person",
            "known_persons",
            "id = ANY ((SELECT samrad_known_persons())::uuid[])",
            "SELECT",
        ),
        guard.allow(
            "records_person", "oneself", "id = (SELECT samrad_me())", "UPDATE"
        ),
        guard.shut("records_organisation"),
        guard.allow("records_organisation", "all_at_the_gate", GATE_OR_OPERATOR),
        guard.allow(
            "records_organisation",
            "known_organisations",
            "id = ANY ((SELECT samrad_known_organisations())::uuid[])",
            "SELECT",
        ),
        *(operation for table in OWN for operation in own(table)),
        *(guard.shut(table) for table in (*GATE, *UNUSED, *MACHINERY, "django_migrations")),
        *(guard.allow(table, "at_the_gate", AT_THE_GATE) for table in GATE),
        *(guard.allow(table, "machinery", "true") for table in MACHINERY),
        guard.allow("django_migrations", "readable", "true", "SELECT"),
    ]
