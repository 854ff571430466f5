"""The process that takes a first look at what is edited, which remembers what it has read."""

import json
import subprocess
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

MODULE = "gongkai.mkdocs.live.first_look"
PATIENCE = 30.0
"""Seconds after which a look is given up: what is edited waits to be built until it ends."""
Process = subprocess.Popen[str]


@dataclass
class Looker:
    """Asks a process of its own, so that nothing that is wrong with a text ends the preview."""

    root: Path
    site: Path
    as_of: str | None
    patience: float = PATIENCE
    _process: Process | None = field(default=None, init=False)

    def start(self) -> None:
        """Have the project read, so that the first edit is shown as fast as others."""
        self._running()

    def pages(self, changed: Collection[str]) -> Mapping[Path, str]:
        """Return what pages of the site show of files that changed; none where it cannot tell."""
        with suppress(OSError, ValueError):  # it has ended: the next edit starts it anew
            process = self._running()
            asked, answered = process.stdin, process.stdout
            if asked is None or answered is None:
                return {}
            asked.write(f"{json.dumps(sorted(changed))}\n")
            asked.flush()
            given_up = Timer(self.patience, process.kill)
            given_up.start()
            try:
                answer = json.loads(answered.readline())
            finally:
                given_up.cancel()
            return {Path(file): html for file, html in answer.items()}
        return {}

    def forget(self) -> None:
        """End the process: the engine is another than when it was started."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError), process:  # what it was not yet given goes with it
                pass

    def _running(self) -> Process:
        if self._process is not None and self._process.poll() is not None:
            self.forget()
        if self._process is None:
            day = [self.as_of] if self.as_of else []
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter and arguments
                [sys.executable, "-m", MODULE, str(self.site), *day],
                cwd=self.root,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        return self._process
