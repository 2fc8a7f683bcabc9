"""The participant reads first: marks, corrections, own statement."""

from django.urls import path

from tweespraak.assessments.views import answering, corrections, inspecting, marking, reading

READ = "<uuid:case_id>/read/"
ASKED = f"{READ}corrections/<uuid:correction_id>/"

urlpatterns = [
    path(READ, reading.read, name="read"),
    path(f"{READ}section/<slug:section>/", reading.section, name="read_section"),
    path(f"{READ}changes/", reading.changed, name="read_changes"),
    path(f"{READ}mark/", marking.mark, name="mark"),
    path(f"{READ}marks/", reading.marks, name="marks"),
    path(f"{READ}corrections/", corrections.corrections, name="corrections"),
    path(f"{READ}corrections/new/", corrections.correction, name="correction"),
    path(ASKED, corrections.ruling, name="ruling"),
    path(f"{ASKED}back/", corrections.correction_back, name="correction_back"),
    path(f"{READ}statement/", answering.statement, name="statement"),
    path(f"{READ}statement/save/", answering.statement_save, name="statement_save"),
    path(f"{READ}agree/", answering.agree, name="agree"),
    path(f"{READ}inspection/", inspecting.inspection, name="inspection"),
    path(f"{READ}inspection/<uuid:part_id>/", inspecting.inspection_part, name="inspection_part"),
]
