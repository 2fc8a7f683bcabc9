"""The pages of the documentation: their links, headings and tables."""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "var", "build", "node_modules", "built"}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@cache
def pages() -> tuple[Path, ...]:
    """Every page of the repository: Markdown, and NOTICE."""
    found = [page for page in ROOT.rglob("*.md") if not _is_foreign(page)]
    return (*sorted(found), ROOT / "NOTICE")


def _is_foreign(page: Path) -> bool:
    parts = page.relative_to(ROOT).parts
    return any(part in NOT_OURS or part.startswith(".") for part in parts)


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def links(page: Path) -> list[str]:
    """Where the links of a page lead, as written; what stands in a code block is no link."""
    return LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """What `#…` can point at: the headings, as code hosts turn them into anchors."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }


def table(page: str, first: str) -> dict[str, list[str]]:
    """The rows of the tables whose first heading is `first`: key without backticks -> other cells."""
    rows: dict[str, list[str]] = {}
    inside = False
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells[0] == first:
            inside = True
        elif inside and not set(cells[0]) <= set("-: "):
            key = cells[0].strip("`")
            assert key not in rows, f"{page} names {key} twice"
            rows[key] = cells[1:]
    return rows


def coded(cell: str) -> set[str]:
    """The words of a cell that stand in backticks."""
    return set(re.findall(r"`([^`]+)`", cell))
