"""Fail unless each role has ticked its box in the description of a change.

The boxes asked for are those of PULL_REQUEST_TEMPLATE.md beside this folder: whoever runs this
takes both from the branch that is merged into, not from the change.
"""

import json
import os
import re
import sys
from pathlib import Path

TEMPLATE = Path(__file__).parents[1] / "PULL_REQUEST_TEMPLATE.md"
BOX = re.compile(r"^\s*[-*] \[([ xX])\] (.+?)\s*$", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)


def unticked(description: str, template: str) -> list[str]:
    """Return the boxes of the template that are not ticked in a description."""
    shown = COMMENT.sub("", description.replace("\r\n", "\n"))
    ticked = {" ".join(text.split()) for box, text in BOX.findall(shown) if box != " "}
    wanted = [" ".join(text.split()) for _, text in BOX.findall(COMMENT.sub("", template))]
    return [text for text in wanted if text not in ticked]


def description() -> str:
    """Return what the author wrote, as GitHub's event or GitLab's variable has it."""
    if os.environ.get("GITLAB_CI"):
        return os.environ.get("CI_MERGE_REQUEST_DESCRIPTION", "")
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
    return event["pull_request"]["body"] or ""


def main() -> int:
    """Say which roles are missing; 1 where any is."""
    missing = unticked(description(), TEMPLATE.read_text(encoding="utf-8"))
    for text in missing:
        print(f"not signed off: {text}", file=sys.stderr)
    if missing:
        print("tick the box in the description when the role has done its part", file=sys.stderr)
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
