"""What selection does when something happens, here or below."""

from tweespraak.foundation.events import listen
from tweespraak.selection.actions.mirror import measure_process
from tweespraak.selection.events import VacancyClosed


@listen(VacancyClosed)
def keep_how_it_went(event: VacancyClosed) -> None:
    """How the process went is kept with the vacancy, without persons."""
    measure_process(vacancy=event.vacancy_id, at=event.at)
