"""Planning a talk in words: states, reasons, refusals, and the mails, which never say with whom or why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.template.defaultfilters import date as in_words
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.rules.planning import Refusal
from tweespraak.conversations.rules.states import Reason, State
from tweespraak.conversations.rules.steps import Next, Stage
from tweespraak.notifications.api import Letter
from tweespraak.people.api import Membership, from_organisation, language_for

Words = str | Promise


class Told(StrEnum):
    """What the two hear about the moment of their talk, by mail and under the bell."""

    PROPOSED = "proposed"
    MOVED = "moved"
    YOU_MOVED = "you_moved"
    CONFIRMED = "confirmed"
    ASK_AGAIN = "ask_again"
    PREPARE = "prepare"
    ASKS_TO_CALL_OFF = "asks_to_call_off"
    TAKES_PLACE = "takes_place"
    CALLED_OFF = "called_off"


@dataclass(frozen=True)
class MailWords:
    """The words of a mail; `moment` may stand in the first sentence."""

    subject: Words
    first: Words
    then: Words
    button: Words


MAILS: Mapping[Told, MailWords] = {
    Told.PROPOSED: MailWords(
        gettext_lazy("A moment for an appointment"),
        gettext_lazy("A colleague proposes to talk on %(moment)s."),
        gettext_lazy(
            "See with whom and about what, and say whether it suits you. You can propose another "
            "moment just as well."
        ),
        gettext_lazy("See the proposal"),
    ),
    Told.MOVED: MailWords(
        gettext_lazy("Another moment for your appointment"),
        gettext_lazy("Your appointment is proposed for another moment: %(moment)s."),
        gettext_lazy("What you prepared is still there. Say whether the new moment suits you."),
        gettext_lazy("See the new moment"),
    ),
    Told.YOU_MOVED: MailWords(
        gettext_lazy("You proposed another moment"),
        gettext_lazy("You proposed %(moment)s. Your calendar moves along with this mail."),
        gettext_lazy("You hear from us as soon as the other says yes, or proposes something else."),
        gettext_lazy("To the conversation"),
    ),
    Told.CONFIRMED: MailWords(
        gettext_lazy("Your appointment stands"),
        gettext_lazy("You both said yes: %(moment)s."),
        gettext_lazy(
            "From now on you can prepare, a little at a time. Nobody reads it before you are both "
            "ready."
        ),
        gettext_lazy("Prepare"),
    ),
    Told.ASK_AGAIN: MailWords(
        gettext_lazy("A proposal is still waiting for your answer"),
        gettext_lazy("A colleague would like to talk on %(moment)s, and waits for your answer."),
        gettext_lazy("Does it not suit you? Then propose another moment; that takes a minute."),
        gettext_lazy("See the proposal"),
    ),
    Told.PREPARE: MailWords(
        gettext_lazy("Your appointment is coming up"),
        gettext_lazy(
            "Your appointment is on %(moment)s. You are not ready yet, and there is time."
        ),
        gettext_lazy(
            "Half an hour is enough. You read each other a day ahead, if you are both ready by then."
        ),
        gettext_lazy("Prepare"),
    ),
    Told.ASKS_TO_CALL_OFF: MailWords(
        gettext_lazy("Does your appointment take place?"),
        gettext_lazy("Somebody asks whether your appointment can be called off."),
        gettext_lazy("It stands until you both say that it is off. Say what you would like."),
        gettext_lazy("Answer"),
    ),
    Told.TAKES_PLACE: MailWords(
        gettext_lazy("Your appointment takes place"),
        gettext_lazy("Your appointment is not called off: it stays as it was."),
        gettext_lazy("Would another moment suit you better? Then propose one."),
        gettext_lazy("To the conversation"),
    ),
    Told.CALLED_OFF: MailWords(
        gettext_lazy("Your appointment is off"),
        gettext_lazy("An appointment you had in Tweespraak does not take place."),
        gettext_lazy("Nobody read what you prepared alone. You can start a new one at any time."),
        gettext_lazy("See what happened"),
    ),
}

STATES: Mapping[State, Words] = {
    State.PLANNED: gettext_lazy("No moment yet"),
    State.INVITING: gettext_lazy("Moment proposed"),
    State.PREPARING: gettext_lazy("Preparing"),
    State.READY_ONE: gettext_lazy("One of you is ready"),
    State.READY_BOTH: gettext_lazy("Both ready"),
    State.REVEALED: gettext_lazy("You can read each other"),
    State.REVEALED_ONE_SIDED: gettext_lazy("Prepared by one of you"),
    State.HELD: gettext_lazy("You have talked"),
    State.RECORDING: gettext_lazy("Being written down"),
    State.FOR_REACTION: gettext_lazy("Record waits for a reaction"),
    State.CLOSED_AGREED: gettext_lazy("Closed: you both agree"),
    State.CLOSED_WITH_OWN_VIEW: gettext_lazy("Closed with an own view"),
    State.CLOSED_NOT_SIGNED: gettext_lazy("Closed without a reaction"),
    State.CLOSED_NO_RECORD: gettext_lazy("Closed without a record"),
    State.CANCELLED: gettext_lazy("Called off"),
}

STAGES: Mapping[Stage, Words] = {
    Stage.MOMENT: gettext_lazy("Moment"),
    Stage.PREPARE: gettext_lazy("Prepare"),
    Stage.READ: gettext_lazy("Read each other"),
    Stage.TALK: gettext_lazy("Talk"),
    Stage.RECORD: gettext_lazy("Write down"),
    Stage.CLOSED: gettext_lazy("Closed"),
}

REASONS: Mapping[Reason, Words] = {
    Reason.BUSY: gettext_lazy("Too much work at the same time"),
    Reason.ABSENT: gettext_lazy("One of us is not there"),
    Reason.NOT_PREPARED: gettext_lazy("We need more time to prepare"),
    Reason.OTHER_TALK: gettext_lazy("We talk about it on another occasion"),
    Reason.NO_LONGER_NEEDED: gettext_lazy("No longer needed"),
    Reason.MANAGER_CHANGED: gettext_lazy("There is another manager"),
    Reason.LEFT: gettext_lazy("Somebody left the organisation"),
}

REFUSALS: Mapping[Refusal, Words] = {
    Refusal.PAST: gettext_lazy("This moment is past. Choose one that is still to come."),
    Refusal.TOO_SOON: gettext_lazy(
        "This is soon: preparing calmly takes %(days)s days. Choose a later day, or tick that you "
        "would both like it sooner."
    ),
    Refusal.TOO_FAR: gettext_lazy("Choose a day at most one year ahead."),
    Refusal.CHANGED: gettext_lazy(
        "The moment was changed while you had this page open. Look at it again before you choose."
    ),
    Refusal.REASON: gettext_lazy("Choose a reason."),
    Refusal.CALLING_OFF: gettext_lazy(
        "You were asked whether it can be called off. Answer that first."
    ),
    Refusal.READ: gettext_lazy(
        "You have read each other already, so it can no longer be called off. You can still move it."
    ),
    Refusal.NOT_NOW: gettext_lazy("That is not possible any more. See below how it stands now."),
    Refusal.CARD: gettext_lazy(
        "Choose questions from at least three themes, well-being among them."
    ),
}

NEXT: Mapping[Next, tuple[Words, Words]] = {
    Next.PROPOSE: (
        gettext_lazy("Propose a moment"),
        gettext_lazy("There is no moment yet that is still to come. Either of you can propose one."),
    ),
    Next.CONFIRM: (
        gettext_lazy("Answer the proposal"),
        gettext_lazy("%(name)s proposes this moment. Say yes, or propose another."),
    ),
    Next.PREPARE: (
        gettext_lazy("Prepare"),
        gettext_lazy("Take half an hour. Only you read it, until you are both ready."),
    ),
    Next.ONE_SIDED: (
        gettext_lazy("Choose how to go on"),
        gettext_lazy("It is time, and %(name)s is not ready. You choose what happens now."),
    ),
    Next.READ: (
        gettext_lazy("Read each other"),
        gettext_lazy("You were both ready: now you can read what you each wrote."),
    ),
    Next.TALK: (
        gettext_lazy("Start the conversation"),
        gettext_lazy("Open the table on both devices, or together on one."),
    ),
    Next.HOLD: (
        gettext_lazy("Say that you have talked"),
        gettext_lazy("Have you talked? Say so at the table, both of you; then you finish the record."),
    ),
    Next.RECORD: (
        gettext_lazy("Finish the record"),
        gettext_lazy("Two boxes per theme: how you see it, and how %(name)s sees it."),
    ),
    Next.REACT: (
        gettext_lazy("Read the record and react"),
        gettext_lazy("%(name)s has handed the record over. Agree, or add your own view."),
    ),
    Next.WAIT_CONFIRM: (
        gettext_lazy("Waiting for an answer"),
        gettext_lazy("%(name)s has not answered your proposal yet."),
    ),
    Next.WAIT_READY: (
        gettext_lazy("You are ready"),
        gettext_lazy("%(name)s is still preparing. You read each other when you are both ready."),
    ),
    Next.WAIT_REVEAL: (
        gettext_lazy("You are both ready"),
        gettext_lazy("A day before you talk, you can both read each other at the same moment."),
    ),
    Next.WAIT_HOLD: (
        gettext_lazy("You said that you have talked"),
        gettext_lazy("As soon as %(name)s says so too, you can write it down."),
    ),
    Next.WAIT_REACTION: (
        gettext_lazy("Waiting for a reaction"),
        gettext_lazy("%(name)s reads the record, and agrees or adds an own view."),
    ),
    Next.ANSWER_CALL_OFF: (
        gettext_lazy("Say whether it takes place"),
        gettext_lazy("%(name)s asks to call it off. It stands until you both say that it is off."),
    ),
    Next.WAIT_CALL_OFF: (
        gettext_lazy("You asked to call it off"),
        gettext_lazy("It stands until %(name)s says so too. You can still change your mind."),
    ),
    Next.READ_BACK: (
        gettext_lazy("Read it back"),
        gettext_lazy("What you wrote down together stays here for you both."),
    ),
    Next.NOTHING: (
        gettext_lazy("It is over"),
        gettext_lazy("This conversation does not take place."),
    ),
}  # fmt: skip


WITHOUT_RECORD = gettext_lazy("You closed it without a record. What you agreed stays.")


def reason_in_words(reason: str) -> str:
    """A reason of the closed list; nothing for none."""
    return str(REASONS[Reason(reason)]) if reason else ""


def moment_in_words(moment: datetime, zone: str) -> str:
    """A day and an hour in the current language, where the organisation works."""
    words: str = in_words(moment.astimezone(ZoneInfo(zone)), _("l j F Y, H:i"))
    return words


def letter(told: Told, member: Membership, moment: datetime | None, address: str) -> Letter:
    """The mail to one of the two: that there is something, not what about and not with whom."""
    language, words = language_for(member), MAILS[told]
    with translation.override(language):
        when = moment_in_words(moment, member.organisation.time_zone) if moment else ""
        return from_organisation(
            member.organisation,
            language=language,
            name=member.given_name,
            subject=str(words.subject),
            paragraphs=[str(words.first) % {"moment": when}, str(words.then)],
            button=(str(words.button), address),
        )
