"""Every page in both languages: what reads the same in Dutch and English was never translated."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.home.demo import crawl, read
from tweespraak.activities.models import Activity
from tweespraak.assessments.models import (
    Case,
    Correction,
    Mark,
    Note,
    Part,
    Recipient,
    Report,
    Signature,
    Snippet,
)
from tweespraak.assessments.rules.sections import sentences
from tweespraak.conversations.models import (
    Agreement,
    AgreementMoment,
    Box,
    Conversation,
    Entry,
    Message,
    Participant,
    TalkCard,
)
from tweespraak.insights.api import Goal, GoalMoment
from tweespraak.instruments.models import CompositeVersion, InstrumentVersion, NormVersion
from tweespraak.notifications.models import Mail
from tweespraak.people.models import Membership, Organisation, Person, Unit
from tweespraak.privacy.models import Consent

# Words that are the same in both languages, and names.
SAME = {
    "Tweespraak", "NL", "EN", "Home", "Nederlands", "English", "NL, Nederlands", "EN, English",
    "Planner", "Recruiter", "Hiring manager", "Operator", "Assessment", "Status", "Self-Awareness Insights",
    "Account", "Mails", "Browser", "Open", "passkey", "Passkeys", "Logo", "Later", "Test", "Tests", "Lens", "Lens:", "Match", "Match (M)", "Scores", "Score (C)", "Band", "Learning Agility", "Talent", "Agenda", "Moment", "Assessments",
    "assessment", "assessments", "Feedback",
    "Anna de Wit", "Chris Özdemir",
}  # fmt: skip
LETTERS = re.compile(r"[^\W\d_]{3,}")


def data_words() -> set[str]:
    """Names, addresses and other words people typed: they are in no language."""
    words = words_about_people() | words_of_their_own() | words_of_talks() | words_of_cases()
    words |= {unit.name for unit in Unit.objects.all()}
    words |= {mail.subject for mail in Mail.objects.all()}
    for activity in Activity.objects.all():
        words |= {activity.name, activity.purpose}
    for versions in (InstrumentVersion, NormVersion, CompositeVersion):
        words |= set(versions.objects.values_list("label", flat=True))
    return {word for word in words if word}


def words_about_people() -> set[str]:
    words = {organisation.contact_name for organisation in Organisation.objects.all()}
    for person in Person.objects.all():
        words |= {person.full_name, person.given_name, person.family_name, person.email}
    for member in Membership.objects.select_related("organisation"):
        words |= {
            member.job_title,
            member.full_name,
            member.organisation.name,
            f"{member.full_name} ({member.organisation.name})",
        }
    return words


def words_of_their_own() -> set[str]:
    words: set[str] = set()
    for goal in Goal.objects.all():
        words |= {goal.wording, goal.behaviour, goal.cue, goal.step, goal.buddy}
    for moment in GoalMoment.objects.all():
        words |= {moment.text, moment.helps}
    for card in TalkCard.objects.all():
        own = [one for one in card.questions if "key" not in one]
        words |= {card.name, *(one[side] for one in own for side in ("employee", "manager"))}
    for consent in Consent.objects.all():  # in the language in which it was given
        words |= {" ".join(consent.text.split()), consent.text_version}
    return words


def words_of_talks() -> set[str]:
    words = set(Conversation.objects.values_list("place", flat=True))
    for model in (Entry, Box, AgreementMoment, Message):
        words |= set(model.objects.values_list("text", flat=True))
    words |= set(Message.objects.values_list("answer", flat=True))
    words |= set(Participant.objects.values_list("own_view", flat=True))
    for agreement in Agreement.objects.all():
        words |= {
            getattr(agreement, field) for field in ("what", "evidence", "cue", "step", "help")
        }
    return words


def words_of_cases() -> set[str]:
    """Every text of every assessment; what stands in several sentences is shown in sentences."""
    words = set(strings(list(Case.objects.values())))
    for model in (Part, Recipient, Report, Mark, Correction, Note, Snippet, Signature):
        words |= set(strings(list(model.objects.values())))
    return words | {one for text in words for one in sentences(text)}


def strings(tree: object) -> Iterator[str]:
    """Every string in rows as they are kept."""
    if isinstance(tree, str):
        yield " ".join(tree.split())
    elif isinstance(tree, dict):
        for branch in tree.values():
            yield from strings(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from strings(branch)


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
        if dutch.language == english.language:  # a test in progress speaks its own language
            continue
        for word in dutch.words & english.words:
            word = word.removesuffix(" · Tweespraak")
            rest = without_data(word, data)
            counted = word.lstrip("0123456789 ")
            if (
                counted not in SAME
                and LETTERS.search(rest)
                and "@" not in rest
                and "://" not in rest
            ):
                same.setdefault(word, dutch.path)
    assert not same, "\n".join(f"{path}: {word}" for word, path in sorted(same.items()))


@pytest.mark.slow
def test_taking_a_test_speaks_the_language_that_was_chosen(demo: None) -> None:
    """Slow: makes the demo."""
    noor = Person.objects.get(email="noor@voorbeeld.example")
    session = noor.sessions.get()
    client = Client()
    client.force_login(noor)
    pages = {}
    for language in ("nl", "en"):
        client.post(f"/tests/{session.pk}/language/", {"language": language, "position": 35})
        pages[language], _links = read(client, f"/tests/{session.pk}/35/", "nl")
        assert pages[language].language == language
    same = pages["nl"].words & pages["en"].words
    data = data_words()
    assert [word for word in same - SAME if LETTERS.search(without_data(word, data))] == []
