"""Published sites as a reader meets them: over HTTP, while and after they are published."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

import built
import commands
import sites
import workspace
from sites import make, published

AGAIN = """\
---
id: again
kind: policy
title: 【示例】停车收费补充通知
unit: sample-transport
issuers: [示例区交通运输局]
dated: 2021-06-08
published: 2021-06-10 09:30
number: 示例交〔2021〕第2号
class: other
genre: notice
openness: proactive
topics: [transport]
sample: true
---
停车场应当公示收费标准。
"""
RECORDS = [f"record-{n}" for n in range(40)]


def answer(server: str, address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(f"{server}/{quote(address)}", timeout=30) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_no_request_fails_while_publications_switch(tmp_path: Path) -> None:
    place = tmp_path / "srv"
    first = make(tmp_path / "first", RECORDS)
    second = make(tmp_path / "second", RECORDS, words="second")
    published(first, place, "--keep", "2")
    addresses = [a for a in json.loads((first / "manifest.json").read_text()) if a]
    wrong: list[tuple[str, int, bytes]] = []
    seen: set[bytes] = set()
    over = threading.Event()

    def read(server: str) -> None:
        while not over.is_set():
            for address in addresses:
                status, body = answer(server, address)
                words, _, rest = body.decode().partition(" ")
                seen.add(words.encode())
                if status != 200 or words not in ("first", "second") or rest != address:
                    wrong.append((address, status, body))

    with built.served(place / "current") as server:
        readers = [threading.Thread(target=read, args=(server,)) for _ in range(3)]
        for reader in readers:
            reader.start()
        try:
            for site in (second, first) * 3:
                done = commands.run(tmp_path, "publish", str(place), "--site", str(site))
                assert done.returncode == 0, done.stderr
                newest = sites.current(place).name
                for way in ([], ["--to", newest]):
                    result = commands.run(tmp_path, "rollback", str(place), *way)
                    assert result.returncode == 0, result.stderr
        finally:
            over.set()
            for reader in readers:
                reader.join()
        assert wrong == []
        assert seen == {b"first", b"second"}


@pytest.fixture
def project(column: Path) -> Path:
    return built.configure(column)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with built.served(tmp_path / "srv" / "current") as address:
        yield address


def build_and_publish(project: Path, place: Path) -> str:
    result = built.build(project)
    assert result.returncode == 0, result.stderr
    done = commands.run(project, "publish", str(place), "--write-addresses")
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_column_is_published_twice_rolled_back_and_a_record_withdrawn(
    project: Path, tmp_path: Path, server: str
) -> None:
    place, ledger = tmp_path / "srv", project / "data/addresses.txt"
    build_and_publish(project, place)
    first = json.loads((project / "site/manifest.json").read_text())
    lasting = set(ledger.read_text().splitlines())
    assert {"/", "/zh/r/parking/", "/r/parking/parking-table.csv"} <= lasting

    workspace.write(project / "content/policies/2021/again.zh.md", AGAIN)
    build_and_publish(project, place)
    assert answer(server, "r/again/")[0] == 200
    rolled = commands.run(project, "rollback", str(place))
    assert rolled.returncode == 0, rolled.stderr
    assert "/r/again/" in rolled.stderr
    assert {a: answer(server, a)[0] for a in first} == dict.fromkeys(first, 200)

    file = project / workspace.PARKING
    text = file.read_text(encoding="utf-8")
    withdrawn = "withdrawn: {date: 2021-07-14, reason: error}\nopenness: proactive"
    file.write_text(text.replace("openness: proactive", withdrawn), encoding="utf-8")
    said = build_and_publish(project, place)
    assert said.count("which shows what is withdrawn since") == 2
    assert answer(server, "r/parking/")[0] == answer(server, "zh/r/parking/")[0] == 200
    gone = [a for a in first if a.startswith("r/parking/") and a != "r/parking/"]
    assert "r/parking/parking-table.csv" in gone
    assert {answer(server, address)[0] for address in gone} == {404}
    assert commands.run(project, "rollback", str(place)).returncode == 2
