"""My goals on the screen: for their owner, in every organisation, and for nobody else."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import Actor, organisation
from tests.insights.goals_fixture import done_with, working_on
from tests.insights.test_pages import text_of
from tweespraak.foundation import clock
from tweespraak.insights.api import Goal, GoalState, open_goals, state_now
from tweespraak.notifications.api import Mail
from tweespraak.people.models import Membership

pytestmark = pytest.mark.django_db
LIST, NEW = "/insights/goals/", "/insights/goals/new/"
PAGES = ("", "change/", "check-in/", "note/", "done/", "stop/", "again/")


def words(**given: str) -> dict[str, str]:
    day = str((clock.now() + timedelta(days=40)).date())
    return {
        "once": str(uuid.uuid4()), "wording": "Vaker vragen", "behaviour": "Ik vraag eerst",
        "cue": "het overleg begint", "step": "vraag ik", "due_on": day, "check_in_days": "14",
        "buddy": "Sanne",
    } | given  # fmt: skip


@pytest.fixture
def goal(anna: Actor) -> Goal:
    return working_on(anna.person)


def page_of(goal: Goal, page: str = "") -> str:
    return f"{LIST}{goal.pk}/{page}"


def test_the_list_begins_with_an_invitation(anna: Actor) -> None:
    body = text_of(anna.client, LIST)
    assert "No goals yet" in body
    assert NEW in body


def test_a_free_goal_is_made_and_shown(anna: Actor) -> None:
    answer = anna.client.post(NEW, words())
    goal = Goal.objects.get()
    assert answer["Location"] == page_of(goal)
    body = text_of(anna.client, page_of(goal))
    for word in ("Vaker vragen", "Ik vraag eerst", "het overleg begint", "Sanne"):
        assert word in body
    assert "nothing is shared with this person" in body
    assert "Vaker vragen" in text_of(anna.client, LIST)


def test_posting_twice_makes_one_goal(anna: Actor) -> None:
    sent = words()
    assert anna.client.post(NEW, sent)["Location"] == anna.client.post(NEW, sent)["Location"]
    assert Goal.objects.count() == 1


def test_no_mail_goes_to_anybody(anna: Actor) -> None:
    before = Mail.objects.count()
    anna.client.post(NEW, words(buddy="bram@voorbeeld.example"))
    assert Mail.objects.count() == before


def test_a_goal_from_a_score_knows_the_score(annas_result, anna: Actor) -> None:
    assert f"{NEW}?scale=E3" in text_of(anna.client, "/insights/E3/")
    assert "Ideas that fit your score" in text_of(anna.client, f"{NEW}?scale=E3")
    anna.client.post(f"{NEW}?scale=E3", words())
    goal = Goal.objects.get()
    assert (goal.scale, goal.result) == ("E3", annas_result)
    assert 'href="/insights/E3/"' in text_of(anna.client, page_of(goal))
    assert page_of(goal) in text_of(anna.client, "/insights/E3/")


@pytest.mark.parametrize("scale", ["N3", "%00", "../E"])
def test_a_score_one_does_not_have_is_no_beginning(annas_result, anna: Actor, scale: str) -> None:
    assert anna.client.get(f"{NEW}?scale={scale}").status_code == 404


def test_a_score_without_a_result_is_no_beginning(anna: Actor, instruments) -> None:
    assert anna.client.get(f"{NEW}?scale=E3").status_code == 404


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("due_on", "2020-01-01", "Choose a day after today"),
        ("due_on", "2099-01-01", "Choose a day after today"),
        ("due_on", "gisteren", "This is not a day"),
        ("due_on", "", "Choose a day."),
        ("wording", " ", "Write in a few words"),
        ("behaviour", "", "Write what one could see"),
        ("cue", "", "a moment that really occurs"),
        ("check_in_days", "3", "Select a valid choice"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_stays(
    anna: Actor, name: str, value: str, said: str
) -> None:
    sent = words(**{name: value})
    answer = anna.client.post(NEW, sent, headers={"accept-language": "en"})
    body = answer.content.decode()
    assert said in body
    assert "vraag ik" in body
    assert not Goal.objects.exists()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_everybody_else_it_does_not_exist(
    goal: Goal, bram: Actor, chris: Actor, dirk: Actor, eva: Actor, page: str, method: str
) -> None:
    for other in (bram, chris, dirk, eva):
        answer = getattr(other.client, method)(page_of(goal, page), words())
        assert answer.status_code in ((404, 405) if page == "" else (404,))
    assert "Vaker vragen" not in text_of(bram.client, LIST)


def test_it_stays_one_s_own_in_another_organisation_and_after_leaving(
    goal: Goal, anna: Actor
) -> None:
    Membership.objects.filter(person=anna.person).update(ended_at=clock.now())
    assert "Vaker vragen" in text_of(anna.client, LIST)
    Membership.objects.create(
        organisation=organisation("Elders", "elders"), person=anna.person, since_at=clock.now(),
        given_name="Anna", family_name="de Vries",
    )  # fmt: skip
    assert "Ik stel eerst een vraag" in text_of(anna.client, page_of(goal))


def test_everybody_has_the_way_in_their_menu(chris: Actor) -> None:
    assert f'href="{LIST}"' in text_of(chris.client, "/my-data/")


def test_insights_have_a_tab_to_it(annas_result, anna: Actor) -> None:
    assert f'href="{LIST}"' in text_of(anna.client, "/insights/flat/").split("<main")[1]
    assert 'href="/insights/flat/"' in text_of(anna.client, LIST).split("<main")[1]


def test_checking_in_stands_in_the_story(goal: Goal, anna: Actor) -> None:
    sent = {"once": str(uuid.uuid4()), "how_far": "nearly", "text": "Het lukt", "helps": "Tijd"}
    anna.client.post(page_of(goal, "check-in/"), sent)
    anna.client.post(page_of(goal, "check-in/"), sent)
    body = text_of(anna.client, page_of(goal))
    assert goal.moments.count() == 2
    for word in ("I am nearly there", "Het lukt", "Tijd"):
        assert word in body


def test_finishing_and_taking_up_again(goal: Goal, anna: Actor) -> None:
    answer = anna.client.post(
        page_of(goal, "done/"), {"once": str(uuid.uuid4())}, headers={"accept-language": "en"},
        follow=True,
    )  # fmt: skip
    assert "Well done" in answer.content.decode()
    assert state_now(goal) is GoalState.DONE
    assert "Behind you" in text_of(anna.client, LIST)
    day = str((clock.now() + timedelta(days=30)).date())
    anna.client.post(page_of(goal, "again/"), {"once": str(uuid.uuid4()), "due_on": day})
    assert state_now(goal) is GoalState.OPEN


@pytest.mark.parametrize("page", ["change/", "check-in/", "done/", "stop/"])
def test_what_is_over_leads_back_with_the_reason(anna: Actor, page: str) -> None:
    goal = done_with(anna.person)
    for answer in (
        anna.client.get(page_of(goal, page)),
        anna.client.post(page_of(goal, page), words(how_far="nearly")),
    ):
        assert answer["Location"] == page_of(goal)
    assert goal.moments.count() == 2


def test_changing_keeps_what_stood_there(goal: Goal, anna: Actor) -> None:
    anna.client.post(page_of(goal, "change/"), words(wording="Eerst luisteren"))
    body = text_of(anna.client, page_of(goal))
    assert "What you wanted, before: Vaker vragen" in body
    assert "Eerst luisteren" in text_of(anna.client, page_of(goal, "change/"))


def test_a_key_of_somebody_elses_is_not_found(goal: Goal, eva: Actor) -> None:
    assert eva.client.post(NEW, words(once=str(goal.pk))).status_code == 404


def test_a_fourth_goal_is_possible_and_why_fewer_helps_is_said(anna: Actor) -> None:
    for _ in range(3):
        working_on(anna.person)
    assert "More than three at once gets less done" in text_of(anna.client, NEW)
    anna.client.post(NEW, words())
    assert open_goals(anna.person).count() == 4
    assert "Goals get done more often when there are few" in text_of(anna.client, LIST)


def test_home_asks_how_it_goes_and_rests_after_the_answer(anna: Actor, instruments) -> None:
    goal = working_on(anna.person, at=clock.now() - timedelta(days=20))
    assert "How is your goal going?" in text_of(anna.client, "/")
    sent = {"once": str(uuid.uuid4()), "how_far": "first_step", "text": "", "helps": ""}
    anna.client.post(page_of(goal, "check-in/"), sent)
    assert "How is your goal going?" not in text_of(anna.client, "/")


def test_home_says_that_the_day_has_come(anna: Actor, instruments) -> None:
    made = clock.now() - timedelta(days=30)
    goal = working_on(anna.person, at=made, due_on=(made + timedelta(days=25)).date())
    body = text_of(anna.client, "/")
    assert "The day of your goal has come" in body
    assert page_of(goal) in body
    assert "Is it done, would you like more time" in text_of(anna.client, page_of(goal))


def test_an_admin_without_insights_has_goals_too(chris: Actor) -> None:
    assert text_of(chris.client, LIST)
    assert chris.client.post(NEW, words()).status_code == 302
