"""Finding the browser: what is named is taken, and nothing found says what to do."""

import pytest

import chromium


@pytest.fixture(autouse=True)
def forget(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    chromium.find.cache_clear()
    yield
    chromium.find.cache_clear()


def test_the_named_one_is_taken(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/bin/sh")
    assert chromium.find() == "/bin/sh"


def test_a_wrong_name_is_said(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(chromium.NotFound, match="/nowhere/chromium"):
        chromium.find()


def test_the_installed_one_comes_before_fetching(monkeypatch):
    monkeypatch.setattr(chromium, "_installed", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(chromium, "_by_apt", lambda: pytest.fail("nothing may be installed"))
    assert chromium.find() == "/usr/bin/chromium"


def test_without_any_the_ways_out_are_named(monkeypatch):
    for way in ("_installed", "_by_apt", "_from_npm"):
        monkeypatch.setattr(chromium, way, lambda: None)
    with pytest.raises(chromium.NotFound, match=r"CHROMIUM.*apt-get install chromium"):
        chromium.find()
