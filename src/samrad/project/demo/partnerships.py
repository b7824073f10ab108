"""The demo's partnerships as plain values, without a database."""

from datetime import date, timedelta

from samrad.core.agreements.timeline import InForce, timeline
from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence
from samrad.core.norms.catalogue import norms_of
from samrad.core.reports.panel import Partnership
from samrad.project.demo.cast import COUNCILS
from samrad.project.demo.shapes import DemoCouncil, DemoVersion

_DAY = timedelta(days=1)


def demo_partnership(slug: str) -> tuple[Partnership, str] | None:
    """The demo's partnership of that short name, with its language; None if it has none."""
    for council in COUNCILS:
        if council.slug == slug:
            return _partnership(council), council.language
    return None


def _partnership(council: DemoCouncil) -> Partnership:
    return Partnership(
        country=council.country,
        clauses=timeline(_in_force(council.versions)),
        norms=norms_of(council.country),
        evidence=(*council.evidence, *_signatures(council.versions)),
    )


def _in_force(versions: tuple[DemoVersion, ...]) -> list[InForce]:
    starts = [_start(version) for version in versions]
    ends: list[date | None] = [start - _DAY for start in starts[1:]]
    return [
        InForce(start, end, version.clauses)
        for start, end, version in zip(starts, [*ends, None], versions, strict=True)
    ]


def _signatures(versions: tuple[DemoVersion, ...]) -> list[Evidence]:
    """What the acts note by themselves when a version comes into force."""
    signed = [
        Evidence(Deed.AGREEMENT_SIGNED, _start(v), v.title, known=v.signed) for v in versions
    ]
    reviewed = [
        Evidence(Deed.AGREEMENT_REVIEWED, _start(v), v.title, known=v.signed)
        for v in versions[1:]
    ]
    return [*signed, *reviewed]


def _start(version: DemoVersion) -> date:
    return version.since or version.signed
