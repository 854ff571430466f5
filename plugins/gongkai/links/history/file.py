"""The history of other sites as a file of lines of JSON, one for each address.

A flat file, because it lives in a branch beside the other state of the nights: there it can be
read, compared and corrected by hand, and two of its versions differ in the lines that changed. No
query needs more than all of it: 10,000 addresses are some 3 MB, read and written in a second.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from gongkai.links.history.states import NOTHING, AddressHistory, HostHistory, LinkHistory
from gongkai.model.said import SaidError

_FORMAT = {"format": "gongkai link history", "version": 1}
_ADDRESS, _HOST = TypeAdapter(AddressHistory), TypeAdapter(HostHistory)


class LinkHistoryError(SaidError):
    """The file is not a history, or cannot be read or written."""


def read_history(file: Path) -> LinkHistory:
    """Return what earlier nights wrote; nothing where the file is not there yet.

    Raises LinkHistoryError where it holds something else.
    """
    try:
        lines = file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except FileNotFoundError:
        return NOTHING
    except (OSError, UnicodeError) as error:
        raise LinkHistoryError("{file} cannot be read: {error}", file=file, error=error) from error
    addresses: dict[str, AddressHistory] = {}
    hosts: dict[str, HostHistory] = {}
    for number, line in enumerate(lines, start=1):
        try:
            if number == 1:
                _check_format(json.loads(line))
            elif '"host"' in line[:8]:
                host = _HOST.validate_json(line)
                hosts[host.host] = host
            else:
                one = _ADDRESS.validate_json(line)
                addresses[one.url] = one
        except (ValueError, ValidationError) as error:
            raise LinkHistoryError(
                "line {line} of {file} is not of a history of links; "
                "correct it, or move the file away to begin anew",
                file=file,
                line=number,
            ) from error
    return LinkHistory(addresses, hosts)


def write_history(file: Path, history: LinkHistory) -> None:
    """Write a history, whole or not at all; raise LinkHistoryError where that is not possible."""
    fresh = file.with_name(f"{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as out:
            for line in _lines(history):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    except OSError as error:
        raise LinkHistoryError(
            "{file} cannot be written: {error}", file=file, error=error
        ) from error


def _check_format(line: object) -> None:
    if line != _FORMAT:
        raise ValueError(line)


def _lines(history: LinkHistory) -> Iterator[dict[str, Any]]:
    yield _FORMAT
    for _, host in sorted(history.hosts.items()):
        yield asdict(host)
    for _, one in sorted(history.addresses.items()):
        yield {name: value for name, value in asdict(one).items() if value}
