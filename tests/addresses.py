"""Addresses of pages, without the keys in them."""

import re

KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[\w-]+:[\w:-]+(?=/)")


def pattern(path: str) -> str:
    """The path without its keys: pages that differ only in those are alike."""
    return KEY.sub("*", path.split("?")[0].split("#")[0])
