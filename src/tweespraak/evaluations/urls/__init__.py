"""The pages of evaluations."""

from tweespraak.evaluations.urls import answering, candidates, composing, live, results

app_name = "evaluations"
urlpatterns = [
    *composing.urlpatterns,
    *answering.urlpatterns,
    *live.urlpatterns,
    *results.urlpatterns,
    *candidates.urlpatterns,
]
