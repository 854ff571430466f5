"""A form in the browser: what it is made of, what it may touch, and a record written with it."""

import base64
import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

import browsing
from commands import run
from gongkai.commands.form import HERE, _files
from gongkai.form.backend import Backend, FormError
from gongkai.form.configuration import configuration
from gongkai.form.records import written_records
from gongkai.form.server import API, form_server
from gongkai.form.widgets import FormSource
from gongkai.i18n.translation import translation
from gongkai.model.editions import DEFAULT
from gongkai.model.kinds import KINDS
from gongkai.model.language import LANGUAGES, Language
from gongkai.sources.registries import load_registries
from gongkai.sources.spelling import spelling_of

PARKING = "content/policies/2021/parking.zh.md"
WIDGETS = {"boolean", "file", "hidden", "list", "markdown", "number", "object", "select", "string"}
WIDGETS |= {"text"}
NO_ENGLISH = "Unrecognized front-matter format."
"""What Decap reports of a record that is there in one language only."""


def configured(root: Path, language: Language = "zh") -> dict[str, Any]:
    registries = load_registries(root).registries
    form = FormSource(registries, spelling_of(registries), translation(language), confirms=True)
    return configuration(form, DEFAULT, written_records(root, "zh"), HERE)


def fields(config: Any) -> Iterator[dict[str, Any]]:
    """Yield every widget, those inside others too."""
    inner = [config["field"]] if "field" in config else []
    for field in [*config.get("fields", []), *inner]:
        yield field
        yield from fields(field)


