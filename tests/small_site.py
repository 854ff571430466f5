"""Small built sites: a folder of pages with a manifest, as a build would leave them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import workspace
from gongkai.links.run import FindMisleading, LinkOutcome, check_links

URL = "https://gongkai.example/"


def make(folder: Path, files: Mapping[str, Any], manifest: Mapping[str, Any] | None = None) -> Path:
    """Write a site; a first page whose navigation names all others is added where there is none."""
    overrides = dict(manifest or {})
    pages = {path.removesuffix("index.html") for path in files if path.endswith("index.html")}
    if "index.html" not in files:
        links = "".join(f'<li><a href="{page}">{page}</a></li>' for page in sorted(pages))
        workspace.write(folder / "index.html", f"<!doctype html><nav><ul>{links}</ul></nav>")
    for path, content in files.items():
        if path == "manifest.json":
            overrides |= json.loads(content)
        else:
            workspace.write(folder / path, content)
    entries: dict[str, dict[str, Any]] = {
        address: {"kind": "home" if not address else "notice", "edition": "en"}
        for address in {"", *pages}
    }
    entries[""]["url"] = URL
    for address, given in overrides.items():
        if given is None:
            entries.pop(address)
        else:
            entries[address] = (
                {"kind": "notice", "edition": "en"} | entries.get(address, {}) | given
            )
    text = json.dumps(entries, ensure_ascii=False)
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return folder


def check(root: Path, find_misleading: FindMisleading | None = None) -> LinkOutcome:
    """Check the site in `root`/site; it must be one that can be judged."""
    outcome = check_links(root / "site", root, find_misleading)
    assert outcome.doubts == ()
    return outcome
