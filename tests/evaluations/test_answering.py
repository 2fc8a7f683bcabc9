"""Answering an evaluation: kept while one taps, on two tabs, by a personal link; sent once (T37)."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import prepared, reply_of, revealed, sent, vacated
from tweespraak.evaluations.access import REPLY_SLOT
from tweespraak.evaluations.actions.answering import (
    AnswerRefused,
    ChangedElsewhere,
    keep_place,
    send_reply,
)
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import places_in
from tweespraak.evaluations.rules.answering import (
    NOT_APPLICABLE,
    AnswerRefusal,
    Written,
    choices_of,
    clean,
    mark_of,
    missing,
    places_of,
    write_refused,
)
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.foundation import clock
from tweespraak.notifications.models import Notice
from tweespraak.people.api import make_link
from tweespraak.people.queries import token_of

EMPTY = mark_of(Written())


@pytest.fixture
def row(rik: Actor, hanna: Actor) -> Evaluation:
    return sent(rik, hanna)


def page(row: Evaluation, end: str = "") -> str:
    return f"/evaluations/{row.pk}/answers/{end}"


def place(row: Evaluation, who: Actor, side: Side = Side.CLIENT) -> Place:
    return Place(row, who.person.pk, side)


def linked(row: Evaluation, who: Actor) -> Client:
    """A browser in which somebody opened their personal link."""
    browser = Client()
    link = make_link(
        organisation=row.organisation, person=who.person, slot=REPLY_SLOT, object_id=row.pk,
        at=clock.now(), valid_for=timedelta(days=14),
    )  # fmt: skip
    opened = browser.get(f"/people/link/{token_of(link)}/").url
    assert opened == (f"/evaluations/{row.pk}/together/" if row.revealed_at else page(row))
    return browser


def filled(row: Evaluation, side: Side, value: str = "4", **more: str) -> dict[str, str]:
    """The whole page, as a browser without a script sends it."""
    posted = {}
    for key in places_in(row, side):
        posted |= {f"words_{key}": "", f"base:words_{key}": EMPTY}
        if choices_of(key):
            posted[f"choice_{key}"] = "9" if key == "nps" else value
    return posted | more


def tap(key: str, choice: str, base: str = EMPTY, words: str = "") -> dict[str, str]:
    """What a script sends after one tap."""
    name = f"words_{key}"
    return {name: words, f"share:{name}": choice, f"base:{name}": base}


# ---- rules -----------------------------------------------------------------------------------------


def test_who_is_asked_again_is_asked_topics_alone() -> None:
    assert places_of(["R06"], Side.CLIENT, is_second=True) == ("R06",)
    assert places_of(["G01"], Side.CLIENT, is_second=False) == ("G01", "nps", "kept", "better")
    assert places_of(["C01"], Side.RECRUITER, is_second=False) == ("C01", "kept", "better")


def test_a_choice_is_asked_everywhere_words_nowhere() -> None:
    assert missing(("G01", "S01", "nps", "kept"), {"G01"}) == ("S01", "nps")


def test_what_cannot_be_chosen_is_not_kept() -> None:
    assert clean("G01", Written("6", " goed ")) == Written("", "goed")
    assert clean("nps", Written("10")) == Written("10")
    assert clean("kept", Written("3", "x" * 3000)) == Written("", "x" * 2000)


@pytest.mark.parametrize(
    ("state", "side", "refusal"),
    [
        (State.PREPARED, Side.CLIENT, AnswerRefusal.NOT_YET),
        (State.SENT, Side.CLIENT, None),
        (State.ANSWERED_ONE, Side.RECRUITER, None),
        (State.REVEALED, Side.CLIENT, AnswerRefusal.OVER),
        (State.LIVE_REQUIRED, Side.RECRUITER, None),
        (State.LIVE_PLANNED, Side.RECRUITER, None),
        (State.LIVE_HELD, Side.RECRUITER, AnswerRefusal.OVER),
        (State.LAPSED, Side.CLIENT, AnswerRefusal.OVER),
    ],
)
def test_after_the_last_day_only_the_recruiter_still_owes(state, side, refusal) -> None:
    assert write_refused(state, side, is_sent=False, asks_anything=True) is refusal


# ---- the page --------------------------------------------------------------------------------------


@pytest.mark.django_db
class TestPage:
    def test_the_greeting_says_whose_page_it_is_and_that_it_is_not_anonymous(self, hanna, row):
        body = hanna.client.get(page(row)).content.decode()
        assert "Hanna" in body
        assert "niet anoniem" in body
        assert "Rik" in body

    def test_both_jobs_are_named(self, rik, hanna) -> None:
        two = sent(rik, hanna, vacated("Teamleider"), vacated("Planner"))
        assert "Teamleider en Planner" in hanna.client.get(page(two)).content.decode()

    def test_one_tap_is_kept(self, hanna, row) -> None:
        answer = hanna.client.post(page(row, "save/"), tap("G07", "2"))
        assert answer.json() == {"base": mark_of(Written("2"))}
        assert reply_of(row, Side.CLIENT).answers.get().value == 2

    def test_words_before_a_choice_are_kept(self, hanna, row) -> None:
        hanna.client.post(page(row, "save/"), tap("G07", "later", words="Snel"))
        kept = reply_of(row, Side.CLIENT).answers.get()
        assert (kept.is_chosen, kept.comment) == (False, "Snel")
        assert "Snel" in hanna.client.get(page(row)).content.decode()

    def test_a_second_tab_is_shown_what_the_first_kept(self, hanna, row) -> None:
        hanna.client.post(page(row, "save/"), tap("G07", "2", words="Te laat"))
        answer = hanna.client.post(page(row, "save/"), tap("G07", "5"))
        assert answer.status_code == 409
        told = answer.json()
        assert (told["choice"], told["text"]) == ("2", "Te laat")
        assert "Te laat" in told["shown"]
        assert reply_of(row, Side.CLIENT).answers.get().value == 2

    def test_without_a_script_a_second_tab_sees_both(self, hanna, row) -> None:
        hanna.client.post(page(row, "save/"), tap("G07", "2", words="Te laat"))
        answer = hanna.client.post(page(row), filled(row, Side.CLIENT, do="send"))
        assert answer.status_code == 409
        body = answer.content.decode()
        assert "Te laat" in body
        assert reply_of(row, Side.CLIENT).sent_at is None
        again = filled(row, Side.CLIENT, do="send") | {
            f"base:words_{key}": mark_of(Written("9" if key == "nps" else "4"))
            for key in places_in(row, Side.CLIENT)
            if choices_of(key)
        }
        hanna.client.post(page(row), {**again, "take:words_G07": "on"})
        assert reply_of(row, Side.CLIENT).answers.get(topic="G07").value == 2
        assert reply_of(row, Side.CLIENT).sent_at

    def test_what_is_missing_is_said_beside_it_and_the_rest_is_kept(self, hanna, row) -> None:
        posted = filled(row, Side.CLIENT, do="send", words_kept="Korte lijnen")
        del posted["choice_G07"]
        body = hanna.client.post(page(row), posted).content.decode()
        assert 'id="error-G07"' in body
        assert 'id="error-S01"' not in body
        kept = reply_of(row, Side.CLIENT)
        assert (kept.sent_at, kept.kept, kept.nps) == (None, "Korte lijnen", 9)

    def test_sent_once_it_does_not_change(self, hanna, row) -> None:
        for _twice in range(2):
            assert (
                hanna.client.post(page(row), filled(row, Side.CLIENT, do="send")).status_code == 302
            )
        before = reply_of(row, Side.CLIENT)
        refused = hanna.client.post(page(row, "save/"), tap("G07", "1", mark_of(Written("4"))))
        assert refused.status_code == 423
        assert "verstuurd" in refused.json()["problem"]
        assert reply_of(row, Side.CLIENT).version == before.version
        assert "Bedankt" in hanna.client.get(page(row)).content.decode()

    def test_everything_not_applicable_may_be_sent(self, hanna, row) -> None:
        answer = hanna.client.post(page(row), filled(row, Side.CLIENT, NOT_APPLICABLE, do="send"))
        assert answer.status_code == 302
        kept = reply_of(row, Side.CLIENT)
        assert kept.sent_at
        assert set(kept.answers.values_list("value", flat=True)) == {None}

    def test_a_tab_that_did_not_touch_it_takes_no_wish_back(self, hanna, row) -> None:
        hanna.client.post(page(row, "save/"), {"lay": "talk"})
        hanna.client.post(page(row), filled(row, Side.CLIENT, do="keep", talk_was=""))
        assert reply_of(row, Side.CLIENT).wants_talk
        hanna.client.post(page(row, "save/"), {"off": "talk"})
        assert not reply_of(row, Side.CLIENT).wants_talk

    def test_a_place_that_is_not_asked_is_refused(self, hanna, row) -> None:
        assert hanna.client.post(page(row, "save/"), tap("C01", "1")).status_code == 400
        assert hanna.client.post(page(row, "save/"), {}).status_code == 400

    def test_before_it_is_sent_it_is_not_there_for_the_client(self, rik, hanna) -> None:
        waiting = prepared(rik, hanna)
        for end in ("answers/", "together/"):
            assert hanna.client.get(f"/evaluations/{waiting.pk}/{end}").status_code == 404

    def test_eva_sees_nothing(self, eva, row) -> None:
        for end in ("answers/", "together/", "thanks/"):
            assert eva.client.get(f"/evaluations/{row.pk}/{end}").status_code == 404
        assert eva.client.post(page(row, "save/"), tap("G07", "2")).status_code == 404


@pytest.mark.django_db
class TestLink:
    """By the link in the mail."""

    @pytest.fixture
    def browser(self, hanna: Actor, row: Evaluation) -> Client:
        return linked(row, hanna)

    def test_one_answers_without_an_account_and_without_a_code(self, row, browser) -> None:
        body = browser.get(page(row)).content.decode()
        assert "Ben je Hanna Hofman niet?" in body
        assert browser.post(page(row, "save/"), tap("G07", "3")).status_code == 200
        sent_in = filled(row, Side.CLIENT, do="send") | {"base:words_G07": mark_of(Written("3"))}
        assert browser.post(page(row), sent_in).status_code == 302
        assert reply_of(row, Side.CLIENT).sent_at

    def test_what_the_other_wrote_asks_a_code(self, rik, hanna) -> None:
        row = revealed(rik, hanna)
        address = f"/evaluations/{row.pk}/together/"
        assert "/people/codes/" in linked(row, hanna).get(address).url

    def test_it_opens_nobody_else_s(self, rik, hanna, tom, row, browser) -> None:
        other = sent(rik, tom)
        assert browser.get(page(other)).status_code == 404


# ---- the actions -----------------------------------------------------------------------------------


@pytest.mark.django_db
class TestActions:
    def keep(self, row: Evaluation, who: Actor, choice: str, base: str = EMPTY) -> str:
        written = Written(choice)
        return keep_place(place=place(row, who), key="G07", written=written, base=base, at=THEN)

    def test_the_same_again_changes_nothing(self, hanna, row) -> None:
        mark = self.keep(row, hanna, "3")
        version = reply_of(row, Side.CLIENT).version
        assert self.keep(row, hanna, "3", base="old") == mark
        assert reply_of(row, Side.CLIENT).version == version

    def test_another_tab_is_told(self, hanna, row) -> None:
        self.keep(row, hanna, "3")
        with pytest.raises(ChangedElsewhere) as behind:
            self.keep(row, hanna, "1")
        assert behind.value.now == Written("3")

    def test_what_lacks_is_named(self, hanna, row) -> None:
        self.keep(row, hanna, "3")
        with pytest.raises(AnswerRefused) as refused:
            send_reply(place=place(row, hanna), at=THEN)
        assert refused.value.refusal is AnswerRefusal.NOT_WHOLE
        assert "G07" not in refused.value.places
        assert "nps" in refused.value.places

    def test_the_recruiter_hears_that_theirs_is_waited_for(self, rik, hanna, row) -> None:
        hanna.client.post(page(row), filled(row, Side.CLIENT, do="send"))
        row.refresh_from_db()
        assert row.state == State.ANSWERED_ONE
        kinds = Notice.objects.filter(person_id=rik.person.pk).values_list("kind", flat=True)
        assert list(kinds) == ["evaluations.theirs_in"]

    def test_the_client_hears_nothing_when_the_recruiter_was_first(self, rik, hanna, row) -> None:
        rik.client.post(page(row), filled(row, Side.RECRUITER, do="send"))
        assert reply_of(row, Side.RECRUITER).sent_at
        assert not Notice.objects.filter(person_id=hanna.person.pk).exists()
