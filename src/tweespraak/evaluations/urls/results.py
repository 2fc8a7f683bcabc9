"""Dashboards, exports and imports."""

from django.urls import URLPattern, path

from tweespraak.evaluations.views import results

_PAGES = {
    "results": ("results/", results.overview),
    "topics": ("results/topics/", results.topics),
    "dimension": ("results/dimensions/<slug:dimension>/", results.dimension),
    "topic": ("results/topics/<slug:topic>/", results.topic),
    "clients": ("results/clients/", results.clients),
    "recruiters": ("results/recruiters/", results.recruiters),
}

urlpatterns: list[URLPattern] = [
    *(path(route, view, name=name) for name, (route, view) in _PAGES.items()),
    *(
        path(f"{route}file/<slug:kind>/", view, name=f"{name}_file")
        for name, (route, view) in _PAGES.items()
    ),
]
