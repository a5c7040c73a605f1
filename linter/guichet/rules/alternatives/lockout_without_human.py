"""Three mistakes, and nobody to open again."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.lasting import Kept, Lock, names_someone
from guichet.done.acts.script.act import ScriptAct
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule
from guichet.told.left_alone import locked_for_long

FOREVER = Text(
    fr="Après {limit} essais, le compte se ferme sans fin. Il n’y a personne à appeler. Donnez une durée et un contact au blocage.",
    en="After {limit} attempts the account closes with no end. There is nobody to call. Give the lock an end and a contact.",
)

NOBODY = Text(
    fr="Ici, des essais ratés ferment la porte sans dire à qui s’adresser. Donnez un numéro ou un guichet, et une fin au blocage.",
    en="Here failed attempts close the door without saying whom to turn to. Give a number or a counter, and an end to the lock.",
)

CHECK = Text(
    fr="Vérifiez que le message de blocage donne une personne à qui s’adresser : aucun gabarit n’est réglé.",
    en="Check that the lock-out message gives someone to turn to: no template is set.",
)


BY_HAND = Text(
    fr="Après {limit} essais ratés, rien ne rouvre ce compte : ni le temps, ni un lien, seulement un agent. Donnez une fin au blocage ou un lien pour l’ouvrir, et dites sur la page qui appeler.",
    en="After {limit} failed attempts, nothing opens this account again: neither time nor a link, only an officer. Give the lock an end, or a link that opens it, and say on the page whom to call.",
)

A_DAY = Text(
    fr="« {shown} » : des essais ratés ferment le compte un jour ou presque. Un nouveau mot de passe le rouvre-t-il, et la page dit-elle jusqu’à quand et qui appeler ? Quelques minutes suffisent contre les robots.",
    en='"{shown}": failed attempts shut the account for a day or nearly. Does a new password open it, and does the page say until when and whom to call? A few minutes are enough against robots.',
)

ENDLESS = Text(
    fr="Rien ne suit l’état « {state} » : qui y est mis ne rentre plus jamais, même par erreur, et personne ne peut rouvrir. Prévoyez le retour, et dites qui appeler.",
    en='Nothing follows the state "{state}": people who are put in it never get in again, even by mistake, and nobody can open it. Foresee the way back, and say whom to call.',
)

LONG = Text(
    fr="« {words} » : quelques essais ratés, un téléphone changé, et la porte est fermée bien plus longtemps qu’il n’en faut contre un robot. Quelques minutes suffisent ; sinon, dites qui rouvre tout de suite et comment le joindre.",
    en='"{words}": a few failed attempts, a new phone, and the door is shut far longer than robots require. A few minutes are enough; if not, say who opens it at once and how to reach them.',
)


BARRED = Text(
    fr="« {shown} » : qui a manqué ou annulé un rendez-vous ne peut plus en prendre pendant longtemps. Une maladie, un bus en retard, une lettre non lue suffisent. Laissez reprendre aussitôt, ou dites qui lève ce blocage et comment le joindre.",
    en='"{shown}": people who missed or cancelled an appointment may not book for long. An illness, a late bus, a letter unread are enough. Let them book again at once, or say who lifts this and how to reach them.',
)


NEVER = Text(
    fr="« {shown} » : après quelques essais, rien ne rouvre la porte. Qui se trompe, ou dont un proche s’est trompé, reste dehors. Donnez une fin au blocage, et dites qui appeler.",
    en='"{shown}": after a few attempts nothing opens the door again. People who mistype, or whose relative did, stay outside. Give the lock an end, and say whom to call.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that says that failed attempts shut people out for days, weeks, or for good."""
    for found in (one for lang in ("fr", "en") for one in locked_for_long(document, lang)):
        yield Hit(found.span, LONG, {"words": found.text})


def _shut_for_good(act: Act) -> Iterator[Hit]:
    """Report a state that locks people out and leads nowhere."""
    if isinstance(act, FromDeed) and act.what is What.SHUT_FOR_GOOD and act.place.is_lived:
        yield Hit(act.span, ENDLESS, {"state": act.shown}, Certainty.REVIEW, path=act.path)


