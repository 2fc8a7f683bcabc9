"""What a candidate agrees to who lets an organisation keep their application for a year."""

from collections.abc import Mapping
from types import MappingProxyType

from tweespraak.foundation.texts import in_language
from tweespraak.selection.models import Candidacy

TEXT_VERSION = "2026-11"
TEXT: Mapping[str, str] = MappingProxyType(
    {
        "nl": (
            "{organisation} mag mijn sollicitatie voor {job} een jaar bewaren na het einde van de "
            "procedure, om mij te vragen als er ander werk is dat bij mij past. De recruiter en de "
            "vacaturehouder kunnen haar lezen. Ik kan dit op elk moment intrekken; dan geldt weer dat "
            "alles vier weken na het einde van de procedure wordt verwijderd."
        ),
        "en": (
            "{organisation} may keep my application for {job} for a year after the end of the "
            "procedure, to ask me when there is other work that suits me. The recruiter and the hiring "
            "manager can read it. I can take this back at any moment; then everything is deleted four "
            "weeks after the end of the procedure again."
        ),
    }
)


def year_text(candidacy: Candidacy, language: str) -> str:
    """The words, to the letter as they are shown and kept."""
    text = in_language(TEXT, language)
    return text.format(organisation=candidacy.organisation.name, job=candidacy.vacancy.title)
