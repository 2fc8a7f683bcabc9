"""Where every context's pages hang."""

from django.urls import include, path

urlpatterns = [
    path("", include("tweespraak.home.urls")),
    path("people/", include("tweespraak.people.urls.directory")),
    path("account/", include("tweespraak.people.urls.account")),
    path("tests/", include("tweespraak.testing.urls")),
    path("insights/", include("tweespraak.insights.urls")),
    path("lenses/", include("tweespraak.lenses.urls")),
    path("conversations/", include("tweespraak.conversations.urls")),
    path("assessments/", include("tweespraak.assessments.urls")),
    path("evaluations/", include("tweespraak.evaluations.urls")),
    path("selection/", include("tweespraak.selection.urls")),
    path("talent/", include("tweespraak.activities.urls")),
    path("my-data/", include("tweespraak.privacy.urls")),
    path("notifications/", include("tweespraak.notifications.urls")),
]

handler400 = "tweespraak.home.views.bad_request"
handler403 = "tweespraak.home.views.forbidden"
handler404 = "tweespraak.home.views.not_found"
handler500 = "tweespraak.home.views.server_error"
