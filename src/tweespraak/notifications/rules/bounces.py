"""A mail that came back: what a delivery status notification (RFC 3464) says, and about which mail."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from uuid import UUID

_OURS = re.compile(rb"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@tweespraak>", re.IGNORECASE)
_REASON = 250  # characters
_PER_RECIPIENT = "Final-Recipient"


class NotABounce(Exception):
    """The mail that was read is no report of a mail of ours that came back; the message says why."""


@dataclass(frozen=True)
class Bounce:
    """Our mail that came back, and what the other mail server said about it."""

    mail: UUID
    reason: str


def read_bounce(raw: bytes) -> Bounce:
    """What a delivery status notification tells. Raises NotABounce."""
    message = email.message_from_bytes(raw)
    recipients = [part for part in _status_parts(message) if part[_PER_RECIPIENT]]
    if not recipients:
        raise NotABounce("This is no delivery status notification (RFC 3464).")
    failed = [one for one in recipients if _word(one, "Action").lower() == "failed"]
    if not failed:
        raise NotABounce("This report tells of no failure: nothing to note.")
    ours = set(_OURS.findall(b"\n".join(_returned(message))))
    if len(ours) != 1:
        raise NotABounce("This report does not hold the Message-ID of one mail of ours.")
    return Bounce(UUID(ours.pop().decode()), _reason(failed[0]))


def _status_parts(message: Message) -> Iterator[Message]:
    """The groups of fields in the machine-readable part."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield from (one for one in part.get_payload() if isinstance(one, Message))


def _returned(message: Message) -> Iterator[bytes]:
    """Message-IDs of what came back: the whole mail, or only its headers."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            yield from (
                _word(one, "Message-ID").encode("ascii", "ignore")
                for one in part.get_payload()
                if isinstance(one, Message)
            )
        elif kind in {"text/rfc822-headers", "message/rfc822-headers"}:
            body = part.get_payload(decode=True)
            headers = email.message_from_bytes(body if isinstance(body, bytes) else b"")
            yield _word(headers, "Message-ID").encode("ascii", "ignore")


def _reason(recipient: Message) -> str:
    """ "5.1.1 550 No such user": the status, and the words of the other server."""
    told = _word(recipient, "Diagnostic-Code").partition(";")
    words = told[2].strip() or told[0].strip()
    status = _word(recipient, "Status").split(" ")[0]
    reason = words if status in words else f"{status} {words}"
    return "".join(sign if sign.isprintable() else " " for sign in reason).strip()[:_REASON]


def _word(part: Message, header: str) -> str:
    return " ".join(str(part.get(header, "")).split())
