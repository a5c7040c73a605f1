"""Whom every rule of plain language is about."""

from guichet.core.findings import Text

HARMS_READING = Text(
    fr="Les personnes qui lisent peu, vite ou dans une langue apprise tard, qui sont fatiguées ou inquiètes ; et celles qui écoutent la page.",
    en="People who read little, fast or in a language learned late, who are tired or worried; and those who listen to the page.",
)
