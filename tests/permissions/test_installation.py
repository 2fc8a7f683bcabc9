"""What an installation gives away by how it is set up."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.permissions.world import World
from tweespraak.notifications import actions
from tweespraak.notifications.api import Mail, MailStatus

SOURCE = Path(__file__).parents[2] / "src"
TELL = """
import json, config.settings as s
found = {name: getattr(s, name) for name in dir(s) if name.isupper()}
print(json.dumps({name: it for name, it in found.items() if isinstance(it, (str, int))
                  or name == "ALLOWED_HOSTS"}))
"""


def settings_with(data: Path, **given: str) -> dict[str, Any]:
    """The settings of a real installation, as a process of its own finds them."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    told = subprocess.run(
        [sys.executable, "-c", TELL],
        env={**kept, "PYTHONPATH": str(SOURCE), "TWEESPRAAK_DATA": str(data), **given},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)  # type: ignore[no-any-return]


@pytest.mark.slow  # a process of its own
def test_behind_tls_every_cookie_is_for_tls_only(tmp_path: Path) -> None:
    found = settings_with(
        tmp_path / "new", TWEESPRAAK_URL="https://talk.example.org", TWEESPRAAK_PROXY="1"
    )
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["LANGUAGE_COOKIE_SECURE"]
    assert found["SESSION_COOKIE_HTTPONLY"]
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "talk.example.org"]
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
    assert found["DEBUG"] is False


@pytest.mark.slow  # a process of its own
def test_nobody_else_on_the_computer_reads_data_or_key(tmp_path: Path) -> None:
    data = tmp_path / "new"
    found = settings_with(data)
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "secret").stat().st_mode) == 0o600
    assert len(found["SECRET_KEY"]) >= 50
    assert "console" not in found["EMAIL_BACKEND"]


@pytest.mark.slow  # two processes of their own
def test_a_demo_answers_on_a_public_name_only_when_that_was_said(tmp_path: Path) -> None:
    public = {"TWEESPRAAK_DEMO": "1", "TWEESPRAAK_URL": "https://talk.example.org"}
    assert settings_with(tmp_path, **public)["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost"]
    said = settings_with(tmp_path, **public, TWEESPRAAK_PUBLIC_DEMO="1")
    assert "talk.example.org" in said["ALLOWED_HOSTS"]


@pytest.mark.django_db
def test_without_a_mail_server_every_mail_waits(
    world: World, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.MAIL_GOES_OUT = False
    assert actions.deliver_due_mail() == 0
    assert {mail.status for mail in Mail.objects.all()} == {MailStatus.QUEUED}
    assert capsys.readouterr().out == ""


def test_the_settings_of_these_tests_send_nothing_outside() -> None:
    assert settings.EMAIL_BACKEND == "django.core.mail.backends.locmem.EmailBackend"
