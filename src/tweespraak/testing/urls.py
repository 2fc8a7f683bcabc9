"""The pages of testing."""

from django.urls import path

from tweespraak.testing import views

app_name = "testing"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<uuid:session_id>/", views.session, name="session"),
    path("<uuid:session_id>/<int:position>/", views.item, name="item"),
    path("<uuid:session_id>/responses/", views.responses, name="responses"),
    path("<uuid:session_id>/language/", views.language, name="language"),
    path("<uuid:session_id>/skipped/", views.skipped, name="skipped"),
    path("<uuid:session_id>/summary/", views.summary, name="summary"),
    path("<uuid:session_id>/finish/", views.finish, name="finish"),
    path("<uuid:session_id>/finished/", views.finished, name="finished"),
    path("<slug:instrument>/", views.introduction, name="introduction"),
    path("<slug:instrument>/start/", views.start, name="start"),
    path("<slug:instrument>/tour/<int:step>/", views.tour, name="tour"),
]
