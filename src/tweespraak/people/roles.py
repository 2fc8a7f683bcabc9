"""Who may do what: every permission, and every role with a sentence and its list. One file, on purpose."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One thing a role may allow. What is not listed for a role is refused."""

    SEE_PEOPLE = "people.see"
    MANAGE_PEOPLE = "people.manage"
    INVITE_MEMBERS = "people.invite_members"  # add persons as Development member, nothing else
    SET_UP = "organisation.set_up"  # name, contact, brand, sender, references, going live
    STATE = "organisation.state"  # write and publish the privacy statement and the terms
    LEAD_TEAM = "people.lead_team"  # My team: who works for me, without results
    SEE_LENSES = "lenses.see"
    SEE_CARDS = "cards.see"  # the library of talk cards, and the cards of the organisation
    MAKE_OWN_CARDS = "cards.make_own"
    MAKE_ORGANISATION_CARDS = "cards.make_for_organisation"
    TALK = "conversations.talk"  # prepare and hold conversations, make agreements
    RUN_CYCLES = "conversations.run_cycles"  # the rhythm and the course; counts, never content
    LEAD_ASSESSMENTS = "assessments.lead"  # start a case, lead it, write its report
    PLAN_ASSESSMENTS = "assessments.plan"  # days and appointments; progress, no content
    HOLD_ASSESSMENTS = "assessments.hold"  # while a complaint runs nothing is deleted; no content
    LEAD_SELECTION = "selection.lead"  # vacancies and their candidates, as recruiter
    SEEK = "selection.seek"  # ask for a vacancy, judge, decide: who somebody is sought for
    WATCH_SELECTION = "selection.watch"  # how the processes went, in counts
    LIFT_GUARD = "selection.lift_guard"  # let a message with a blocked word go, with a reason
    WATCH_EVALUATIONS = "evaluations.watch"  # how evaluations go, in counts; the topics asked
    MANAGE_ACTIVITIES = "activities.manage"
    TAKE_PART = "development.take_part"  # take tests, see own insights


class Role(StrEnum):
    """The roles of product.md; keys are stored, labels are translated."""

    ORGANISATION_ADMIN = "organisation_admin"
    PRIVACY_OFFICER = "privacy_officer"
    DEVELOPMENT_MEMBER = "development_member"
    DEVELOPMENT_ADMIN = "development_admin"
    PSYCHOLOGIST = "psychologist"
    SECOND_READER = "second_reader"
    PLANNER = "planner"
    CLIENT_CONTACT = "client_contact"
    EMPLOYEE = "employee"
    MANAGER = "manager"
    HR_PROCESS_OWNER = "hr_process_owner"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    STAKEHOLDER = "stakeholder"
    RECRUITMENT_LEAD = "recruitment_lead"
    CANDIDATE = "candidate"
    OPERATOR = "operator"


class Module(StrEnum):
    """Under which heading a role stands on the screen where roles are given."""

    ORGANISATION = "organisation"
    DEVELOPMENT = "development"
    ASSESSMENT = "assessment"
    CONVERSATIONS = "conversations"
    SELECTION = "selection"
    NOT_GIVEN = "not_given"  # comes with a link or an installation; nobody hands it out


MODULE_NAMES: dict[Module, str | Promise] = {
    Module.ORGANISATION: _("Organisation"),
    Module.DEVELOPMENT: _("Development basics"),
    Module.ASSESSMENT: _("Assessment"),
    Module.CONVERSATIONS: _("Conversations"),
    Module.SELECTION: _("Selection"),
    Module.NOT_GIVEN: _("Comes by itself"),
}


@dataclass(frozen=True)
class Definition:
    """A role: its name, what it is for in one sentence, and all it may do."""

    name: str | Promise
    sentence: str | Promise
    module: Module
    permissions: frozenset[Permission] = field(default_factory=frozenset)


def _role(
    name: str | Promise, module: Module, sentence: str | Promise, *permissions: Permission
) -> Definition:
    return Definition(name, sentence, module, frozenset(permissions))


