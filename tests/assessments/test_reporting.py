"""A report is begun, written, fixed, read along, signed and shown; and what is refused on the way."""

from datetime import timedelta

import pytest

from tests.assessments.reports import READ, frozen, measured, reviewed, shown, written
from tests.cast import THEN, Actor, actor
from tweespraak.assessments.actions.report_steps import (
    begin_correction,
    freeze,
    rebind,
    send_back,
    show,
    show_correction,
    sign,
)
from tweespraak.assessments.actions.report_writing import (
    ChangedElsewhere,
    ReportRefused,
    begin_report,
    put_in,
    write,
)
from tweespraak.assessments.models import Case, Report, Signature
from tweespraak.assessments.queries.reports import current_report, shown_report
from tweespraak.assessments.rules.reporting import ReportRefusal
from tweespraak.assessments.rules.sections import FaultKind, base_of, read_place
from tweespraak.assessments.rules.states import ActRefused, State
from tweespraak.audit.api import entries_of_object
from tweespraak.people.models import Organisation
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def marijke(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Marijke", "Vos", Role.SECOND_READER)


def refusal(refused: pytest.ExceptionInfo[ReportRefused]) -> ReportRefusal:
    return refused.value.refusal


def place(name: str):
    found = read_place(name)
    assert found
    return found


def test_a_report_begins_with_what_the_case_knows(dirk, anna) -> None:
    made = measured(dirk, anna)
    report = begin_report(case=made, language="en", by=dirk.person.pk, at=THEN)
    made.refresh_from_db()
    assert made.state == State.DRAFTING
    assert report.sections["title"]["valid_until"] == "2028-09-01"
    assert "1 September 2026" in report.sections["course"]["text"]
    assert "De airco viel uit." in report.sections["course"]["text"]
    assert report.sections["results"]["rows"][0]["seen"] == "OBSERVED thing"
    assert [row["about"] for row in report.sections["competencies"]["rows"]] == ["r1", "r2"]
    assert len(report.sections["strengths"]["rows"]) == 3
    assert begin_report(case=made, language="nl", by=dirk.person.pk, at=THEN) == report


def test_no_report_before_the_parts_are_done(dirk, anna) -> None:
    made = measured(dirk, anna)
    Case.objects.update(state=State.IN_PROGRESS)
    with pytest.raises(ReportRefused) as refused:
        begin_report(case=made, language="nl", by=dirk.person.pk, at=THEN)
    assert refusal(refused) is ReportRefusal.NOT_NOW


def test_a_tab_that_is_behind_is_told_and_nothing_is_lost(dirk, anna) -> None:
    report = written(dirk, anna)
    given = {"report": report, "place": place("growth:text"), "by": dirk.person.pk, "at": THEN}
    old = base_of(report.sections["growth"]["text"])
    kept = write(text="Eerste tab.", base=old, **given)
    with pytest.raises(ChangedElsewhere) as changed:
        write(text="Tweede tab.", base=old, **given)
    assert changed.value.text == "Eerste tab."
    assert write(text="Tweede tab.", base=kept, **given) == base_of("Tweede tab.")
    assert write(text="Tweede tab.", base="whatever", **given) == base_of("Tweede tab.")


def test_two_tabs_in_two_places_do_not_meet(dirk, anna) -> None:
    report = written(dirk, anna)
    for name in ("growth:text", "limits:text", "strengths:r2:use"):
        row = Report.objects.get(pk=report.pk)
        kept = dict(row.sections)
        write(report=report, place=place(name), text=f"Nieuw in {name}.", base=_base(kept, name),
              by=dirk.person.pk, at=THEN)  # fmt: skip
    now = Report.objects.get(pk=report.pk)
    assert (now.version, now.sections["limits"]["text"]) == (3, "Nieuw in limits:text.")


def _base(sections, name: str) -> str:
    section, _sign, rest = name.partition(":")
    row, _sign, key = rest.rpartition(":")
    if not row:
        return base_of(sections[section][key])
    return base_of(next(one for one in sections[section]["rows"] if one["id"] == row)[key])


def test_words_are_put_in_once(dirk, anna) -> None:
    report = written(dirk, anna)
    for _time in range(2):
        put_in(
            report=report, place=place("growth:text"), text="Een blok.", by=dirk.person.pk, at=THEN
        )
    report.refresh_from_db()
    assert report.sections["growth"]["text"].count("Een blok.") == 1


def test_T09_a_report_without_scope_confidentiality_or_validity_is_not_fixed(
    dirk, anna, marijke
) -> None:
    report = written(dirk, anna, marijke)
    report.sections["title"] = {}
    report.sections["question"] = {}
    report.save()
    with pytest.raises(ReportRefused) as refused:
        freeze(case=report.case, report=report, version=0, by=dirk.person.pk, at=THEN)
    assert {one.kind for one in refused.value.faults} == {
        FaultKind.NO_SCOPE, FaultKind.NO_CONFIDENTIALITY, FaultKind.NO_VALID_UNTIL,
    }  # fmt: skip
    report.refresh_from_db()
    assert report.frozen_at is None


def test_a_fixed_version_keeps_its_words_and_facts(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    with pytest.raises(ReportRefused) as refused:
        write(report=report, place=place("growth:text"), text="Anders.", base=base_of(
            report.sections["growth"]["text"]), by=dirk.person.pk, at=THEN)  # fmt: skip
    assert refusal(refused) is ReportRefusal.FROZEN
    assert report.sections["facts"]["participant"] == ["Anna de Vries"]
    assert report.sections["facts"]["signed_by"] == ["drs. D. Smit, NIP 12345"]
    assert report.sections["facts"]["reader"] == ["Marijke Vos"]
    assert report.sections["facts"]["alone"] == []
    again = freeze(case=report.case, report=report, version=99, by=dirk.person.pk, at=READ)
    assert again.hash == report.hash


def test_only_what_stood_on_the_page_is_fixed(dirk, anna) -> None:
    report = written(dirk, anna)
    with pytest.raises(ReportRefused) as refused:
        freeze(case=report.case, report=report, version=7, by=dirk.person.pk, at=THEN)
    assert refusal(refused) is ReportRefusal.CHANGED


def test_the_second_reader_signs_what_they_read(dirk, anna, marijke) -> None:
    report = reviewed(dirk, anna, marijke)
    case = Case.objects.get(pk=report.case_id)
    assert (case.state, str(case.valid_until_on)) == (State.REVIEWED, "2028-09-01")
    assert (report.read_by_id, report.read_at) == (marijke.person.pk, READ)
    (entry,) = [
        e for e in entries_of_object("assessment", case.pk) if e.action == "assessments.review"
    ]
    assert entry.version_hash == report.hash


def test_the_writer_does_not_sign_as_second_reader(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    with pytest.raises(ReportRefused) as refused:
        sign(
            case=report.case,
            report=report,
            seen=report.hash,
            remarks="",
            by=dirk.person.pk,
            at=READ,
        )
    assert refusal(refused) is ReportRefusal.WROTE_IT


def test_another_version_than_was_read_is_not_signed(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    with pytest.raises(ReportRefused) as refused:
        sign(case=report.case, report=report, seen="x", remarks="", by=marijke.person.pk, at=READ)
    assert refusal(refused) is ReportRefusal.CHANGED


def test_alone_one_reads_again_a_day_later_and_the_report_says_so(dirk, anna) -> None:
    report = frozen(dirk, anna)
    assert "24 uur" in report.sections["facts"]["alone"][0]
    given = {
        "case": report.case,
        "report": report,
        "seen": report.hash,
        "remarks": "",
        "by": dirk.person.pk,
    }
    with pytest.raises(ReportRefused) as refused:
        sign(at=THEN + timedelta(hours=24, seconds=-1), **given)
    assert refusal(refused) is ReportRefusal.TOO_SOON
    sign(at=THEN + timedelta(hours=24), **given)
    assert Case.objects.get(pk=report.case_id).state == State.REVIEWED


def test_sent_back_there_is_a_next_version_with_the_same_words(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    given = {
        "case": report.case,
        "report": report,
        "seen": report.hash,
        "by": marijke.person.pk,
        "at": READ,
    }
    with pytest.raises(ReportRefused) as refused:
        send_back(remarks=" ", **given)
    assert refusal(refused) is ReportRefusal.NO_REMARKS
    following = send_back(remarks="Kijk nog eens naar 3.", **given)
    assert (following.number, following.frozen_at, following.hash) == (2, None, "")
    assert "facts" not in following.sections
    assert following.sections["growth"] == report.sections["growth"]
    with pytest.raises(ReportRefused) as refused:
        sign(
            case=report.case,
            report=report,
            seen=report.hash,
            remarks="",
            by=marijke.person.pk,
            at=READ,
        )
    assert refusal(refused) is ReportRefusal.CHANGED


def test_it_goes_to_the_participant_once_signed(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    with pytest.raises(ReportRefused) as refused:
        show(case=report.case, report=report, understood=(), by=dirk.person.pk, at=READ)
    assert refusal(refused) is ReportRefusal.NOT_NOW
    sign(
        case=report.case, report=report, seen=report.hash, remarks="", by=marijke.person.pk, at=READ
    )
    show(case=report.case, report=report, understood=(), by=dirk.person.pk, at=READ)
    case = Case.objects.get(pk=report.case_id)
    assert (case.state, case.shown_at) == (State.WITH_PARTICIPANT, READ)
    assert shown_report(case) == report


def test_N14_automated_sentences_need_their_rules_understood_once(dirk, anna, marijke) -> None:
    report = reviewed(dirk, anna, marijke)
    report.sections["automated"] = {
        "rows": [{"id": "a", "sentence": "x", "rule": "scores/1", "line": "Regel 1."}]
    }
    report.save()
    given = {"case": report.case, "report": report, "by": dirk.person.pk, "at": READ}
    with pytest.raises(ReportRefused) as refused:
        show(understood=["scores/2"], **given)
    assert refusal(refused) is ReportRefusal.NOT_UNDERSTOOD
    show(understood=["scores/1", "made up"], **given)
    assert list(Signature.objects.get().understood) == ["scores/1"]


def test_a_correction_is_read_once_it_is_shown_and_agreed_with_anew(dirk, anna, marijke) -> None:
    report = shown(dirk, anna, marijke)
    case = report.case
    Case.objects.update(first_opened_at=READ, agreed_at=READ)
    following = begin_correction(case=case, by=dirk.person.pk, at=READ)
    assert begin_correction(case=case, by=dirk.person.pk, at=READ) == following
    write(report=following, place=place("growth:text"), text="Rechtgezet.", by=dirk.person.pk, at=READ,
          base=base_of(following.sections["growth"]["text"]))  # fmt: skip
    assert shown_report(case) == report
    following.refresh_from_db()
    show_correction(case=case, report=following, version=following.version, understood=(),
                    by=dirk.person.pk, at=READ)  # fmt: skip
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.agreed_at, case.first_opened_at) == (
        State.WITH_PARTICIPANT,
        None,
        None,
    )
    assert shown_report(case) == current_report(case) == following
    assert shown_report(case).hash != report.hash


def test_a_statement_makes_another_hash(dirk, anna, marijke) -> None:
    report = shown(dirk, anna, marijke)
    Case.objects.update(statement="Ik zie het anders.")
    case = Case.objects.get(pk=report.case_id)
    assert rebind(case) != report.hash
    Case.objects.update(statement="")
    assert rebind(Case.objects.get(pk=case.pk)) == report.hash


@pytest.mark.parametrize("state", [State.MEASURED, State.REVIEWED, State.RELEASED, State.WITHDRAWN])
def test_nothing_is_written_in_another_state(dirk, anna, state: State) -> None:
    report = written(dirk, anna)
    Case.objects.update(state=state)
    with pytest.raises(ReportRefused) as refused:
        write(
            report=report, place=place("growth:text"), text="x", base="", by=dirk.person.pk, at=THEN
        )
    assert refusal(refused) is ReportRefusal.NOT_NOW


def test_who_stopped_gets_no_report(dirk, anna, marijke) -> None:
    report = reviewed(dirk, anna, marijke)
    Case.objects.update(state=State.WITHDRAWN)
    with pytest.raises((ReportRefused, ActRefused)):
        show(case=report.case, report=report, understood=(), by=dirk.person.pk, at=READ)
