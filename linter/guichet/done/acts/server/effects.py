"""What a job does to the door: opens slots, takes them back, shuts the site; told by its words, or by what its code sets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum

from astroid import nodes

from guichet.core.keeping.expressions import lasting
from guichet.done.acts.switches import switch_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.held import held_behind
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import argument
from guichet.reading.python.paths import own_nodes

_DEPTH = 3
"""Functions in a row that are entered."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SLOTS = (
    r"slots?|creneaux?|rdvs?|rendez vous|appointments?|bookings?|plages?|agendas?|inscriptions?|registrations?|enrol+ments?|"
    r"reservations?|guichets?|counter|viewings?|visites? (?:de |du |des )?logements?|places?|seats?|vouchers?"
)
_SITE = r"site|service|portail|portal|teleservice|demarches?|guichets?|website|app|plateforme|platform|frontend"
_OPEN = r"open|opens|opening|ouvrir|ouvre|ouverture|publish|publie|publier|publication|release|releases|liberer|libere|unlock|debloquer|activer|activate|enable|mettre en ligne|mise en ligne|show|afficher"
_CLOSE = r"close|closes|closing|fermer|ferme|fermeture|unpublish|depublier|lock|bloquer|disable|desactiver|deactivate|hide|masquer|retirer"
_OTHER = re.compile(
    r"\b(?:purge\w*|backup|sauvegard\w*|clean\w*|clear\w*|nettoy\w*|sync\w*|envo\w+|send\w*|e?mails?|courriels?|remind\w*|rappel\w*|"
    r"relanc\w*|anonym\w*|archiv\w*|delete\w*|supprim\w*|pytest|tests?|import\w*|export\w*|stats?|statisti\w*|report\w*|rapport\w*|"
    r"expire\w*|opendata|open data|notif\w*|index\w*|cache|warm\w*|issues?|tickets?|check\w*|verif\w*|monitor\w*)\b"
)


_FOLDERS = re.compile(r"(?<!\S)(?:[\w.~-]*/)+")
"""The folders that lead to a program: `/srv/tests/bin/` says nothing of what it does."""


def _near(verbs: str, nouns: str) -> re.Pattern[str]:
    gap = r"(?: \w+){0,3} "
    return lasting(rf"\b(?:{verbs})\b{gap}(?:{nouns})\b|\b(?:{nouns})\b(?: \w+)? (?:{verbs})\b")


