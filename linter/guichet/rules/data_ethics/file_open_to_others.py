"""A number changed in an address, an account alone, or an address alone, and somebody else's file is open."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

OPENED = Text(
    fr="« {shown} » ouvre le dossier de n’importe qui par son numéro : la liste, à côté, ne montre que ceux de la personne connectée, mais qui change le numéro lit la vie d’un autre. Cherchez parmi les siens, ou vérifiez à qui il est.",
    en='"{shown}" opens anybody’s file by its number: the list beside it shows only those of whoever is signed in, but people who change the number read somebody else’s life. Look among their own, or check whose it is.',
)
ACCOUNT = Text(
    fr="« {shown} » s’ouvre par son numéro à quiconque a un compte : qui change le numéro lit ce qui a été écrit à un autre. Cherchez parmi ce qui est à la personne connectée, ou vérifiez à qui c’est.",
    en='"{shown}" opens by its number to whoever has an account: people who change the number read what was written to somebody else. Look among what is theirs, or check whose it is.',
)
BY_ALL = Text(
    fr="« {shown} » laisse quiconque travaille ici lire ce dossier : seul l’agent qui le suit peut le modifier, mais un voisin ou un ancien conjoint qui a un compte lit tout. Demandez la même condition pour le lire, ou notez chaque lecture.",
    en='"{shown}" lets all who work here read: only whoever follows the file may change it, but a neighbour or a former partner with an account reads everything. Let people read under the same condition, or record each reading.',
)
BY_ROLE = Text(
    fr="« {role} » reçoit le droit « {shown} » : l’accueil, un stagiaire, un voisin qui travaille ici lit la santé de gens qu’il ne suit pas. Donnez ce droit aux seules personnes qui soignent ou évaluent, et notez chaque lecture.",
    en='"{role}" is given the right "{shown}": the front desk, a trainee, a neighbour who works here reads about the health of people whom they do not follow. Give that right only to those who care or assess, and record each reading.',
)
WORLD = Text(
    fr="« {shown} » ouvre ce papier à quiconque en a l’adresse : elle se transmet, se devine, reste dans un historique. Gardez-le privé, et donnez une adresse signée qui expire, une fois vérifié à qui il est.",
    en='"{shown}" opens this paper to whoever has its address: it is passed on, guessed, kept in a history. Keep it private, and give a signed address that expires, once it is checked whose it is.',
)
STORE = Text(
    fr="« {shown} » ouvre ces fichiers à quiconque en a l’adresse{papers} : des papiers de personnes en sont-ils ? Gardez-les privés, et donnez une adresse signée qui expire, une fois vérifié à qui ils sont.",
    en='"{shown}" opens these files to whoever has the address{papers}: are people’s papers among them? Keep them private, and give a signed address that expires, once it is checked whose they are.',
)

BELIEVED = Text(
    fr="Le cookie « {shown} » dit seul qui vient : qui y écrit un autre numéro lit le dossier d’un autre. Est-il signé ailleurs ? Sinon, gardez ce numéro dans la session, sur le serveur.",
    en='The cookie "{shown}" alone tells who comes: whoever writes another number there reads somebody else’s file. Is it signed elsewhere? If not, keep that number in the session, on the server.',
)
CARRIED = Text(
    fr="« {shown} » revient d’un champ caché (`{field}`) : qui passe derrière la personne le lit dans la page, et qui le change décide à la place du service. Relisez-le dans le dossier, sur le serveur.",
    en='"{shown}" comes back from a hidden field (`{field}`): whoever uses the computer next reads it in the page, and whoever changes it decides in place of the service. Read it again from the file, on the server.',
)


def _from_browser(act: Act) -> Iterator[Hit]:
    """Ask about what a program believes because a browser says it: whose file to open, what somebody earns."""
    if isinstance(act, FromDeed) and act.what is What.FROM_COOKIE:
        yield Hit(act.span, BELIEVED, {"shown": act.shown}, Certainty.REVIEW, path=act.path)
    elif isinstance(act, FromDeed) and act.what is What.FROM_PAGE:
        yield Hit(act.span, CARRIED, {"shown": act.shown, "field": act.other}, Certainty.REVIEW, path=act.path)


def _to_world(act: Act) -> Iterator[Hit]:
    """Report a paper, or a place where papers are kept, that whoever has the address reads."""
    if isinstance(act, FromDeed) and act.what is What.OPEN_TO_WORLD:
        said, certainty = (WORLD, Certainty.VIOLATION) if act.certain else (STORE, Certainty.REVIEW)
        papers = f" (`{act.other}`)" if act.other else ""
        yield Hit(act.span, said, {"shown": act.shown, "papers": papers}, certainty, path=act.path)


@act_rule(
    Kind.ANSWER,
    name="file-open-to-others",
    code="W9442",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Dossier ouvert à d’autres", en="File open to others"),
    harms=Text(
        fr="Les personnes dont le dossier dit la santé, les dettes, l’adresse cachée, et que quelqu’un cherche : un voisin, un ancien conjoint, un employeur.",
        en="People whose file tells their health, their debts, an address that they hide, and whom someone looks for: a neighbour, a former partner, an employer.",
    ),
    instead=Text(
        fr="Cherchez le dossier parmi ceux de la personne connectée, ou parmi ceux que l’agent suit ; répondez « introuvable » sinon.",
        en="Look the file up among those of whoever is signed in, or among those that the officer follows; answer that there is none otherwise.",
    ),
    wrong_when=Text(
        fr="La base, un filtre du modèle ou le routeur ne rendent déjà que les dossiers de la personne, ou le numéro est long et tiré au sort.",
        en="The database, a filter of the model or the router already return that person’s files alone, or the number is long and drawn at random.",
    ),
    refs=("gdpr-32", "gdpr-5-1-c"),
    lesson="09-data-and-scores/01-minimise",
    mentions=("user", "current_", "agent", "account", "person", "params", "auth", "login", "pathvariable", "role", "medic"),
    also=(Check(Subject.ACT, (Kind.KEEP,), ("public", "anonymous set", "querystring_auth", "principal", "allusers", "grant_read", "static", "storeas", "addresource", "carrierwave", "location ", "<directory", "indexes", "autoindex", "file_server"), _to_world), Check(Subject.ACT, (Kind.ANSWER,), ("cookie", "form", "post", "param", "body", "cleaned_data", "input", "payload"), _from_browser)),
    bad=(
        Bad("def mon_dossier(request):  # été\n    dossier = Dossier.objects.get(allocataire=request.COOKIES['allocataire_no'])\n    return render(request, 'dossier.html', {'dossier': dossier})\n", BELIEVED, at=".COOKIES['allocataire_no'", path="aides/vues.py", review=True),
        Bad({"app/views/aides/new.html.erb": "<%= form_with model: @aide do |f| %><%= f.hidden_field :revenu, value: @foyer.revenu %><%= f.submit \"Demander l’été\" %><% end %>\n", "app/controllers/aides_controller.rb": "class AidesController < ApplicationController # été\n  def create\n    @aide = Aide.create!(params.require(:aide).permit(:motif, :revenu))\n  end\nend\n"}, CARRIED, at=".permit(:motif, :revenu)", path="app/controllers/aides_controller.rb", review=True),
        Bad("@login_required\ndef mes_dossiers(request):  # été\n    return render(request, 'liste.html', {'dossiers': Dossier.objects.filter(usager=request.user)})\n\n\n@login_required\ndef dossier(request, numero):\n    trouve = get_object_or_404(Dossier, numero=numero)\n    return render(request, 'dossier.html', {'dossier': trouve})\n", OPENED, at="get_object_or_404(Dossier, numero=numero)", path="aides/vues.py", review=True),
        Bad("class ClaimsController < ApplicationController # café\n  before_action :authenticate_user!\n  before_action :set_claim, only: %i[show]\n\n  def index\n    @claims = current_user.claims.order(:id)\n  end\n\n  def show\n  end\n\n  private\n\n  def set_claim\n    @claim = Claim.find(params[:id])\n  end\nend\n", OPENED, at="Claim.find(params[:id])", path="app/controllers/claims_controller.rb", review=True),
        Bad("router.get('/claims', signedIn, async (req, res) => {\n  res.render('claims', { claims: await Claim.find({ claimant: req.user.id }) }); // café\n});\n\nrouter.get('/claims/:id', signedIn, async (req, res) => {\n  const claim = await Claim.findById(req.params.id);\n  res.render('claim', { claim });\n});\n", OPENED, at="Claim.findById(req.params.id)", path="src/routes/claims.js", review=True),
        Bad("<?php // été\nclass FicheSantePolicy\n{\n    public function view(User $user, FicheSante $fiche): bool\n    {\n        return $user->is_agent;\n    }\n\n    public function update(User $user, FicheSante $fiche): bool\n    {\n        return $fiche->referent_id === $user->id;\n    }\n}\n", BY_ALL, at="view", path="app/Policies/FicheSantePolicy.php", review=True),
        Bad("async function storePassport(file, claim) {\n  await s3.putObject({ Bucket: 'été', Key: `passports/${claim.id}/${file.name}`, Body: file.buffer, ACL: 'public-read' });\n}\n", WORLD, at="ACL: 'public-read'", path="src/upload.js"),
        Bad({"config/settings.py": 'AWS_STORAGE_BUCKET_NAME = "été"\nAWS_DEFAULT_ACL = "public-read"\n', "aides/models.py": "class Justificatif(models.Model):\n    fichier = models.FileField(upload_to='depots/')\n"}, STORE, at='AWS_DEFAULT_ACL = "public-read"', path="config/settings.py", review=True),
        Bad({"court/bases.py": "from rest_framework.permissions import IsAuthenticated\n\n\nclass OfCase:\n    permission_classes = [IsAuthenticated]  # été\n\n    def get_queryset(self):\n        return super().get_queryset().select_related('case')\n", "court/views.py": "from rest_framework import viewsets\n\nfrom court.bases import OfCase\n\n\nclass LetterView(OfCase, viewsets.ReadOnlyModelViewSet):\n    queryset = Letter.objects.all()  # user\n"}, ACCOUNT, at="class LetterView", path="court/views.py", review=True),
        Bad("function keyFor(claim, file) {\n  return `justificatifs/${claim.id}/${file.name}`; // été\n}\n\nexport async function keep(claim, file) {\n  await s3.putObject({ Key: keyFor(claim, file), Body: file.buffer, ACL: 'public-read' });\n}\n", WORLD, at="ACL: 'public-read'", path="src/keep.js"),
        Bad("security:\n  role_hierarchy:\n    ROLE_AGENT: [ROLE_USER, ROLE_VOLET_MEDICAL]  # été\n    ROLE_MEDICO_SOCIAL: [ROLE_AGENT, ROLE_VOLET_MEDICAL]\n", BY_ROLE, at="ROLE_VOLET_MEDICAL", path="config/packages/security.yaml", review=True),
        Bad("class MedicalRecordPolicy < ApplicationPolicy # été\n  def show?\n    user.agent? || record.patient == user.patient\n  end\n\n  def update?\n    user.agent? && record.author_id == user.id\n  end\nend\n", BY_ALL, at="show?", path="app/policies/medical_record_policy.rb", review=True),
        Bad({"routes/web.php": "<?php\nRoute::middleware(['web', 'auth'])->group(function () {\n    Route::get('/decisions/{numero}', [DecisionController::class, 'show']); // été\n});\n", "app/Http/Controllers/DecisionController.php": "<?php\nclass DecisionController extends Controller\n{\n    public function show($numero)\n    {\n        $decision = Decision::where('numero', $numero)->firstOrFail();\n        return Storage::download($decision->chemin);\n    }\n}\n"}, ACCOUNT, at="Decision::where('numero', $numero)", path="app/Http/Controllers/DecisionController.php", review=True),
    ),
    good=(
        Good("def mon_dossier(request):  # été\n    dossier = Dossier.objects.get(allocataire=request.get_signed_cookie('allocataire_no'))\n    return render(request, 'dossier.html', {'dossier': dossier})\n", path="aides/vues.py"),
        Good({"app/views/aides/new.html.erb": "<%= form_with model: @aide do |f| %><%= f.number_field :revenu %><%= f.submit \"Demander l’été\" %><% end %>\n", "app/controllers/aides_controller.rb": "class AidesController < ApplicationController # été\n  def create\n    @aide = Aide.create!(params.require(:aide).permit(:motif, :revenu))\n  end\nend\n"}, path="app/controllers/aides_controller.rb"),
        Good("@login_required\ndef mes_dossiers(request):  # été\n    return render(request, 'liste.html', {'dossiers': Dossier.objects.filter(usager=request.user)})\n\n\n@login_required\ndef dossier(request, numero):\n    trouve = get_object_or_404(Dossier, numero=numero, usager=request.user)\n    return render(request, 'dossier.html', {'dossier': trouve})\n", path="aides/vues.py"),
        Good("class ClaimsController < ApplicationController # café\n  before_action :authenticate_user!\n\n  def index\n    @claims = current_user.claims.order(:id)\n  end\n\n  def show\n    @claim = current_user.claims.find(params[:id])\n  end\nend\n", path="app/controllers/claims_controller.rb"),
        Good("router.get('/my-events', signedIn, async (req, res) => {\n  res.render('events', { events: await Event.find({ organiser: req.user.id }) }); // café\n});\n\nrouter.get('/events/:id', async (req, res) => {\n  const event = await Event.findById(req.params.id);\n  res.render('event', { event });\n});\n", path="src/routes/events.js"),
        Good("<?php // été\nclass FicheSantePolicy\n{\n    public function view(User $user, FicheSante $fiche): bool\n    {\n        return $fiche->equipe_id === $user->equipe_id;\n    }\n\n    public function update(User $user, FicheSante $fiche): bool\n    {\n        return $fiche->referent_id === $user->id;\n    }\n}\n", path="app/Policies/FicheSantePolicy.php"),
        Good("async function storeAvatar(file, user) {\n  await s3.putObject({ Bucket: 'été', Key: `avatars/${user.id}.png`, Body: file.buffer, ACL: 'public-read' });\n}\n", path="src/upload.js"),
        Good({"config/settings.py": 'AWS_STORAGE_BUCKET_NAME = "été"\nAWS_DEFAULT_ACL = "public-read"\n', "lieux/models.py": "class Lieu(models.Model):\n    photo = models.ImageField(upload_to='lieux/')\n"}, path="config/settings.py"),
        Good({"court/bases.py": "from rest_framework.permissions import IsAuthenticated\n\n\nclass OfCase:\n    permission_classes = [IsAuthenticated]  # été\n\n    def get_queryset(self):\n        return super().get_queryset().filter(case__parties=self.request.user)\n", "court/views.py": "from rest_framework import viewsets\n\nfrom court.bases import OfCase\n\n\nclass LetterView(OfCase, viewsets.ReadOnlyModelViewSet):\n    queryset = Letter.objects.all()\n"}, path="court/views.py"),
        Good("function keyFor(user, file) {\n  return `avatars/${user.id}/${file.name}`; // été\n}\n\nexport async function keep(user, file) {\n  await s3.putObject({ Key: keyFor(user, file), Body: file.buffer, ACL: 'public-read' });\n}\n", path="src/keep.js"),
        Good("security:\n  role_hierarchy:\n    ROLE_AGENT: [ROLE_USER]  # été\n    ROLE_MEDICO_SOCIAL: [ROLE_AGENT, ROLE_VOLET_MEDICAL]\n", path="config/packages/security.yaml"),
        Good("class MedicalRecordPolicy < ApplicationPolicy # été\n  def show?\n    user.nurse? || record.patient == user.patient\n  end\n\n  def update?\n    user.nurse? && record.author_id == user.id\n  end\nend\n", path="app/policies/medical_record_policy.rb"),
        Good({"routes/web.php": "<?php\nRoute::middleware(['web', 'auth'])->group(function () {\n    Route::get('/decisions/{jeton}', [DecisionController::class, 'show']); // été\n});\n", "app/Http/Controllers/DecisionController.php": "<?php\nclass DecisionController extends Controller\n{\n    public function show($jeton)\n    {\n        $decision = Decision::where('jeton', $jeton)->firstOrFail();\n        return Storage::download($decision->chemin);\n    }\n}\n"}, path="app/Http/Controllers/DecisionController.php"),
    ),
)  # fmt: skip
def file_open_to_others(act: Act) -> Iterator[Hit]:
    """Report what opens somebody's file to others: looked up by its number alone, or read by all who work there."""
    if isinstance(act, FromDeed) and act.what in (What.OPENED, What.READ_BY_ALL):
        other = BY_ROLE if act.what is What.READ_BY_ALL else ACCOUNT
        said = other if act.other else BY_ALL if act.what is What.READ_BY_ALL else OPENED
        yield Hit(act.span, said, {"shown": act.shown, "role": act.other}, Certainty.REVIEW, path=act.path)
