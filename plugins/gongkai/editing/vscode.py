"""What Visual Studio Code needs in a column: settings, tasks and extensions, the same for all.

The YAML extension checks files of data/ by their schemas. It does not read front matter of Markdown
(redhat-developer/vscode-yaml#207): there are snippets for that, and the task that checks, whose
lines become problems at their place.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gongkai.editing.schema_files import ENDING, as_text, of_registry, registry_names
from gongkai.i18n.translation import translation
from gongkai.model.findings import Severity
from gongkai.model.kinds import KINDS
from gongkai.whole import write_whole

FOLDER = ".vscode"
SNIPPETS = f"{FOLDER}/records.code-snippets"
_SCHEMAS = f"{FOLDER}/schemas"
EXTENSIONS = (
    "redhat.vscode-yaml",
    "EditorConfig.EditorConfig",
    "MS-CEINTL.vscode-language-pack-zh-hans",
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "info"}
"""What the editor calls each severity."""


def shared_editor_files() -> Mapping[str, str]:
    """Return the files that every column has, by their paths."""
    made = {
        f"{_SCHEMAS}/{name}{ENDING}": as_text(of_registry(file))
        for name, file in registry_names().items()
    }
    return made | {
        f"{FOLDER}/settings.json": _text(settings()),
        f"{FOLDER}/tasks.json": _text(tasks()),
        f"{FOLDER}/extensions.json": _text({"recommendations": list(EXTENSIONS)}),
    }


def write_shared() -> None:
    """Write these files into the working directory, which is the engine's repository."""
    for path, text in shared_editor_files().items():
        write_whole(Path(path), text)


def settings() -> dict[str, Any]:
    """Return the settings of a column."""
    schemas = {}
    for name, file in registry_names().items():
        places = [file.path.replace("<year>", "*").replace("<id>", "*")]
        if file.in_parts:
            places.append(f"{file.path.removesuffix('.yml')}/*.yml")
        schemas[f"./{_SCHEMAS}/{name}{ENDING}"] = places
    return {
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.exclude": {"build": True, "site": True},
        "editor.unicodeHighlight.allowedLocales": {"zh-hans": True},
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"},
            "editor.wordBasedSuggestions": "off",
            "editor.snippetSuggestions": "top",
        },
    }


def problem_matchers() -> list[dict[str, Any]]:
    """Return what finds the lines of `gongkai check` on findings, a matcher for each severity.

    The editor knows severities in English only, so that each has a matcher with its words.
    """
    chinese = translation("zh")
    return [
        {
            "owner": f"gongkai-{severity}",
            "source": "gongkai",
            "severity": _LEVELS[severity],
            "fileLocation": ["relative", "${workspaceFolder}"],
            "pattern": {
                "regexp": _line(severity, chinese(severity)),
                "file": 1,
                "line": 2,
                "column": 3,
                "code": 4,
                "message": 5,
            },
        }
        for severity in Severity
    ]


def _line(*severity: str) -> str:
    """Return what the first line on a finding looks like, in either language."""
    return rf"^(.+?):(\d+):(\d+) (GK\d{{3}}) (?:{'|'.join(severity)}): (.+)$"


def tasks() -> dict[str, Any]:
    """Return the tasks of a column."""
    return {
        "version": "2.0.0",
        "options": {"env": {"NO_COLOR": "1"}},
        "tasks": [
            _task(
                "检查 · Check",
                ["check"],
                problemMatcher=problem_matchers(),
                group={"kind": "build", "isDefault": True},
            ),
            _task("改正 · Fix", ["fix"], problemMatcher=problem_matchers()),
            _task("预览 · Preview", ["serve"], problemMatcher=[], isBackground=True),
            _task("新建 · New", ["new", "${input:kind}"], problemMatcher=[]),
        ],
        "inputs": [
            {
                "id": "kind",
                "type": "pickString",
                "description": "信息类型 · Kind of record",
                "options": [
                    {
                        "label": f"{translation('zh')(kind.label.message)} · {kind.label.message}",
                        "value": name,
                    }
                    for name, kind in KINDS.items()
                ],
            }
        ],
    }


def _task(label: str, arguments: list[str], **more: Any) -> dict[str, Any]:
    return {
        "label": label,
        "type": "process",
        "command": "${workspaceFolder}/.venv/bin/gongkai",
        "windows": {"command": "${workspaceFolder}\\.venv\\Scripts\\gongkai.exe"},
        "args": arguments,
        "presentation": {"clear": True, "showReuseMessage": False},
        **more,
    }


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
