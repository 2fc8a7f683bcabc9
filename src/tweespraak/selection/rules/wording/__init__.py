"""The guard on words: what the law lets nobody write as a reason, or ask of a candidate.

It helps; it does not make a reason lawful. Whoever gets a hit sees the sentence, why, and other words.
"""

from tweespraak.selection.rules.wording.finding import law_hits
from tweespraak.selection.rules.wording.hits import Ground, LawHit, Level

__all__ = ["Ground", "LawHit", "Level", "law_hits"]
