"""Matters, minutes and decisions among what can be found, as migration operations.

Of what is exempt nothing is kept here, not even a title: one searches word by word, and no
reading of it would be logged. What hangs on something exempt is exempt with it. A hit carries
its focus area and how far it has come, so that it can be asked for by them.
"""

from django.db.migrations.operations import RunSQL

from samrad.records.search import asking
from samrad.records.search.shelves import OF_MEETINGS, also, kept

_WIDER = """
ALTER TABLE records_findable
    ADD COLUMN focus text NOT NULL DEFAULT '',
    ADD COLUMN status text NOT NULL DEFAULT '';
"""
_NARROWER = "ALTER TABLE records_findable DROP COLUMN status, DROP COLUMN focus;"

_OF_MATTERS = """
CREATE FUNCTION samrad_find_matter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM records_findable WHERE id = OLD.id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.openness <> 'exempt' THEN
        PERFORM samrad_keep_findable(
            NEW.id, 'matter', NEW.council_id, NEW.party, NEW.openness, false,
            (NEW.proposed_at AT TIME ZONE 'Europe/Oslo')::date,
            NEW.title, concat_ws(E'\\n', NEW.background, NEW.outcome, NEW.answer)
        );
        UPDATE records_findable SET focus = NEW.focus, status = NEW.stage WHERE id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER findable AFTER INSERT OR UPDATE OR DELETE ON records_matter
FOR EACH ROW EXECUTE FUNCTION samrad_find_matter();
"""

_OF_PARAGRAPHS = """
-- One paragraph of minutes with the title of its item; none where either, or the matter it is
-- about, is exempt or kept to a party.
CREATE FUNCTION samrad_keep_paragraph(which uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM records_findable WHERE id = which;
    SELECT samrad_keep_findable(
        p.id, CASE p.wording WHEN 'decision' THEN 'decision' ELSE 'minutes' END,
        p.council_id, '', p.openness, false, m.day, i.title, p.text
    )
    FROM records_paragraph p
    JOIN records_item i ON i.id = p.item_id
    JOIN records_meeting m ON m.id = i.meeting_id
    LEFT JOIN records_matter r ON r.id = i.matter_id
    WHERE p.id = which AND p.openness <> 'exempt' AND i.openness <> 'exempt'
        AND coalesce(r.openness, '') NOT IN ('exempt', 'party');
    UPDATE records_findable f
    SET status = m.minutes_stage,
        focus = coalesce(r.focus, CASE i.kind WHEN 'standing' THEN substr(i.key, 7) END, '')
    FROM records_paragraph p
    JOIN records_item i ON i.id = p.item_id
    JOIN records_meeting m ON m.id = i.meeting_id
    LEFT JOIN records_matter r ON r.id = i.matter_id
    WHERE f.id = which AND p.id = which
$$;
REVOKE ALL ON FUNCTION samrad_keep_paragraph(uuid) FROM PUBLIC;

-- What an item, its meeting or its matter says of its paragraphs.
CREATE FUNCTION samrad_find_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_keep_paragraph(id) FROM records_paragraph WHERE item_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER findable AFTER UPDATE OF title, openness, matter_id ON records_item
FOR EACH ROW EXECUTE FUNCTION samrad_find_item();

CREATE FUNCTION samrad_find_meeting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_keep_paragraph(p.id) FROM records_paragraph p
    JOIN records_item i ON i.id = p.item_id WHERE i.meeting_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER findable AFTER UPDATE OF day, minutes_stage ON records_meeting
FOR EACH ROW EXECUTE FUNCTION samrad_find_meeting();

CREATE FUNCTION samrad_find_of_matter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_keep_paragraph(p.id) FROM records_paragraph p
    JOIN records_item i ON i.id = p.item_id WHERE i.matter_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER findable_too AFTER UPDATE OF openness, focus ON records_matter
FOR EACH ROW EXECUTE FUNCTION samrad_find_of_matter();
"""

_KEPT = kept("samrad_find_paragraph", "samrad_keep_paragraph", "records_paragraph")
_THOSE_THERE = """
UPDATE records_matter SET id = id;
UPDATE records_paragraph SET id = id;
"""

_GONE = """
DROP TRIGGER findable_too ON records_matter;
DROP FUNCTION samrad_find_of_matter();
DROP TRIGGER findable ON records_meeting;
DROP FUNCTION samrad_find_meeting();
DROP TRIGGER findable ON records_item;
DROP FUNCTION samrad_find_item();
DROP TRIGGER findable ON records_paragraph;
DROP FUNCTION samrad_find_paragraph();
DROP FUNCTION samrad_keep_paragraph(uuid);
DROP TRIGGER findable ON records_matter;
DROP FUNCTION samrad_find_matter();
"""


def findable() -> list[RunSQL]:
    """The words of matters and paragraphs, kept as those of papers are, and asking for them."""
    return [
        RunSQL(_WIDER, _NARROWER),
        also(OF_MEETINGS),
        RunSQL(_OF_MATTERS + _OF_PARAGRAPHS + _KEPT + _THOSE_THERE, _GONE),
        asking.no_search(),
        asking.search_by_more(),
    ]
