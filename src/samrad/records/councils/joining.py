"""Finding the municipality a council takes in, or making it: others may have it already."""

from uuid import UUID

from django.db import connection
from django.db.migrations.operations import RunSQL

from samrad.core.basics.places.municipality import Municipality

_FOUND = """
-- A person sees the organisations of their own councils only; a municipality that takes part
-- elsewhere is the same one, and of that nothing but its identifier is answered.
CREATE FUNCTION samrad_municipality(of_country text, of_key text, called text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    found uuid;
BEGIN
    IF samrad_me() IS NULL OR of_key = '' THEN
        RAISE EXCEPTION 'only who sits in a council takes a municipality in'
            USING ERRCODE = '42501';
    END IF;
    SELECT id INTO found FROM records_organisation
    WHERE country = of_country AND municipality = of_key AND party = 'municipality'
    ORDER BY id LIMIT 1;
    IF found IS NULL THEN
        INSERT INTO records_organisation (id, name, party, country, municipality)
        VALUES (gen_random_uuid(), called, 'municipality', of_country, of_key)
        RETURNING id INTO found;
    END IF;
    RETURN found;
END
$$;
"""


def joining() -> RunSQL:
    """What is asked when a municipality is taken in."""
    return RunSQL(_FOUND, "DROP FUNCTION samrad_municipality(text, text, text)")


def organisation_of(place: Municipality) -> UUID:
    """The organisation of a municipality, made where there is none. One query."""
    asked = [place.country, place.key, place.name]
    with connection.cursor() as cursor:
        cursor.execute("SELECT samrad_municipality(%s, %s, %s)", asked)
        found: UUID = cursor.fetchone()[0]
    return found
