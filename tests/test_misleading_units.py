"""Units of a city and of a district in it: the area before a name, and names in short."""

import pytest

from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.units import Unit

NAMES = {
    "city": ("示例市人民政府", None),
    "district": ("示例市青泉区人民政府", "city"),
    "city-civil": ("示例市民政局", "city"),
    "city-health": ("示例市卫生健康委员会", "city"),
    "city-insurance": ("示例市医疗保障局", "city"),
    "civil": ("青泉区民政局", "district"),
    "market": ("青泉区市场监督管理局", "district"),
}
UNITS = [
    Unit.model_validate(
        {
            "id": name,
            "type": "government" if zh.endswith("政府") else "department",
            "name": {"zh": zh, "en": name},
            "short": {"zh": zh, "en": name},
            **({"parent": parent} if parent else {}),
        }
    )
    for name, (zh, parent) in NAMES.items()
]
MANIFEST = {
    **{
        f"zh/units/{name}/": ManifestEntry(f"zh/units/{name}/", "unit", "zh", zh, unit=name)
        for name, (zh, _) in NAMES.items()
    },
    "zh/r/news/": ManifestEntry("zh/r/news/", "notice", "zh", "工作动态", unit="city"),
}


@pytest.mark.parametrize(
    ("before", "text", "unit", "is_wrong"),
    [
        ("请到青泉区", "民政局", "civil", False),
        ("请到青泉区", "民政局", "city-civil", True),
        ("青泉区", "市场监管局", "market", False),
        ("示例市", "民政局", "city-civil", False),
        ("示例市", "民政局", "civil", True),
        ("请到", "民政局", "city-civil", False),
        ("青泉区、", "民政局", "city-civil", False),
        ("请到青泉区", "民政局窗口", "city-civil", False),
        ("青泉市", "民政局", "civil", False),
        ("各县市", "民政局", "city-civil", False),
        ("有关市", "民政局", "city-civil", False),
        ("会同市", "民政局", "city-civil", False),
        ("会同市", "民政局", "civil", True),
        ("请报省市", "民政局", "city-civil", False),
        ("", "市卫健委", "city-health", False),
        ("", "市卫健委", "city-insurance", True),
        ("", "市卫委", "city-insurance", False),
        ("①示例市民政局网站：", "民政局", "city-civil", False),
        ("①示例市民政局网站：", "民政局", "civil", True),
        ("按青泉区民政局要求，请到", "民政局", "city-civil", False),
        ("示例市民政局、青泉区民政局：", "民政局", "city-civil", False),
    ],
)
def test_unit_that_a_name_means(before: str, text: str, unit: str, is_wrong: bool) -> None:
    context = f"{before}{text}办理"
    link = PageLink("zh/r/news/", f"/zh/units/{unit}/", "a[href]", True, text, context, True)
    found = find_misleading([link], lambda one: one.href[1:], MANIFEST, UNITS)

    assert [one.code.id for one in found] == (["GK149"] if is_wrong else [])


SITES = LinkRegistry.model_validate(
    {
        "government": [
            {"host": "samr.example", "name": {"zh": "国家市场监督管理总局", "en": "The State"}},
            {"host": "city.example", "name": {"zh": "示例市政府网站", "en": "The city"}},
        ]
    }
)
WITH_SITE = [
    unit.model_copy(update={"site": "https://health.example/"})
    if unit.id == "city-health"
    else unit
    for unit in UNITS
]


@pytest.mark.parametrize(
    ("text", "href", "path", "is_wrong"),
    [
        ("示例市卫生健康委员会", "https://own.example/zh/units/city-health/", True, False),
        ("示例市卫生健康委员会", "https://own.example/zh/units/civil/", True, True),
        ("示例市卫生健康委员会", "https://other.example/", False, True),
        ("示例市卫生健康委员会", "https://health.example/", False, False),
        ("青泉区市场监督管理局", "https://own.example/zh/units/market/", True, False),
        ("青泉区市场监督管理局", "https://www.samr.example/", False, True),
        ("青泉区市场监督管理局", "https://city.example/market/", False, False),
        ("国家市场监督管理总局", "https://www.samr.example/", False, False),
    ],
)
def test_whole_address_of_a_page_of_the_site_itself(
    text: str, href: str, path: bool, is_wrong: bool
) -> None:
    where = href.removeprefix("https://own.example/") if path else None
    link = PageLink("zh/r/news/", href, "a[href]", True, text, text, True, where)
    found = find_misleading([link], lambda one: one.path, MANIFEST, WITH_SITE, hosts=SITES)

    assert [one.code.id for one in found] == (["GK149"] if is_wrong else [])
