"""The guard on words: how often it is right, on sentences that other hands wrote before any pattern."""

import json
from pathlib import Path
from time import process_time

import pytest

from tweespraak.selection.rules.wording import Ground, LawHit, Level, law_hits
from tweespraak.selection.rules.wording.lists import LANGUAGES, help_of

SENTENCES = Path(__file__).parent / "sentences"


def held_out(language: str) -> list[dict[str, object]]:
    """The half at odd places: the patterns were made while looking at the other half only."""
    rows: list[dict[str, object]] = json.loads((SENTENCES / f"{language}.json").read_text("utf-8"))
    return rows[1::2]


def only(text: str, language: str = "nl", **more: object) -> LawHit:
    [hit] = law_hits(text, language, **more)
    return hit


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_held_out_half_the_guard_is_precise_and_finds_most(language: str) -> None:
    told = [
        (row["unlawful"], bool(law_hits(str(row["text"]), language))) for row in held_out(language)
    ]
    right, said, wrong = (
        told.count((True, True)),
        sum(hit for _, hit in told),
        sum(is_ for is_, _ in told),
    )
    precision, recall = right / said, right / wrong
    print(f"{language}: precision {precision:.3f}, recall {recall:.3f} of {len(told)} sentences")  # noqa: T201 - the numbers are what this is for
    assert precision >= 0.90
    assert recall >= 0.80


@pytest.mark.parametrize(
    "text",
    [
        "Je geeft muziek op de basisschool.",
        "We willen transparant zijn over onze keuze.",
        "De groep was homogeen en de opdracht helder.",
        "Ik geloof dat je met een cursus verder komt.",
        "Je nautische kennis is sterk.",
        "Je deed de storingsdiagnose sneller dan gevraagd.",
        "Voor de plek van fysiotherapeut kozen we iemand met meer ervaring.",
        "We want to be transparent about our choice.",
        "I believe that you would be a strong candidate next year.",
        "Your music lessons were well prepared.",
    ],
)
def test_T28_the_benign_list_passes(text: str) -> None:
    assert law_hits(text, "nl") == []


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("We zochten een vrouw.", Ground.SEX),
        ("Je bent al 58.", Ground.AGE),
        ("Je bent 58 jaar en dat is te veel voor deze ploeg.", Ground.AGE),
        ("We zoeken iemand tussen de 25 en 35.", Ground.AGE),
        ("You are already 58.", Ground.AGE),
        ("Omdat je zwanger bent gaan we niet verder.", Ground.PREGNANCY),
        ("Because of your burn-out we stop here.", Ground.HEALTH),
        ("Met een hoofddoek past dat niet.", Ground.RELIGION),
    ],
)
def test_T28_what_the_law_forbids_blocks(text: str, ground: Ground) -> None:
    assert (ground, Level.BLOCK) in {(hit.ground, hit.level) for hit in law_hits(text, "nl")}


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Je bent overgekwalificeerd.", Ground.AGE),
        ("Wat was je vorige salaris?", Ground.SALARY_HISTORY),
        ("Je past niet in het team.", Ground.VAGUE),
        ("There was no click.", Ground.VAGUE),
    ],
)
def test_T28_what_raises_a_suspicion_asks_for_a_second_reader(text: str, ground: Ground) -> None:
    assert {(hit.ground, hit.level) for hit in law_hits(text, "nl")} == {(ground, Level.WARN)}


def test_both_languages_are_looked_through_and_the_help_is_in_that_of_the_reader() -> None:
    dutch, english = only("You are too old for this.", "nl"), only("Je bent te oud hiervoor.", "en")
    assert dutch.ground is english.ground is Ground.AGE
    assert dutch.why != english.why
    assert dutch.why.startswith("Leeftijd")
    assert english.rewrite.startswith("Name")


def test_a_hit_shows_its_sentence_and_where_it_stands() -> None:
    text = "Dank voor je komst.\nJe_bent te oud voor ons. Veel succes!"
    hit = only(text)
    assert hit.sentence == "Je_bent te oud voor ons."
    assert text[hit.start : hit.end] == hit.found


def test_what_stands_in_the_requirements_to_the_letter_only_warns() -> None:
    text = "Over diabetes wist je nog te weinig."
    assert only(text).blocks
    required = only(text, allowed=["Kennis van diabetes en voeding"])
    assert (required.level, required.is_required) == (Level.WARN, True)


def test_capitals_odd_letters_and_other_quotes_change_nothing() -> None:
    assert only("İk vind: JE BENT TE OUD.").found == "TE OUD"
    assert only("(It isn’t a\u00a0“man’s job”.)", "en").ground is Ground.SEX


def test_every_ground_has_help_in_both_languages() -> None:
    assert all(set(help_of(language)) == set(Ground) for language in LANGUAGES)
    assert help_of("fr") == help_of("nl")


def test_two_thousand_words_take_less_than_twenty_milliseconds() -> None:
    rows = [str(row["text"]) for row in held_out("nl") if not row["unlawful"]]
    text = " ".join((" ".join(rows * 5)).split()[:2000])
    law_hits(text, "nl")
    spent = []
    for _ in range(5):
        begun = process_time()
        law_hits(text, "nl")
        spent.append(process_time() - begun)
    assert min(spent) < 0.02
