"""A note of what each person reads: the pages they open, the mails, and when."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.python.flows import PythonFlow
from guichet.done.acts.python.visits import is_opening
from guichet.done.acts.sql.visits import Noted
from guichet.done.acts.table.watching import Watched
from guichet.done.nouns.act import Act, Kind
from guichet.done.pages.openings import is_letter, is_opening_told
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

PAGES = Text(
    fr="Chaque page lue est notée avec la personne qui la lit. Retirez cette trace, ou comptez les pages sans dire qui.{chain}",
    en="Each page read is noted with the person who reads it. Remove this trace, or count pages without saying who.{chain}",
)
MAIL = Text(
    fr="Cette image invisible dit qui ouvre le message, quand et d’où. Retirez-la : une lettre se lit sans témoin.",
    en="This unseen picture tells who opens the message, when and where. Remove it: a letter is read without a witness.",
)

SETTING = Text(
    fr="« {setting} » : un intermédiaire note qui ouvre chaque message, quand, et ce que chacun y suit. Éteignez ce réglage : une lettre se lit sans témoin.",
    en='"{setting}": a carrier notes who opens each message, when, and what they follow in it. Turn it off: a letter is read without a witness.',
)

PACKAGE = Text(
    fr="« {setting} » note chaque page avec la personne qui la lit. Est-ce seulement pour les agents ? Sinon, retirez-le, ou comptez les pages sans dire qui.",
    en='"{setting}" notes each page with the person who reads it. Is it only for staff? If not, remove it, or count pages without saying who.',
)
SOUGHT = Text(
    fr="« {what} » est gardé avec « {who} » : ce que chacun cherche ou lit reste écrit sous son nom. Ne gardez pas qui, ou comptez sans dire qui.",
    en='"{what}" is kept with "{who}": what each person looks for or reads stays written under their name. Do not keep who, or count without saying who.',
)


def _sought(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.NOTED:
        yield Hit(act.span, SOUGHT, {"what": act.shown, "who": act.other}, path=act.path)


OPENED = Text(
    fr="Qui ouvre ce message est noté, avec son appareil. Retirez cette trace : une lettre se lit sans témoin.{chain}",
    en="Who opens this message is noted, with their device. Remove this trace: a letter is read without a witness.{chain}",
)


VISITS = Text(
    fr="« {kept} » sont gardés à chaque page, avec la personne : qui la cherche saurait où elle était, et quand. Servent-ils à la démarche ? Sinon, ne les gardez pas, ou comptez sans dire qui.",
    en='"{kept}" are kept at each page, with the person: whoever looks for them would know where they were, and when. Do they serve the request? If not, do not keep them, or count without saying who.',
)


def _visits(act: Act) -> Iterator[Hit]:
    """Ask about what is kept of each visit of a person: where they were, with which device."""
    if isinstance(act, FromDeed) and act.what is What.VISIT_KEPT:
        yield Hit(act.span, VISITS, {"kept": act.shown}, Certainty.REVIEW, path=act.path)


def _pages(act: Act) -> Iterator[Hit]:
    if act.notes_reading:
        opened = isinstance(act, PythonFlow) and (isinstance(act.node, nodes.Assign) or is_opening(act.node))
        certainty = Certainty.REVIEW if isinstance(act, Noted) or not act.is_sure else Certainty.VIOLATION
        yield Hit(act.span, OPENED if opened else PAGES, {"chain": act.chain}, certainty)


def _settings(act: Act) -> Iterator[Hit]:
    if isinstance(act, Watched) and act.what == "mail":
        yield Hit(act.span, SETTING, {"setting": act.shown}, path=act.path)
    elif isinstance(act, Watched) and act.what == "pages":
        yield Hit(act.span, PACKAGE, {"setting": act.shown}, Certainty.REVIEW, path=act.path)


def _in_python(node: nodes.JoinedStr, module: PythonModule) -> Iterator[Hit]:
    if is_opening_told(module.text(node)) and not is_test(module):
        yield Hit(module.span(node), MAIL)


def _in_script(script: Script) -> Iterator[Hit]:
    for node in script.walk("template_string"):
        if "<img" in script.source_of(node) and is_opening_told(script.source_of(node)):
            yield Hit(script.span(node), MAIL)


@element_rule(
    "img",
    name="reading-tracked",
    code="W9426",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Lecture suivie", en="Reading tracked"),
    harms=Text(
        fr="Les personnes qui relisent une page parce qu’elles ont peur, ou n’ouvrent pas une lettre : cela se retourne contre elles.",
        en="People who read a page again because they are afraid, or leave a letter closed: it is turned against them.",
    ),
    instead=Text(
        fr="Comptez des pages, pas des personnes. Pour savoir si une lettre est arrivée, demandez-le.",
        en="Count pages, not people. To know whether a letter arrived, ask.",
    ),
    wrong_when=Text(
        fr="La trace sert la personne, qui le sait et l’a demandée : la liste de ses propres démarches.",
        en="The trace serves the person, who knows and asked for it: the list of their own procedures.",
    ),
    refs=("cnil-audience", "gdpr-5-1-c"),
    lesson="09-data-and-scores/01-minimise",
    since="0.1.0",
    also=(
        Check(Subject.ACT, (Kind.KEEP,), ("agent", "remote", ".ip", "latitude", "geo", "visitorid", "fingerprint"), _visits, ("create", "insert", "save", "add", "record", "log", "store", "push", "track", "enregistr", "ajouter")),
        Check(Subject.ACT, (Kind.KEEP,), ("search", "recherche", "requete", "visit", "consultation", "lecture", "navigation", "journal", "histor", "log", "trace", "ahoy"), _sought, ("search", "recherche", "requete", "visit", "consultation", "lecture", "navigation", "journal", "histor", "log", "trace", "ahoy")),
        Check(Subject.ACT, (Kind.KEEP,), (), _pages, ("create table", "remote_addr", "user_agent", "user-agent", "client.host", "request.path", "full_path", "request.url", "referrer", "endpoint", "absolute_uri")),
        Check(Subject.ACT, (Kind.KEEP,), ("track", "suivi", "suivre", "pixel", "visit", "activity", "audit"), _settings, ("track", "suivi", "suivre", "pixel", "visit", "activity", "audit")),
        Check(Subject.PYTHON, (nodes.JoinedStr,), ("<img",), _in_python),
        Check(Subject.SCRIPT, (), ("<img",), _in_script),
    ),
    bad=(
        Bad("class ApplicationController < ActionController::Base # été\n  before_action :noter\n\n  def noter\n    current_user.passages.create!(ville: lieu.city, appareil: request.user_agent, ligne: request.remote_ip)\n  end\nend\n", VISITS, at="current_user.passages.create!(ville: lieu.city, appareil: request.user_agent, ligne: request.remote_ip)", path="app/controllers/application_controller.rb", review=True),
        Bad("app.get('/été', async (req, res) => {\n  await db.searchLog.create({ data: { readerId: req.session.readerId, words: req.query.q } });\n});\n", SOUGHT, at="db.searchLog.create({ data: { readerId: req.session.readerId, words: req.query.q } })", path="src/search.js"),
        Bad("-- l’été\nCREATE TABLE consultation (\n    lecteur_id integer NOT NULL,\n    notice_id integer NOT NULL\n);\n", SOUGHT, at="CREATE TABLE consultation (\n    lecteur_id integer NOT NULL,\n    notice_id integer NOT NULL\n)", path="sql/lectures.sql"),
        Bad('ANYMAIL = {"SEND_DEFAULTS": {"track_opens": True}}  # été\n', SETTING, at="True", path="config/settings.py"),
        Bad('MIDDLEWARE = ["easyaudit.middleware.easyaudit.EasyAuditMiddleware"]  # été\n', PACKAGE, at='"easyaudit.middleware.easyaudit.EasyAuditMiddleware"', path="config/settings.py", review=True),
        Bad('@bp.get("/été/<code>")\ndef suivre(code):\n    envoi = trouver(code)\n    Ouverture.ajouter(personne=envoi.personne, ip=request.remote_addr)\n    return redirect(envoi.cible)\n', OPENED, at="Ouverture.ajouter(personne=envoi.personne, ip=request.remote_addr)", path="sms/liens.py"),
        Bad('<p>Bonjour {{ usager.prenom }}, à bientôt</p><img src="{{ site }}/o/{{ envoi.id }}.gif" width="1" height="1" alt="">', MAIL, at='<img src="{{ site }}/o/{{ envoi.id }}.gif" width="1" height="1" alt="">', path="courriels/templates/courriels/rappel.html"),
        Bad('html = page + f\'<img src="https://lettres.exemple.fr/ouvert/{envoi.id}.png" width="1" height="1" alt="">\'  # été\n', MAIL, at='f\'<img src="https://lettres.exemple.fr/ouvert/{envoi.id}.png" width="1" height="1" alt="">\'', path="lettres/rendu.py"),
        Bad('class PassageMiddleware:\n    def __call__(self, request):\n        réponse = self.get_response(request)\n        Passage.objects.create(usager=request.user, chemin=request.path)\n        return réponse\n', PAGES, at="Passage.objects.create(usager=request.user, chemin=request.path)", path="suivi/middleware.py"),
        Bad("class ApplicationController < ActionController::Base # café\n  after_action :track_action\n\n  def track_action\n    ahoy.track 'Ran action', request.query_parameters.merge(request.path_parameters)\n  end\nend\n", SOUGHT, at="ahoy.track 'Ran action', request.query_parameters.merge(request.path_parameters)", path="app/controllers/application_controller.rb"),
    ),
    good=(
        Good("class SessionsController < ApplicationController # été\n  after_action :noter\n\n  def noter\n    current_user.connexions.create!(ville: lieu.city, appareil: request.user_agent, ligne: request.remote_ip)\n  end\nend\n", path="app/controllers/sessions_controller.rb"),
        Good("<?php // été\nclass Lecteur\n{\n    public function addReaderSearchTerm(ReaderSearchTerm $readerSearchTerm): self\n    {\n        $this->readerSearchTerms->add($readerSearchTerm);\n        return $this;\n    }\n}\n", path="src/Entity/Lecteur.php"),
        Good("<?php // été\nclass RechercheType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('rechercheVille', TextType::class, ['mapped' => false, 'data' => $options['ville']]);\n    }\n}\n", path="src/Form/RechercheType.php"),
        Good("<?php // été\nclass LivreType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('livres', SearchListType::class, ['class' => Livre::class, 'query' => fn ($r) => $r->rayon(), 'data' => $options['livres']]);\n    }\n}\n", path="src/Form/LivreType.php"),
        Good("app.get('/été', async (req, res) => {\n  await db.searchLog.create({ data: { words: req.query.q } });\n});\n", path="src/search.js"),
        Good("app.post('/été', async (req, res) => {\n  await db.savedSearch.create({ data: { readerId: req.session.readerId, words: req.query.q } });\n});\n", path="src/search.js"),
        Good("CREATE TABLE emprunt (\n    lecteur_id integer NOT NULL, -- l’été\n    notice_id integer NOT NULL\n);\n", path="sql/lectures.sql"),
        Good('<p>Été</p><img src="{{ site }}/logo.png" width="120" height="40" alt="Mairie">', path="courriels/templates/courriels/rappel.html"),
        Good('<img src="/static/vide.gif" width="1" height="1" alt="">', path="courriels/templates/courriels/rappel.html"),
        Good('class ComptageMiddleware:\n    def __call__(self, request):\n        Page.objects.create(chemin=request.path)\n        return self.get_response(request)\n', path="suivi/middleware.py"),
        Good('class AuditMiddleware:\n    def __call__(self, request):\n        Audit.objects.create(agent=request.user, chemin=request.path)\n        return self.get_response(request)\n', path="agents/middleware.py"),
        Good("class ApplicationController < ActionController::Base # café\n  def track_action\n    ahoy.track 'Ran action', controller: controller_name, action: action_name\n  end\nend\n", path="app/controllers/application_controller.rb"),
        Good("-- l’été\nCREATE TABLE searches (\n    search_id integer NOT NULL,\n    user_id integer NOT NULL,\n    name text NOT NULL\n);\n", path="sql/searches.sql"),
    ),
)  # fmt: skip
def reading_tracked(image: Element, page: Page) -> Iterator[Hit]:
    """Report a picture that nobody sees and that is asked for under a name of one's own, in a message."""
    if (page.is_email or is_letter(image.template.source.text)) and is_opening_told(
        image.template.source.text[image.start : image.span.end]
    ):
        yield Hit(image.span, MAIL)
