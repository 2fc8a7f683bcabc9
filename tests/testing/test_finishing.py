"""The end of the test: what was skipped, finishing, and where it leads."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.cast import Actor
from tweespraak.foundation import slots
from tweespraak.instruments.api import Form
from tweespraak.testing.api import Session, answers_of

Give = Callable[..., bool]


def url(name: str, session: Session, *more: object) -> str:
    return reverse(f"testing:{name}", args=[session.pk, *more])


def test_the_summary_names_what_was_skipped(anna: Actor, all_seen: Session, form: Form):
    page = anna.client.get(url("summary", all_seen)).content.decode()
    assert "107 van 108 beantwoord" in page
    assert f"Ik {form.items[1].text['nl']}" in page
    assert "1 stelling overgeslagen" in page


def test_with_everything_answered_nothing_is_left(anna: Actor, all_seen: Session, give: Give):
    give(all_seen, 2, 5)
    page = anna.client.get(url("summary", all_seen)).content.decode()
    assert "108 van 108 beantwoord" in page
    assert "overgeslagen" not in page


def test_before_the_last_statement_there_is_no_summary(anna: Actor, session: Session):
    answer = anna.client.get(url("summary", session))
    assert answer.headers["Location"] == url("session", session)


def test_one_walks_past_what_was_skipped_and_comes_back(anna: Actor, all_seen: Session, form: Form):
    first = anna.client.get(url("skipped", all_seen)).headers["Location"]
    assert first == f"{url('item', all_seen, 2)}?review=1"
    sent = {
        "item": form.items[1].key,
        "value": "5",
        "language": "nl",
        "click": "6c84fb90-12c4-11e1-840d-7b25c5ee775a",
        "review": "1",
    }
    after = anna.client.post(url("responses", all_seen), sent).headers["Location"]
    assert after == f"{url('skipped', all_seen)}?after=2"
    assert anna.client.get(after).headers["Location"] == url("summary", all_seen)


@pytest.mark.parametrize("after", ["x", "-1", "9" * 5000, "²", ""])
def test_an_odd_place_does_no_harm(anna: Actor, all_seen: Session, after: str):
    assert anna.client.get(f"{url('skipped', all_seen)}?after={after}").status_code == 302


def test_finishing_twice_leads_to_the_same_page(anna: Actor, all_seen: Session):
    for _ in range(2):
        answer = anna.client.post(url("finish", all_seen))
        assert answer.headers["Location"] == url("finished", all_seen)


def test_finishing_too_early_leads_to_what_is_left(anna: Actor, session: Session, give: Give):
    give(session, 1, 3)
    answer = anna.client.post(url("finish", session))
    assert answer.headers["Location"] == url("item", session, 2)
    assert not Session.objects.get().finished_at
    assert "nog stellingen" in anna.client.get(url("item", session, 2)).content.decode()


def test_looking_at_finish_does_not_finish(anna: Actor, all_seen: Session):
    assert anna.client.get(url("finish", all_seen)).headers["Location"] == url("summary", all_seen)
    assert not Session.objects.get().finished_at


def test_the_last_page_shows_where_it_leads(
    anna: Actor, all_seen: Session, monkeypatch: pytest.MonkeyPatch
):
    def lead(**told: object) -> list[slots.Link]:
        assert told["session"] == Session.objects.get()
        return [slots.Link("Bekijk je inzichten", "/somewhere/")]

    monkeypatch.setitem(slots._slots, "session.finished", {"higher": (1, lead)})
    anna.client.post(url("finish", all_seen))
    page = anna.client.get(url("finished", all_seen)).content.decode()
    assert '/somewhere/"' in page
    assert "Bekijk je inzichten" in page


def test_a_finished_session_always_leads_to_its_last_page(anna: Actor, all_seen: Session):
    anna.client.post(url("finish", all_seen))
    for name, more in [("session", []), ("item", [3])]:
        answer = anna.client.get(url(name, all_seen, *more))
        assert answer.headers["Location"] == url("finished", all_seen)
    for sent in ({"language": "en"}, {}):
        answer = anna.client.post(url("language", all_seen), sent)
        assert (
            url("finished", all_seen)
            in anna.client.get(answer.headers["Location"], follow=True).request["PATH_INFO"]
        )
    assert len(answers_of(all_seen)) == 108


def test_an_open_session_has_no_last_page(anna: Actor, session: Session):
    answer = anna.client.get(url("finished", session))
    assert answer.headers["Location"] == url("session", session)
