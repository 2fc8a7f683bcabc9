"""The pages of privacy: my own data, what my organisation states, and what everyone may read."""

from django.urls import path

from tweespraak.privacy import views

app_name = "privacy"

_DESK = "organisation/statements/"
_TEXT = f"{_DESK}<slug:kind>/<slug:language>/"
_STATED = "statements/<slug:slug>/<slug:kind>/"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("export/", views.export, name="export"),
    path("pdf/", views.takeouts, name="takeouts"),
    path("pdf/<uuid:takeout_id>/", views.takeout, name="takeout"),
    path("print/", views.printed, name="print"),
    path("looks/", views.looks, name="looks"),
    path("kept/", views.kept, name="kept"),
    path("consents/", views.consents, name="consents"),
    path("consents/<uuid:consent_id>/", views.consent, name="consent"),
    path("consents/<uuid:consent_id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path(_DESK, views.statements, name="statements"),
    path("organisation/deleted/", views.deleted, name="deleted"),
    path(_TEXT, views.write, name="write"),
    path(f"{_TEXT}draft/", views.draft, name="draft"),
    path(f"{_TEXT}publication/", views.publication, name="publication"),
    path(_STATED, views.statement, name="statement"),
    path(f"{_STATED}changes/", views.what_changed, name="changes"),
    path(f"{_STATED}acknowledgement/", views.acknowledgement, name="acknowledgement"),
]
