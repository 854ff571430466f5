"""What the form asks of the machine on which it runs: the proxy backend of Decap CMS, on files.

Only content/ is read and written, and never through a link to another place.
"""

import base64
import binascii
import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from gongkai.form.merging import merged, says_nothing, with_unconfirmed
from gongkai.model.said import SaidError
from gongkai.whole import write_whole

CONTENT = "content"
SUFFIX = ".md"


class FormError(SaidError):
    """What the form asked for is not done, and why."""


@dataclass(frozen=True)
class Backend:
    """The files of a column, for a form."""

    root: Path
    report: Callable[[list[str]], None]
    """Gets the paths of what was written."""

    def answer(self, asked: Mapping[str, Any]) -> Any:
        """Return the answer to what a form asks, ready for JSON.

        Raises FormError, and KeyError or TypeError where it does not ask as Decap does.
        """
        actions: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
            "info": self._info,
            "entriesByFolder": self._entries_of_folder,
            "entriesByFiles": self._entries_of_files,
            "getEntry": self._entry,
            "persistEntry": self._persist,
            "getMedia": lambda _: [],
            "getMediaFile": self._media_file,
            "persistMedia": self._persist_media,
            "getDeployPreview": lambda _: None,
        }
        name = asked.get("action")
        if name not in actions:
            raise FormError("the form on this machine does not do this: {action}", action=str(name))
        return actions[str(name)](asked.get("params") or {})

    def _info(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return {"repo": self.root.name, "publish_modes": ["simple"], "type": "local_fs"}

    def _entries_of_folder(self, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        folder = self._place(params["folder"])
        depth = int(params["depth"])
        suffix = f".{str(params['extension']).removeprefix('.')}"
        files = (file for file in _files(folder, depth) if file.name.endswith(suffix))
        return [self._read(file) for file in files]

    def _entries_of_files(self, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [self._read(self._place(one["path"]), one.get("label")) for one in params["files"]]

    def _entry(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return self._read(self._place(params["path"]))

    def _persist(self, params: Mapping[str, Any]) -> dict[str, str]:
        """Write the texts and attachments of a record; where it has moved, the old files go."""
        given = params.get("dataFiles") or [params["entry"]]
        texts = [one for one in given if not says_nothing(one["raw"])]
        places = [(self._place(one.get("newPath") or one["path"]), one) for one in texts]
        assets = [(self._place(one["path"]), _bytes(one)) for one in params.get("assets") or ()]
        for place, one in places:
            if place.suffix != SUFFIX:
                raise FormError(
                    "{path} is no record: its name does not end in .md", path=one["path"]
                )
            before = self._place(one["path"])
            old = before.read_text(encoding="utf-8") if before.is_file() else None
            if old is None and place.exists():
                raise FormError("{path} is there already; choose another id", path=one["path"])
            write_whole(place, merged(old, one["raw"]))
            if place != before and before.is_file():
                before.unlink()
        for place, content in assets:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        self.report([self._named(place) for place, _ in (*places, *assets)])
        return {"message": "entry persisted"}

    def _persist_media(self, params: Mapping[str, Any]) -> dict[str, Any]:
        place = self._place(params["asset"]["path"])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_bytes(params["asset"]))
        return self._media_file({"path": params["asset"]["path"]})

    def _media_file(self, params: Mapping[str, Any]) -> dict[str, Any]:
        place = self._place(params["path"])
        content = place.read_bytes()
        return {
            "id": hashlib.sha256(content).hexdigest(),
            "content": base64.b64encode(content).decode(),
            "encoding": "base64",
            "path": self._named(place),
            "name": place.name,
        }

    def _read(self, place: Path, label: str | None = None) -> dict[str, Any]:
        content = place.read_bytes() if place.is_file() else None
        text = content.decode("utf-8", "replace") if content is not None else None
        return {
            "data": with_unconfirmed(text) if text is not None else None,
            "file": {
                "path": self._named(place),
                "label": label,
                "id": hashlib.sha256(content).hexdigest() if content is not None else None,
            },
        }

    def _named(self, place: Path) -> str:
        return place.relative_to(self.root).as_posix()

    def _place(self, given: object) -> Path:
        """Return a file of content/. Raises FormError for any other."""
        named = PurePosixPath(str(given))
        place = self.root / named
        inside = (
            named.parts[:1] == (CONTENT,)
            and not any(part == ".." or part.startswith(".") for part in named.parts)
            and "\\" not in str(given)
            and place.resolve() == self.root.resolve() / named
        )
        if not inside:
            raise FormError("{path} does not lie in content/", path=str(given))
        return place


def _bytes(asset: Mapping[str, Any]) -> bytes:
    try:
        return base64.b64decode(asset["content"], validate=True)
    except binascii.Error:
        raise FormError("{path} came broken; upload it again", path=str(asset["path"])) from None


def _files(folder: Path, depth: int) -> list[Path]:
    """Return the files of a folder down to a depth, links left out, in the order of names."""
    found = []
    for place, folders, names in os.walk(folder):
        level = len(Path(place).relative_to(folder).parts)
        folders[:] = sorted(folders) if level + 1 < depth else []
        found += [Path(place, name) for name in sorted(names)]
    return [file for file in found if not file.is_symlink()]
