"""Who worked with my data: per day and person, in words, and nothing of anyone else's."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import translation

from tests.architecture.walls import SOURCE, context_of, modules
from tests.cast import THEN, Actor
from tweespraak.audit.api import record
from tweespraak.foundation.personal_data import Rule
from tweespraak.people.models import Membership, Organisation
from tweespraak.privacy.actions import erase_everything
from tweespraak.privacy.documents import own_words
from tweespraak.testing.rules import Act

PAGE = "/my-data/looks/"
# Names of other stable keys: kinds of mail and notice, slots, and in selection who a link is for.
NO_ACT = re.compile(
    r"(NOTICE|MAIL|SLOT|KIND|PURPOSE|KEY|ACTIVATION)"
    r"|^(SIGNS|WORKS|FOLLOWS|APPLIES|CALLS|ANSWERS|READS|LIFTS)$"
)


def acted(who: Actor, about: Actor, action: str = "people.role_given", **more) -> None:
    values = {"at": THEN, "organisation": who.member.organisation_id, "by": who.person.pk} | more
    with transaction.atomic():
        record(action=action, object_type="x", object_id=uuid4(), about=about.person.pk, **values)


def text_of(actor: Actor, address: str = PAGE) -> str:
    response = actor.client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_who_in_which_role_what_where_and_when(anna, chris):
    acted(chris, anna)
    body = text_of(anna)
    for words in ("Chris Jansen", "Organisation admin", "You were given a role"):
        assert words in body
    assert "Tuesday 1 September 2026" in body
    assert "11:00" in body


def test_day_and_time_are_of_one_zone_that_of_where_one_works_now(anna, chris, eva):
    Membership.objects.create(
        organisation=eva.member.organisation,
        person=anna.person,
        since_at=THEN - timedelta(days=1),
    )
    Organisation.objects.filter(pk=eva.member.organisation_id).update(time_zone="Asia/Tokyo")
    acted(chris, anna, at=THEN.replace(hour=21))  # at Eva's, where Anna is now, it is tomorrow
    body = text_of(anna)
    assert "Wednesday 2 September 2026" in body
    assert "06:00" in body


def test_a_day_and_a_person_stand_together_and_the_same_act_is_counted(anna, chris, bram):
    for minutes in range(5):
        acted(chris, anna, at=THEN + timedelta(minutes=minutes))
    acted(bram, anna)
    acted(chris, anna, at=THEN + timedelta(days=1))
    body = text_of(anna)
    assert body.count("Chris Jansen</strong>") == 2
    assert "5 times in all" in body


def test_nobody_sees_anothers(anna, bram, chris, eva):
    acted(chris, anna)
    for other in (bram, eva):
        assert "You were given a role" not in text_of(other)


def test_no_keys_are_shown(anna, chris):
    acted(chris, anna)
    acted(chris, anna, "unknown.act")
    body = text_of(anna)
    assert str(chris.person.pk) not in body
    assert "unknown.act" not in body
    assert "Someone worked with your data" in body


def test_who_was_erased_is_someone_who_left(anna, chris):
    acted(chris, anna)
    erase_everything(person=chris.person, rule=Rule.ON_REQUEST, by=None, at=THEN)
    body = text_of(anna)
    assert "Someone who left" in body
    assert "Chris" not in body


def test_who_left_keeps_the_name_the_organisation_knew(anna, chris):
    acted(chris, anna)
    Membership.objects.filter(pk=chris.member.pk).update(ended_at=THEN)
    assert "Chris Jansen" in text_of(anna)


def test_the_program_itself_is_named_as_such(anna):
    acted(anna, anna, by=None)
    assert "Tweespraak itself" in text_of(anna)


def test_one_organisation_can_be_chosen(anna, chris, eva):
    Membership.objects.create(
        organisation=eva.member.organisation, person=anna.person, given_name="An", since_at=THEN
    )
    acted(chris, anna)
    acted(eva, anna, "people.person_edited")
    body = text_of(anna)
    assert "Eva Mulder" in body
    assert "· Elders" in body
    ours = text_of(anna, f"{PAGE}?organisation={anna.member.organisation_id}")
    assert "Chris Jansen" in ours
    assert "Eva Mulder" not in ours
    assert "Eva Mulder" in text_of(anna, f"{PAGE}?organisation={uuid4()}")


def test_many_acts_come_in_pages_with_as_many_queries(anna, chris, django_assert_max_num_queries):
    acted(chris, anna)
    with django_assert_max_num_queries(30) as few:
        text_of(anna)
    for minutes in range(70):
        acted(chris, anna, at=THEN + timedelta(minutes=minutes))
    with django_assert_max_num_queries(len(few)):
        assert "page=2" in text_of(anna)
    assert "Chris Jansen" in text_of(anna, f"{PAGE}?page=2")


def acts() -> set[str]:
    """Every action written into the log, read from the actions of every context."""
    found = {f"testing.{act}" for act in Act if act is not Act.ANSWER}  # an answer is its own row
    for file, tree in modules(SOURCE):
        rooms = file.relative_to(SOURCE / "tweespraak").parts[1:2]
        if rooms in {("actions",), ("actions.py",)}:
            context = re.escape(context_of(file, SOURCE))
            found |= {word for word in _words(tree) if re.fullmatch(rf"{context}\.[a-z_]+", word)}
    return found


def _words(tree: ast.Module) -> Iterator[str]:
    named = {
        id(inner)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Assign) and NO_ACT.search(ast.unparse(node.targets[0])))
        or (isinstance(node, ast.keyword) and node.arg in {"kind", "slot", "purpose"})
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in named:
            yield node.value


@pytest.mark.slow
def test_every_act_in_the_source_has_words_in_both_languages():
    """Slow: reads the whole source tree."""
    found = acts()
    assert len(found) > 30
    wordless = set()
    for act in found:
        words = []
        for language in ("nl", "en"):
            with translation.override(language):
                words.append(own_words(act))
        if not all(words) or words[0] == words[1]:
            wordless.add(act)
    about_nobody = {"instruments.published", "lenses.published"}
    assert wordless - about_nobody == set()
