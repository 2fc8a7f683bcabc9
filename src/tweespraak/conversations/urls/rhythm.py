"""The rhythm of a year: cycles, the course, what was passed on."""

from django.urls import path

from tweespraak.conversations.views import rhythm as views

urlpatterns = [
    path("rhythm/", views.rhythm, name="rhythm"),
    path("rhythm/new/", views.new_cycle, name="new_cycle"),
    path("rhythm/<uuid:cycle_id>/", views.cycle, name="cycle"),
    path("rhythm/<uuid:cycle_id>/change/", views.change_cycle, name="change_cycle"),
    path("rhythm/<uuid:cycle_id>/drop/", views.drop_cycle, name="drop_cycle"),
    path("rhythm/<uuid:cycle_id>/start/", views.start_cycle, name="start_cycle"),
    path("rhythm/<uuid:cycle_id>/stop/", views.stop_cycle, name="stop_cycle"),
    path("rhythm/<uuid:cycle_id>/file.<slug:kind>", views.cycle_file, name="cycle_file"),
    path("rhythm/course/", views.course, name="course"),
    path("rhythm/course/write/", views.write_course, name="write_course"),
    path("rhythm/messages/", views.messages, name="messages"),
    path("rhythm/messages/<uuid:message_id>/answer/", views.answer, name="answer_message"),
    path("rhythm/words/", views.words, name="words"),
    path("rhythm/words/<uuid:word_id>/end/", views.end_word, name="end_word"),
    path("<uuid:conversation_id>/pass-on/", views.pass_on, name="pass_on"),
]
