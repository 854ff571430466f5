"""Folders: a document and its attachments in files of their own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter

from office_documents.inline import Look
from office_documents.office import Office

CHARGES = "收费目录/"
SPORTS = "场馆开放/"
FLATS = "公租房公示/"
CHARGE_FILES = ["附件1.xlsx", "附件2 收费标准.docx"]
SPORT_FILES = ["附件1：开放场馆名单.docx", "附件2：预约登记表.docx", "附件3.xlsx"]
FLAT_FILES = ["附件：配租对象名单.xlsx"]


def charges() -> Office:
    """A catalogue of fees whose tables are outside."""
    look = Look(split=True, chinese_ids=True)
    d = Office(CHARGES + "关于公布2023年收费目录的通知.docx", "policy", look)
    d.beside = CHARGE_FILES
    d.head("示例区财政局文件", size=44)
    d.number("示财综〔2023〕7号")
    d.red_line("border")
    d.title("示例区财政局关于公布2023年", "行政事业性收费目录清单的通知")
    d.to("区政府有关部门，各镇财政所：")
    d.body("""
为规范收费行为，接受社会监督，现将2023年行政事业性收费目录清单予以公布，并就有关事项通知如下：
一、目录清单之外的行政事业性收费，一律不得收取；公民、法人和其他组织有权拒绝缴纳。
二、各执收单位应当在收费场所显著位置公示收费项目、依据、标准和对象，公示内容发生变化的，在5个工
 作日内更新。
三、收费应当使用财政电子票据，收入及时足额缴入国库。
四、本目录清单自公布之日起执行，《示例区财政局关于公布2022年行政事业性收费目录清单的通知》同时废
 止。
""")
    d.note("2023年行政事业性收费目录清单", "收费标准", form="chars")
    d.sign("示例区财政局", day="2023-03-31", form="seal")
    d.opened("（此件公开发布）", "主动公开")
    return d


def venues() -> Office:
    """A notice with three attachments, listed with soft breaks."""
    look = Look(indent="spaces", body="仿宋", head="方正小标宋_GBK", footer="page")
    d = Office(SPORTS + "通知正文.docx", "policy", look)
    d.beside = SPORT_FILES
    d.head("示例区教育和体育局", size=40)
    d.number("示教体函﹝2024﹞11号", "right")
    d.red_line("typed")
    d.title("关于暑假期间学校体育场馆", "向社会开放的通知")
    d.to("各有关学校，区体育中心：")
    d.body("""
为满足群众健身需求，暑假期间继续组织学校体育场馆向社会开放。有关事项通知如下：
一、开放时间。2024年7月10日至8月25日，每日6时至8时、18时至21时。
二、开放对象。凭预约码入场，未成年人应当由监护人陪同。
三、收费。室外场地免费；室内场馆按照不高于附件3所列标准收取。
四、安全。学校应当设置隔离设施，安排专人值守，购买公众责任保险。
各学校于7月5日前将开放公告张贴在校门口。
""")
    d.note("开放场馆名单", "预约登记表", "室内场馆收费上限表", form="soft", colon=":")
    d.sign("示例区教育和体育局", day="2024-06-28", form="soft")
    d.opened("此件公开发布", "主动公开")
    return d


def flats() -> Office:
    """A public list: period and objections, the list as a workbook."""
    look = Look(styles="own", footer="simple")
    d = Office(FLATS + "2022年第二批公租房配租公示.docx", "announcement", look)
    d.beside = FLAT_FILES
    d.title("示例区2022年第二批公共租赁住房", "配租对象公示")
    d.body("""
经申请、审核，现将示例区2022年第二批公共租赁住房拟配租对象予以公示（名单见附件，以登记编号代替姓
 名）。本批共有房源24套，分布如下：
""")
    d.table("""
小区|户型|套数
东苑小区|一室一厅|14
^|两室一厅|6
西岭小区|一室一厅|4
合计|<|24
""")
    d.body("""
公示时间：2022年11月7日至11月21日。
公示期内如有异议，请以书面形式向示例区住房和城乡建设局住房保障科反映，并注明联系方式。地址：示例
 区示例路1号；邮箱：[mail:housing@example.com]。
""")
    d.note("拟配租对象名单")
    d.sign("示例区住房和城乡建设局", day="2022-11-04", written="padded")
    return d


def workbook(path: Path, sheet: str, rows: list[list[object]]) -> None:
    """Write a workbook, the same bytes each time."""
    book = xlsxwriter.Workbook(str(path))
    made = datetime(2021, 6, 1, 9, 0, 0)  # Excel writes no zone
    book.set_properties({"created": made})
    page = book.add_worksheet(sheet)
    wide = book.add_format({"bold": True, "align": "center"})
    page.merge_range(0, 0, 0, len(rows[0]) - 1, sheet, wide)
    for at, row in enumerate(rows, 1):
        page.write_row(at, 0, row)
    book.close()


def attached(folder: Path, file: str, label: str, title: str, block: str) -> None:
    """Write an attachment that is a document with a table."""
    d = Office(file, "attachment", Look())
    d.line(label, d.face("黑体"), "left")
    d.line(title, d.face(d.look.head, 22), "center")
    d.table(block)
    d.save(folder)


def charge_files(folder: Path) -> None:
    """Write what belongs to the fees."""
    rows: list[list[object]] = [
        ["序号", "部门", "收费项目", "管理方式"],
        [1, "区教育和体育局", "公办幼儿园保教费", "缴入财政专户"],
        [2, "区住房和城乡建设局", "城镇垃圾处理费", "缴入国库"],
        [3, "示例区自然资源局", "不动产登记费", "缴入国库"],
    ]
    workbook(folder / (CHARGES + CHARGE_FILES[0]), "收费目录清单", rows)
    attached(
        folder,
        CHARGES + CHARGE_FILES[1],
        "附件2",
        "收费标准",
        """
项目|计费单位|标准
公办幼儿园保教费|元/生·月|一类380
^|^|二类300
城镇垃圾处理费|元/户·月|5
不动产登记费（住宅）|元/件|80
""",
    )


def sport_files(folder: Path) -> None:
    """Write what belongs to the venues."""
    attached(
        folder,
        SPORTS + SPORT_FILES[0],
        "附件1",
        "开放场馆名单",
        """
序号|学校|室外场地|室内场馆
1|示例中学|田径场、篮球场|体育馆
2|第二小学|篮球场|无
""",
    )
    attached(
        folder,
        SPORTS + SPORT_FILES[1],
        "附件2",
        "预约登记表",
        """
日期|时段|人数|场地
|||
""",
    )
    rows: list[list[object]] = [
        ["场馆", "单位", "上限"],
        ["羽毛球", "元/场·小时", 20],
        ["乒乓球", "元/台·小时", 10],
    ]
    workbook(folder / (SPORTS + SPORT_FILES[2]), "室内场馆收费上限表", rows)


def flat_files(folder: Path) -> None:
    """Write what belongs to the flats."""
    rows: list[list[object]] = [["登记编号", "保障人口", "户型"]]
    rows += [[f"SL-{at:03d}", 1 + at % 3, "一室一厅"] for at in range(1, 25)]
    workbook(folder / (FLATS + FLAT_FILES[0]), "拟配租对象名单", rows)


ALL = [charges, venues, flats]
BESIDE = [charge_files, sport_files, flat_files]
