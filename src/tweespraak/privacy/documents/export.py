"""The file with everything that is kept of a person."""

import json
from typing import Any


def export_file(data: dict[str, Any]) -> bytes:
    """The export as JSON that a person can also read."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=str).encode()
