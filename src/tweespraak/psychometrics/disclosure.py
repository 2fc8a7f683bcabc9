"""Which figures about groups may be shown so that no small group can be worked out."""

from collections.abc import Sequence
from dataclasses import dataclass

from tweespraak.psychometrics.errors import BadInput

Members = frozenset[int]


@dataclass(frozen=True)
class Cell:
    """A figure about a group: `members` are opaque respondent numbers, never shown.

    The count shown is len(members). A hidden cell has no value and no members.
    """

    label: str
    members: frozenset[int]
    value: float | None


def suppress(
    cells: Sequence[Cell], threshold: int = 5, shown_before: Sequence[Cell] = ()
) -> tuple[Cell, ...]:
    """The cells in the same order, each as it was or hidden.

    The promise: every group that can be put together from what is shown now and was shown
    before, by any sequence of filters, differences, unions and overlaps, is empty or has
    at least `threshold` members, as long as that held for `shown_before`. To keep it, the
    regions of the Venn diagram of everything shown are held at `threshold` or more; any
    such group, and any weighted sum of shown totals, is made of whole regions. What
    remains of all the cells' members once some are shown counts as a region too, so
    beside a hidden group of 3 the smallest other group is hidden as well unless the hidden
    ones together reach the threshold (complementary suppression).

    The largest cells are shown first. A cell whose members were all shown before as one
    group stays shown; a group that grew or shrank by fewer than `threshold` is hidden, and
    the caller may keep showing the earlier figure. Pass as `shown_before` what earlier
    calls returned, and give a changed answer a new respondent number. Raises BadInput for
    a threshold under 1.
    """
    if not (threshold >= 1 and float(threshold).is_integer()):
        raise BadInput(f"threshold is {threshold}; pass a whole number from 1, such as 5.")
    regions: list[Members] = []
    for cell in shown_before:
        regions = _cut(regions, cell.members)
    everybody = frozenset[int]().union(*(cell.members for cell in cells))
    shown: set[int] = set()
    for number in sorted(range(len(cells)), key=lambda i: -len(cells[i].members)):
        members = cells[number].members
        if len(members) >= threshold and _is_safe(members, regions, everybody, threshold):
            regions = _cut(regions, members)
            shown.add(number)
    return tuple(
        cell if number in shown else Cell(cell.label, frozenset(), None)
        for number, cell in enumerate(cells)
    )


def _is_safe(
    members: Members, regions: Sequence[Members], everybody: Members, threshold: int
) -> bool:
    """Whether showing `members` leaves no region it makes smaller than the threshold."""
    for region in regions:
        inside = len(region & members)
        if inside and inside < len(region) and min(inside, len(region) - inside) < threshold:
            return False
    unseen = everybody.difference(*regions)
    fresh, left = len(unseen & members), len(unseen - members)
    return not fresh or (fresh >= threshold and (not left or left >= threshold))


def _cut(regions: Sequence[Members], members: Members) -> list[Members]:
    """The regions after one more group has been drawn over them."""
    fresh = members.difference(*regions)
    parts = [part for region in regions for part in (region & members, region - members)]
    return [part for part in (*parts, fresh) if part]
