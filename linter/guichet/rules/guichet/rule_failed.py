"""A rule that stops on a file is said, with its name: silence would say that it found nothing."""

from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.rulebook.rule import Bad, Good, engine_rule

FAILED = Text(
    fr="{what} s’est arrêtée ici, par une erreur de guichet ({problem}) : elle n’a pas tout vu. Le reste du rapport tient. "
    "Signalez-le dans le dépôt d’où vient guichet, avec cette phrase et, si c’est possible, le fichier.",
    en="{what} stopped here, by a mistake of guichet ({problem}): it has not seen everything. The rest of the report stands. "
    "Report it in the repository that guichet comes from, with this sentence and, if possible, the file.",
)
OF_PLUGIN = Text(
    fr="{what} s’est arrêtée ici, par une erreur du greffon « {plugin} » ({problem}) : elle n’a pas tout vu. Le reste du "
    "rapport tient. Signalez-le à qui fait ce greffon, avec cette phrase et, si c’est possible, le fichier.",
    en='{what} stopped here, by a mistake of the plugin "{plugin}" ({problem}): it has not seen everything. The rest of the '
    "report stands. Report it to those who make this plugin, with this sentence and, if possible, the file.",
)
_RULE = Text(fr="La règle « {name} »", en='The rule "{name}"')
_READING = Text(fr="La lecture du fichier", en="The reading of the file")


@engine_rule(
    name="rule-failed",
    code="W9007",
    family=Family.GUICHET,
    severity=Severity.SERIOUS,
    title=Text(fr="Règle arrêtée par une erreur", en="Rule stopped by a mistake"),
    harms=Text(
        fr="Toutes les personnes que ce fichier concerne : ce que la règle cherche y passe sans être vu.",
        en="Everyone whom this file concerns: what the rule looks for goes unseen there.",
    ),
    instead=Text(
        fr="Signalez l’erreur. En attendant, laissez cette règle avec « ignore », et relisez le fichier.",
        en="Report the mistake. Meanwhile, leave this rule out with `ignore`, and read the file yourself.",
    ),
    wrong_when=Text(fr="Jamais : c’est guichet qui s’est trompé.", en="Never: guichet itself was wrong."),
    refs=("guichet-guide",),
    lesson="00-getting-started/01-install",
    bad=(Bad("<p>Été</p>\n", FAILED, at="", path="templates/page.html"),),
    good=(Good("<p>Été</p>\n", path="templates/page.html"),),
)
def rule_failed(problem: Exception, name: str, plugin: str = "") -> Iterator[Hit]:
    """Report what stopped a rule on a file, or the reading of the file when no rule is named."""
    last = extract_tb(problem.__traceback__)[-1:]
    place = "".join(f", {Path(frame.filename).name}:{frame.lineno}" for frame in last)
    said = f"{type(problem).__name__}: {str(problem)[:200]}{place}"
    facts = {"what": _RULE.format(name=name) if name else _READING, "problem": said, "plugin": plugin}
    yield Hit(Span(0, 0), OF_PLUGIN if plugin else FAILED, facts)
