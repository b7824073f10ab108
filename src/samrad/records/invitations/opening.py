"""Opening an invitation as row-level security: its secret, and nothing less, says which."""

from django.db.migrations.operations import RunSQL

_OPENING = """
-- Where an invitation leads, for who has its secret. The hash alone, which members of the
-- council could read, opens nothing.
CREATE FUNCTION samrad_invited(secret text) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (samrad_claim()).scope IS DISTINCT FROM 'gate' THEN
        RAISE EXCEPTION 'invitations are opened at the gate' USING ERRCODE = '42501';
    END IF;
    RETURN (
        SELECT council_id FROM records_invitation
        WHERE secret_sha256 = encode(sha256(convert_to(secret, 'UTF8')), 'hex')
    );
END
$$;
"""


def opening() -> RunSQL:
    """The function that leads from a secret to its council."""
    return RunSQL(_OPENING, "DROP FUNCTION samrad_invited(text)")
