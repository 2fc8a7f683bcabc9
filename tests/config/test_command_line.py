"""`tweespraak`: setting up, and sentences that say what to do."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings

from config import preparing, serving
from config.checking import findings
from config.setting_up import NotSetUp, set_up
from tests.cast import organisation
from tweespraak.instruments.models import InstrumentVersion
from tweespraak.notifications.models import Mail
from tweespraak.people.models import Membership, Organisation
from tweespraak.people.queries import roles_of
from tweespraak.people.roles import Role

ANSWERS = {
    "name": "Zorg & Zo",
    "admin": "Chris de Jong",
    "email": "chris@zorg.example",
    "url": "https://praat.zorg.example/",
    "language": "nl",
    "time_zone": "Europe/Amsterdam",
}


@pytest.fixture
def data(settings: Settings, tmp_path: Path, db: None) -> Path:
    settings.DATA = tmp_path
    settings.PUBLIC_ADDRESS = "http://localhost:8000"
    return tmp_path


def test_init_makes_an_organisation_and_an_admin_with_a_link(data: Path) -> None:
    link = set_up(**ANSWERS)
    assert link.startswith("https://praat.zorg.example/people/link/")
    member = Membership.objects.get()
    assert member.organisation.name == "Zorg & Zo"
    assert member.full_name == "Chris de Jong"
    assert roles_of(member) == {Role.ORGANISATION_ADMIN}
    assert Mail.objects.get().address == "chris@zorg.example"
    assert (data / "settings.env").read_text() == "TWEESPRAAK_URL=https://praat.zorg.example\n"


@pytest.mark.parametrize(
    ("answer", "value", "says"),
    [
        ("name", "!!", "at least one letter"),
        ("admin", " ", "your own name"),
        ("email", "chris", "not an e-mail address"),
        ("url", "praat", "https://"),
        ("url", "ftp://praat.example.org", "https://"),
        ("language", "de", "nl or en"),
        ("time_zone", "Mars/Olympus", "Europe/Amsterdam"),
    ],
)
def test_an_answer_that_does_not_work_says_what_to_do(
    data: Path, answer: str, value: str, says: str
) -> None:
    with pytest.raises(NotSetUp, match=says):
        set_up(**(ANSWERS | {answer: value}))
    assert not Organisation.objects.exists()


def test_the_same_organisation_twice_is_refused_in_words(data: Path) -> None:
    set_up(**ANSWERS)
    with pytest.raises(NotSetUp, match="set up already"):
        set_up(**ANSWERS)


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
        "mail",
        "disk",
    }
    assert all(finding.fine for finding in told.values()), told


def test_check_says_what_is_missing(db: None) -> None:
    questionnaire = next(finding for finding in findings() if finding.what == "questionnaire")
    assert not questionnaire.fine


def test_the_tests_never_touch_the_data_of_this_machine() -> None:
    assert "tweespraak-test-" in str(django_settings.DATA)
