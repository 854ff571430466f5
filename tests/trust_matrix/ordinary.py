"""Ordinary records with long numbers of every sort that a government prints, none a person's."""

import random
import re
from collections.abc import Callable

from trust_matrix.places import HEAD, scalar

Make = Callable[[random.Random], str]
DISTRICTS = ("370402", "370403", "370404", "370405", "370406", "370481")
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def some(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def day(chance: random.Random) -> str:
    return f"{chance.randrange(2012, 2022)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"


def year(chance: random.Random) -> int:
    return chance.randrange(2009, 2022)


def district(chance: random.Random) -> str:
    return chance.choice(DISTRICTS)


def credit_code(chance: random.Random) -> str:
    """Return a unified social credit code, right by GB 32100."""
    body = chance.choice(["11", "12", "52", "91", "91", "91", "92", "93"]) + district(chance)
    if chance.random() < 0.5:
        body += "MA" + chance.choice("37CDE") + "".join(chance.choices(LETTERS, k=6))
    else:
        body += some(chance, 9)
    total = sum(
        LETTERS.index(letter) * weight for letter, weight in zip(body, WEIGHTS, strict=True)
    )
    return body + LETTERS[-total % 31]


def amount(chance: random.Random) -> str:
    whole = chance.randrange(10 ** chance.randrange(3, 12))
    return chance.choice([f"{whole}", f"{whole}.{some(chance, 2)}", f"{whole:,}.{some(chance, 2)}"])


def project(chance: random.Random) -> str:
    return (
        f"{chance.randrange(16, 22)}{chance.randrange(1, 13):02}-{district(chance)}-"
        f"{chance.choice(['04', '89'])}-{chance.choice(['01', '05'])}-{some(chance, 6)}"
    )


def barcode(chance: random.Random) -> str:
    body = chance.choice(["690", "692", "693", "978"]) + some(chance, 9)
    total = sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(body))
    return body + str(-total % 10)


def digest(chance: random.Random) -> str:
    return "".join(chance.choices("0123456789abcdef", k=chance.choice([32, 40, 64])))


def uuid(chance: random.Random) -> str:
    return "-".join("".join(chance.choices("0123456789abcdef", k=n)) for n in (8, 4, 4, 4, 12))