_OPENS_SLOTS, _CLOSES_SLOTS = _near(_OPEN, _SLOTS), _near(_CLOSE, _SLOTS)
_OPENS_SITE, _CLOSES_SITE = _near(_OPEN, _SITE), _near(_CLOSE, _SITE)
_HOSTS = r"v ?hosts?|hotes?|sites?(?: web)?|websites?|portail|portal|teleservice|frontend"
_STOPS_HOST, _STARTS_HOST = (
    lasting(
        rf"\b(?:{_HOSTS})(?: \w+)? (?:{verbs})(?= (?:sh|py|pl|service|timer)\b|$)|\b(?:{verbs}) (?:(?:the|le|la) )?(?:{_HOSTS})\b"
    )
    for verbs in (
        "stop|arret|arreter|shutdown|coupe|coupure|eteindre|extinction",
        "start|marche|demarrer|demarrage|allumer|reprise|rouvrir",
    )
)
"""A site that is stopped or started by a command of its own: `vhost-arret.sh`, not what stops a part of it."""
_TURNED_OFF, _TURNED_ON = (
    lasting(
        rf"\b(?:{_SITE}|{_SLOTS}|depots?|demandes?|formulaires?|forms?|applications?|claims?|requests?|sign ?ups?) {verb}$"
    )
    for verb in ("off", "on")
)
"""A door that is turned off or on by a command that is told which: `bascule.sh depot off`."""
_MAINTENANCE = re.compile(r"\bmaintenance\b")
_ON = re.compile(r"\b(?:touch|on|enable|start|activer|up|create|true|begin|debut|enter|ln)\b|maintenance 1\b")
_OFF = re.compile(r"\b(?:rm|off|disable|stop|desactiver|unlink|false|end|fin|leave|delete|remove)\b|maintenance 0\b")
_STATE = re.compile(
    r"(?<![A-Za-z])([A-Za-z][\w.\-]{0,200})\\?[\"']?(?:\s++|\s*+(?:=>|[=:,])\s*+)(?:--\w+\s+)?\\?[\"']?(true|false|on|off|oui|non|0|1)\b",
    re.I,
)
_FILTERED = re.compile(r"\bwhere\w*\([^()]*\)|\bwhere:\s*\{[^{}]*\}", re.I)
"""The things that a state is written in, told by the one that they had."""
_SITES = re.compile(
    r"\b(?:web|site|portal|portail|app|frontend|front|nginx|gunicorn|teleservice|rdv|booking|claims?|demarches?|public)\b"
)
_SCALED = re.compile(
    r"(?:scale|ps:scale|replicas)\b.{0,300}?(?:replicas|web|app|site|portal|frontend)\s*[=:]?\s*(\d+)"
    r"|\b(?:systemctl|docker|supervisorctl|service|pm2)\b.{0,200}?\b(stop|start)\b.{0,200}?\b(?:web|site|portal|portail|app|frontend|nginx|gunicorn|teleservice|rdv|booking)"
)
"""A service that is stopped, or has no copy left that answers."""
_UPDATES = re.compile(
    r"\bUPDATE\s+(?:ONLY\s+)?[\w.\"`]{1,80}(?:\s+(?:AS\s+)?\w{1,30})?\s+SET\b[^;]{1,800}?(?=\bWHERE\b|;|\Z)", re.I
)
"""What SQL sets in the rows of a table, up to those that it is set in."""
_RUNS_SQL = frozenset({"execute", "executemany", "executescript", "exec_driver_sql", "raw", "fetch", "run_sql"})
_FLIPS = frozenset({"update", "values", "set", "hset", "set_flag", "set_switch", "set_feature", "set_setting"})
_YES = frozenset({"true", "on", "oui", "1"})
_SHUT_WHEN_TRUE = re.compile(
    r"\b(?:hidden|closed|clos|ferm|lock|disabled|maintenance|masqu|bloqu|inacti|offline|hors ligne|suspend|unavailab)"
)


_PUT = re.compile(
    r"(?<![A-Za-z])([A-Za-z][\w.\-]{0,80})\\?[\"']?\s*(?:=>|[=:,])\s*(?:[A-Z]\w{0,40}(?:::|\.))?\\?[\"'`:]?([A-Za-z_]\w{2,40})\b(?![.(])"
)
"""A word put in a state: `status: 'free'`, `statut = Statut.OUVERT`."""


class Effect(Enum):
    """What a job does to the door."""

    OPEN_SLOTS = "open slots"
    CLOSE_SLOTS = "close slots"
    OPEN_SITE = "open site"
    CLOSE_SITE = "close site"

    @property
    def opens(self) -> bool:
        """Whether people get in afterwards."""
        return self in (Effect.OPEN_SLOTS, Effect.OPEN_SITE)

    @property
    def opposite(self) -> Effect:
        """What undoes it."""
        return _OPPOSITES[self]


_OPPOSITES = {
    Effect.OPEN_SLOTS: Effect.CLOSE_SLOTS, Effect.CLOSE_SLOTS: Effect.OPEN_SLOTS,
    Effect.OPEN_SITE: Effect.CLOSE_SITE, Effect.CLOSE_SITE: Effect.OPEN_SITE,
}  # fmt: skip


