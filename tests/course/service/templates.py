"""Render every page that lessons call good or alike, as Django does, with what its view would give it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.template import Context, Engine

LETTER = "<!DOCTYPE html><html lang='fr'><head><title>Lettre</title></head><body>{% block corps %}{% endblock %}</body></html>"
PLACE = SimpleNamespace(
    nom="Accueil social",
    adresse_web="/lieux/accueil-social",
    photo=SimpleNamespace(url="/images/porte.jpg", description="La porte verte, rue du Lavoir"),
)
GIVEN: dict[str, list[dict[str, Any]]] = {
    "00-getting-started/01-install/lookalike.html": [{"LANGUAGE_CODE": "fr", "page": {"titre": "Les guichets"}}],
    "01-who-is-left-outside/04-not-neutral/lookalike.html": [{"demande": {"demat": yes}} for yes in (True, False)],
    "04-accessibility/01-what-tools-miss/lookalike.html": [{"lieu": PLACE}],
    "04-accessibility/03-images/lookalike.html": [{"lieu": PLACE}],
    "04-accessibility/06-tables/lookalike.html": [{"prenom": "Awa"}],
    "04-accessibility/07-aria/good-2.html": [{"messages": []}, {"messages": ["Votre demande est reçue."]}],
    "04-accessibility/09-statement/good-2.html": [{"declaration": {"date": "1er mars 2027"}}],
    "06-appointments/02-resale-and-lottery/good-3.html": [
        {"slots": []},
        {"slots": [{"url": "/rendez-vous/12", "starts_at": "lundi 15 mars 2027, 9 h"}]},
    ],
    "08-deceptive-interfaces/02-consent/lookalike.html": [{"choice": {"newsletter": yes}} for yes in (True, False)],
    "09-data-and-scores/04-explaining/good-2.html": [
        {"decision": {"rang": 4, "agent": "Mme Roux", "calcul": [("deux parents au travail", 3)]}}
    ],
}


def rendered(folder: Path) -> dict[str, list[str]]:
    """The pages that each template gives, one for each set of values; what was not given is said to be missing."""
    engine = Engine(
        loaders=[("django.template.loaders.locmem.Loader", {"lettre.html": LETTER})],
        string_if_invalid="MISSING %s",
    )
    pages = {}
    for file in sorted(folder.rglob("*.html")):
        if file.name.startswith(("good", "lookalike")):
            name = file.relative_to(folder).as_posix()
            template = engine.from_string(file.read_text(encoding="utf-8"))
            pages[name] = [
                template.render(Context({"csrf_token": "jeton", **given})) for given in GIVEN.get(name, [{}])
            ]
    return pages
