"""What an organisation states: written as a draft, published for good, read by everyone."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import THEN, Actor
from tests.people.adding import PASSWORD, added
from tweespraak.audit.api import entries_about
from tweespraak.foundation.markdown import as_html
from tweespraak.instruments.api import load_instruments
from tweespraak.notifications.models import Notice
from tweespraak.people.actions.keys import activate_by_sign_on
from tweespraak.people.api import Organisation, Person, activation_address
from tweespraak.people.models import Grant, Membership
from tweespraak.people.roles import Role
from tweespraak.privacy.actions import (
    AlreadyPublished,
    ChangedMeanwhile,
    Gaps,
    NothingNew,
    publish_statement,
    save_statement,
)
from tweespraak.privacy.api import statements_in_force, statements_state
from tweespraak.privacy.documents import our_draft
from tweespraak.privacy.models import Acknowledgement, Statement, StatementKind
from tweespraak.privacy.rules import Change, changes, gaps

DESK = "/my-data/organisation/statements/"
OPEN = "/my-data/statements/voorbeeld/privacy/"
PRIVACY, TERMS = StatementKind.PRIVACY, StatementKind.TERMS


def text_of(client: Client, address: str, language: str = "en") -> str:
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def saved(by: Actor, text: str = "## Ours\n\nWe keep little.", **more) -> Statement:
    values = {"kind": PRIVACY, "language": "nl", "at": THEN, **more}
    return save_statement(organisation=by.member.organisation, text=text, by=by.person, **values)


def published(by: Actor, text: str = "## Ours\n\nWe keep little.", **more) -> Statement:
    return publish_statement(statement=saved(by, text, **more), by=by.person, at=THEN)


def seen() -> dict[str, str]:
    """What the page of the only draft sends along: which words stood on it."""
    return {"seen": Statement.objects.get().saved_at.isoformat()}


@pytest.fixture
def officer(chris: Actor) -> Actor:
    """Chris, who is the privacy officer as well."""
    Grant.objects.create(membership=chris.member, role=Role.PRIVACY_OFFICER, given_at=THEN)
    return chris


@pytest.mark.parametrize("kind", list(StatementKind))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_proposal_names_the_organisation_and_leaves_gaps(voorbeeld, kind, language):
    text = our_draft(voorbeeld, kind, language)
    assert "Voorbeeld" in text
    assert "$" not in text
    assert gaps(text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_with_everything_filled_in_the_terms_have_no_gap(voorbeeld: Organisation, language):
    voorbeeld.contact_name, voorbeeld.privacy_officer_name = "Fatima", "Piet"
    text = our_draft(voorbeeld, TERMS, language)
    assert gaps(text) == []
    assert "Fatima" in text
    assert "Piet" in text


def test_our_proposal_is_never_shown_as_their_own(chris, anna):
    assert "This is our proposal, not your text yet" in text_of(chris.client, f"{DESK}privacy/nl/")
    assert anna.client.get(OPEN).status_code == 404
    assert statements_in_force(chris.member.organisation, "nl") == []
    states = statements_state(chris.member.organisation)
    assert len(states) == 4
    assert not any(state.in_force or state.draft for state in states)


def test_saving_twice_is_one_draft(chris):
    first = saved(chris)
    assert saved(chris, "## Other") == first
    assert Statement.objects.get().text == "## Other"


def test_a_draft_is_seen_by_who_may_write_it_only(chris, anna, bram, eva):
    saved(chris)
    assert "We keep little" in text_of(chris.client, f"{DESK}privacy/nl/draft/")
    for other in (anna, bram):
        assert other.client.get(f"{DESK}privacy/nl/draft/").status_code == 403
    assert eva.client.get(f"{DESK}privacy/nl/draft/").status_code == 404
    assert Client().get(OPEN).status_code == 404


def test_a_text_with_gaps_cannot_be_published(chris):
    with pytest.raises(Gaps, match="who answers"):
        published(chris, "Ask [[who answers]].")
    assert Statement.objects.get().published_at is None


def test_the_page_says_which_gaps_there_are(chris):
    saved(chris, "Ask [[who answers]].")
    body = text_of(chris.client, f"{DESK}privacy/nl/draft/")
    assert "Still to be filled in" in body
    assert "who answers" in body
    answer = chris.client.post(f"{DESK}privacy/nl/publication/", seen(), follow=True)
    assert "who answers" in answer.content.decode()
    assert Statement.objects.get().published_at is None


def test_writing_and_publishing_through_the_screens(chris):
    page = f"{DESK}terms/en/"
    assert chris.client.post(page, {"text": "Be kind."}).status_code == 302
    read = seen()
    assert read["seen"] in text_of(chris.client, f"{page}draft/")
    assert chris.client.post(f"{page}publication/", read).status_code == 302
    assert chris.client.post(f"{page}publication/", read).status_code == 404
    assert "Be kind." in text_of(Client(), "/my-data/statements/voorbeeld/terms/")


def test_only_the_words_that_were_read_are_published(chris, officer):
    draft, read = saved(chris), seen()
    saved(officer, "Other words", at=THEN + timedelta(minutes=1))
    with pytest.raises(ChangedMeanwhile):
        publish_statement(statement=draft, by=chris.person, at=THEN)
    answer = chris.client.post(
        f"{DESK}privacy/nl/publication/", read, headers={"accept-language": "en"}, follow=True
    )
    assert "Read it once more." in answer.content.decode()
    assert "Other words" in answer.content.decode()
    assert Statement.objects.get().published_at is None


def test_an_empty_text_is_refused_with_words(chris):
    answer = chris.client.post(f"{DESK}terms/en/", {"text": "  "})
    assert answer.status_code == 200
    assert not Statement.objects.exists()


def test_what_is_published_never_changes(chris):
    first = published(chris)
    with pytest.raises(AlreadyPublished):
        publish_statement(statement=first, by=chris.person, at=THEN)
    second = saved(chris, "Something else")
    assert second.pk != first.pk
    assert second.version == 2
    first.refresh_from_db()
    assert first.text.endswith("We keep little.")


def test_the_same_text_is_not_published_again(chris):
    published(chris)
    with pytest.raises(NothingNew):
        published(chris)


def test_everyone_reads_what_is_in_force_in_their_language_or_the_other(chris):
    published(chris)
    assert "published this text only in another language" in text_of(Client(), OPEN, "en")
    published(chris, "In English.", language="en")
    assert "In English." in text_of(Client(), OPEN, "en")
    assert "We keep little." in text_of(Client(), OPEN, "nl")


def test_earlier_versions_and_what_changed_can_be_read(chris, anna):
    published(chris, "Same.\n\nOld.")
    published(chris, "Same.\n\nNew.")
    assert "This is an earlier version" in text_of(anna.client, f"{OPEN}?version=1&language=nl")
    body = text_of(anna.client, f"{OPEN}changes/?version=2&language=nl")
    assert "<del>Old.</del>" in body
    assert "<ins>New.</ins>" in body
    for wrong in ("?version=3", "?version=x", "?version=²"):
        assert anna.client.get(OPEN + wrong).status_code == 404
    assert anna.client.get(f"{OPEN}changes/?version=1&language=nl").status_code == 404


def test_an_organisation_or_text_that_is_not_there_is_not_there(chris):
    published(chris)
    for address in ("nowhere/privacy/", "voorbeeld/cookies/", "voorbeeld/terms/"):
        assert Client().get(f"/my-data/statements/{address}").status_code == 404


def test_it_stands_below_every_page_of_its_members_and_of_nobody_else(chris, anna, eva):
    published(chris)
    assert f'href="{OPEN}"' in text_of(anna.client, "/my-data/")
    assert f'href="{OPEN}"' not in text_of(eva.client, "/my-data/")


def activated(member: Membership, language: str) -> str:
    """Choose the first password at an address of this organisation; gives what stood on the page."""
    address = urlsplit(activation_address(member)).path
    client, reads = Client(), {"accept-language": language}
    page = client.get(address, headers=reads, follow=True)
    form = page.redirect_chain[-1][0] if page.redirect_chain else address
    twice = {"password": PASSWORD, "again": PASSWORD}
    assert client.post(form, twice, headers=reads).status_code == 302
    return page.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_activates_an_account_has_seen_what_stood_on_that_page(chris, voorbeeld, language):
    in_both = {each: published(chris, language=each) for each in ("nl", "en")}
    noor = added(voorbeeld, language="nl")
    assert f'href="{OPEN}"' in activated(noor, language)
    assert Acknowledgement.objects.get().statement == in_both[language]
    assert "privacy.statement_seen" in [entry.action for entry in entries_about(noor.person_id)]


def test_what_another_organisation_states_was_not_shown(chris, eva, voorbeeld):
    ours, theirs = published(chris), published(eva)
    noor = added(voorbeeld)
    added(eva.member.organisation)
    activated(noor, "nl")
    assert Acknowledgement.objects.get().statement == ours != theirs


def test_signing_in_with_the_key_of_the_organisation_shows_nothing(chris, voorbeeld):
    published(chris)
    noor = added(voorbeeld)
    activate_by_sign_on(person=noor.person, organisation=voorbeeld, at=THEN)
    assert not Acknowledgement.objects.exists()


def test_publishing_takes_as_many_queries_for_ten_people_as_for_two(
    officer: Actor, anna: Actor, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as few:
        published(officer)
    for n in range(8):
        added(anna.member.organisation, f"nr{n}@voorbeeld.example")
    Person.objects.update(activated_at=THEN)
    with django_assert_num_queries(len(few)):
        published(officer, kind=TERMS)
    assert Notice.objects.filter(kind="privacy.statement_published").count() == 10


def test_a_new_version_rings_the_bell_of_who_reads_it(chris, anna, eva):
    published(chris)
    notice = Notice.objects.get(person_id=anna.person.pk)
    assert not Notice.objects.filter(person_id__in=[chris.person.pk, eva.person.pk]).exists()
    body = text_of(anna.client, "/notifications/")
    assert "has a new version of its privacy statement" in body
    assert OPEN in body
    assert notice.kind == "privacy.statement_published"


def test_a_reader_says_once_that_they_read_it(chris, anna, eva):
    published(chris)
    assert "I have read this" in text_of(anna.client, OPEN)
    for _click in range(2):
        assert anna.client.post(f"{OPEN}acknowledgement/").status_code == 302
    assert Acknowledgement.objects.get().person == anna.person
    assert "I have read this" not in text_of(anna.client, OPEN)
    assert "I have read this" not in text_of(eva.client, OPEN)
    assert eva.client.post(f"{OPEN}acknowledgement/").status_code == 404


def test_reading_one_version_is_not_reading_the_next(chris, anna):
    published(chris)
    read = f"{OPEN}acknowledgement/?language=nl&version=1"
    assert read.replace("&", "&amp;") in text_of(anna.client, OPEN)
    published(chris, "Something else")
    page = anna.client.post(read, headers={"accept-language": "en"}, follow=True).content.decode()
    assert "By now there is a newer version" in page
    assert "Something else" in page
    assert not Acknowledgement.objects.exists()


def test_what_is_left_to_publish_waits_on_the_home_page_of_who_may(officer, anna):
    load_instruments(at=THEN)
    assert "To publish: Privacy statement, Terms of use" in text_of(officer.client, "/")
    assert "To publish" not in text_of(anna.client, "/")
    for kind in StatementKind:
        for language in ("nl", "en"):
            published(officer, kind=kind, language=language)
    assert "To publish" not in text_of(officer.client, "/")


def test_changes_go_paragraph_by_paragraph():
    lines = changes("Een.\n\nTwee.\n- a\n- b", "Een.\n\nTwee.\n- b\n- c")
    assert [(line.change, line.text) for line in lines] == [
        (Change.SAME, "Een."),
        (Change.SAME, "Twee."),
        (Change.GONE, "- a"),
        (Change.SAME, "- b"),
        (Change.NEW, "- c"),
    ]


def test_a_text_holds_no_html_pictures_or_scripts():
    html = as_html("# Kop\n\n<script>x</script> ![a](https://x/y.png) [z](javascript:alert(1))")
    assert "<h2>Kop</h2>" in html
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_a_statement_of_someone_unknown_cannot_be_acknowledged(anna):
    assert (
        anna.client.post(f"/my-data/statements/{uuid4()}/privacy/acknowledgement/").status_code
        == 404
    )
