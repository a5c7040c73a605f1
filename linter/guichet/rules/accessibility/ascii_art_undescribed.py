"""A drawing made of characters: a screen reader spells it out, sign after sign."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

DRAWN = Text(
    fr='Ce dessin de caractères n’a pas d’équivalent : un lecteur d’écran en épelle chaque signe. Ajoutez role="img" et aria-label.',
    en='This drawing made of characters has no equivalent: a screen reader spells each sign. Add role="img" and aria-label.',
)


_SIGNS = re.compile(r"[\\/|_()<>^`+*#=~-]")
_CODE = re.compile(r"[{};]|</|://|^[^\S\n]*[$#] |\w\(|--\w", re.M)


@element_rule(
    "pre",
    name="ascii-art-undescribed",
    code="W9642",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Dessin de caractères sans équivalent', en='Character drawing without an equivalent'),
    harms=Text(fr='Les personnes aveugles : elles entendent « barre oblique, barre, accent grave… ».', en='People who are blind: they hear "slash, bar, backtick…".'),
    instead=Text(fr='Donnez un rôle d’image et un nom : <pre role="img" aria-label="…">.', en='Give it the role of a picture and a name: <pre role="img" aria-label="…">.'),
    wrong_when=Text(fr='C’est du code : mettez-le dans <code>.', en='It is code: put it in <code>.'),
    refs=("rgaa 13.5", "wcag 1.1.1"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<pre>\nÉté\n /\\_/\\\n( o.o )\n > ^ <\n</pre>', DRAWN, at='<pre>'),
        Bad('<pre class="c">  __  \n /  \\ été\n \\__/ ||\n</pre>', DRAWN, at='<pre class="c">'),
        Bad('<pre>+--+--+\n|  |  |\n+--+--+ été\n</pre>', DRAWN, at='<pre>'),
    ),
    good=(
        Good('<pre role="img" aria-label="Un chat d’été">\n /\\_/\\\n( o.o )\n</pre>'),
        Good('<pre><code>if (a || b) { été(); }</code></pre>'),
        Good('<pre>Une adresse\n12 rue de l’Été\n</pre>'),
        Good('<pre>{{ trace }}</pre>'),
    ),
)  # fmt: skip
def ascii_art_undescribed(drawing: Element, page: Page) -> Iterator[Hit]:
    """Report a `<pre>` of several lines, more signs than letters, that is neither code nor named as a picture."""
    if (
        "role" in drawing.attrs
        or "aria-label" in drawing.attrs
        or drawing.inside("code", "samp", "kbd")
        or "aria-hidden" in drawing.attrs
    ):
        return
    text = "".join(str(node) for node in drawing.nodes() if isinstance(node, TextNode))
    lines = [line for line in text.splitlines() if line.strip()]
    signs = len(_SIGNS.findall(text))
    drawn = sum(len(_SIGNS.findall(line)) > sum(char.isalpha() for char in line) for line in lines)
    if len(lines) >= 3 and signs >= 8 and drawn >= 2 and not _CODE.search(text) and "\ue000" not in text:
        yield Hit(drawing.span, DRAWN)
