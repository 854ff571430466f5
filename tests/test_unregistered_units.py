"""Names of units that no registry knows: other areas, other fields, firms."""

import pytest

from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.units import Unit

NAMES = {
    "government": ("示例区人民政府", "示例区政府", None),
    "education": ("示例区教育和体育局", "区教体局", "government"),
    "health": ("示例区卫生健康局", "区卫健局", "government"),
    "land": ("示例区自然资源局", "区自然资源局", "government"),
    "urban": ("示例区城市管理局", "区城管局", "government"),
    "town": ("柳溪镇人民政府", "柳溪镇政府", "government"),
}
UNITS = [
    Unit.model_validate(
        {
            "id": name,
            "type": "government" if parent is None else "department",
            "name": {"zh": zh, "en": name},
            "short": {"zh": short, "en": name},
            "site": f"https://{name}.example.gov.cn/",
            **({"parent": parent} if parent else {}),
        }
    )
    for name, (zh, short, parent) in NAMES.items()
]
MANIFEST = {
    **{
        f"zh/units/{name}/": ManifestEntry(f"zh/units/{name}/", "unit", "zh", zh, unit=name)
        for name, (zh, _, _) in NAMES.items()
    },
    "zh/r/news/": ManifestEntry("zh/r/news/", "notice", "zh", "工作动态", unit="government"),
}
WRONG = (
    ("济南市教育局", "education"),
    ("山东省教育厅", "education"),
    ("济南市历下区卫生健康局", "health"),
    ("安丘县人民政府", "government"),
    ("济南市教育局网站", "education"),
    ("示例区司法局", "education"),
    ("示例区财政局", "health"),
    ("示例区公安局", "land"),
    ("示例区自来水有限公司", "health"),
    ("示例区城投集团", "government"),
    ("安平热力有限公司", "health"),
    ("示例区粮油集团", "land"),
    ("湖北省恩施市教育局", "education"),
    ("省教育厅", "education"),
    ("省财政厅网站", "government"),
)
RIGHT = (
    ("省级示范区", "government"),
    ("示例区教育和体育局", "education"),
    ("示例区教育局", "education"),
    ("示例区体育局", "education"),
    ("示例区卫生局", "health"),
    ("示例区国土资源局", "land"),
    ("示例区规划局", "land"),
    ("示例县教育局", "education"),
    ("示例市示例区教育局", "education"),
    ("省道管理局", "land"),
    ("区教育局", "education"),
    ("我区教育局", "education"),
    ("高新区教育局", "education"),
    ("本市财政局", "health"),
    ("示例区疾病预防控制中心", "health"),
    ("示例区安全生产监督管理局", "land"),
    ("示例区公安局交警大队", "government"),
    ("示例区人民政府办公室", "government"),
    ("示例区政务服务网", "government"),
    ("柳溪镇人民政府", "town"),
    ("安平热力有限公司服务指南", "health"),
    ("示例区教育发展集团", "education"),
    ("示例区健康产业集团有限公司", "health"),
    ("示例区农贸市场管理办公室", "land"),
    ("示例区文化市场综合执法局", "education"),
    ("示例区城乡市容管理局", "land"),
    ("示例区环境卫生管理局", "land"),
    ("示例区人民政府国有资产监督管理委员会", "land"),
    ("示例区道路交通安全委员会办公室", "land"),
    ("示例区水务局防汛办公室", "land"),
    ("示例区城市绿化管理局", "land"),
    ("示例区城市建设管理局", "urban"),
    ("革命老区建设办公室", "land"),
    ("示例区山区开发办公室", "land"),
    ("示例区学区管理委员会", "education"),
    ("示例区风景名胜区管理委员会", "land"),
    ("区市县人民政府", "government"),
    ("责任单位区教育局", "education"),
    ("原示例区教育局", "education"),
    ("湖北省示例区教育局", "education"),
    ("济南市教育局经验交流", "education"),
)


def _found(text: str, href: str) -> list[str]:
    link = PageLink("zh/r/news/", href, "a[href]", True, text, f"见{text}。", True)

    def resolve(one: PageLink) -> str | None:
        return one.href[1:] if one.href.startswith("/") else None

    return [one.code.id for one in find_misleading([link], resolve, MANIFEST, UNITS)]


@pytest.mark.parametrize("where", ["/zh/units/{}/", "https://{}.example.gov.cn/"])
@pytest.mark.parametrize(("text", "unit"), WRONG)
def test_name_that_cannot_be_that_of_the_unit(text: str, unit: str, where: str) -> None:
    assert _found(text, where.format(unit)) == ["GK149"]


@pytest.mark.parametrize("where", ["/zh/units/{}/", "https://{}.example.gov.cn/"])
@pytest.mark.parametrize(("text", "unit"), RIGHT)
def test_name_that_may_be_that_of_the_unit(text: str, unit: str, where: str) -> None:
    assert _found(text, where.format(unit)) == []


@pytest.mark.parametrize(("text", "unit"), WRONG)
def test_part_of_a_site_may_be_somebody_elses(text: str, unit: str) -> None:
    assert _found(text.removesuffix("网站"), f"https://{unit}.example.gov.cn/others/1/") == []
