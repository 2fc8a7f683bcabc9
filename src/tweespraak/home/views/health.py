"""`/healthz`: for whoever watches the server."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tweespraak.home.queries.health import database_health, disk_health


@never_cache
@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Database, due rows and disk; 503 when the database does not answer."""
    told = database_health()
    answers = told["database"]["answers"]
    told = {"status": "ok" if answers else "failing", **told, "disk": disk_health()}
    return JsonResponse(told, status=200 if answers else 503)
