"""« Deleted » that only hides: the person believes that their data is gone."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.people.retention import Keeper, erases, keepers
from guichet.reading.project.project import Project
from guichet.reading.python.module import dotted
from guichet.rulebook.rule import Bad, Good, project_rule

HIDDEN = Text(
    fr="« {model} » n’efface rien : `{field}` cache la fiche et garde tout. La personne croit que ses données sont parties. Effacez après un délai annoncé, ou archivez à part.",
    en='"{model}" erases nothing: `{field}` hides the record and keeps it all. People believe their data is gone. Erase after an announced delay, or archive apart.',
)
MAYBE = Text(
    fr="« {model} » a un champ `{field}` : vérifiez que les données finissent par être effacées, ou archivées à part.",
    en='"{model}" has a `{field}` field: check that the data is erased in the end, or archived apart.',
)
_FLAG = re.compile(
    r"^(?:is_|est_)?(?:deleted|removed|archived|supprimee?|archivee?|efface|effacee|hidden_by_user|soft_deleted)(?:_at|_on|_le)?$|^date_(?:archivage|deletion)$",
    re.I,
)


@project_rule(
    ".py",
    name="soft-delete-only",
    code="W9412",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Suppression qui ne supprime rien", en="Deletion that deletes nothing"),
    harms=Text(
        fr="Les personnes qui ont demandé l’effacement : leur adresse, leur dette ou leur maladie sont toujours là.",
        en="People who asked for erasure: their address, their debt or their illness are still there.",
    ),
    instead=Text(
        fr="Masquez quelques jours si besoin, puis effacez vraiment, avec l’accord de l’administration des archives pour un dossier public. Ce que la loi fait garder va dans une archive à part.",
        en="Hide for a few days if needed, then really erase, in France with the agreement of the archives administration for a public file. What the law makes you keep goes to a separate archive.",
    ),
    wrong_when=Text(
        fr="L’effacement réel est fait par un autre programme : notez lequel dans une dérogation.",
        en="The real erasure is done by another program: note which one in a derogation.",
    ),
    refs=("gdpr-5-1-e", "gdpr-17", "cnil-developers-14", "heritage-l-212-2"),
    lesson="09-data-and-scores/01-minimise",
    bad=(
        Bad(
            {"models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField('é', max_length=9)\n    email = models.EmailField()\n    is_deleted = models.BooleanField(default=False)\n\n    def delete(self):\n        self.is_deleted = True\n        self.save()\n"},
            HIDDEN, at="class Usager", path="models.py",
        ),
        Bad(
            {
                "models.py": "class Claimant(Base):\n    first_name = Column(String)\n    email = Column(String)\n    deleted_at = Column(DateTime)\n",
                "views.py": "from models import Claimant\n\n\ndef delete_claimant(session, claimant):\n    claimant.deleted_at = now()  # supprimé\n",
            },
            HIDDEN, at="class Claimant", path="models.py",
        ),
        Bad(
            {"models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    prénom = models.CharField(max_length=9)\n    courriel = models.EmailField()\n    archivée = models.BooleanField(default=False)\n"},
            MAYBE, at="class Demande", path="models.py", review=True,
        ),
    ),
    good=(
        Good({"models.py": "from django.db import models\n\n\nclass Modele(models.Model):\n    titre = models.CharField(max_length=9)\n    is_deleted = models.BooleanField(default=False)\n"}),
        Good({"models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n    is_deleted = models.BooleanField(default=False)\n\n\ndef purger():\n    Usager.objects.filter(is_deleted=True).delete()\n"}),
        Good({"models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n"}),
    ),
)  # fmt: skip
def soft_delete_only(project: Project) -> Iterator[Hit]:
    for keeper in keepers(project):
        flag = next((name for name in keeper.fields if _FLAG.match(_plain(name))), None)
        if flag is None or erases(keeper, project):
            continue
        sure = _hides(keeper, flag, project)
        yield Hit(
            keeper.module.header_span(keeper.owner),
            HIDDEN if sure else MAYBE,
            {"model": keeper.owner.name, "field": flag},
            Certainty.VIOLATION if sure else Certainty.REVIEW,
            keeper.module.path,
        )


def _plain(name: str) -> str:
    return name.translate(str.maketrans("éèê", "eee"))


def _hides(keeper: Keeper, flag: str, project: Project) -> bool:
    """Whether a deletion of the project sets the flag, and nothing of it deletes."""
    modules = [keeper.module]
    for path in project.paths:
        if (
            path.endswith(".py")
            and path != keeper.module.path
            and flag in (text := project.text(path))
            and keeper.owner.name in text
        ):
            module = project.modules.parsed(path)
            modules += [module] if module else []
    for module in modules:
        for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
            if re.search(r"delete|supprim|remove|efface", function.name, re.I) and _sets(function, flag):
                return not any(
                    dotted(call).endswith(("super.delete", "objects.delete"))
                    for call in function.nodes_of_class(nodes.Call)
                )
    return False


def _sets(function: nodes.FunctionDef, flag: str) -> bool:
    return any(node.attrname == flag for node in function.nodes_of_class(nodes.AssignAttr)) or any(
        word.arg == flag
        for call in function.nodes_of_class(nodes.Call)
        if dotted(call).endswith("update")
        for word in call.keywords
    )
