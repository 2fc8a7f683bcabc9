"""What is measured of a process, worked out by hand (practice §5.5)."""

from datetime import date, timedelta

from tweespraak.selection.rules.mirror import (
    Course,
    Measures,
    Told,
    Warned,
    first_reply,
    longest_silence,
    measure,
    middle,
    to_decision,
    to_message,
    together,
    warnings,
)

MONDAY = date(2026, 9, 7)


def day(number: int) -> date:
    """So many days after a Monday without holidays near it."""
    return MONDAY + timedelta(days=number)


def course(**values: object) -> Course:
    whole = {"applied_on": MONDAY, "until_on": day(21), **values}
    return Course(**whole)  # type: ignore[arg-type]


def test_the_first_reply_is_the_first_word_and_not_the_last() -> None:
    assert first_reply(course(contacts=(day(4), day(9)))) == 4


def test_who_heard_nothing_has_no_first_reply() -> None:
    assert first_reply(course()) is None


def test_the_decision_counts_from_the_last_contact_before_it() -> None:
    told = course(contacts=(day(4), day(7), day(12)), decided_on=day(10), told_on=day(12))
    assert to_decision(told) == 3


def test_without_contact_the_decision_counts_from_applying() -> None:
    assert to_decision(course(decided_on=day(10))) == 10


def test_the_message_that_is_the_decision_is_no_contact_before_it() -> None:
    told = course(contacts=(day(5), day(10)), decided_on=day(10), told_on=day(10))
    assert to_decision(told) == 5


def test_the_message_counts_from_the_decision() -> None:
    assert to_message(course(decided_on=day(10), told_on=day(12))) == 2


def test_who_was_not_told_has_no_message() -> None:
    assert to_message(course(decided_on=day(10))) is None


def test_silence_is_counted_in_working_days_until_the_end() -> None:
    assert longest_silence(course(contacts=(day(4),))) == 11  # Friday to a Monday over two weeks on


def test_silence_without_any_word_is_the_whole_time() -> None:
    assert longest_silence(course()) == 15


def test_interviews_are_per_interviewed_candidate() -> None:
    found = measure([course(interviews=2, met=3), course(interviews=1, met=2), course()], 0)
    assert (found.applications, found.interviews, found.met) == (3, (1, 2), (2, 3))


def test_interviews_per_hire_are_of_the_whole_procedure() -> None:
    found = measure([course(interviews=3, is_hired=True), course(interviews=2)], 0)
    assert found.interviews_per_hire == 5
    assert measure([course(interviews=3)], 0).interviews_per_hire is None


def test_rejections_are_counted_by_reason_talk_and_usefulness() -> None:
    rejected = [
        Told(frozenset({"EXPR", "LATE"}), is_offered=True, is_used=True, useful=4),
        Told(frozenset({"EXPR"}), is_offered=True, is_used=False, useful=2),
        Told(frozenset({"SKIL"}), is_offered=False, is_used=False),
    ]
    found = measure([course(told=one) for one in rejected], 1)
    assert (found.rejected, found.late, found.offered, found.used) == (3, 1, 2, 1)
    assert found.reasons == {"EXPR": 2, "LATE": 1, "SKIL": 1}
    assert (found.useful, found.changes) == ((2, 4), 1)


def test_withdrawals_are_counted_by_stage() -> None:
    rows = [course(withdrew_in="Eerste gesprek"), course(withdrew_in="Eerste gesprek"), course()]
    assert measure(rows, 0).withdrawn == {"Eerste gesprek": 2}


def test_the_middle_is_the_median() -> None:
    assert (middle((1, 2, 9)), middle((1, 2)), middle(())) == (2, 1.5, None)


def test_three_interviews_are_fine_and_four_are_warned_of() -> None:
    assert warnings(Measures(interviews=(1, 3))) == []
    assert warnings(Measures(interviews=(1, 4))) == [Warned.INTERVIEWS]


def test_ten_days_of_silence_are_fine_and_eleven_are_warned_of() -> None:
    assert warnings(Measures(silence=(10,))) == []
    assert warnings(Measures(silence=(11,))) == [Warned.SILENCE]


def test_one_late_preference_is_warned_of() -> None:
    assert warnings(Measures(late=1)) == [Warned.LATE]


def test_requirements_that_changed_late_are_warned_of() -> None:
    assert warnings(Measures(changes=1)) == [Warned.CHANGED]


def test_what_is_stored_is_read_back() -> None:
    found = measure([course(interviews=1, met=1, withdrew_in="Brief")], 2)
    assert Measures.read({**found.stored(), "places": ["x"]}) == found


def test_nothing_stored_tells_of_one_person() -> None:
    """Every list is in order of size: what stands first in one is not who stands first in another."""
    rows = [course(interviews=3, met=1), course(interviews=1, met=4)]
    assert (measure(rows, 0).interviews, measure(rows, 0).met) == ((1, 3), (1, 4))


def test_vacancies_together_are_as_one() -> None:
    one = measure([course(interviews=1, met=1, contacts=(day(2),))], 1)
    other = measure([course(interviews=2, met=2, withdrew_in="Brief", contacts=(day(1),))], 0)
    both = together([other, one])
    assert (both.applications, both.changes, both.reply) == (2, 1, (1, 2))
    assert (both.interviews, both.withdrawn) == ((1, 2), {"Brief": 1})
    assert together([]) == Measures()
