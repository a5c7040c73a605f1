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
        Bad('nom = CharField(error_messages={"invalid": "Saisie incorrecte à corriger", "required": "Erreur"})', GENERIC, at='"Erreur"'),
    ),
    good=(
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
        name = dotted(node.func)
        last = name.rsplit(".", 1)[-1]
        if last not in _MESSAGE or (last == "error" and not name.endswith("messages.error")):
            return
        at, keyword = _MESSAGE[last]
        candidates = [*node.args[at : at + 1], *(one.value for one in node.keywords if one.arg == keyword)]
    else:
        candidates = [value for key, value in node.items if _is_error_key(key, node)]
    for argument in candidates:
        text = argument
        if (
            isinstance(argument, nodes.Call)
            and dotted(argument.func).rsplit(".", 1)[-1] in gettext.CALLS
            and argument.args
        ):
            text = argument.args[0]
        if isinstance(text, nodes.Const) and isinstance(text.value, str) and says_nothing(text.value):
            yield Hit(module.span(text), GENERIC, {"text": text.value})


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
