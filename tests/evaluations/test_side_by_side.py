"""The two views beside each other: words first, gaps first, and no mean of what did not apply."""

from fractions import Fraction

import pytest

from tests.cast import THEN
from tests.evaluations.evaluating import answered, prepared, reply_of, revealed, sent
from tweespraak.evaluations.documents.together import mean_in_words, together_of, why_of
from tweespraak.evaluations.models import Answer, Evaluation
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.rules.live import Trigger
from tweespraak.evaluations.rules.states import Side, State

pytestmark = pytest.mark.django_db


def seen(row: Evaluation, who, side: Side):
    return together_of(Place(row, who.person.pk, side))


def text_of(who, row: Evaluation, language: str = "nl") -> str:
    answer = who.client.get(
        f"/evaluations/{row.pk}/together/", headers={"accept-language": language}
    )
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_mean_is_words_before_numbers() -> None:
    assert mean_in_words(Fraction(4)) == "Goed"
    assert mean_in_words(Fraction(7, 2)) == "tussen ‘Voldoende’ en ‘Goed’, gemiddeld 3,5"


def test_the_same_thing_from_both_chairs_widest_first(rik, hanna) -> None:
    row = revealed(rik, hanna, client={"G07": 5, "S06": 4}, recruiter={"C08": 2, "C02": 4})
    both = seen(row, hanna, Side.CLIENT)
    first = both.pairs[0]
    assert (first.mine.number, first.other.number, first.is_wide) == (5, 2, True)
    mirrored = seen(row, rik, Side.RECRUITER).pairs[0]
    assert (mirrored.mine.number, mirrored.other.number) == (2, 5)
    assert len(both.apart) == 1
    assert {one.mine.number for one in both.alike} == {4}


def test_what_did_not_apply_is_said_and_in_no_mean(rik, hanna) -> None:
    row = revealed(rik, hanna, client={"R02": None, "R03": 5, "R04": 4})
    result = seen(row, rik, Side.RECRUITER).client[-1]
    assert result.mean == "tussen ‘Goed’ en ‘Uitstekend’, gemiddeld 4,5"
    assert [one.number for one in result.rows] == [None, 5, 4]
    assert "Niet van toepassing" in result.rows[0].word


def test_one_topic_makes_no_mean(rik, hanna) -> None:
    row = revealed(rik, hanna, client={"R02": None, "R03": None, "R04": 2})
    assert seen(row, rik, Side.RECRUITER).client[-1].mean == ""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_read_the_same_words(rik, hanna, language) -> None:
    row = revealed(rik, hanna)
    row.replies.filter(side=Side.CLIENT).update(kept="Korte lijnen", nps_reason="Altijd bereikbaar")
    row.replies.filter(side=Side.RECRUITER).update(better="Sneller terugkoppelen")
    Answer.objects.filter(reply__evaluation=row, topic="G07").update(comment="Drie keer op tijd")
    for who in (rik, hanna):
        text = text_of(who, row, language)
        for words in ("Korte lijnen", "Altijd bereikbaar", "Sneller terug", "Drie keer op tijd"):
            assert words in text


def test_why_a_talk_is_asked_for_is_said_to_both(rik, hanna) -> None:
    row = revealed(
        rik, hanna, state=State.LIVE_REQUIRED, triggers=["LT2"],
        contact_by_on=THEN.date(), live_by_on=THEN.date(),
    )  # fmt: skip
    for who in (rik, hanna):
        assert why_of(["LT2"])[0] in text_of(who, row)


def test_every_reason_has_a_sentence() -> None:
    assert all(why_of(list(Trigger)))


def test_a_recruiter_without_their_own_view_is_asked_for_it_first(rik, hanna) -> None:
    row = sent(rik, hanna)
    answered(row, Side.CLIENT)
    Evaluation.objects.filter(pk=row.pk).update(state=State.REVEALED, revealed_at=THEN)
    row.replies.filter(side=Side.CLIENT).update(kept="Korte lijnen")
    text = text_of(rik, row)
    assert f"/evaluations/{row.pk}/answers/" in text
    assert "Niet beantwoord" in text
    assert f"/evaluations/{row.pk}/thanks/" not in text


def test_an_offered_talk_may_be_thanked_away(rik, hanna) -> None:
    row = revealed(rik, hanna, state=State.LIVE_OFFERED, contact_by_on=THEN.date())
    assert f"/evaluations/{row.pk}/thanks/" in text_of(rik, row)
    assert f"/evaluations/{row.pk}/thanks/" not in text_of(hanna, row)


def test_before_both_are_in_the_page_says_what_is_waited_for(rik, hanna) -> None:
    row = sent(rik, hanna)
    assert "Eerst die van jou" in text_of(hanna, row)
    answered(row, Side.CLIENT)
    assert "Die van jou zijn binnen" in text_of(hanna, row)
    assert reply_of(row, Side.CLIENT).sent_at


def test_who_is_asked_nothing_does_not_read_that_theirs_is_in(rik, hanna) -> None:
    first = revealed(rik, hanna)
    again = sent(rik, hanna, client_topics=["R06"], recruiter_topics=[], second_of=first)
    assert "Van jou wordt hier niets gevraagd" in text_of(rik, again)


def test_before_it_was_sent_the_recruiter_comes_to_its_page(rik, hanna) -> None:
    row = prepared(rik, hanna)
    answer = rik.client.get(f"/evaluations/{row.pk}/together/")
    assert answer.url == f"/evaluations/{row.pk}/"
