"""When an assessment may be offered, accepted, sent out, consented to and begun.

Practice §7.1 A1–A5, T06, T07. Values in, a reason why not out; days are the organisation's.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from tweespraak.assessments.rules.briefs import Acknowledged
from tweespraak.foundation.working_days import after_working_days

LEAD_DAYS = 5  # working days between sending the sheet and starting


class Refusal(StrEnum):
    """Why a step is not taken yet; every one says on the screen what to do next."""

    BRIEF_INCOMPLETE = "brief_incomplete"
    NOT_ACKNOWLEDGED = "not_acknowledged"
    CHANGED = "changed"  # the page showed an older brief
    SHEET_INCOMPLETE = "sheet_incomplete"
    DIFFERENT_BRIEFS = "different_briefs"
    SHEET_UNREAD = "sheet_unread"
    BLOCKING_UNGROUNDED = "blocking_ungrounded"
    BLOCKING_UNSEEN = "blocking_unseen"
    NO_CONSENT = "no_consent"
    TOO_SOON = "too_soon"
    NEEDS_OPEN = "needs_open"
    NO_PARTS = "no_parts"
    PARTS_OPEN = "parts_open"
    NOT_NOW = "not_now"


@dataclass(frozen=True)
class Beginning:
    """What decides on the steps until the first part."""

    brief: str  # the hash of the brief as it reads now
    accepted: str = ""  # of what the client accepted
    told: str = ""  # of what the information sheet tells
    is_sheet_complete: bool = False
    is_sheet_opened: bool = False
    is_consent_valid: bool = False
    blocking_right: bool = True
    is_blocking_grounded: bool = False  # a ground, a reason and the second psychologist's name
    is_blocking_seen: bool = False
    sent_at: datetime | None = None
    is_lead_waived: bool = False
    needs: str = ""
    is_needs_decided: bool = False
    has_parts: bool = False


def accept_refused(
    facts: Beginning, seen: str, acknowledged: Collection[Acknowledged]
) -> Refusal | None:
    """Why the client cannot accept: something not acknowledged, or another brief than they saw."""
    if seen != facts.brief:
        return Refusal.CHANGED
    if not set(Acknowledged) <= set(acknowledged):
        return Refusal.NOT_ACKNOWLEDGED
    return _blocking_refused(facts)


def invite_refused(facts: Beginning) -> Refusal | None:
    """Why the sheet cannot go out."""
    if not facts.is_sheet_complete:
        return Refusal.SHEET_INCOMPLETE
    if not facts.brief == facts.accepted == facts.told:
        return Refusal.DIFFERENT_BRIEFS
    return _blocking_refused(facts)


def consent_refused(facts: Beginning, *, sees_blocking: bool = False) -> Refusal | None:
    """Why a consent would mean nothing: who has not read cannot agree."""
    if not facts.is_sheet_opened:
        return Refusal.SHEET_UNREAD
    if not facts.blocking_right and not (facts.is_blocking_seen or sees_blocking):
        return Refusal.BLOCKING_UNSEEN
    return invite_refused(facts)


def start_refused(facts: Beginning, *, at: datetime, zone: str) -> Refusal | None:
    """Why the participant cannot begin now."""
    if not facts.is_consent_valid:
        return Refusal.NO_CONSENT
    refusal = consent_refused(facts)
    if refusal:
        return refusal
    if facts.needs.strip() and not facts.is_needs_decided:
        return Refusal.NEEDS_OPEN
    if not facts.has_parts:
        return Refusal.NO_PARTS
    if facts.sent_at is None or not (
        facts.is_lead_waived
        or at.astimezone(ZoneInfo(zone)).date() >= first_day(facts.sent_at, zone)
    ):
        return Refusal.TOO_SOON
    return None


def first_day(sent_at: datetime, zone: str) -> date:
    """The first day on which one can begin: five working days after the day it was sent."""
    return after_working_days(sent_at.astimezone(ZoneInfo(zone)).date(), LEAD_DAYS)


def _blocking_refused(facts: Beginning) -> Refusal | None:
    if facts.blocking_right or facts.is_blocking_grounded:
        return None
    return Refusal.BLOCKING_UNGROUNDED