def _barred(act: Act) -> Iterator[Hit]:
    """Ask about the long time for which those who missed or cancelled may not book."""
    if isinstance(act, FromDeed) and act.what is What.BARRED_LONG and act.place.is_lived:
        yield Hit(act.span, BARRED, {"shown": act.shown}, Certainty.REVIEW, path=act.path)
    if isinstance(act, FromDeed) and act.what is What.NEVER_LIFTED and act.place.is_lived:
        yield Hit(act.span, NEVER, {"shown": act.shown}, Certainty.REVIEW, path=act.path)


_AGAIN = re.compile(r"disabled\s*=\s*false|reset|unlock|debloq", re.I)


def _locking(act: Lock | Kept | FromDeed) -> Iterator[Hit]:
    if isinstance(act, FromDeed) or not act.place.is_public or speaks_of(" ".join(act.about), "sessions.machines"):
        return
    if isinstance(act, Kept) and "long" in act.about:
        yield Hit(act.span, A_DAY, {"shown": act.shown}, Certainty.REVIEW, path=act.path)
        return
    if isinstance(act, Kept):
        yield Hit(act.span, BY_HAND if "by hand" in act.about else FOREVER, {"limit": act.limit}, path=act.path)
        return
    for ground in act.grounds(Reason.COUNT):
        if not act.has_recourse and not speaks_of(f"{ground.shown} {act.said}", "sessions.machines"):
            certainty = Certainty.REVIEW if act.ends or act.raises else Certainty.VIOLATION
            yield Hit(ground.span, NOBODY, certainty=certainty, path=ground.path)


def _settings(node: nodes.Assign, module: PythonModule) -> Iterator[Hit]:
    prefix = node.targets[0].as_string().partition("_")[0]
    names = {
        name
        for name, found in module.tree.locals.items()
        if name.startswith(prefix) and isinstance(found[0].parent, nodes.Assign)
    }
    ends = any("COOLOFF" in name and not _is_none(name, module) for name in names)
    pages = [_page(name, module) for name in names if "LOCKOUT_TEMPLATE" in name]
    if any("LOCKOUT_URL" in name or "CALLABLE" in name for name in names) or any(
        one and names_someone(one) for one in pages
    ):
        return
    if any(pages):
        yield Hit(_endless(names, module) or module.span(node), NOBODY)
    elif prefix == "AXES" and not ends and not pages:
        yield Hit(_endless(names, module) or module.span(node), FOREVER, {"limit": value_of(node.value) or "?"})
    elif not pages:
        yield Hit(module.span(node), CHECK, certainty=Certainty.REVIEW)


def _endless(names: set[str], module: PythonModule) -> Span | None:
    """Where a setting says that the lock has no end."""
    said = (name for name in sorted(names) if "COOLOFF" in name and _is_none(name, module))
    name = next(said, None)
    return module.span(module.tree.locals[name][0].parent) if name is not None else None


def _page(name: str, module: PythonModule) -> str:
    """The text of the page that a setting names; "" when it is not among the checked files."""
    said = value_of(getattr(module.tree.locals[name][0].parent, "value", None))
    path = module.project.library.resolve(str(said), module.path) if said else None
    return module.project.text(path) if path is not None else ""


def _is_none(name: str, module: PythonModule) -> bool:
    value = getattr(module.tree.locals[name][0].parent, "value", None)
    return isinstance(value, nodes.Const) and value.value in (None, 0)


def _in_script(act: Act) -> Iterator[Hit]:
    if not isinstance(act, ScriptAct):
        return
    for ground in act.grounds(Reason.COUNT):
        around = act.script.around(act.node, 1500)
        asked = act.script.text.replace("fetch(", "(")  # how a page asks its own service, and no machine's work
        if not names_someone(around) and not speaks_of(asked, "sessions.machines"):
            ends = "setTimeout" in around or bool(_AGAIN.search(around))
            yield Hit(
                ground.span, NOBODY, certainty=Certainty.REVIEW if ends else Certainty.VIOLATION, path=ground.path
            )