SENTENCES = (
    "统一社会信用代码为{credit}。",
    "统一社会信用代码：{credit}，法定代表人已变更。",
    "索引号：{credit}/{year}-{5}",
    "项目代码：{project}。",
    "该项目（项目代码{project}）总投资{amount}万元。",
    "项目编号 {project without hyphens} 已备案。",
    "采购项目编号：SDGP{district}{year}02000{3}。",
    "合同编号：SDGP{district}000{year}02000{3}A-{2}，金额{amount}元。",
    "鲁({year})示例市不动产权第{7}号。",
    "不动产单元号{district}{3}001GB{5}F{8}。",
    "建字第{district}{year}{5}号、地字第{district}{year}{5}号。",
    "（{year}）鲁{county}行初{3}号行政判决书。",
    "示环罚字〔{year}〕第{4}号，处罚决定书编号{day}{4}。",
    "示例政办发〔{year}〕{1..99}号，登记号ZZCR-{year}-{7}。",
    "食品经营许可证编号JY{1..4}{district}{8}。",
    "生产许可证编号SC{3}{district}{5}，商品条码{barcode}。",
    "国药准字H{year}{4}，批号{day}{2}，电子监管码{20}。",
    "采矿许可证证号：C{district}{year}{2}712{7}。",
    "排污许可证编号：{credit}001{P|Q|R|U|V|W}。",
    "取水许可编号：D{district}G{year}-{4}。",
    "标准书号 ISBN {barcode}，定价{20..99}.00元。",
    "发票代码{12}，发票号码{8}，校验码{20}。",
    "财政票据代码{city}{4}，票号{10}。",
    "预算科目{201..232}{4}，安排{amount}元。",
    "全年收入{amount}元，支出{amount}元，结余{amount}元。",
    "产值{10000000000..19999999999}元，同比增长{1..20}.{1}%。",
    "用电量{10000000000..19999999999}千瓦时，用水{9}立方米。",
    "人口{7}人，面积{1000..99999999}平方米。",
    "坐标东经117.{14}，北纬34.{14}。",
    "宗地四至：X={7}.{3}，Y={8}.{3}。",
    "电话0632-{3..9}{6}，传真0632{3..9}{6}。",
    "电话：（0632）{3..9}{6}、{3..9}{6}。",
    "服务热线400-{3}-{4}，邮编277{3}。",
    "见https://www.example.gov.cn/art/{year}/{m}/8/art_{5}_{1..3}{6}.html",
    "见[通知](https://www.example.gov.cn/xxgk/{month}/t{day}_{7}.html)。",
    "见[公示](https://www.example.gov.cn/col/col{5}/index.html?uid={7}&pageNum=1)。",
    "文件校验值{digest}。",
    "附件标识{uuid}。",
    "生成时间{day}{hh}{2}{ss}。",
    "时间戳{1400000000000..1630000000000}。",
    "批次号{day}-{6}-{4}。",
    "行政区划代码{district}{6}，统计代码{district}{9}。",
    "车架号LSV{letters}{8}，自编号{5}。",
    "运单号SF{13}，挂号信XA{8}337。",
    "资产编号TY{year}{8}，条码{14}。",
    "监管账户{3705|1601|9030}{16}（开户单位：示例区财政局）。",
    "按GB/T {5}-{year}和GB {5}.{1}-{year}执行。",
    "招标编号ZZJS{day}{3}，中标价{amount}元，工期{3}天。",
    "监督检查编号{district}{day}{3}。",
    "信访件编号{district}{2}{day}{4}。",
    "群众热线工单{day}{6}已办结。",
    "公示期{year}年{m}月1日至{m}月7日，反馈邮箱xxgk@example.gov.cn。",
    "中签：138****{4}、{37|32}*************{3}。",
    "补助卡尾号{4}，发放{amount}元。",
    "一至四季度分别为{3}、{4}、{4}、{4}件。",
    "{year}、{year}、{year}、{year}年数据分别为{4}、{4}、{4}和{3}。",
    "版本v{0..9}.{2}.{4}.{4}，端口{5}，地址192.168.{0..255}.{0..255}。",
    "学籍号段{8}—{8}，准考证号段{district}{6}至{district}{6}。",
    "第{numerals}批，二〇{〇|一|二}{一|二|三|四}年文号共{3}件。",
    "人民币壹仟{贰|叁|肆|伍}佰{陆|柒|捌|玖}拾万元整（¥{amount}）。",
)
"""What documents say. In braces stands how many digits, a range, a choice or what FIELDS make."""

FIELDS: dict[str, Make] = {
    "credit": credit_code,
    "project": project,
    "project without hyphens": lambda chance: project(chance).replace("-", ""),
    "barcode": barcode,
    "digest": digest,
    "uuid": uuid,
    "amount": amount,
    "year": lambda chance: str(year(chance)),
    "district": district,
    "county": lambda chance: district(chance)[2:],
    "city": lambda chance: district(chance)[:4],
    "day": day,
    "month": lambda chance: day(chance)[:6],
    "m": lambda chance: str(chance.randrange(1, 13)),
    "hh": lambda chance: f"{chance.randrange(24):02}",
    "ss": lambda chance: f"{chance.randrange(60):02}",
    "letters": lambda chance: "".join(chance.choices(LETTERS, k=6)),
    "numerals": lambda chance: "".join(chance.choices("〇一二三四五六七八九", k=2)),
}


