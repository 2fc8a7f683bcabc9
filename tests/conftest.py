"""The cast and the questionnaire, for every test."""

pytest_plugins = ["tests.cast", "tests.instruments_fixture"]
