"""People's data kept for ever, because nobody wrote when it ends."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.people.retention import erases, keepers
from guichet.reading.project.project import Project
from guichet.rulebook.rule import Bad, Good, project_rule

FOREVER = Text(
    fr="« {model} » garde {fields} sans date de fin visible : ces données resteront après la demande. Écrivez la durée (`RETENTION`) et la purge qui la tient.",
    en='"{model}" keeps {fields} with no end date in sight: this data will outlive the request. Write the period (`RETENTION`) and the purge that holds it.',
)


@project_rule(
    name="retention-period-missing",
    code="W9411",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Durée de conservation absente", en="Retention period missing"),
    harms=Text(
        fr="Les personnes qui ont demandé une aide une fois : dix ans après, une fuite dit encore où elles vivaient.",
        en="People who once asked for help: ten years later, a leak still tells where they lived.",
    ),
    instead=Text(
        fr="Une durée écrite, annoncée sur le formulaire, et une tâche qui efface ce qui l’a dépassée.",
        en="A written period, announced on the form, and a task that erases what is past it.",
    ),
    wrong_when=Text(
        fr="La purge est faite ailleurs, par exemple par la base de données : notez-le dans une dérogation.",
        en="The purge is done elsewhere, by the database for instance: note it in a derogation.",
    ),
    refs=("gdpr-5-1-e", "cnil-developers-14"),
    lesson="09-data-and-scores/01-minimise",
    bad=(
        Bad(
            {"usagers/models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField('é', max_length=9)\n    email = models.EmailField()\n"},
            FOREVER, at="class Usager", path="usagers/models.py", review=True,
        ),
        Bad(
            {"app/models.py": "class Claimant(Base):\n    first_name = Column(String)\n    birth_date = Column(Date)  # né\n"},
            FOREVER, at="class Claimant", path="app/models.py", review=True,
        ),
        Bad(
            {
                "models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    prénom = models.CharField(max_length=9)\n    téléphone = models.CharField(max_length=9)\n",
                "purge.py": "def purger_sessions():\n    Session.objects.all().delete()\n",
            },
            FOREVER, at="class Demande", path="models.py", review=True,
        ),
        Bad(
            {
                "models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    prénom = models.CharField(max_length=9)\n    téléphone = models.CharField(max_length=9)\n",
                "autre/models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    RETENTION = 30\n    prénom = models.CharField(max_length=9)\n    téléphone = models.CharField(max_length=9)\n",
            },
            FOREVER, at="class Demande", path="models.py", review=True,
        ),
    ),
    good=(
        Good({"models.py": "RETENTION = timedelta(days=365)\n\n\nclass Usager(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n"}),
        Good(
            {
                "models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n",
                "commands/purger.py": "from models import Usager\n\nUsager.objects.filter(vu__lt=limite).delete()  # purge\n",
            }
        ),
        Good({"models.py": "from django.db import models\n\n\nclass Structure(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n"}),
    ),
)  # fmt: skip
def retention_period_missing(project: Project) -> Iterator[Hit]:
    for keeper in keepers(project):
        if not erases(keeper, project):
            facts = {"model": keeper.owner.name, "fields": ", ".join(f"`{name}`" for name in keeper.personal[:4])}
            span = keeper.module.header_span(keeper.owner)
            yield Hit(span, FOREVER, facts, Certainty.REVIEW, keeper.module.path)
