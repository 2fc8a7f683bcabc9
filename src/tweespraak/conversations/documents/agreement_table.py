"""The agreements of two at one conversation: what is open from before comes first, then what is new."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tweespraak.conversations.documents.agreements import Line, lines_of
from tweespraak.conversations.queries.agreements import (
    all_held,
    new_in,
    open_between,
    open_of_owner,
)
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.agreeing import MOST_NEW, MOST_OPEN, Refusal
from tweespraak.conversations.rules.agreements import AgreementState
from tweespraak.people.api import day_in


@dataclass(frozen=True)
class AgreementTable:
    """What one of the two finds about agreements at their conversation."""

    carried: list[Line]  # open from before: item 1
    made: list[Line]  # in this conversation
    left: int  # how many may still be made
    manager_has_none: bool  # and something was agreed: who leads promises something as well
    undecided: int  # neither agreed nor dropped: before the record is handed over


def agreement_table(seat: Seat, at: datetime, *, with_carried: bool = True) -> AgreementTable:
    """The agreements beside a conversation, as the person in this seat reads them."""
    talk, me = seat.conversation, seat.me.person_id
    today = day_in(talk.organisation, at)
    carried = []
    if with_carried:
        carried = open_between(talk.organisation_id, me, seat.other.person_id, but_of=talk.pk)
    # The live room asks this with every change, most often before anything was proposed.
    new = new_in(talk) if talk.agreements.exists() else []
    made = [one for one in new if one.state != AgreementState.DROPPED]
    manager = me if seat.side is Side.MANAGER else seat.other.person_id
    return AgreementTable(
        carried=lines_of(all_held(carried, me), today),
        made=lines_of(all_held(made, me), today),
        left=max(0, MOST_NEW - len(made)),
        manager_has_none=bool(made) and all(one.owner_id != manager for one in made),
        undecided=sum(one.state == AgreementState.PROPOSED for one in made),
    )


def refusal_words(refusal: Refusal) -> str:
    """Why something is not possible, and what to do next."""
    words = {
        Refusal.NOT_AT_THE_TABLE: _(
            "Agreements are made in the conversation itself, until its record is handed over. Keep "
            "this for your next conversation."
        ),
        Refusal.FOURTH: _(
            "You made three agreements in this conversation, and that is enough: few get done more "
            "often. Drop one first, or keep this for next time."
        ),
        Refusal.TOO_MANY_OPEN: _("There are five open agreements already. Close one first."),
        Refusal.THE_OTHERS: _("This is for the other of you two to do."),
        Refusal.DAY: _("This day has passed, or lies too far ahead. Choose another day."),
        Refusal.NOTHING_NEW: _("Nothing is different yet. Change the words or the day first."),
        Refusal.WITHOUT_WORDS: _("Write a few words with it: no agreement ends in silence."),
    }
    return words[refusal]


def too_many_words(seat: Seat, owner: Side) -> str:
    """Which agreement to close first, when somebody has five open with this other."""
    mine = owner is seat.side
    doer, helper = seat.me.person_id, seat.other.person_id
    there = open_of_owner(
        seat.conversation.organisation_id,
        doer if mine else helper,
        helper if mine else doer,
    )
    words = {"most": MOST_OPEN, "name": seat.other_name, "first": there[0].what if there else ""}
    if mine:
        return (
            _(
                "You have %(most)d open agreements with %(name)s already. Close one first: “%(first)s”."
            )
            % words
        )
    return (
        _("%(name)s has %(most)d open agreements with you already. Close one first: “%(first)s”.")
        % words
    )
