"""What every page of one evaluation says: between whom, about what, until when."""

from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from tweespraak.evaluations.queries.places import Place
from tweespraak.people.api import names_in


def around(place: Place) -> dict[str, Any]:
    """Between whom it is, about which jobs, and until when."""
    row = place.evaluation
    names = names_in(row.organisation_id, [row.recruiter_id, row.client_id])
    return {
        "evaluation": row,
        "side": place.side,
        "my_name": names.get(place.person_id, ""),
        "other_name": names.get(place.other_id, ""),
        "recruiter_name": names.get(row.recruiter_id, ""),
        "client_name": names.get(row.client_id, ""),
        "jobs": get_text_list([one["title"] for one in row.vacancies], _("and")),
        "jobs_count": len(row.vacancies),
        "closes_on": row.closes_on,
    }
