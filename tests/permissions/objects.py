"""What there is to see and to change: every object of the matrix, with the URLs and methods it has.

A URL may belong to several objects: one's own and someone else's. Filling in an object is all a new
URL needs here; what each role may do with it stands, by hand, in matrix.txt.
"""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tests.assessments.reports import whole_sections
from tests.conversations.agreeing import typed
from tests.permissions.doors import GET, POST, Door, Thing, Values
from tests.permissions.doors import both as _both
from tests.permissions.evaluation_doors import EVALUATION_OBJECTS
from tests.permissions.mirror import put_lesson
from tests.permissions.world import World
from tweespraak.activities.models import TeamMember
from tweespraak.activities.rules.consent import ConsentText
from tweespraak.assessments.rules.sections import base_of
from tweespraak.conversations.rules.pulse import QUESTIONS
from tweespraak.foundation import clock
from tweespraak.instruments.api import form_of

ROOM_PAGES = ("room", "table", "version")


def _finn(world: World) -> Mapping[str, Any]:
    return {"membership_id": world.finn.pk}


def _finns_mail(world: World) -> Mapping[str, Any]:
    return {"membership_id": world.finn.pk, "mail_id": world.finns_mail.pk}


def _passkey(world: World) -> Mapping[str, Any]:
    return {"key": world.annas_passkey.pk}


def _goal(world: World) -> Mapping[str, Any]:
    return {"goal_id": world.annas_goal.pk}


def _goal_done(world: World) -> Mapping[str, Any]:
    return {"goal_id": world.annas_goal_done.pk}


def _words(world: World) -> Mapping[str, Any]:
    day = str(world.annas_goal.due_on)
    once = str(uuid.uuid4())
    return {"once": once, "text": "Zo ging het", "how_far": "first_step", "due_on": day}


def _goal_words(world: World) -> Mapping[str, Any]:
    return {
        "once": str(uuid.uuid4()),
        "wording": "Vaker vragen",
        "behaviour": "Ik stel eerst een vraag",
        "cue": "het overleg begint",
        "step": "stel ik een vraag",
        "due_on": str(world.annas_goal.due_on),
        "check_in_days": "14",
        "buddy": "",
    }


def _page(world: World) -> Mapping[str, Any]:
    return {"page_id": world.own_space.page.pk}


def _page_words(world: World) -> Mapping[str, Any]:
    once, day = str(uuid.uuid4()), str(world.own_space.page.received_on)
    return {"once": once, "from_name": "Maan", "received_on": day, "version": "0"}


def _preparation(world: World) -> Mapping[str, Any]:
    return {"preparation_id": world.own_space.preparation.pk}


def _meeting(world: World) -> Mapping[str, Any]:
    return {"once": str(uuid.uuid4()), "with_name": "Maan"}


def _wanted(world: World) -> Mapping[str, Any]:
    return {"vacancy_id": world.seeking.draft.pk}


def _asked_for(world: World) -> Mapping[str, Any]:
    return {**_wanted(world), "key": "r1"}


def _to_sign(world: World) -> Mapping[str, Any]:
    return {"vacancy_id": world.seeking.sent.pk}


def _asked_to_sign(world: World) -> Mapping[str, Any]:
    return {**_wanted(world), "stakeholder_id": world.seeking.asked.pk}


def _signature(world: World) -> Mapping[str, Any]:
    return {"seen": world.seeking.sent.profiles.get().hash, "agree": "on"}


def _new_vacancy(world: World) -> Mapping[str, Any]:
    people = {"recruiter": "recruiter", "manager": "hiring_manager"}
    chosen = {name: str(world.by_role[role].member.pk) for name, role in people.items()}
    return {"once": str(uuid.uuid4()), "title": "Planner", "language": "nl", **chosen}


def _one_requirement(world: World) -> Mapping[str, Any]:
    return {"category": "skill", "text": "Rijdt een heftruck", "need": "nice", "weight": "1"}


def _range(world: World) -> Mapping[str, Any]:
    return {"pay_from": "3100", "pay_to": "4200", "pay_per": "month"}


def _road(world: World) -> Mapping[str, Any]:
    return {"interviews": "1", "reply_days": "8", "name_0": "Gesprek", "is_interview_0": "on"}


def _signer(world: World) -> Mapping[str, Any]:
    person = {"email": "noor@voorbeeld.example", "given_name": "Noor"}
    return {"once": str(uuid.uuid4()), "capacity": "team", **person}


def _opened(world: World) -> Mapping[str, Any]:
    return {"vacancy_id": world.opened.vacancy.pk}


def _learned(world: World) -> Mapping[str, Any]:
    lesson = world.seeking.draft.lessons.first() or put_lesson(world.seeking.draft)
    return {"vacancy_id": lesson.vacancy_id, "lesson_id": lesson.pk}


def _lesson_words(world: World) -> Mapping[str, Any]:
    due_on = (clock.now() + timedelta(days=20)).date().isoformat()
    owner = str(world.seeking.draft.recruiter_id)
    return {"once": str(uuid.uuid4()), "words": "Minder", "owner": owner, "due_on": due_on}


def _applied(world: World) -> Mapping[str, Any]:
    return {"candidacy_id": world.opened.application.pk}


def _rejecting(world: World) -> Mapping[str, Any]:
    return {"candidacy_id": world.rejections.written.pk}


def _rejected(world: World) -> Mapping[str, Any]:
    return {"candidacy_id": world.rejections.told.pk}


def _rejected_words(world: World) -> Mapping[str, Any]:
    return {"version": "1", "thanks": "je komst", "code-0": "CANC"}


def _call_planned(world: World) -> Mapping[str, Any]:
    return {
        "once": str(uuid.uuid4()), "on": str(clock.now().date() + timedelta(days=8)),
        "at": "10:00", "minutes": "30", "place": "Telefoon",
    }  # fmt: skip


def _invited(world: World) -> Mapping[str, Any]:
    return {**_applied(world), "interview_id": world.opened.interview.pk}


def _judged(world: World) -> Mapping[str, Any]:
    return {**_invited(world), "judgement_id": world.opened.interview.judgements.get().pk}


def _waits(world: World) -> Mapping[str, Any]:
    return {"by_on": str(clock.now().date() + timedelta(days=5))}


