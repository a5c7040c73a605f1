"""An appeal that comes back to whoever said no."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Good, act_rule

SAME = Text(
    fr="`{code}` confie le recours à qui a pris la décision : la personne est jugée deux fois par le même regard. Confiez-le à quelqu’un d’autre.",
    en="`{code}` gives the appeal to whoever took the decision: people are judged twice by the same eyes. Give it to someone else.",
)


@act_rule(
    Kind.DECIDE,
    name="appeal-same-examiner",
    code="W9572",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Recours examiné par l’auteur de la décision", en="Appeal examined by whoever decided"),
    harms=Text(
        fr="Les personnes qui contestent un refus : qui s’est trompé une fois se donne raison.",
        en="People who contest a refusal: whoever was wrong once agrees with themselves.",
    ),
    instead=Text(
        fr="Attribuez le recours à une personne qui n’a pas pris part à la décision, et dites-le dans la lettre.",
        en="Give the appeal to someone who had no part in the decision, and say so in the letter.",
    ),
    wrong_when=Text(
        fr="La loi adresse ce recours à l’auteur de la décision (recours gracieux), et une autre personne le relit ensuite.",
        en="The law sends this appeal to whoever decided, and someone else reads it afterwards.",
    ),
    refs=("ddd-2019",),
    lesson="03-forms/06-receipt-refusal-remedy",
    since="0.1.0",
    mentions=("recours", "appeal", "reclamation", "réclamation", "contestation", "reexam", "réexam", "objection", "reconsider"),
    needs=("examin", "review", "instruct", "assign", "agent", "officer", "caseworker", "handler", "rapporteur", "gestionnaire"),
    bad=(
        Bad("def create_appeal(decision, text):\n    return Appeal.objects.create(decision=decision, text=text, reviewer=decision.officer)  # café\n", SAME, at="reviewer=decision.officer", path="appeals/services.py"),
        Bad(
            {
                "app/models/recours.rb": "class Recours < ApplicationRecord\n  before_validation on: :create do\n    self.examinateur = Portefeuille.pour(dossier) # été\n  end\nend\n",
                "app/services/portefeuille.rb": "class Portefeuille\n  def self.pour(dossier)\n    dossier.decisions.last&.agent || Agent.first\n  end\nend\n",
            },
            SAME, at="self.examinateur = Portefeuille.pour(dossier)", path="app/models/recours.rb",
        ),
        Bad("<?php\nclass DepotRecours\n{\n    public function deposer(Recours $recours, Decision $decision): void\n    {\n        $recours->setInstructeur($decision->getAgent()); // été\n    }\n}\n", SAME, at="$recours->setInstructeur($decision->getAgent())", path="src/DepotRecours.php"),
        Bad("export async function lodgeAppeal(decision, text) {\n  await db.appeal.create({ data: { text, reviewerId: decision.decidedById } }); // café\n}\n", SAME, at="reviewerId: decision.decidedById", path="src/appeals.js"),
    ),
    good=(
        Good("class DépôtView(View):\n    def post(self, request, decision):\n        appeal = Appeal.objects.create(original_officer=decision.officer, text=request.POST['texte'])\n        return redirect(appeal)\n", path="appeals/views.py"),
        Good("def create_appeal(decision, text):\n    other = Officer.objects.exclude(pk=decision.officer_id).first()\n    return Appeal.objects.create(decision=decision, text=text, reviewer=other)  # café\n", path="appeals/services.py"),
        Good(
            {
                "app/models/recours.rb": "class Recours < ApplicationRecord\n  before_validation on: :create do\n    self.examinateur = HorsPortefeuille.pour(dossier) # été\n  end\nend\n",
                "app/services/hors_portefeuille.rb": "class HorsPortefeuille\n  def self.pour(dossier)\n    Agent.where.not(id: dossier.decisions.last&.agent).first\n  end\nend\n",
            }
        ),
        Good("def notify(appeal, decision):\n    Message.objects.create(appeal=appeal, told_to=decision.officer)  # café, the officer learns of it\n", path="appeals/services.py"),
    ),
)  # fmt: skip
def appeal_same_examiner(act: Act) -> Iterator[Hit]:
    """Report what gives an appeal to the person whose decision it contests."""
    if isinstance(act, FromDeed) and act.what is What.SAME_EXAMINER:
        yield Hit(act.span, SAME, {"code": act.shown}, path=act.path)
