"""What a case weighs: tables a party proposes and the council adopts, each edition its own."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.migrations.operations import RunSQL
from django.db.models import Q

from samrad.core.figures.harm import HarmTable, HarmWeight
from samrad.records.basics.fields import CouncilRow, party_field, together
from samrad.records.basics.triggers import asking
from samrad.records.councils.models import Council
from samrad.records.papers.openness import OWN, restricted
from samrad.records.people.models import Person


class HarmWeights(CouncilRow):
    """One edition of a table of weights: proposed by a party, adopted for the other, or not.

    Once it is adopted or taken back nothing of it changes (`deciding` below).
    """

    name = models.CharField(max_length=120)
    version = models.CharField(max_length=40)
    unit = models.CharField(max_length=60)
    source = models.CharField(max_length=500)
    # [["1AAAAA-1ZZZZz", 3.5, false], …]: the code, the weight, whether found by looking.
    weights = models.JSONField()
    party = party_field()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # The council's own decision: of which day, and where it stands.
    decided_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=200, blank=True)
    adopted_for = models.CharField(max_length=12, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "name", "version"],
                condition=Q(withdrawn_at=None),
                name="weights_edition_once",
            ),
            together("weights_adopted_at_and_by_go_together", "adopted_at", "adopted_by"),
            together("weights_withdrawn_at_and_by_go_together", "withdrawn_at", "withdrawn_by"),
            models.CheckConstraint(
                condition=Q(adopted_at=None, decided_on=None, decision="", adopted_for="")
                | Q(adopted_at__isnull=False, decided_on__isnull=False)
                & ~Q(decision="")
                & ~Q(adopted_for="")
                & ~Q(adopted_for=models.F("party")),
                name="weights_adopted_for_the_other_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(adopted_at=None) | Q(withdrawn_at=None),
                name="weights_adopted_or_withdrawn",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it waits for the other party."""
        return self.adopted_at is None and self.withdrawn_at is None

    @property
    def told(self) -> HarmTable:
        """The table as the core knows it."""
        return HarmTable(
            name=self.name,
            version=self.version,
            unit=self.unit,
            source=self.source,
            weights=tuple(
                HarmWeight(code, weight, police_initiated=looking)
                for code, weight, looking in self.weights
            ),
            adopted_on=self.decided_on,
            decision=self.decision,
        )


def weights_of(council: Council) -> list[HarmWeights]:
    """Every edition that was not taken back, the latest first. One query."""
    rows = HarmWeights.objects.filter(council=council, withdrawn_at=None)
    return list(rows.select_related("proposed_by", "adopted_by").order_by("-proposed_at"))


def weights_called(council: Council, edition: UUID) -> HarmWeights | None:
    """One edition. One query."""
    rows = HarmWeights.objects.filter(council=council, pk=edition, withdrawn_at=None)
    return rows.select_related("council").first()


def weights_on(council: Council, day: date) -> HarmTable | None:
    """The table the council had adopted by `day`; of several the latest. One query."""
    rows = HarmWeights.objects.filter(council=council, decided_on__lte=day)
    found = rows.order_by("-decided_on", "-adopted_at").first()
    return found.told if found else None


# A person proposes for the party they sit for; a job or a command, for either.
_BROUGHT = f"(SELECT samrad_scope()) = 'council' OR {OWN}"
_DECIDING = """
-- A table of weights is decided on once; the other party does that for itself.
CREATE FUNCTION samrad_weights_decided() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    decided text[] := ARRAY['decided_on', 'decision', 'adopted_for', 'adopted_at',
        'adopted_by_id', 'withdrawn_at', 'withdrawn_by_id'];
BEGIN
    IF NOT samrad_maintains() THEN
        IF OLD.adopted_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL
            OR to_jsonb(OLD) - decided IS DISTINCT FROM to_jsonb(NEW) - decided
        THEN
            PERFORM samrad_refuse('these weights were proposed and decided on once');
        ELSIF NEW.adopted_for <> '' AND NOT
            NEW.council_id = ANY (samrad_councils_for(NEW.adopted_for))
        THEN
            PERFORM samrad_refuse('the other party adopts for itself');
        END IF;
    END IF;
    RETURN NEW;
END
$$;
"""


def deciding(table: str = "harmweights") -> RunSQL:
    """A party proposes for itself; what is decided on stays."""
    made, gone = asking([(table, "BEFORE UPDATE", "weights_decided()")])
    return RunSQL(
        f"""{_DECIDING}{made}
        CREATE POLICY proposed_by_own ON records_{table} AS RESTRICTIVE FOR INSERT
        WITH CHECK ({restricted(f"({_BROUGHT}) AND adopted_at IS NULL")});
        """,
        f"""DROP POLICY proposed_by_own ON records_{table};
        {gone}DROP FUNCTION samrad_weights_decided();
        """,
    )
