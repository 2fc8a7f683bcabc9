"""How a candidate's own profile fits the lens of a vacancy, and whether they show it to who decides."""

from dataclasses import dataclass
from datetime import datetime

from tweespraak.insights.api import Result, latest_result, profile_of_result
from tweespraak.instruments.api import PERSONALITY
from tweespraak.lenses.api import MatchBand, content_of, match_of
from tweespraak.privacy.api import Consent, live_consents
from tweespraak.selection.models import Candidacy

MATCH_PURPOSE = "selection.match"


@dataclass(frozen=True)
class OwnMatch:
    """Of the newest result that is free, on the lens everybody signed."""

    result: Result
    band: MatchBand


def own_match(candidacy: Candidacy) -> OwnMatch | None:
    """None without a lens, or without a result of the candidate it can be laid on."""
    version = candidacy.vacancy.lens_version
    result = latest_result(candidacy.person_id, PERSONALITY) if version else None
    if version is None or result is None:
        return None
    band = match_of(profile_of_result(result), content_of(version))
    return OwnMatch(result, band) if band else None


def match_consent(candidacy: Candidacy, at: datetime) -> Consent | None:
    """What the candidate agreed to and did not take back; whether it still says the same is not asked."""
    return live_consents(MATCH_PURPOSE, [candidacy.pk], at).first()
