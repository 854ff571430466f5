"""nginx under load while releases are switched: each answer is a whole file of one of them."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import sites
from trust_parts import Tried

SECONDS = 15.0
READERS = 6
CONFIGURATION = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 2; {user}
events {{}}
http {{
  access_log off; default_type application/octet-stream;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; location / {{ alias {place}/current/; index index.html; }} }}
}}
"""


def web_server(folder: Path, until: float) -> Iterator[Tried]:
    """Read files over and over while two sites take turns."""
    nginx = (
        os.environ.get("TRUST_NGINX") or shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    )
    if nginx is None:
        yield Tried("answers of nginx while releases switch", skipped="there is no nginx here")
        return
    names = [f"record-{number}" for number in range(40)]
    both = [sites.make(folder / words, names, words=words) for words in ("first", "second")]
    place = folder / "srv"
    folder.chmod(0o755)
    sites.published(both[0], place)
    port = _free_port()
    user = "user root;" if os.getuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(
        CONFIGURATION.format(folder=folder, place=place, port=port, user=user), encoding="utf-8"
    )
    server = subprocess.Popen([nginx, "-p", str(folder), "-c", str(configuration)])
    try:
        yield from _load(port, place, both, min(until, time.monotonic() + SECONDS))
    finally:
        server.terminate()
        server.wait()


def _load(port: int, place: Path, both: list[Path], until: float) -> Iterator[Tried]:
    contents = [sites.contents(site) for site in both]
    paths = [path for path in contents[0] if not path.startswith("pagefind/")]
    found: list[list[str]] = [[] for _ in range(READERS)]
    over = Event()
    readers = [
        Thread(target=_read, args=(port, paths, contents, one, over, at))
        for at, one in enumerate(found)
    ]
    time.sleep(0.3)
    for reader in readers:
        reader.start()
    switches = 0
    while time.monotonic() < until:
        switches += 1
        sites.published(both[switches % 2], place)
    over.set()
    for reader in readers:
        reader.join()
    for answers in found:
        yield from (Tried("answers of nginx while releases switch", one) for one in answers)
    yield from (Tried("switches under load") for _ in range(switches))


def _read(  # noqa: PLR0917  of a thread
    port: int,
    paths: list[str],
    contents: list[dict[str, bytes]],
    answers: list[str],
    over: Event,
    at: int,
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    while not over.is_set():
        at += 1
        path = paths[at % len(paths)]
        try:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            body = answer.read()
        except OSError as error:
            answers.append(f"{path}: {error}")
            connection.close()
            continue
        is_whole = answer.status == 200 and any(body == one[path] for one in contents)
        answers.append("" if is_whole else f"{path}: {answer.status}, {len(body)} bytes")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
