"""A score that helps to decide about people, absent from the public list of algorithms."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.deciding.score import Score, is_score_name
from guichet.done.deciding.scores import scores_of
from guichet.done.nouns.traits import Purpose
from guichet.done.people.people import is_person
from guichet.done.words import speaks_of
from guichet.reading.project.project import Project
from guichet.reading.python.module import dotted
from guichet.rulebook.rule import Bad, Good, project_rule

UNLISTED = Text(
    fr="« {score} » note des personnes et n’est pas dans {register} : elles ne pourront pas savoir qu’il existe. Ajoutez-le, avec son but, ses données et la façon de décider.",
    en='"{score}" scores people and is not in {register}: they cannot know that it exists. Add it, with its purpose, its data and how the decision is made.',
)
NO_LIST = Text(
    fr="« {score} » note des personnes, et le projet n’a pas de liste `algorithmes.yml` : vérifiez que ses règles sont publiées quelque part.",
    en='"{score}" scores people, and the project has no `algorithmes.yml` list: check that its rules are published somewhere.',
)
_REGISTER = re.compile(
    r"(?:^|/)(?:registre[-_])?(?:algorithmes?|algorithms?|algorithm[-_]register|inventaire[-_]algorithmes)\.ya?ml$"
)
_NO_TRAITS = frozenset(
    {"id", "pk", "uuid", "reference", "numero", "number", "seed", "graine", "token_hex", "token_bytes"}
)
"""What tells one person from another, or what a draw begins with: nothing of what people are."""
_DEFINES = re.compile(r"(?m)^[^\S\n]*(?:async )?(?:def|class) (\w+)")


@project_rule(
    ".py",
    name="algorithm-unlisted",
    code="W9409",
    family=Family.DATA_ETHICS,
    severity=Severity.MINOR,
    title=Text(fr="Score absent de la liste des algorithmes", en="Score absent from the list of algorithms"),
    harms=Text(
        fr="Les personnes notées, et les associations qui les aident : personne ne peut discuter une règle inconnue.",
        en="The people who are scored, and those who help them: nobody can question a rule they do not know of.",
    ),
    instead=Text(
        fr="Tenez `algorithmes.yml` à jour : le fichier, son but, ses données, qui décide. Publiez-le.",
        en="Keep `algorithmes.yml` up to date: the file, its purpose, its data, who decides. Publish it.",
    ),
    wrong_when=Text(
        fr="La liste est tenue ailleurs, par exemple sur le site de la collectivité.",
        en="The list is kept elsewhere, on the authority’s website for instance.",
    ),
    refs=("crpa-l-312-1-3",),
    lesson="09-data-and-scores/04-explaining",
    bad=(
        Bad(
            {
                "algorithmes.yml": "- module: scores/creche.py\n",
                "scores/logement.py": "def score_logement(demande):\n    return demande.années * 2\n",
            },
            UNLISTED, at="def score_logement", path="scores/logement.py",
        ),
        Bad(
            {
                "docs/algorithms.yaml": "- module: app/ranking.py\n",
                "app/fraud.py": "def fraud_risk(claimant):\n    return claimant.errors / 3\n",
            },
            UNLISTED, at="def fraud_risk", path="app/fraud.py",
        ),
        Bad(
            {"scores.py": "def score_suspicion(dossier):\n    return dossier.écarts * 2\n"},
            NO_LIST, at="def score_suspicion", path="scores.py", review=True,
        ),
        Bad({'points.py': 'def fraud_points_of_user(user):\n    """Été."""\n    return user.late_days * 2\n'}, NO_LIST, at='def fraud_points_of_user', path='points.py', review=True),
    ),
    good=(
        Good({"letters.py": "def overpayment_letter(claimant):\n    return render(claimant.address)  # été\n"}),
        Good({"algorithmes.yml": "- module: scores/creche.py\n", "scores/creche.py": "def score_crèche(demande):\n    return demande.attente * 2\n"}),
        Good({"algorithmes.yml": "- module: scores.creche\n", "scores/creche.py": "def score_crèche(demande):\n    return demande.attente * 2\n"}),
        Good({"scores/antennes.py": "def score_accueil(antenne):\n    return antenne.appels * 2\n"}),
        Good({"images/rect.py": "def from_point(cls, dossier, x):\n    return cls(x / 2, x * 2)  # à côté\n"}),
        Good({"tirage.py": "def rang_tirage(demandes, graine):\n    rng = random.Random(graine)  # été\n    ordre = list(range(len(demandes)))\n    rng.shuffle(ordre)\n    for demande, rang in zip(sorted(demandes, key=lambda d: d.id), ordre):\n        demande.rang = rang\n\n\ndef classement_tirage(demandes):\n    return sorted(demandes, key=lambda d: random.random())\n"}),
        Good({'points.py': 'def points_of_user(user):\n    """Été."""\n    return user.late_days * 2\n'}),
        Good({"droits.py": "def score_non_recours(dossier):\n    return dossier.rsa * 2\n"}),
        Good('def can_reward_points_be_used_by(user):\n    """Été."""\n    return not user.is_external and user.is_participant\n', path='points.py'),
        Good('def reward_points_of_user(user):\n    """Été."""\n    total = 0\n    for granting in user.reward_grantings.all():\n        total += granting.value\n    for redemption in user.reward_redemptions.all():\n        total -= redemption.value\n    return total\n', path='points.py'),
        Good('def write_risk(owner, risk):\n    """Été."""\n    row = Row(owner, kind=risk.kind)\n    row["label"] = risk.label + " / " + str(risk.number + 1)\n    return row\n\n\ndef drop_indices(user_client):\n    pattern = user_client.prefix + "*"\n    user_client.indices.delete(pattern)\n', path='search.py'),
    ),
)  # fmt: skip
def algorithm_unlisted(project: Project) -> Iterator[Hit]:
    registers = [path for path in project.paths if _REGISTER.search(path)]
    for path in project.paths:
        if not path.endswith(".py") or not _may_score(path, project):
            continue
        near = [register for register in registers if _covers(register, path)]
        if _is_listed(path, "\n".join(project.source(register).text for register in near)):
            continue
        module = project.modules.parsed(path)
        for score in scores_of(module) if module else ():
            if _is_function_on_people(score) and (near or score.purpose is Purpose.ADVERSE):
                register = near[0].rpartition("/")[2] if near else ""
                yield Hit(
                    score.module.header_span(score.scope),
                    UNLISTED if near else NO_LIST,
                    {"score": score.name, "register": register},
                    Certainty.VIOLATION if near else Certainty.REVIEW,
                    path,
                )
                break


def _covers(register: str, path: str) -> bool:
    """A list answers for the files of its folder, and a list in a documentation folder for the project around it."""
    folder = register.rpartition("/")[0]
    if folder.rpartition("/")[2] in ("doc", "docs", "documentation"):
        folder = folder.rpartition("/")[0]
    return not folder or path.startswith(f"{folder}/")


def _is_listed(path: str, listed: str) -> bool:
    parts = path.removesuffix(".py").split("/")
    tails = ["/".join(parts[at:]) + ".py" for at in range(len(parts))] + [
        ".".join(parts[at:]) for at in range(max(0, len(parts) - 1))
    ]
    return any(re.search(rf"(?<![\w/.]){re.escape(tail)}(?![\w/])", listed) for tail in tails) if listed else False


def _may_score(path: str, project: Project) -> bool:
    text = project.text(path)
    return any(is_score_name(name) for name in _DEFINES.findall(text))


def _is_function_on_people(score: Score) -> bool:
    if score.kind != "function" or not is_score_name(score.name):
        return False
    names = [argument.name for argument in score.scope.args.args or [] if argument.name not in ("self", "cls")]
    return bool(names) and is_person(names[0]) and not _is_drawn(score)


def _is_drawn(score: Score) -> bool:
    """Whether chance alone gives the ranks: nothing of the people is read but what tells one from another."""
    calls = score.scope.nodes_of_class(nodes.Call)
    return any(speaks_of(dotted(one), "places.draws") for one in calls) and all(
        one.name in _NO_TRAITS or speaks_of(one.name, "places.draws") for one in score.reads
    )
