"""Two organisations with something of every kind in them, and one member for every role."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.utils import translation

from tests.cast import THEN, Actor, actor, organisation
from tests.conversations.talking import agreement
from tests.insights.goals_fixture import done_with, working_on
from tests.insights.results_fixture import finished
from tests.permissions.assessments import Cases, put_cases
from tests.permissions.at_work import AtWork, put_to_work
from tests.permissions.cards import Cards, put_cards
from tests.permissions.conversations import Talks, put_talks
from tests.permissions.evaluations import Evaluations, put_evaluations
from tests.permissions.many import Many, put_many
from tests.permissions.opening import Opened, put_opening
from tests.permissions.own_space import OwnSpace, put_own_space
from tests.permissions.rejections import Rejections, put_rejections
from tests.permissions.reports import Reports, put_reports
from tests.permissions.selection import Seeking, put_seeking
from tests.permissions.year import Year, put_year
from tweespraak.activities.api import (
    Activity,
    Candidate,
    Participation,
    TeamMember,
    consent_text,
    create_activity,
    invite,
    lend_results,
)
from tweespraak.conversations.models import Agreement
from tweespraak.foundation import slots
from tweespraak.insights.api import Goal
from tweespraak.instruments.api import load_instruments
from tweespraak.lenses.api import load_library
from tweespraak.lenses.models import Lens, LensVersion
from tweespraak.notifications.api import Mail
from tweespraak.people.actions import CODE_MAIL
from tweespraak.people.api import (
    Membership,
    Organisation,
    PersonalLink,
    Role,
    add_person,
    make_link,
)
from tweespraak.people.models import Brand
from tweespraak.people.queries import token_of
from tweespraak.privacy.actions import publish_statement, save_statement
from tweespraak.privacy.models import Consent, StatementKind, Takeout
from tweespraak.testing.api import Session

AT = THEN + timedelta(days=1)
NOBODY, ELSEWHERE, OWNER = "nobody", "elsewhere", "owner"
LINK, LINK_WITH_CODE = "link", "link with code"  # of Anna's, in a browser where nobody is signed in
COLUMNS = (*(role.value for role in Role), NOBODY, LINK, LINK_WITH_CODE, ELSEWHERE, OWNER)


@dataclass
class World:
    """Voorbeeld, where Anna takes part and Finn was only just added; and Elders, where Eva works."""

    voorbeeld: Organisation
    by_role: dict[str, Actor]
    anna: Actor
    bram: Actor
    eva: Actor
    finn: Membership
    finns_mail: Mail
    finns_token: str
    annas_token: str
    session: Session
    library_lens: LensVersion
    own_lens: LensVersion
    ours: Activity  # everyone is on its team
    ours_anna: Participation
    theirs: Activity  # only Bram is on its team
    theirs_anna: Participation
    consent: Consent
    link: PersonalLink
    annas_goal: Goal
    annas_goal_done: Goal
    annas_passkey: Authenticator
    annas_device: UserSession
    takeout: Takeout
    at_work: AtWork
    many: Many
    cards: Cards
    talks: Talks  # of Anna with the manager
    agreement: Agreement  # of the same two
    year: Year
    cases: Cases  # of Anna with the psychologist
    reports: Reports  # another of theirs, of which the report is being read along
    seeking: Seeking  # vacancies of the recruiter
    opened: Opened  # a vacancy for which Anna applied
    own_space: OwnSpace  # Anna's
    rejections: Rejections  # of Anna
    evaluations: Evaluations  # of the recruiter with Anna, the client
    keys: dict[str, str] = field(default_factory=dict)

    def client(self, column: str) -> Client:
        """A fresh browser of whoever stands in this column."""
        browser = Client()
        if column != NOBODY:
            browser.cookies[settings.SESSION_COOKIE_NAME] = self.keys[column]
        return browser


def build() -> World:
    """Everything, through the real actions."""
    load_instruments(at=THEN)
    load_library(at=THEN)
    voorbeeld = organisation()
    look = {"accent": "#1f6f6b", "logo": b"a picture", "logo_type": "image/png", "logo_alt": "V"}
    Brand.objects.create(organisation=voorbeeld, updated_at=THEN, **look)
    by_role = {
        role.value: actor(voorbeeld, role.value.replace("_", "-"), "Tester", role) for role in Role
    }
    anna = actor(voorbeeld, "Anna", "de Vries", Role.DEVELOPMENT_MEMBER)
    bram = actor(voorbeeld, "Bram", "Bakker", Role.DEVELOPMENT_ADMIN)
    eva = actor(organisation("Elders", "elders"), "Eva", "Mulder", *Role)
    finn = add_person(
        organisation=voorbeeld,
        once=uuid.uuid4(),
        given_name="Finn",
        family_name="Groen",
        email="finn@voorbeeld.example",
        language="nl",
        roles=[Role.DEVELOPMENT_MEMBER],
        by=bram.person,
        at=AT,
    )
    finns_mail = Mail.objects.get(person_id=finn.person_id, kind="people.activation")
    result = finished(anna.person)
    library_lens = LensVersion.objects.filter(lens__organisation=None).order_by("lens__key")[0]
    ours, ours_anna = _activity(bram, anna, library_lens, "Doorstroom")
    theirs, theirs_anna = _activity(bram, anna, library_lens, "Opvolging")
    for each in by_role.values():
        TeamMember.objects.create(activity=ours, person=each.person, added_at=AT)
    for participation in (ours_anna, theirs_anna):
        with translation.override("nl"):
            text = consent_text(participation, AT)
        lend_results(
            participation=participation,
            results=[result],
            text=text,
            read=text.fingerprint,
            by=anna.person,
            at=AT,
        )
    world = World(
        voorbeeld=voorbeeld,
        by_role=by_role,
        anna=anna,
        bram=bram,
        eva=eva,
        finn=finn,
        finns_mail=finns_mail,
        finns_token=token_of(PersonalLink.objects.get(pk=finns_mail.object_id)),
        annas_token=token_of(PersonalLink.objects.get(object_id=ours_anna.pk)),
        session=result.session,
        library_lens=library_lens,
        own_lens=_own_lens(voorbeeld, library_lens),
        ours=ours,
        ours_anna=ours_anna,
        theirs=theirs,
        theirs_anna=theirs_anna,
        consent=Consent.objects.get(pk=ours_anna.reuses.get().consent_id),
        link=_key_without_account(anna),
        annas_goal=working_on(anna.person),
        annas_goal_done=done_with(anna.person),
        annas_passkey=Authenticator.objects.create(
            user=anna.person, type="webauthn", data={"name": "Telefoon", "credential": {}}
        ),
        annas_device=UserSession.objects.create(
            user=anna.person, ip="192.0.2.1", session_key="elsewhere", user_agent="Firefox/140.0"
        ),
        takeout=Takeout.objects.create(
            person=anna.person,
            language="nl",
            asked_at=AT,
            ready_at=AT,
            expires_at=AT + timedelta(days=3650),
            pdf=b"%PDF-1",
        ),
        at_work=put_to_work(voorbeeld, finn, by_role[Role.EMPLOYEE]),
        many=put_many(voorbeeld, anna, finn, by_role[Role.ORGANISATION_ADMIN]),
        cards=put_cards(voorbeeld, by_role[Role.EMPLOYEE], by_role[Role.HR_PROCESS_OWNER]),
        talks=(talks := put_talks(anna, by_role[Role.MANAGER])),
        agreement=agreement(talks.closed_agreed, anna, by_role[Role.MANAGER]),
        year=put_year(by_role[Role.HR_PROCESS_OWNER], talks.for_reaction, anna),
        cases=put_cases(anna, by_role),
        reports=put_reports(anna, by_role),
        seeking=put_seeking(by_role),
        opened=put_opening(anna, by_role),
        own_space=put_own_space(anna),
        rejections=put_rejections(anna, by_role),
        evaluations=put_evaluations(anna, by_role),
    )
    _statements(voorbeeld, by_role[Role.PRIVACY_OFFICER])
    everyone = {**by_role, ELSEWHERE: eva, OWNER: anna}
    world.keys = {
        column: each.client.cookies[settings.SESSION_COOKIE_NAME].value
        for column, each in everyone.items()
    }
    for column in (LINK, LINK_WITH_CODE):
        world.keys[column] = _browser_with(world.link, with_code=column == LINK_WITH_CODE)
    return world


def _key_without_account(of: Actor) -> PersonalLink:
    """A personal link that is a key by itself. It is for something that exists only here, so that
    what it opens anywhere else is a mistake; an object that does open for links adds its own."""
    page = [slots.Link("there", "/account/signup/")]
    slots.fill("link.without_account", "planted", lambda **_: page)
    return make_link(
        organisation=of.member.organisation,
        person=of.person,
        slot="planted.thing",
        at=AT,
        valid_for=timedelta(days=14),
    )


def _browser_with(link: PersonalLink, *, with_code: bool) -> str:
    """The session of a browser that opened this link, and typed the code where that is asked."""
    client = Client()
    client.get(f"/people/link/{token_of(link)}/")
    if with_code:
        client.post(f"/people/codes/{link.pk}/mail/")
        mail = Mail.objects.filter(kind=CODE_MAIL, object_id=link.pk).latest("created_at")
        code = re.search(r"\b\d{6}\b", mail.text)[0]  # type: ignore[index]
        assert client.post(f"/people/codes/{link.pk}/", {"code": code}).status_code == 302
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _activity(
    maker: Actor, participant: Actor, lens: LensVersion, name: str
) -> tuple[Activity, Participation]:
    activity = create_activity(
        organisation=maker.member.organisation,
        once=uuid.uuid4(),
        name=name,
        purpose="Weten wie verder wil",
        lens_version=lens,
        by=maker.person,
        at=AT,
    )
    invited = invite(
        activity=activity,
        candidates=[Candidate(1, participant.person.email, "Anna", "de Vries")],
        language="nl",
        by=maker.person,
        at=AT,
    )
    return activity, invited.participations[0]


def _statements(voorbeeld: Organisation, writer: Actor) -> None:
    """Two published versions in Dutch, and a draft in English."""
    for language, text in (("nl", "Een"), ("nl", "Twee"), ("en", "One")):
        draft = save_statement(
            organisation=voorbeeld,
            kind=StatementKind.PRIVACY,
            language=language,
            text=text,
            by=writer.person,
            at=AT,
        )
        if language == "nl":
            publish_statement(statement=draft, by=writer.person, at=AT)


def _own_lens(voorbeeld: Organisation, library: LensVersion) -> LensVersion:
    lens = Lens.objects.create(organisation=voorbeeld, key="own", created_at=AT)
    return LensVersion.objects.create(
        lens=lens, number=1, content=library.content, content_hash="own", published_at=AT
    )
