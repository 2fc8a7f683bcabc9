"""`tweespraak`: setting up, and sentences that say what to do."""

import socket
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings
from typer.testing import CliRunner

from config import preparing, serving
from config.asking import answered
from config.checking import findings
from config.cli import app
from config.mail_server import NotAMailServer, read_mail_server, refusal_of
from config.setting_up import CHECKS, NotSetUp, set_up
from config.telling import say
from tests.cast import actor, organisation
from tweespraak.instruments.models import InstrumentVersion
from tweespraak.notifications.models import Mail
from tweespraak.people.models import Membership, Organisation
from tweespraak.people.queries import roles_of
from tweespraak.people.roles import Role

ANSWERS = {
    "name": "Zorg & Zo",
    "admin": "Chris de Jong",
    "email": "chris@zorg.example",
    "url": "https://praat.zorg.example",
    "language": "nl",
    "time_zone": "Europe/Amsterdam",
}


@pytest.fixture
def data(settings: Settings, tmp_path: Path, db: None) -> Path:
    settings.DATA = tmp_path
    settings.PUBLIC_ADDRESS = "http://localhost:8000"
    return tmp_path


def test_init_makes_an_organisation_and_an_admin_with_a_link(data: Path) -> None:
    done = set_up(**ANSWERS)
    assert done.link.startswith("https://praat.zorg.example/people/link/")
    member = Membership.objects.get()
    assert member.organisation.name == "Zorg & Zo"
    assert member.organisation.live_at is None
    assert member.full_name == "Chris de Jong"
    assert roles_of(member) == {Role.ORGANISATION_ADMIN}
    assert Mail.objects.get().address == "chris@zorg.example"
    assert (data / "settings.env").read_text() == "TWEESPRAAK_URL=https://praat.zorg.example\n"
    assert (data / "settings.env").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("answer", "value", "says"),
    [
        ("name", "!!", "at least one letter"),
        ("name", "a" * 121, "at most sixty"),
        ("admin", " ", "your own name"),
        ("email", "chris", "not an e-mail address"),
        ("url", "praat", "https://"),
        ("url", "ftp://praat.example.org", "https://"),
        ("language", "de", "nl or en"),
        ("time_zone", "Mars/Olympus", "Europe/Amsterdam"),
        ("mail", "mail.example.org", "smtp://"),
        ("mail", "smtp://host:notaport", "smtp://"),
        ("sender", "Wij <nergens>", "not an e-mail address"),
    ],
)
def test_an_answer_that_does_not_work_says_what_to_do(answer: str, value: str, says: str) -> None:
    with pytest.raises(NotSetUp, match=says):
        CHECKS[answer](value)


def test_an_answer_is_kept_in_one_way_of_writing() -> None:
    assert CHECKS["url"](" https://praat.zorg.example/ ") == "https://praat.zorg.example"
    assert CHECKS["email"](" Chris@Zorg.Example ") == "chris@zorg.example"
    assert CHECKS["name"]("  Zorg   & Zo ") == "Zorg & Zo"


def test_the_same_organisation_twice_is_refused_in_words(data: Path) -> None:
    set_up(**ANSWERS)
    with pytest.raises(NotSetUp, match="set up already"):
        set_up(**ANSWERS)


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """Somebody at the keyboard; returns what was asked."""
    asked, left = [], list(lines)

    def prompt(question: str, default: str | None = None, **_more: object) -> str:
        asked.append(question)
        return left.pop(0) or default or ""

    monkeypatch.setattr("typer.prompt", prompt)
    return asked


def test_everything_is_asked_and_a_wrong_answer_is_asked_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typing(
        monkeypatch,
        "Zorg & Zo",
        "Chris",
        "chris",
        "c@z.example",
        "",
        "de",
        "en",
        "",
        "",
    )
    said: list[str] = []
    answers = answered({}, said.append)
    assert answers == {
        "name": "Zorg & Zo",
        "admin": "Chris",
        "email": "c@z.example",
        "url": "http://localhost:8000",
        "language": "en",
        "time_zone": "Europe/Amsterdam",
        "mail": "",
    }
    assert len(asked) == 9
    assert len(said) == 2


