"""The report: editor, versions, second reader, paper."""

from django.urls import URLPattern, path

from tweespraak.assessments.views import own_texts, reporting, reviewing, versions, writing

CASE = "<uuid:case_id>/report/"
SECTION = f"{CASE}sections/<slug:section>/"

urlpatterns: list[URLPattern] = [
    path(CASE, reporting.report, name="report"),
    path(f"{CASE}begin/", reporting.begin, name="report_begin"),
    path(f"{CASE}client/", reporting.for_client, name="report_client"),
    path(f"{CASE}fixing/", reporting.freezing, name="report_fixing"),
    path(f"{CASE}showing/", reporting.showing, name="report_showing"),
    path(f"{CASE}review/", reviewing.review, name="review"),
    path(SECTION, writing.section, name="report_section"),
    path(f"{SECTION}save/", writing.save, name="report_save"),
]
VERSION = f"{CASE}versions/<int:number>/"
urlpatterns += [
    path(f"{CASE}correction/", versions.correction, name="report_correction"),
    path(f"{CASE}material/", versions.material, name="report_material"),
    path(f"{CASE}material/<uuid:part_id>/<slug:scale>/", versions.why_score, name="report_why"),
    path(f"{CASE}versions/", versions.versions, name="report_versions"),
    path(VERSION, versions.version, name="report_version"),
    path(f"{VERSION}changes/", versions.version_changes, name="report_changes"),
    path(f"{VERSION}pdf/", versions.pdf, name="report_pdf"),
    path(f"{CASE}print/", versions.printed, name="report_print"),
    path("snippets/", own_texts.snippets, name="snippets"),
    path("snippets/new/", own_texts.snippet_new, name="snippet_new"),
    path("snippets/<uuid:snippet_id>/", own_texts.snippet, name="snippet"),
    path("snippets/<uuid:snippet_id>/removal/", own_texts.snippet_removal, name="snippet_removal"),
    path("signature/", own_texts.signature, name="signature"),
]
