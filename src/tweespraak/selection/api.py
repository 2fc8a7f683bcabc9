"""The public face of selection."""

from tweespraak.selection.actions.after_rejection import ask_talk, say_useful
from tweespraak.selection.actions.applying import Sent, apply
from tweespraak.selection.actions.book import PageWords, write_page
from tweespraak.selection.actions.closing import close_vacancy
from tweespraak.selection.actions.communicating import communicate
from tweespraak.selection.actions.deciding import begin_rejection, decide
from tweespraak.selection.actions.interviews import plan_interview, take_up
from tweespraak.selection.actions.judging import save_judgement
from tweespraak.selection.actions.lessons import Learned, change_lesson
from tweespraak.selection.actions.own_application import withdraw as withdraw_application
from tweespraak.selection.actions.profiles import Pay, offer_pay, write_requirement
from tweespraak.selection.actions.publishing import publish as publish_vacancy
from tweespraak.selection.actions.rejecting import check as check_rejection
from tweespraak.selection.actions.rejecting import save_draft as save_rejection
from tweespraak.selection.actions.signing import send as send_requirements
from tweespraak.selection.actions.signing import sign as sign_requirements
from tweespraak.selection.actions.stakeholders import Who as Signer
from tweespraak.selection.actions.stakeholders import add_stakeholder
from tweespraak.selection.actions.vacancies import Details as VacancyDetails
from tweespraak.selection.actions.vacancies import make_vacancy
from tweespraak.selection.models import Candidacy, Vacancy
from tweespraak.selection.queries.profiles import content_of, profile_of
from tweespraak.selection.rules.closing import Because
from tweespraak.selection.rules.decisions import Choice
from tweespraak.selection.rules.decisions import Reason as MustReason
from tweespraak.selection.rules.interviews import Proposal as InterviewPlan
from tweespraak.selection.rules.profiles import Capacity, PayPer, Requirement
from tweespraak.selection.rules.reasons import Reason as RejectionReason
from tweespraak.selection.rules.rejecting import Draft as RejectionDraft
from tweespraak.selection.rules.states import State

__all__ = [
    "Because",
    "Candidacy",
    "Capacity",
    "Choice",
    "InterviewPlan",
    "Learned",
    "MustReason",
    "PageWords",
    "Pay",
    "PayPer",
    "RejectionDraft",
    "RejectionReason",
    "Requirement",
    "Sent",
    "Signer",
    "State",
    "Vacancy",
    "VacancyDetails",
    "add_stakeholder",
    "apply",
    "ask_talk",
    "begin_rejection",
    "change_lesson",
    "check_rejection",
    "close_vacancy",
    "communicate",
    "content_of",
    "decide",
    "make_vacancy",
    "offer_pay",
    "plan_interview",
    "profile_of",
    "publish_vacancy",
    "save_judgement",
    "save_rejection",
    "say_useful",
    "send_requirements",
    "sign_requirements",
    "take_up",
    "withdraw_application",
    "write_page",
    "write_requirement",
]
