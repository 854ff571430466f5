"""The kinds of record. To add one: copy a small file here, name it in `KINDS`."""

from collections.abc import Mapping

from gongkai.model.kinds.assessment import Assessment
from gongkai.model.kinds.budget import Budget
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.cleanup import Cleanup
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.correction import Correction
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.draft import Draft
from gongkai.model.kinds.external import External
from gongkai.model.kinds.feedback import Feedback
from gongkai.model.kinds.guide import Guide
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.kinds.meeting import Meeting
from gongkai.model.kinds.notice import Notice
from gongkai.model.kinds.place import Place
from gongkai.model.kinds.plan import Plan
from gongkai.model.kinds.policy import Policy
from gongkai.model.kinds.public_notice import PublicNotice
from gongkai.model.kinds.question import Question
from gongkai.model.kinds.reply import Reply
from gongkai.model.kinds.report import Report
from gongkai.model.kinds.system import System
from gongkai.model.kinds.utility import Utility
from gongkai.model.record import Record

KINDS: Mapping[str, type[Record]] = {
    "policy": Policy,
    "interpretation": Interpretation,
    "catalogue": Catalogue,
    "decision": Decision,
    "draft": Draft,
    "consultation": Consultation,
    "feedback": Feedback,
    "meeting": Meeting,
    "assessment": Assessment,
    "plan": Plan,
    "notice": Notice,
    "public-notice": PublicNotice,
    "cleanup": Cleanup,
    "correction": Correction,
    "guide": Guide,
    "system": System,
    "report": Report,
    "budget": Budget,
    "utility": Utility,
    "place": Place,
    "question": Question,
    "reply": Reply,
    "external": External,
}
