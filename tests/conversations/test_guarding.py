"""The guard on health words: what holds a text, what does not, who may confirm, and that nobody reads along."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import THEN, Actor
from tests.conversations.talking import audit_actions, seat, talk
from tests.conversations.test_record import post_box, write
from tweespraak.audit.models import Entry
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.models import AllowedWord, Box
from tweespraak.conversations.queries.guarding import guard_of, health_hits, health_words
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.guarding import (
    About,
    HealthHit,
    Weight,
    holding,
    is_let_pass,
    may_confirm,
)
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.guards import find
from tweespraak.notifications.models import Mail, Notice

FIRES = """
ziek, zieke, ziekte, ziekgemeld, ziek gemeld, ziekmelding, burn-out, burn out, burnout, Burn-outklachten,
opgebrand, overspannen, dyslexie, dyslectisch, ADHD, adhd, ADD, autisme, autistisch, depressie, depressief,
medicatie, medicijnen, angststoornis, kanker, borstkanker, chemokuur, miskraam, verslaafd, verslaving,
long covid, hernia, psychiater, gediagnosticeerd, diagnose, zwanger, zwangerschapsverlof, therapie,
fysiotherapie, therapeut, huisarts, geopereerd, haar operatie, rugklachten, psychische klachten, migraine,
lichamelijke beperking, mijn beperking, gehandicapt, menopauze, zit in de overgang, rouw, rouwverlof,
arbeidsongeschikt, opgenomen in het ziekenhuis, ziekenhuisopname, PTSS,
sick, sickness, illness, sick leave, depressed, depression, anxiety disorder, autistic, dyslexic, cancer,
miscarriage, addicted, addiction, psychiatrist, pregnant, pregnancy, therapy, therapist, surgery, disabled,
disability, menopause, medication, diagnosed, burned out, hospitalised, bereavement, panic attack
""".replace("\n", " ").split(",")
FIRES = [word.strip() for word in FIRES]
HARMLESS = [
    "muziek", "we add value", "WE ADD VALUE", "de overgang naar een nieuwe rol",
    "We zitten in de overgang naar een ander systeem", "ik werk in het ziekenhuis",
    "Het ziekenhuis is onze grootste klant", "our hospital", "nautische kaarten", "storingsdiagnose",
    "de diagnose van de storing", "fysiek magazijn", "klachten van klanten", "klachtenafhandeling",
    "de operatie in Rotterdam", "operational excellence", "beperking van de kosten",
    "vertrouwen", "trouw aan de afspraak", "cancel", "cancellation", "addition", "in addition",
    "an address", "basics", "musical", "classic", "the feature is disabled by default",
    "ziektekosten", "economische depressie", "een stroke of luck", "vrouw", "gebrouwen", "Zieken",
    "mijn planning loopt vol", "ik wil vaker thuis werken", "energie", "werkdruk", "vermoeiend overleg",
    "psychologische veiligheid", "de gezondheid van het bedrijf", "een zwakke schakel", "stress",
]  # fmt: skip
AROUND = st.text(" \t\n.,;:!?()[]'\"/–—-…", max_size=4)


def hit(
    weight: Weight = Weight.SOFT, found: str = "ziek", *, only_warns: bool = False
) -> HealthHit:
    return HealthHit(0, 4, "ziek", weight, About.ABSENCE, found, "", "", only_warns)


# The words


@given(st.sampled_from(FIRES), AROUND, AROUND)
def test_it_always_fires_on_the_words(word: str, before: str, after: str) -> None:
    assert find(f"{before}{word}{after}", health_words())


@given(
    st.sampled_from([word for word in FIRES if word != "ADD"]), st.sampled_from(["upper", "title"])
)
def test_it_fires_in_any_case(word: str, case: str) -> None:
    assert find(getattr(word, case)(), health_words())


@given(
    st.lists(st.sampled_from(HARMLESS), min_size=1, max_size=6), st.sampled_from([". ", ", ", "\n"])
)
def test_it_never_fires_on_what_is_harmless(words: list[str], between: str) -> None:
    assert find(between.join(words), health_words()) == []


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    for one in find(text, health_words()):
        assert text[one.start : one.end].strip()


# The policy


def test_what_was_let_pass_before_is_not_asked_again() -> None:
    assert holding([hit(found="Ziek")], known=[hit()]) == []
    assert holding([hit(), hit(found="zieke")], known=[hit()]) == [hit(found="zieke")]


@pytest.mark.parametrize(
    ("weight", "writer", "may"),
    [
        (Weight.SOFT, Side.EMPLOYEE, True),
        (Weight.SOFT, Side.MANAGER, True),
        (Weight.HARD, Side.EMPLOYEE, True),
        (Weight.HARD, Side.MANAGER, False),
    ],
)
def test_a_manager_does_not_confirm_a_hard_word(weight: Weight, writer: Side, may: bool) -> None:
    hits = [hit(weight), hit()]
    assert may_confirm(hits, writer) is may
    assert is_let_pass(hits, writer, is_confirmed=True) is may
    assert not is_let_pass(hits, writer, is_confirmed=False)


def test_a_word_of_a_job_title_only_warns() -> None:
    assert holding([hit(only_warns=True)]) == []


# In an organisation


@pytest.mark.django_db
def test_T23_the_guard_fires_on_the_words_and_not_on_others(anna: Actor) -> None:
    here = {"organisation": anna.member.organisation}
    for text in ("ziek", "burn-out", "dyslexie"):
        assert health_hits(text, **here)
    for text in ("muziek", "we add value", "de overgang naar een nieuwe rol"):
        assert health_hits(text, **here) == []


@pytest.mark.django_db
def test_T23_the_matched_text_appears_in_no_log(
    anna: Actor, bram: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    canary = "kanariekanker"
    conversation = talk(anna, bram, State.HELD)
    theme = conversation.themes.first()
    with caplog.at_level(logging.DEBUG):
        assert post_box(anna, conversation, f"Ik heb {canary}").status_code == 422
        sent = {"text": f"Ik heb {canary}", "base_version": 0, "is_confirmed": "on"}
        path = f"/conversations/{conversation.pk}/box/{theme.pk}/employee/"
        assert anna.client.post(path, sent).status_code == 302
    assert canary in Box.objects.get().text
    assert canary not in caplog.text
    for model in (Entry, Mail, Notice):
        for row in model.objects.values_list():
            assert canary not in str(row)
    assert "conversations.guard_passed" in audit_actions(conversation)


@pytest.mark.django_db
def test_the_exception_names_no_word(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    with pytest.raises(Held) as held:
        write(conversation, anna, "Ik was ziek")
    assert "ziek" not in str(held.value)


@pytest.mark.django_db
def test_the_employee_confirms_a_hard_word_once(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    write(conversation, anna, "Mijn burn-out was in maart", confirmed=True)
    write(conversation, anna, "Mijn burn-out was in april", base=1)
    assert audit_actions(conversation) == ["conversations.guard_passed"]


@pytest.mark.django_db
def test_the_manager_has_ways_out_and_no_tick(anna: Actor, bram: Actor) -> None:
    conversation = talk(anna, bram, State.HELD)
    with pytest.raises(Held) as held:
        write(conversation, bram, "Anna had een burn-out", confirmed=True)
    assert not held.value.may_confirm
    told = post_box(bram, conversation, "Anna had een burn-out").json()["trouble"]
    assert "is_confirmed" not in told
    assert (
        "two ways out" in told or "twee uitwegen" in told.lower() or "twee manieren" in told.lower()
    )
    with pytest.raises(Held):
        write(conversation, bram, "Ze had een burn-out", side=Side.EMPLOYEE, confirmed=True)
    write(conversation, bram, "Ze was ziek", confirmed=True)


@pytest.mark.django_db
def test_what_the_organisation_allows_passes_there_only(
    anna: Actor, bram: Actor, eva: Actor
) -> None:
    AllowedWord.objects.create(
        organisation=anna.member.organisation, word="huisarts", allowed_at=THEN,
        allowed_by_id=anna.person.pk,
    )  # fmt: skip
    text = "Ik bezoek elke huisarts in de wijk"
    assert health_hits(text, organisation=anna.member.organisation) == []
    assert health_hits(text, organisation=eva.member.organisation)
    AllowedWord.objects.update(ended_at=THEN)
    assert health_hits(text, organisation=anna.member.organisation)


@pytest.mark.django_db
def test_a_word_of_somebodys_work_warns_but_holds_nothing(anna: Actor, bram: Actor) -> None:
    anna.member.job_title = "Fysiotherapeut"
    anna.member.save(update_fields=["job_title"])
    conversation = talk(anna, bram, State.HELD)
    guard = guard_of(seat(conversation, bram))
    (found,) = guard.hits("Een therapeut van formaat")
    assert found.only_warns
    assert guard.holding("Een therapeut van formaat") == []
    assert guard.holding("Zij was ziek")


@pytest.mark.django_db
def test_a_hit_comes_with_its_sentence(anna: Actor) -> None:
    text = "Het was druk. Zij was ziek in mei! Nu gaat het goed."
    (found,) = health_hits(text, organisation=anna.member.organisation)
    assert (found.before, found.found, found.after) == ("Zij was ", "ziek", " in mei!")


def test_many_texts_ask_once_what_the_organisation_allows(
    anna: Actor, bram: Actor, django_assert_num_queries
) -> None:
    guard = guard_of(seat(talk(anna, bram), anna))
    with django_assert_num_queries(1):
        assert [len(guard.holding(f"{number} keer ziek", "rustig")) for number in range(20)] == [
            1
        ] * 20
