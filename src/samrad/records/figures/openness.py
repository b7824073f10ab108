"""Figures under the rule of papers: who sees the paper they came in sees them."""

from django.db.migrations.operations import RunSQL

from samrad.records.basics import guard
from samrad.records.papers.openness import OWN, of_a_paper, restricted

# A source tells by its name and its columns what is in its files.
_DELIVERED = "id = ANY (ARRAY(SELECT source_id FROM records_delivery))"
_SOURCE = OWN + " OR " + _DELIVERED
_BROUGHT = f"(SELECT samrad_scope()) = 'council' OR {OWN}"
_SIGNED_IN = "(SELECT samrad_scope()) IN ('person', 'council', 'operator')"
_OPERATOR = "(SELECT samrad_scope()) = 'operator'"
_HANGING = (
    ("records_delivery", "source_id", "records_source"),
    ("records_delivery", "paper_id", "records_paper"),
    ("records_upload", "source_id", "records_source"),
    ("records_figure", "paper_id", "records_paper"),
)


def figures() -> list[RunSQL]:
    """Every policy of figures that belong to a council."""
    tables = ("records_source", "records_delivery", "records_figure", "records_upload")
    return [
        *(guard.secure(table) for table in tables),
        *(guard.same_council(*hanging) for hanging in _HANGING),
        _of_its_delivery(),
        of_a_paper("records_delivery"),
        of_a_paper("records_figure"),
        _restrict("records_source", "own_or_delivered", "ALL", _SOURCE),
        _restrict("records_source", "made_by_own", "INSERT", _BROUGHT),
        _restrict("records_upload", "own", "ALL", "made_by_id = (SELECT samrad_me())"),
    ]


def statistics() -> list[RunSQL]:
    """Official statistics: everyone signed in reads them, the operator takes them in."""
    return [
        step
        for table in ("records_statistic", "records_statisticfigure")
        for step in (
            guard.shut(table),
            guard.allow(table, "signed_in", _SIGNED_IN, "SELECT"),
            guard.allow(table, "operator", _OPERATOR),
        )
    ]


def _of_its_delivery() -> RunSQL:
    """A figure's paper is that of its delivery."""
    name = "records_figure_delivery_id_same_council"
    return RunSQL(
        f"""
        ALTER TABLE records_figure ADD CONSTRAINT {name}
        FOREIGN KEY (council_id, paper_id, delivery_id)
        REFERENCES records_delivery (council_id, paper_id, id) DEFERRABLE INITIALLY DEFERRED
        """,
        f"ALTER TABLE records_figure DROP CONSTRAINT {name}",
    )


def _restrict(table: str, name: str, act: str, rule: str) -> RunSQL:
    """A restriction on top of the council's policy; what may be written is asked apart."""
    clause = {
        "ALL": f"USING ({restricted(f'({rule})')}) WITH CHECK (true)",
        "INSERT": f"WITH CHECK ({restricted(f'({rule})')})",
    }[act]
    return RunSQL(
        f"CREATE POLICY {name} ON {table} AS RESTRICTIVE FOR {act} {clause}",
        f"DROP POLICY {name} ON {table}",
    )
