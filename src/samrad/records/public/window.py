"""The window of residents: functions that answer what is published, and no table behind them.

A resident's transaction sees no row of any table. What it may ask are the name of a council
and its published minutes; who assessed them, and why, is not among the answers.
"""

from django.db.migrations.operations import RunSQL

_WINDOW = """
CREATE FUNCTION samrad_only_residents() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    IF samrad_scope() IS DISTINCT FROM 'resident' THEN
        RAISE EXCEPTION 'only residents ask what is published' USING ERRCODE = '42501';
    END IF;
END
$$;

-- A council by its name in addresses.
CREATE FUNCTION samrad_public_council(called text)
RETURNS TABLE (slug varchar, name varchar, country varchar, language varchar)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_only_residents();
    RETURN QUERY SELECT c.slug, c.name, c.country, c.language
        FROM records_council c WHERE c.slug = called;
END
$$;

-- Which minutes of it are published, the latest meeting first; with their text where asked.
CREATE FUNCTION samrad_public_minutes(called text, with_text boolean, at_most integer)
RETURNS TABLE (year smallint, number smallint, day date, published timestamptz, content text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_only_residents();
    RETURN QUERY SELECT m.year, m.number, m.day, p.published_at,
            CASE WHEN with_text THEN p.content ELSE '' END
        FROM records_publicminutes p
        JOIN records_meeting m ON m.id = p.meeting_id
        JOIN records_council c ON c.id = p.council_id
        WHERE c.slug = called AND p.withdrawn_at IS NULL
        ORDER BY m.day DESC, m.number DESC LIMIT at_most;
END
$$;

-- Those of one meeting.
CREATE FUNCTION samrad_public_minutes_of(called text, of_year integer, of_number integer)
RETURNS TABLE (published timestamptz, content text, pdf bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_only_residents();
    RETURN QUERY SELECT p.published_at, p.content, p.pdf
        FROM records_publicminutes p
        JOIN records_meeting m ON m.id = p.meeting_id
        JOIN records_council c ON c.id = p.council_id
        WHERE c.slug = called AND m.year = of_year AND m.number = of_number
            AND p.withdrawn_at IS NULL;
END
$$;
"""
_NO_WINDOW = """
DROP FUNCTION samrad_public_minutes_of(text, integer, integer);
DROP FUNCTION samrad_public_minutes(text, boolean, integer);
DROP FUNCTION samrad_public_council(text);
DROP FUNCTION samrad_only_residents();
"""


def window() -> RunSQL:
    """What residents may ask."""
    return RunSQL(_WINDOW, _NO_WINDOW)
