"""Personal links as keys: without an account, for one thing, with a code where that is asked."""

import re
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests.cast import Actor
from tests.people.adding import added
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock, slots
from tweespraak.notifications.api import Mail
from tweespraak.people.access import CodeNeeded, by_link, by_link_with_code
from tweespraak.people.actions import CODE_MAIL
from tweespraak.people.adapters import MembershipMiddleware
from tweespraak.people.api import Membership, Organisation, PersonalLink, make_link
from tweespraak.people.queries import token_of

SLOT = "planted.report"


@pytest.fixture(autouse=True)
def _planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links of `planted` lead to a page that needs no account."""
    filled = slots._slots.setdefault("link.without_account", {})
    page = (50, lambda **_: [slots.Link("there", "/account/login/")])
    monkeypatch.setitem(filled, "planted", page)


@pytest.fixture
def noor(voorbeeld: Organisation) -> Membership:
    return added(voorbeeld, at=clock.now())


@pytest.fixture
def link(noor: Membership) -> PersonalLink:
    return linked(noor)


def linked(member: Membership, slot: str = SLOT, object_id: uuid.UUID | None = None) -> Any:
    return make_link(
        organisation=member.organisation, person=member.person, slot=slot, object_id=object_id,
        at=clock.now(), valid_for=timedelta(days=14),
    )  # fmt: skip


def opened(client: Client, link: PersonalLink) -> Client:
    client.get(f"/people/link/{token_of(link)}/")
    return client


def request_of(client: Client, path: str = "/report/", **given: Any) -> HttpRequest:
    """A request as a view of another context gets it from this browser."""
    request = getattr(RequestFactory(), given.pop("method", "get"))(path, **given)
    request.session = client.session
    request.user = _user(client)
    return request


def _user(client: Client) -> Any:
    from django.contrib.auth import get_user

    request = HttpRequest()
    request.session = client.session
    return get_user(request)


def code_in(link: PersonalLink) -> str:
    mail = Mail.objects.filter(kind=CODE_MAIL, object_id=link.pk).latest("created_at")
    return re.search(r"\b\d{6}\b", mail.text)[0]  # type: ignore[index]


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> datetime:
    moment = clock.now() + by
    monkeypatch.setattr(clock, "now", lambda: moment)
    return moment


def ask(client: Client, link: PersonalLink) -> Any:
    return client.post(f"/people/codes/{link.pk}/mail/", {"to": ""}, follow=True)


def type_code(client: Client, link: PersonalLink, code: str, to: str = "") -> Any:
    return client.post(f"/people/codes/{link.pk}/", {"code": code, "to": to})


def test_opening_a_link_needs_no_account_and_makes_it_a_key(
    client: Client, link: PersonalLink
) -> None:
    assert client.get(f"/people/link/{token_of(link)}/").url == "/account/login/"
    assert by_link(request_of(client), SLOT) == link


def test_a_link_of_one_slot_opens_nothing_of_another(client: Client, link: PersonalLink) -> None:
    request = request_of(opened(client, link))
    for slot in ("planted.other", "planted", "", "account.activation"):
        with pytest.raises(Http404):
            by_link(request, slot)
    with pytest.raises(Http404):
        by_link(request, SLOT, uuid.uuid4())


def test_of_two_links_each_opens_its_own_thing(client: Client, noor: Membership) -> None:
    one, two = (linked(noor, object_id=uuid.uuid4()) for _ in range(2))
    request = request_of(opened(opened(client, one), two))
    assert by_link(request, SLOT, one.object_id) == one
    assert by_link(request, SLOT, two.object_id) == two
    assert by_link(request, SLOT) == two


@pytest.mark.parametrize("field", ["used_at", "revoked_at", "expires_at"])
def test_a_key_ends_with_its_link(client: Client, link: PersonalLink, field: str) -> None:
    opened(client, link)
    PersonalLink.objects.filter(pk=link.pk).update(**{field: clock.now()})
    with pytest.raises(Http404):
        by_link(request_of(client), SLOT)
    assert client.get(f"/people/codes/{link.pk}/").status_code == 404


def test_another_browser_and_another_person_have_no_key(link: PersonalLink, eva: Actor) -> None:
    opened(eva.client, link)
    for client in (Client(), eva.client):
        with pytest.raises(Http404):
            by_link(request_of(client), SLOT)
        assert client.get(f"/people/codes/{link.pk}/").status_code == 404
        assert client.post(f"/people/codes/{link.pk}/mail/").status_code == 404
    assert not Mail.objects.filter(kind=CODE_MAIL).exists()


def test_a_planted_session_does_not_share_in_the_key(client: Client, link: PersonalLink) -> None:
    session = client.session
    session["planted"] = "by an attacker"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    opened(client, link)
    assert client.session.session_key != before


def test_with_a_code_the_door_asks_first_and_then_opens(client: Client, link: PersonalLink) -> None:
    opened(client, link)
    with pytest.raises(CodeNeeded):
        by_link_with_code(request_of(client), SLOT)
    page = ask(client, link)
    assert 'autocomplete="one-time-code"' in page.content.decode()
    assert "n…@voorbeeld.example" in page.content.decode()
    assert type_code(client, link, code_in(link)).url == "/"
    assert by_link_with_code(request_of(client), SLOT) == link
    assert entries_about(link.person_id).filter(action="people.link_code_accepted").exists()


def looks(client: Client) -> PersonalLink:
    """This browser opens a page that needs the code."""
    request = request_of(client)
    link = by_link_with_code(request, SLOT)
    request.session.save()
    return link


def test_the_pass_holds_half_an_hour_in_this_browser_only(
    client: Client, link: PersonalLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(opened(client, link), link)
    type_code(client, link, code_in(link))
    with pytest.raises(CodeNeeded):
        by_link_with_code(request_of(opened(Client(), link)), SLOT)
    later(monkeypatch, timedelta(minutes=31))
    with pytest.raises(CodeNeeded):
        looks(client)


def test_who_goes_on_reading_is_not_asked_again_for_four_hours(
    client: Client, link: PersonalLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(opened(client, link), link)
    type_code(client, link, code_in(link))
    for _ in range(9):  # three hours and three quarters
        later(monkeypatch, timedelta(minutes=25))
        assert looks(client) == link
    later(monkeypatch, timedelta(minutes=16))
    with pytest.raises(CodeNeeded):
        looks(client)


def test_a_code_for_one_link_is_none_for_another(client: Client, noor: Membership) -> None:
    one, two = linked(noor), linked(noor, "planted.other")
    ask(opened(opened(client, one), two), one)
    assert type_code(client, two, code_in(one)).context["form"].errors
    type_code(client, one, code_in(one))
    with pytest.raises(CodeNeeded):
        by_link_with_code(request_of(client), "planted.other")


def test_five_wrong_codes_and_it_is_over(client: Client, link: PersonalLink) -> None:
    ask(opened(client, link), link)
    right = code_in(link)
    wrong = "000000" if right != "000000" else "111111"
    said = [str(type_code(client, link, wrong).context["form"].errors) for _ in range(5)]
    assert len(set(said)) == 5  # it says how often one may try again
    assert type_code(client, link, right).context["form"].errors
    with pytest.raises(CodeNeeded):
        by_link_with_code(request_of(client), SLOT)


def test_a_code_works_once_and_for_ten_minutes(
    client: Client, link: PersonalLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(opened(client, link), link)
    first = code_in(link)
    type_code(client, link, first)
    assert type_code(client, link, first).context["form"].errors
    later(monkeypatch, timedelta(minutes=2))
    ask(client, link)
    later(monkeypatch, timedelta(minutes=10))
    assert type_code(client, link, code_in(link)).context["form"].errors


def test_a_new_code_takes_the_place_of_the_old_one(
    client: Client, link: PersonalLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(opened(client, link), link)
    old = code_in(link)
    later(monkeypatch, timedelta(minutes=2))
    ask(client, link)
    if code_in(link) != old:
        assert type_code(client, link, old).context["form"].errors
    assert type_code(client, link, code_in(link)).status_code == 302


def test_codes_are_not_mailed_without_end(
    client: Client, link: PersonalLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(client, link)
    for _ in range(3):
        ask(client, link)
    assert Mail.objects.filter(kind=CODE_MAIL).count() == 1
    for _ in range(30):
        later(monkeypatch, timedelta(minutes=5))
        ask(client, link)
    assert Mail.objects.filter(kind=CODE_MAIL).count() == 12
    assert "kun je een nieuwe vragen" in ask(client, link).content.decode()


def test_the_code_is_kept_hashed_and_its_mail_belongs_to_no_organisation(
    client: Client, link: PersonalLink
) -> None:
    ask(opened(client, link), link)
    link.refresh_from_db()
    assert code_in(link) not in link.code_hash
    assert Mail.objects.get(kind=CODE_MAIL).organisation_id is None


def test_what_one_was_doing_goes_on_after_the_code(client: Client, link: PersonalLink) -> None:
    opened(client, link)
    to = _sent_to_the_code(client, request_of(client, "/report/?page=2"))
    ask(client, link)
    assert type_code(client, link, code_in(link), to).url == "/report/?page=2"


def test_a_form_is_kept_while_the_code_is_asked(client: Client, link: PersonalLink) -> None:
    opened(client, link)
    data = {"text": "Wat ik wilde <zeggen>", "tick": ["a", "b"]}
    to = _sent_to_the_code(client, request_of(client, "/sign/", method="post", data=data))
    ask(client, link)
    page = type_code(client, link, code_in(link), to).content.decode()
    assert 'action="/sign/"' in page
    assert "Wat ik wilde &lt;zeggen&gt;" in page
    assert page.count('name="tick"') == 2


def _sent_to_the_code(client: Client, request: HttpRequest) -> str:
    """As the middleware answers a view whose door needs a code."""
    middleware = MembershipMiddleware(lambda _request: HttpResponse())
    with pytest.raises(CodeNeeded) as needed:
        by_link_with_code(request, SLOT)
    answer = middleware.process_exception(request, needed.value)
    request.session.save()
    assert answer is not None
    return str(answer["Location"]).partition("to=")[2]


def test_nobody_is_led_elsewhere_by_a_made_up_word(client: Client, link: PersonalLink) -> None:
    ask(opened(client, link), link)
    assert type_code(client, link, code_in(link), "https://evil.example/").url == "/"
