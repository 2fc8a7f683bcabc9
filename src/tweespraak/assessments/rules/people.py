"""Who may stand where in one assessment: nobody judges themselves."""

from enum import StrEnum
from uuid import UUID


class Clash(StrEnum):
    """Why somebody cannot stand where they were put."""

    PARTICIPANT_LEADS = "participant_leads"
    PARTICIPANT_ASKS = "participant_asks"
    PARTICIPANT_READS = "participant_reads"
    READER_LEADS = "reader_leads"
    READER_ASKS = "reader_asks"
    CLIENT_LEADS = "client_leads"
    PARTICIPANT_GETS = "participant_gets"  # they always read it; they are no recipient


def clash(
    *, participant: UUID, psychologist: UUID, client: UUID | None, second_reader: UUID | None
) -> Clash | None:
    """The first thing that does not go together."""
    found = (
        (participant == psychologist, Clash.PARTICIPANT_LEADS),
        (participant == client, Clash.PARTICIPANT_ASKS),
        (participant == second_reader, Clash.PARTICIPANT_READS),
        (psychologist == second_reader, Clash.READER_LEADS),
        (client is not None and client == second_reader, Clash.READER_ASKS),
        (psychologist == client, Clash.CLIENT_LEADS),
    )
    return next((reason for is_so, reason in found if is_so), None)
