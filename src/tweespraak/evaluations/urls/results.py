"""Dashboards, exports and imports."""

from django.urls import URLPattern, path

from tweespraak.evaluations.views import importing, results

_PAGES = {
    "results": ("results/", results.overview),
    "topics": ("results/topics/", results.topics),
    "dimension": ("results/dimensions/<slug:dimension>/", results.dimension),
    "topic": ("results/topics/<slug:topic>/", results.topic),
    "clients": ("results/clients/", results.clients),
    "recruiters": ("results/recruiters/", results.recruiters),
}

urlpatterns: list[URLPattern] = [
    path("results/imports/", importing.imports, name="imports"),
    path("results/imports/new/", importing.new, name="import_new"),
    path("results/imports/example/", importing.example, name="import_example"),
    path("results/imports/<uuid:import_id>/", importing.preview, name="import"),
    path(
        "results/imports/<uuid:import_id>/confirming/", importing.confirming, name="import_confirm"
    ),
    path("results/imports/<uuid:import_id>/undoing/", importing.undoing, name="import_undo"),
    *(path(route, view, name=name) for name, (route, view) in _PAGES.items()),
    *(
        path(f"{route}file/<slug:kind>/", view, name=f"{name}_file")
        for name, (route, view) in _PAGES.items()
    ),
]
