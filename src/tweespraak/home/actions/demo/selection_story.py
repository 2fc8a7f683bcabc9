"""One vacancy of the demo's script, with its people and its days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tweespraak.foundation.working_days import is_working_day
from tweespraak.home.actions.demo.script import Cast, Script, ago
from tweespraak.selection.api import Vacancy

LEADS, ASKS = "lotte", "mehmet"  # the recruiter, and for whom somebody is sought


@dataclass(frozen=True)
class VacancyStory:
    """One vacancy as the script tells it; `vacancy` is only its key, `now` gives it as it stands."""

    row: Script
    cast: Cast
    at: datetime  # the demo's today
    vacancy: Vacancy

    def key(self, who: str) -> UUID:
        """A person of the cast."""
        return self.cast.person(who).pk

    def ago(self, days: float, minutes: float = 0) -> datetime:
        """A moment so many days before today, or on the last day before that on which people work."""
        then = ago(self.at, days, minutes)
        return then - (then.date() - self._at_work(then.date(), -1)) if days >= 1 else then

    def on(self, day: int, hour: str) -> datetime:
        """That hour so many days ago, on the clocks of the organisation; below zero: to come. Nobody is
        invited on a Sunday."""
        zone = ZoneInfo(self.vacancy.organisation.time_zone)
        found = self._at_work(self.day(day), 1 if day < 0 else -1)
        return datetime.combine(found, time.fromisoformat(hour), zone)

    def day(self, day: int) -> date:
        """The day so many days ago."""
        zone = ZoneInfo(self.vacancy.organisation.time_zone)
        return (self.at.astimezone(zone) - timedelta(days=day)).date()

    @staticmethod
    def _at_work(day: date, step: int) -> date:
        while not is_working_day(day):
            day += timedelta(days=step)
        return day

    def now(self) -> Vacancy:
        """The vacancy as it stands."""
        return Vacancy.objects.select_related("organisation").get(pk=self.vacancy.pk)
