""" "Invalid field": wrong, and no word of how to put it right."""

from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.core import gettext
from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.reading.python.module import PythonModule, dotted
from guichet.rulebook.rule import Bad, Good, python_rule
from guichet.told.language.error_wording import says_nothing

GENERIC = Text(
    fr="Le message « {text} » ne dit pas comment corriger : la personne recommence à l’aveugle. Dites quoi écrire, avec un exemple.",
    en='The message "{text}" does not say how to put it right: the person tries again blind. Say what to write, with an example.',
)

_MESSAGE = {
    "ValidationError": (0, "message"),
    "error": (1, "message"),
    "add_error": (1, "error"),
    "flash": (0, "message"),
}
"""Where the message is, by position and by name: what stands beside it is a request, a field, a category or a code."""


@python_rule(
    nodes.Call, nodes.Dict,
    name="error-message-generic",
    code="W9152",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Message d’erreur qui n’aide pas', en='Error message that does not help'),
    harms=Text(fr='Les personnes qui lisent mal ou doutent d’elles : elles recommencent à l’aveugle, puis renoncent.', en='People who read with difficulty or doubt themselves: they try again blind, then give up.'),
    instead=Text(fr='Dites quel champ, ce qui manque, et un exemple : « Écrivez la date avec des barres : 14/07/1985 ».', en='Say which field, what is missing, and an example: "Write the date with slashes: 14/07/1985".'),
    wrong_when=Text(fr='Le message est complété ailleurs par le nom du champ et un exemple.', en="The message is completed elsewhere with the field's name and an example."),
    refs=("rgaa 11.10", "rgaa 11.11", "wcag 3.3.1", "wcag 3.3.3"),
    lesson="03-forms/02-errors",
    mentions=("validationerror", "messages.error", "add_error", "error_messages", "flash("),
    bad=(
        Bad('raise forms.ValidationError("Champ invalide.")', GENERIC, at='"Champ invalide."'),
        Bad('def vue(request):\n    messages.error(request, _("Une erreur est survenue"))', GENERIC, at='"Une erreur est survenue"'),
        Bad('def clean(self):\n    if faux:\n        self.add_error("été", "Champ invalide")\n        self.add_error("nom", f"{nom} est trop long")', GENERIC, at='"Champ invalide"'),
        Bad('def vue(request):\n    if a:\n        messages.error(request, "Erreur")\n    else:\n        messages.error(request, détail)  # été', GENERIC, at='"Erreur"'),
        Bad('nom = CharField(error_messages={"invalid": "Saisie incorrecte à corriger", "required": "Erreur"})', GENERIC, at='"Erreur"'),
    ),
    good=(
        Good('def clean(self):\n    if not calcul.is_valid():\n        self.add_error("lien", _("Champ invalide"))\n        for nom, erreurs in calcul.errors.items():\n            self.add_error("lien", f"{nom} : {erreurs}")  # été'),
        Good('def vue(request):\n    if form.errors:\n        messages.error(request, "Erreur")\n        for une in form.errors.values():\n            messages.error(request, une)  # été'),
        Good('raise ValidationError("Écrivez la date avec des barres, par exemple 14/07/1985.")'),
        Good('messages.error(request, "Il manque le nom de la commune. Écrivez-le dans le premier champ.")'),
        Good('logger.error("Erreur")\nraise ValueError("Champ invalide")\nmessages.info(request, "Été")'),
        Good('raise ValidationError("Champ invalide : %(aide)s", params={"aide": "été"})'),
    ),
)  # fmt: skip
def error_message_generic(node: Any, module: PythonModule) -> Iterator[Hit]:
    """Report a whole error message, given to a form or to the person, that names neither field nor remedy."""
    if _is_test(module) or place_of_path(module.source.path) in _UNREAD:
        return
    if isinstance(node, nodes.Call):
        candidates = _said_by(node)
        if any(_is_generic(one) for one in candidates) and _is_made_precise(node):
            return
    else:
        candidates = [value for key, value in node.items if _is_error_key(key, node)]
    for argument in filter(_is_generic, candidates):
        text = _untranslated(argument)
        yield Hit(module.span(text), GENERIC, {"text": text.value})


def _said_by(call: nodes.Call) -> list[Any]:
    """Return what a call tells the person, when it is one of those that do."""
    name = dotted(call.func)
    last = name.rsplit(".", 1)[-1]
    if last not in _MESSAGE or (last == "error" and not name.endswith("messages.error")):
        return []
    at, keyword = _MESSAGE[last]
    return [*call.args[at : at + 1], *(one.value for one in call.keywords if one.arg == keyword)]


def _untranslated(argument: Any) -> Any:
    """Return the text of an argument, out of the call that translates it."""
    is_call = isinstance(argument, nodes.Call) and bool(argument.args)
    return argument.args[0] if is_call and dotted(argument.func).rsplit(".", 1)[-1] in gettext.CALLS else argument


def _is_generic(argument: Any) -> bool:
    text = _untranslated(argument)
    return isinstance(text, nodes.Const) and isinstance(text.value, str) and says_nothing(text.value)


def _is_made_precise(call: nodes.Call) -> bool:
    """Whether the same branch then tells, at the same field, what is not known beforehand: each error, one by one."""
    at, _ = _MESSAGE[dotted(call.func).rsplit(".", 1)[-1]]
    where = [one.as_string() for one in call.args[:at]]
    others = (one for part in _after(call.statement()) for one in part.nodes_of_class(nodes.Call))
    return any(
        dotted(one.func) == dotted(call.func)
        and [each.as_string() for each in one.args[:at]] == where
        and any(not isinstance(_untranslated(each), nodes.Const) for each in _said_by(one))
        for one in others
    )


def _after(statement: Any) -> Iterator[Any]:
    """Yield the statements that follow one in its block."""
    while (statement := statement.next_sibling()) is not None:
        yield statement


_UNREAD = frozenset({Place.TEST, Place.COMMAND, Place.MIGRATION, Place.FIXTURE})
"""Where messages are for who runs the program."""


@memo
def _is_test(module: PythonModule) -> bool:
    """Whether a module is a test, by what it imports: its messages are read by nobody."""
    text = module.source.text
    return "TestCase" in text or "import pytest" in text or "import unittest" in text


def _is_error_key(key: Any, node: Any) -> bool:
    """Whether a dictionary is a field's `error_messages`."""
    keyword = node.parent
    named = isinstance(keyword, nodes.Keyword) and keyword.arg == "error_messages"
    return named and isinstance(key, nodes.Const)
