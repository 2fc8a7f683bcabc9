"""The pages of insights."""

from django.urls import path

from tweespraak.insights import views
from tweespraak.insights.rules.goals import Act

app_name = "insights"
GOAL = "goals/<uuid:goal_id>/"
urlpatterns = [
    path("", views.cube, name="cube"),
    path("flat/", views.flat, name="flat"),
    path("print/", views.paper, name="print"),
    path("goals/", views.goals, name="goals"),
    path("goals/new/", views.new_goal, name="new_goal"),
    path(GOAL, views.goal, name="goal"),
    path(f"{GOAL}change/", views.goal_change, name="goal_change"),
    path(f"{GOAL}check-in/", views.moment, {"act": Act.CHECK_IN}, name="goal_check_in"),
    path(f"{GOAL}note/", views.moment, {"act": Act.NOTE}, name="goal_note"),
    path(f"{GOAL}done/", views.moment, {"act": Act.FINISH}, name="goal_done"),
    path(f"{GOAL}stop/", views.moment, {"act": Act.STOP}, name="goal_stop"),
    path(f"{GOAL}again/", views.moment, {"act": Act.REOPEN}, name="goal_again"),
    path("<slug:scale>/", views.score, name="score"),
]
