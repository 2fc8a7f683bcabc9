"""The only door to talk cards for a view: not yours is 404, yours but not allowed is 403."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.conversations.models import TalkCard
from tweespraak.conversations.queries import cards_for
from tweespraak.conversations.rules import CARD_KINDS, Kind, Side, side_of
from tweespraak.people.api import Membership, Permission, may, member_of, require, roles_of


def reader(request: HttpRequest) -> Membership:
    """The member who may see the library. Raises Http404 or PermissionDenied."""
    return require(request, Permission.SEE_CARDS)


def side(request: HttpRequest) -> Side:
    """Whose questions stand on the left for this reader."""
    return side_of({role.value for role in roles_of(member_of(request))})


def kind(name: str) -> Kind:
    """A kind of conversation there are cards for. Raises Http404."""
    for one in CARD_KINDS:
        if one == name:
            return one
    raise Http404


def audiences(request: HttpRequest) -> list[str]:
    """For whom this member may make cards: `own`, `organisation`, both or nobody."""
    allowed = {
        "own": Permission.MAKE_OWN_CARDS,
        "organisation": Permission.MAKE_ORGANISATION_CARDS,
    }
    return [name for name, permission in allowed.items() if may(request, permission)]


def maker(request: HttpRequest) -> Membership:
    """The member who may make a card, for themselves or for the organisation."""
    member = reader(request)
    if not audiences(request):
        raise PermissionDenied
    return member


def card(request: HttpRequest, card_id: UUID) -> TalkCard:
    """A card of the organisation or one's own. Raises Http404 for anybody else's, 403 if not allowed."""
    member = member_of(request)
    found = cards_for(member.organisation_id, member.person_id).filter(pk=card_id).first()
    if found is None:
        raise Http404
    require(request, Permission.SEE_CARDS)
    return found


def own_card(request: HttpRequest, card_id: UUID) -> TalkCard:
    """A card this member may change."""
    found = card(request, card_id)
    if not is_changeable(request, found):
        raise PermissionDenied
    return found


def is_changeable(request: HttpRequest, found: TalkCard) -> bool:
    """Whether this member may change a card they see."""
    return ("own" if found.owner_id else "organisation") in audiences(request)