def sentence(form: str, chance: random.Random) -> str:
    """Fill a sentence by chance."""

    def fill(match: re.Match[str]) -> str:
        field = match[1]
        if field.isdecimal():
            return some(chance, int(field))
        if ".." in field:
            low, high = field.split("..")
            return str(chance.randint(int(low), int(high)))
        return FIELDS[field](chance) if field in FIELDS else chance.choice(field.split("|"))

    return re.sub(r"\{([^}]*)\}", fill, form)


COLUMNS: tuple[tuple[str, Make], ...] = (
    ("单位名称", lambda c: f"示例{c.choice(['商贸', '建材', '食品', '物流'])}有限公司"),
    ("统一社会信用代码", credit_code),
    ("项目代码", project),
    ("科目编码", lambda c: f"{c.randrange(201, 232)}{some(c, 4)}"),
    ("预算数", lambda c: str(c.randrange(10 ** c.randrange(2, 9)))),
    ("决算数", amount),
    ("上年数", lambda c: str(c.randrange(10 ** c.randrange(2, 6)))),
    ("一月", lambda c: str(c.randrange(100, 9999))),
    ("二月", lambda c: str(c.randrange(100, 9999))),
    ("三月", lambda c: str(c.randrange(100, 9999))),
    ("四月", lambda c: str(c.randrange(100, 9999))),
    ("面积（平方米）", lambda c: some(c, c.randrange(3, 9))),
    ("户数", lambda c: some(c, c.randrange(1, 5))),
    ("人数", lambda c: some(c, c.randrange(1, 6))),
    ("日期", lambda c: f"{year(c)}-{c.randrange(1, 13):02}-{c.randrange(1, 29):02}"),
    ("年份", lambda c: str(year(c))),
    ("许可证号", lambda c: f"JY{c.randrange(1, 4)}{district(c)}{some(c, 8)}"),
    ("文号", lambda c: f"示例发〔{year(c)}〕{c.randrange(1, 300)}号"),
    ("联系电话", lambda c: f"{c.randrange(3, 9)}{some(c, 6)}"),
    ("面值", lambda c: str(c.choice([1, 5, 10, 50, 100]))),
    ("X坐标", lambda c: f"38{some(c, 5)}.{some(c, 3)}"),
    ("Y坐标", lambda c: f"395{some(c, 5)}.{some(c, 3)}"),
    ("比例", lambda c: f"{c.randrange(100)}.{some(c, 2)}%"),
)


def table(chance: random.Random) -> str:
    """Return a table of numbers side by side, as of a budget or a register."""
    columns = chance.sample(COLUMNS, chance.randrange(3, 8))
    lines = [[name for name, _ in columns], ["---"] * len(columns)]
    lines += [[make(chance) for _, make in columns] for _ in range(chance.randrange(3, 12))]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def text(chance: random.Random) -> str:
    """Return the text of a record: sentences, lists and tables in any order."""
    parts = []
    for _ in range(chance.randrange(2, 5)):
        kind = chance.random()
        sentences = [
            sentence(form, chance) for form in chance.sample(SENTENCES, chance.randrange(1, 5))
        ]
        if kind < 0.35:
            parts.append(table(chance))
        elif kind < 0.55:
            parts.append("\n".join(f"- {one}" for one in sentences) + "\n")
        elif kind < 0.65:
            parts.append(f"## {sentences[0]}\n\n{''.join(sentences[1:])}\n")
        else:
            parts.append("".join(sentences) + "\n")
    return "\n".join(parts)


def ordinary(count: int, seed: int) -> list[str]:
    """Return records without their ids; each is another."""
    chance = random.Random(seed)
    records = []
    for _ in range(count):
        title, summary = (sentence(chance.choice(SENTENCES), chance) for _ in range(2))
        head = {**HEAD, "title": scalar(f"【示例】{title}"), "summary": scalar(summary)}
        head["number"] = f"示例交〔2021〕第{chance.randrange(1, 9999)}号"
        front = "".join(f"{key}: {value}\n" for key, value in head.items())
        records.append(f"{front}---\n各单位：\n\n{text(chance)}")
    return records
