"""Every page in both languages: what reads the same in Dutch and English was never translated."""

import re

import pytest
from pytest_django.fixtures import Settings

from tests.cast import THEN
from tests.home.demo import crawl
from tweespraak.home.actions.demo import build_demo
from tweespraak.instruments.api import load_instruments
from tweespraak.lenses.api import load_library
from tweespraak.people.models import Membership, Organisation, Person

# Words that are the same in both languages, and names.
SAME = {
    "Tweespraak", "NL", "EN", "Home", "Nederlands", "English", "NL, Nederlands", "EN, English",
    "Planner", "Recruiter", "Hiring manager", "Operator", "Assessment", "Status", "Self-Awareness Insights",
}  # fmt: skip
LETTERS = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture
def demo(db: None, settings: Settings) -> None:
    settings.DEMO = True
    load_instruments(at=THEN)
    load_library(at=THEN)
    build_demo(at=THEN)


def data_words() -> set[str]:
    """Names, addresses and other words people typed: they are in no language."""
    words: set[str] = set()
    for person in Person.objects.all():
        words |= {person.full_name, person.given_name, person.family_name, person.email}
    for member in Membership.objects.select_related("organisation"):
        words |= {member.job_title, member.full_name, member.organisation.name, f"{member.full_name} ({member.organisation.name})"}
    words |= {organisation.contact_name for organisation in Organisation.objects.all()}
    return {word for word in words if word}


def without_data(word: str, data: set[str]) -> str:
    for known in sorted(data, key=len, reverse=True):
        word = word.replace(known, "")
    return word


@pytest.mark.slow
@pytest.mark.parametrize("who", ["chris", "anna", "noor", None])
def test_no_page_keeps_a_word_untranslated(demo: None, who: str | None) -> None:
    """Slow: makes the demo and reads every page of it twice."""
    person = Person.objects.get(email=f"{who}@voorbeeld.example") if who else None
    data = data_words()
    same: dict[str, str] = {}
    for dutch, english in crawl(person):
        assert dutch.status < 400, dutch.path
        for word in dutch.words & english.words:
            rest = without_data(word, data)
            if word not in SAME and LETTERS.search(rest) and "@" not in rest and "://" not in rest:
                same.setdefault(word, dutch.path)
    assert same == {}
