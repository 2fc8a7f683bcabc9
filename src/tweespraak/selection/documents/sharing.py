"""What a candidate agrees to who shows the match with the lens to who decides."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.texts import in_language
from tweespraak.insights.api import Result
from tweespraak.lenses.api import LensVersion, lens_name
from tweespraak.people.api import date_in_words, day_in, names_in
from tweespraak.selection.documents.words import Words
from tweespraak.selection.models import Candidacy
from tweespraak.selection.rules.sharing import ShareRefusal

TEXT_VERSION = "2026-11"
TEXT: Mapping[str, str] = MappingProxyType(
    {
        "nl": (
            "{people} mogen zien hoe mijn profiel past bij de lens {lens} (versie {number}), voor mijn "
            "sollicitatie als {job} bij {organisation}. Het gaat om de vragenlijst die ik op {day} "
            "invulde. Zij zien één woord met de marge, en geen losse scores, en pas na wat de "
            "interviewers zelf zagen. Niemand wordt hierdoor gekozen of afgewezen. Ik kan dit op elk "
            "moment intrekken; het stopt vanzelf als er over mij besloten is."
        ),
        "en": (
            "{people} may see how my profile fits the lens {lens} (version {number}), for my "
            "application as {job} at {organisation}. It is about the questionnaire I filled in on "
            "{day}. They see one word with its margin and no separate scores, and only after what the "
            "interviewers saw themselves. Nobody is chosen or turned down by it. I can take this back "
            "at any moment; it ends of itself when it is decided on me."
        ),
    }
)
REFUSED: Mapping[ShareRefusal, Words] = {
    ShareRefusal.NOTHING: _(
        "There is nothing to share yet: fill in the personality questionnaire first, under My insights."
    ),
    ShareRefusal.OVER: _("It was decided already, so nobody needs to see this any more."),
    ShareRefusal.CHANGED: _("The text changed since you read it. Read it once more, then choose."),
}


def share_text(candidacy: Candidacy, version: LensVersion, result: Result, language: str) -> str:
    """The words, to the letter as they are shown and kept. Another lens, questionnaire or reader makes
    other words: what was agreed to then no longer counts."""
    here, vacancy = candidacy.organisation, candidacy.vacancy
    deciders = [vacancy.recruiter_id, vacancy.hiring_manager_id]
    names = names_in(here.pk, deciders)
    with translation.override(language):
        both = " {} ".format(in_language({"nl": "en", "en": "and"}, language))
        return in_language(TEXT, language).format(
            people=both.join(names.get(one, "–") for one in deciders),
            lens=lens_name(version, language),
            number=version.number,
            job=vacancy.title,
            organisation=here.name,
            day=date_in_words(day_in(here, result.finished_at)),
        )
