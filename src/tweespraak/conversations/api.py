"""The public face of conversations."""

from tweespraak.conversations.actions import archive_card, make_card
from tweespraak.conversations.actions.agreements import do_with_agreement, propose_agreement
from tweespraak.conversations.actions.boxes import mark_theme, save_box
from tweespraak.conversations.actions.closing import react
from tweespraak.conversations.actions.course import write_course
from tweespraak.conversations.actions.cycle_planning import plan_cycle
from tweespraak.conversations.actions.cycles import make_cycle, start_cycle
from tweespraak.conversations.actions.ending import break_off, call_off, keep
from tweespraak.conversations.actions.entries import save_entry
from tweespraak.conversations.actions.feedback import (
    break_off_feedback,
    confirm_feedback,
    hold_feedback,
    move_feedback,
    plan_feedback,
)
from tweespraak.conversations.actions.live_evaluation import (
    break_off_live_evaluation,
    plan_live_evaluation,
)
from tweespraak.conversations.actions.messages import (
    answer_message,
    send_message,
    write_message,
)
from tweespraak.conversations.actions.planning import (
    PlanRefused,
    confirm,
    invite,
    plan_conversation,
    reschedule,
    start_conversation,
)
from tweespraak.conversations.actions.preparing import be_ready
from tweespraak.conversations.actions.pulse import give_pulse
from tweespraak.conversations.actions.recording import (
    begin_record,
    do_without_record,
    hand_over,
    say_held,
)
from tweespraak.conversations.actions.rejection_talk import (
    break_off_rejection_talk,
    confirm_rejection_talk,
    erase_rejection_talk,
    hold_rejection_talk,
    move_rejection_talk,
    plan_rejection_talk,
)
from tweespraak.conversations.actions.steps import touch
from tweespraak.conversations.actions.telling import calendar_of
from tweespraak.conversations.actions.words import allow_word
from tweespraak.conversations.events import AgreementEnded, ConversationMovedOn
from tweespraak.conversations.models import Agreement, Conversation, Cycle, TalkCard
from tweespraak.conversations.queries import library
from tweespraak.conversations.queries.agreements import (
    agreements_of_kind,
    is_all_closed,
    new_in,
    open_between,
)
from tweespraak.conversations.queries.guarding import health_hits
from tweespraak.conversations.queries.talks import Seat, seat_of
from tweespraak.conversations.rules import Chosen, Kind, Side, ready
from tweespraak.conversations.rules.agreeing import Plan
from tweespraak.conversations.rules.agreements import AgreementAct, AgreementState
from tweespraak.conversations.rules.places import Place
from tweespraak.conversations.rules.planning import Moment, moment_in
from tweespraak.conversations.rules.planning import Refusal as PlanRefusal
from tweespraak.conversations.rules.rhythm import Period
from tweespraak.conversations.rules.states import Reason, State
from tweespraak.conversations.rules.themes import ThemeWords
from tweespraak.conversations.rules.writing import Part

__all__ = [
    "Agreement",
    "AgreementAct",
    "AgreementEnded",
    "AgreementState",
    "Chosen",
    "Conversation",
    "ConversationMovedOn",
    "Cycle",
    "Kind",
    "Moment",
    "Part",
    "Period",
    "Place",
    "Plan",
    "PlanRefusal",
    "PlanRefused",
    "Reason",
    "Seat",
    "Side",
    "State",
    "TalkCard",
    "ThemeWords",
    "agreements_of_kind",
    "allow_word",
    "answer_message",
    "archive_card",
    "be_ready",
    "begin_record",
    "break_off",
    "break_off_feedback",
    "break_off_live_evaluation",
    "break_off_rejection_talk",
    "calendar_of",
    "call_off",
    "confirm",
    "confirm_feedback",
    "confirm_rejection_talk",
    "do_with_agreement",
    "do_without_record",
    "erase_rejection_talk",
    "give_pulse",
    "hand_over",
    "health_hits",
    "hold_feedback",
    "hold_rejection_talk",
    "invite",
    "is_all_closed",
    "keep",
    "library",
    "make_card",
    "make_cycle",
    "mark_theme",
    "moment_in",
    "move_feedback",
    "move_rejection_talk",
    "new_in",
    "open_between",
    "plan_conversation",
    "plan_cycle",
    "plan_feedback",
    "plan_live_evaluation",
    "plan_rejection_talk",
    "propose_agreement",
    "react",
    "ready",
    "reschedule",
    "save_box",
    "save_entry",
    "say_held",
    "seat_of",
    "send_message",
    "start_conversation",
    "start_cycle",
    "touch",
    "write_course",
    "write_message",
]
