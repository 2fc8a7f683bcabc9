"""The mail server as one address, and whether it answers."""

import contextlib
import smtplib
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PATIENCE = 8  # seconds


class NotAMailServer(Exception):
    """The text is no address of a mail server."""


@dataclass(frozen=True)
class MailServer:
    """Where mails are handed over."""

    host: str
    port: int
    user: str
    password: str
    is_encrypted: bool  # from the first word; else STARTTLS when there is a user

    @property
    def starts_tls(self) -> bool:
        """Whether the line is encrypted after the first words: a password never goes over it bare."""
        return bool(self.user) and not self.is_encrypted


def read_mail_server(address: str) -> MailServer:
    """smtp://user:password@host:587 or smtps://…, as TWEESPRAAK_MAIL has it. Raises NotAMailServer."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as wrong:
        raise NotAMailServer(address) from wrong
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise NotAMailServer(address)
    return MailServer(
        host=parts.hostname,
        port=port or (465 if parts.scheme == "smtps" else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_encrypted=parts.scheme == "smtps",
    )


def refusal_of(server: MailServer) -> str:
    """Why this server does not take mail now; empty when it would. Sends nothing."""
    try:
        with _connected(server) as line:
            if server.starts_tls:
                line.starttls(context=ssl.create_default_context())
            if server.user:
                line.login(server.user, server.password)
            line.noop()
    except smtplib.SMTPAuthenticationError:
        return "it does not know this user and password"
    except UnicodeError:  # its text holds a piece of the password
        return "its name, the user or the password has a character that cannot be sent"
    except (OSError, smtplib.SMTPException) as refused:
        return f"{type(refused).__name__}: {refused}"
    return ""


def _connected(server: MailServer) -> contextlib.AbstractContextManager[smtplib.SMTP]:
    if server.is_encrypted:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
