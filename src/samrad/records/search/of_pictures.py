"""Situation pictures and knowledge orders among what can be found, as migration operations.

As everywhere: of what is exempt nothing is kept, and what hangs on an exempt part is exempt
with it. What a party has written of a part and not shown, and what a unit answered for its own
party alone, only that party finds.
"""

from django.db.migrations.operations import RunSQL

from samrad.records.search.shelves import OF_PICTURES, also, kept

_OF_PICTURES = """
-- A part of a picture, what a party sees of it, or what the two see differently.
CREATE FUNCTION samrad_keep_of_picture(which uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM records_findable WHERE id = which;
    SELECT samrad_keep_findable(
        one.id, 'picture', p.council_id, one.party, one.openness, false, b.as_of,
        p.area, one.said
    )
    FROM (
        SELECT id, id AS part_id, '' AS party, openness,
            concat_ws(E'\\n', joint, unreported, causes) AS said
        FROM records_picturepart
        UNION ALL
        SELECT id, part_id, party,
            CASE WHEN shown_at IS NULL THEN 'party' ELSE 'council' END, text
        FROM records_ownpicture
        UNION ALL
        SELECT id, part_id, '', 'council', concat_ws(E'\\n', text, settled)
        FROM records_picturedifference
    ) one
    JOIN records_picturepart p ON p.id = one.part_id
    JOIN records_picture b ON b.id = p.picture_id
    WHERE one.id = which AND p.openness <> 'exempt';
    UPDATE records_findable f SET focus = p.area
    FROM records_picturepart p
    WHERE f.id = which AND p.id IN (
        SELECT which
        UNION ALL SELECT part_id FROM records_ownpicture WHERE id = which
        UNION ALL SELECT part_id FROM records_picturedifference WHERE id = which
    )
$$;
REVOKE ALL ON FUNCTION samrad_keep_of_picture(uuid) FROM PUBLIC;

-- What a part says of what hangs on it: how open it is, and its focus area.
CREATE FUNCTION samrad_find_on_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_keep_of_picture(id) FROM records_ownpicture WHERE part_id = NEW.id;
    PERFORM samrad_keep_of_picture(id) FROM records_picturedifference WHERE part_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER findable_too AFTER UPDATE OF openness, area ON records_picturepart
FOR EACH ROW EXECUTE FUNCTION samrad_find_on_part();
"""

_NOT_OF_PICTURES = """
DROP TRIGGER findable_too ON records_picturepart;
DROP FUNCTION samrad_find_on_part();
DROP TRIGGER findable ON records_picturedifference;
DROP TRIGGER findable ON records_ownpicture;
DROP TRIGGER findable ON records_picturepart;
DROP FUNCTION samrad_find_of_picture();
DROP FUNCTION samrad_keep_of_picture(uuid);
"""

_OF_ORDERS = """
-- What was asked, or one answer to it that stands.
CREATE FUNCTION samrad_keep_of_order(which uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM records_findable WHERE id = which;
    SELECT samrad_keep_findable(
        id, 'order', council_id, '', 'council', false,
        (asked_at AT TIME ZONE 'Europe/Oslo')::date, title, concat_ws(E'\\n', why, ended_why)
    )
    FROM records_order WHERE id = which;
    SELECT samrad_keep_findable(
        a.id, 'answer', a.council_id, a.party, a.openness, false,
        (a.given_at AT TIME ZONE 'Europe/Oslo')::date, u.name,
        concat_ws(E'\\n', a.text, a.measured_in, a.source)
    )
    FROM records_answer a JOIN records_unit u ON u.id = a.unit_id
    WHERE a.id = which AND a.openness <> 'exempt' AND a.withdrawn_at IS NULL;
    UPDATE records_findable f SET focus = o.focus
    FROM records_order o
    WHERE f.id = which AND o.id IN (
        SELECT which
        UNION ALL SELECT u.order_id FROM records_unit u
            JOIN records_answer a ON a.unit_id = u.id WHERE a.id = which
    )
$$;
REVOKE ALL ON FUNCTION samrad_keep_of_order(uuid) FROM PUBLIC;
"""

_NOT_OF_ORDERS = """
DROP TRIGGER findable ON records_answer;
DROP TRIGGER findable ON records_order;
DROP FUNCTION samrad_find_of_order();
DROP FUNCTION samrad_keep_of_order(uuid);
"""

_KEPT_OF_PICTURES = kept(
    *("samrad_find_of_picture", "samrad_keep_of_picture"),
    *("records_picturepart", "records_ownpicture", "records_picturedifference"),
)
_KEPT_OF_ORDERS = kept(
    *("samrad_find_of_order", "samrad_keep_of_order"),
    *("records_order", "records_answer"),
)

# Nothing frozen is touched: the words of what is there are read, and no row is written anew.
_THOSE_THERE = """
SELECT samrad_keep_of_picture(id) FROM records_picturepart;
SELECT samrad_keep_of_picture(id) FROM records_ownpicture;
SELECT samrad_keep_of_picture(id) FROM records_picturedifference;
SELECT samrad_keep_of_order(id) FROM records_order;
SELECT samrad_keep_of_order(id) FROM records_answer;
"""


def findable() -> list[RunSQL]:
    """The words of pictures, orders and answers, kept as those of papers are."""
    return [
        also(OF_PICTURES),
        RunSQL(_OF_PICTURES + _KEPT_OF_PICTURES, _NOT_OF_PICTURES),
        RunSQL(_OF_ORDERS + _KEPT_OF_ORDERS + _THOSE_THERE, _NOT_OF_ORDERS),
    ]
