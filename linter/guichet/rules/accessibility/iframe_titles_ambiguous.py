"""Two frames with the same name and different contents."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty, is_unknown
from guichet.reading.language.words import plain
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule
from guichet.seen.visibility import is_excluded

SAME = Text(
    fr="Deux cadres s’appellent « {title} » et montrent des pages différentes : on ne peut pas choisir à l’oreille. Distinguez leurs titres.",
    en='Two frames are called "{title}" and show different pages: one cannot choose by ear. Tell their titles apart.',
)


@page_rule(
    name="iframe-titles-ambiguous",
    code="W9111",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Deux cadres différents, le même titre', en='Two different frames, the same title'),
    harms=Text(fr='Les personnes aveugles : dans la liste des cadres, deux portes portent le même nom.', en='People who are blind: in the list of frames, two doors carry the same name.'),
    instead=Text(fr='Dites dans chaque titre ce qui distingue le cadre.', en='Say in each title what tells the frame apart.'),
    wrong_when=Text(fr='Les deux adresses montrent la même chose.', en='Both addresses show the same thing.'),
    refs=("rgaa 2.2", "wcag 4.1.2", "act 4b1c6c"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<iframe title="Vidéo" src="https://a.example/1"></iframe><iframe title="Vidéo" src="https://b.example/2"></iframe>', SAME, at='title="Vidéo"', review=True),
        Bad('<iframe aria-label="Carte" src="/nord"></iframe><iframe title="Carte" src="/sud"></iframe>', SAME, at='title="Carte"', review=True),
        Bad('<iframe title="Étapes" src="/a"></iframe><p>et</p><iframe title="étapes" src="/b"></iframe>', SAME, at='title="étapes"', review=True),
    ),
    good=(
        Good('<iframe title="Carte" src="/nord"></iframe><iframe title="Carte" src="/nord"></iframe>'),
        Good('<iframe title="Nord" src="/nord"></iframe><iframe title="Sud" src="/sud"></iframe>'),
        Good('{% if nord %}<iframe title="Carte" src="/nord"></iframe>{% else %}<iframe title="Carte" src="/sud"></iframe>{% endif %}'),
    ),
)  # fmt: skip
def iframe_titles_ambiguous(page: Page) -> Iterator[Hit]:
    """Report the second of two frames that share a name and not an address."""
    seen: dict[str, list[Element]] = {}
    for frame in page.find("iframe"):
        src, name = frame.attr("src"), accessible_name(frame, page)
        if src is None or is_dynamic(src) or is_unknown(name) or is_empty(name) or is_excluded(frame, page):
            continue
        for other in seen.setdefault(plain(name), []):
            if other.attr("src") != src and page.can_coexist(other, frame):
                at = "title" if "title" in frame.attrs else "aria-label"
                yield Hit(frame.attribute_span(at), SAME, {"title": name}, Certainty.REVIEW, path=frame.template.path)
                break
        seen[plain(name)].append(frame)
