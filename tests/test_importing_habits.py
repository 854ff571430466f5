"""`gongkai import`: habits of offices that the standard for documents does not know."""

from pathlib import Path

import pytest

import made_official as made
from gongkai.importing.attachment_list import titles_in
from gongkai.importing.colophon import printed_in, printer_in
from gongkai.importing.document import ImportedDocument
from gongkai.importing.layout import DocumentForm
from gongkai.importing.refusal import RefusedFileError
from gongkai.importing.written_forms import read_document_number
from imported import imported, said
from made_official import OfficialDocument


def issuers(document: ImportedDocument) -> list[str]:
    return [one.value for one in document.layout.issuers]


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("示例区财政局办公室　　2021年5月6日印发", "示例区财政局办公室"),
        ("2021 年 5 月 6 日\t示例区财政局办公室 印发", "示例区财政局办公室"),
        ("示例区财政局办公室印发　　　2021年5月6日", "示例区财政局办公室"),
        ("示例区财政局办公室　印发日期：2021年5月6日", "示例区财政局办公室"),
        ("印发机关：示例区财政局办公室　印发日期：2021年5月6日", "示例区财政局办公室"),
        ("印发单位：示例区财政局办公室　2021年5月6日印发", "示例区财政局办公室"),
        ("示例区财政局办公室 二〇二一年五月六日印制（共印30份）", "示例区财政局办公室"),
        ("抄送：区委办公室。示例区财政局办公室　2021年5月6日印发", "示例区财政局办公室"),
        ("（印发机关：示例区财政局办公室　印发时间：2021.5.6）", "示例区财政局办公室"),
        ("示例区财政局办公室　2021年5月6日印发　校对：综合科", "示例区财政局办公室"),
        ("印发日期：2021年5月6日", ""),
        ("2021年5月6日印发", ""),
    ],
)
def test_who_printed_a_document_is_written_in_many_ways(line: str, by: str) -> None:
    assert printed_in(line) == (by, "2021-05-06")


@pytest.mark.parametrize(
    "line", ["2021年5月6日", "附件：2021年5月6日印发的目录", "示例区财政局 2021年5月6日", "印发"]
)
def test_other_lines_say_nothing_of_printing(line: str) -> None:
    assert printed_in(line) is None
    assert printer_in(line) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("印发单位：示例区水务局办公室", "印发日期：2021年5月26日"),
        ("示例区水务局办公室印发", "2021年5月26日"),
        ("示例区水务局办公室", "2021年5月26日印发"),
    ],
)
def test_who_printed_it_may_stand_above_the_day(lines: tuple[str, str], tmp_path: Path) -> None:
    document = made.on_the_web()
    document.line("抄送：区委办公室。")
    for line in lines:
        document.line(line)
    read = imported(document, tmp_path)
    assert said(read)["printed_by"] == "示例区水务局办公室"
    assert said(read)["printed_on"] == "2021-05-26"
    assert said(read)["signed"] == "2021-11-01"
    assert "水务局" not in read.markdown


