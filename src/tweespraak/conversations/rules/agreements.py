"""The states of an agreement; what is not listed is refused. Practice §7.5 (G1–G9)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class AgreementState(StrEnum):
    """Where an agreement is."""

    PROPOSED = "proposed"
    DROPPED = "dropped"
    AGREED = "agreed"
    ACTIVE = "active"
    ADJUSTING = "adjusting"
    REPORTED_DONE = "reported_done"
    REPORTED_NOT_DONE = "reported_not_done"
    CLOSED_DONE = "closed_done"
    CLOSED_NOT_DONE = "closed_not_done"
    STOPPED = "stopped"
    TRANSFERRED = "transferred"


class AgreementAct(StrEnum):
    """What can be done with an agreement."""

    PROPOSE = "propose"
    DROP = "drop"
    AGREE = "agree"
    BEGIN = "begin"  # the clock, when the record is closed
    ADJUST = "adjust"  # the owner proposes other words or another day
    CONFIRM = "confirm"  # the other takes the adjustment
    KEEP = "keep"  # or not: it stays as it was
    REPORT_DONE = "report_done"
    REPORT_NOT_DONE = "report_not_done"
    CLOSE_DONE = "close_done"  # the other, with a reaction
    CLOSE_NOT_DONE = "close_not_done"
    GO_ON = "go_on"  # the other: not over yet
    STOP = "stop"
    STOP_TOGETHER = "stop_together"  # says the one who writes it down; the other is told
    END = "end"  # the clock, when one of the two left or it was not taken along
    TRANSFER = "transfer"


_S, _A = AgreementState, AgreementAct
OPEN = (_S.AGREED, _S.ACTIVE, _S.ADJUSTING, _S.REPORTED_DONE, _S.REPORTED_NOT_DONE)
REPORTED = (_S.REPORTED_DONE, _S.REPORTED_NOT_DONE)
OVER = (
    _S.DROPPED, _S.CLOSED_DONE, _S.CLOSED_NOT_DONE, _S.STOPPED, _S.TRANSFERRED,
)  # fmt: skip
AGREEMENT_TRANSITIONS: Mapping[tuple[AgreementState, AgreementAct], AgreementState] = (
    MappingProxyType(
        {
            (_S.PROPOSED, _A.DROP): _S.DROPPED,
            (_S.PROPOSED, _A.AGREE): _S.AGREED,
            (_S.AGREED, _A.BEGIN): _S.ACTIVE,
            (_S.ACTIVE, _A.ADJUST): _S.ADJUSTING,
            (_S.ADJUSTING, _A.CONFIRM): _S.ACTIVE,
            (_S.ADJUSTING, _A.KEEP): _S.ACTIVE,
            (_S.ACTIVE, _A.REPORT_DONE): _S.REPORTED_DONE,
            (_S.ACTIVE, _A.REPORT_NOT_DONE): _S.REPORTED_NOT_DONE,
            (_S.REPORTED_DONE, _A.CLOSE_DONE): _S.CLOSED_DONE,
            (_S.REPORTED_DONE, _A.CLOSE_NOT_DONE): _S.CLOSED_NOT_DONE,
            (_S.REPORTED_DONE, _A.GO_ON): _S.ACTIVE,
            (_S.REPORTED_NOT_DONE, _A.CLOSE_DONE): _S.CLOSED_DONE,
            (_S.REPORTED_NOT_DONE, _A.CLOSE_NOT_DONE): _S.CLOSED_NOT_DONE,
            (_S.REPORTED_NOT_DONE, _A.GO_ON): _S.ACTIVE,
            (_S.ACTIVE, _A.STOP): _S.STOPPED,
            (_S.ACTIVE, _A.STOP_TOGETHER): _S.STOPPED,
            **{(state, _A.END): _S.STOPPED for state in OPEN},
            **{(state, _A.TRANSFER): _S.TRANSFERRED for state in (*OPEN, _S.PROPOSED)},
        }
    )
)


class AgreementRefused(Exception):
    """This cannot be done with an agreement in this state; it stays as it is."""

    def __init__(self, state: AgreementState, act: AgreementAct) -> None:
        super().__init__(f"{act} is not possible when {state}")
        self.state = state
        self.act = act


def agreement_after(state: AgreementState, act: AgreementAct) -> AgreementState:
    """The state an agreement has after this. Raises AgreementRefused."""
    try:
        return AGREEMENT_TRANSITIONS[state, act]
    except KeyError:
        raise AgreementRefused(state, act) from None
