"""What every written text here keeps to: plain words, no verdicts, nothing from a clinic."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LANGUAGES = ("nl", "en")
LONGEST_SENTENCE = 30
FORMAL = re.compile(r"\b(u|uw|uwe|uzelf)\b", re.IGNORECASE)
CLINICAL = {
    "nl": (
        "aandoening|adhd|angststoornis|autis\\w*|behandeling|burn-?out|depress\\w*|diagnos\\w*"
        "|geestesziek\\w*|instabiel|labiel|medicijn\\w*|neuro\\w*|patholog\\w*|patiënt\\w*"
        "|psychisch\\w*|stoornis\\w*|symptom\\w*|symptoom|therap\\w*|trauma\\w*|ziek\\w*"
    ),
    "en": (
        "adhd|anxiety|autis\\w*|burn-?out|depress\\w*|diagnos\\w*|disorders?|illness\\w*"
        "|medication|mental health|neuro\\w*|patholog\\w*|patients|symptom\\w*|therap\\w*"
        "|trauma\\w*|treatment|unstable"
    ),
}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def texts(tree: Any) -> Iterator[str]:
    """Every text in a tree of lists and mappings."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for branch in tree.values():
            yield from texts(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from texts(branch)


def shape(tree: Any) -> Any:
    """The same tree without its words: keys, lengths and kinds of value."""
    if isinstance(tree, dict):
        return {key: shape(branch) for key, branch in tree.items()}
    if isinstance(tree, list):
        return [shape(branch) for branch in tree]
    return type(tree).__name__


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?…])[’\s]+", text) if part]


def faults(tree: Any, language: str) -> list[str]:
    """What is wrong with the texts in a tree, one line per fault."""
    return [f"{fault}: {text}" for text in texts(tree) for fault in sorted(_faults(text, language))]


def _faults(text: str, language: str) -> Iterator[str]:
    if not text.strip() or text != text.strip():
        yield "empty, or with space around it"
    if set("{}") & set(text) or "%(" in text:
        yield "placeholder"
    if any(len(sentence.split()) > LONGEST_SENTENCE for sentence in sentences(text)):
        yield "long sentence"
    if re.search(rf"\b({CLINICAL[language]})\b", text, re.IGNORECASE):
        yield "clinical word"
    if language == "nl" and FORMAL.search(text):
        yield "formal"
