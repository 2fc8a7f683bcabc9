"""Django chooses each context's own configuration, so that its listeners and slots are there."""

from django.apps import apps

from tweespraak.foundation.contexts import Context


def test_every_context_is_loaded_as_a_context():
    ours = [app for app in apps.get_app_configs() if app.name.startswith("tweespraak.")]
    assert [
        app.name for app in ours if not isinstance(app, Context) and app.label != "foundation"
    ] == []
