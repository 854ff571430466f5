"""A hostile record and hostile earlier texts in a browser: nothing runs, nothing is asked."""

import functools
import time
from collections.abc import Iterator
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import browsing
import in_process
import workspace
from gongkai.model.published_text import PublishedText, published_texts
from gongkai.sources.load import load
from gongkai.sources.text_store import TextStore
from trust_parts import Tried

ELSEWHERE = "https://elsewhere.example"
ATTACKS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror='window.hit=1'>",
    f"<img src='{ELSEWHERE}/pixel.png'>",
    f"![x]({ELSEWHERE}/pixel.png)",
    "[x](javascript:window.hit=1)",
    "<a href='&#106;avascript:window.hit=1'>x</a>",
    "<svg onload='window.hit=1'><script>window.hit=1</script></svg>",
    "<math><mtext><img src=x onerror=window.hit=1></mtext></math>",
    f"<iframe src='{ELSEWHERE}/'></iframe>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}/'>",
    f"<base href='{ELSEWHERE}/'>",
    f"<link rel=stylesheet href='{ELSEWHERE}/x.css'>",
    f"<style>@import '{ELSEWHERE}/x.css'; body{{display:none}}</style>",
    f"<form action='{ELSEWHERE}/'><input name=a autofocus onfocus='window.hit=1'></form>",
    "<details open ontoggle='window.hit=1'>x</details>",
    f"<video src='{ELSEWHERE}/x.mp4' autoplay></video>",
    f"<object data='{ELSEWHERE}/x.swf'></object>",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'>x</p></noscript>",
    "</div></main></body><script>window.hit=1</script>",
    "{{ 7*7 }}{% raw %}<script>window.hit=1</script>",
    "`</code><script>window.hit=1</script>`",
    f"<div style=\"background:url('{ELSEWHERE}/x.png')\">x</div>",
)


def _titles() -> str:
    """Return a title of markup: it stands in the head, in lists, feeds and the quick jump."""
    return '【示例】</title><script>window.hit=1</script>"><img src=x onerror=window.hit=1>'


def browser(folder: Path, until: float) -> Iterator[Tried]:
    """Open every page that shows a hostile record, with scripts and with what was said before."""
    if browsing.executable() is None:
        yield Tried("hostile pages in a browser", skipped="there is no Chromium here")
        return
    column = in_process.equip(workspace.make(folder / "column"))
    file = column / workspace.PARKING
    text = file.read_text(encoding="utf-8").replace("【示例】停车收费办法", _titles())
    passed = []
    for attack in ATTACKS:
        file.write_text(f"{text}\n{attack}\n", encoding="utf-8")
        if load(column).catalog.get("parking") is not None:
            passed.append(attack)
        else:
            yield Tried("hostile texts that the checks refuse")
    file.write_text(f"{text}\n" + "\n\n".join(passed) + "\n", encoding="utf-8")
    store = TextStore(folder / "texts")
    record = load(column).catalog["parking"]
    (now,) = (one for one in published_texts(record) if one.language == "zh")
    for day, attack in enumerate(ATTACKS, start=1):
        old = PublishedText("parking", "zh", attack, attack, now.fields, f"{attack}\n")
        store.keep([old], date(2021, 6, day), "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGKAI_TEXTS", str(folder / "texts"))
        site = in_process.run(column, downloads=[], on_error="leave-out", editions=["zh"])
    pages = [page for page in site.rglob("*.html") if "停车" in page.read_text("utf-8")]
    pages += list((site / "r/parking").rglob("*.html"))
    with browsing.chromium() as chromium, _served(site) as address:
        for page in dict.fromkeys(pages):
            yield _opened(chromium, address, page.relative_to(site).as_posix())
            if time.monotonic() > until:
                return


def _opened(chromium: browsing.Browser, address: str, path: str) -> Tried:
    context = chromium.new_context()
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("dialog", lambda dialog: asked.append(f"dialog: {dialog.message}"))
    opened.goto(f"{address}{path}")
    opened.wait_for_timeout(150)
    away = [one for one in asked if not one.startswith((address, "data:"))]
    has_hit = opened.evaluate("'hit' in window")
    shows = opened.locator("body").is_visible()
    context.close()
    faults = [*away, *(["a script ran"] if has_hit else []), *([] if shows else ["it is hidden"])]
    return Tried("hostile pages in a browser", f"{path}: {faults}" if faults else "")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name there
        pass


class _served:  # noqa: N801  a context
    def __init__(self, site: Path) -> None:
        handler = functools.partial(_Quiet, directory=str(site))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
