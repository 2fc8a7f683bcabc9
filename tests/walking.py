"""Walk a state machine: the same walks in every run, so that a failure is there again the next time."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def walk(machine: type[RuleBasedStateMachine], *, walks: int, steps: int) -> None:
    """So many walks of so many steps; each step goes through the database, so none is hurried."""
    fixed = settings(
        max_examples=walks,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=fixed)