@python_rule(
    nodes.Assign,
    name="lockout-without-human",
    code="W9531",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Blocage sans recours humain", en="Lock-out without human help"),
    harms=Text(
        fr="Les personnes qui tapent mal, dont la mémoire flanche, ou dont un proche s’est trompé à leur place.",
        en="People who mistype, whose memory fails, or whose relative got it wrong for them.",
    ),
    instead=Text(
        fr="Ralentissez au lieu de bloquer ; donnez une fin au blocage, et un numéro pour l’ouvrir.",
        en="Slow down instead of locking; give the lock an end, and a number to open it.",
    ),
    wrong_when=Text(
        fr="Le message de blocage, écrit ailleurs, donne un numéro.",
        en="The lock-out message, written elsewhere, gives a number.",
    ),
    refs=("cnil-2022-100", "ditp-death"),
    lesson="07-identity/02-signing-in",
    mentions=("axes_failure_limit", "defender_login"),
    also=(
        Check(Subject.ACT, (Kind.LOCK,), ("lock", "bloqu", "verrou", "suspend", "frozen", "gel", "ban"), _shut_for_good, needs=("activ", "actif", "enabled", "permanent", "definiti", "définiti", "forever")),
        Check(Subject.ACT, (Kind.LOCK,), ("lockable",), _locking, needs=("devise",)),
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.LOCK,), ("attempt", "essai", "tentative", "tries", "lockout", "failure", "echec", "blocage", "verrou", "fail"), _barred, ("reset", "cool", "unlock", "debloq", "duration", "duree", "durée", "expir", "ttl", "release", "decay", "forget", "oubli", "lock_", "remise")),
        Check(Subject.ACT, (Kind.LOCK,), ("rebook", "rebook", "again", "no_show", "noshow", "no-show", "absence", "absent", "missed", "manqu", "carence", "nouvelle", "repris", "reprend", "lapin", "cancel", "annul"), _barred, ("slot", "creneau", "créneau", "rdv", "rendez", "appointment", "booking", "reserv")),
        Check(Subject.ACT, (Kind.HIDE,), ("essai", "tentative", "attempt", "fail", "echec", "tries", "erreur", "strike", "wrong"), _in_script),
        Check(Subject.ACT, (Kind.LOCK,), ("essai", "tentative", "attempt", "fail", "echec", "tries", "erreur", "strike", "wrong", "bad_log", "bad-log", "badlog", "login_count", "incorrect", "mauvais"), _locking),
    ),
    bad=(
        Bad("CREATE FUNCTION creneaux_pour(c bigint) RETURNS SETOF creneau LANGUAGE sql AS $$ -- été\n  SELECT * FROM creneau WHERE libre\n    AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.candidat = c AND a.le > now() - interval '6 months');\n$$;\n", BARRED, at="now() - interval '6 months'", path="sql/creneaux.sql", review=True),
        Bad("[attempts] # café\nmax = 4\nreset_after_seconds = 0\n", NEVER, at="reset_after_seconds = 0", path="config/identity.toml", review=True),
        Bad("booking: # café\n  slotMinutes: 15\n  rebookAfterDays: 120\n", BARRED, at="120", path="config/booking.yaml", review=True),
        Bad('<p lang="fr">Trois codes erronés entraînent le blocage du compte d’été pendant un mois.</p>', LONG, at="Trois codes erronés entraînent le blocage du compte d’été pendant un mois", path="templates/aide.html"),
        Bad("public enum AccountStatus { // café\n    CLOSED(Set.of()),\n    LOCKED(Set.of()),\n    ACTIVE(Set.of(LOCKED, CLOSED));\n\n    private final Set<AccountStatus> next;\n\n    AccountStatus(Set<AccountStatus> next) {\n        this.next = next;\n    }\n}\n", ENDLESS, at="LOCKED(Set.of())", path="src/main/java/AccountStatus.java", review=True),
        Bad('SUITES_COMPTE = {"actif": {"bloqué", "fermé"}, "bloqué": set(), "fermé": set()}\n', ENDLESS, at="set()", path="comptes/états.py", review=True),
        Bad("export async function failed(user) {\n  await db.user.update({ data: { locked: user.failures >= 3 } }); // été\n}\n", FOREVER, at="locked: user.failures >= 3", path="src/lock.js"),
        Bad('def garder(request):\n    """À l’entrée."""\n    if int(store.get(f"bad-logins:{request.ip}") or 0) >= 5:\n        abort(403)\n', NOBODY, at='int(store.get(f"bad-logins:{request.ip}") or 0) >= 5'),
        Bad({'compte/verrou.py': 'def fermé(nom):\n    return cache.get(f"essais:{nom}", 0) >= 4\n\n\ndef page(request):\n    return render(request, "verrouillé.html", status=403)\n', 'compte/vues.py': 'from compte import verrou\n\n\ndef entrer(request, nom):\n    if verrou.fermé(nom):\n        return verrou.page(request)\n    return render(request, "entrer.html")\n', 'templates/verrouillé.html': "<h1>Compte verrouillé</h1><a href='/'>Retour à l’accueil</a>"}, NOBODY, at='cache.get(f"essais:{nom}", 0) >= 4', path='compte/verrou.py'),
        Bad('def __call__(self, request):\n    ratés = cache.get(f"echecs:{request.ip}", 0)\n    if ratés > 9:\n        return HttpResponseForbidden("Non.")\n    return self.suite(request)\n', NOBODY, at='ratés > 9'),
        Bad("let ratés = 0;\nform.addEventListener('submit', async () => {\n  const r = await fetch('/clé');\n  ratés += 1;\n  const essais = ratés;\n  if (essais >= 3) { form.remove(); }\n});\n", NOBODY, at='essais >= 3', path='static/cle.js'),
        Bad({"service/lock.py": 'import tomllib\n\nCONF = tomllib.load(open("login.toml", "rb"))\n', "service/login.toml": "[login]\nmax_attempts = 3\nlock_seconds = 0\n"}, FOREVER, at="lock_seconds = 0", path="service/login.toml"),
        Bad({"service/settings.py": 'AXES_FAILURE_LIMIT = 3\nAXES_LOCKOUT_TEMPLATE = "ferme.html"\n', "templates/ferme.html": "<h1>Compte fermé</h1>"}, NOBODY, at="AXES_FAILURE_LIMIT = 3", path="service/settings.py"),
        Bad("let essais = 0;\nform.addEventListener('submit', () => {\n  essais += 1;\n  if (essais >= 3) {\n    bouton.disabled = true;\n  }\n});\n", NOBODY, at="essais >= 3", path="static/entrer.js"),
        Bad("AXES_FAILURE_LIMIT = 3\nAXES_COOLOFF_TIME = None\n", FOREVER, at="AXES_COOLOFF_TIME = None", path="service/settings.py"),
        Bad('def connexion(request, compte):\n    if compte.essais >= 3:\n        compte.bloque = True\n        compte.save()\n        return render(request, "bloque.html")\n', NOBODY, at="compte.essais >= 3"),
        Bad('def login(user):\n    if user.failed_attempts > 5:\n        user.is_active = False\n        raise PermissionDenied("Compte fermé")\n', NOBODY, at="user.failed_attempts > 5"),
        Bad("AXES_FAILURE_LIMIT = 5\nAXES_COOLOFF_TIME = 1\n", CHECK, at="AXES_FAILURE_LIMIT = 5", path="service/settings.py", review=True),
        Bad({"app/models/usager.rb": "class Usager < ApplicationRecord # été\n  devise :database_authenticatable, :lockable, :registerable\n\n  def self.maximum_attempts\n    3\n  end\nend\n", "config/initializers/devise.rb": "Devise.setup do |config|\n  config.lock_strategy = :failed_attempts\n  config.unlock_strategy = :none\nend\n"}, BY_HAND, at="3", path="app/models/usager.rb"),
        Bad("class Claimant < ApplicationRecord # café\n  devise :database_authenticatable, :lockable, :registerable, unlock_strategy: :none, maximum_attempts: 4\nend\n", BY_HAND, at="devise :database_authenticatable, :lockable, :registerable, unlock_strategy: :none, maximum_attempts: 4", path="app/models/claimant.rb"),
        Bad("class Usager < ApplicationRecord # été\n  devise :database_authenticatable, :lockable, :registerable, unlock_strategy: :time, unlock_in: 24.hours\nend\n", A_DAY, at="devise :database_authenticatable, :lockable, :registerable, unlock_strategy: :time, unlock_in: 24.hours", path="app/models/usager.rb", review=True),
        Bad("class ProofController < ApplicationController # café\n  def update\n    if current_file.street == params[:street]\n      redirect_to file_path\n    else\n      current_file.update(permanently_locked_at: Time.now)\n      redirect_to sorry_path\n    end\n  end\nend\n", ENDLESS, at="permanently_locked_at: Time.now", path="app/controllers/proof_controller.rb", review=True),
        Bad("UserSchema.methods = {\n  tried() { // été\n    if (this.loginAttempts > 5) {\n      this.lockUntil = Date.now() + 86400000;\n    }\n    this.save();\n  },\n};\n", A_DAY, at="this.lockUntil = Date.now() + 86400000", path="server/user.js", review=True),
        Bad("class Failures { // été\n    void failed(Account account) {\n        if (account.getFailedAttempts() >= 5) {\n            account.setAccountNonLocked(false);\n        }\n    }\n}\n", FOREVER, at="account.setAccountNonLocked(false)", path="src/main/java/Failures.java"),
        Bad('{"realm": "été", "bruteForceProtected": true, "permanentLockout": true}\n', ENDLESS, at='true', path="config/realm.json", review=True),
        Bad("<?php\nreturn ['max_attempts' => 3, /* café */ 'unlock_after' => null];\n", FOREVER, at="null", path="config/lockout.php"),
        Bad("module.exports = { login: { maxAttempts: 3, lockMinutes: null } }; // café\n", FOREVER, at="null", path="src/config.js"),
        Bad({"service/settings.py": "AXES_FAILURE_LIMIT = 3\nAXES_COOLOFF_TIME = None\nAXES_LOCKOUT_TEMPLATE = \"locked.html\"\n", "templates/locked.html": "<h1>Account of the café locked</h1>\n<p><a href=\"{% url 'help' %}\">Read the online help</a></p>\n"}, NOBODY, at="AXES_COOLOFF_TIME = None", path="service/settings.py"),
        Bad('comptes: # été\n  connexion:\n    max_essais: 3\n    duree_blocage: 24h\n', A_DAY, at='24h', path='conf/acces.yml', review=True),
        Bad('security: # été\n    firewalls:\n        main:\n            login_throttling:\n                max_attempts: 3\n                interval: "24 hours"\n', A_DAY, at='"24 hours"', path='config/packages/security.yaml', review=True),
    ),
    good=(
        Good("booking: # café\n  cancelNoticeDays: 14\n  reminderDays: 20\n", path="config/booking.yaml"),
        Good('<p lang="fr">Trois codes erronés entraînent le blocage du compte d’été pendant cinq minutes.</p>', path="templates/aide.html"),
        Good('SUITES_COMPTE = {"actif": {"bloqué", "fermé"}, "bloqué": {"actif", "fermé"}, "fermé": set()}\n', path="comptes/états.py"),
        Good("export async function failed(user) {\n  await db.user.update({ data: { lockedUntil: user.failures >= 10 ? inFiveMinutes() : null } }); // été\n}\n", path="src/lock.js"),
        Good('def garder(request):\n    """À l’entrée."""\n    if request.user.notes >= 5:\n        abort(403)\n'),
        Good({'compte/vues.py': 'def entrer(request, nom):\n    if cache.get(f"essais:{nom}", 0) >= 4:\n        return render(request, "verrouillé.html", status=403)\n    return render(request, "entrer.html")\n', 'templates/verrouillé.html': '<h1>Compte verrouillé</h1><p>Téléphonez au 01 23 45 67 89.</p>'}),
        Good('AXES_FAILURE_LIMIT = 5\nAXES_COOLOFF_TIME = 1\nAXES_LOCKOUT_TEMPLATE = "bloque.html"\n'),
        Good('def connexion(request, compte):\n    if compte.essais >= 3:\n        compte.bloquer(minutes=15)\n        return render(request, "pause.html", {"telephone": TELEPHONE})\n'),
        Good('def envoyer(tache):\n    if tache.attempts > 3:\n        tache.lock = True\n        raise JobError("abandon")\n'),
        Good({"app/models/usager.rb": "class Usager < ApplicationRecord # été\n  devise :database_authenticatable, :lockable, :registerable\nend\n", "config/initializers/devise.rb": "Devise.setup do |config|\n  config.unlock_strategy = :both\n  config.unlock_in = 1.hour\nend\n"}, path="app/models/usager.rb"),
        Good({"app/models/usager.rb": "class Usager < ApplicationRecord # été\n  devise :database_authenticatable, :lockable, unlock_strategy: :none\nend\n", "app/controllers/codes_controller.rb": "class CodesController < ApplicationController\n  def create\n    usager.unlock_access! if usager.code_juste?(params[:code])\n  end\nend\n"}, path="app/models/usager.rb"),
        Good("class Agent < ApplicationRecord # été\n  devise :database_authenticatable, :lockable, :invitable, unlock_strategy: :none\nend\n", path="app/models/agent.rb"),
        Good({"app/controllers/proof_controller.rb": "class ProofController < ApplicationController # café\n  def update\n    current_file.update(permanently_locked_at: Time.now)\n  end\nend\n", "app/controllers/codes_controller.rb": "class CodesController < ApplicationController\n  def create\n    file.update(permanently_locked_at: nil)\n  end\nend\n"}, path="app/controllers/proof_controller.rb"),
        Good("UserSchema.methods = {\n  tried() { // été\n    if (this.loginAttempts > 5) {\n      this.lockUntil = Date.now() + 600000;\n    }\n    this.save();\n  },\n};\n", path="server/user.js"),
        Good({"portal/settings.py": 'AXES_FAILURE_LIMIT = 10\nAXES_COOLOFF_TIME = 1\nAXES_LOCKOUT_TEMPLATE = "locked.html"\n', "portal/templates/locked.html": '<p>{% translate "Wait a quarter of an hour, or call 0800 000 166: we open it with you." %}</p>\n<p>été</p>'}),
        Good("class Failures { // été\n    void opened(Account account) {\n        if (account.getFailedAttempts() >= 5) {\n            account.setAccountNonLocked(true);\n        }\n    }\n}\n", path="src/main/java/Failures.java"),
        Good('{"realm": "été", "bruteForceProtected": true, "permanentLockout": false}\n', path="config/realm.json"),
        Good("lockout: # café\n  max_attempts: 3\n  unlock_after: never\n  unlock_by: email\n", path="config/security.yml"),
        Good('comptes: # été\n  connexion:\n    max_essais: 3\n    duree_blocage: 24h\n    telephone: "01 99 00 12 34"\n  courriel:\n    max_essais: 3\n    duree_blocage: 15min\n', path='conf/acces.yml'),
    ),
)  # fmt: skip
def lockout_without_human(node: nodes.Assign, module: PythonModule) -> Iterator[Hit]:
    """Report a lock that no person can open, in the settings of a library or in the code of a view."""
    if node.targets[0].as_string() in ("AXES_FAILURE_LIMIT", "DEFENDER_LOGIN_FAILURE_LIMIT"):
        yield from _settings(node, module)
