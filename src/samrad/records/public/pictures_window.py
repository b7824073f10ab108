"""The window of residents onto situation pictures: what is published, and still released."""

from django.db.migrations.operations import RunSQL

_WINDOW = """
-- Which pictures of a council are published, the latest first.
CREATE FUNCTION samrad_public_pictures(called text, at_most integer)
RETURNS TABLE (version smallint, year smallint, number smallint, day date,
    published timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_only_residents();
    RETURN QUERY SELECT v.number, m.year, m.number, m.day, p.published_at
        FROM records_publicpicture p
        JOIN records_pictureversion v ON v.id = p.version_id
        JOIN records_picture s ON s.id = v.picture_id
        JOIN records_meeting m ON m.id = s.meeting_id
        JOIN records_council c ON c.id = p.council_id
        WHERE c.slug = called AND p.withdrawn_at IS NULL
        ORDER BY v.number DESC LIMIT at_most;
END
$$;

-- One of them: its words, and each figure as long as every paper it came in is released to
-- everyone; null where a release was withdrawn or ran out. Of a picture that was corrected, the
-- latest version that is published is answered under every number it had; and when it was
-- corrected, also while that is not published yet.
CREATE FUNCTION samrad_public_picture_of(called text, of_version integer)
RETURNS TABLE (published timestamptz, frozen timestamptz, corrected timestamptz, content text,
    figures jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_only_residents();
    RETURN QUERY SELECT p.published_at, v.frozen_at, (
            SELECT min(later.frozen_at) FROM records_pictureversion later
            WHERE later.picture_id = v.picture_id AND later.number > v.number
        ), p.content, coalesce((
            SELECT jsonb_object_agg(f.figure, CASE WHEN f.papers <@ (
                SELECT coalesce(array_agg(r.paper_id), '{}') FROM records_released r
                JOIN records_paper q ON q.id = r.paper_id
                WHERE r.council_id = p.council_id AND r.public AND r.withdrawn_at IS NULL
                    AND (r.until IS NULL OR r.until >= samrad_today())
                    AND q.openness IN ('open', 'council')
            ) THEN f.content END)
            FROM records_publicfigure f WHERE f.public_id = p.id
        ), '{}'::jsonb)
        FROM records_publicpicture p
        JOIN records_pictureversion v ON v.id = p.version_id
        JOIN records_pictureversion asked ON asked.picture_id = v.picture_id
        JOIN records_council c ON c.id = p.council_id
        WHERE c.slug = called AND asked.number = of_version AND p.withdrawn_at IS NULL;
END
$$;
"""
_NO_WINDOW = """
DROP FUNCTION samrad_public_picture_of(text, integer);
DROP FUNCTION samrad_public_pictures(text, integer);
"""


def pictures_window() -> RunSQL:
    """What residents may ask of situation pictures."""
    return RunSQL(_WINDOW, _NO_WINDOW)
