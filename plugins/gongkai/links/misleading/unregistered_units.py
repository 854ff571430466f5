"""Names of offices and firms that no registry knows, and the unit to whose page they lead."""

import re

from gongkai.links.misleading.codes import TWO_UNITS
from gongkai.links.misleading.unit_names import LinkTarget, OtherUnit, UnitNames, without_site
from gongkai.model.web_address import host_of, path_of

_AREA = re.compile(
    r"[\u4e00-\u9fff]{2,3}?[省州盟]|(?:(?!区)[\u4e00-\u9fff]){2,4}?(?:市(?![场容])(?!政[工公设管])|[县旗])"
    r"|[\u4e00-\u9fff]{1,4}?(?<![发新范景园税城校库辖灾街片林牧矿业技济社地小市本我该全各])区"
)
"""An area as names begin with it; no 高新区, 本区, 城区 or 市场."""
_RELATIVE = re.compile(
    "[本我该全各两外邻贵].{0,2}[市县区旗省]|.?(?:直辖|副省级|地级|县级|城)市|[市县区][市县区]"
    "|(?:革命|贫困|边远)?[老山学景港厂灾]区|.*(?:名胜|单位|部门|合作|试验|功能)区"
)
"""What is no area of its own: 区市县, 革命老区, 风景名胜区."""
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:局|厅|委员会|委|办公室|(?:责任|有限|股份|集团)*公司|集团)|(?:人民)?政府"
)
_OF_PROVINCE = re.compile(
    "[本我]?省(?![级道际内外会直])[\u4e00-\u9fff]{1,12}(?:厅|局|委|委员会|办公室)"
)
"""An office of the province by the words of its area, 省财政厅: none below is called so."""
_FORMER = re.compile("^原(?!平)")
_FIRM = re.compile("(?:公司|(?<!教育)集团)$")
"""A firm; schools make a 教育集团."""
_FIRM_ALONE = re.compile(r"[\u4e00-\u9fff]{4,20}(?:有限公司|集团公司|集团)")
_FIELDS = tuple(
    re.compile(names)
    for names in (
        *("教育|教体", "科学技术|科技", "工业和信息化|工信", "公安", "(?<!人)民政", "司法", "财政"),
        *("人力资源|人社", "自然资源|规划", "生态环境|环保", "住房|住建|建设|城乡规划"),
        *(
            "城市(?:建设)?管理|城管|行政执法",
            "交通",
            "水务|水利",
            "农业|农村|农林|农牧",
            "商务|投资",
        ),
        *("文化|文旅|旅游|体育", "(?<!环境)卫生|卫健|健康", "退役军人", "应急|消防", "审计"),
        *("市场监督|市场监管", "统计", "医疗保障|医保", "税务"),
    )
)
"""What departments that every area has see to: one of two fields is not the other."""
_WITHIN = re.compile("(?:办公室|安全委员会)$")
"""What sits in a department of any field: 道路交通安全委员会办公室 in that of the police."""
_OF_MANY = frozenset("和与及局委员会办公室管理监督服务人民政府城乡市区县行综合开发责任有限司集团")
"""Characters that do not say which field a body is of."""


def unregistered_unit(unit_names: UnitNames, text: str, to: LinkTarget) -> OtherUnit | None:
    """Return the unit to which a link leads under a name that cannot be its own.

    The name of another area, or that of a department of another field, or of a firm. Former names
    are many, so fields are those of departments that are there today.
    """
    owner = _owner(unit_names, to)
    unit = unit_names.naming.units.get(owner)
    own = (unit.name.zh or "") if unit is not None else ""
    name = _FORMER.sub("", without_site(text))
    area, body = _parted(name)
    if own and _OF_PROVINCE.fullmatch(name) and "省" not in own:
        return OtherUnit(name, unit_names.said.get(owner, own), "", TWO_UNITS)
    body = body or (name if _FIRM_ALONE.fullmatch(name) else "")
    if not own or not body or _names_it(unit_names, owner, name):
        return None
    is_other = _is_elsewhere(unit_names, owner, own, (name, area)) or _is_other_body(own, body)
    return OtherUnit(name, unit_names.said.get(owner, own), "", TWO_UNITS) if is_other else None


def _owner(unit_names: UnitNames, to: LinkTarget) -> str:
    """Return the unit whose page a link leads to, or the first page of whose site."""
    host = host_of(to.href) if "//" in to.href else ""
    is_first = bool(host) and not path_of(to.href).strip("/")
    return unit_names.pages.get(to.address) or (unit_names.hosts.get(host, "") if is_first else "")


def _parted(name: str) -> tuple[str, str]:
    """Return the area in which a name begins, of several the last, and what is behind it."""
    area, at = "", 0
    while (found := _AREA.match(name, at)) is not None and _RELATIVE.match(found[0]) is None:
        area, at = found[0], found.end()
    body = _BODY.fullmatch(name, at) if area else None
    return area, body[0] if body is not None else ""


def _names_it(unit_names: UnitNames, owner: str, name: str) -> bool:
    """Return whether the registry knows a name, as that of the unit itself or of anybody."""
    return any(holder.unit == owner for holder in unit_names.naming.means(name, owner))


def _is_elsewhere(unit_names: UnitNames, owner: str, own: str, named: tuple[str, str]) -> bool:
    """Return whether an area is none of those in which a unit is, whatever they were called.

    `named` are a name and the area in it; before one may stand what it lies in, 湖北省恩施州.
    """
    name, area = named
    areas = unit_names.naming.areas_of(owner)
    around = [own, _parted(own)[0], *(name for one in areas for name in (one.place, one.own))]
    places = [one for one in around[1:] if one]
    if not area or any(one in name for one in places):
        return False
    is_known = any(area[:-1] in one for one in around) or any(one[:-1] in area for one in places)
    return bool(places) and not is_known


def _is_other_body(own: str, body: str) -> bool:
    """Return whether what a name says of a body is what no name of a unit says."""
    if _FIRM.search(body):
        # That of its own field may own it, and show it: 自来水公司 on the page of 水务局.
        is_its_own = not set(body) & set(own) <= _OF_MANY
        is_office = own.endswith(("局", "委员会", "人民政府", "办公室"))
        return _FIRM.search(own) is None and is_office and not is_its_own
    if _WITHIN.search(body):
        return False
    said, has = (
        {at for at, field in enumerate(_FIELDS) if field.search(one)} for one in (body, own)
    )
    return bool(said and has) and not said & has
