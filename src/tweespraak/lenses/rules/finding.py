"""Whether a lens answers what someone is looking for."""

from tweespraak.foundation.folding import folded
from tweespraak.lenses.rules.content import LensContent


def is_found(content: LensContent, words: str = "", department: str = "", level: str = "") -> bool:
    """Whether all words are in the lens's name or job titles, and department and level agree."""
    if department and content.department != department:
        return False
    if level and content.level != level:
        return False
    text = folded(" ".join(_searched(content)))
    return all(word in text for word in folded(words).split())


def _searched(content: LensContent) -> list[str]:
    titles = [title for titles in content.job_titles.values() for title in titles]
    return [*content.name.values(), *titles]
