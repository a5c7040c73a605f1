"""An account to read opening hours: information for everyone, behind a door."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.words import any_of
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.informing import STAFF, informs
from guichet.done.nouns.act import Act, Kind
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule
from guichet.told.ideas import told

LOCKED = Text(
    fr="« {view} » demande un compte pour lire une information : qui n’a ni compte ni adresse électronique ne saura ni où aller ni quoi apporter. Ouvrez la page à tout le monde.",
    en='"{view}" asks for an account to read information: people without an account or an email address will not know where to go or what to bring. Open the page to everyone.',
)
CHECK = Text(
    fr="« {view} » demande un compte : si c’est de l’information pour tout le monde, qui n’en a pas ne la lira jamais. Ouvrez-la, ou écrivez en quoi elle est propre à chaque personne.",
    en='"{view}" asks for an account: if it is information for everyone, people without one will never read it. Open it, or write how it is each person’s own.',
)
TOLD = Text(
    fr="« {words} » : si rien n’y est propre à la personne, qui n’a ni compte ni adresse électronique ne le lira jamais. Laissez lire sans compte, ou dites où le lire autrement.",
    en='"{words}": if nothing there is the person’s own, people without an account or an email address will never read it. Let people read without an account, or say where else to read it.',
)
_LOGIN = re.compile(rf"(?:^|\.)(?:{any_of('people.guards')})$")
_PERSONAL = re.compile(r"request\.user\b|current_user|\.save\(|\.session\b|POST|form", re.I)


def _behind(act: Act) -> Iterator[Hit]:
    """Ask about the routes, and the classes that answer them, which inform by their names and want an account."""
    behind = isinstance(act, FromDeed) and act.what is What.BEHIND_ACCOUNT
    if isinstance(act, FromDeed) and behind and informs(act.shown) and not STAFF.search(act.path):
        yield Hit(act.span, CHECK, {"view": act.shown}, Certainty.REVIEW, act.path)


def _told(document: Document) -> Iterator[Hit]:
    """Ask about the sentences that want an account for what is everyone's to read."""
    if document.is_back_office:
        return
    for lang in ("fr", "en"):
        for found in told(document, lang, "read_behind_account", supposed=True):
            yield Hit(found.span, TOLD, {"words": found.text}, Certainty.REVIEW)


