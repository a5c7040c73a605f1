"""« Deleted » that only hides: the person believes that their data is gone."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.half_erased import half_erased
from guichet.done.acts.python.deleted_in_name import deleted_in_name
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.histories import history_kept
from guichet.done.people.retention import Keeper, erases, keepers
from guichet.reading.project.project import Project
from guichet.reading.python.module import dotted
from guichet.rulebook.rule import Bad, Check, Good, Subject, project_rule

HIDDEN = Text(
    fr="« {model} » n’efface rien : `{field}` cache la fiche et garde tout. La personne croit que ses données sont parties. Effacez après un délai annoncé, ou archivez à part.",
    en='"{model}" erases nothing: `{field}` hides the record and keeps it all. People believe their data is gone. Erase after an announced delay, or archive apart.',
)
_GONE = (
    "dormant",
    "sommeil",
    "delet",
    "suppr",
    "remov",
    "efface",
    "archiv",
    "closed",
    "ferme",
    "retire",
    "visible",
    "actif",
    "active",
    "enabled",
    "paranoi",
    "discard",
    "hidden",
    "masqu",
    "invisible",
    "disabled",
    "inacti",
    "desactiv",
)

MARKED = Text(
    fr="« {model} » n’est pas effacé : `{field}` cache la fiche et garde tout, et rien du projet n’efface ensuite. La personne croit que ses données sont parties. Effacez après un délai annoncé, ou archivez à part.",
    en='"{model}" is not erased: `{field}` hides the record and keeps it all, and nothing of the project erases later. People believe their data is gone. Erase after an announced delay, or archive apart.',
)


COPIED = Text(
    fr="« {model} » garde une copie de `{thing}`, qu’on efface. Rien du projet n’efface la copie, et la personne croit que c’est oublié. N’en gardez que des nombres, ou effacez aussi la copie après un délai annoncé.",
    en='"{model}" keeps a copy of `{thing}`, which is erased. Nothing of the project erases the copy, and people believe that it is forgotten. Keep numbers only, or erase the copy too after an announced delay.',
)

COPY = Text(
    fr="« {model} » garde une copie de ce qu’on efface de `{thing}`. Rien de ce qui est lu ici n’efface la copie : vérifiez quand elle part, et que la personne le sait.",
    en='"{model}" keeps a copy of what is erased from `{thing}`. Nothing that is read here erases the copy: check when it goes, and that people know.',
)
KEPT = Text(
    fr="« {model} » est seulement caché par `{field}` : si le service dit que c’est effacé, vérifiez que les données finissent par l’être, ou archivées à part.",
    en='"{model}" is only hidden by `{field}`: if the service says that it is erased, check that the data is in the end, or archived apart.',
)

HALF = Text(
    fr="« {model} » est dit anonyme et garde {left} : cela dit encore qui est la personne. Écrasez aussi ces colonnes, ou effacez la fiche.",
    en='"{model}" is said to be anonymous and keeps {left}: that still tells who the person is. Write over these columns too, or erase the record.',
)
VERSIONS = Text(
    fr="`{code}` garde chaque version passée de « {model} » ({fields}). Rien de ce qui est lu ici n’efface ces versions : ce que la personne a corrigé ou fait effacer y reste. Purgez-les après un délai, ou n’y mettez que ce qui ne dit pas qui elle est.",
    en='`{code}` keeps each past version of "{model}" ({fields}). Nothing that is read here erases these versions: what people corrected, or had erased, stays there. Purge them after a delay, or put in them only what does not tell who people are.',
)

LATE = Text(
    fr="« {name} » : {days} jours avant que soit effacé ce que la personne a demandé d’effacer. La réponse est due dans le mois. Effacez tout de suite, ou après quelques jours annoncés.",
    en='"{name}": {days} days before what people asked to erase is erased. An answer is owed within a month. Erase at once, or after a few days that are announced.',
)
UNDONE = Text(
    fr="`{code}` : se connecter une fois suffit pour que la demande d’effacement soit jetée, sans que la personne le sache. Gardez la demande, et demandez-lui si elle a changé d’avis.",
    en="`{code}`: signing in once is enough for the request to be erased to be thrown away, and people do not know. Keep the request, and ask them whether they changed their mind.",
)
_PUT_OFF = ("erasure", "effacement", "deletion", "suppression", "delete", "oubli", "forget", "removal", "effacer")


def _put_off(act: Act) -> Iterator[Hit]:
    """Report an erasure that comes months after it was asked for, or that signing in undoes."""
    if isinstance(act, FromDeed) and act.what is What.ERASED_LATE:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, LATE, {"name": act.shown, "days": act.other}, certainty, act.path)
    elif isinstance(act, FromDeed) and act.what is What.ERASURE_UNDONE:
        yield Hit(act.span, UNDONE, {"code": act.shown}, path=act.path)


def _marked(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.HIDDEN:
        said, certainty = (MARKED, Certainty.VIOLATION) if act.certain else (KEPT, Certainty.REVIEW)
        yield Hit(act.span, said, {"model": act.other, "field": act.shown}, certainty, act.path)
    elif isinstance(act, FromDeed) and act.what is What.COPIED:
        said, certainty = (COPIED, Certainty.VIOLATION) if act.certain else (COPY, Certainty.REVIEW)
        yield Hit(act.span, said, {"model": act.other, "thing": act.shown}, certainty, act.path)


MAYBE = Text(
    fr="« {model} » a un champ `{field}` : vérifiez que les données finissent par être effacées, ou archivées à part.",
    en='"{model}" has a `{field}` field: check that the data is erased in the end, or archived apart.',
)
_FLAG = re.compile(
    r"^(?:is_|est_)?(?:deleted|removed|archived|supprimee?|archivee?|efface|effacee|hidden_by_user|soft_deleted)(?:_at|_on|_le)?$|^date_(?:archivage|deletion)$",
    re.I,
)


@project_rule(
    ".py", ".rb", ".php",
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
    also=(
        Check(Subject.ACT, (Kind.KEEP,), _GONE, _marked, _GONE),
        Check(Subject.ACT, (Kind.KEEP,), _PUT_OFF, _put_off, _PUT_OFF),
    ),
    bad=(
        Bad("CREATE FUNCTION keep() RETURNS trigger AS $$\nBEGIN -- été\n  INSERT INTO users_history SELECT OLD.*;\n  RETURN OLD;\nEND;\n$$ LANGUAGE plpgsql;\nCREATE TRIGGER keep BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION keep();\n", COPY, at="INSERT INTO users_history SELECT OLD.*", path="db/trigger.sql", review=True),
        Bad("DELAI = 3\nEFFACEMENT_ATTENTE_JOURS = 180  # été\n", LATE, at="180", path="config/vie_privee.py"),
        Bad("export async function onLogin(user) { // café\n  await prisma.erasureRequest.deleteMany({ where: { userId: user.id } });\n}\n", UNDONE, at="prisma.erasureRequest.deleteMany({ where: { userId: user.id } })", path="src/login.js"),
        Bad({"comptes/services.py": "def supprimer_compte(utilisateur):\n    fermer_sessions(utilisateur)  # été\n    utilisateur.is_active = False\n    utilisateur.save()\n", "comptes/views.py": "def supprimer(request):\n    supprimer_compte(request.user)\n    messages.success(request, \"Votre compte et vos données ont été supprimés.\")\n"}, MARKED, at="utilisateur.is_active = False", path="comptes/services.py"),
        Bad({"app/controllers/registrations_controller.rb": "class RegistrationsController < Devise::RegistrationsController\n  def destroy # été\n    current_user.update!(active: false)\n    redirect_to root_path, notice: t(\".done\")\n  end\nend\n", "config/locales/en.yml": "en:\n  registrations:\n    destroy:\n      done: Your account and all your data have been deleted.\n"}, MARKED, at="active: false", path="app/controllers/registrations_controller.rb"),
        Bad("-- été\nCREATE OR REPLACE FUNCTION effacer_usager(p_id bigint) RETURNS void AS $$\n  UPDATE usager SET masque = true WHERE id = p_id;\n$$ LANGUAGE sql;\n", MARKED, at="masque = true", path="db/effacer.sql"),
        Bad({"sql/déclencheur.sql": "CREATE TRIGGER avant BEFORE DELETE ON usager\nFOR EACH ROW\nBEGIN\n  INSERT INTO usager_passe SELECT * FROM usager WHERE id = OLD.id;\nEND;\n", "sql/vue.sql": "CREATE VIEW recherche AS SELECT nom FROM usager UNION ALL SELECT nom FROM usager_passe;\n"}, COPIED, at="INSERT INTO usager_passe SELECT * FROM usager WHERE id = OLD.id", path="sql/déclencheur.sql"),
        Bad({"db/été.sql": "CREATE FUNCTION keep() RETURNS trigger AS $$\nBEGIN\n  INSERT INTO patient_old VALUES (OLD.*);\n  RETURN OLD;\nEND $$ LANGUAGE plpgsql;\nCREATE TRIGGER keep BEFORE DELETE ON patient FOR EACH ROW EXECUTE FUNCTION keep();\n", "app/search.py": "QUERY = \"SELECT * FROM patient_old UNION SELECT * FROM patient\"\n"}, COPIED, at="INSERT INTO patient_old VALUES (OLD.*)", path="db/été.sql"),
        Bad("-- été\nCREATE TRIGGER garde ON dbo.adherent AFTER DELETE AS\nINSERT INTO dbo.adherent_copie SELECT * FROM deleted;\nGO\nCREATE VIEW tous AS SELECT * FROM adherent UNION SELECT * FROM adherent_copie;\n", COPIED, at="INSERT INTO dbo.adherent_copie SELECT * FROM deleted", path="sql/garde.sql"),
        Bad({"base.py": "from django.db import models\n\n\nclass Base(models.Model):\n    gone = models.DateTimeField(null=True)  # été\n\n    def delete(self, *args, **kwargs):\n        self.gone = timezone.now()\n        self.save()\n", "models.py": "from base import Base\n\n\nclass MedicalLetter(Base):\n    patient = models.ForeignKey('people.Patient', models.CASCADE)\n    text = models.TextField()\n", "views.py": "from models import MedicalLetter\n\n\ndef forget(request, pk):\n    MedicalLetter.objects.get(pk=pk, patient=request.user).delete()\n    return HttpResponse('Your data has been deleted.')\n"}, MARKED, at="self.gone = timezone.now()", path="base.py"),
        Bad("from peewee import BooleanField, CharField, Model\n\n\nclass Adherent(Model):\n    prénom = CharField()\n    telephone = CharField()\n    actif = BooleanField(default=True)\n\n    def delete_instance(self):\n        self.actif = False\n        return self.save()\n", MARKED, at="self.actif = False", path="models.py"),
        Bad({"app/Models/Lecteur.php": "<?php\nclass Lecteur extends Model\n{\n    use SoftDeletes;\n}\n", "lang/fr/compte.php": "<?php\nreturn ['efface' => 'Votre compte et vos données ont été effacés.'];\n"}, MARKED, at="SoftDeletes", path="app/Models/Lecteur.php"),
        Bad({"app/Models/Lecteur.php": "<?php\nclass Lecteur extends Model\n{\n    use SoftDeletes;\n}\n", "lang/fr/compte.php": "<?php\nreturn ['piece' => 'La pièce a été supprimée de votre compte.'];\n"}, KEPT, at="SoftDeletes", path="app/Models/Lecteur.php", review=True),
        Bad("<?php\nfinal class Suppression\n{\n    public function supprimer(Usager $usager): string\n    {\n        $usager->setVisible(false);\n        return 'Votre compte est supprimé.';\n    }\n}\n", MARKED, at="$usager->setVisible(false)", path="src/Suppression.php"),
        Bad("class Prets(models.Manager):\n    def rendre(self, prêt):\n        PretAncien.objects.create(usager=prêt.usager, titre=prêt.titre)\n        prêt.delete()\n", COPIED, at="PretAncien.objects.create(usager=prêt.usager, titre=prêt.titre)", path="prets/models.py"),
        Bad("export async function giveBack(loan) {\n  await db.loanHistory.create({ data: { borrower: loan.borrower, title: loan.title } }); // été\n  await db.loan.delete({ where: { id: loan.id } });\n}\n", COPIED, at="db.loanHistory.create({ data: { borrower: loan.borrower, title: loan.title } })", path="src/loans.js"),
        Bad("export async function removeAccount(id) {\n  await db.account.update({ where: { id }, data: { deletedAt: new Date() } }); // été\n}\n", MARKED, at="deletedAt: new Date()", path="src/remove.js"),
        Bad("<?php\nclass Fermeture\n{\n    public function fermer(Usager $usager): void\n    {\n        $usager->supprime = true; // été\n    }\n}\n", MARKED, at="$usager->supprime = true", path="src/Fermeture.php"),
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
        Bad({"app/models/concerns/forgettable.rb": "module Forgettable # été\n  def anonymize!\n    self.full_name = \"Signatory #{id}\"\n    self.email = nil\n    self.anonymized_at = Time.current\n    save!\n  end\nend\n", "app/models/signatory.rb": "class Signatory < ApplicationRecord\n  include Countable, Forgettable\nend\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"signatories\", force: :cascade do |t|\n    t.string \"full_name\"\n    t.string \"email\"\n    t.string \"normalized_email\"\n  end\nend\n"}, HALF, at="self.full_name = \"Signatory #{id}\"", path="app/models/concerns/forgettable.rb"),
        Bad({"echanges/models.py": "class Echange(models.Model):\n    prenom = models.CharField(max_length=9)\n    nom_famille = models.CharField(max_length=9)\n    alias = models.CharField(max_length=9)\n\n    def nommer(self):\n        self.alias = f\"{slugify(self.nom_complet)}_{self.pk}\"  # été\n", "echanges/anonymiser.py": "def anonymiser(échanges):\n    for echange in échanges:\n        echange.prenom = \"\"\n        echange.nom_famille = \"\"\n        echange.is_anonymized = True\n"}, HALF, at="echange.prenom = \"\"", path="echanges/anonymiser.py"),
        Bad("<?php\n#[ORM\\Entity]\nclass Locataire\n{\n    private ?string $prenom = null;\n    private ?string $courriel = null;\n    private ?string $telephone = null;\n\n    public function anonymize(): void // été\n    {\n        $this->setPrenom('Anonyme');\n        $this->setCourriel('');\n    }\n}\n", HALF, at="$this->setPrenom('Anonyme')", path="src/Entity/Locataire.php"),
        Bad({"app/models/claimant.rb": "class Claimant < ApplicationRecord # été\n  has_paper_trail\nend\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\", force: :cascade do |t|\n    t.string \"first_name\"\n    t.string \"last_name\"\n    t.date \"birth_date\"\n  end\nend\n"}, VERSIONS, at="has_paper_trail", path="app/models/claimant.rb", review=True),
        Bad("from django.db import models\nfrom simple_history.models import HistoricalRecords\n\n\nclass Demandeur(models.Model):\n    prénom = models.CharField(max_length=9)\n    prenom = models.CharField(max_length=9)\n    telephone = models.CharField(max_length=9)\n    history = HistoricalRecords()\n\n\ndef purger():\n    Demandeur.objects.filter(clos=True).delete()\n", VERSIONS, at="HistoricalRecords()", path="demandes/models.py", review=True),
        Bad({"src/Listener/Journal.php": "<?php\nclass Journal // été\n{\n    public function onFlush(OnFlushEventArgs $args): void\n    {\n        foreach ($this->uow->getScheduledEntityUpdates() as $entity) {\n            if ($entity instanceof Followed) {\n                $this->manager->persist(new HistoryEntry($entity, $this->uow->getEntityChangeSet($entity)));\n            }\n        }\n    }\n}\n", "src/Entity/Locataire.php": "<?php\n#[ORM\\Entity]\nclass Locataire implements Followed\n{\n    #[ORM\\Column]\n    private ?string $prenom = null;\n    #[ORM\\Column]\n    private ?string $telephone = null;\n}\n"}, VERSIONS, at="->getEntityChangeSet(", path="src/Listener/Journal.php", review=True),
    ),
    good=(
        Good("export function deleteProfile(req, res) {\n  const profile = req.profile; // été\n  profile.deletedAt = Date.now();\n  profile.identités = undefined;\n  profile.save().then(() => res.send('ok'));\n}\n", path="server/profile.js"),
        Good({"db/trigger.sql": "CREATE FUNCTION keep() RETURNS trigger AS $$\nBEGIN -- été\n  INSERT INTO users_history SELECT OLD.*;\n  RETURN OLD;\nEND;\n$$ LANGUAGE plpgsql;\nCREATE TRIGGER keep BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION keep();\n", "db/purge.sql": "DELETE FROM users_history WHERE kept_at < now() - interval '30 days';\n"}, path="db/trigger.sql"),
        Good("DELAI = 3\nEFFACEMENT_ATTENTE_JOURS = 14  # été\nSUPPRESSION_SAUVEGARDES_ATTENTE_JOURS = 90\n", path="config/vie_privee.py"),
        Good({"comptes/services.py": "def supprimer_compte(utilisateur):\n    utilisateur.is_active = False  # été\n    utilisateur.save()\n    effacer_donnees.delay(utilisateur.pk)\n", "comptes/views.py": "def supprimer(request):\n    supprimer_compte(request.user)\n    messages.success(request, \"Votre compte et vos données ont été supprimés.\")\n"}),
        Good("CREATE FUNCTION cacher_profil(p_id bigint) RETURNS void AS $$ -- été\n  UPDATE usager SET masque = true WHERE id = p_id;\n$$ LANGUAGE sql;\nCREATE FUNCTION effacer_usager(p_id bigint) RETURNS void AS $$\n  DELETE FROM usager WHERE id = p_id;\n$$ LANGUAGE sql;\n", path="db/effacer.sql"),
        Good("class Patient(models.Model):\n    prénom = models.CharField(max_length=80)\n    telephone = models.CharField(max_length=20)\n    masqué = models.BooleanField(default=False)\n\n    def delete(self):\n        self.masqué = True\n        self.save()\n\n\ndef nightly(limit):\n    Patient.objects.filter(masqué=True, updated__lt=limit).delete()\n", path="models.py"),
        Good({"app/Models/Lecteur.php": "<?php\nclass Lecteur extends Model\n{\n    use SoftDeletes;\n}\n", "lang/fr/compte.php": "<?php\nreturn ['garde' => 'Votre compte n’a pas été supprimé.', 'bientot' => 'Votre compte sera supprimé demain.'];\n"}),
        Good({"sql/déclencheur.sql": "CREATE TRIGGER avant BEFORE DELETE ON usager\nFOR EACH ROW\nBEGIN\n  INSERT INTO usager_passe SELECT * FROM usager WHERE id = OLD.id;\nEND;\n", "sql/vue.sql": "CREATE VIEW recherche AS SELECT nom FROM usager UNION ALL SELECT nom FROM usager_passe;\nDELETE FROM usager_passe WHERE jour < now() - interval '1 month';\n"}),
        Good("CREATE TRIGGER avant BEFORE DELETE ON usager -- été\nFOR EACH ROW\nBEGIN\n  INSERT INTO usager_nombre (jour, nombre) VALUES (CURRENT_DATE, 1);\nEND;\nCREATE VIEW v AS SELECT nom FROM usager UNION SELECT jour FROM usager_nombre;\n", path="sql/compte.sql"),
        Good({"base.py": "class Base(models.Model):\n    hidden = models.BooleanField(default=False)  # été\n\n    def delete(self):\n        self.hidden = True\n        self.save()\n", "models.py": "from base import Base\n\n\nclass Article(Base):\n    title = models.CharField(max_length=80)\n    body = models.TextField()\n"}),
        Good({"models.py": "class Patient(models.Model):\n    prénom = models.CharField(max_length=80)\n    telephone = models.CharField(max_length=20)\n    masqué = models.BooleanField(default=False)\n\n    def delete(self):\n        self.masqué = True\n        self.save()\n", "nightly.py": "def run(limit):\n    Patient.objects.filter(masqué=True, updated__lt=limit).delete()\n"}),
        Good({"app/Models/Notice.php": "<?php\nclass Notice extends Model\n{\n    use SoftDeletes;\n}\n", "lang/fr/compte.php": "<?php\nreturn ['efface' => 'Votre compte et vos données ont été effacés.'];\n"}),
        Good({"app/Models/Lecteur.php": "<?php\nclass Lecteur extends Model\n{\n    use SoftDeletes;\n}\n", "lang/fr/compte.php": "<?php\nreturn ['efface' => 'Votre compte et vos données ont été effacés.'];\n", "app/Purge.php": "<?php\n$lecteur->forceDelete();\n"}),
        Good({"app/Models/Lecteur.php": "<?php\nclass Lecteur extends Model\n{\n    use SoftDeletes;\n}\n"}),
        Good("<?php\nfinal class Suppression\n{\n    public function supprimer(Usager $usager): string\n    {\n        $this->em->remove($usager);\n        return 'Votre compte est supprimé.';\n    }\n}\n", path="src/Suppression.php"),
        Good("export async function removeAccount(id) {\n  await db.account.delete({ where: { id } }); // été\n}\n", path="src/remove.js"),
        Good({"src/remove.js": "export async function removeAccount(id) {\n  await db.account.update({ where: { id }, data: { deletedAt: new Date() } }); // été\n}\n", "sql/purge.sql": "DELETE FROM account WHERE deleted_at < now() - interval '30 days';\n"}),
        Good("class Prets(models.Manager):\n    def rendre(self, prêt):\n        PretAncien.objects.create(ouvrage=prêt.ouvrage, titre=prêt.titre)\n        prêt.delete()\n", path="prets/models.py"),
        Good({"src/loans.js": "export async function giveBack(loan) {\n  await db.loanHistory.create({ data: { borrower: loan.borrower, title: loan.title } }); // été\n  await db.loan.delete({ where: { id: loan.id } });\n}\n", "src/nightly.js": "export const forget = () => db.query('DELETE FROM loan_history WHERE ended < now() - 30');\n"}),
        Good("export async function restoreAccount(id) {\n  await db.account.update({ where: { id }, data: { archived: true } }); // été\n}\n", path="src/back.js"),
        Good({"models.py": "from django.db import models\n\n\nclass Modele(models.Model):\n    titre = models.CharField(max_length=9)\n    is_deleted = models.BooleanField(default=False)\n"}),
        Good({"models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n    is_deleted = models.BooleanField(default=False)\n\n\ndef purger():\n    Usager.objects.filter(is_deleted=True).delete()\n"}),
        Good({"models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n"}),
        Good({"app/models/concerns/forgettable.rb": "module Forgettable # été\n  def anonymize!\n    self.full_name = \"Signatory #{id}\"\n    self.email = nil\n    self.normalized_email = nil\n    self.anonymized_at = Time.current\n    save!\n  end\nend\n", "app/models/signatory.rb": "class Signatory < ApplicationRecord\n  include Countable, Forgettable\nend\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"signatories\", force: :cascade do |t|\n    t.string \"full_name\"\n    t.string \"email\"\n    t.string \"normalized_email\"\n  end\nend\n"}),
        Good({"echanges/models.py": "class Echange(models.Model):\n    prenom = models.CharField(max_length=9)\n    nom_famille = models.CharField(max_length=9)\n    alias = models.CharField(max_length=9)\n\n    def nommer(self):\n        self.alias = f\"{slugify(self.nom_complet)}_{self.pk}\"  # été\n", "echanges/anonymiser.py": "def anonymiser(échanges):\n    for echange in échanges:\n        echange.prenom = \"\"\n        echange.nom_famille = \"\"\n        echange.alias = echange.pk\n        echange.is_anonymized = True\n"}),
        Good("<?php\n#[ORM\\Entity]\nclass Locataire\n{\n    private ?string $prenom = null;\n    private ?string $courriel = null;\n    private ?string $telephone = null;\n\n    public function anonymize(): void // été\n    {\n        $this->setPrenom('Anonyme');\n        $this->setCourriel('');\n        $this->setTelephone(null);\n    }\n}\n", path="src/Entity/Locataire.php"),
        Good({"app/models/claimant.rb": "class Claimant < ApplicationRecord # été\n  has_paper_trail\nend\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\", force: :cascade do |t|\n    t.string \"first_name\"\n    t.string \"last_name\"\n    t.date \"birth_date\"\n  end\nend\n", "app/jobs/purge_versions_job.rb": "class PurgeVersionsJob < ApplicationJob\n  def perform\n    PaperTrail::Version.where(\"created_at < ?\", 1.year.ago).delete_all\n  end\nend\n"}),
        Good({"app/models/claimant.rb": "class Claimant < ApplicationRecord # été\n  has_paper_trail only: [:state]\nend\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\", force: :cascade do |t|\n    t.string \"first_name\"\n    t.string \"last_name\"\n    t.date \"birth_date\"\n  end\nend\n"}),
        Good({"demandes/models.py": "from django.db import models\nfrom simple_history.models import HistoricalRecords\n\n\nclass Demandeur(models.Model):\n    prénom = models.CharField(max_length=9)\n    prenom = models.CharField(max_length=9)\n    telephone = models.CharField(max_length=9)\n    history = HistoricalRecords()\n\n\ndef purger():\n    Demandeur.objects.filter(clos=True).delete()\n", "nightly.sh": "python manage.py clean_old_history --days 365 --auto\n"}),
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
    for act in deleted_in_name(project):
        yield from _marked(act)
    for half in half_erased(project):
        left = ", ".join(f"`{one}`" for one in half.left[:4])
        yield Hit(half.span, HALF, {"model": half.table.name, "left": left}, path=half.path)
    if (history := history_kept(project)) is not None:
        held = ", ".join(f"`{one}`" for one in history.held[:4])
        facts = {"code": history.shown, "model": history.model, "fields": held}
        yield Hit(history.span, VERSIONS, facts, Certainty.REVIEW, history.path)


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
