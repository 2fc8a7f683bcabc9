"""What each side is asked, what they wrote, and how the two stand beside each other."""

from fractions import Fraction

from tweespraak.evaluations.models import Answer, Evaluation, Reply
from tweespraak.evaluations.queries.asked import asked_of
from tweespraak.evaluations.rules.answering import (
    BETTER,
    KEPT,
    NOT_APPLICABLE,
    NPS,
    Written,
    places_of,
)
from tweespraak.evaluations.rules.live import Beside, Said, is_off, mean_of
from tweespraak.evaluations.rules.states import READ, Side


def asked_sides(evaluation: Evaluation) -> list[Side]:
    """The sides that are asked something."""
    return [side for side in Side if evaluation.asked.get(side)]


def places_in(evaluation: Evaluation, side: Side) -> tuple[str, ...]:
    """Every place one side may fill in."""
    topics = [one.key for one in asked_of(evaluation, side)]
    return places_of(topics, side, is_second=evaluation.second_of_id is not None) if topics else ()


def reply_of(evaluation: Evaluation, side: Side) -> Reply | None:
    """What one side wrote so far; None when nothing yet."""
    rows = Reply.objects.filter(evaluation=evaluation, side=side)
    return rows.prefetch_related("answers").first()


def sent_replies(evaluation: Evaluation) -> dict[Side, Reply]:
    """What was sent, per side. Only behind `rules.answering.may_read_other`, or for one's own."""
    rows = evaluation.replies.filter(sent_at__isnull=False).prefetch_related("answers")
    return {Side(one.side): one for one in rows}


def written_in(reply: Reply | None) -> dict[str, Written]:
    """What stands in every place of a reply; a place that is not there is empty."""
    if reply is None:
        return {}
    found = {one.topic: _written(one) for one in reply.answers.all()}
    nps = "" if reply.nps is None else str(reply.nps)
    found[NPS] = Written(nps, reply.nps_reason)
    return found | {KEPT: Written("", reply.kept), BETTER: Written("", reply.better)}


def values_of(reply: Reply | None) -> dict[str, int]:
    """The values a side gave; what did not apply is not among them."""
    if reply is None:
        return {}
    return {one.topic: one.value for one in reply.answers.all() if one.value is not None}


def said_in(evaluation: Evaluation, reply: Reply | None) -> Said:
    """What counts of the client's reply for what follows."""
    if reply is None:
        return Said()
    return Said(
        values_of(reply),
        {one.key: str(one.dimension) for one in asked_of(evaluation, Side.CLIENT)},
        reply.nps,
        bool(reply.nps_reason),
    )


def beside(evaluation: Evaluation, replies: dict[Side, Reply]) -> Beside:
    """What counts beside the client's own answers."""
    again = evaluation.second_of_id is not None
    return Beside(
        values_of(replies.get(Side.RECRUITER)),
        None if again else previous_mean(evaluation),
        any(one.wants_talk for one in replies.values()),
        not again and is_off(evaluation.vacancies),
    )


def previous_mean(evaluation: Evaluation) -> Fraction | None:
    """The mean this client gave the time before, whoever it was about; None when there was none."""
    before = Reply.objects.filter(
        side=Side.CLIENT,
        sent_at__isnull=False,
        evaluation__organisation_id=evaluation.organisation_id,
        evaluation__client_id=evaluation.client_id,
        evaluation__second_of=None,
        evaluation__stripped_on=None,
        evaluation__state__in=READ,
        evaluation__created_at__lt=evaluation.created_at,
    )
    latest = before.prefetch_related("answers").order_by("-sent_at", "pk").first()
    return mean_of(values_of(latest).values())


def owes_reply(evaluation: Evaluation, side: Side) -> bool:
    """Whether a side was asked and did not send theirs."""
    if side not in asked_sides(evaluation):
        return False
    return not any(one.side == side and one.sent_at for one in evaluation.replies.all())


def _written(answer: Answer) -> Written:
    if not answer.is_chosen:
        return Written("", answer.comment)
    choice = NOT_APPLICABLE if answer.value is None else str(answer.value)
    return Written(choice, answer.comment)
