"""What a file was read without is said: the rest of it is checked, and a person must know what was not."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.reading.data.documents import Malformed
from guichet.reading.python.newer import RUNNING, Newer
from guichet.reading.scripts.made import LONGEST_READ, Made
from guichet.reading.styles.syntax import DEPTH_LIMIT, FLAT_LIMIT
from guichet.reading.templates.page import Page
from guichet.reading.templates.parsing import ELEMENT_LIMIT
from guichet.rulebook.rule import Bad, Good, engine_rule
from guichet.seen.cascade import styles_of

NEWER = Text(
    fr="Ce fichier est écrit pour Python {version} : il contient {what}. guichet tourne sous Python {running} et l’a lu sans cela. Pour que tout soit vérifié, lancez guichet sous Python {version}.",
    en="This file is written for Python {version}: it holds {what}. guichet runs under Python {running} and read it without that. To have all of it checked, run guichet under Python {version}.",
)
NESTED = Text(
    fr="Ce bloc et peut-être d’autres après lui n’ont pas été lus : plus de {deep} blocs emboîtés, ou des sélecteurs qui, écrits à plat, prendraient {times} fois la place de la feuille. Écrivez-les à plat, ou regardez la page.",
    en="This block and maybe others after it were not read: over {deep} blocks in one another, or selectors that would take {times} times the room of the sheet once written flat. Write them flat, or look at the page.",
)

OUTSIDE = Text(
    fr="« {name} » mène hors du projet : ce gabarit n’a pas été lu. Prenez-le dans le projet.",
    en='"{name}" leads out of the project: this template was not read. Take it from the project.',
)
LONG = Text(
    fr="Ce fichier a plus de {most} éléments : ce qui commence ici n’a pas été lu. Partagez-le, ou vérifiez la page rendue, par parties.",
    en="This file holds over {most} elements: what begins here was not read. Split it, or check the rendered page in parts.",
)
COSTLY = Text(
    fr="Les styles de cette page demanderaient trop de comparaisons : ce qu’ils font à {number} éléments n’est pas connu. Visez les éléments par leurs classes, ou regardez la page.",
    en="The styles of this page would take too many comparisons: what they do to {number} elements is not known. Aim at elements by their classes, or look at the page.",
)
DEEP = Text(
    fr="Plus de choses sont emboîtées dans ce fichier que guichet ne peut en suivre : une partie n’a pas été lue. Écrivez-le plus à plat, ou regardez-le.",
    en="More is nested in this file than guichet can follow: part of it was not read. Write it flatter, or look at it.",
)
MALFORMED = Text(
    fr="guichet n’a pas pu lire ce fichier comme du YAML : ce qu’il contient n’a pas été vérifié. Corrigez sa forme, ou regardez-le.",
    en="guichet could not read this file as YAML: what it holds was not checked. Mend its form, or look at it.",
)
MADE = Text(
    fr="Un programme a écrit ce script, ou il dépasse {most} caractères : il n’a pas été vérifié. Vérifiez les sources dont il est fait, et excluez-le.",
    en="A program wrote this script, or it is over {most} characters long: it was not checked. Check the sources it is made of, and leave it out.",
)


@engine_rule(
    name="file-partly-read",
    code="W9008",
    family=Family.GUICHET,
    severity=Severity.MINOR,
    title=Text(fr="Fichier lu en partie", en="File read in part"),
    harms=Text(
        fr="Les personnes que concerne ce qui n’a pas été lu : un défaut peut s’y trouver.",
        en="The people whom the part that was not read concerns: a flaw may be in it.",
    ),
    instead=Text(
        fr="Lancez guichet sous la version de Python du service. Écrivez à plat les styles emboîtés. Partagez ce qui est trop long, et excluez ce qu’un programme écrit.",
        en="Run guichet under the service’s version of Python. Write nested styles flat. Split what is too long, and leave out what a program writes.",
    ),
    wrong_when=Text(
        fr="Ce qui n’a pas été lu ne concerne personne au-dehors.", en="What was not read concerns nobody outside."
    ),
    refs=("guichet-guide",),
    lesson="00-getting-started/01-install",
    bad=(
        Bad(
            'def salut(personne):\n    return f"Bonjour {personne["prénom"]}"\n',
            NEWER,
            at='f"Bonjour {personne["prénom"]}"',
            review=True,
            path="service/vues.py",
        ),
    ),
    good=(
        Good("def salut(personne):\n    return f\"Bonjour {personne['prénom']}\"\n", path="service/vues.py"),
        Good(".alerte, .note {\n  p, li { color: #222; }\n}\n", path="site.css"),
    ),
)
def file_partly_read(what: Newer | Span | Made | Page | Malformed | RecursionError) -> Iterator[Hit]:
    """Report, once for each reason, where files hold what was not read: Python newer than this one, what is nested too deep, another form than the name says, too much of a thing."""
    if isinstance(what, Made):
        yield Hit(what.span, MADE, {"most": f"{LONGEST_READ:,}".replace(",", "\u00a0")}, Certainty.REVIEW, once="made")
        return
    if isinstance(what, Malformed):
        yield Hit(Span(0, 0), MALFORMED, {}, Certainty.REVIEW, once="form")
        return
    if isinstance(what, RecursionError):
        yield Hit(Span(0, 0), DEEP, {}, Certainty.REVIEW, once="deep")
        return
    if isinstance(what, Page):
        yield from _of_page(what)
        return
    if isinstance(what, Span):
        yield Hit(what, NESTED, {"deep": DEPTH_LIMIT, "times": FLAT_LIMIT}, Certainty.REVIEW, once="nested")
        return
    version, running = (".".join(map(str, one)) for one in (what.version, RUNNING))
    facts = {"version": version, "what": what.what, "running": running}
    yield Hit(what.span, NEWER, facts, Certainty.REVIEW, once="newer")


def _of_page(page: Page) -> Iterator[Hit]:
    unread, dim, tree = page.template.unread, styles_of(page).left_out, page.template.tree
    for link in page.template.links:
        for name in link.targets:
            if page.project.leads_outside(name, page.path):
                yield Hit(link.span, OUTSIDE, {"name": name}, Certainty.REVIEW, once=name)
    if unread is not None:
        yield Hit(
            Span(unread.start, unread.start),
            LONG,
            {"most": f"{ELEMENT_LIMIT:,}".replace(",", "\u00a0")},
            Certainty.REVIEW,
            once="long",
        )
    if tree is not None and (flat := tree.depth.flat_from) is not None:
        yield Hit(Span(flat, flat), DEEP, {}, Certainty.REVIEW, once="deep")
    if dim:
        yield Hit(Span(0, 0), COSTLY, {"number": dim}, Certainty.REVIEW, once="costly")
