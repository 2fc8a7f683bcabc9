"""A real mail server (aiosmtpd) that accepts, is slow, refuses, hangs up, or is away.

with MailServer() as server:
    server.refuse("RCPT", "550 5.1.1 No such user", address="anna@voorbeeld.example")
    …
    server.times_received  # how often it kept each Message-ID
"""

import asyncio
import email
import socket
from collections import Counter
from email.message import EmailMessage
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller

EVERYONE = "*"


class MailServer:
    """Keeps every mail it accepted; listens at `address`, on the same port after being away."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.received: list[EmailMessage] = []
        self.seconds = 0.0  # how long it looks at a mail before it answers
        self.seconds_for: dict[str, float] = {}
        self._refusals: dict[tuple[str, str], str] = {}
        self._hang_ups: dict[tuple[str, str], int] = {}
        self._controller: Controller | None = None

    @property
    def address(self) -> str:
        """As TWEESPRAAK_MAIL has it."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def times_received(self) -> Counter[str]:
        """How often each Message-ID came."""
        return Counter(str(mail["Message-ID"]) for mail in self.received)

    def refuse(self, command: str, answer: str, address: str = EVERYONE) -> None:
        """From now on answer `command` (MAIL, RCPT or DATA) so, for a mail to `address`."""
        self._refusals[command, address] = answer

    def hang_up(self, when: str, address: str = EVERYONE, times: int = 1) -> None:
        """Break the line at RCPT, or at DATA before ("refusing") or after ("keeping") keeping it."""
        self._hang_ups[when, address] = times

    def forgive(self) -> None:
        """Be an ordinary mail server again."""
        self._refusals.clear()
        self._hang_ups.clear()
        self.seconds, self.seconds_for = 0.0, {}

    def start(self) -> "MailServer":
        self._controller = Controller(_Clerk(self), hostname="127.0.0.1", port=self.port)
        self._controller.start()
        return self

    def stop(self) -> None:
        """Be away: nobody can connect."""
        if self._controller:
            self._controller.stop()
        self._controller = None

    def __enter__(self) -> "MailServer":
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def refusal(self, command: str, address: str = EVERYONE) -> str:
        return self._refusals.get((command, address)) or self._refusals.get((command, EVERYONE), "")

    def hangs_up(self, when: str, address: str) -> bool:
        for key in ((when, address), (when, EVERYONE)):
            if self._hang_ups.get(key, 0) > 0:
                self._hang_ups[key] -= 1
                return True
        return False


class _Clerk:
    """What aiosmtpd asks at each command."""

    def __init__(self, office: MailServer) -> None:
        self.office = office

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # fmt: skip
        if said := self.office.refusal("MAIL"):
            return said
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # fmt: skip
        if self.office.hangs_up("RCPT", address):
            server.transport.abort()
        if said := self.office.refusal("RCPT", address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        [address] = envelope.rcpt_tos
        await asyncio.sleep(self.office.seconds_for.get(address, self.office.seconds))
        if said := self.office.refusal("DATA", address):
            return said
        if self.office.hangs_up("refusing", address):
            server.transport.abort()
            return "451 gone"
        mail = email.message_from_bytes(envelope.content, _class=EmailMessage)
        self.office.received.append(mail)
        if self.office.hangs_up("keeping", address):
            server.transport.abort()
        return "250 2.0.0 kept"
