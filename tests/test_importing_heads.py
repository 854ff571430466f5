"""`gongkai import`: heads of telegrams, replies, orders and minutes have words of their own."""

from pathlib import Path

import pytest

from gongkai.importing.number_line import is_mark, split_number
from gongkai.importing.wordings import URGENT
from imported import imported, said
from made_official import OfficialDocument


@pytest.mark.parametrize(
    "line",
    [
        "特急　示例府办明电〔2021〕3号",
        "特急示例府办明电〔2021〕3号",
        "特急·明电　示例府办明电〔2021〕3号",
        "等级：特急　示例府办明电〔2021〕3号",
        "特急 明电 示例府办明电〔2021〕3号",
    ],
)
def test_number_of_a_telegram_stands_behind_its_urgency(line: str, tmp_path: Path) -> None:
    assert split_number(line)[0] == "示例府办明电〔2021〕3号"
    document = OfficialDocument()
    document.header("示例区人民政府办公室")
    document.line(line, "center")
    document.line("发电时间：2021年7月9日", "center")
    document.title("关于做好防汛值守的通知")
    document.line("各镇人民政府：")
    document.text("请做好值守。")
    read = said(imported(document, tmp_path))
    assert read["number"] == "示例府办明电〔2021〕3号"
    assert read["urgency"] == "特急"
    assert read["title"] == "关于做好防汛值守的通知"
    assert read["signed"] == "2021-07-09"


@pytest.mark.parametrize("text", ["急诊科〔2021〕3号", "紧急避险办〔2021〕3号"])
def test_a_name_that_begins_like_a_mark_is_none(text: str) -> None:
    assert not is_mark(text)
    assert split_number(text)[0] == text


@pytest.mark.parametrize("mark", ["A类", "（B类）", "C1类"])
def test_class_of_a_reply_is_no_part_of_its_head(mark: str, tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line(mark, "right")
    document.header("示例区交通运输局")
    document.line("示例交函〔2021〕12号", "right")
    document.title("对区人大代表第45号建议的答复")
    document.line("李代表：")
    document.text("您提出的建议收悉。")
    read = imported(document, tmp_path)
    assert [one.value for one in read.layout.issuers] == ["示例区交通运输局"]
    assert said(read)["number"] == "示例交函〔2021〕12号"
    assert said(read)["title"] == "对区人大代表第45号建议的答复"


def test_an_order_without_a_title_has_that_of_its_header(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.header("示例区人民政府令")
    document.line("第3号", "center")
    document.text("现决定废止三件文件，自公布之日起施行。")
    document.line("区长　×××", "right")
    document.line("2021年5月10日", "right")
    title = imported(document, tmp_path).layout.fields["title"]
    assert (title.value, title.is_sure) == ("示例区人民政府令", False)


def test_minutes_without_a_title_have_that_of_their_header(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.header("示例区人民政府常务会议纪要")
    document.line("〔2021〕第3期", "center")
    document.text("5月15日，区政府召开第3次常务会议。", "会议听取了停车收费情况汇报。")
    document.line("发送：各镇人民政府，区政府各部门。")
    document.line("示例区人民政府办公室　2021年5月17日印发")
    read = imported(document, tmp_path)
    assert said(read)["title"] == "示例区人民政府常务会议纪要"
    assert said(read)["copies_to"] == "各镇人民政府，区政府各部门"
    assert said(read)["printed_on"] == "2021-05-17"


def test_a_grade_alone_is_a_mark() -> None:
    assert all(URGENT.fullmatch(one) for one in ("特提", "特急件", "平急", "加急/明电"))
