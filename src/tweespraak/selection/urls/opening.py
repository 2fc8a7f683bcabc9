"""The open page, applying, and the candidate's own page of an application."""

from django.urls import path

from tweespraak.selection.views import application, opening, publishing, sharing

OWN = "application/<uuid:candidacy_id>/"
urlpatterns = [
    path("open/<uuid:vacancy_id>/", opening.vacancy, name="open"),
    path("open/<uuid:vacancy_id>/apply/", opening.apply, name="apply"),
    path("open/<uuid:vacancy_id>/sent/", opening.sent, name="sent"),
    path("<uuid:vacancy_id>/publication/", publishing.publication, name="publication"),
    path("<uuid:vacancy_id>/publication/end/", publishing.end, name="publication_end"),
    path("candidate/<uuid:candidacy_id>/cv/", publishing.cv, name="cv"),
    path("applications/", application.applications, name="applications"),
    path(OWN, application.application, name="application"),
    path(f"{OWN}cv/", application.cv, name="own_cv"),
    path(
        f"{OWN}interview/<uuid:interview_id>.ics", application.appointment, name="own_appointment"
    ),
    path(f"{OWN}withdrawal/", application.withdrawal, name="withdrawal"),
    path(f"{OWN}deletion/", application.deletion, name="deletion"),
    path(f"{OWN}match/", sharing.own, name="own_match"),
    path(f"{OWN}year/", application.year, name="year"),
    path(f"{OWN}year/end/", application.year_end, name="year_end"),
    path("application/deleted/", application.deleted, name="deleted"),
]
