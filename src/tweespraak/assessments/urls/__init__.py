"""The pages of assessments."""

from tweespraak.assessments.urls import (
    briefing,
    days,
    deciding,
    protocol,
    reading,
    reporting,
)

app_name = "assessments"
urlpatterns = [
    *briefing.urlpatterns,
    *days.urlpatterns,
    *reporting.urlpatterns,
    *reading.urlpatterns,
    *deciding.urlpatterns,
    *protocol.urlpatterns,
]
