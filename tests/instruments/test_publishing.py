"""Publishing: once per content, and never changed afterwards."""

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import THEN
from tweespraak.audit.api import entries_of_object
from tweespraak.instruments.actions import publishing
from tweespraak.instruments.api import (
    CompositeVersion,
    InstrumentVersion,
    NormVersion,
    NothingPublished,
    QuestionnaireMissing,
    current_composite,
    current_form,
    current_norm,
    current_version,
    form_of,
    load_instruments,
)
from tweespraak.instruments.models import PublishedVersionsStay
from tweespraak.instruments.queries import shipped as shelf

LATER = THEN + timedelta(days=30)


def test_publishing_again_changes_nothing(instruments: InstrumentVersion):
    assert load_instruments(at=LATER) == instruments
    assert InstrumentVersion.objects.count() == 1
    assert NormVersion.objects.count() == 1
    assert CompositeVersion.objects.count() == 1


def test_publishing_is_in_the_log_with_the_hash(instruments: InstrumentVersion):
    [entry] = entries_of_object("instrumentversion", instruments.pk)
    assert (entry.action, entry.version_hash) == ("instruments.published", instruments.content_hash)


def test_other_content_is_a_new_version_and_the_old_one_stays(
    instruments: InstrumentVersion, monkeypatch: pytest.MonkeyPatch
):
    release = shelf()
    content = deepcopy(release.version.content)
    content["items"][0]["text"]["nl"] = "maak mij snel zorgen"
    part = replace(release.version, content=content, hash="0" * 64, label="next")
    monkeypatch.setattr(publishing, "shipped", lambda: replace(release, version=part))

    newer = load_instruments(at=LATER)

    assert current_version("personality") == newer
    assert InstrumentVersion.objects.get(pk=instruments.pk).content == release.version.content
    assert form_of(instruments.pk).items[0].text["nl"] != form_of(newer.pk).items[0].text["nl"]


def test_a_published_version_cannot_be_changed(instruments: InstrumentVersion):
    instruments.label = "another"
    with pytest.raises(PublishedVersionsStay):
        instruments.save(update_fields=["label"])
    with pytest.raises(PublishedVersionsStay):
        InstrumentVersion.objects.update(label="another")
    with pytest.raises(PublishedVersionsStay):
        NormVersion.objects.all().delete()
    with pytest.raises(PublishedVersionsStay):
        instruments.delete()


def test_the_norm_says_what_it_is(instruments: InstrumentVersion):
    norm = current_norm("personality")
    assert norm.status == "foreign"
    assert norm.content["norms"]["n"] == "not published"
    assert len(norm.content["correlations"]["keys"]) == 27


def test_the_composites_are_the_16_competencies(instruments: InstrumentVersion):
    assert len(current_composite("personality").content["competencies"]) == 16


def test_nothing_published_is_said(db: None):
    with pytest.raises(NothingPublished):
        current_form("personality")


def test_without_the_items_one_sentence_says_what_to_run(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path
):
    monkeypatch.setattr("tweespraak.instruments.queries.release.BUILT", tmp_path / "none.json")
    shelf.cache_clear()
    with pytest.raises(QuestionnaireMissing, match="make run"):
        load_instruments(at=THEN)
    assert not InstrumentVersion.objects.exists()


def test_a_form_is_read_once_per_process(instruments: InstrumentVersion, django_assert_num_queries):
    form_of(instruments.pk)
    with django_assert_num_queries(0):
        assert len(form_of(instruments.pk).items) == 108
