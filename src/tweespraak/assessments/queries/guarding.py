"""What does not belong in a report: words about health and family, names of others, text of tests."""

from collections.abc import Iterator
from functools import cache

from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.plainness import Hint, HintKind
from tweespraak.conversations.api import health_hits
from tweespraak.foundation.guards import Word, WordList, find, sentence_of, word_list
from tweespraak.instruments.api import form_of
from tweespraak.people.api import members_of

Named = str
# Both languages are looked through: people mix them.
FAMILY = (
    "echtgenoot", "echtgenote", "ex-man", "ex-vrouw", "zijn/haar/hun vrouw", "zijn/haar/hun man",
    "zijn/haar/hun partner", "gezin*", "huwelijk*", "scheiding", "gescheiden", "zwanger*", "kinderwens",
    "dochter", "zoontje*", "zoon", "zijn/haar/hun kinderen", "zijn/haar/hun ouders", "moeder", "vader",
    "mantelzorg*", "husband", "wife", "his/her/their partner", "marriage", "married", "divorce*",
    "pregnan*", "daughter*", "his/her/their children", "his/her/their son", "mother", "father",
    "his/her/their parents",
)  # fmt: skip


def medical(text: str, case: Case) -> Iterator[Hint]:
    """Words about health, and about somebody's family."""
    for one in health_hits(text, organisation=case.organisation, job_titles=[case.job_title]):
        yield Hint(HintKind.MEDICAL, one.found, one.before, one.after)
    for hit in find(text, _family()):
        begin, until = sentence_of(text, hit.start, hit.end)
        yield Hint(
            HintKind.FAMILY,
            text[hit.start : hit.end],
            text[begin : hit.start],
            text[hit.end : until],
        )


def names_of_others(case: Case) -> list[Named]:
    """The whole names and last names of everybody here but the participant and who signs."""
    ours = {case.participant_id, case.psychologist_id, case.second_reader_id}
    mine: set[str] = set()
    names: set[str] = set()
    for one in members_of(case.organisation_id):
        (mine if one.person_id in ours else names).update((one.full_name, one.family_name))
    return sorted(names - mine)


def item_texts(case: Case, language: str) -> list[str]:
    """The questions of the tests in this case, in this language."""
    versions = {
        part.result.version_id for part in case.parts.select_related("result") if part.result
    }
    return [item.text[language] for key in versions for item in form_of(key).items]


@cache
def _family() -> WordList:
    return word_list([Word(one, (one,)) for one in FAMILY])
