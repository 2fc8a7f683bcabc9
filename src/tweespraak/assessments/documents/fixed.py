"""The fixed sentences: what a client reads when there is no report, to the letter, in both languages.

Practice §7.1. Nothing is ever added to them.
"""

from collections.abc import Mapping
from types import MappingProxyType

BLOCKED: Mapping[str, str] = MappingProxyType(
    {
        "nl": "Er wordt geen rapport uitgebracht. Wij kunnen hier geen toelichting op geven.",
        "en": "No report will be issued. We cannot comment further.",
    }
)
UNAVAILABLE: Mapping[str, str] = MappingProxyType(
    {
        "nl": "Er is op dit moment geen rapport beschikbaar.",
        "en": "No report is available at this moment.",
    }
)
STOPPED: Mapping[str, str] = MappingProxyType(
    {"nl": "Het onderzoek is niet afgerond.", "en": "The assessment was not completed."}
)
