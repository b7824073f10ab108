"""How much a problem matters to a party, that party alone says."""

from django.db.migrations.operations import RunSQL

from samrad.records.papers.openness import OWN, restricted

_GIVEN = f"(SELECT samrad_scope()) = 'council' OR {OWN}"


def scores(table: str = "records_score") -> RunSQL:
    """Both parties read what each said; each writes its own."""
    given, own = restricted(f"({_GIVEN})"), restricted(OWN)
    return RunSQL(
        f"""
        CREATE POLICY given_by_own ON {table} AS RESTRICTIVE FOR INSERT
        WITH CHECK ({given});
        CREATE POLICY changed_by_own ON {table} AS RESTRICTIVE FOR UPDATE
        USING ({own}) WITH CHECK ({own});
        CREATE POLICY deleted_by_own ON {table} AS RESTRICTIVE FOR DELETE USING ({own});
        """,
        f"""
        DROP POLICY deleted_by_own ON {table};
        DROP POLICY changed_by_own ON {table};
        DROP POLICY given_by_own ON {table};
        """,
    )
