"""Markings under the policies: who does not see a thing does not see why it is closed."""

from django.db.migrations.operations import RunSQL

from samrad.records.meetings.visitors import of_a_matter
from samrad.records.papers.openness import of_a_paper, restricted

_PLAIN = of_a_paper("records_marked")

# The markings of matters had a table of their own.
_TOGETHER = """
INSERT INTO records_marked
    (id, council_id, matter_id, openness, ground, review, reason, party, at, by_id)
SELECT id, council_id, matter_id, openness, ground, review, reason, '', at, by_id
FROM records_mattermarked;
UPDATE records_marked m SET party = coalesce((
    SELECT s.party FROM records_seat s
    WHERE s.council_id = m.council_id AND s.person_id = m.by_id AND s.since <= m.at::date
    ORDER BY s.since DESC LIMIT 1
), '');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
_APART = """
INSERT INTO records_mattermarked
    (id, council_id, matter_id, openness, ground, review, reason, at, by_id)
SELECT id, council_id, matter_id, openness, ground, review, reason, at, by_id
FROM records_marked WHERE matter_id IS NOT NULL;
DELETE FROM records_marked WHERE paper_id IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


def of_a_thing() -> list[RunSQL]:
    """A marking is seen by whoever sees its paper, matter or answer; all see the others."""
    seen = "(answer_id IS NULL OR answer_id IN (SELECT id FROM records_answer))"
    return [
        RunSQL(_PLAIN.reverse_sql or "", _PLAIN.sql),
        of_a_paper("records_marked", or_none=True),
        of_a_matter("records_marked", or_none=True),
        RunSQL(
            "CREATE POLICY with_its_answer ON records_marked AS RESTRICTIVE FOR ALL"
            f" USING ({restricted(seen)}) WITH CHECK (true)",
            "DROP POLICY with_its_answer ON records_marked",
        ),
    ]


def in_one_table() -> RunSQL:
    """The markings of matters among all others."""
    return RunSQL(_TOGETHER, _APART)
