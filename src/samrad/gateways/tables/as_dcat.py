"""What a data catalogue is told: DCAT-AP 3 as JSON-LD, with a link for each format."""

import json
from collections.abc import Mapping
from typing import Any

from samrad.core.reports.figure_files import FigureFile, FigureShape

_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGES = {"nb": "NOB", "nn": "NNO", "sv": "SWE", "en": "ENG"}
_TYPES: Mapping[FigureShape, tuple[str, str]] = {
    FigureShape.CSV: ("CSV", "text/csv"),
    FigureShape.XLSX: (
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    FigureShape.PARQUET: ("PARQUET", "application/vnd.apache.parquet"),
    FigureShape.JSONSTAT: ("JSON", "application/json"),
}


def written(file: FigureFile) -> bytes:
    """The description as a file; it holds no figure."""
    about = file.provenance
    last = max(one.until or one.since for one in file.periods)
    places = sorted({one.place for one in file.series if one.place})
    document = {
        "@context": _CONTEXT,
        "@id": file.address,
        "@type": "dcat:Dataset",
        "dct:title": _said(file.title, file),
        "dct:description": _said(_described(file), file),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": file.publisher},
        "dct:source": about.source,
        "dct:issued": _day(about.delivered.isoformat()),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(min(one.since for one in file.periods).isoformat()),
            "dcat:endDate": _day(last.isoformat()),
        },
        "dct:spatial": [{"@type": "dct:Location", "dct:identifier": one} for one in places],
        "dct:language": _named("language", _LANGUAGES.get(file.language, "MUL")),
        "dct:accessRights": _named("access-right", "PUBLIC" if file.public else "NON_PUBLIC"),
        "dcat:distribution": [_distribution(file, shape) for shape in _TYPES],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _described(file: FigureFile) -> str:
    about = file.provenance
    labels = sorted({one.label for one in file.series})
    return ". ".join(one for one in (", ".join(labels), about.geography, about.counting) if one)


def _distribution(file: FigureFile, shape: FigureShape) -> dict[str, Any]:
    name, media = _TYPES[shape]
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": file.address},
        "dcat:downloadURL": {"@id": file.address_of(shape)},
        "dct:format": _named("file-type", name),
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        **({"dct:license": {"@id": file.licence}} if file.licence else {}),
    }


def _named(of: str, what: str) -> dict[str, str]:
    return {"@id": f"{_EU}/{of}/{what}"}


def _said(text: str, file: FigureFile) -> dict[str, str]:
    return {"@value": text, "@language": file.language}


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}
