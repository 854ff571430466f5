"""The catalogue of data -> JSON-LD in the terms of DCAT 3."""

import json
from datetime import date
from typing import Any

from gongkai.model.local_text import LocalText
from gongkai.render.writing import Edition, Written
from gongkai.views.datafile import DataFile
from gongkai.views.datasets import DataCatalog, Dataset
from gongkai.views.forms import Form
from gongkai.views.open_datasets import OpenDataset
from gongkai.views.page import Alternate

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Written out, so that a reader needs no network."""
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
CYCLES = {
    "daily": "DAILY",
    "weekly": "WEEKLY",
    "monthly": "MONTHLY",
    "quarterly": "QUARTERLY",
    "half-yearly": "ANNUAL_2",
    "yearly": "ANNUAL",
    "irregular": "IRREG",
    "never": "NEVER",
}
"""What the cycles of registered data sets are in the vocabulary that DCAT profiles use."""
SHA256 = "spdx:checksumAlgorithm_sha256"


def write_catalog(file: DataFile, catalog: DataCatalog, edition: Edition) -> bytes:
    """Return the catalogue; it names only pages and files that are there, and nothing invented."""
    writer = _Writer(file, edition, catalog)
    shown = [d for d in catalog.datasets if not d.sample and edition.is_there(d.page)]
    datasets = [writer.dataset(one) for one in shown]
    datasets += [writer.registered(one) for one in catalog.registered if not one.sample]
    whole = {
        "@context": CONTEXT,
        **writer.resource("", edition.name, None),
        "@type": "dcat:Catalog",
        "dct:issued": writer.day(min((d.issued for d in _dated(catalog)), default=None)),
        "dct:modified": writer.day(max((d.modified for d in _dated(catalog)), default=None)),
        "dcat:dataset": [dataset for dataset in datasets if dataset["dcat:distribution"]],
    }
    return (json.dumps(_said(whole), ensure_ascii=False, indent=1) + "\n").encode()


class _Writer:
    """Writes the parts of one catalogue."""

    def __init__(self, file: DataFile, edition: Edition, catalog: DataCatalog) -> None:
        self._file = file
        self._edition = edition
        self._catalog = catalog

    def dataset(self, dataset: Dataset) -> dict[str, Any]:
        written = self._edition.written
        return {
            **self.resource(
                dataset.page,
                self._edition.say(dataset.title),
                self._edition.say(dataset.description),
            ),
            "@type": "dcat:Dataset",
            "dct:issued": self.day(dataset.issued),
            "dct:modified": self.day(dataset.modified),
            "dcat:distribution": [
                self._distribution(found, written[found.address])
                for found in dataset.files
                if found.address in written
            ],
        }

    def registered(self, dataset: OpenDataset) -> dict[str, Any]:
        """Return a data set of a unit, with its own licence and cycle."""
        written = self._edition.written
        link = self._edition.origin.link(dataset.page, self._file.address)
        files = [
            self._distribution(f, written[f.address]) for f in dataset.files if f.address in written
        ]
        cycle = CYCLES.get(dataset.cycle_id)
        return {
            "@id": link,
            "@type": "dcat:Dataset",
            "dct:title": self._said(dataset.title),
            "dct:description": self._said(dataset.description),
            "dct:license": self._named("dct:LicenseDocument", "dct:title", dataset.licence),
            "dct:publisher": self._named("foaf:Agent", "foaf:name", dataset.provider),
            "dcat:theme": self._named("skos:Concept", "skos:prefLabel", dataset.theme),
            "dct:accrualPeriodicity": {"@id": FREQUENCY + cycle} if cycle else None,
            "dct:modified": self.day(dataset.updated),
            "dcat:landingPage": {"@id": link},
            "dcat:distribution": files or [self._elsewhere(dataset, link)],
        }

    def _elsewhere(self, dataset: OpenDataset, link: str) -> dict[str, Any]:
        """Return where a data set is had that has no file on this site."""
        return {
            "@id": f"{link}-distribution",
            "@type": "dcat:Distribution",
            "dct:title": self._said(dataset.format),
            "dcat:accessURL": {"@id": dataset.href or link},
        }

    def _said(self, text: LocalText | None) -> dict[str, str] | None:
        if text is None:
            return None
        return {"@language": self._edition.language_of(text), "@value": self._edition.say(text)}

    def _named(self, kind: str, key: str, text: LocalText | None) -> dict[str, Any] | None:
        return {"@type": kind, key: self._said(text)} if text is not None else None

    def resource(self, page: str, title: str, description: str | None) -> dict[str, Any]:
        """Return what catalogue and datasets have in common."""
        link, language = self._edition.origin.link(page, self._file.address), self._edition.language
        kind = "dataset" if description else "catalog"
        return {
            "@id": f"{link}#{kind}",
            "dct:title": self._text(title),
            "dct:description": self._text(description) if description else None,
            "dct:language": {"@id": LANGUAGES + language},
            "dct:license": {"@id": self._catalog.licence} if self._catalog.licence else None,
            "dct:publisher": self._publisher(),
            "dcat:landingPage" if description else "foaf:homepage": {"@id": link},
        }

    def day(self, day: date | None) -> dict[str, str] | None:
        return {"@type": "xsd:date", "@value": day.isoformat()} if day is not None else None

    def _text(self, text: str) -> dict[str, str]:
        return {"@language": self._edition.html_language, "@value": text}

    def _publisher(self) -> dict[str, Any] | None:
        name = self._catalog.publisher
        if name is None:
            return None
        agent = f"{self._edition.origin.link('', self._file.address)}#publisher"
        text = self._text(self._edition.say(name))
        return {"@id": agent, "@type": "foaf:Agent", "foaf:name": text}

    def _distribution(self, found: Alternate, written: Written) -> dict[str, Any]:
        address = self._edition.origin.link(found.address, self._file.address)
        schema = "http://www.w3.org/2005/Atom" if found.form is Form.ATOM else None
        return {
            "@id": f"{address}#distribution",
            "@type": "dcat:Distribution",
            "dct:conformsTo": {"@id": schema} if schema else None,
            "dcat:downloadURL": {"@id": address},
            "dcat:mediaType": {"@id": MEDIA_TYPES + found.form.media_type},
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(written.size)},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": SHA256},
                "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": written.digest},
            },
        }


def _dated(catalog: DataCatalog) -> list[Any]:
    return [d for d in catalog.datasets if d.issued and d.modified and not d.sample]


def _said(value: Any) -> Any:
    """Return `value` without the keys that say nothing."""
    if isinstance(value, dict):
        return {key: _said(item) for key, item in value.items() if item is not None}
    return [_said(item) for item in value] if isinstance(value, list) else value
