"""Making the Python environment: done once, finished when broken off, clear when it cannot."""

import json

import pytest

import environment


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An environment that looks finished, of the sort `run`."""
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to("/bin/sh")
    monkeypatch.setattr(environment, "VENV", venv)
    stamp(venv, "run")
    return venv


def stamp(venv, sort):
    (venv / environment.STAMP).write_text(json.dumps(environment._state(sort)))


def test_a_finished_environment_stands(folder):
    assert environment._stands("run")


def test_the_one_of_the_tests_also_serves_to_run(folder):
    stamp(folder, "develop")
    assert environment._stands("run")


def test_the_one_to_run_does_not_serve_the_tests(folder):
    assert not environment._stands("develop")


def test_a_broken_off_one_does_not_stand(folder):
    (folder / environment.UNFINISHED).touch()
    assert not environment._stands("run")


def test_a_broken_off_one_is_made_anew(folder):
    (folder / environment.UNFINISHED).touch()
    environment._clear_what_is_broken()
    assert not folder.exists()


def test_a_half_written_stamp_does_not_stand(folder):
    (folder / environment.STAMP).write_text('{"sort": "ru')
    assert not environment._stands("run")


def test_other_locks_need_another_environment(folder, monkeypatch, tmp_path):
    changed = tmp_path / "requirements.lock"
    changed.write_text("django==6.0")
    monkeypatch.setitem(environment.LOCKS, "run", changed)
    assert not environment._stands("run")


def test_a_python_that_moved_under_it_does_not_stand(folder):
    (folder / "bin" / "python").unlink()
    (folder / "bin" / "python").symlink_to("/bin/cat")
    assert not environment._stands("run")


def test_without_the_venv_module_one_sentence_names_the_package(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(environment, "_has", lambda module: module != "ensurepip")
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit):
        environment.create_venv(tmp_path / "venv")
    said = capsys.readouterr().err.strip()
    assert "-venv" in said
    assert "\n" not in said
