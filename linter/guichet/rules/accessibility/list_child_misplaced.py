"""Content between the items of a list: it is counted nowhere, and the list is cut."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.allowed import allowed_roles
from guichet.heard.roles import written_role
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.bindings import has_bound_text
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.translations import literal_of
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

MISPLACED = Text(
    fr="{child} est posé dans <{list}> sans être un élément de la liste : un lecteur d’écran compte mal, ou n’annonce plus de liste. Mettez-le dans {item}, ou hors de la liste.",
    en="{child} stands in <{list}> without being an item of it: a screen reader counts wrongly, or no longer announces a list. Put it in {item}, or out of the list.",
)
NOT_AN_ITEM = Text(
    fr='role="{role}" fait de ce {child} autre chose qu’un élément de <{list}> : la liste perd son compte. Retirez le rôle, ou donnez à <{list}> celui qui va avec.',
    en='role="{role}" makes this {child} something else than an item of <{list}>: the list loses count. Remove the role, or give <{list}> the one that goes with it.',
)
BEFORE = Text(
    fr="Ce <dd> vient avant tout <dt> : la description est lue sans ce qu’elle décrit. Mettez d’abord le terme, dans <dt>.",
    en="This <dd> comes before any <dt>: the description is read without what it describes. Put the term first, in <dt>.",
)
ALONE = Text(
    fr="Ce <dl> n’a que des <dt> : des termes sont lus sans rien qui les décrive. Mettez chaque description dans <dd>, ou prenez <ul>.",
    en="This <dl> has only <dt>: terms are read with nothing that describes them. Put each description in <dd>, or use <ul>.",
)
TEXT = Text(fr="Du texte", en="Text")

_ITEMS = {"ul": ("li",), "ol": ("li",), "menu": ("li",), "dl": ("dt", "dd")}
_CONTENT = frozenset(
    "a abbr address article aside b blockquote button code details dd div dl dt em fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header i iframe img input label li main nav ol p pre section select small span strong table textarea time ul".split()
)
"""Elements that say something; other names may belong to a component, whose own file knows better."""
_THINGS = frozenset("button iframe img input select textarea".split())
_WORD = re.compile(r"(?<![\w&#])\w")
_NO_CONTENT = frozenset("doc-biblioentry doc-endnote listitem none presentation separator".split())


@element_rule(
    *_ITEMS,
    name="list-child-misplaced",
    code="W9668",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Contenu de liste hors des éléments', en='Content between the items of a list'),
    harms=Text(fr='Les personnes aveugles : le nombre d’éléments est faux, ou la liste n’est plus annoncée.', en='People who are blind: the number of items is wrong, or the list is no longer announced.'),
    instead=Text(fr='Ne mettez que des <li> dans <ul> et <ol>, que des <dt> et <dd> dans <dl>. Le reste va dans un élément, ou avant la liste.', en='Put only <li> in <ul> and <ol>, only <dt> and <dd> in <dl>. The rest goes in an item, or before the list.'),
    wrong_when=Text(fr='Un script remplace ce contenu par des <li> avant que la page se lise.', en='A script replaces this content by <li> before the page is read.'),
    refs=("rgaa 9.3", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<ul><p>À apporter :</p><li>Livret de famille</li></ul>', MISPLACED, at='<p>'),
        Bad('<ol class="é">Été<li>Hiver</li></ol>', MISPLACED, at='<ol class="é">'),
        Bad('<ul class="é">{% for é in été %}<li>É</li>{% empty %}{% trans "Aucun été" %}{% endfor %}</ul>', MISPLACED, at='<ul class="é">'),
        Bad("<ul>{{ t('Fermé l’été. Voir à côté.') }}</ul>", MISPLACED, at='<ul>', path="p.jinja"),
        Bad('<ul><div class="row"><li>Été</li></div></ul>', MISPLACED, at='<div class="row">'),
        Bad('<ul>{% for é in menu %}<a href="{{ é.url }}">{{ é }}</a>{% endfor %}</ul>', MISPLACED, at='<a href="{{ é.url }}">'),
        Bad('<ul class="é"><li>Été</li><ul><li>Juin</li></ul></ul>', MISPLACED, at='<ul>'),
        Bad('<dl><p>Été</p><dt>Juin</dt><dd>9 h</dd></dl>', MISPLACED, at='<p>'),
        Bad('<dl><li>Été</li></dl>', MISPLACED, at='<li>'),
        Bad('<ul><li>Été</li><li role="menuitem">Juin</li></ul>', NOT_AN_ITEM, at='<li role="menuitem">'),
        Bad('<dl><dd>9 h</dd><dt>Été</dt></dl>', BEFORE, at='<dd>'),
        Bad('<dl><dt>Été</dt><dt>Hiver</dt></dl>', ALONE, at='<dl>'),
    ),
    good=(
        Good('<ul><li><p>À apporter :</p></li><li>Été<ul><li>Juin</li></ul></li></ul>'),
        Good('<ul>{{ form.errors }}{% include "é.html" %}<script>1</script><template><p>Été</p></template></ul>'),
        Good('<ul>&nbsp;{% blocktranslate asvar é %}Été{% endblocktranslate %}<li>{{ é }}</li></ul>'),
        Good('<ul>{% templatetag openblock %} for é in été {% templatetag closeblock %}<li>É</li></ul>'),
        Good('<ul class="é">[[#summer]]<li>[[.]]</li>[[/summer]]</ul>'),
        Good('<ul><input type="hidden" name="é" value="1"><div hidden>Été</div><li>Été</li></ul>'),
        Good('<ul role="tablist"><a role="tab" href="#é">Été</a></ul>'),
        Good('<ul><div role="listitem">Été</div><v-item>Été</v-item><hr></ul>'),
        Good('<ul>{% call item() %}<a href="/é">Été</a>{% endcall %}{% component "li" %}<p>Été</p>{% endcomponent %}</ul>'),
        Good('{% if été %}<ul>{% else %}<div>{% endif %}<p>Été</p>{% if été %}</ul>{% else %}</div>{% endif %}'),
        Good('<dl><div><dt>Été</dt><dd>9 h</dd></div><div>{{ row }}</div></dl>'),
        Good('<ul><li>Été<p>Juin</ul>'),
        Good('<ul><li role="separator"></li><li role="{{ r }}">Été</li></ul><dl>{{ terms }}<dd>9 h</dd></dl>'),
        Good('<dl><dt>Été</dt>{{ horaires }}</dl><dl><dt>Été</dt><v-dd>9 h</v-dd></dl>'),
        Good('<dl id="é"><dt>Été</dt></dl><script>document.getElementById("é").append(horaires)</script>'),
        Good('<dl>{% if é %}<dt>Été</dt>{% endif %}<dd>9 h</dd></dl>'),
        Good('<ul><p>Été</p>'),
        Good({"p.html.erb": '<ul><li>Été</li><%= t(".#{é}.lignes_html", default: :".lignes_html") %></ul>'}, path="p.html.erb"),
        Good("<ul>{{ t('liste-été.' + mois) }}</ul><ul>{{ t('liste-ete.lignes') }}</ul>", path="p.jinja"),
    ),
)  # fmt: skip
def list_child_misplaced(box: Element, page: Page) -> Iterator[Hit]:
    """Report the first thing with content that stands in a list and is neither an item nor around items of a `<dl>`."""
    if not box.is_closed or box.is_forked or "role" in box.attrs or box.has_unknown_attributes or page.is_email:
        return
    if is_excluded(box, page) or box.closest("template", "noscript"):
        return
    for node in box.children:
        hit = _of_element(box, node, page) if isinstance(node, Element) else _of_text(box, node)
        if hit is not None:
            yield hit
            return
    first = _first_item(box)
    if first is not None and first.name == "dd" and not is_excluded(first, page):
        yield Hit(first.span, BEFORE)
    elif first is not None and not box.inside("dd") and not _is_brought(box, page):
        yield Hit(box.span, ALONE)


def _is_brought(box: Element, page: Page) -> bool:
    """Whether something in a list is not in the file: the template, a component or a script writes it."""
    if has_bound_text(box.attrs) or is_scripted(box, page) or any("-" in one.name for one in box.inside()):
        return True
    return is_dynamic(box.template.masked.text[box.open_end : box.end]) and is_dynamic(
        "".join(str(node) for node in box.children if isinstance(node, TextNode))
    )


def _of_element(box: Element, node: Element, page: Page) -> Hit | None:
    """Return what is wrong with an element that stands in a list."""
    if not box.template.branches.is_written_in(node.start, box.start):
        return None
    said, items = Text(f"<{node.name}>", f"<{node.name}>"), _ITEMS[box.name]
    if node.name == "li" and "li" in items:
        role = written_role(node)
        if role in (None, UNKNOWN) or role in _NO_CONTENT or is_excluded(node, page):
            return None
        if role not in (allowed_roles(node) or (role,)):
            return None  # HTML lets no item have it: another rule says so
        return Hit(node.span, NOT_AN_ITEM, {"child": said, "list": box.name, "role": role})
    if node.name in items or node.name not in _CONTENT or not _is_content(node, page) or _groups(box, node):
        return None
    return Hit(node.span, MISPLACED, {"child": said, "list": box.name, "item": f"<{items[0]}>"})


def _of_text(box: Element, node: object) -> Hit | None:
    if type(node) is not TextNode or not _is_text(box, node):
        return None
    return Hit(box.span, MISPLACED, {"child": TEXT, "list": box.name, "item": f"<{_ITEMS[box.name][0]}>"})


def _first_item(box: Element) -> Element | None:
    """Return the first thing in a `<dl>`, None when the template may write another before it."""
    for node in box.children if box.name == "dl" else ():
        if isinstance(node, Element) and node.name not in {"script", "template"}:
            return node
        if isinstance(node, TextNode) and is_dynamic(str(node)):
            return None
    return None


def _is_content(node: Element, page: Page) -> bool:
    """Whether an element certainly says something, in its own name, to who listens to the page."""
    role = visible(node.attr("role") or "").strip().lower()
    if node.has_unknown_attributes or (role and (is_dynamic(role) or role in _NO_CONTENT)) or is_excluded(node, page):
        return False
    if node.name == "input" and node.attr("type") == "hidden":
        return False
    return node.name in _THINGS or bool(node.text.strip()) or bool(node.inside(*_THINGS))


def _groups(box: Element, node: Element) -> bool:
    """Whether a `<div>` holds terms and descriptions, or what the template will write there."""
    return box.name == "dl" and node.name == "div" and (is_dynamic(node.text) or bool(node.inside("dt", "dd")))


def _is_text(box: Element, node: TextNode) -> bool:
    """Whether words stand in the list itself; beside unknown output, they may be those of an item."""
    template = box.template
    if is_dynamic(template.render_static(node.start, node.end)):
        return False
    words = [node.start + match.start() for match in _WORD.finditer(template.masked.text[node.start : node.end])]
    words += [token.start for token in template.tokens_between(node.start, node.end) if literal_of(token)]
    return any(template.branches.is_written_in(word, box.start) for word in words)
