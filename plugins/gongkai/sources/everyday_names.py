"""What clerks call kinds of record in everyday talk; no name here may mean two kinds."""

from collections.abc import Mapping

from gongkai.model.nearest import Words

OF_KINDS: Words = {
    "accident": ("事故调查报告", "accident report"),
    "budget": ("预算", "决算", "部门预算", "部门决算", "budget", "final accounts"),
    "catalogue": ("决策事项目录", "决策目录"),
    "cleanup": ("文件清理结果", "清理结果", "规范性文件清理"),
    "commitment": ("承诺", "承诺书", "promise"),
    "consultation": ("征求意见", "公开征求意见", "征求意见稿", "意见征求", "call for opinions"),
    "correction": ("勘误", "更正公告", "更正说明", "erratum"),
    "decision": ("重大行政决策", "重大决策"),
    "enrolment": ("招生简章", "招生信息", "admission"),
    "event": ("政府开放日", "开放日", "open day"),
    "feedback": ("采纳情况", "意见反馈", "征集结果", "意见采纳", "征求意见反馈"),
    "gazette-issue": ("公报", "gazette"),
    "guide": ("公开指南", "信息公开指南", "disclosure guide"),
    "interpretation": ("解读", "文件解读", "图解", "一图读懂", "explanation"),
    "list": ("权责清单", "事项清单", "基层政务公开标准目录"),
    "meeting": ("会议", "会议纪要", "纪要", "常务会议", "minutes"),
    "plan": ("工作要点", "年度计划", "工作计划", "规划", "work plan"),
    "policy": ("红头文件", "规范性文件", "政策", "red-header document", "policy"),
    "public-notice": ("公示公告", "公示信息", "拟任公示"),
    "question": ("问答", "常见问题", "faq", "q&a"),
    "reply": ("建议答复", "提案答复", "人大建议答复", "政协提案答复", "复函答复"),
    "report": ("年报", "年度报告", "信息公开年度报告", "政府信息公开工作年度报告", "yearly report"),
    "response": ("舆情回应", "热点回应"),
    "series": ("统计数据", "统计月报"),
    "system": ("公开制度", "信息公开制度", "disclosure system"),
}
SEVERAL: Mapping[str, tuple[str, ...]] = {
    "通知": ("policy", "notice"),
    "公告": ("notice", "policy", "public-notice"),
    "通告": ("notice", "policy"),
    "办法": ("policy", "system"),
    "意见": ("policy", "consultation", "feedback"),
    "方案": ("policy", "plan"),
    "办事指南": ("guide", "list", "external"),
    "指南": ("guide", "list"),
    "报告": ("report", "accident", "declaration"),
    "目录": ("list", "catalogue"),
    "答复": ("reply", "response", "question"),
    "数据": ("series", "external"),
    "announcement": ("notice", "policy", "public-notice"),
}
"""Names that may mean several kinds, which are offered."""
