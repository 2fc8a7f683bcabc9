"""The pages of insights."""

from django.urls import path

from tweespraak.insights import views

app_name = "insights"
urlpatterns = [
    path("", views.cube, name="cube"),
    path("flat/", views.flat, name="flat"),
    path("print/", views.paper, name="print"),
    path("<slug:scale>/", views.score, name="score"),
]
