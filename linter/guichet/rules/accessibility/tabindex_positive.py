"""A Tab order set by hand: focus jumps about the page."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.numbers import whole
from guichet.heard.focus import tab_index
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

POSITIVE = Text(
    fr='tabindex="{index}" fait passer cet élément avant tout le reste de la page : au clavier, le focus saute. Mettez 0 et rangez les éléments dans l’ordre.',
    en='tabindex="{index}" puts this element before everything else on the page: with a keyboard, focus jumps. Use 0 and put the elements in order.',
)


def _in_python(given: nodes.Dict, module: PythonModule) -> Iterator[Hit]:
    """Report a tabindex above zero among the attributes of a field."""
    if not isinstance(given.parent, nodes.Keyword) or given.parent.arg not in {"attrs", "render_kw"}:
        return
    for key, value in given.items:
        index = whole(str(value_of(value)))
        if value_of(key) == "tabindex" and index:
            yield Hit(module.span(value), POSITIVE, {"index": index})


@element_rule(
    "[tabindex]",
    name="tabindex-positive",
    code="W9161",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Ordre de tabulation imposé', en='Tab order set by hand'),
    harms=Text(fr='Les personnes au clavier : le focus saute d’un bout à l’autre de la page.', en='People who use the keyboard: focus jumps from one end of the page to the other.'),
    instead=Text(fr='Écrivez les éléments dans le bon ordre, et tabindex="0" au besoin.', en='Write the elements in the right order, and tabindex="0" if need be.'),
    wrong_when=Text(fr='Toute la page est numérotée avec soin, et le reste.', en='The whole page is numbered with care, and stays so.'),
    refs=("rgaa 12.8", "wcag 2.4.3"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.PYTHON, (nodes.Dict,), ("tabindex",), _in_python, ("attrs", "render_kw")),),
    bad=(
        Bad('<input aria-label="É" tabindex="1">', POSITIVE, at='tabindex="1"'),
        Bad('<a href="/é" tabindex="3">Été</a>', POSITIVE, at='tabindex="3"'),
        Bad('<div tabindex="10" class="à-côté">Été</div>', POSITIVE, at='tabindex="10"'),
        Bad({"forms.py": 'class Été(forms.Form):\n    q = forms.CharField(widget=forms.TextInput(attrs={"tabindex": "2"}))'}, POSITIVE, at='"2"'),
    ),
    good=(
        Good({"forms.py": 'class Été(forms.Form):\n    q = forms.CharField(widget=forms.TextInput(attrs={"tabindex": "-1"}))'}),
        Good('<div tabindex="0">Été</div>'),
        Good('<div tabindex="-1">Été</div>'),
        Good('<div tabindex="{{ n }}">Été</div>'),
    ),
)  # fmt: skip
def tabindex_positive(element: Element, page: Page) -> Iterator[Hit]:
    """Report a tabindex above zero."""
    index = tab_index(element)
    if index is not None and index > 0:
        yield Hit(element.attribute_span("tabindex"), POSITIVE, {"index": index})
