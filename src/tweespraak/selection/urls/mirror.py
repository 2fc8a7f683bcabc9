"""How the process went, and what is to be learned from it."""

from django.urls import path

from tweespraak.selection.views import lessons, mirror, watching

urlpatterns = [
    path("mirror/", watching.watching, name="watching"),
    path("mirror/file/", watching.watching_file, name="watching_file"),
    path("<uuid:vacancy_id>/mirror/", mirror.mirror, name="mirror"),
    path("<uuid:vacancy_id>/mirror/file/", mirror.mirror_file, name="mirror_file"),
    path("<uuid:vacancy_id>/lessons/new/", lessons.new, name="lesson_new"),
    path("<uuid:vacancy_id>/lessons/<uuid:lesson_id>/", lessons.lesson, name="lesson"),
]
