"""Guests who raise matters, and guests of an item without one, as row-level security.

Who may raise matters reads nothing of the council by that; of an item a guest sees its title,
when it is treated, and its decision once both parties approved the minutes.
"""

from django.db.migrations.operations import RunSQL

_FUNCTIONS = """
-- The items this person is invited for, without a seat, while they may be shown.
CREATE FUNCTION samrad_guest_items() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(g.item_id), '{}')
    FROM records_guest g JOIN records_item i ON i.id = g.item_id
    WHERE g.person_id = samrad_me() AND g.until >= (SELECT samrad_today())
        AND i.struck_at IS NULL AND i.openness IN ('open', 'council')
$$;

-- Whose guest this person is for which item, and when it is treated: enough for a page.
CREATE FUNCTION samrad_items_shown() RETURNS TABLE (
    item uuid, council varchar, until date, day date, starts time, place varchar, stage varchar
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.item_id, c.name, g.until, m.day, m.starts, m.place, m.stage
    FROM records_guest g JOIN records_council c ON c.id = g.council_id
    JOIN records_item i ON i.id = g.item_id JOIN records_meeting m ON m.id = i.meeting_id
    WHERE g.person_id = samrad_me() AND g.item_id = ANY (samrad_guest_items())
$$;

-- The councils whose guest this person is, where they may raise matters: as what, until when.
CREATE FUNCTION samrad_raising()
RETURNS TABLE (council uuid, name varchar, raised_by text, until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.council_id, c.name, coalesce(min(nullif(g.raises, '')), 'guest'), max(g.until)
    FROM records_guest g JOIN records_council c ON c.id = g.council_id
    WHERE g.person_id = samrad_me() AND g.until >= (SELECT samrad_today())
    GROUP BY g.council_id, c.name
$$;
"""

_NO_FUNCTIONS = """
DROP FUNCTION samrad_raising();
DROP FUNCTION samrad_items_shown();
DROP FUNCTION samrad_guest_items();
"""

# What answers a guest: the items of their matters, and those they are invited for.
_ANSWERS = """
CREATE OR REPLACE FUNCTION samrad_guest_answers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(i.id), '{{}}')
    FROM records_item i JOIN records_meeting m ON m.id = i.meeting_id
    WHERE (i.matter_id = ANY (samrad_guest_matters()){more}) AND i.struck_at IS NULL
        AND i.openness IN ('open', 'council') AND m.minutes_stage IN ('approved', 'locked')
$$;
"""

# Who raised a matter as a guest, the council knows by name when they are its guest no more.
_KNOWN = """
CREATE OR REPLACE FUNCTION samrad_known_persons() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{{}}') FROM (
        SELECT person_id FROM records_seat WHERE council_id = ANY (samrad_councils())
        UNION SELECT person_id FROM records_guest WHERE council_id = ANY (samrad_councils())
        UNION SELECT person_id FROM records_unit
            WHERE council_id = ANY (samrad_councils()) AND person_id IS NOT NULL{more}
        UNION SELECT samrad_me() WHERE samrad_me() IS NOT NULL
    ) known
$$;
"""
_ALSO_ITEMS = " OR i.id = ANY (samrad_guest_items())"
_ALSO_RAISED = """
        UNION SELECT proposed_by_id FROM records_matter
            WHERE council_id = ANY (samrad_councils()) AND raised_by <> 'member'"""

_INVITED = """
CREATE POLICY invited ON records_item FOR SELECT USING (
    id = ANY ((SELECT samrad_guest_items())::uuid[])
);
"""


def raising() -> list[RunSQL]:
    """What a guest of an item sees, and where a guest may raise matters."""
    return [
        RunSQL(_FUNCTIONS, _NO_FUNCTIONS),
        RunSQL(_ANSWERS.format(more=_ALSO_ITEMS), _ANSWERS.format(more="")),
        RunSQL(_KNOWN.format(more=_ALSO_RAISED), _KNOWN.format(more="")),
        RunSQL(_INVITED, "DROP POLICY invited ON records_item"),
    ]
