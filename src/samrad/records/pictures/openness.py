"""What a party has not shown, and a choice of figures nobody else sees, stay its own."""

from django.db.migrations.operations import RunSQL

from samrad.records.papers.openness import OWN, restricted

_SHOWN = f"shown_at IS NOT NULL OR {OWN}"
_BROUGHT = f"(SELECT samrad_scope()) = 'council' OR {OWN}"
# Through the reader's own eyes: a figure of a delivery they see.
_FIGURE_SEEN = """source_id IS NULL OR EXISTS (
    SELECT 1 FROM records_figure f JOIN records_delivery d ON d.id = f.delivery_id
    WHERE d.source_id = records_chosenfigure.source_id
        AND f.indicator = records_chosenfigure.indicator
)"""


def own_pictures(table: str = "records_ownpicture") -> RunSQL:
    """A party's own picture: seen by it, and by the other once it is shown; written by it."""
    seen, own = restricted(f"({_SHOWN})"), restricted(OWN)
    return RunSQL(
        f"""
        CREATE POLICY shown_or_own ON {table} AS RESTRICTIVE FOR ALL
        USING ({seen}) WITH CHECK (true);
        CREATE POLICY written_by_own ON {table} AS RESTRICTIVE FOR INSERT
        WITH CHECK ({restricted(f"({_BROUGHT})")});
        CREATE POLICY changed_by_own ON {table} AS RESTRICTIVE FOR UPDATE
        USING ({own}) WITH CHECK ({own});
        CREATE POLICY deleted_by_own ON {table} AS RESTRICTIVE FOR DELETE USING ({own});
        """,
        f"""
        DROP POLICY deleted_by_own ON {table};
        DROP POLICY changed_by_own ON {table};
        DROP POLICY written_by_own ON {table};
        DROP POLICY shown_or_own ON {table};
        """,
    )


def chosen_figures(table: str = "records_chosenfigure") -> RunSQL:
    """Who sees no figure of a series does not learn that it was chosen."""
    return RunSQL(
        f"""
        CREATE POLICY figure_seen ON {table} AS RESTRICTIVE FOR ALL
        USING ({restricted(f"({_FIGURE_SEEN})")}) WITH CHECK (true)
        """,
        f"DROP POLICY figure_seen ON {table}",
    )