def effect_of_words(text: str) -> Effect | None:
    """Return what a command says it does, from the first of its parts that says it."""
    for part in re.split(r"[;,\n&|]+", text):
        words = plain(part)
        if _MAINTENANCE.search(words):
            if _OFF.search(words):
                return Effect.OPEN_SITE
            if _ON.search(words):
                return Effect.CLOSE_SITE
        if _OTHER.search(plain(_FOLDERS.sub(" ", part))):
            continue
        for pattern, effect in (
            (_CLOSES_SLOTS, Effect.CLOSE_SLOTS), (_OPENS_SLOTS, Effect.OPEN_SLOTS),
            (_CLOSES_SITE, Effect.CLOSE_SITE), (_OPENS_SITE, Effect.OPEN_SITE),
            (_STOPS_HOST, Effect.CLOSE_SITE), (_STARTS_HOST, Effect.OPEN_SITE),
            (_TURNED_OFF, Effect.CLOSE_SITE), (_TURNED_ON, Effect.OPEN_SITE),
        ):  # fmt: skip
            if pattern.search(words):
                return effect
    return None


def effects_of_text(text: str) -> Iterator[Effect]:
    """Yield what the states that a script or a query writes do: `.apply_enabled = false`, `SET visible = TRUE`."""
    for line in _UPDATES.sub(_on_one_line, text).splitlines():
        if not line.lstrip().startswith("#"):
            if (scaled := _SCALED.search(line)) and _SITES.search(plain(line)):
                yield Effect.CLOSE_SITE if scaled[1] == "0" or scaled[2] == "stop" else Effect.OPEN_SITE
            for match in _STATE.finditer(_FILTERED.sub(" ", line)):
                effect = _of_state(match[1], line, match[2].lower() in _YES)
                if effect is not None:
                    yield effect
            if any(_frees(match[1], line, match[2]) for match in _PUT.finditer(_FILTERED.sub(" ", line))):
                yield Effect.OPEN_SLOTS


def _on_one_line(found: re.Match[str]) -> str:
    return f"{' '.join(found[0].split())}\n"


def _frees(name: str, around: str, value: str) -> bool:
    """Whether what is put in the state of a slot says that anyone may take it."""
    return speaks_of(name, "places.status") and speaks_of(value, "places.free") and speaks_of(around, "places.slots")


def plain(text: str) -> str:
    """Return the words of a command, in lower case, without accents or signs."""
    split = _CAMEL.sub(" ", text)
    folded = unicodedata.normalize("NFKD", split).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", folded))


def _of_state(name: str, around: str, value: bool) -> Effect | None:
    if not speaks_of(name, "switches.states"):
        return None
    opens = value is not bool(_SHUT_WHEN_TRUE.search(plain(name)))
    if speaks_of(name, "switches.doors") and speaks_of(around, "switches.flagged"):
        return Effect.OPEN_SITE if opens else Effect.CLOSE_SITE
    if speaks_of(around, "places.slots") or (speaks_of(around, "places.goods") and speaks_of(name, "switches.shown")):
        return Effect.OPEN_SLOTS if opens else Effect.CLOSE_SLOTS
    if speaks_of(name, "switches.doors") or (
        speaks_of(around, "switches.kinds") and speaks_of(around, "switches.doors")
    ):
        return Effect.OPEN_SITE if opens else Effect.CLOSE_SITE
    return None


Given = Mapping[str, bool]


def effects_of_function(
    function: nodes.NodeNG, module: PythonModule, given: Given | None = None, depth: int = 0
) -> Iterator[Effect]:
    """Yield what a function does to the door: states that it sets, switches that it flips, what it calls, bounded."""
    known = dict(given or {})
    for node in own_nodes(function, nodes.Assign, nodes.Call):
        if isinstance(node, nodes.Assign):
            target = node.targets[0]
            value = _truth(node.value, known)
            if isinstance(target, nodes.AssignAttr) and _is_freed(target.attrname, node, node.value):
                yield Effect.OPEN_SLOTS
            if value is not None and isinstance(target, nodes.AssignAttr):
                yield from _stated(target.attrname, node, value, module)
            continue
        yield from _of_call(node, module, known, depth)


