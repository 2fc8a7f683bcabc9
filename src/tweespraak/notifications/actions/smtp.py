"""The conversation with the mail server, told apart by how far it came."""

import contextlib
import smtplib
from collections.abc import Callable
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

from tweespraak.notifications.rules import Stage

ANSWER_WITHIN = 60  # seconds: a server may look long at a mail before it answers


def _nothing() -> None:
    """Nobody wants to know."""


class _Told(smtplib.SMTP):
    """An SMTP line that knows its stage, and says so just before it hands over the words."""

    stage = Stage.SENDER
    before_words: Callable[[], None] = staticmethod(_nothing)

    def mail(self, sender: str, options: Any = ()) -> Any:
        self.stage = Stage.SENDER
        if self.sock:
            self.sock.settimeout(self.timeout)
        return super().mail(sender, options)

    def rcpt(self, recip: str, options: Any = ()) -> Any:
        self.stage = Stage.ADDRESS
        return super().rcpt(recip, options)

    def data(self, msg: Any) -> Any:
        self.stage = Stage.WORDS
        self.before_words()
        return super().data(msg)

    def send(self, s: Any) -> None:
        super().send(s)
        if self.stage is Stage.WORDS and isinstance(s, bytes):  # commands are text, a mail is bytes
            self.stage = Stage.ANSWER
            if self.sock:
                self.sock.settimeout(ANSWER_WITHIN)


class _ToldSafely(_Told, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


class Backend(EmailBackend):
    """Django's, with a line that can be asked how far it came."""

    connection: _Told | None
    timeout: int

    @property
    def connection_class(self) -> type[_Told]:
        return _ToldSafely if self.use_ssl else _Told

    @property
    def stage(self) -> Stage:
        """How far the line came with the last mail."""
        return self.connection.stage if self.connection else Stage.SENDER

    def before_words(self, tell: Callable[[], None]) -> None:
        """Have `tell` called just before the words of the next mail are handed over."""
        if self.connection:
            self.connection.before_words = tell

    def hang_up(self) -> None:
        """End the line without another word: after trouble nobody waits for goodbye."""
        if self.connection:
            with contextlib.suppress(OSError):
                self.connection.close()
        self.connection = None


def answer_in(trouble: Exception) -> tuple[int | None, str]:
    """The code and the sentence with which the server refused; no code when it did not answer."""
    code: int
    words: bytes | str
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(trouble.recipients.values()))
    elif isinstance(trouble, smtplib.SMTPResponseException):
        code, words = trouble.smtp_code, trouble.smtp_error
    else:
        return None, str(trouble) or type(trouble).__name__
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return (code, f"{code} {' '.join(said.split())}") if code > 0 else (None, said)
