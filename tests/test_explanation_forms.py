"""Explanations of one document in several forms: a text that asks for one must lead to it."""

from typing import Any

import pytest

from gongkai.links.misleading.check import find_misleading
from misleading_cases import link_to, manifest_of, resolve

DOCUMENT = "示例区公共停车收费管理办法"
TITLES = {
    "words": f"《{DOCUMENT}》解读",
    "picture": f"一图读懂《{DOCUMENT}》",
    "press": f"《{DOCUMENT}》新闻发布会实录",
    "reporters": f"区发展改革局负责人就《{DOCUMENT}》答记者问",
    "film": f"视频解读：《{DOCUMENT}》",
    "expert": "专家解读：停车收费怎么收",
    "answers": "停车收费政策问答",
    "solved": "停车收费热点问题解答",
}
ABOUT = [["interprets", "document"]]
MANIFEST = manifest_of(
    [
        {"id": "document", "title": DOCUMENT, "number": "示例发改〔2021〕6号"},
        {"id": "page", "title": "关于值班的通知", "number": "示例〔2021〕1号"},
        *(
            {"id": form, "title": title, "kind": "interpretation", "about": ABOUT}
            for form, title in TITLES.items()
        ),
    ]
)
ASKED = {
    "图解": ("picture",),
    "一图读懂": ("picture",),
    "政策图解": ("picture",),
    "新闻发布会": ("press",),
    "发布会实录": ("press",),
    "发布会图文直播": ("press",),
    "发布会答记者问": ("press", "reporters"),
    "新闻发布会答问": ("press", "reporters", "answers", "solved"),
    "答记者问": ("reporters",),
    "负责人答记者问": ("reporters",),
    "政策问答": ("reporters", "answers", "solved"),
    "百问百答": ("reporters", "answers", "solved"),
    "视频解读": ("film",),
    "动漫解读": ("film",),
    "专家解读": ("expert",),
    "文字解读": ("words", "press", "reporters", "expert", "answers", "solved"),
    "图文解读": tuple(TITLES),
    "政策解读": tuple(TITLES),
    "解读": tuple(TITLES),
    "相关解读材料": tuple(TITLES),
}
"""Which explanations a text may lead to."""


def _found(text: str, target: str, head: str = "") -> list[str]:
    link = link_to(text, target, f"停车 {text}" if head else text, "page")._replace(kind=head)
    found = find_misleading([link], resolve, MANIFEST)
    return [one.details["nearest"] for one in found if one.code.id == "GK142"]


@pytest.mark.parametrize("target", TITLES)
@pytest.mark.parametrize(("text", "forms"), ASKED.items())
def test_text_asks_for_a_form(text: str, forms: tuple[str, ...], target: str) -> None:
    found = _found(text, target)
    assert len(found) == (target not in forms)
    assert all(one.split("/")[-2] in forms for one in found)


@pytest.mark.parametrize("target", TITLES)
@pytest.mark.parametrize("text", ["图解", "答记者问", "视频解读", "专家解读", "解读"])
def test_head_of_a_column_asks_for_a_form(text: str, target: str) -> None:
    assert len(_found("查看", target, text)) == (target not in ASKED[text])


@pytest.mark.parametrize(("text", "forms"), ASKED.items())
def test_document_itself_is_no_explanation_of_any_form(text: str, forms: tuple[str, ...]) -> None:
    (right,) = _found(text, "document")
    assert right.split("/")[-2] in forms


@pytest.mark.parametrize("asked", ["视频解读", "专家解读", "动漫解读"])
def test_headline_that_says_no_form_may_be_of_any(asked: str) -> None:
    explains: dict[str, Any] = {"kind": "interpretation", "about": ABOUT}
    documents: list[dict[str, Any]] = [
        {"id": "document", "title": DOCUMENT, "number": "示例发改〔2021〕6号"},
        {"id": "page", "title": "关于值班的通知", "number": "示例〔2021〕1号"},
        {"id": "headline", "title": "三分钟了解停车怎么收费", **explains},
        {"id": "film", "title": f"视频解读：《{DOCUMENT}》", **explains},
        {"id": "expert", "title": f"专家解读：《{DOCUMENT}》", **explains},
    ]
    heads = ((asked, ""), ("查看", asked), ("查看", "图解"), ("查看", "新闻发布会"))
    for text, head in heads:
        link = link_to(text, "headline", f"停车 {text}" if head else text, "page")
        found = find_misleading([link._replace(kind=head)], resolve, manifest_of(documents))
        assert [one.code.id for one in found if one.code.id == "GK142"] == []


@pytest.mark.parametrize(
    "text", ["动漫产业扶持办法解读", "视频监控管理办法解读", "专家库管理办法解读", "发布会制度解读"]
)
def test_matter_of_a_document_is_no_form(text: str) -> None:
    explains: dict[str, Any] = {"kind": "interpretation", "about": [["interprets", "a"]]}
    documents: list[dict[str, Any]] = [
        {"id": "a", "title": text.removesuffix("解读"), "number": "示例〔2021〕9号"},
        {"id": "b", "title": text, **explains},
        {"id": "c", "title": f"图解{text}", **explains},
    ]
    for said in (text, "政策解读", "文字解读"):
        found = find_misleading([link_to(said, "b")], resolve, manifest_of(documents))
        assert [one.code.id for one in found if one.code.id == "GK142"] == []


DECLARED = {
    "words": ("text", "office", f"《{DOCUMENT}》政策解读"),
    "picture": ("infographic", "office", f"《{DOCUMENT}》政策解读"),
    "film": ("video", "media", f"《{DOCUMENT}》政策解读"),
    "press": ("text", "press-conference", f"《{DOCUMENT}》政策解读"),
    "expert": ("text", "expert", f"《{DOCUMENT}》政策解读"),
    "answers": ("q-and-a", "principal", f"《{DOCUMENT}》政策解读"),
    "headline": ("text", "office", "停车怎么收费，一篇说清"),
}
OF_FORM = {
    "图解": ("picture",),
    "一图读懂": ("picture",),
    "视频解读": ("film",),
    "新闻发布会": ("press", "headline"),
    "专家解读": ("expert", "film", "headline"),
    "政策问答": ("answers", "press", "headline"),
    "文字解读": ("words", "press", "expert", "answers", "headline"),
    "政策解读": tuple(DECLARED),
    "答记者问": tuple(DECLARED),
}
"""What each text may lead to where the records say of what form they are, and there is no other."""


@pytest.mark.parametrize("target", DECLARED)
@pytest.mark.parametrize("text", OF_FORM)
def test_record_says_of_what_form_it_is(text: str, target: str) -> None:
    form, by, title = DECLARED[target]
    explanation = {"id": target, "title": title, "kind": "interpretation", "about": ABOUT}
    documents = [
        {"id": "document", "title": DOCUMENT, "number": "示例发改〔2021〕6号"},
        {"id": "page", "title": "关于值班的通知", "number": "示例〔2021〕1号"},
    ]
    said = manifest_of([*documents, {**explanation, "form": form, "by": by}])
    silent = manifest_of([*documents, explanation])
    labelled = link_to(DOCUMENT, target, f"{text}：{DOCUMENT}", "page")
    for link in (link_to(text, target, text, "page"), labelled):
        if link is labelled and target == "headline":
            continue
        found = [one.code.id for one in find_misleading([link], resolve, said)]
        assert ("GK151" in found) == (target not in OF_FORM[text])
        assert "GK151" not in [one.code.id for one in find_misleading([link], resolve, silent)]
