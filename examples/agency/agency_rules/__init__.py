"""The rules of the Office des aides of Valmorte: each other module of this package is one rule."""

from guichet.api import Plugin

guichet_plugin = Plugin(
    name="Office des aides de Valmorte",
    prefix="W51",
    languages=("fr", "en"),
    docs_url="https://regles.valmorte.example",
)
