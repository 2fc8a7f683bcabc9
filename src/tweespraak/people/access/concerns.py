"""What is for somebody though no permission says so: every context is asked, in one query."""

from typing import Any

from django.db.models import Exists, QuerySet
from django.http import HttpRequest

from tweespraak.foundation import slots
from tweespraak.people.models import Person


def concerns(request: HttpRequest, key: str) -> bool:
    """Whether the signed-in person has a part in this, as the rows of `frame.concerns` say.

    Every page asks it for its menu, so all contexts are looked up together, once per request.
    """
    if not isinstance(request.user, Person) or not hasattr(request, "standing"):
        return False  # nobody, or the request broke early
    if not hasattr(request, "concerns"):
        request.concerns = _found(request, request.user)  # type: ignore[attr-defined]
    return key in request.concerns  # type: ignore[attr-defined]


def _found(request: HttpRequest, person: Person) -> frozenset[str]:
    asked: dict[str, QuerySet[Any]] = dict(slots.items("frame.concerns", request=request))
    if not asked:
        return frozenset()
    row = Person.objects.filter(pk=person.pk).values_list(*map(Exists, asked.values())).get()
    return frozenset(key for key, is_there in zip(asked, row, strict=True) if is_there)