P = Permission
ROLES: dict[Role, Definition] = {
    Role.ORGANISATION_ADMIN: _role(
        _("Organisation admin"),
        Module.ORGANISATION,
        _("Adds people and gives roles; sees no results and no conversations."),
        P.SEE_PEOPLE,
        P.MANAGE_PEOPLE,
        P.SET_UP,
        P.STATE,
        P.SEE_CARDS,
        P.MAKE_ORGANISATION_CARDS,
    ),
    Role.PRIVACY_OFFICER: _role(
        _("Privacy officer"),
        Module.ORGANISATION,
        _("Watches over personal data; sees who is known here, no results."),
        P.SEE_PEOPLE,
        P.STATE,
        P.HOLD_ASSESSMENTS,
    ),
    Role.DEVELOPMENT_MEMBER: _role(
        _("Development member"),
        Module.DEVELOPMENT,
        _("Takes the assessment and sees their own Self-Awareness Insights."),
        P.TAKE_PART,
    ),
    Role.DEVELOPMENT_ADMIN: _role(
        _("Development admin"),
        Module.DEVELOPMENT,
        _("Makes talent activities and sees what participants chose to share in them."),
        P.MANAGE_ACTIVITIES,
        P.INVITE_MEMBERS,
        P.SEE_LENSES,
    ),
    Role.PSYCHOLOGIST: _role(
        _("Psychologist"),
        Module.ASSESSMENT,
        _("Leads assessments and holds the feedback conversation."),
        P.LEAD_ASSESSMENTS,
        P.SEE_LENSES,
        P.SEE_CARDS,
    ),
    Role.SECOND_READER: _role(
        _("Second reader"),
        Module.ASSESSMENT,
        _("Reads a draft report before the participant does."),
    ),
    Role.PLANNER: _role(
        _("Planner"),
        Module.ASSESSMENT,
        _("Plans assessment days; sees progress, no results."),
        P.PLAN_ASSESSMENTS,
    ),
    Role.CLIENT_CONTACT: _role(
        _("Client contact"),
        Module.ASSESSMENT,
        _("Asks for an assessment and reads what the participant releases."),
    ),
    Role.EMPLOYEE: _role(
        _("Employee"),
        Module.CONVERSATIONS,
        _("Prepares and holds good conversations."),
        P.TALK,
        P.SEE_CARDS,
        P.MAKE_OWN_CARDS,
    ),
    Role.MANAGER: _role(
        _("Manager"),
        Module.CONVERSATIONS,
        _("Prepares and holds good conversations with the team."),
        P.LEAD_TEAM,
        P.TALK,
        P.SEE_CARDS,
        P.MAKE_OWN_CARDS,
    ),
    Role.HR_PROCESS_OWNER: _role(
        _("HR process owner"),
        Module.CONVERSATIONS,
        _("Sees how the conversation rhythm runs, in counts only."),
        P.RUN_CYCLES,
        P.WATCH_SELECTION,
        P.WATCH_EVALUATIONS,
        P.LIFT_GUARD,
        P.SEE_CARDS,
        P.MAKE_ORGANISATION_CARDS,
    ),
    Role.RECRUITER: _role(
        _("Recruiter"),
        Module.SELECTION,
        _("Leads vacancies and candidates."),
        P.SEE_LENSES,
        P.LEAD_SELECTION,
    ),
    Role.HIRING_MANAGER: _role(
        _("Hiring manager"),
        Module.SELECTION,
        _("Sets requirements and decides on candidates."),
        P.SEE_LENSES,
        P.SEEK,
    ),
    Role.STAKEHOLDER: _role(
        _("Stakeholder"), Module.SELECTION, _("Reads and signs the requirements of a vacancy.")
    ),
    Role.RECRUITMENT_LEAD: _role(
        _("Recruitment lead"),
        Module.SELECTION,
        _("Sees how recruitment goes, in counts and evaluations."),
        P.SEE_LENSES,
        P.WATCH_SELECTION,
        P.WATCH_EVALUATIONS,
    ),
    Role.CANDIDATE: _role(
        _("Candidate"),
        Module.NOT_GIVEN,
        _("Follows their own application through a personal link."),
    ),
    Role.OPERATOR: _role(
        _("Operator"), Module.NOT_GIVEN, _("Keeps the installation running; sees no content.")
    ),
}


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """Everything these roles allow together."""
    return frozenset(permission for role in roles for permission in ROLES[role].permissions)


def given_by_hand() -> dict[Module, list[Role]]:
    """The roles one can give, by module, in the order of the screen."""
    modules: dict[Module, list[Role]] = {}
    for role, definition in ROLES.items():
        if definition.module is not Module.NOT_GIVEN:
            modules.setdefault(definition.module, []).append(role)
    return modules
