"""The pages of who runs the rhythm."""

from tweespraak.conversations.views.rhythm.cycles import (
    change_cycle,
    cycle,
    drop_cycle,
    new_cycle,
    rhythm,
    start_cycle,
    stop_cycle,
)

__all__ = [
    "change_cycle",
    "cycle",
    "drop_cycle",
    "new_cycle",
    "rhythm",
    "start_cycle",
    "stop_cycle",
]
