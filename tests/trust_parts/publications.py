"""Publications that are killed, meet a full disk or run two at a time: the site stays whole."""

import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sites
from gongkai.publish.copies import FolderCopy
from gongkai.publish.verification import verify_copy
from gongkai.signing.secret_key import SecretKey, new_key, read_key, write_key
from trust_parts import Tried

KILLS = 30
PAIRS = 10
RECORDS = 60


def _start(place: Path, site: Path, key: Path, **options: object) -> "subprocess.Popen[bytes]":
    command = [*sites.COMMAND, "publish", str(place), "--site", str(site), "--key", str(key)]
    return subprocess.Popen(
        command,
        cwd=site.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


def _fault(place: Path, key: SecretKey, whole: list[dict[str, bytes]]) -> str:
    """Return what is wrong with the release that is read; it is one of the sites, and signed."""
    release = sites.current(place)
    shown = sites.contents(release)
    if not any(site.items() <= shown.items() for site in whole):
        return "what is read is none of the sites"
    found = verify_copy(FolderCopy(release), [key.public], None)
    return "" if found.is_authentic else f"what is read is not authentic: {found.faults}"


@contextmanager
def _published(folder: Path) -> Iterator[tuple[Path, list[Path], Path, SecretKey]]:
    names = [f"record-{number}" for number in range(RECORDS)]
    both = [sites.make(folder / words, names, words=words) for words in ("first", "second")]
    key, file = new_key(), folder / "key"
    write_key(key, file, "")
    place = folder / "srv"
    _start(place, both[0], file).communicate()
    yield place, both, file, read_key(file, lambda: "")


def kills(folder: Path, until: float) -> Iterator[Tried]:
    """Kill publications at any moment, and publish on top of what they left."""
    chance = random.Random(23)
    with _published(folder) as (place, both, file, key):
        whole = [sites.contents(site) for site in both]
        for number in range(KILLS):
            if number and time.monotonic() > until:
                break
            running = _start(place, both[(number + 1) % 2], file)
            time.sleep(chance.uniform(0.2, 1.5))
            running.send_signal(signal.SIGKILL)
            running.communicate()
            yield Tried("killed publications", _fault(place, key, whole))
        done = _start(place, both[1], file)
        _, said = done.communicate()
        yield Tried(
            "publication after all kills", "" if done.returncode == 0 else said.decode()[-300:]
        )


def pairs(folder: Path, until: float) -> Iterator[Tried]:
    """Publish two sites at the same time."""
    with _published(folder) as (place, both, file, key):
        whole = [sites.contents(site) for site in both]
        for number in range(PAIRS):
            if number and time.monotonic() > until:
                return
            running = [_start(place, site, file) for site in reversed(both)]
            for one in running:
                one.communicate()
            codes = sorted(one.returncode for one in running)
            fault = _fault(place, key, whole)
            yield Tried("two publications at once", fault or ("" if codes[0] == 0 else str(codes)))


def full_disks(folder: Path, until: float) -> Iterator[Tried]:
    """Publish onto a disk that is full at any point: a small file system, or a limit of files."""
    for room in (0, 40, 200, 600):
        if room and time.monotonic() > until:
            return
        own = folder / f"room-{room}"
        own.mkdir()
        with _published(own) as (place, both, file, key):
            whole = [sites.contents(site) for site in both]
            with _small_disk(place, room) as limit:
                running = _start(place, both[1], file, preexec_fn=limit)
                _, said = running.communicate()
                fault = _fault(place, key, whole)
            if running.returncode not in (0, 2) or b"Traceback" in said:
                fault = f"ended with {running.returncode}: {said.decode()[-300:]}"
            sort = "limit of a file" if limit else "small disk"
            yield Tried(f"publication on a full disk ({sort})", fault)


@contextmanager
def _small_disk(place: Path, room: int) -> Iterator[Callable[[], None] | None]:
    """Put a folder onto a file system with so many kilobytes left, or yield a limit instead."""
    used = sum(file.lstat().st_blocks for file in place.rglob("*")) // 2 + 4 * RECORDS
    aside = place.with_name("aside")
    place.rename(aside)
    place.mkdir()
    size = f"size={used + room}k"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)]
    if sys.platform.startswith("linux") and shutil.which("mount"):
        done = subprocess.run(mount, capture_output=True, check=False)
        if done.returncode == 0:
            try:
                shutil.copytree(aside, place, symlinks=True, dirs_exist_ok=True)
                free = shutil.disk_usage(place).free - room * 1024
                (place / ".gongkai-ballast").write_bytes(b"x" * max(0, free))
                yield None
            finally:
                subprocess.run(["umount", str(place)], check=True)
            return
    place.rmdir()
    aside.rename(place)
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room * 10, room * 10))
