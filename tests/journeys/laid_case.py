"""An assessment of which the participant may read the report, made in the database of the server beside
it: `python -m tests.journeys.laid_case "Sofie Claes" en`. Prints its address.

The interview was two days ago; who leads it, reads along and asks for it are those of the demo.
"""

import os
import sys
from datetime import datetime, timedelta
from uuid import uuid4

import django

os.environ |= {"TWEESPRAAK_DEMO": "1", "DJANGO_SETTINGS_MODULE": "config.settings"}
django.setup()

from django.db import transaction  # noqa: E402

from tests.assessments.casing import words  # noqa: E402
from tests.assessments.reports import whole_sections  # noqa: E402
from tests.cast import Actor  # noqa: E402
from tests.journeys.laid import member  # noqa: E402
from tweespraak.assessments.actions.briefing import accept, offer, write_brief  # noqa: E402
from tweespraak.assessments.actions.days import Noted, Plan, hold_part, plan_part, write_part  # noqa: E402
from tweespraak.assessments.actions.informing import agree, invite, open_sheet, start  # noqa: E402
from tweespraak.assessments.actions.opening import Around, open_case  # noqa: E402
from tweespraak.assessments.actions.people import Who  # noqa: E402
from tweespraak.assessments.actions.report_own import sign_as  # noqa: E402
from tweespraak.assessments.actions.report_steps import freeze, show, sign  # noqa: E402
from tweespraak.assessments.actions.report_writing import begin_report  # noqa: E402
from tweespraak.assessments.models import Case  # noqa: E402
from tweespraak.assessments.rules.briefs import Acknowledged  # noqa: E402
from tweespraak.assessments.rules.days import PartKind  # noqa: E402
from tweespraak.foundation import clock  # noqa: E402

LEAD, READER, CLIENT = "Dirk Smit", "Marijke de Boer", "Joost van Dam"


@transaction.atomic
def lay(participant: str, language: str) -> Case:
    lead, reader, client = member(LEAD), member(READER), member(CLIENT)
    now = clock.now()
    case = begun(lead, member(participant), client, reader, at=now - timedelta(days=3))
    hold_interview(case, lead, at=now - timedelta(days=2))
    write_and_show(case, lead, reader, language, at=now - timedelta(hours=1))
    return case


def begun(lead: Actor, participant: Actor, client: Actor, reader: Actor, *, at: datetime) -> Case:
    """Accepted, agreed to, and begun at the participant's own wish."""
    case = open_case(
        organisation=lead.member.organisation,
        once=uuid4(),
        participant=Who(participant.member),
        client=Who(client.member),
        client_name="Logistiek",
        around=Around(lead.member, None, Who(reader.member)),
        by=lead.person,
        at=at,
    )
    case = write_brief(case=case, words=words(), by=lead.person.pk, at=at)
    for number, one in enumerate(case.requirements, start=1):
        one["key"] = f"r{number}"  # what the whole report is about
    case.save(update_fields=["requirements"])
    case = offer(case=case, by=lead.person.pk, at=at)
    case = accept(
        case=case, by=client.person.pk, seen=case.brief_hash, acknowledged=list(Acknowledged), at=at
    )
    case = invite(case=case, by=lead.person.pk, at=at)
    mine = participant.person.pk
    open_sheet(case=case, by=mine, at=at)
    agree(case=case, by=mine, seen=case.sheet_hash, language="nl", needs="", at=at)
    plan = Plan(
        kind=PartKind.INTERVIEW, name="Interview", mode="supervised", psychologist=lead.member
    )
    plan_part(case=case, once=uuid4(), plan=plan, by=lead.person.pk, at=at)
    return start(case=case, by=mine, sooner=True, at=at)


def hold_interview(case: Case, lead: Actor, *, at: datetime) -> None:
    part = case.parts.get()
    seen = {"requirement": "r1", "seen": "Vertelde rustig.", "meaning": "Houdt overzicht."}
    write_part(part=part, noted=Noted(observations=[seen]), by=lead.person.pk, at=at)
    hold_part(part=part, by=lead.person.pk, at=at)


def write_and_show(case: Case, lead: Actor, reader: Actor, language: str, *, at: datetime) -> None:
    """A whole report, read along and given to the participant."""
    mine = lead.person.pk
    sign_as(member=lead.member, name="drs. D. Smit", register="NIP", number="12345", at=at)
    report = begin_report(case=case, language=language, by=mine, at=at)
    valid = report.sections["title"]["valid_until"]
    report.sections = whole_sections()
    report.sections["title"]["valid_until"] = valid
    report.save(update_fields=["sections"])
    report = freeze(case=case, report=report, version=report.version, by=mine, at=at)
    sign(case=case, report=report, seen=report.hash, remarks="", by=reader.person.pk, at=at)
    show(case=case, report=report, understood=(), by=mine, at=at)


if __name__ == "__main__":
    print(f"/assessments/{lay(*sys.argv[1:]).pk}/")  # noqa: T201
