"""What plain language rests on, cited by the rules of the family."""

from guichet.core.findings import Text
from guichet.rulebook.references import Reference, State, source

ISO_24495 = source(
    "Norme ISO 24495-1:2023, langage clair",
    "ISO 24495-1:2023, plain language",
    "https://www.iso.org/standard/78907.html",
    State.SECONDARY,
)
SERVICES_PUBLICS_PLUS = source(
    "Services publics+, engagement 5 : une information claire",
    "Services publics+ (France), commitment 5: clear information",
    "https://plus.transformation.gouv.fr/engagement/5",
)

HARMS_READING = Text(
    fr="Les personnes qui lisent peu, vite ou dans une langue apprise tard, qui sont fatiguées ou inquiètes ; et celles qui écoutent la page.",
    en="People who read little, fast or in a language learned late, who are tired or worried; and those who listen to the page.",
)

NORMS: tuple[Reference, ...] = (ISO_24495, SERVICES_PUBLICS_PLUS)
"""The two that stand behind every rule on words and sentences."""
