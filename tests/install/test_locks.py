"""What is pinned is pinned by checksum, and by no address."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = ("requirements.lock", "requirements-develop.lock", "install/node.lock")
NPM_LOCKS = ("install/package-lock.json", "install/chromium/package-lock.json")
PIN = re.compile(r"^([a-z0-9._-]+)==([^ \\]+)", re.MULTILINE)


@pytest.mark.parametrize("name", PYTHON_LOCKS + NPM_LOCKS)
def test_a_lock_names_no_address(name):
    assert "://" not in (ROOT / name).read_text()


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_python_package_has_a_checksum(name):
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text().strip())
    assert blocks
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", NPM_LOCKS)
def test_every_npm_package_has_a_checksum(name):
    packages = json.loads((ROOT / name).read_text())["packages"]
    fetched = {path: row for path, row in packages.items() if path}
    assert fetched
    assert [
        path for path, row in fetched.items() if not row["integrity"].startswith("sha512-")
    ] == []


def test_the_tests_run_on_the_versions_that_users_get():
    run = set(PIN.findall((ROOT / "requirements.lock").read_text()))
    develop = set(PIN.findall((ROOT / "requirements-develop.lock").read_text()))
    assert run - develop == set()
