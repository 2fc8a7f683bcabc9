"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from config.serving import end_with_web_server

end_with_web_server()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402
from servestatic import ServeStatic  # noqa: E402


def _never_guess_the_type(headers: object, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"  # type: ignore[index]


# Static files are served before Django: the middleware for it is asynchronous, and would have every
# request, also those that are no file, start a thread and an event loop: half of what an answer costs.
application = ServeStatic(
    django_application,
    root=settings.STATIC_ROOT,
    prefix=settings.STATIC_URL,
    add_headers_function=_never_guess_the_type,
)
