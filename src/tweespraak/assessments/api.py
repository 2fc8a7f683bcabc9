"""The public face of assessments."""

from tweespraak.assessments.actions.after import make_talk_goal, plan_client_talk
from tweespraak.assessments.actions.answering import agree as agree_with_draft
from tweespraak.assessments.actions.answering import write_statement
from tweespraak.assessments.actions.briefing import Words, accept, offer, write_brief
from tweespraak.assessments.actions.corrections import ask_correction, rule
from tweespraak.assessments.actions.days import Noted, hold_part, plan_part, write_part
from tweespraak.assessments.actions.days import Plan as PartPlan
from tweespraak.assessments.actions.deciding import decide
from tweespraak.assessments.actions.informing import agree as agree_to_take_part
from tweespraak.assessments.actions.informing import decide_needs, invite, open_sheet, start
from tweespraak.assessments.actions.opening import Around, add_recipient, open_case
from tweespraak.assessments.actions.people import Who
from tweespraak.assessments.actions.protocol import (
    begin_talk,
    choose,
    hold_talk,
    recognise,
    save_note,
    tick_step,
)
from tweespraak.assessments.actions.reading import mark, open_report
from tweespraak.assessments.actions.releasing import open_received
from tweespraak.assessments.actions.report_own import make_snippet, sign_as
from tweespraak.assessments.actions.report_steps import freeze, show, sign
from tweespraak.assessments.actions.report_writing import add_row, begin_report, put_in, write
from tweespraak.assessments.actions.results import use_earlier
from tweespraak.assessments.actions.taking_over import take_over
from tweespraak.assessments.actions.talks import Plan as TalkPlan
from tweespraak.assessments.actions.talks import confirm_talk, plan_talk, prepare_talk
from tweespraak.assessments.documents.material import material_of
from tweespraak.assessments.models import Case, Part, Report
from tweespraak.assessments.queries.released import has_released_to
from tweespraak.assessments.queries.reports import shown_report
from tweespraak.assessments.rules.briefs import Acknowledged
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.deciding import Wish
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.marks import MarkKind, RequestKind, Ruling
from tweespraak.assessments.rules.protocol import NEEDED, AftercareBy, Recognised, Tick
from tweespraak.assessments.rules.sections import (
    THE_QUESTION,
    Section,
    base_of,
    read_place,
    rows_of,
    rules_used,
    sentence_key,
    text_at,
)
from tweespraak.assessments.rules.talks import Mode, Proposal

__all__ = [
    "NEEDED",
    "THE_QUESTION",
    "Acknowledged",
    "AftercareBy",
    "Around",
    "Case",
    "Choice",
    "MarkKind",
    "Mode",
    "Noted",
    "Part",
    "PartKind",
    "PartPlan",
    "Proposal",
    "Recognised",
    "Report",
    "RequestKind",
    "Ruling",
    "Section",
    "TalkPlan",
    "Tick",
    "Who",
    "Wish",
    "Words",
    "accept",
    "add_recipient",
    "add_row",
    "agree_to_take_part",
    "agree_with_draft",
    "ask_correction",
    "base_of",
    "begin_report",
    "begin_talk",
    "choose",
    "confirm_talk",
    "decide",
    "decide_needs",
    "freeze",
    "has_released_to",
    "hold_part",
    "hold_talk",
    "invite",
    "make_snippet",
    "make_talk_goal",
    "mark",
    "material_of",
    "offer",
    "open_case",
    "open_received",
    "open_report",
    "open_sheet",
    "plan_client_talk",
    "plan_part",
    "plan_talk",
    "prepare_talk",
    "put_in",
    "read_place",
    "recognise",
    "rows_of",
    "rule",
    "rules_used",
    "save_note",
    "sentence_key",
    "show",
    "shown_report",
    "sign",
    "sign_as",
    "start",
    "take_over",
    "text_at",
    "tick_step",
    "use_earlier",
    "write",
    "write_brief",
    "write_part",
    "write_statement",
]
