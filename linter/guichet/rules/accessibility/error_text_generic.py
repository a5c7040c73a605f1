"""The same empty message, written in the page."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import IN_LINE, Element
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_hidden
from guichet.told.language.error_wording import says_nothing

GENERIC = Text(
    fr="Le message « {text} » ne dit pas comment corriger l’erreur. Dites quel champ, et quoi écrire, avec un exemple.",
    en='The message "{text}" does not say how to put the error right. Say which field, and what to write, with an example.',
)
HIDDEN = Text(
    fr="Un message d’erreur est tout prêt pour ce formulaire, et rien ne le montre ni ne le relie à un champ : « {text} ». Reliez-le au champ avec aria-describedby.",
    en='An error message is ready for this form, and nothing shows it or ties it to a field: "{text}". Tie it to the field with aria-describedby.',
)

_ERROR = re.compile(r"(?:^|[-_ ])(?:error|errors|erreur|erreurs|invalid|invalide|errorlist|danger)(?:$|[-_ ])", re.I)


@element_rule(
    "p", "span", "div", "li", "strong", "ul", "small",
    name="error-text-generic",
    code="W9196",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Message d’erreur vide de sens, dans la page', en='Empty error message, in the page'),
    harms=Text(fr='Les personnes qui lisent mal ou doutent d’elles : elles recommencent à l’aveugle, puis renoncent.', en='People who read with difficulty or doubt themselves: they try again blind, then give up.'),
    instead=Text(fr='Dites quel champ, ce qui manque, et un exemple.', en='Say which field, what is missing, and an example.'),
    wrong_when=Text(fr='Le message est complété par un script.', en='A script completes the message.'),
    refs=("rgaa 11.10", "rgaa 11.11", "wcag 3.3.1", "wcag 3.3.3", "act 36b590"),
    lesson="03-forms/02-errors",
    mentions=("error", "erreur", "invalid", "danger", "alert"),
    bad=(
        Bad('<form><p class="erreur">Champ invalide.</p><label>Né le <input name="né"></label></form>', GENERIC, at='<p class="erreur">'),
        Bad('<form><div id="error">Please fill the field correctly.</div><label>Café <input name="c"></label></form>', GENERIC, at='<div id="error">'),
        Bad('<form><label>Âge <input type="number" name="a"></label><span class="error-message">Invalid value for age.</span></form>', GENERIC, at='<span class="error-message">'),
        Bad('<form><p class="erreur">Erreur :</p><label>Été <input name="é"></label></form>', GENERIC, at='<p class="erreur">'),
    ),
    good=(
        Good('<form><p class="erreur">Écrivez la date avec des barres, par exemple 14/07/1985.</p></form>'),
        Good('<form><p class="error">{{ erreur }}</p></form>'),
        Good('<form><p class="error">Name and colour cannot be empty. Please complete all required fields. Café.</p></form>'),
        Good('<p>Champ invalide, disait-on.</p>'),
        Good('<form><label>Été <input name="é"></label><p class="erreur"><span class="erreur__mot">Erreur :</span> {{ erreur }}</p></form>'),
        Good('<form><label>Été <input name="é"></label><div role="alert" class="error"><strong class="error-title">Error</strong><br><span>{{ error }}</span></div></form>'),
        Good('<form><p class="error">Erreur :</p><ul>{% for e in erreurs %}<li>{{ e }}</li>{% endfor %}</ul><label>Été <input name="é"></label></form>'),
    ),
)  # fmt: skip
def error_text_generic(block: Element, page: Page) -> Iterator[Hit]:
    """Report a static error message of a form that names neither field nor remedy, or that nothing can show."""
    named = f"{block.attr('class') or ''} {block.attr('id') or ''} {block.attr('role') or ''}"
    if not _ERROR.search(named) and "alert" not in named:
        return
    form = block.closest("form")
    text = block.text
    if form is None or not text or is_dynamic(text) or len(text) > 160:
        return
    if any(
        _ERROR.search(f"{one.attr('class') or ''} {one.attr('id') or ''}") and one.text == text
        for one in block.inside()
    ):
        return
    fields = form.inside("input", "select", "textarea")
    if is_hidden(block, page):
        own = block.attr("id")
        scripted = page.find("script") or any(name.startswith("on") for one in form.inside() for name in one.attrs)
        tied = any(
            own in one.token_list("aria-describedby")
            for one in fields
            if own and input_type(one) not in {"button", "submit"}
        )
        if _ERROR.search(named) and own and fields and not scripted and not tied and not block.has_unknown_attributes:
            yield Hit(block.span, HIDDEN, {"text": text})
    elif says_nothing(text) and not _begins_a_message(block):
        yield Hit(block.span, GENERIC, {"text": text})


_TOLD_APART = frozenset({"p", "ul", "ol", "div"})


def _begins_a_message(block: Element) -> bool:
    """Whether what is wrong is told right after: "Error:", set apart by its look alone, is no message."""
    for node in block.next_siblings:
        if not isinstance(node, Element):
            if visible(str(node)).strip():
                return True
        elif node.name in {"a", *IN_LINE} or (node.name in _TOLD_APART and block.text.endswith(":")):
            return bool(node.text) and not node.inside("input", "select", "textarea")
        elif node.name != "br":
            return False
    return False