def _talk_planned(world: World) -> Mapping[str, Any]:
    return {
        "once": str(uuid.uuid4()), "number": "0", "stage": "first", "minutes": "45",
        "day": str(clock.now().date() + timedelta(days=8)), "hour": "10:00", "place": "Kamer 3",
        "interviewers": [str(world.by_role["hiring_manager"].person.pk)],
    }  # fmt: skip


def _added(world: World) -> Mapping[str, Any]:
    return {**_applies(world), "language": "nl", "note": "Mailde zelf"}


def _applies(world: World) -> Mapping[str, Any]:
    return {
        "once": str(uuid.uuid4()),
        "given_name": "Noor",
        "email": "noor@x.example",
        "motivation": "Ik leid graag mensen.",
    }


def _link(world: World) -> Mapping[str, Any]:
    return {"link_id": world.link.pk}


def _session(world: World) -> Mapping[str, Any]:
    return {"session_id": world.session.pk}


def _invitation(world: World) -> Mapping[str, Any]:
    return {"participation_id": world.ours_anna.pk}


def _consent(world: World) -> Mapping[str, Any]:
    return {"consent_id": world.consent.pk}


def _stated(world: World) -> Mapping[str, Any]:
    return {"slug": world.voorbeeld.slug, "kind": "privacy"}


def _english(world: World) -> Mapping[str, Any]:
    return {"kind": "privacy", "language": "en"}


def _personality(world: World) -> Mapping[str, Any]:
    return {"instrument": "personality"}


def _person(world: World) -> Mapping[str, Any]:
    return {
        "once": str(uuid.uuid4()),
        "given_name": "Noor",
        "family_name": "Haddad",
        "email": "noor@voorbeeld.example",
        "job_title": "",
        "language": "nl",
        "roles": ["employee"],
        "step": "save",
    }


def _batch(world: World) -> Mapping[str, Any]:
    return {"batch_id": world.many.batch.pk}


def _rows(world: World) -> Mapping[str, Any]:
    return {"once": str(uuid.uuid4()), "pasted": "voornaam;e-mail\nNoor;noor@x.example\n"}


def _finn_and_anna(world: World) -> Mapping[str, Any]:
    return {"membership_id": world.anna.member.pk, "other_id": world.finn.pk}


def _unit(world: World) -> Mapping[str, Any]:
    return {"unit_id": world.at_work.unit.pk}


def _new_card(world: World) -> Mapping[str, Any]:
    return {
        "once": str(uuid.uuid4()), "name": "Bijpraten", "audience": "own", "questions": ["CI-1"]
    }  # fmt: skip


def _card_pages(whose: str) -> tuple[Door, ...]:
    def card(world: World) -> Mapping[str, Any]:
        return {"card_id": getattr(world.cards, whose).pk}

    return (Door("conversations:card", GET, card), Door("conversations:print", GET, card))


def _card_doors(whose: str) -> tuple[Door, ...]:
    def card(world: World) -> Mapping[str, Any]:
        return {"card_id": getattr(world.cards, whose).pk}

    return (
        *_both("conversations:edit_card", card, _new_card),
        Door("conversations:archive", POST, card),
        Door("conversations:bring_back", POST, card),
    )


def _talk(which: str) -> Values:
    return lambda world: {"conversation_id": getattr(world.talks, which).pk}


def _first_moment(world: World) -> Mapping[str, Any]:
    """With everybody's own manager, as far as there is one; twenty days from now."""
    day = clock.now().date() + timedelta(days=20)
    return {
        "once": str(uuid.uuid4()), "card": "ready:check_in", "day": str(day), "hour": "10:00",
        "minutes": "30", "number": "0",
    }  # fmt: skip


def _talk_theme(world: World) -> Mapping[str, Any]:
    talk = world.talks.recording
    return {"conversation_id": talk.pk, "theme_id": talk.themes.all()[0].pk}


def _answered(world: World) -> Mapping[str, Any]:
    theme = world.talks.preparing.themes.all()[0]
    name = f"answer:{theme.pk}:{theme.questions[0]['key']}"
    return {name: f"{world.talks.preparing.pk}", f"share:{name}": "later", f"base:{name}": ""}


def _agreement(world: World) -> Mapping[str, Any]:
    return {"agreement_id": world.agreement.pk}


def _stopping(world: World) -> Mapping[str, Any]:
    return {**_agreement(world), "act": "stop"}


def _stopped(world: World) -> Mapping[str, Any]:
    return {"once": str(uuid.uuid4()), "how": "alone", "text": "Het project is voorbij"}


def _agreed(world: World) -> Mapping[str, Any]:
    return typed()


def _cycle(which: str) -> Values:
    return lambda world: {"cycle_id": getattr(world.year, which).pk}


def _year(world: World) -> Mapping[str, Any]:
    (period,) = world.year.draft.moments
    return {
        "once": str(uuid.uuid4()), "name": "Voorjaar", "unit": "", "kind_0": period["kind"],
        "from_0": period["from_on"], "until_0": period["until_on"], "minutes_0": "60",
        "themes_0": period["themes"],
    }  # fmt: skip


def _word(world: World) -> Mapping[str, Any]:
    return {"once": str(uuid.uuid4()), "word": "Kliniek"}


def _named(world: World) -> Mapping[str, Any]:
    return {"once": str(uuid.uuid4()), "name": "Techniek"}


def _planned(world: World) -> Mapping[str, Any]:
    return {**_finn(world), "post_id": world.at_work.planned.pk}


def _replaced(world: World) -> Mapping[str, Any]:
    return {**_finn(world), "stand_in_id": world.at_work.stand_in.pk}


def _moved(world: World) -> Mapping[str, Any]:
    unit, today = world.at_work.unit.pk, world.at_work.today
    return {"unit": str(unit), "manager": "", "on": today.isoformat(), "step": "save"}


def _away(world: World) -> Mapping[str, Any]:
    first = world.at_work.today
    return {
        "once": str(uuid.uuid4()),
        "stand_in": str(world.at_work.colleague.pk),
        "since_on": first.isoformat(),
        "until_on": (first + timedelta(days=3)).isoformat(),
        "step": "save",
    }


