"""Codes for a personal link: six digits by mail, so that only who reads the mail goes on."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from tweespraak.audit.api import record
from tweespraak.notifications.api import Mail, queue_mail
from tweespraak.people.documents import code_letter
from tweespraak.people.models import PersonalLink

CODE_MAIL = "people.link_code"
CODE_TERM = timedelta(minutes=10)
TRIES = 5  # per code
PAUSE = timedelta(minutes=1)  # between two codes
CODES = ((timedelta(hours=1), 5), (timedelta(days=1), 12))  # so many codes in so long a time


class CodeTooSoon(Exception):
    """A code was mailed a moment ago, or many of them today; `until` says when another may be."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class CodeWrong(Exception):
    """This is not the code that was mailed last; `left` says how often one may try again."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


class CodeOver(Exception):
    """There is no code to type: its ten minutes or its five tries are over, or it has been used."""


@transaction.atomic
def mail_code(*, link: PersonalLink, at: datetime) -> None:
    """Mail a new code to the person of this link; an earlier one stops working. Raises CodeTooSoon."""
    link = PersonalLink.objects.select_for_update().get(pk=link.pk)
    if until := _pause_until(link, at):
        raise CodeTooSoon(until)
    code = f"{secrets.randbelow(10**6):06}"
    link.code_hash, link.code_until_at, link.code_tries = _hash(link, code), at + CODE_TERM, 0
    link.save(update_fields=["code_hash", "code_until_at", "code_tries"])
    # The mail belongs to no organisation: nobody there sees it in the list of mails.
    queue_mail(
        kind=CODE_MAIL,
        address=link.person.email,
        letter=code_letter(link=link, code=code),
        person=link.person_id,
        object_id=link.pk,
        at=at,
    )
    _note("people.link_code_mailed", link, at)


def accept_code(*, link: PersonalLink, code: str, at: datetime) -> None:
    """Use the code up, if this is it. Raises CodeWrong, CodeOver. A try counts before it is looked
    at and in a transaction of its own, so that a wrong one is not forgotten by rolling back."""
    open_codes = PersonalLink.objects.filter(pk=link.pk, code_until_at__gt=at, code_tries__lt=TRIES)
    if not open_codes.update(code_tries=F("code_tries") + 1):
        raise CodeOver
    link.refresh_from_db(fields=["code_hash", "code_tries"])
    if not constant_time_compare(link.code_hash, _hash(link, code)):
        raise CodeWrong(TRIES - link.code_tries)
    _use_code(link, at)


@transaction.atomic
def _use_code(link: PersonalLink, at: datetime) -> None:
    used = PersonalLink.objects.filter(pk=link.pk, code_hash=link.code_hash)
    if not used.update(code_hash="", code_until_at=None):
        raise CodeOver  # a second post of the same code
    _note("people.link_code_accepted", link, at)


def is_code_waiting(link: PersonalLink, at: datetime) -> bool:
    """Whether a code was mailed for this link that may still be typed."""
    until = link.code_until_at
    return until is not None and at < until and link.code_tries < TRIES


def _pause_until(link: PersonalLink, at: datetime) -> datetime | None:
    """Until when no other code is mailed: a mailbox is not to be filled, nor a code to be guessed."""
    sent = Mail.objects.filter(kind=CODE_MAIL, object_id=link.pk).order_by("-created_at")
    moments = list(sent.values_list("created_at", flat=True)[: CODES[-1][1]])
    limits = [(PAUSE, 1), *CODES]
    ends = [moments[most - 1] + term for term, most in limits if len(moments) >= most]
    return max((end for end in ends if end > at), default=None)


def _hash(link: PersonalLink, code: str) -> str:
    """With the key of the installation: six digits could else be guessed from the database."""
    digits = "".join(sign for sign in code if sign.isdecimal())
    return salted_hmac(
        "people.link_code", f"{link.pk.hex}.{digits}", algorithm="sha256"
    ).hexdigest()


def _note(action: str, link: PersonalLink, at: datetime) -> None:
    record(
        action=action,
        object_type="link",
        object_id=link.pk,
        organisation=link.organisation_id,
        about=link.person_id,
        by=None,  # who holds the link; who that is, the code says
        at=at,
    )