@python_rule(
    nodes.FunctionDef, nodes.AsyncFunctionDef, nodes.ClassDef, nodes.Call,
    name="account-forced-to-read",
    code="W9320",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Compte obligatoire pour s’informer", en="Account required to read information"),
    harms=Text(
        fr="Les personnes sans adresse électronique, sans téléphone, qui ont oublié leur mot de passe ou qui cherchent pour quelqu’un d’autre.",
        en="People without email or phone, who forgot their password, or who are looking on someone else’s behalf.",
    ),
    instead=Text(
        fr="Laissez lire sans compte les horaires, les adresses, les pièces à fournir, l’aide. Gardez la connexion pour le dossier de la personne.",
        en="Let people read hours, addresses, documents to bring and help without an account. Keep sign-in for a person’s own file.",
    ),
    wrong_when=Text(
        fr="La page ne montre que des informations propres à la personne, ou ne sert qu’aux agents.",
        en="The page only shows information about that person, or serves staff only.",
    ),
    refs=("gdpr-5-1-c", "ddd-2022"),
    lesson="08-deceptive-interfaces/03-sludge",
    mentions=("login_required", "loginrequiredmixin", "jwt_required", "auth_required"),
    also=(
        Check(Subject.PROSE, (), ("compte", "espace", "connect", "identifi", "inscri", "account", "log", "sign", "regist"), _told),
        Check(Subject.ACT, (Kind.REFUSE,), ("auth", "login", "account", "signed", "user", "isgranted", "session"), _behind, ("use(", "get(", "include_router", "before_action", "isgranted", "register_blueprint")),
        Check(Subject.ACT, (Kind.REFUSE,), ("login", "account", "compte", "connexion", "auth", "signed", "sign_in", "protect", "proteg", "private", "prive", "reserve"), _behind, ("/",)),
        Check(Subject.ACT, (Kind.REFUSE,), ("class ",), _behind, ("class openinghour", "class hours", "class horaire", "class tarif", "class price", "class fees", "class faq", "class lieux", "class location", "class timetable", "class collecte", "class dechet", "class actualit", "class news", "class outage", "class coupure", "class travaux", "class bareme", "class guide", "class help", "class aide", "class contact", "class calendrier", "class menus", "class notices")),
        Check(Subject.ACT, (Kind.REFUSE,), ("public", "open", "free", "libre", "ouvert", "exempt", "allow", "white", "except", "anonym", "permitall"), _behind, ("/login", "connexion", ".login", "sign_in", "signin", "permitall")),
    ),
    bad=(
        Bad('@login_required\ndef horaires(request):\n    """Où et quand venir."""\n    return render(request, "horaires.html")\n', LOCKED, at="def horaires"),
        Bad('@login_required\ndef opening_hours(request):\n    """Où venir."""\n    return render(request, "hours.html", {"hours": OpeningHours.objects.all()})\n', LOCKED, at="def opening_hours"),
        Bad('class AideView(LoginRequiredMixin, TemplateView):\n    """À lire."""\n    template_name = "aide.html"\n', LOCKED, at="class AideView"),
        Bad('urlpatterns = [path("faq/", login_required(TemplateView.as_view(template_name="faq.html")))]  # à lire\n', LOCKED, at='login_required(TemplateView.as_view(template_name="faq.html"))'),
        Bad({"app/main.py": 'from fastapi import Depends, FastAPI\n\nfrom app import comments, opening\nfrom app.accounts import current_account\n\napp = FastAPI()  # été\nsigned_in = [Depends(current_account)]\napp.include_router(opening.router, prefix="/opening-hours", dependencies=signed_in)\napp.include_router(comments.router, prefix="/comments")\n'}, CHECK, at='app.include_router(opening.router, prefix="/opening-hours", dependencies=signed_in)', path="app/main.py", review=True),
        Bad("app.use('/opening-hours', requireAccount, hours); // été\napp.use('/comments', comments);\n", CHECK, at="app.use('/opening-hours', requireAccount, hours)", path="src/app.js", review=True),
        Bad("class OpeningHoursController < ApplicationController # été\n  before_action :authenticate_user!\n\n  def index\n    @hours = OpeningHour.all\n  end\nend\n", CHECK, at="before_action :authenticate_user!", path="app/controllers/opening_hours_controller.rb", review=True),
        Bad("<?php\nRoute::get('/tarifs', [TarifsController::class, 'index'])->middleware('auth'); // été\nRoute::get('/demandes', [DemandesController::class, 'index']);\n", CHECK, at="Route::get('/tarifs', [TarifsController::class, 'index'])", path="routes/web.php", review=True),
        Bad("<?php\n#[IsGranted('ROLE_USER')]\nclass HorairesController extends AbstractController\n{\n    #[Route('/horaires', name: 'horaires', methods: ['GET'])]\n    public function index(): Response\n    {\n        return $this->render('horaires.html.twig'); // été\n    }\n}\n", CHECK, at="HorairesController", path="src/Controller/HorairesController.php", review=True),
        Bad('<p>Connectez-vous pour consulter les horaires de l’été.</p>', TOLD, at="Connectez-vous pour consulter les horaires", path="templates/lieux.html", review=True),
        Bad('<p lang="en">You must be logged in to see the café opening hours.</p>', TOLD, at="must be logged in to see the café opening hours", path="templates/hours.html", review=True),
        Bad('ACCOUNT_PREFIXES = [\n    "/my/",\n    "/café/opening-hours/",\n]\n', CHECK, at='"/café/opening-hours/"', path="borough/settings.py", review=True),
        Bad("export const protectedRoutes = ['/mon-dossier', '/déchets/horaires']; // été\n", CHECK, at="'/déchets/horaires'", path="src/guard.ts", review=True),
        Bad({"town/base.py": "class TownPage(LoginRequiredMixin, TemplateView):\n    title = 'Café'\n", "town/views.py": "from town.base import TownPage\n\n\nclass OpeningHours(TownPage):\n    template_name = 'cafés.html'\n"}, CHECK, at="OpeningHours", path="town/views.py", review=True),
        Bad({"src/guard.js": "const PUBLIC_PATHS = ['/login', '/static']; // café\nexport function guard(req, res, next) {\n  if (PUBLIC_PATHS.some((p) => req.path.startsWith(p))) return next();\n  if (!req.session.user) return res.redirect('/login');\n  next();\n}\n", "src/app.js": "import { guard } from './guard';\napp.use(guard); // café\napp.get('/opening-hours', hours);\n"}, CHECK, at="PUBLIC_PATHS", path="src/guard.js", review=True),
        Bad({"src/main/java/Security.java": 'class Security {\n  SecurityFilterChain chain(HttpSecurity http) { // été\n    return http.authorizeHttpRequests(a -> a.requestMatchers("/login", "/css/**").permitAll().anyRequest().authenticated()).build();\n  }\n}\n', "src/main/java/Horaires.java": '@Controller\nclass Horaires { // été\n  @GetMapping("/horaires")\n  String horaires() { return "horaires"; }\n}\n'}, CHECK, at='"/login", "/css/**"', path="src/main/java/Security.java", review=True),
        Bad({"town/gate.py": 'OPEN_PATHS = ["/login", "/static"]  # été\n\n\ndef gate(request):\n    if not request.user.is_authenticated and request.path not in OPEN_PATHS:\n        return redirect("/login")\n', "town/urls.py": 'urlpatterns = [path("opening-hours/", hours)]\n'}, CHECK, at="OPEN_PATHS", path="town/gate.py", review=True),
    ),
    good=(
        Good('def horaires(request):\n    """Où et quand venir."""\n    return render(request, "horaires.html")\n'),
        Good('@login_required\ndef mon_dossier(request):\n    """Privé."""\n    return render(request, "dossier.html", {"dossier": request.user.dossier})\n'),
        Good('@login_required\ndef contact_create(request):\n    """Écrire."""\n    return enregistrer(request.POST)\n'),
        Good('@login_required\ndef aide(request):\n    """L’aide que la personne reçoit."""\n    return render(request, "aide.html", {"montant": request.user.aide})\n'),
        Good("app.use('/opening-hours', requireAccount, hours); // été, un intranet\napp.use('/planning', requireAccount, planning);\napp.use('/login', login);\n", path="src/app.js"),
        Good("app.use('/my-letters', requireAccount, letters); // été\napp.use('/opening-hours', hours);\n", path="src/app.js"),
        Good("class ContactsController < ApplicationController # été\n  before_action :authenticate_user!\n\n  def index\n    @contacts = current_user.contacts\n  end\n\n  def create\n    current_user.contacts.create!(contact_params)\n  end\nend\n", path="app/controllers/contacts_controller.rb"),
        Good("<?php\nRoute::get('/tarifs', [TarifsController::class, 'index'])->middleware('cache'); // été\nRoute::get('/demandes', [DemandesController::class, 'index'])->middleware('auth');\n", path="routes/web.php"),
        Good('<p>Connectez-vous pour consulter vos messages de l’été et les horaires de vos rendez-vous.</p><p>Consultez les horaires sans compte.</p>', path="templates/lieux.html"),
        Good('CACHED_PREFIXES = [\n    "/my/",\n    "/café/opening-hours/",\n]\nACCOUNT_PREFIXES = ["/my/", "/my/hours/"]\n', path="borough/settings.py"),
        Good({"town/base.py": "class TownPage(TemplateView):\n    title = 'Café'\n", "town/views.py": "from town.base import TownPage\n\n\nclass OpeningHours(TownPage):\n    template_name = 'cafés.html'\n"}),
        Good({"src/guard.js": "const PUBLIC_PATHS = ['/login', '/opening-hours']; // café\nexport function guard(req, res, next) {\n  if (PUBLIC_PATHS.some((p) => req.path.startsWith(p))) return next();\n  if (!req.session.user) return res.redirect('/login');\n  next();\n}\n", "src/app.js": "import { guard } from './guard';\napp.use(guard); // café\napp.get('/opening-hours', hours);\n"}),
        Good({"town/gate.py": 'class Works:\n    """Été."""\n\n    WHITELIST_PATHS = ["/login", "/logout"]\n\n    def __call__(self, request):\n        if settings.MAINTENANCE and not request.user.is_superuser:\n            if request.path not in self.WHITELIST_PATHS:\n                return redirect("/works")\n        return self.get(request)\n', "town/urls.py": 'urlpatterns = [path("opening-hours/", hours)]\n'}),
        Good({"town/gate.py": 'OPEN_PATHS = ["/login", "/opening-hours"]  # été\n\n\ndef gate(request):\n    if not request.user.is_authenticated and request.path not in OPEN_PATHS:\n        return redirect("/login")\n    return rows.get("contact_hours")\n', "town/urls.py": 'urlpatterns = [path("opening-hours/", hours)]\n'}),
    ),
)  # fmt: skip
def account_forced_to_read(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    """Report a page of public information that only signed-in people can read."""
    if isinstance(node, nodes.Call):
        locked = _LOGIN.search(dotted(node.func)) and node.args and "TemplateView" in dotted(node.args[0])
        if locked and isinstance(node.parent, nodes.Call) and informs(node.as_string()) and not _is_internal(module):
            yield Hit(module.span(node), LOCKED, {"view": " ".join(module.text(node.parent).split())[:60]})
        return
    if isinstance(node, nodes.ClassDef):
        names = [dotted(base) for base in node.bases]
        locked = any(_LOGIN.search(name) for name in names) and any(
            "TemplateView" in name or name.endswith("View") for name in names
        )
        simple = any(name.endswith("TemplateView") for name in names) or len(node.body) < 4
    else:
        decorators = [dotted(one) for one in node.decorators.nodes] if node.decorators else []
        locked = any(_LOGIN.search(name) for name in decorators) and not any(
            "permission" in name or "staff" in name for name in decorators
        )
        simple = len(node.body) < 6
    if not locked or not simple or not informs(node.name) or _is_internal(module):
        return
    if not _PERSONAL.search(
        module.text(node).partition("\n")[2] if isinstance(node, nodes.ClassDef) else _body(node, module)
    ):
        yield Hit(module.header_span(node), LOCKED, {"view": node.name})


def _body(node: nodes.FunctionDef, module: PythonModule) -> str:
    return "\n".join(module.text(one) for one in node.body)


def _is_internal(module: PythonModule) -> bool:
    return is_test(module) or bool(STAFF.search(module.path))
