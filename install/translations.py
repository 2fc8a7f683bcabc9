"""Checks the Dutch catalogue against the code, or brings it up to date with the code (--update).

A text without a Dutch translation, a doubtful one, or one whose placeholders do not fit, fails.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from say import stop, tell

SOURCE = Path(__file__).resolve().parent.parent / "src"
CATALOGUE = SOURCE / "tweespraak" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
PACKAGES = ("config", "tweespraak")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
SHOWN_FAULTS = 40
WORDLESS = shutil.ignore_patterns("static", "*.json", "migrations", "locale", "__pycache__")


def main(arguments: list[str]) -> int:
    """Check, or with --update renew references and compile."""
    if arguments == ["--update"]:
        return update()
    if not CATALOGUE.exists():
        stop("There is no Dutch catalogue yet: make messages makes it.")
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=0)
    faults = [fault for entry in catalogue for fault in faults_of(entry)]
    if shutil.which("msgmerge"):
        faults += differences(catalogue, extracted())
    else:
        tell("gettext is not installed: not checked whether every text in the code is translated.")
    if not COMPILED.exists() or COMPILED.read_bytes() != catalogue.to_binary():
        faults.append("the compiled catalogue is older than the texts: run make messages")
    for fault in faults[:SHOWN_FAULTS]:
        tell(f"translation: {fault}")
    if faults:
        stop(f"{len(faults)} faults in the Dutch texts.")
    return 0


def update() -> int:
    """Renew the references, drop what the code no longer says, leave no guesses, compile."""
    if not shutil.which("msgmerge"):
        stop("make messages needs the system's package gettext.")
    catalogue = extracted()
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    for entry in catalogue:
        if entry.fuzzy:
            _forget_guess(entry)
    catalogue.metadata.pop("POT-Creation-Date", None)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    COMPILED.write_bytes(catalogue.to_binary())
    untranslated = len([entry for entry in catalogue if not entry.translated()])
    tell(f"{len(catalogue)} texts, {untranslated} still to be translated.")
    return 0


def faults_of(entry: polib.POEntry) -> list[str]:
    """What is wrong with one text, in words."""
    name = _short(entry.msgid)
    if entry.obsolete:
        return [f"{name} is marked as no longer used"]
    if entry.fuzzy:
        return [f"{name} is marked as doubtful"]
    if not entry.msgid_plural:
        if not entry.msgstr.strip():
            return [f"{name} has no Dutch"]
        return _placeholder_faults(name, [entry.msgid], entry.msgstr)
    forms = [entry.msgstr_plural.get(number, "") for number in (0, 1)]
    if not all(form.strip() for form in forms):
        return [f"{name} has no Dutch singular or plural"]
    one, many = forms
    return [
        *_placeholder_faults(name, [entry.msgid, entry.msgid_plural], one),
        *_placeholder_faults(name, [entry.msgid_plural], many),
    ]


def differences(catalogue: polib.POFile, code: polib.POFile) -> list[str]:
    """Texts in the code but not in the catalogue, and the other way round."""
    known = {_key(entry) for entry in catalogue}
    used = {_key(entry) for entry in code if not entry.obsolete}
    missing = [f"{_short(key[1])} is in the code but has no Dutch" for key in used - known]
    unused = [f"{_short(key[1])} is no longer in the code" for key in known - used]
    return sorted(missing) + sorted(unused)


def extracted() -> polib.POFile:
    """The catalogue as the code would have it, made in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="tweespraak-texts-") as name:
        folder = Path(name)
        for package in PACKAGES:
            # A real copy: makemessages writes a file beside every template while it reads.
            shutil.copytree(SOURCE / package, folder / package, ignore=WORDLESS)
        copy = folder / "locale" / "nl" / "LC_MESSAGES" / "django.po"
        copy.parent.mkdir(parents=True)
        if CATALOGUE.exists():
            shutil.copy(CATALOGUE, copy)
        _makemessages(folder)
        return polib.pofile(str(copy), wrapwidth=0)


def _makemessages(folder: Path) -> None:
    command = [sys.executable, "-m", "django", "makemessages", "--locale=nl"]
    command += ["--no-wrap", "--no-obsolete", "--add-location=file"]
    command += ["--extension=html,txt,py,mjml", "--ignore=tweespraak/locale"]
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        stop(f"The texts could not be read from the code.\n{done.stderr.strip()}")


def _placeholder_faults(name: str, originals: list[str], translation: str) -> list[str]:
    """A singular may leave a number out ("one day"), so any of the originals may fit."""
    found = sorted(PLACEHOLDER.findall(translation))
    if any(found == sorted(PLACEHOLDER.findall(original)) for original in originals):
        return []
    wanted = " ".join(sorted(set(PLACEHOLDER.findall(originals[-1])))) or "none"
    return [f"{name}: the placeholders differ (the English has {wanted})"]


def _forget_guess(entry: polib.POEntry) -> None:
    entry.flags.remove("fuzzy")
    entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
    entry.msgstr = ""
    if entry.msgid_plural:
        entry.msgstr_plural = {0: "", 1: ""}


def _key(entry: polib.POEntry) -> tuple[str, str, str]:
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f'"{line[:70]}…"' if len(line) > 70 else f'"{line}"'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
