"""Whose turn it is while a report is written and read along."""

import pytest

from tweespraak.assessments.rules.next import Facts, Next, psychologist_next, reader_next
from tweespraak.assessments.rules.states import State


@pytest.mark.parametrize(
    ("with_reader", "alone", "psychologist", "reader"),
    [
        (False, False, Next.WRITE_REPORT, Next.NOTHING),
        (True, False, Next.WAIT_REVIEW, Next.REVIEW),
        (False, True, Next.WRITE_REPORT, Next.NOTHING),
        (True, True, Next.WRITE_REPORT, Next.REVIEW),
    ],
)
def test_who_writes_waits_while_somebody_reads_along(
    with_reader: bool, alone: bool, psychologist: Next, reader: Next
) -> None:
    facts = Facts(State.DRAFTING, is_with_reader=with_reader, reads_alone=alone)
    assert psychologist_next(facts) is psychologist
    assert reader_next(facts) is reader