def _answer(world: World) -> Mapping[str, Any]:
    item = form_of(world.session.version_id).items[0].key
    return {"item": item, "value": "1", "language": "nl", "click": str(uuid.uuid4())}


def _demo_mail(world: World) -> Mapping[str, Any]:
    return {"mail_id": world.finns_mail.pk}


DEMO_DOORS = (
    Door("home:gallery"),
    Door("home:mailbox"),
    Door("home:mailbox_mail", GET, _demo_mail),
    Door("home:mailbox_html", GET, _demo_mail),
    Door("home:demo_sign_in", POST, data=lambda world: {"person": str(world.anna.person.pk)}),
)


def _activity_doors(which: str) -> tuple[Door, ...]:
    def kwargs(world: World) -> Mapping[str, Any]:
        return {"activity_id": getattr(world, which).pk}

    def pasted(world: World) -> Mapping[str, Any]:
        return {"lines": "Noor Haddad <noor@voorbeeld.example>", "language": "nl"}

    return (
        Door("activities:activity", GET, kwargs),
        *_both("activities:candidates", kwargs, pasted),
        Door("activities:kept", POST, kwargs, pasted),
        Door("activities:participations", POST, kwargs, pasted),
    )


def _team_doors(which: str) -> tuple[Door, ...]:
    def kwargs(world: World) -> Mapping[str, Any]:
        return {"activity_id": getattr(world, which).pk}

    def colleague(world: World) -> Mapping[str, Any]:
        bram = TeamMember.objects.get(activity=getattr(world, which), person=world.bram.person)
        return {**kwargs(world), "member_id": bram.pk}

    return *_both("activities:team", kwargs), Door("activities:removal", POST, colleague)


def _match_doors(which: str) -> tuple[Door, ...]:
    def kwargs(world: World) -> Mapping[str, Any]:
        annas = getattr(world, f"{which}_anna")
        return {"activity_id": getattr(world, which).pk, "participation_id": annas.pk}

    return (
        Door("activities:match", GET, kwargs),
        Door("activities:mail", POST, kwargs),
        Door("activities:link", POST, kwargs),
    )


def _shared(world: World) -> Mapping[str, Any]:
    read = ConsentText("", "nl", (), "").fingerprint
    return {"read": read, "results": [str(world.session.result.pk)]}


def _look(world: World) -> Mapping[str, Any]:
    return {"organisation_id": world.voorbeeld.pk, "version": 1}


def _case(world: World) -> Mapping[str, Any]:
    return {"case_id": world.cases.consented.pk}


def _part(world: World) -> Mapping[str, Any]:
    return {**_case(world), "part_id": world.cases.part.pk}


def _named_recipient(world: World) -> Mapping[str, Any]:
    return {**_case(world), "recipient_id": world.cases.recipient.pk}


def _talked(world: World) -> Mapping[str, Any]:
    return {"case_id": world.cases.talked.pk}


def _talk_number(world: World) -> Mapping[str, Any]:
    return {"number": str(world.cases.talked.talk.invitation_number)}


def _recognition(world: World) -> Mapping[str, Any]:
    return {"part": str(world.cases.talked.parts.get().pk), "answer": "partly"}


def _read(world: World) -> Mapping[str, Any]:
    return {"case_id": world.cases.read.pk}


def _drafted(world: World) -> Mapping[str, Any]:
    return {"case_id": world.reports.drafted.pk}


def _growth(world: World) -> Mapping[str, Any]:
    return {**_drafted(world), "section": "growth"}


def _second(world: World) -> Mapping[str, Any]:
    return {**_drafted(world), "number": 2}


_GROWTH = base_of(whole_sections()["growth"]["text"])


def _block(world: World) -> Mapping[str, Any]:
    return {"snippet_id": world.reports.block.pk}


def _words(world: World) -> Mapping[str, Any]:
    return {"once": str(uuid.uuid4()), "name": "Slot", "section": "", "text": "Zo sluit ik af."}


def _asked(world: World) -> Mapping[str, Any]:
    return {**_read(world), "correction_id": world.cases.correction.pk}


def _a_mark(world: World) -> Mapping[str, Any]:
    return {"sentence": world.cases.read.marks.get().sentence, "kind": "not", "note": "Nee"}


def _a_wish(world: World) -> Mapping[str, Any]:
    return {
        "once": str(uuid.uuid4()),
        "kind": "finding",
        "quote": "Dit",
        "wish": "Ik zie het anders",
    }


def _new_case(world: World) -> Mapping[str, Any]:
    psychologist = world.by_role["psychologist"].member.pk
    return {
        "once": str(uuid.uuid4()), "participant_email": world.bram.person.email,
        "psychologist": str(psychologist), "client_name": "Logistiek", "reading": "alone",
    }  # fmt: skip


def _new_part(world: World) -> Mapping[str, Any]:
    return {"once": str(uuid.uuid4()), "kind": "interview", "minutes": "60"}


