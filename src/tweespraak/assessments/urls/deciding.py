"""Release, block or later, per recipient; what the client sees; the participant's copy."""

from django.urls import path

from tweespraak.assessments.views import copies, deciding, holding, received, releasing

CASE = "<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}decide/", deciding.decide, name="decide"),
    path(f"{CASE}decide/preview/", deciding.preview, name="decide_preview"),
    path(f"{CASE}decide/again/", deciding.again, name="decide_again"),
    path(
        f"{CASE}decide/<uuid:recipient_id>/end/",
        releasing.withdrawal,
        name="release_withdrawal",
    ),
    path(f"{CASE}release/", releasing.release, name="release"),
    path(f"{CASE}call/", releasing.call, name="call"),
    path(f"{CASE}hold/", holding.hold, name="hold"),
    path("holds/", holding.holds, name="holds"),
    path(f"{CASE}received/", received.received, name="received"),
    path(f"{CASE}received/report.pdf", received.received_pdf, name="received_pdf"),
    path(f"{CASE}copy/", copies.copy, name="copy"),
    path(f"{CASE}copy/report.pdf", copies.copy_pdf, name="copy_pdf"),
    path(f"{CASE}copy/scores.json", copies.copy_scores, name="copy_scores"),
]
