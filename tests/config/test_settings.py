"""Settings that do not work: said in a sentence, and nothing secret on the screen."""

from pathlib import Path

import pytest

from tests.config.installation import Installation


@pytest.mark.slow  # a process of its own
@pytest.mark.parametrize("address", ["mail.example:geheim", "smtp://u:geheim@host:notaport"])
def test_what_is_no_mail_server_is_said_without_repeating_it(tmp_path: Path, address: str) -> None:
    done = Installation(tmp_path).run("check", TWEESPRAAK_MAIL=address)
    assert done.returncode == 1
    assert "smtp://user:password@" in done.stdout
    assert "geheim" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