def test_addressees_go_over_several_lines(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("关于报送材料的通知")
    document.line("各镇人民政府，各街道办事处，区供水公")
    document.line("司、各灌区管理所，")
    document.line("各有关单位：")
    document.text("请于六月前报送。")
    read = imported(document, tmp_path)
    assert said(read)["addressees"] == (
        "各镇人民政府，各街道办事处，区供水公司、各灌区管理所，各有关单位"
    )
    assert "各有关单位" in read.markdown


def test_lines_of_a_text_are_no_addressees(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("关于报送材料的公告")
    document.text("各单位应当按时报送，材料包括申请表", "联系单位：")
    assert "addressees" not in said(imported(document, tmp_path))


def test_a_line_of_a_page_below_the_title_is_none_of_it(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("停车收费政策问答")
    document.line("来源：示例区财政局　　日期：2021-07-05", "center", size=10.5)
    document.text("问：怎么收费？", "答：按时收费。")
    read = imported(document, tmp_path)
    assert said(read) == {"title": "停车收费政策问答", "signed": "2021-07-05"}
    assert issuers(read) == ["示例区财政局"]


def test_who_explains_stands_at_the_end(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("《停车管理办法》政策解读")
    document.text("现将有关内容解读如下。")
    document.line("解读机关：示例区财政局", "right")
    assert issuers(imported(document, tmp_path)) == ["示例区财政局"]


def test_attributes_above_the_header_are_none_of_it(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("公开属性：主动公开　　　　　　办理结果：A")
    document.header("示例区财政局")
    document.line("示财复〔2021〕3号")
    document.title("关于第5号提案的答复")
    document.text("答复如下。")
    document.signed("示例区财政局", day="2021年5月1日")
    read = imported(document, tmp_path)
    assert issuers(read) == ["示例区财政局"]
    assert said(read)["openness"] == "主动公开"
    assert said(read)["title"] == "关于第5号提案的答复"


def test_openness_beside_another_attribute_is_obeyed(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("公开属性：依申请公开　　　　　办理结果：A")
    document.title("关于第5号提案的答复")
    with pytest.raises(RefusedFileError, match="依申请公开"):
        imported(document, tmp_path)


def test_minutes_without_a_name_in_the_header_are_of_the_organ(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("会　议　纪　要", "center", size=48, red=True)
    document.line("（2021）第3期", "center")
    document.table([["示例区财政局办公室", "2021年5月17日"]])
    document.title("停车收费专题会议纪要")
    document.text("5月15日，区财政局召开专题会议。", "一、收费从六月起。")
    read = imported(document, tmp_path)
    assert read.layout.form is DocumentForm.MINUTES
    assert issuers(read) == ["示例区财政局"]
    assert said(read)["number"] == "〔2021〕第3期"
    assert said(read)["title"] == "停车收费专题会议纪要"
    assert said(read)["signed"] == "2021-05-17"


def test_an_order_whose_header_is_gone_is_known_by_number_and_signer(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("第七号", "center")
    document.title("示例区人民政府关于废止部分文件的决定")
    document.text("决定废止下列文件。")
    document.line("区长　×××", "right")
    document.line("2021年5月10日", "right")
    read = imported(document, tmp_path)
    assert read.layout.form is DocumentForm.ORDER
    assert said(read)["signer"] == "×××"


def test_a_notice_to_the_public_is_an_announcement(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("停　电　通　知", "center", size=22)
    document.line("尊敬的用户：")
    document.text("明日停电。")
    document.signed("示例区供电公司", day="2021年5月10日")
    assert imported(document, tmp_path).layout.form is DocumentForm.ANNOUNCEMENT


def test_a_text_that_speaks_of_grades_of_secrecy_has_none(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("示例区档案馆", "新开放档案目录")
    document.text("部分案卷封面印有“机密★10年”字样，均已解密。")
    document.table([["全宗", "原标注"], ["砖瓦厂", "秘密"], ["测绘队", "机密★10年"]])
    read = imported(document, tmp_path)
    assert "| 砖瓦厂 | 秘密 |" in read.markdown


@pytest.mark.parametrize("mark", ["秘密★3年", "机 密", "秘密", "密级：机密", "特急　秘密★1年"])
def test_a_mark_of_secrecy_is_refused_above_and_below_the_title(mark: str, tmp_path: Path) -> None:
    for is_above in (True, False):
        document = OfficialDocument()
        if is_above:
            document.table([[mark, "特急"]])
        document.title("关于调整计划的通知")
        if not is_above:
            document.line(mark, "right")
        document.text("调整如下。")
        with pytest.raises(RefusedFileError) as refused:
            imported(document, tmp_path)
        assert refused.value.reason == "secret"


def test_attachments_stand_in_one_line() -> None:
    assert titles_in(["1.申报书；2.评价标准。"]) == ["申报书", "评价标准"]
    assert titles_in(["1.申报书、2.评价标准、3.限值2.5"]) == ["申报书", "评价标准", "限值2.5"]
    assert titles_in(["1.申报书（2021年版）， 2.评价标准"]) == ["申报书（2021年版）", "评价标准"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("示街办发﹝2021﹞33", "示街办发〔2021〕33"),
        ("示街办发〔2021〕33号", "示街办发〔2021〕33号"),
        ("（2021）第3期", "〔2021〕第3期"),
        ("〔2021〕5号", "〔2021〕5号"),
        ("（示财办（2021）5号）", "示财办〔2021〕5号"),
        ("（示财办〔2021〕5号）", "示财办〔2021〕5号"),
        ("（2021）5号", "〔2021〕5号"),
        ("（第5号）", "第5号"),
    ],
)
def test_numbers_are_kept_as_they_end(text: str, number: str) -> None:
    assert read_document_number(text) == number


def test_two_names_in_a_table_above_the_date_are_lines_of_the_text(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("关于开展检查的通知")
    document.line("各单位：")
    document.text("请按时开展检查。")
    document.table([["示例区财政局", "示例区民政局"]])
    document.line("2021年5月10日", "right")
    document.line("附件1")
    document.table([["单位", "日期"], ["财政局", "5月"]])
    read = imported(document, tmp_path)
    assert issuers(read) == ["示例区财政局", "示例区民政局"]
    assert "| 示例区财政局" not in read.markdown
    assert "示例区财政局" in read.markdown
    assert "| 单位 | 日期 |" in read.markdown
    assert read.remarks == ()


def test_each_column_of_a_table_of_signers_has_its_date(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.line("索引号：sl-1　发文机关：示例区财政局　公开属性：主动公开", size=10.5)
    document.title("关于开展检查的公告")
    document.text("定期开展检查。")
    document.table([["示例区财政局", "示例区民政局"], ["2021年5月10日", "2021年5月10日"]])
    read = imported(document, tmp_path)
    assert issuers(read) == ["示例区财政局", "示例区民政局"]
    assert said(read) == {
        "title": "关于开展检查的公告",
        "openness": "主动公开",
        "signed": "2021-05-10",
    }
    assert "|" not in read.markdown


def test_a_table_in_which_a_date_stands_is_kept(tmp_path: Path) -> None:
    document = OfficialDocument()
    document.title("停车收费专题会议纪要")
    document.text("会议议定如下。")
    document.table([["单位", "期限"], ["示例区财政局", "2021年5月10日"]])
    assert "| 示例区财政局 | 2021年5月10日 |" in imported(document, tmp_path).markdown