def _of_call(node: nodes.Call, module: PythonModule, known: dict[str, bool], depth: int) -> Iterator[Effect]:
    last = dotted(node.func).rpartition(".")[2] or getattr(node.func, "attrname", "")
    for name, value in _written(node) if last in _FLIPS else ():
        truth = _truth(value, known)
        if _is_freed(name, node, value):
            yield Effect.OPEN_SLOTS
        truth = True if truth is None and last.startswith("set_") else truth  # what is worked out: as its name says
        if truth is not None:
            yield from _stated(name, node, truth, module)
    for given in node.args if last in _RUNS_SQL else ():
        yield from _of_query(given, module)
    functions = definitions(module.modules).functions(node.func, module)
    if last in ("delay", "apply_async") and isinstance(node.func, nodes.Attribute):
        functions = definitions(module.modules).functions(node.func.expr, module)
    for found in functions if depth < _DEPTH else ():
        if isinstance(found.node, nodes.FunctionDef):
            handed = {
                name: truth
                for name in found.node.argnames()
                if (truth := _truth(argument(node, found.node, name), known)) is not None
            }
            yield from effects_of_function(found.node, found.module, handed, depth + 1)
    if not functions:
        switch = switch_of(node, module)
        said = effect_of_words(node.as_string()) if switch is not None or len(node.as_string()) < 80 else None
        if said is not None:
            yield said


def _of_query(given: nodes.NodeNG, module: PythonModule) -> Iterator[Effect]:
    """What a text of SQL sets, wherever it is kept: `cursor.execute(OPEN)`, `connection.execute(text(OPEN))`."""
    inside = given.args[0] if isinstance(given, nodes.Call) and given.args else given
    for held in held_behind(inside, module):
        for text in held.values:
            if isinstance(text, str) and _UPDATES.search(text):
                yield from effects_of_text(text)


def _is_freed(name: str, node: nodes.NodeNG, value: nodes.NodeNG) -> bool:
    """Whether a state that is put in slots, or in each of them in turn, says that anyone may take them."""
    said = (
        value.value if isinstance(value, nodes.Const) else value.attrname if isinstance(value, nodes.Attribute) else ""
    )
    loops = (one.iter.as_string() for one in node.node_ancestors() if isinstance(one, nodes.For))
    return isinstance(said, str) and _frees(name, " ".join((node.as_string(), *loops)), said)


def _written(node: nodes.Call) -> Iterator[tuple[str, nodes.NodeNG]]:
    for word in node.keywords:
        if word.arg:
            yield word.arg, word.value
    for one in node.args:
        if isinstance(one, nodes.Dict):
            yield from ((str(key.value), value) for key, value in one.items if isinstance(key, nodes.Const))
    if len(node.args) == 2 and isinstance(node.args[0], nodes.Const):
        yield str(node.args[0].value), node.args[1]


def _stated(name: str, node: nodes.NodeNG, value: bool, module: PythonModule) -> Iterator[Effect]:
    owner = node.targets[0] if isinstance(node, nodes.Assign) else node
    around = owner.as_string()
    base = owner.expr.as_string() if isinstance(owner, nodes.AssignAttr) else ""
    for loop in node.node_ancestors() if base else ():
        if isinstance(loop, nodes.For) and loop.target.as_string() == base:
            around += f" {loop.iter.as_string()}"
    effect = _of_state(name, f"{around} {name}", value)
    if effect is None and (switch := switch_of(node, module)) is not None:
        effect = _of_state(name, f"{switch.says} {module.path}", value)
    if effect is not None:
        yield effect


def _truth(node: nodes.NodeNG | None, known: Mapping[str, bool]) -> bool | None:
    if isinstance(node, nodes.Const) and isinstance(node.value, bool):
        return node.value
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if isinstance(node, nodes.UnaryOp) and node.op == "not":
        inner = _truth(node.operand, known)
        return None if inner is None else not inner
    return None