def by_name(config: Any, collection: str) -> dict[str, Any]:
    found = next(one for one in config["collections"] if one["name"] == collection)
    return {field["name"]: field for field in found["fields"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_every_column_has_a_form(this_column: Path, language: Language) -> None:
    config = configured(this_column, language)
    registries = load_registries(this_column).registries
    names = [collection["name"] for collection in config["collections"]]
    columns = registries.columns.values()
    assert names == [f"{column.id}-{kind}" for column in columns for kind in column.kinds]
    for collection in config["collections"]:
        assert {field["widget"] for field in fields(collection)} <= WIDGETS
        own = [field["name"] for field in collection["fields"]]
        assert len(own) == len(set(own))
        kind = KINDS[collection["filter"]["value"]]
        asked_for = {f.alias or n for n, f in kind.model_fields.items() if f.is_required()}
        assert asked_for <= set(own), collection["name"]


def test_lists_have_the_terms_and_units_of_the_column(column: Path) -> None:
    policy = by_name(configured(column), "policies-policy")
    assert {"value": "sample-transport", "label": "示例区交通运输局"} in policy["unit"]["options"]
    assert policy["topics"]["multiple"] is True
    assert policy["openness"]["default"] == "proactive"
    assert policy["kind"] == {
        "name": "kind", "label": policy["kind"]["label"], "required": True, "widget": "hidden",
        "default": "policy",
    }  # fmt: skip
    assert "interprets" not in policy and "expires" in policy
    attachment = {field["name"]: field["widget"] for field in policy["attachments"]["fields"]}
    assert attachment == {"file": "file", "title": "object", "role": "select", "scan": "boolean"}


def test_a_column_with_chinese_keys_has_them_in_its_form(column: Path) -> None:
    site = column / "data/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}keys: zh\n", encoding="utf-8")
    policy = by_name(configured(column), "policies-policy")
    assert {"标题", "公开主体", "发布日期"} <= policy.keys()
    assert policy["公开属性"]["default"] == "主动公开"
    assert {"value": "示例区交通运输局", "label": "示例区交通运输局"} in policy["公开主体"][
        "options"
    ]


def backend(root: Path) -> Backend:
    return Backend(root, lambda _: None)


def test_one_changed_field_changes_one_line(column: Path) -> None:
    before = (column / PARKING).read_text(encoding="utf-8")
    _, front, text = before.split("---\n")
    values = yaml.load(front, yaml.CBaseLoader)
    values["summary"] = "规定停车怎样收费。"
    rewritten = yaml.safe_dump(values, allow_unicode=True)
    raw = f"---\n{rewritten}---\n{text}"
    entry = {"path": PARKING, "raw": raw, "slug": "2021/parking"}
    backend(column).answer({"action": "persistEntry", "params": {"dataFiles": [entry]}})
    after = (column / PARKING).read_text(encoding="utf-8")
    assert after == before.replace("规定停车收费。", "规定停车怎样收费。", 1)


@pytest.mark.parametrize(
    "path",
    [
        "data/units.yml", "content/../data/site.yml", "/etc/passwd", "content/.git/config",
        "content/linked/x.zh.md", "mkdocs.yml", "content\\x.zh.md", "", "../content/x.zh.md",
    ],
)  # fmt: skip
def test_nothing_outside_content_is_read_or_written(column: Path, path: str) -> None:
    (column / "content/linked").symlink_to(column / "data", target_is_directory=True)
    entry = {"path": path, "raw": "---\nid: x\ntitle: x\n---\n", "slug": "x"}
    asset = {"path": path, "content": base64.b64encode(b"x").decode(), "encoding": "base64"}
    for asked in (
        {"action": "persistEntry", "params": {"dataFiles": [entry]}},
        {"action": "persistMedia", "params": {"asset": asset}},
        {"action": "getEntry", "params": {"path": path}},
        {"action": "getMediaFile", "params": {"path": path}},
        {"action": "entriesByFolder", "params": {"folder": path, "extension": "md", "depth": 2}},
    ):
        with pytest.raises(FormError, match="does not lie in content/"):
            backend(column).answer(asked)


def test_a_new_record_never_takes_the_place_of_another(column: Path) -> None:
    entry = {
        "path": "content/policies/2021/new.zh.md",
        "newPath": PARKING,
        "raw": "---\nid: x\ntitle: y\n---\n",
    }
    with pytest.raises(FormError, match="is there already"):
        backend(column).answer({"action": "persistEntry", "params": {"dataFiles": [entry]}})


@pytest.mark.parametrize("action", ["deleteFile", "deleteFiles", "publishUnpublishedEntry", None])
def test_nothing_else_is_done(column: Path, action: str | None) -> None:
    with pytest.raises(FormError, match="does not do this"):
        backend(column).answer({"action": action, "params": {"path": PARKING}})


@contextmanager
def served(root: Path) -> Iterator[int]:
    files = _files(root, translation("zh"), HERE)
    with form_server(("127.0.0.1", 0), files, backend(root), str) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_only_the_page_of_the_form_may_ask(column: Path) -> None:
    with served(column) as port:
        own = {"Host": f"127.0.0.1:{port}", "Content-Type": "application/json"}
        asked = json.dumps({"action": "info"})

        def status(method: str, path: str, headers: dict[str, str], body: str = "") -> int:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request(method, path, body or None, headers)
            return connection.getresponse().status

        assert status("POST", API, own, asked) == 200
        assert status("POST", API, own | {"Origin": f"http://127.0.0.1:{port}"}, asked) == 200
        assert status("POST", API, own | {"Origin": "https://evil.example"}, asked) == 403
        assert status("POST", API, own | {"Host": f"evil.example:{port}"}, asked) == 403
        assert status("POST", API, own | {"Content-Type": "text/plain"}, asked) == 403
        assert status("POST", "/other", own, asked) == 403
        assert status("GET", "/config.yml", {"Host": f"evil.example:{port}"}) == 404
        assert status("GET", "/../data/site.yml", own) == 404
        assert status("POST", API, own, "{") == 422
        assert status("POST", API, own, json.dumps({"action": "getEntry", "params": {}})) == 422


def choose(page: Page, name: str, label: str) -> None:
    page.fill(f"[id^='{name}-field'] >> nth=0", label)
    page.keyboard.press("Enter")


@pytest.mark.browser
def test_a_policy_with_an_attachment_is_written_and_a_guess_confirmed_and_the_check_is_clean(
    column: Path, browser: Browser, tmp_path: Path
) -> None:
    attached = tmp_path / "收费标准.csv"
    attached.write_text("车型,元\n小型车,5\n", encoding="utf-8")
    before = (column / PARKING).read_text(encoding="utf-8")
    guessed = before.replace("published:", "# 待确认：“published”是推断的\npublished:", 1)
    (column / PARKING).write_text(guessed, encoding="utf-8")
    with (
        served(column) as port,
        browsing.watched(browser, f"http://127.0.0.1:{port}", [NO_ENGLISH], locale="zh-CN") as page,
    ):
        page.goto(f"http://127.0.0.1:{port}/")
        page.get_by_role("button", name="登录").click()
        page.get_by_role("link", name="政策文件").first.wait_for()
        page.goto(f"http://127.0.0.1:{port}/#/collections/policies-policy/entries/2021/parking")
        page.locator("[id^='title-field']").first.wait_for()
        page.locator("button[class*=TopBarButton]").nth(1).click()  # × of the only guess
        page.get_by_text("发布", exact=True).first.click()
        with page.expect_response(lambda one: "persistEntry" in (one.request.post_data or "")):
            page.get_by_role("menuitem", name="立即发布").click()
        page.get_by_text("已发布").wait_for()
        page.goto(f"http://127.0.0.1:{port}/#/collections/policies-policy/new")
        for name, value in {
            "id": "bicycle-parking",
            "title": "【示例】自行车停放管理规定",
            "summary": "规定自行车停在哪里。",
            "dated": "2021-07-01",
            "published": "2021-07-02 09:00",
            "number": "示例交〔2021〕9号",
            "index": "示例-01/2021-00009",
        }.items():
            page.fill(f"[id^='{name}-field'] >> nth=0", value)
        choose(page, "unit", "示例区交通运输局")
        choose(page, "class", "其他")
        choose(page, "genre", "通知")
        choose(page, "topics", "交通")
        page.get_by_role("button", name="新增发文机关").first.click()
        page.fill("[id^='value-field'] >> nth=0", "示例区交通运输局")
        page.get_by_role("button", name="新增附件").first.click()
        page.get_by_role("button", name="选择文件").first.click()
        page.set_input_files("input[type=file]", attached)
        page.get_by_role("button", name="选用已选中项目").click()
        choose(page, "role", "表格")
        page.locator("[id^='sample-field']").first.click()
        page.locator("[contenteditable=true]").first.click()
        page.keyboard.type("各单位：")
        page.get_by_text("发布", exact=True).first.click()
        page.get_by_role("menuitem", name="立即发布").click()
        page.get_by_text("修改已保存").wait_for()
    assert (column / PARKING).read_text(encoding="utf-8") == before
    written = (column / "content/policies/2021/bicycle-parking.zh.md").read_text(encoding="utf-8")
    assert "title: 【示例】自行车停放管理规定\n" in written and written.endswith("---\n各单位：\n")
    assert not (column / "content/policies/2021/bicycle-parking.en.md").exists()
    assert (column / "content/policies/2021/收费标准.csv").is_file()
    result = run(column, "check")
    assert (result.returncode, result.stdout) == (0, "Nothing to fix.\n"), written


def test_the_form_of_a_site_makes_pull_requests(column: Path, tmp_path: Path) -> None:
    place = tmp_path / "form"
    options = ("--forge", "gitlab", "--repository", "gov/column", "--app-id", "abc")
    address = ("--address", "https://git.example.gov.cn/")
    assert run(column, "form", "--write", str(place), *options, *address).returncode == 0
    config = yaml.safe_load((place / "config.yml").read_text(encoding="utf-8"))
    assert config["publish_mode"] == "editorial_workflow"
    assert config["backend"] == {
        "name": "gitlab", "repo": "gov/column", "branch": "main", "app_id": "abc",
        "base_url": "https://git.example.gov.cn", "auth_type": "pkce",
        "api_root": "https://git.example.gov.cn/api/v4",
    }  # fmt: skip
    page = (place / "index.html").read_text(encoding="utf-8")
    script = page.partition('src="')[2].partition('"')[0]
    assert (place / script).stat().st_size > 1_000_000
    assert (place / "LICENSE.txt").is_file()
    refused = run(column, "form", "--write", "content", *options)
    assert refused.returncode == 2
