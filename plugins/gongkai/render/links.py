"""Links in a text by identity -> links on the page (decision 8)."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from gongkai.markdown.link_schemes import split_own
from gongkai.model.catalog import Catalog
from gongkai.model.language import Language
from gongkai.model.parts import Body
from gongkai.model.record import Record
from gongkai.render.unlinked import Published, is_there
from gongkai.render.urls import Origin, file_address, relative
from gongkai.views.addresses import (
    column_address,
    notice_address,
    point_address,
    record_address,
    unit_address,
)


class LinkResolver:
    """Resolves the links of one edition's texts; unknown ones are findings of the sources."""

    def __init__(self, catalog: Catalog, origin: Origin, published: Published = None) -> None:
        """Index the catalog's paths once."""
        self._catalog = catalog
        self._origin = origin
        self._published = published
        self._paths: Mapping[str, Record] = {
            body.path: record for record in catalog.everything() for body in record.bodies.values()
        }

    def resolve(self, target: str, record: Record, body: Body) -> str | None:
        """Return `target`, as written in `body`, as a link from the page of `record`.

        None where `target` names a page that the edition does not have.
        """
        found = self.address(target, record, body)
        if found is None:
            return target
        return relative(self._origin.from_root(record_address(record)), found) if found else None

    def address(self, target: str, record: Record, body: Body) -> str | None:
        """Return the address from the site's root that `target` names.

        None where `target` is no name of ours; empty where the edition has no such page, or
        where it is not shown yet.
        """
        plain, mark, fragment = target.partition("#")
        found = self._address(plain, body)
        if found is not None:
            if not found or not is_there(found, self._published):
                return ""
            language = self._language_of_place(plain, record, body) if fragment else None
            return self._origin.from_root(found, language) + mark + fragment
        name = posixpath.normpath(unquote(plain))
        return file_address(record_address(record) + name) if name in record.files else None

    def _language_of_place(self, target: str, record: Record, body: Body) -> Language | None:
        """Return the edition that has the headings which a text knows, where it is another.

        A text in another language than the edition, which borrows it, names headings in its own: a
        document that the edition has in a translation has them in the other edition alone.
        """
        linked = self.record_named(target, body)
        written = next((one for one, other in record.bodies.items() if other is body), None)
        if linked is None or written in (None, self._origin.language):
            return None
        has_both = {written, self._origin.language} <= linked.bodies.keys()
        return written if has_both and written in self._origin.editions.languages else None

    def record_named(self, target: str, body: Body) -> Record | None:
        """Return the record that `target`, as written in `body`, names, if it is shown."""
        plain = target.partition("#")[0]
        if ":" in plain:
            scheme, name = split_own(plain) or ("", "")
            return self._catalog.get(name) if scheme == "record" else None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(body.path), plain))
        return self._paths.get(path)

    def _unshown(self, path: str) -> str | None:
        """Return the address of what became of a record at `path`, empty for one to come."""
        name = posixpath.basename(path).partition(".")[0]
        notice = self._catalog.notice(name)
        if notice is not None:
            return notice_address(notice)
        return "" if self._catalog.shown_from(name) is not None else None

    def _address(self, target: str, body: Body) -> str | None:
        if ":" in target:
            scheme, name = split_own(target) or ("", "")
            record = self._catalog.get(name)
            match scheme:
                case "record" if record is not None:
                    return record_address(record)
                case "record":
                    notice = self._catalog.notice(name)
                    return notice_address(notice) if notice is not None else ""
                case "unit":
                    return unit_address(name)
                case "column":
                    return column_address(name)
                case "point":
                    return point_address(name)
            return None
        if target.endswith(".md"):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(body.path), target))
            linked = self._paths.get(path)
            return record_address(linked) if linked is not None else self._unshown(path)
        return None
