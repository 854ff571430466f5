"""Ordinary records full of long numbers that are nobody's, made by chance."""

import random
from collections.abc import Callable
from datetime import date, timedelta

_OFFICES = ("示例市财政局", "示例市住房和城乡建设局", "示例区农业农村局", "示例市市场监督管理局")
_VILLAGES = ("东村", "王庄", "李家岭", "张桥", "周营", "南石", "赵村", "孟庄", "西王庄", "陈集")
_BASE_31 = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def _day(chance: random.Random) -> date:
    return date(2010, 1, 1) + timedelta(days=chance.randrange(5_500))


def _amount(chance: random.Random) -> str:
    value = chance.randrange(10 ** chance.randrange(3, 12))
    return chance.choice((f"{value}", f"{value:,}", f"{value / 100:,.2f}", f"{value / 100:.2f}"))


def _credit_code(chance: random.Random) -> str:
    kind = chance.choice(("11", "12", "91", "92", "93", "52"))
    return f"{kind}3704{chance.randrange(1, 9):02d}{''.join(chance.choices(_BASE_31, k=10))}"


def _old_credit_code(chance: random.Random) -> str:
    return f"{chance.choice(('11', '12'))}370400{_digits(chance, 9)}{chance.choice(_BASE_31)}"


def _figures(chance: random.Random, count: int) -> list[str]:
    return [str(chance.randrange(10 ** chance.randrange(1, 6))) for _ in range(count)]


def _statistics(chance: random.Random) -> str:
    width, start = chance.randrange(2, 8), chance.randrange(2005, 2020)
    heads = [str(start + number) for number in range(width)]
    heads = chance.choice((heads, ["户数", "人口", "耕地", "林地", "产量", "收入", "支出"][:width]))
    rows = [
        f"| {chance.choice(_VILLAGES)} | {' | '.join(_figures(chance, width))} |"
        for _ in range(chance.randrange(1, 30))
    ]
    rule = "|---" * (width + 1) + "|"
    return "\n".join((f"| 村 | {' | '.join(heads)} |", rule, *rows))


def _days(chance: random.Random) -> str:
    rows = (
        f"| {number} | {_day(chance)} | {_day(chance):%Y%m%d} "
        f"| {_amount(chance)} | 3704{chance.randrange(100):02d} |"
        for number in range(1, chance.randrange(3, 15))
    )
    return "\n".join(("| 序号 | 收文日期 | 办结日期 | 金额 | 区划 |", "|---" * 5 + "|", *rows))


def _projects(chance: random.Random) -> str:
    rows = (
        f"| {chance.choice(_VILLAGES)}道路 | {_project(chance)} "
        f"| {_tender(chance)} | {_amount(chance)} |"
        for _ in range(chance.randrange(2, 12))
    )
    return "\n".join(("| 项目名称 | 项目代码 | 招标编号 | 中标价（元） |", "|---" * 4 + "|", *rows))


def _project(chance: random.Random) -> str:
    day = _day(chance)
    area, industry = chance.randrange(1, 9), chance.randrange(1, 99)
    head = chance.choice((f"{day.year}", f"{day:%y%m}"))
    return f"{head}-3704{area:02d}-{industry:02d}-0{chance.randrange(1, 6)}-{_digits(chance, 6)}"


def _tender(chance: random.Random) -> str:
    day = _day(chance)
    return chance.choice(
        (
            f"SDGP370402{day:%Y}02{_digits(chance, 6)}",
            f"ZZCG-{day:%Y}-{_digits(chance, 4)}",
            f"ZFCG{day:%Y%m%d}{_digits(chance, 3)}",
            f"{day:%Y}{_digits(chance, 8)}",
        )
    )


def _labelled(chance: random.Random) -> str:
    label = chance.choice(
        (
            *(
                "编号",
                "流水号",
                "票号",
                "登记编号",
                "合同编号",
                "档号",
                "案号",
                "备案号",
                "受理单号",
            ),
            *(
                "许可证号",
                "不动产单元代码",
                "订单号",
                "注册号登记号",
                "批准文号",
                "证书编号",
                "索引号",
            ),
        )
    )
    between = chance.choice(("：", ":", "： ", " ", "为", "（"))
    number = _digits(chance, chance.choice((8, 10, 11, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24)))
    return f"{label}{between}{number}{'）' if between == '（' else ''}"


def _dated(chance: random.Random) -> str:
    return f"编号：3704{chance.randrange(1, 9):02d}{_day(chance):%Y%m%d}{_digits(chance, 4)}"


def _list(chance: random.Random) -> str:
    return chance.choice(("、", "，", ", ", " / ", "；")).join(
        _figures(chance, chance.randrange(3, 20))
    )


def _lines(chance: random.Random) -> str:
    return "\n".join(f"- {figure}" for figure in _figures(chance, chance.randrange(2, 12)))


