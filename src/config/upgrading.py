"""`upgrade`: after newer code was put in place: back up, migrate, check; and back when it fails."""

from collections.abc import Callable, Iterator
from pathlib import Path

from config import checking
from config.backups import Backup, backup, restore
from config.checking import Finding
from config.preparing import bring_up_to_date

Tell = Callable[[str], object]
# Not whether work is late: it stood still with the site.
LOOKS: tuple[Callable[[], Finding], ...] = (
    checking.settings_look,
    checking.database_look,
    checking.migrations_look,
    checking.questionnaire_look,
)


class UpgradeFailed(Exception):
    """The upgrade did not work out, and the data are as they were; the message says why."""


class NotPutBack(Exception):
    """The upgrade did not work out, and neither did putting the data back; the message says what to do."""


def upgrade(tell: Tell) -> Path:
    """Bring the data up to the code; returns the backup that was made first.

    Raises CannotCopy before anything was touched, UpgradeFailed when everything was put back,
    NotPutBack when that did not work.
    """
    made = backup(kind="before-upgrade")
    tell(f"Backup made: {made.file}")
    try:
        bring_up_to_date(tell)
        problems = list(_problems())
    except Exception as broken:
        problems = [f"{type(broken).__name__}: {broken}"]
    if problems:
        _put_back(made, problems[0])
        raise UpgradeFailed(problems[0])
    return made.file


def _put_back(made: Backup, problem: str) -> None:
    try:
        restore(made.file, keep_aside=False)
    except Exception as stuck:
        raise NotPutBack(
            f"The upgrade failed ({problem}), and then the data could not be put back "
            f"({type(stuck).__name__}: {stuck}). They may be half changed: do not start the site. "
            "Put the former version of the program back, mend what was in the way, and run: "
            f"tweespraak restore {made.file}"
        ) from stuck


def _problems() -> Iterator[str]:
    for look in LOOKS:
        finding = checking.guarded(look)
        if not finding.fine:
            yield f"{finding.what}: {finding.sentence}"
