"""The file of a manifest: each address on a line, in order."""

import json
from pathlib import Path


def dump(entries: dict[str, dict[str, object]], path: Path) -> None:
    """Write manifest entries in the order of their addresses, each on a line."""
    lines = ",\n".join(
        f"{_compact(address)}:{_compact(entry)}" for address, entry in sorted(entries.items())
    )
    path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