def test_with_the_three_that_matter_nothing_is_asked(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typing(monkeypatch)
    answers = answered({"name": "Zorg", "admin": "Chris", "email": "c@z.example"}, print)
    assert asked == []
    assert answers["url"] == "http://localhost:8000"


def test_a_second_organisation_is_not_asked_what_the_installation_knows(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(**(ANSWERS | {"mail": "smtp://localhost:1", "sender": "a@z.example"}))
    kept = (data / "settings.env").read_text()
    asked = typing(monkeypatch, "Elders", "Eva Mulder", "eva@elders.example", "", "")
    set_up(**answered({}, print))
    assert not [
        question for question in asked if "address" in question.lower() and "mail" not in question
    ]
    assert Organisation.objects.count() == 2
    assert (data / "settings.env").read_text() == kept


def test_one_admin_may_start_two_organisations(data: Path) -> None:
    set_up(**ANSWERS)
    done = set_up(**(ANSWERS | {"name": "Elders"}))
    assert done.link
    assert Membership.objects.count() == 2


def test_a_mail_server_that_does_not_answer_is_said_and_not_fatal(data: Path) -> None:
    done = set_up(**(ANSWERS | {"mail": "smtp://127.0.0.1:1"}))
    said: list[str] = []
    done.tell(said.append)
    assert "does not answer" in " ".join(said)
    assert "TWEESPRAAK_MAIL=smtp://127.0.0.1:1" in (data / "settings.env").read_text()


@pytest.mark.parametrize("address", ["smtp://mail..example", "smtp://" + "a" * 70 + ".example"])
def test_a_name_that_cannot_be_asked_for_is_said_and_not_fatal(data: Path, address: str) -> None:
    done = set_up(**(ANSWERS | {"mail": address}))
    assert "a character that cannot be sent" in done.refusal


def test_what_people_type_is_said_as_they_typed_it(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(monkeypatch, "Zorg [/bold] :smile:", "Chris", "[/bold]", "c@z.example", "", "", "", "")
    set_up(**answered({}, say.print)).tell(say.print)
    told = capsys.readouterr().out
    assert "'[/bold]' is not an e-mail address" in told
    assert "Zorg [/bold] :smile: is ready" in told


def test_a_mail_server_that_answers_is_no_trouble() -> None:
    class Handler:
        pass

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(Handler(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        assert refusal_of(read_mail_server(f"smtp://127.0.0.1:{port}")) == ""
        asked = refusal_of(read_mail_server(f"smtp://u:p@127.0.0.1:{port}"))
        assert asked  # it does not encrypt, and a password never goes over the line bare
    finally:
        controller.stop()


@pytest.mark.parametrize("address", ["", "mail", "http://mail", "smtp://", "smtp://h:x"])
def test_what_is_no_mail_server(address: str) -> None:
    with pytest.raises(NotAMailServer):
        read_mail_server(address)


def test_the_command_says_what_is_next(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.cli.ready", lambda: None)
    words = ["init", "--name", "Zorg", "--admin-name", "Chris", "--admin-email", "c@z.example"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert "/people/link/" in done.output
    assert "tweespraak serve" in done.output
    wrong = CliRunner().invoke(app, [*words, "--language", "de"])
    assert wrong.exit_code == 1
    assert "nl or en" in wrong.output


def test_demo_and_real_data_keep_apart(data: Path) -> None:
    organisation()
    with pytest.raises(serving.CannotServe, match="never stands beside"):
        preparing.keep_apart(demo=True)
    with pytest.raises(serving.CannotServe, match="nothing was thrown away"):
        preparing.renew_demo(tell=print)
    Organisation.objects.update(is_demo=True)
    with pytest.raises(serving.CannotServe, match="--demo"):
        preparing.keep_apart(demo=False)
    with pytest.raises(NotSetUp, match="the demo's"):
        set_up(**ANSWERS)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4"])
def test_the_demo_does_not_listen_where_others_reach_it(host: str) -> None:
    with pytest.raises(serving.CannotServe, match="only listens on this computer"):
        serving.check_address(host, 0, demo=True)


def test_the_demo_does_not_stand_on_a_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWEESPRAAK_URL", "https://praat.example.org")
    with pytest.raises(serving.CannotServe, match="TWEESPRAAK_PUBLIC_DEMO"):
        serving.check_address("127.0.0.1", 0, demo=True)
    monkeypatch.setenv("TWEESPRAAK_PUBLIC_DEMO", "1")
    serving.check_address("127.0.0.1", 0, demo=True)


def test_the_clock_of_real_data_never_moves(data: Path) -> None:
    organisation()
    with pytest.raises(serving.CannotServe, match="never moves"):
        preparing.only_with_demo()


def test_check_looks_at_everything(instruments: InstrumentVersion) -> None:
    told = {finding.what: finding for finding in findings()}
    assert set(told) == {
        "settings",
        "database",
        "migrations",
        "questionnaire",
        "due work",
        "disk",
        "mail",
        "streams",
    }
    assert all(finding.fine for finding in told.values()), told


def test_check_says_what_is_missing(db: None) -> None:
    questionnaire = next(finding for finding in findings() if finding.what == "questionnaire")
    assert not questionnaire.fine


def test_the_tests_never_touch_the_data_of_this_machine() -> None:
    assert "tweespraak-test-" in str(django_settings.DATA)


def test_who_lost_every_second_key_gets_in_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.cli.ready", lambda **_: None)
    anna = actor(organisation(), "Anna", "de Vries", Role.EMPLOYEE)
    Authenticator.objects.create(user=anna.person, type=Authenticator.Type.TOTP, data={})
    told = CliRunner().invoke(app, ["keys", anna.person.email], input="n\n")
    assert Authenticator.objects.count() == 1, "not without a yes"
    told = CliRunner().invoke(app, ["keys", anna.person.email, "--yes"])
    assert told.exit_code == 0, told.output
    assert not Authenticator.objects.exists()
    assert [mail.address for mail in Mail.objects.all()] == [anna.person.email]
    assert CliRunner().invoke(app, ["keys", "nobody@voorbeeld.example", "--yes"]).exit_code == 1
