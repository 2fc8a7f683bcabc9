"""One assessment of the demo's script, with its people and its days."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tweespraak.assessments.api import Case
from tweespraak.home.actions.demo.script import Cast, Script, ago


@dataclass(frozen=True)
class CaseStory:
    """One case as the script tells it; `case` is only its key, `now` gives it as it stands."""

    row: Script
    cast: Cast
    at: datetime  # the demo's today
    case: Case

    @property
    def lead(self) -> UUID:
        """The psychologist it begins with."""
        return self.case.psychologist_id

    @property
    def participant(self) -> UUID:
        """Whom it is about."""
        return self.case.participant_id

    def key(self, part: str) -> UUID:
        """The person the script names for this part: client, reader."""
        return self.cast.person(self.row[part]).pk

    def ago(self, days: float, minutes: float = 0) -> datetime:
        """A moment so many days before today."""
        return ago(self.at, days, minutes)

    def on(self, day: int, hour: str) -> datetime:
        """That hour so many days ago, on the clocks of the organisation; below zero: to come."""
        zone = ZoneInfo(self.case.organisation.time_zone)
        local = (self.at.astimezone(zone) - timedelta(days=day)).date()
        return datetime.combine(local, time.fromisoformat(hour), zone)

    def now(self) -> Case:
        """The case as it stands."""
        return Case.objects.get(pk=self.case.pk)
