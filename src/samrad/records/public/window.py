"""The window of residents: functions that answer what is published, and no table behind them.

A resident's transaction sees no row of any table. What it may ask are the name of a council,
its published minutes and the open papers these name; who assessed them, and why, is not among
the answers.
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


# The papers published minutes name, as far as they may be fetched now: open, belonging still
# to an open item of that meeting through a matter that is not closed; figures, while the
# police release them to the public.
_OPEN_PAPERS = """
CREATE OR REPLACE FUNCTION samrad_open_papers(
    called text, of_year integer, of_number integer
)
RETURNS TABLE (title text, sha256 varchar, paper uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_only_residents();
    RETURN QUERY SELECT DISTINCT ON (f.sha256) named->>'title', f.sha256, f.id
        FROM records_publicminutes p
        JOIN records_meeting m ON m.id = p.meeting_id
        JOIN records_council c ON c.id = p.council_id
        JOIN records_item i
            ON i.meeting_id = m.id AND i.struck_at IS NULL AND i.openness = 'open'
        JOIN records_matter t
            ON t.id = i.matter_id AND t.openness NOT IN ('party', 'exempt')
        JOIN records_attachment a ON a.matter_id = t.id
        JOIN records_paper f ON f.id = a.paper_id AND f.openness = 'open'
        CROSS JOIN jsonb_path_query(p.content::jsonb, '$.items[*].enclosed[*]') named
        WHERE c.slug = called AND m.year = of_year AND m.number = of_number
            AND p.withdrawn_at IS NULL AND named->>'sha256' = f.sha256
            AND (NOT f.figures OR EXISTS (
                SELECT FROM records_released r
                WHERE r.paper_id = f.id AND r.public AND r.withdrawn_at IS NULL
                    AND (r.until IS NULL OR r.until >= samrad_today())
            ))
            AND {also}
        ORDER BY f.sha256, f.id;
END
$$;
"""
# One of them, to be kept. The name its file was brought with is not among the answers.
_PAPER = """
CREATE OR REPLACE FUNCTION samrad_public_paper(
    called text, of_year integer, of_number integer, of_sha256 text
)
RETURNS TABLE (title text, kind varchar, content bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_only_residents();
    RETURN QUERY SELECT o.title, f.kind, kept.content
        FROM samrad_open_papers(called, of_year, of_number) o
        JOIN records_paper f ON f.id = o.paper
        JOIN {kept}
        WHERE o.sha256 = of_sha256;
END
$$;
"""
_AS_BROUGHT = _OPEN_PAPERS.format(also="true") + _PAPER.format(
    kept="records_paper kept ON kept.id = f.id"
)
_COPIES = _OPEN_PAPERS.format(
    also="EXISTS (SELECT FROM records_cleancopy k WHERE k.paper_id = f.id)"
) + _PAPER.format(kept="records_cleancopy kept ON kept.paper_id = f.id")
_PAPERS = """
CREATE FUNCTION samrad_public_papers(called text, of_year integer, of_number integer)
RETURNS TABLE (title text, sha256 varchar)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT o.title, o.sha256 FROM samrad_open_papers(called, of_year, of_number) o
    ORDER BY o.title, o.sha256
$$;
"""
_NO_PAPERS = """
DROP FUNCTION samrad_public_papers(text, integer, integer);
DROP FUNCTION samrad_public_paper(text, integer, integer, text);
DROP FUNCTION samrad_open_papers(text, integer, integer);
"""


def papers() -> RunSQL:
    """Which papers residents may fetch."""
    return RunSQL(_AS_BROUGHT + _PAPERS, _NO_PAPERS)


def copies() -> RunSQL:
    """Of these, residents fetch the clean copies; where none is made, nothing."""
    return RunSQL(_COPIES, _AS_BROUGHT)
