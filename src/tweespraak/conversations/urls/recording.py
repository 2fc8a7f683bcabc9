"""The record: hand it over, react, and how the talk went."""

from django.urls import path

from tweespraak.conversations.views import boxes, pulse, reacting, recording

urlpatterns = [
    path("<uuid:conversation_id>/held/", recording.say_held, name="say_held"),
    path("<uuid:conversation_id>/record/", recording.record, name="record"),
    path("<uuid:conversation_id>/record/<uuid:theme_id>/", recording.mark, name="mark_theme"),
    path("<uuid:conversation_id>/box/<uuid:theme_id>/<slug:side>/", boxes.box, name="save_box"),
    path("<uuid:conversation_id>/hand-over/", recording.hand_over, name="hand_over"),
    path("<uuid:conversation_id>/react/", reacting.react, name="react"),
    path("<uuid:conversation_id>/without-record/", recording.without_record, name="without_record"),
    path("<uuid:conversation_id>/pulse/", pulse.pulse, name="pulse"),
    path("<uuid:conversation_id>/print/", recording.print_record, name="print_record"),
]
