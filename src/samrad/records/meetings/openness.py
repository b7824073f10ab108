"""Matters under the rule of papers: what a party keeps to itself the other never reads."""

from django.db.migrations.operations import RunSQL

from samrad.records.papers.openness import OWN, restricted

# Which matters of a council this transaction sees; the search asks the same.
SEEN = f"(openness <> 'party' OR {OWN})"


def matters() -> RunSQL:
    """Two restrictions on top of the council's policy; a matter is proposed for one's party."""
    proposed = f"((SELECT samrad_scope()) = 'council' OR {OWN})"
    return RunSQL(
        f"""
        CREATE POLICY shared_or_own ON records_matter AS RESTRICTIVE FOR ALL
        USING ({restricted(SEEN)}) WITH CHECK (true);
        CREATE POLICY proposed_by_own ON records_matter AS RESTRICTIVE FOR INSERT
        WITH CHECK ({restricted(proposed)});
        CREATE POLICY with_its_matter ON records_attachment AS RESTRICTIVE FOR ALL
        USING ({restricted("matter_id IN (SELECT id FROM records_matter)")})
        WITH CHECK (true);
        """,  # noqa: S608 -- the rules put in are constants of ours
        """
        DROP POLICY with_its_matter ON records_attachment;
        DROP POLICY proposed_by_own ON records_matter;
        DROP POLICY shared_or_own ON records_matter;
        """,
    )


def numbers_stay() -> RunSQL:
    """An item with a number is struck and never deleted: no number is given twice."""
    return RunSQL(
        f"""
        CREATE POLICY numbers_stay ON records_item AS RESTRICTIVE FOR DELETE
        USING ({restricted("number IS NULL")})
        """,
        "DROP POLICY numbers_stay ON records_item",
    )
