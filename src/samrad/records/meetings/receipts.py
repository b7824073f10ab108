"""Receipts as a promise of the database: nobody answers a notice for another.

And the address a letter went to goes when the person is forgotten.
"""

from django.db.migrations.operations import RunSQL

_OWN_ANSWER = """
-- A person writes that they opened a notice, and what they answer, on their own receipt only;
-- whoever makes one for somebody else makes it unopened and unanswered.
CREATE FUNCTION samrad_own_answer() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    said text := concat_ws('|', NEW.opened_at, NEW.answer, NEW.answered_at);
BEGIN
    IF samrad_maintains() THEN
        RETURN NEW;
    END IF;
    IF samrad_scope() = 'person' AND NEW.person_id IS DISTINCT FROM samrad_me()
        AND said IS DISTINCT FROM concat_ws('|', OLD.opened_at, OLD.answer, OLD.answered_at)
    THEN
        RAISE EXCEPTION 'nobody answers a notice for another' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER own_answer BEFORE INSERT OR UPDATE ON records_receipt
FOR EACH ROW EXECUTE FUNCTION samrad_own_answer();

-- Of who is forgotten no address remains; that they were called does, as all they did.
CREATE FUNCTION samrad_forget_address() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE records_receipt SET email = '' WHERE person_id = NEW.id;
    RETURN NEW;
END
$$;

CREATE TRIGGER forget_address AFTER UPDATE OF forgotten_at ON records_person
FOR EACH ROW WHEN (NEW.forgotten_at IS NOT NULL) EXECUTE FUNCTION samrad_forget_address();
"""

_ANYBODYS_ANSWER = """
DROP TRIGGER forget_address ON records_person;
DROP FUNCTION samrad_forget_address();
DROP TRIGGER own_answer ON records_receipt;
DROP FUNCTION samrad_own_answer();
"""


def own_answers() -> RunSQL:
    """The triggers that guard opening and answering, and that forget an address."""
    return RunSQL(_OWN_ANSWER, _ANYBODYS_ANSWER)