def _documents(chance: random.Random) -> str:
    numbers = (f"〔{_day(chance).year}〕{chance.randrange(1, 300)}号" for _ in range(2))
    return "根据示例政发{}、示例政办发{}文件要求，".format(*numbers)


def _telephones(chance: random.Random) -> str:
    hotline = chance.choice(("12315", "12333", "12366"))
    return (
        f"投诉电话0632-3{_digits(chance, 6)}，热线12345、{hotline}，"
        f"传真（0632）8{_digits(chance, 6)}，400-{_digits(chance, 3)}-{_digits(chance, 4)}。"
    )


def _addresses(chance: random.Random) -> str:
    day = _day(chance)
    return (
        f"网页http://www.example.gov.cn/zwgk/{day:%Y%m}/t{day:%Y%m%d}_{_digits(chance, 8)}.html、"
        f"https://www.example.gov.cn/art/{day:%Y/%m/%d}/art_{_digits(chance, 5)}_"
        f"{_digits(chance, 8)}.html。"
    )


def _land(chance: random.Random) -> str:
    parcel = f"370402{_digits(chance, 6)}GB{_digits(chance, 5)}"
    return f"地块{parcel}，不动产单元号{parcel}W{_digits(chance, 8)}。"


def _in_han(chance: random.Random) -> str:
    year, month, day, batch = (chance.choice("一二三四五六七八九") for _ in range(4))
    return f"二〇{chance.choice('一二')}{year}年{month}月{day}日，第{batch}批。"


def _standards(chance: random.Random) -> str:
    return (
        f"ISBN 978-7-{_digits(chance, 4)}-{_digits(chance, 4)}-{_digits(chance, 1)}，"
        f"GB/T {_digits(chance, 5)}.{_digits(chance, 1)}-{_day(chance).year}。"
    )


SENTENCES: tuple[Callable[[random.Random], str], ...] = (
    *(_documents, _telephones, _addresses, _land, _in_han, _standards, _dated),
    lambda c: f"统一社会信用代码{_credit_code(c)}，",
    lambda c: f"统一社会信用代码：{_old_credit_code(c)}。",
    lambda c: f"项目代码{_project(c)}，招标编号{_tender(c)}。",
    lambda c: f"总投资{_amount(c)}元，其中{_day(c).year}年{_amount(c)}元。",
    lambda c: f"索引号{_old_credit_code(c)}/{_day(c).year}-{_digits(c, 5)}。",
    lambda c: (
        f"自{_day(c)}至{_day(c)}，{_day(c):%Y年%m月%d日}、{_day(c):%Y/%m/%d}、{_day(c):%Y.%m.%d}。"
    ),
    lambda c: f"时间{_day(c)} {c.randrange(24):02d}:{c.randrange(60):02d}。",
    lambda c: f"{_labelled(c)}。",
    lambda c: f"{_labelled(c)}；{_labelled(c)}。",
    lambda c: f"坐标117.{_digits(c, 8)}，34.{_digits(c, 8)}。",
    lambda c: f"财政专户账号：37{_digits(c, 18)}，邮编2771{_digits(c, 2)}。",
    lambda c: f"各乡镇分别为{_list(c)}。",
    lambda c: f"摘要{''.join(c.choices('0123456789abcdef', k=c.choice((32, 40, 64))))}。",
    lambda c: f"一、{_amount(c)}元；二、{_amount(c)}元；三、{_amount(c)}元。",
    lambda c: f"条码69{_digits(c, 11)}，设备号86{_digits(c, 13)}，表号{_digits(c, 12)}。",
    lambda c: f"第{_digits(c, 7)}号至第{_digits(c, 7)}号。",
)
BLOCKS: tuple[Callable[[random.Random], str], ...] = (
    *(_statistics, _days, _projects, _lines),
    lambda c: "```\n" + "\n".join(" ".join(_figures(c, 8)) for _ in range(5)) + "\n```",
)


def ordinary(chance: random.Random) -> str:
    """Return the file of a record in which many long numbers stand, and none of a person."""
    day = _day(chance)
    front = (
        f"---\nid: r{_digits(chance, 6)}\nkind: policy\ntitle: 关于公布{day.year}年度项目的通知\n"
        f"number: 示例政发〔{day.year}〕{chance.randrange(1, 300)}号\n"
        f"index: {_old_credit_code(chance)}/{day.year}-{_digits(chance, 5)}\n"
        f"unit: {chance.choice(_OFFICES)}\nissued: {day}\npublished: {day + timedelta(days=9)}\n"
        f"points: [{day.year}/{chance.randrange(1, 60)}, {day.year}/{chance.randrange(1, 60)}]\n"
        "---\n"
    )
    paragraphs = [
        "".join(chance.choice(SENTENCES)(chance) for _ in range(chance.randrange(1, 6)))
        for _ in range(chance.randrange(3, 9))
    ]
    paragraphs += [chance.choice(BLOCKS)(chance) for _ in range(chance.randrange(0, 3))]
    chance.shuffle(paragraphs)
    return front + "\n\n".join(paragraphs) + "\n"
