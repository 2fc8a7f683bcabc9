"""The participant decides per recipient, and nobody else; each finds exactly what is theirs."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from tests.assessments.decisions import LATER, UNTIL, choose, deciding, live, of, shown, typed
from tests.assessments.reports_shown import CERTAIN, FIRST, report
from tests.cast import THEN, Actor
from tests.privacy.proven import long_signed_in
from tweespraak.assessments.actions.answering import write_statement
from tweespraak.assessments.actions.deciding import (
    DecideRefused,
    WishesFaulty,
    decide,
    decide_again,
    open_decision,
)
from tweespraak.assessments.actions.releasing import withdraw_release
from tweespraak.assessments.documents.fixed import BLOCKED, STOPPED, UNAVAILABLE
from tweespraak.assessments.models import Case, Correction, Decision, Report
from tweespraak.assessments.rules.deciding import DecideRefusal, Wish, WishFault
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.sections import base_of
from tweespraak.assessments.rules.states import State
from tweespraak.audit.models import Entry
from tweespraak.notifications.models import Mail, Notice
from tweespraak.privacy.api import withdraw_consent
from tweespraak.privacy.models import Consent

ROOT = "/assessments/"
R, B, L = Choice.RELEASE, Choice.BLOCK, Choice.LATER
FIXED_NL = "Er wordt geen rapport uitgebracht. Wij kunnen hier geen toelichting op geven."
FIXED_EN = "No report will be issued. We cannot comment further."


def page(who: Actor, found: Case, path: str, language: str = "nl") -> str:
    response = who.client.get(f"{ROOT}{found.pk}/{path}", headers={"accept-language": language})
    assert response.status_code == 200, (path, response.status_code)
    return unescape(response.content.decode())


def main_text(html: str) -> str:
    """What stands in the page itself, without the frame around it and the way back."""
    inner = re.search(r"<main.*?</main>", html, re.S)
    assert inner
    bare = re.sub(r"<(script|svg|style).*?</\1>", " ", inner.group(), flags=re.S)
    bare = re.sub(r'<a class="back.*?</a>', " ", bare, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", bare).split())


def post(who: Actor, found: Case, path: str, data: dict[str, str]) -> Any:
    return who.client.post(f"{ROOT}{found.pk}/{path}", data)


def test_nothing_is_chosen_beforehand_and_what_goes_along_stands_there(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    html = page(anna, found, "decide/")
    assert " checked" not in html
    assert shown(found).hash[:8] in html
    assert FIXED_NL in html
    assert "De keuze" in html
    assert not re.search(r'name="until-[^"]+" value', html)


def test_before_it_is_done_the_exact_words_are_shown_and_kept_as_consent(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    data = typed(found, (karin, "release", UNTIL.isoformat()))
    check = post(anna, found, "decide/", data)
    assert not Decision.objects.exists()
    post(anna, found, "decide/", {**data, "sure": "yes"})
    found.refresh_from_db()
    assert found.state == State.RELEASED
    consent = Consent.objects.get(purpose="assessments.release_to")
    assert consent.text in unescape(check.content.decode())
    assert shown(found).hash[:12] in consent.text_version
    assert consent.object_id == of(found, karin).pk


def test_deciding_later_is_a_full_choice_and_sends_nothing(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    post(anna, found, "decide/", typed(found, (karin, "later", "")))
    found.refresh_from_db()
    assert found.state == State.DECIDING
    assert live(found) == {"Karin": "later"}
    assert not Mail.objects.exists()
    assert not Notice.objects.exists()
    assert found.due_at is not None


def test_what_is_not_whole_is_asked_again_and_nothing_is_written(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    for choice, until in (
        ("", ""),
        ("release", ""),
        ("release", "2020-01-01"),
        ("release", "2031-01-01"),
    ):
        answer = post(anna, found, "decide/", typed(found, (karin, choice, until), sure="yes"))
        assert answer.status_code == 200
        assert "field-wrong" in answer.content.decode()
    assert not Decision.objects.exists()


def test_T02_a_report_that_changed_since_the_page_was_opened_is_not_released(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    data = typed(found, (karin, "release", UNTIL.isoformat()), sure="yes")
    report(found, 2, LATER, certainty="We zijn daar heel zeker van.")
    Report.objects.filter(case=found, number=2).update(opened_at=LATER)
    answer = post(anna, found, "decide/", data)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert f"/assessments/{found.pk}/read/changes/" in html
    assert not Decision.objects.exists()
    assert not Consent.objects.exists()
    found.refresh_from_db()
    assert found.state == State.DECIDING


def test_T02_own_words_that_changed_between_choosing_and_confirming_void_it(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    seen = shown(found).hash
    write_statement(
        case=found, text="Ik zie het anders.", base=base_of(""), by=anna.person.pk, at=LATER
    )
    assert shown(found).hash != seen
    with pytest.raises(DecideRefused) as refused:
        choose(found, anna, [(karin, R)], seen=seen)
    assert refused.value.refusal is DecideRefusal.CHANGED


def test_T02_a_release_opens_only_the_version_it_was_given_for(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, R)])
    assert FIRST in page(karin, found, "received/")
    Report.objects.filter(case=found).update(hash="f" * 64)
    assert FIRST not in page(karin, found, "received/")


@pytest.mark.parametrize(
    "why", [DecideRefusal.OPEN_REQUEST, DecideRefusal.UNREAD, DecideRefusal.NEXT_VERSION]
)
def test_the_decision_opens_only_on_a_final_version_that_was_read(
    why: DecideRefusal, dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin, state=State.TALK_HELD)
    if why is DecideRefusal.OPEN_REQUEST:
        Correction.objects.create(case=found, kind="fact", quote="x", wish="y", asked_at=THEN)
    if why is DecideRefusal.UNREAD:
        Report.objects.update(opened_at=None)
    if why is DecideRefusal.NEXT_VERSION:
        report(found, 2)
        Report.objects.filter(number=2).update(shown_at=None)
    assert open_decision(case=found, at=LATER).state == State.TALK_HELD
    assert "<form" not in main_text(page(anna, found, "decide/"))
    with pytest.raises(DecideRefused):
        choose(found, anna, [(karin, R)])


@pytest.mark.parametrize("state", [State.TALK_HELD, State.TALK_WAIVED])
def test_after_the_talk_or_without_it_she_decides(
    state: State, dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin, state=state)
    assert "choice-" in page(anna, found, "decide/")
    found.refresh_from_db()
    assert found.state == State.DECIDING
    assert Entry.objects.get(action="assessments.open_decision").actor_id is None


def test_some_may_read_and_others_not(dirk: Actor, anna: Actor, karin: Actor, bram: Actor) -> None:
    found = deciding(dirk, anna, karin, bram)
    choose(found, anna, [(karin, B), (bram, R)])
    found.refresh_from_db()
    assert found.state == State.PARTIALLY_RELEASED
    assert FIRST in page(bram, found, "received/")
    assert "Karin" not in main_text(page(bram, found, "received/"))
    assert main_text(page(karin, found, "received/")).endswith(FIXED_NL)
    assert FIXED_NL in page(karin, found, "")
    assert "Bram" not in main_text(page(karin, found, ""))


def test_T04_the_block_notice_is_the_fixed_sentence_and_nothing_else(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    assert (BLOCKED["nl"], BLOCKED["en"]) == (FIXED_NL, FIXED_EN)
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, B)])
    found.refresh_from_db()
    assert found.state == State.BLOCKED
    for language, sentence, title in (
        ("nl", FIXED_NL, "Assessment"),
        ("en", FIXED_EN, "Assessment"),
    ):
        assert main_text(page(karin, found, "received/", language)) == f"{title} {sentence}"
        bell = unescape(
            karin.client.get(
                "/notifications/", headers={"accept-language": language}
            ).content.decode()
        )
        assert sentence in bell


@pytest.mark.parametrize("choice", [R, B])
def test_T04_the_mail_about_it_says_the_same_whatever_was_decided(
    choice: Choice, dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, choice)])
    mail = Mail.objects.get(address=karin.person.email)
    assert mail.subject == "Er staat iets voor je klaar"
    for word in ("rapport", "assessment", "Anna", "geblokkeerd"):
        assert word not in mail.text


def test_T04_the_other_fixed_sentences_to_the_letter(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    assert UNAVAILABLE == {
        "nl": "Er is op dit moment geen rapport beschikbaar.",
        "en": "No report is available at this moment.",
    }
    assert STOPPED == {
        "nl": "Het onderzoek is niet afgerond.",
        "en": "The assessment was not completed.",
    }
    for state, sentence in ((State.EXPIRED_UNRELEASED, UNAVAILABLE), (State.WITHDRAWN, STOPPED)):
        found = deciding(dirk, anna, karin, state=state)
        assert main_text(page(karin, found, "received/")) == f"Assessment {sentence['nl']}"


@pytest.mark.parametrize(
    "state",
    [one for one in State if one not in (State.DRAFT, State.RELEASED, State.PARTIALLY_RELEASED)],
)
def test_T01_before_it_is_released_a_client_reads_no_word_of_it(
    state: State, dirk: Actor, anna: Actor, karin: Actor, bram: Actor
) -> None:
    found = deciding(dirk, anna, karin, bram, state=state)
    for path in ("received/", ""):
        assert FIRST not in page(karin, found, path)
    assert karin.client.get(f"{ROOT}{found.pk}/received/report.pdf").status_code == 302
    assert bram.client.get(f"{ROOT}{found.pk}/received/").status_code == 404
    assert bram.client.get(f"{ROOT}{found.pk}/").status_code == 404


def test_T14_who_waived_the_talk_still_reads_corrects_copies_and_blocks(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(
        dirk, anna, karin, state=State.TALK_WAIVED, waived_at=THEN, agreed_at=THEN, deciding_at=None
    )
    assert CERTAIN in page(anna, found, "read/section/summary/")
    page(anna, found, "read/corrections/")
    assert 'value="block"' in page(anna, found, "decide/")
    choose(found, anna, [(karin, B)])
    assert CERTAIN in page(anna, found, "copy/")


def test_two_clicks_are_one_decision(dirk: Actor, anna: Actor, karin: Actor) -> None:
    found = deciding(dirk, anna, karin)
    data = typed(found, (karin, "release", UNTIL.isoformat()), sure="yes")
    post(anna, found, "decide/", data)
    post(anna, found, "decide/", data)
    assert Decision.objects.count() == 1
    assert Consent.objects.count() == 1
    assert Mail.objects.filter(address=karin.person.email).count() == 1


def test_an_old_page_on_another_device_undoes_nothing(
    dirk: Actor, anna: Actor, karin: Actor, bram: Actor
) -> None:
    found = deciding(dirk, anna, karin, bram)
    old = typed(found, (karin, "block", ""), (bram, "block", ""), sure="yes")
    choose(found, anna, [(karin, R), (bram, L)])
    answer = anna.client.post(f"{ROOT}{found.pk}/decide/", old, follow=True)
    html = unescape(answer.content.decode())
    assert live(found) == {"Karin": "release", "Bram": "later"}
    assert "Karin Klant:" in html
    assert "Bram Bakker:" in html


def test_who_left_meanwhile_gets_nothing_and_the_others_stand(
    dirk: Actor, anna: Actor, karin: Actor, bram: Actor
) -> None:
    found = deciding(dirk, anna, karin, bram)
    data = typed(found, (karin, "release", UNTIL.isoformat()), (bram, "release", UNTIL.isoformat()))
    bram.member.ended_at = LATER
    bram.member.save(update_fields=["ended_at"])
    answer = anna.client.post(f"{ROOT}{found.pk}/decide/", {**data, "sure": "yes"}, follow=True)
    assert live(found) == {"Karin": "release"}
    assert "Bram Bakker" in unescape(answer.content.decode())
    done = decide(
        case=found, seen=shown(found).hash, language="nl", by=anna.person.pk, at=LATER,
        wishes={of(found, bram).pk: Wish(R, UNTIL)},
    )  # fmt: skip
    assert done.faults == {of(found, bram).pk: WishFault.LEFT}


def test_ending_closes_it_at_once_and_the_last_one_ends_it_all(
    dirk: Actor, anna: Actor, karin: Actor, bram: Actor
) -> None:
    found = deciding(dirk, anna, karin, bram)
    choose(found, anna, [(karin, R), (bram, R)])
    assert FIRST in page(karin, found, "received/")
    post(anna, found, f"decide/{of(found, karin).pk}/end/", {})
    ended = main_text(page(karin, found, "received/"))
    assert FIRST not in ended
    assert FIRST in page(bram, found, "received/")
    found.refresh_from_db()
    assert found.state == State.RELEASED
    post(anna, found, f"decide/{of(found, bram).pk}/end/", {})
    found.refresh_from_db()
    assert found.state == State.ACCESS_ENDED
    assert FIRST not in page(bram, found, "received/")
    assert FIRST in page(anna, found, "copy/")


def test_taking_the_consent_back_in_my_data_is_ending(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, R)])
    assert "Karin Klant" in unescape(anna.client.get("/my-data/consents/").content.decode())
    withdraw_consent(consent=Consent.objects.get(), by=anna.person, at=LATER)
    found.refresh_from_db()
    assert found.state == State.ACCESS_ENDED
    assert not withdraw_release(case=found, recipient=of(found, karin), by=anna.person.pk, at=LATER)


def test_who_held_it_back_may_decide_again_within_its_validity(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, B)])
    decide_again(case=found, by=anna.person.pk, at=LATER)
    assert decide_again(case=found, by=anna.person.pk, at=LATER).state == State.DECIDING
    choose(found, anna, [(karin, R)])
    found.refresh_from_db()
    assert found.state == State.RELEASED
    assert Decision.objects.count() == 2


def test_after_its_validity_nothing_is_decided_any_more(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin, state=State.BLOCKED, valid_until_on=date(2026, 8, 31))
    with pytest.raises(DecideRefused) as refused:
        decide_again(case=found, by=anna.person.pk, at=LATER)
    assert refused.value.refusal is DecideRefusal.NOT_VALID


def test_F4_who_was_silent_before_the_talk_talks_first(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin, state=State.EXPIRED_UNRELEASED, deciding_at=None)
    assert decide_again(case=found, by=anna.person.pk, at=LATER).state == State.WITH_PARTICIPANT


def test_every_opening_is_noted_and_she_sees_who_and_when(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, R)])
    page(karin, found, "received/")
    page(karin, found, "received/")
    karin.client.head(f"{ROOT}{found.pk}/received/")
    rows = Entry.objects.filter(action="assessments.received_opened", about_id=anna.person.pk)
    assert [row.actor_id for row in rows] == [karin.person.pk] * 2
    assert all(row.version_hash == shown(found).hash for row in rows)
    assert main_text(page(anna, found, "decide/")).count("Karin Klant,") == 2


def test_what_she_read_of_it_asks_for_proof_before_it_goes(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    long_signed_in(anna)
    data = typed(found, (karin, "release", UNTIL.isoformat()), sure="yes")
    assert reverse("account_reauthenticate") in post(anna, found, "decide/", data)["Location"]
    assert not Decision.objects.exists()
    for path in ("copy/report.pdf", "copy/scores.json"):
        Case.objects.update(state=State.RELEASED)
        assert (
            reverse("account_reauthenticate")
            in anna.client.get(f"{ROOT}{found.pk}/{path}")["Location"]
        )


def test_nobody_else_decides(
    dirk: Actor, anna: Actor, karin: Actor, pien: Actor, marijke: Actor, chris: Actor, eva: Actor
) -> None:
    found = deciding(dirk, anna, karin, planner=pien.person, second_reader=marijke.person)
    mine = ("decide/", "decide/preview/", "copy/", f"decide/{of(found, karin).pk}/end/")
    for who in (dirk, karin, pien, marijke):
        assert [who.client.get(f"{ROOT}{found.pk}/{path}").status_code for path in mine] == [
            403
        ] * 4
        assert post(who, found, "decide/", {}).status_code == 403
    for who in (chris, eva):
        paths = (*mine, "received/", "release/", "received/report.pdf", "copy/scores.json")
        assert {who.client.get(f"{ROOT}{found.pk}/{path}").status_code for path in paths} == {404}
        assert post(who, found, "decide/", {}).status_code == 404
    for who in (pien, dirk, marijke):
        assert who.client.get(f"{ROOT}{found.pk}/received/").status_code == 403
    assert anna.client.get(f"{ROOT}{found.pk}/release/").status_code == 403
    with pytest.raises(DecideRefused):
        decide(case=found, seen="", wishes={}, language="nl", by=dirk.person.pk, at=LATER)


def test_a_wish_that_is_not_whole_is_refused_below_the_form_too(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    with pytest.raises(WishesFaulty):
        decide(
            case=found,
            seen=shown(found).hash,
            wishes={},
            language="nl",
            by=anna.person.pk,
            at=LATER,
        )