OBJECTS: dict[str, Thing] = {
    **EVALUATION_OBJECTS,
    "the set-up": Thing((Door("home:set_up"), Door("home:test_mail", POST))),
    "the draft of a DPIA": Thing((Door("home:dpia"), Door("home:dpia_file"))),
    "the organisation itself": Thing(
        (
            *_both("people:organisation"),
            *_both("people:brand"),
            Door("people:brand_proof", GET, lambda world: {"accent": "1f6f6b"}),
            *_both("people:references"),
            *_both("people:go_live"),
        )
    ),
    "how an organisation looks": Thing(
        (Door("people:brand_css", GET, _look), Door("people:logo", GET, _look))
    ),
    "home": Thing((Door("home:home"),)),
    "health": Thing((Door("home:healthz"),)),
    "demo pages outside the demo": Thing(DEMO_DOORS),
    "demo pages in the demo": Thing(DEMO_DOORS, in_demo=True),
    "signing in": Thing(
        (
            *_both("account_login", data=lambda world: {"login": "a@b.example", "password": "x"}),
            *_both("account_reset_password", data=lambda world: {"email": "a@b.example"}),
            Door("account_reset_password_done"),
            *_both("account_reset_password_from_key", lambda world: {"uidb36": "1", "key": "a-b"}),
            Door("account_reset_password_from_key_done"),
            Door("account_inactive"),
            Door("account_signup"),
            *_both("account_logout"),
            *_both("account_request_login_code", data=lambda world: {"email": "a@b.example"}),
            *_both("account_confirm_login_code", data=lambda world: {"code": "BCDF-GHJK"}),
            *_both("mfa_authenticate", data=lambda world: {"code": "000000"}),
            *_both("mfa_login_webauthn", data=lambda world: {"credential": "{}"}),
            Door("account_passkey_challenge", POST),
            Door("account_sign_on_refused", GET, lambda world: {"why": "nobody"}),
        )
    ),
    "sign-in of an organisation": Thing(
        (
            *_both("openid_connect_login", lambda world: {"provider_id": "sso"}),
            Door("openid_connect_callback", GET, lambda world: {"provider_id": "sso"}),
        )
    ),
    "language of the screens": Thing(
        (Door("set_language", POST, data=lambda world: {"language": "en"}),)
    ),
    "own password": Thing(
        (*_both("account_change_password"), Door("account_set_password")),
    ),
    "own keys": Thing(
        (
            Door("account_security"),
            Door("mfa_index"),
            *_both("account_reauthenticate", data=lambda world: {"way": "mail"}),
            *_both("mfa_activate_totp", data=lambda world: {"code": "000000"}),
            *_both("mfa_generate_recovery_codes"),
            *_both("account_add_passkey", data=lambda world: {"name": "Telefoon"}),
            Door("account_end_other_sessions", POST),
        )
    ),
    "keys one does not have": Thing(
        (
            *_both("mfa_deactivate_totp"),
            Door("mfa_view_recovery_codes"),
            *_both("account_disconnect_sign_on"),
        )
    ),
    "a passkey and a device": Thing(
        (
            *_both("account_rename_passkey", _passkey, lambda world: {"name": "Telefoon"}),
            *_both("account_remove_passkey", _passkey),
            Door("account_end_session", POST, lambda world: {"key": world.annas_device.pk}),
        )
    ),
    "someone's link": Thing(
        (
            Door("people:link", GET, lambda world: {"token": world.annas_token}),
            *_both("account_activate", lambda world: {"token": world.annas_token}),
        )
    ),
    "link of a waiting account": Thing(
        (
            Door("people:link", GET, lambda world: {"token": world.finns_token}),
            *_both(
                "account_activate",
                lambda world: {"token": world.finns_token},
                lambda world: {"password": "vier stille reigers", "again": "vier stille reigers"},
            ),
        )
    ),
    "code for a personal link": Thing(
        (
            *_both("people:link_code", _link, lambda world: {"code": "000000"}),
            Door("people:link_code_mail", POST, _link),
        )
    ),
    "organisation one works in": Thing(
        (Door("people:enter", POST, lambda world: {"organisation_id": world.voorbeeld.pk}),)
    ),
    "people": Thing((Door("people:list"),)),
    "adding people": Thing(_both("people:add", data=_person)),
    "choosing a file with people": Thing(
        (
            *_both("people:batch_new", data=_rows),
            Door("people:batch_example", GET, lambda world: {"kind": "csv"}),
        )
    ),
    "a file with people": Thing(
        (
            Door("people:batch", GET, _batch),
            Door("people:batch_wrong", GET, _batch),
            Door("people:batch_confirmation", POST, _batch),
            Door("people:batch_undoing", POST, _batch),
            Door("people:batch_mails", POST, _batch),
        )
    ),
    "the list of people to take along": Thing(
        _both("people:export", data=lambda world: {"kind": "csv"})
    ),
    "the same person twice": Thing(
        (Door("people:merge_search", GET, _finn), *_both("people:merge", _finn_and_anna))
    ),
    "whether an account is mine too": Thing(_both("people:merge_own", _finn)),
    "another mail address": Thing(
        _both("people:new_address", _finn, lambda world: {"email": "finn@nieuw.example"})
    ),
    "whether an address is mine": Thing(
        _both("people:own_address", lambda world: {"change_id": world.many.address.pk})
    ),
    "a member": Thing((Door("people:member", GET, _finn),)),
    "roles of a member": Thing(_both("people:edit", _finn, _person)),
    "mail and link of a member": Thing(
        (
            Door("people:send_again", POST, _finns_mail),
            Door("people:copied_link", POST, _finns_mail),
        )
    ),
    "departments and teams": Thing((Door("people:units"),)),
    "adding a department": Thing(_both("people:new_department", data=_named)),
    "a department": Thing(
        (
            *_both("people:unit_name", _unit, _named),
            *_both("people:new_team", _unit, _named),
            *_both("people:unit_closing", _unit),
        )
    ),
    "place of a member": Thing(
        (
            *_both("people:move", _finn, _moved),
            Door("people:calling_off", POST, _planned),
        )
    ),
    "leaving of a member": Thing(
        _both("people:leaving", _finn, lambda world: {"successor": "", "step": "save"})
    ),
    "people who left": Thing((Door("people:left"),)),
    "somebody who left": Thing(
        (
            Door(
                "people:taking_back",
                POST,
                lambda world: {"membership_id": world.at_work.leaver.pk},
            ),
        )
    ),
    "stand-in of a member": Thing(
        (
            *_both("people:standing_in", _finn, _away),
            Door("people:stand_in_end", POST, _replaced),
        )
    ),
    "own stand-in of a manager": Thing(
        _both(
            "people:standing_in",
            lambda world: {"membership_id": world.by_role["manager"].member.pk},
            _away,
        )
    ),
    "my team": Thing((Door("people:my_team"),)),
    "my tests": Thing((Door("testing:overview"),)),
    "a test to take": Thing(
        (
            Door("testing:introduction", GET, _personality),
            Door("testing:tour", GET, lambda world: {"instrument": "personality", "step": 1}),
            *_both("testing:start", _personality, lambda world: {"language": "nl"}),
        )
    ),
    "a session": Thing(
        (
            Door("testing:session", GET, _session),
            Door("testing:item", GET, lambda world: {**_session(world), "position": 1}),
            Door("testing:skipped", GET, _session),
            Door("testing:summary", GET, _session),
            Door("testing:finished", GET, _session),
            *_both("testing:finish", _session),
            *_both("testing:responses", _session, _answer),
            *_both("testing:language", _session, lambda world: {"language": "en"}),
        )
    ),
    "my insights": Thing((Door("insights:cube"),)),
    "scores": Thing(
        (
            Door("insights:flat"),
            Door("insights:print"),
            Door("insights:score", GET, lambda world: {"scale": "E"}),
        )
    ),
    "my goals": Thing((Door("insights:goals"), *_both("insights:new_goal", data=_goal_words))),
    "a goal": Thing(
        (
            Door("insights:goal", GET, _goal),
            *_both("insights:goal_change", _goal, _goal_words),
            *_both("insights:goal_check_in", _goal, _words),
            *_both("insights:goal_note", _goal, _words),
            *_both("insights:goal_done", _goal, _words),
            *_both("insights:goal_stop", _goal, _words),
        )
    ),
    "a goal that is done": Thing(_both("insights:goal_again", _goal_done, _words)),
    "the open page of a vacancy": Thing(
        (Door("selection:open", GET, _opened), Door("selection:sent", GET, _opened))
    ),
    "vacancies": Thing((Door("selection:vacancies"),)),
    "starting a vacancy": Thing(_both("selection:new", data=_new_vacancy)),
    "a vacancy": Thing((Door("selection:vacancy", GET, _wanted),)),
    "writing and sending requirements": Thing(
        (
            *_both("selection:details", _wanted, lambda w: {"title": "x", "language": "nl"}),
            Door("selection:requirements", GET, _wanted),
            *_both("selection:requirement_new", _wanted, _one_requirement),
            *_both("selection:requirement", _asked_for, _one_requirement),
            Door("selection:requirement_removal", POST, _asked_for),
            *_both("selection:pay", _wanted, _range),
            *_both("selection:stages", _wanted, _road),
            *_both("selection:people", _wanted, _signer),
            Door("selection:person_removal", POST, _asked_to_sign),
            Door("selection:person_reminder", POST, _asked_to_sign),
            *_both("selection:sending", _wanted, lambda world: {"seen": "x"}),
            Door("selection:taking_back", POST, _to_sign),
            *_both("selection:reopening", _wanted, lambda world: {"reason": "Anders"}),
            Door("selection:lift_asking", POST, _wanted),
        )
    ),
    "signing requirements": Thing(_both("selection:sign", _to_sign, _signature)),
    "words that were stopped": Thing(
        _both("selection:lifting", _wanted, lambda world: {"seen": "x", "reason": "De wet"})
    ),
    "the mirror of a vacancy": Thing(
        (
            Door("selection:mirror", GET, _wanted),
            Door("selection:mirror_file", GET, _wanted),
            *_both("selection:lesson_new", _wanted, _lesson_words),
            *_both("selection:lesson", _learned, _lesson_words),
        )
    ),
    "how recruitment goes": Thing(
        (Door("selection:watching"), Door("selection:watching_file")),
    ),
    "applying for a vacancy": Thing(_both("selection:apply", _opened, _applies)),
    "publishing a vacancy": Thing(
        (
            *_both("selection:publication", _opened, lambda world: {"open_until_on": ""}),
            Door("selection:publication_end", POST, _opened),
        )
    ),
    "the candidates of a vacancy": Thing(
        (
            Door("selection:candidates", GET, _opened),
            *_both("selection:close", _opened, lambda world: {"because": "withdrawn"}),
        )
    ),
    "adding a candidate": Thing(_both("selection:candidate_new", _opened, _added)),
    "a candidate": Thing(
        (
            Door("selection:candidate", GET, _applied),
            Door("selection:interview", GET, _invited),
            Door("selection:interview_appointment", GET, _invited),
            Door("selection:interview_held", POST, _invited),
        )
    ),
    "leading a candidate": Thing(
        (
            Door("selection:take_up", POST, _applied),
            *_both("selection:wait", _applied, _waits),
            *_both("selection:decide", _applied, lambda world: {"choice": "reject"}),
            *_both("selection:again", _applied, lambda world: {"seen": "x"}),
            *_both("selection:interview_new", _applied, _talk_planned),
            *_both("selection:interview_move", _invited, _talk_planned),
            Door("selection:interview_off", POST, _invited),
            Door("selection:interview", POST, _invited, lambda world: {"words": "Eens"}),
            Door("selection:excuse", POST, _judged),
        )
    ),
    "judging an interview": Thing(
        (
            *_both("selection:judge", _invited, lambda world: {"draft": "yes", "saw_r1": "Rustig"}),
            Door("selection:judge_draft", POST, _invited, lambda world: {"saw_r1": "Rustig"}),
        )
    ),
    "my interviews": Thing((Door("selection:interviews"),)),
    "writing a rejection": Thing(
        (
            *_both("selection:rejection", _rejecting, _rejected_words),
            Door("selection:rejection_save", POST, _rejecting, _rejected_words),
            Door("selection:rejection_reader", POST, _rejecting, lambda world: {"version": "1"}),
            Door("selection:rejection_hr", POST, _rejecting, lambda world: {"version": "1"}),
            Door("selection:rejection_tell", POST, _rejecting, lambda world: {"seen": "x"}),
            Door("selection:rejection_drop", POST, _rejecting),
        )
    ),
    "reading a rejection along": Thing(
        _both("selection:rejection_reading", _rejecting, lambda world: {"seen": "x"})
    ),
    "a stopped message": Thing(
        _both("selection:rejection_lifting", _rejecting, lambda world: {"seen": "x"})
    ),
    "the talk after a rejection": Thing(
        (
            *_both("selection:rejection_talk", _rejected, _call_planned),
            Door("selection:rejection_talk_held", POST, _rejected),
        )
    ),
    "answering who disagrees": Thing(
        _both("selection:rejection_objection", _rejected, lambda world: {"words": "We keken."})
    ),
    "a rejection of my own": Thing(
        (
            Door("selection:own_talk", POST, _rejected, lambda world: {"do": "ask"}),
            Door("selection:own_useful", POST, _rejected, lambda world: {"value": "4"}),
            *_both(
                "selection:own_objection",
                _rejected,
                lambda world: {"objection": "complaint", "words": "Niet eerlijk."},
            ),
        )
    ),
    "the file of an application": Thing((Door("selection:cv", GET, _applied),)),
    "an application of my own": Thing(
        (
            Door("selection:application", GET, _applied),
            Door("selection:own_cv", GET, _applied),
            Door("selection:own_appointment", GET, _invited),
            *_both("selection:withdrawal", _applied, lambda world: {"because": ""}),
            *_both("selection:deletion", _applied),
            *_both("selection:own_account", _applied),
            Door("selection:year", POST, _applied, lambda world: {"seen": "x"}),
            Door("selection:year_end", POST, _applied),
        )
    ),
    "my match with a lens": Thing(
        _both("selection:own_match", _applied, lambda world: {"do": "share", "seen": "x"})
    ),
    "the match of a candidate": Thing((Door("selection:match", GET, _applied),)),
    "my applications": Thing((Door("selection:applications"),)),
    "after deleting an application": Thing((Door("selection:deleted"),)),
    "my own space": Thing(
        (
            Door("selection:book"),
            *_both("selection:book_new", data=_page_words),
            Door("selection:preparations"),
            *_both("selection:new_preparation", data=_meeting),
        )
    ),
    "a page of a feedback book": Thing(
        (
            Door("selection:book_page", GET, _page),
            *_both("selection:book_change", _page, _page_words),
            *_both("selection:book_removal", _page),
            *_both("selection:reflection", _page, lambda world: {"went_well": "Rustig"}),
            Door("selection:reflection_save", POST, _page, lambda world: {"went_well": "Rustig"}),
            *_both("selection:asking", _page),
            *_both("selection:letting_go", _page),
            *_both("selection:book_action", _page, _goal_words),
        )
    ),
    "a preparation": Thing(
        (
            *_both("selection:preparation", _preparation, lambda world: {"why": "Dichtbij"}),
            Door("selection:preparation_save", POST, _preparation, lambda world: {"lay": "job"}),
            Door("selection:preparation_paper", GET, _preparation),
            *_both("selection:preparation_change", _preparation, _meeting),
            *_both("selection:preparation_removal", _preparation),
        )
    ),
    "lens library": Thing((Door("lenses:library"),)),
    "a lens of the library": Thing(
        (Door("lenses:lens", GET, lambda world: {"version_id": world.library_lens.pk}),)
    ),
    "a lens of the organisation": Thing(
        (Door("lenses:lens", GET, lambda world: {"version_id": world.own_lens.pk}),)
    ),
    "activities": Thing((Door("activities:activities"),)),
    "new activity": Thing(
        _both(
            "activities:new",
            data=lambda world: {
                "once": str(uuid.uuid4()),
                "name": "Nieuw",
                "purpose": "Weten",
                "lens": str(world.library_lens.pk),
            },
        )
    ),
    "an activity": Thing(_activity_doors("ours")),
    "an activity of other teams": Thing(_activity_doors("theirs")),
    "team of an activity": Thing(_team_doors("ours")),
    "team of an activity of other teams": Thing(_team_doors("theirs")),
    "a participant": Thing(_match_doors("ours")),
    "a participant of other teams": Thing(_match_doors("theirs")),
    "an invitation": Thing(
        (
            Door("activities:invitation", GET, _invitation),
            Door("activities:consent", POST, _invitation, _shared),
            Door("activities:withdrawal", POST, _invitation),
        )
    ),
    "talk cards": Thing(
        (
            Door("conversations:library"),
            Door("conversations:ready", GET, lambda world: {"kind": "check_in"}),
        )
    ),
    "making a talk card": Thing(
        _both("conversations:new_card", lambda world: {"kind": "check_in"}, _new_card)
    ),
    "reading a talk card of the organisation": Thing(_card_pages("shared")),
    "a talk card of the organisation": Thing(_card_doors("shared")),
    "a talk card of one's own": Thing((*_card_pages("own"), *_card_doors("own"))),
    "my conversations": Thing(
        (Door("conversations:mine"), *_both("conversations:new", data=_first_moment))
    ),
    "a conversation": Thing(
        (
            Door("conversations:talk", GET, _talk("preparing")),
            *_both("conversations:moment", _talk("planned"), _first_moment),
            *_both("conversations:confirm", _talk("inviting"), lambda world: {"number": "0"}),
            *_both("conversations:call_off", _talk("preparing"), lambda world: {"reason": "busy"}),
        )
    ),
    "preparing a conversation": Thing(
        (
            *_both("conversations:prepare", _talk("preparing"), _answered),
            Door("conversations:save_entry", POST, _talk("preparing"), _answered),
            *_both("conversations:be_ready", _talk("preparing")),
            Door("conversations:one_sided", POST, _talk("preparing")),
        )
    ),
    "reading each other": Thing(
        (
            Door("conversations:read", GET, _talk("revealed")),
            Door(
                "conversations:add",
                POST,
                _talk("revealed"),
                lambda world: {"once": str(uuid.uuid4()), "text": "Nog iets"},
            ),
            Door("conversations:drafts", POST, _talk("closed_agreed")),
        )
    ),
    "a record of a conversation": Thing(
        (
            Door("conversations:say_held", POST, _talk("revealed")),
            *_both("conversations:record", _talk("held")),
            Door(
                "conversations:mark_theme", POST, _talk_theme, lambda world: {"is_discussed": "on"}
            ),
            Door(
                "conversations:save_box",
                POST,
                lambda world: {**_talk_theme(world), "side": "employee"},
                lambda world: {"text": "Mooi werk", "base_version": "0"},
            ),
            Door("conversations:hand_over", POST, _talk("recording")),
            *_both(
                "conversations:react", _talk("for_reaction"), lambda world: {"reaction": "agree"}
            ),
            *_both("conversations:without_record", _talk("held")),
            Door("conversations:print_record", GET, _talk("closed_agreed")),
        )
    ),
    "how a conversation went": Thing(
        _both("conversations:pulse", _talk("held"), lambda world: dict.fromkeys(QUESTIONS, "4"))
    ),
    "the live room": Thing(
        (
            *(Door(f"conversations:{page}", GET, _talk("held")) for page in ROOM_PAGES),
            Door("conversations:choose_theme", POST, _talk("held"), lambda world: {"theme": ""}),
            Door("conversations:turn", POST, _talk("held"), lambda world: {"turn": "manager"}),
            Door("conversations:beat", POST, _talk("held")),
        )
    ),
    "agreements": Thing(
        (Door("conversations:agreements"), *_both("conversations:texts_to_choose"))
    ),
    "an agreement": Thing(
        (
            Door("conversations:agreement", GET, _agreement),
            *_both("conversations:agreement_act", _stopping, _stopped),
            *_both("conversations:propose_agreement", _talk("recording"), _agreed),
        )
    ),
    "a stream on a port with threads": Thing((Door("conversations:stream", GET, _talk("held")),)),
    "the rhythm": Thing((Door("conversations:rhythm"),)),
    "a new cycle": Thing(_both("conversations:new_cycle", data=_year)),
    "a cycle": Thing(
        (
            Door("conversations:cycle", GET, _cycle("running")),
            *_both("conversations:stop_cycle", _cycle("running")),
            Door("conversations:start_cycle", POST, _cycle("draft")),
            *_both("conversations:change_cycle", _cycle("draft"), _year),
            Door("conversations:drop_cycle", POST, _cycle("draft")),
        )
    ),
    "the counts of a cycle": Thing(
        (Door("conversations:cycle_file", GET, lambda w: {**_cycle("running")(w), "kind": "csv"}),)
    ),
    "the course and the words": Thing(
        (
            Door("conversations:course"),
            *_both("conversations:write_course", data=lambda world: {"nl": "Dichterbij"}),
            *_both("conversations:words", data=_word),
        )
    ),
    "a word that may pass": Thing(
        (Door("conversations:end_word", POST, lambda world: {"word_id": world.year.word.pk}),)
    ),
    "what was passed on": Thing((Door("conversations:messages"),)),
    "a sentence that was passed on": Thing(
        _both(
            "conversations:answer_message",
            lambda world: {"message_id": world.year.message.pk},
            lambda world: {"answer": "Dank"},
        )
    ),
    "passing something on": Thing(
        _both(
            "conversations:pass_on",
            _talk("held"),
            lambda world: {"once": str(uuid.uuid4()), "text": "Later", "name": "with"},
        )
    ),
    "a consent": Thing(
        (Door("privacy:consent", GET, _consent), *_both("privacy:withdrawal", _consent))
    ),
    "my data": Thing(
        (
            Door("privacy:mine"),
            Door("privacy:export", POST),
            *_both("privacy:takeouts"),
            Door("privacy:print"),
            Door("privacy:looks"),
            Door("privacy:kept"),
            Door("privacy:consents"),
        )
    ),
    "a PDF of one's data": Thing(
        (Door("privacy:takeout", GET, lambda world: {"takeout_id": world.takeout.pk}),)
    ),
    "what an organisation states": Thing(
        (Door("privacy:statement", GET, _stated), Door("privacy:changes", GET, _stated))
    ),
    "having read what is stated": Thing((Door("privacy:acknowledgement", POST, _stated),)),
    "stating": Thing(
        (
            Door("privacy:statements"),
            Door("privacy:deleted"),
            *_both("privacy:write", _english, lambda world: {"text": "Something new"}),
        )
    ),
    "a draft of what is stated": Thing(
        (Door("privacy:draft", GET, _english), Door("privacy:publication", POST, _english))
    ),
    "help": Thing((Door("home:help"), Door("home:help_page", GET, lambda world: {"key": "home"}))),
    "notices": Thing(
        (
            Door("notifications:list"),
            Door("notifications:all_read", POST),
            Door("notifications:rhythm", POST, data=lambda world: {"rhythm": "weekly"}),
        )
    ),
    "mails of the organisation": Thing(
        (
            Door("people:mails"),
            Door("people:mails_again", POST),
            Door("people:resend_many", POST),
        )
    ),
    "leaving a mail at that": Thing(
        (Door("people:mail_aside", POST, lambda world: {"mail_id": world.finns_mail.pk}),)
    ),
    "my assessments": Thing((Door("assessments:cases"), Door("assessments:days"))),
    "starting an assessment": Thing(_both("assessments:new", data=_new_case)),
    "an assessment": Thing((Door("assessments:case", GET, _case),)),
    "brief and information of an assessment": Thing(
        (Door("assessments:brief", GET, _case), Door("assessments:sheet", GET, _case))
    ),
    "writing the brief of an assessment": Thing(
        (
            *_both("assessments:brief_change", _case, lambda world: {"valid_months": "24"}),
            *_both("assessments:offer", _case),
            *_both("assessments:recipient", _case, lambda world: {"recipient_email": "x"}),
            Door("assessments:recipient_drop", POST, _named_recipient),
            *_both("assessments:needs", _case, lambda world: {"answer": "Meer tijd"}),
            Door("assessments:part_skip", POST, _part, lambda world: {"reason": "x"}),
        )
    ),
    "planning an assessment": Thing(
        (
            *_both("assessments:people", _case, lambda world: {"client_name": "Logistiek"}),
            *_both("assessments:invite", _case),
            *_both("assessments:part_new", _case, _new_part),
            *_both("assessments:part_plan", _part, _new_part),
            Door("assessments:part_drop", POST, _part),
            *_both("assessments:take_over", _case, lambda world: {"to": ""}),
            Door("assessments:invoice", GET, _case),
            Door("assessments:invoice_file", GET, _case),
        )
    ),
    "the parts of an assessment": Thing((Door("assessments:parts", GET, _case),)),
    "what was seen in a part": Thing(_both("assessments:part", _part)),
    "an appointment of an assessment": Thing((Door("assessments:appointment", GET, _part),)),
    "accepting the brief of an assessment": Thing(_both("assessments:accept", _case)),
    "signing that a report cannot be held back": Thing(_both("assessments:blocking", _case)),
    "taking part in an assessment": Thing(
        (
            *_both("assessments:consent", _case),
            *_both("assessments:start", _case),
            Door("assessments:programme", GET, _case),
            Door("assessments:earlier", POST, _part),
            Door("assessments:account", POST, _case),
            *_both("assessments:withdraw", _case),
        )
    ),
    "reading one's report first": Thing(
        (
            Door("assessments:read", GET, _read),
            Door("assessments:read_section", GET, lambda w: {**_read(w), "section": "summary"}),
            Door("assessments:read_changes", GET, _read),
            Door("assessments:mark", POST, _read, _a_mark),
            *_both("assessments:correction", _read, _a_wish),
            Door("assessments:correction_back", POST, _asked),
            *_both("assessments:statement", _read, lambda world: {"statement": "Eigen woorden"}),
            Door("assessments:statement_save", POST, _read, lambda world: {"statement": "Eigen"}),
            *_both("assessments:agree", _read, lambda world: {"do": "not"}),
        )
    ),
    "what is marked in a report": Thing((Door("assessments:marks", GET, _read),)),
    "the feedback talk": Thing(
        (
            Door("assessments:talk", GET, _talked),
            Door("assessments:talk_appointment", GET, _talked),
            *_both("assessments:plan", _talked, lambda world: {"day": "x"}),
            Door("assessments:talk_off", POST, _talked),
        )
    ),
    "saying yes to a feedback talk": Thing(
        (Door("assessments:talk_confirm", POST, _talked, _talk_number),)
    ),
    "one's own side of a feedback talk": Thing(
        (
            *_both("assessments:talk_prepare", _talked, lambda world: {"wish": "x"}),
            Door("assessments:talk_video", POST, _talked, lambda world: {"wants": "1"}),
            *_both("assessments:waive", _talked, lambda world: {"seen": "x"}),
            *_both("assessments:talk_goals", _talked, lambda world: {"wording": "x"}),
            *_both("assessments:aftercare", _talked, lambda world: {"recognition": "5"}),
            *_both("assessments:card", _talked, lambda world: {"words": "Tijd"}),
        )
    ),
    "the room of a feedback talk": Thing(
        (
            Door("assessments:protocol", GET, _talked),
            Door("assessments:talk_version", GET, _talked),
            Door("assessments:recognition", POST, _talked, _recognition),
            Door("assessments:talk_choice", POST, _talked, lambda world: {"kind": "strengths"}),
        )
    ),
    "leading a feedback talk": Thing(
        (
            Door("assessments:talk_begin", POST, _talked),
            Door(
                "assessments:talk_step",
                POST,
                _talked,
                lambda world: {"number": "1", "tick": "discussed"},
            ),
            *_both("assessments:talk_held", _talked, lambda world: {"minutes": "50"}),
        )
    ),
    "notes of one's own in an assessment": Thing(
        (
            *_both(
                "assessments:talk_notes", _talked, lambda world: {"text": "x", "base": base_of("")}
            ),
            Door("assessments:talk_notes_save", POST, _talked, lambda world: {"text": "x"}),
        )
    ),
    "not having come to a feedback talk": Thing((Door("assessments:talk_no_show", POST, _talked),)),
    "a talk with the client": Thing(
        _both("assessments:client_talk", _talked, lambda world: {"day": "x"})
    ),
    "how participants look back": Thing((Door("assessments:aftercare_figures"),)),
    "a shared development card": Thing((Door("assessments:shared_card", GET, _talked),)),
    "corrections of a report": Thing((Door("assessments:corrections", GET, _read),)),
    "deciding on a correction": Thing(
        _both("assessments:ruling", _asked, lambda world: {"ruling": "rejected", "reason": "Nee"})
    ),
    "deciding who gets a report": Thing(
        (
            *_both("assessments:decide", _case),
            Door("assessments:decide_preview", GET, _case),
            Door("assessments:decide_again", POST, _case),
            *_both("assessments:release_withdrawal", _named_recipient),
            Door("assessments:copy", GET, _case),
            Door("assessments:copy_pdf", GET, _case),
            Door("assessments:copy_scores", GET, _case),
        )
    ),
    "a report that was received": Thing(
        (
            Door("assessments:received", GET, _case),
            Door("assessments:received_pdf", GET, _case),
        )
    ),
    "releasing without the right to block": Thing(
        (*_both("assessments:release", _case), *_both("assessments:call", _case))
    ),
    "holding the deletion of an assessment": Thing(
        _both("assessments:hold", _case, lambda world: {"do": "lift"})
    ),
    "complaints about assessments": Thing((Door("assessments:holds"),)),
    "looking at answers together": Thing(
        (
            *_both("assessments:inspection", _read, lambda world: {"do": "end"}),
            Door(
                "assessments:inspection_part",
                GET,
                lambda w: {**_read(w), "part_id": w.cases.tested.pk},
            ),
        )
    ),
    "writing a report": Thing(
        (
            Door("assessments:report", GET, _drafted),
            Door("assessments:report_begin", POST, _drafted),
            *_both("assessments:report_section", _growth),
            Door("assessments:report_client", POST, _drafted),
            Door("assessments:report_fixing", POST, _drafted),
            Door("assessments:report_showing", POST, _drafted),
            Door("assessments:report_correction", POST, _drafted),
        )
    ),
    "saving a report while one types": Thing(
        (
            Door(
                "assessments:report_save",
                POST,
                _growth,
                lambda world: {"growth:text": "Later", "base:growth:text": _GROWTH},
            ),
        )
    ),
    "reading a report along": Thing(
        (
            Door("assessments:review", GET, _drafted),
            Door("assessments:report_versions", GET, _drafted),
            Door("assessments:report_version", GET, _second),
            Door("assessments:report_changes", GET, _second),
            Door("assessments:report_print", GET, _drafted),
            Door("assessments:report_pdf", GET, _second),
            Door("assessments:report_material", GET, _drafted),
            Door(
                "assessments:report_why",
                GET,
                lambda w: {**_read(w), "part_id": w.cases.tested.pk, "scale": "E"},
            ),
            Door("assessments:review", POST, _drafted, lambda world: {"do": "back", "seen": "x"}),
        )
    ),
    "text blocks and a signature": Thing(
        (
            Door("assessments:snippets"),
            *_both("assessments:snippet_new", data=_words),
            *_both(
                "assessments:signature",
                data=lambda world: {"name": "D. Smit", "register": "NIP", "number": "1"},
            ),
        )
    ),
    "somebody’s text block": Thing(
        (
            *_both("assessments:snippet", _block, _words),
            Door("assessments:snippet_removal", POST, _block),
        )
    ),
}
