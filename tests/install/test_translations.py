"""The check of the Dutch catalogue: every fault it must find, planted."""

import shutil

import polib
import pytest

import translations


def entry(msgid, msgstr="", **more):
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **more)


def test_a_good_text_passes():
    assert translations.faults_of(entry("Hello %(name)s", "Dag %(name)s")) == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        (entry("Save"), "has no Dutch"),
        (entry("Save", "Bewaar", flags=["fuzzy"]), "doubtful"),
        (entry("Save", "Bewaar", obsolete=True), "no longer used"),
        (entry("Hello %(name)s", "Dag"), "placeholders differ"),
        (entry("Hello %(name)s", "Dag %(naam)s"), "placeholders differ"),
        (entry("%d of %d", "%d van de"), "placeholders differ"),
        (
            entry("%(n)s day", msgid_plural="%(n)s days", msgstr_plural={0: "%(n)s dag", 1: ""}),
            "singular or plural",
        ),
        (
            entry("%(n)s day", msgid_plural="%(n)s days", msgstr_plural={0: "een dag", 1: "dagen"}),
            "placeholders differ",
        ),
    ],
)
def test_a_faulty_text_is_found(planted, fault):
    assert any(fault in found for found in translations.faults_of(planted))


def test_a_singular_may_say_one_in_words():
    one = entry(
        "One day", msgid_plural="%(n)s days", msgstr_plural={0: "%(n)s dag", 1: "%(n)s dagen"}
    )
    assert translations.faults_of(one) == []


def test_texts_missing_from_the_catalogue_and_left_in_it_are_found():
    catalogue, code = polib.POFile(), polib.POFile()
    catalogue.extend([entry("Both", "Beide"), entry("Old", "Oud")])
    code.extend([entry("Both", "Beide"), entry("New")])
    assert translations.differences(catalogue, code) == [
        '"New" is in the code but has no Dutch',
        '"Old" is no longer in the code',
    ]


@pytest.fixture
def small_site(tmp_path, monkeypatch):
    """A source folder with one Python text and one template text."""
    if not shutil.which("msgmerge"):
        pytest.fail("This test needs the system's package gettext (apt-get install gettext).")
    (tmp_path / "config").mkdir()
    (tmp_path / "tweespraak").mkdir()
    (tmp_path / "config" / "words.py").write_text('from x import gettext as _\n_("From code")\n')
    page = '{% load i18n %}{% translate "From a page" %}'
    (tmp_path / "tweespraak" / "page.html").write_text(page)
    catalogue = tmp_path / "tweespraak" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    monkeypatch.setattr(translations, "SOURCE", tmp_path)
    monkeypatch.setattr(translations, "CATALOGUE", catalogue)
    monkeypatch.setattr(translations, "COMPILED", catalogue.with_suffix(".mo"))
    return catalogue


@pytest.mark.slow  # starts gettext a few times
def test_the_catalogue_follows_the_code(small_site, capsys):
    translations.update()
    made = polib.pofile(str(small_site))
    assert [row.msgid for row in made] == ["From a page", "From code"]
    assert [row.occurrences for row in made] == [
        [("tweespraak/page.html", "")],
        [("config/words.py", "")],
    ]
    with pytest.raises(SystemExit):
        translations.main([])
    for row in made:
        row.msgstr = "In het Nederlands"
    made.save()
    with pytest.raises(SystemExit):
        translations.main([])
    assert "older than the texts" in capsys.readouterr().out
    translations.update()
    assert translations.main([]) == 0
