"""The pages of selection."""

from tweespraak.selection.urls import intake, mirror, opening, own, process, rejecting

app_name = "selection"
urlpatterns = [
    *intake.urlpatterns,
    *opening.urlpatterns,
    *process.urlpatterns,
    *rejecting.urlpatterns,
    *own.urlpatterns,
    *mirror.urlpatterns,
]
