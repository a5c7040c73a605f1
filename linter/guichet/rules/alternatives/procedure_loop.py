"""A procedure that asks, by way of others, for itself."""

from collections import defaultdict, deque
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.procedures import Procedure, procedures_of
from guichet.reading.project.project import Project
from guichet.rulebook.rule import Bad, Check, Good, Subject, project_rule

LOOP = Text(
    fr="Ces démarches s’attendent en rond : {chain}. Qui n’en a aucune ne peut en commencer aucune. Ouvrez-en une sans condition.",
    en="These procedures wait for one another: {chain}. Someone who has none of them can start none of them. Open one without conditions.",
)

ROUND = Text(
    fr="« {chain} » : chaque service renvoie à l’autre, et aucun ne dit ici où aller. La personne tourne en rond. Donnez à l’un un guichet ou un numéro, ou une réponse ?",
    en='"{chain}": each service sends people on to the other, and none says here where to go. They go round in circles. Give one of them a counter or a number, or an answer?',
)
_LONGEST = 30
"""Procedures in one circle that are followed: nobody goes through more."""


def _waiting(procedures: list[Procedure]) -> dict[str, Procedure]:
    """Return, by name, the procedures that others in a circle may keep waiting: those that wait for none are taken away first."""
    left = {one.name: one for one in procedures}
    waits = {one.name: {name for name, _ in one.before if name in left} for one in left.values()}
    asked_by: dict[str, list[str]] = defaultdict(list)
    for name, others in waits.items():
        for other in others:
            asked_by[other].append(name)
    free = [name for name, others in waits.items() if not others]
    while free:
        name = free.pop()
        del left[name]
        for other in asked_by[name]:
            waits[other].discard(name)
            free.extend([other] if not waits[other] else [])
    return left


def _cycle(start: Procedure, by_name: dict[str, Procedure]) -> list[Procedure]:
    """Return the shortest way from a procedure back to itself, or nothing."""
    queue = deque([[start]])
    seen: set[str] = set()
    while queue and len(queue[0]) <= _LONGEST:
        chain = queue.popleft()
        for name, _ in chain[-1].before:
            following = by_name.get(name)
            if following is start:
                return chain
            if following is not None and name not in seen:
                seen.add(name)
                queue.append([*chain, following])
    return []


def _round(act: Act) -> Iterator[Hit]:
    """Ask about services that send people to one another and back."""
    if isinstance(act, FromDeed) and act.what is What.SENT_ROUND:
        yield Hit(act.span, ROUND, {"chain": act.shown}, Certainty.REVIEW, act.path)


@project_rule(
    ".yml", ".yaml",
    name="procedure-loop",
    code="W9521",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Démarches qui s’attendent en rond", en="Procedures that wait for one another"),
    harms=Text(
        fr="Les personnes qui repartent de zéro : il faut la carte pour le compte, et le compte pour la carte.",
        en="People who start from nothing: the card takes the account, and the account takes the card.",
    ),
    instead=Text(
        fr="Ouvrez un des maillons : un guichet, un mandat, une pièce provisoire qui ne demande rien des autres.",
        en="Open one of the links: a counter, a mandate, a provisional paper that asks for none of the others.",
    ),
    wrong_when=Text(
        fr="L’un des prérequis n’est qu’un conseil et la démarche s’ouvre sans lui.",
        en="One of the prerequisites is only advice and the procedure opens without it.",
    ),
    refs=("ce-452798", "herd-moynihan"),
    lesson="07-identity/01-the-loop",
    also=(
        Check(Subject.ACT, (Kind.REFUSE,), ("sinon", "otherwise", "else", "fallback", "renvoi", "redirect", "refer", "transfer", "orient", "autre_service", "other_service", "repli", "send", "handled_by", "relais", "releve"), _round, ("service", "caisse", "organisme", "guichet", "administration", "agence", "agenc", "office", "bureau", "department", "direction", "fund", "desk", "counter", "mairie", "council", "team", "equipe", "contact")),
    ),
    bad=(
        Bad("export const CAISSES = {\n  sante: { nom: 'Caisse de santé', sinon: 'famille' },\n  famille: { nom: 'Caisse des familles', sinon: 'sante' },\n};\n", ROUND, at="'sante'", path="src/caisses.ts", review=True),
        Bad({"demarches.yaml": "- id: carte\n  prerequis: [compte]\n- id: compte\n  prerequis: [carte]\n"}, LOOP, at="compte", path="demarches.yaml"),
        Bad({"a.yml": "id: permis\nprerequisites:\n  - banque\n", "b.yml": "id: banque\nprerequisites: [permis]\n"}, LOOP, at="banque", path="a.yml"),
        Bad({"demarches.yaml": "rendez_vous:\n  titre: Rendez-vous\n  prerequis: rendez_vous\n"}, LOOP, at="rendez_vous", path="demarches.yaml"),
    ),
    good=(
        Good("export const CAISSES = {\n  sante: { nom: 'Caisse de santé', sinon: 'famille' },\n  famille: { nom: 'Caisse des familles', sinon: 'sante', telephone: '3230' },\n};\n", path="src/caisses.ts"),
        Good({"demarches.yaml": "- id: carte\n  prerequis: [rendez-vous]\n- id: rendez-vous\n  prerequis: []\n"}),
        Good({"demarches.yaml": "- id: carte\n  prerequis: [compte]\n"}),
        Good({"ci.yaml": "prerequisites: [\n"}),
    ),
)  # fmt: skip
def procedure_loop(project: Project) -> Iterator[Hit]:
    """Report each circle of procedures once, at the prerequisite that opens it."""
    procedures = procedures_of(project)
    by_name = _waiting(procedures)
    told: set[str] = set()
    for procedure in procedures:
        if procedure.name in told or procedure.name not in by_name:
            continue
        chain = _cycle(procedure, by_name)
        if chain:
            told.update(one.name for one in chain)
            names = " → ".join(one.title for one in [*chain, procedure])
            following = chain[1].name if len(chain) > 1 else procedure.name
            span = next(span for name, span in procedure.before if name == following)
            yield Hit(span, LOOP, {"chain": names}, path=procedure.path)
