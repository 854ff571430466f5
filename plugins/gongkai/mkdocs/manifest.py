"""site/manifest.json: every address with what is there (decision 22)."""

import hashlib
from pathlib import Path

from gongkai.measures.updated import first_up
from gongkai.mkdocs.manifest_file import dump
from gongkai.mkdocs.state import BuildState
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.moment import Moment
from gongkai.model.record import Record
from gongkai.publish.built_site import MANIFEST
from gongkai.sources.configuration import is_preview
from gongkai.views.addresses import HOME, record_address
from gongkai.views.forms import Form

WITHDRAWN = "withdrawn"
"""The kind of the page that replaces a record that was taken down."""


def write_manifest(state: BuildState, site: Path) -> None:
    """Write the manifest of one edition below `site`."""
    entries = {state.origin.from_root(address): _entry(state, address) for address in state.pages}
    if state.is_at_root:
        entries |= _attachments(state)
    entries |= _files(state) | _downloads(state) | _for_robots(state)
    dump(entries, site / MANIFEST)


def _entry(state: BuildState, address: str) -> dict[str, object]:
    page = state.pages[address]
    view, record = page.view, page.view.record
    entry: dict[str, object] = {
        "kind": view.kind,
        "edition": state.language,
        "title": page.plain_title,
        "hash": page.digest,
        "source": None,
    }
    if address == HOME:
        entry["url"] = state.renderer.canonical(view, state.language) or None
        if is_preview():
            entry["preview"] = True
        entry["as_of"] = str(Moment(state.measures.as_of, state.time))
    if view.kind == WITHDRAWN:
        entry["withdrawn"] = True
    if view.unit is not None:
        entry["unit"] = view.unit
    if view.column is not None:
        entry["column"] = view.column
    if record is not None:
        entry["record"] = record.id
        entry["source"] = record.body(state.language).path
        entry["number"] = record.number
        entry["index"] = record.index
        day = record.dated or record.day
        entry["dated"] = day.isoformat() if day else None
        entry["about"] = _about(record, state)
        entry["language"] = record.body_language(state.language)
        found = state.measures.validity_of(record.id)
        entry["validity"] = found.state.value if found else None
        over = found.over_from if found else None
        entry["ended"] = over.isoformat() if over else None
        up = first_up(record)
        entry["published"] = up.isoformat() if up else None
        entry["sample"] = record.sample
    if isinstance(record, Interpretation):
        entry["form"], entry["by"] = record.form, record.by
    return entry


def _about(record: Record, state: BuildState) -> list[list[str]]:
    """Return the records that a record is about, each with the relation's name."""
    links = [[link.relation, link.target.id] for link in state.catalog.relations_of(record.id)]
    matters = dict.fromkeys(fulfilment.matter for fulfilment in record.fulfils)
    return links + [["fulfils", matter] for matter in matters if state.catalog.get(matter)]


def _files(state: BuildState) -> dict[str, dict[str, object]]:
    """Return the entries of feeds, calendars and exports, which are in every edition."""
    return {
        state.origin.from_root(address): {
            "kind": _file_kind(file.form),
            "edition": state.language,
            "title": state.renderer.words(file.title),
            "source": None,
            "hash": state.writer.written[address].digest[:16],
        }
        for address, file in state.files.items()
    }


def _for_robots(state: BuildState) -> dict[str, dict[str, object]]:
    """Return the entries of what search engines read, which is written once."""
    return {
        name: {
            "kind": "robots",
            "edition": None,
            "source": None,
            "hash": hashlib.sha256(content).hexdigest()[:16],
        }
        for name, content in state.for_robots.items()
    }


def _file_kind(form: Form) -> str:
    if form.is_feed:
        return "feed"
    return _KINDS.get(form, "data")


_KINDS = {
    Form.CALENDAR: "calendar",
    Form.JUMP: "search",
    Form.JUMP_INDEX: "search",
    **dict.fromkeys((Form.TABLE_CSV, Form.TABLE_XLSX, Form.TABLE_JSON, Form.CSVW), "table-file"),
}
"""What files are that are neither feeds nor data."""


def _attachments(state: BuildState) -> dict[str, dict[str, object]]:
    """Attachments are published once, at the root (decision 7)."""
    return {
        f"{record_address(record)}{name}": {
            "kind": "attachment",
            "edition": None,
            "source": file.path,
            "record": record.id,
            "column": record.column,
            "hash": file.digest[:16],
        }
        | _named(record, name)
        for record in state.catalog.everything()
        for name, file in record.files.items()
    }


def _named(record: Record, name: str) -> dict[str, object]:
    """Return title, role and place that a record gives to a file beside it.

    The text itself is no 附件1.
    """
    found = next((one for one in record.attachments if one.file == name), None)
    if found is None:
        return {}
    title = found.title.in_(record.authoritative) if found.title is not None else None
    counted = [one for one in record.attachments if one.role != "text"]
    place = counted.index(found) + 1 if found in counted else 0
    return {"title": title, "role": found.role, "place": place}


def _downloads(state: BuildState) -> dict[str, dict[str, object]]:
    """Return the downloads, which are published in the edition of their language."""
    return {
        state.origin.from_root(address): {
            "kind": "download",
            "edition": state.language,
            "source": state.catalog[record].body(state.language).path,
            "record": record,
            "hash": digest[:16],
        }
        for address, (record, digest) in state.downloads.added.items()
    }
