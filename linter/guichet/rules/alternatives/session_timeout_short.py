"""A session that ends while someone is still looking for their papers."""

from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Act, Kind
from guichet.done.pages.left_alone import seconds_before_leaving
from guichet.heard.refresh import SHORTEST_SESSION
from guichet.heard.sent_out import sent_out
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

SHORT = Text(
    fr="La session s’arrête après {minutes} min : qui lit lentement ou cherche un papier perd tout. Laissez au moins 20 min, prévenez et permettez de prolonger.",
    en="The session ends after {minutes} min: someone who reads slowly or looks for a paper loses everything. Give at least 20 min, warn and let people extend.",
)

THROWN_OUT = Text(
    fr="« {test} » : la session s’arrête quand l’adresse ou le navigateur change. Un téléphone en marche, un Wi-Fi partagé changent d’adresse sans cesse : la personne est mise dehors sans avoir rien fait. Gardez la session, et redemandez le mot de passe avant un geste grave.",
    en='"{test}": the session ends when the address or the browser changes. A phone on the move, a shared Wi-Fi change address all the time: people are thrown out for nothing they did. Keep the session, and ask for the password again before a grave act.',
)


PLACE_LOST = Text(
    fr="`{code}` : dès que la connexion tombe ou manque quelques secondes, la place dans la file est perdue, et l’on repart à la fin. Gardez la place le temps de revenir, dix minutes au moins.",
    en="`{code}`: as soon as the connection drops, or fails for some seconds, the place in the queue is lost and people start at the end again. Keep the place until they are back, ten minutes at least.",
)


LET_GO = Text(
    fr="`{code}` : ce que la personne a choisi est rendu dès qu’elle regarde ailleurs. Un autre onglet pour retrouver un numéro, un appel, et c’est perdu. Gardez-le le temps de finir, dix minutes au moins.",
    en="`{code}`: what people chose is given back as soon as they look at something else. Another tab to find a number, a call, and it is gone. Keep it while they finish, ten minutes at least.",
)
LOST = {What.PLACE_LOST: PLACE_LOST, What.LET_GO: LET_GO}


def _place_lost(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what in LOST:
        yield Hit(act.span, LOST[act.what], {"code": act.shown}, path=act.path)


def _thrown_out(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.THROWN_OUT:
        yield Hit(act.span, THROWN_OUT, {"test": act.shown}, path=act.path)


WIPED = Text(
    fr="`{call}` : quand la session s’arrête, ce que la personne a écrit est effacé, et elle doit tout refaire. Gardez le brouillon, et rouvrez-le à la connexion suivante.",
    en="`{call}`: when the session ends, what people wrote is wiped, and they must do it all again. Keep the draft, and open it again at the next sign-in.",
)
STILL = Text(
    fr="`{call}` : après un moment sans geste, ce que la personne a écrit est effacé. Elle lisait, cherchait un papier, parlait à quelqu’un, et doit tout refaire. Gardez le brouillon, et demandez avant d’effacer.",
    en="`{call}`: after a while without a gesture, what people wrote is wiped. They were reading, looking for a paper, talking to someone, and must do it all again. Keep the draft, and ask before wiping it.",
)


def _wiped(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.WIPED:
        yield Hit(act.span, STILL if act.other == "still" else WIPED, {"call": act.shown}, path=act.path)


def _hit(span: Span, seconds: float) -> Hit:
    return Hit(span, SHORT, {"minutes": f"{seconds / 60:g}"})


def _in_page(element: Element, page: Page) -> Iterator[Hit]:
    seconds = seconds_before_leaving(element, page)
    if seconds is not None and 10 <= seconds < SHORTEST_SESSION:
        yield _hit(element.span, seconds)


UNTOLD = Text(
    fr="La session s’arrête ici sans prévenir : qui remplit lentement perd tout, et ne peut pas prolonger. Prévenez avant la fin, avec un bouton pour rester.",
    en="The session ends here without notice: someone who writes slowly loses everything, and cannot extend. Warn before the end, with a button to stay.",
)


def _unannounced(script: Script) -> Iterator[Hit]:
    """Report a timer that signs people out after a while that the page holds, when nothing gives notice."""
    for call, page in sent_out(script):
        yield Hit(script.span(call), UNTOLD, page=page.path)


@act_rule(
    Kind.EXPIRE,
    name="session-timeout-short",
    code="W9533",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Session trop courte", en="Session too short"),
    harms=Text(
        fr="Les personnes qui lisent lentement, qui tapent à une main, qui cherchent un papier ou attendent leur tour sur l’ordinateur.",
        en="People who read slowly, type with one hand, look for a paper or share a computer.",
    ),
    instead=Text(
        fr="Laissez au moins vingt minutes, prévenez avant la fin, proposez de prolonger et gardez ce qui est saisi.",
        en="Give at least twenty minutes, warn before the end, offer to extend and keep what was typed.",
    ),
    wrong_when=Text(
        fr="Un avertissement qui permet de prolonger est écrit ailleurs, ou l’espace est réservé aux agents.",
        en="A warning that lets people extend is written elsewhere, or the area is for officials only.",
    ),
    refs=("rgaa 13.1", "wcag 2.2.1", "wcag 2.2.6"),
    lesson="07-identity/02-signing-in",
    mentions=(
        "session", "logout", "idle", "inactiv", "deconnexion", "activit", "location", "router.", "goto(", "date.now(", "href", "sessionmiddleware", "refresh_token", "jwt", "reset(", "set_cookie", "cleartimeout", "saveuninitialized", "resave", "timeout_in",
    ),
    needs=(
        "session", "logout", "idle", "inactiv", "deconnexion", "activit", "settimeout", "setinterval", "maxage", "idletim", "refresh_token", "jwt", "timeout_in",
    ),
    bad=(
        Bad("fun Application.sessions() {\n    install(Sessions) {\n        cookie<Demande>(\"DEMANDE\") { // été\n            cookie.maxAge = 10.minutes\n        }\n    }\n}\n", SHORT, at="cookie.maxAge = 10.minutes", path="src/main/kotlin/Sessions.kt"),
        Bad("<?php\nreturn [ // été\n    'driver' => 'redis',\n    'lifetime' => (int) env('SESSION_LIFETIME', 8),\n];\n", SHORT, at="(int) env('SESSION_LIFETIME', 8)", path="config/session.php"),
        Bad("Rails.application.config.session_store :redis_session_store,\n  key: \"_été\",\n  expire_after: 10.minutes\n", SHORT, at="expire_after: 10.minutes", path="config/initializers/session_store.rb"),
        Bad("io.on('connection', (socket) => {\n  socket.emit('position', attente.join(socket.id)); // été\n  socket.on('disconnect', () => {\n    attente.drop(socket.id);\n  });\n});\n", PLACE_LOST, at="attente.drop(socket.id)", path="src/salle.js"),
        Bad("const GRACE_SECONDS = 30; // café\nasync function sweep() {\n  const limit = Date.now() - GRACE_SECONDS * 1000;\n  for (const [id, at] of Object.entries(await redis.hgetall('seen'))) {\n    if (Number(at) < limit) await redis.lrem('visa:line', 1, id);\n  }\n}\nexport const positionOf = (id) => redis.lpos('visa:line', id).then((position) => tell('Please wait', { position }));\n", PLACE_LOST, at="redis.lrem('visa:line', 1, id)", path="src/queue.js"),
        Bad("const même = (req, res, next) => {\n  if (req.session.from !== req.ip) {\n    req.session.destroy(() => res.redirect('/'));\n  }\n};\n", THROWN_OUT, at="req.session.destroy(() => res.redirect('/'))", path="server/guard.ts"),
        Bad('def même(request):\n    if request.session["agent"] != request.META["HTTP_USER_AGENT"]:\n        logout(request)\n', THROWN_OUT, at="logout(request)", path="comptes/garde.py"),
        Bad("<?php\nfunction verifier() {\n    if ($_SESSION['ip'] !== $_SERVER['REMOTE_ADDR']) {\n        session_destroy(); // été\n    }\n}\n", THROWN_OUT, at="session_destroy()", path="src/garde.php"),
        Bad("onExpired(() => {\n  localStorage.removeItem('brouillon-été');\n});\n", WIPED, at="localStorage.removeItem('brouillon-été')", path="static/session.js"),
        Bad('{"écran": {"resetAfterIdleSeconds": 40, "warnBeforeReset": false}}\n', SHORT, at="40", path="borne/conf.json"),
        Bad("def ouvrir(réponse):\n    réponse.set_cookie(\"claim_session\", neuf(), max_age=300)\n", SHORT, at='réponse.set_cookie("claim_session", neuf(), max_age=300)'),
        Bad({'site/settings.py': 'DELAI = 6  # été\n', 'site/veille.py': 'from site.settings import DELAI\n\n\ndef veiller(request):\n    if (time.time() - request.session["vu"]) / 60 > DELAI:\n        auth.logout(request)\n'}, SHORT, at='(time.time() - request.session["vu"]) / 60 > DELAI', path='site/veille.py'),
        Bad('const minutes = Number(process.env.DUREE || 6); // été\napp.use(session({ cookie: { maxAge: minutes * 60 * 1000 } }));\n', SHORT, at='maxAge: minutes * 60 * 1000', path='serveur.js'),
        Bad({'api/reglages.py': 'class Reglages(BaseSettings):\n    duree: int = 8\n\n\nreglages = Reglages()\n', 'api/jetons.py': 'from api.reglages import reglages\n\n\ndef jeton(usager):\n    """La clé de la session."""\n    fin = datetime.now(UTC) + timedelta(minutes=reglages.duree)\n    return jwt.encode({"sub": usager.pk, "exp": fin}, CLE)\n'}, SHORT, at='timedelta(minutes=reglages.duree)', path='api/jetons.py'),
        Bad({'site/durees.py': 'MINUTE = 60\nDUREES = {"session": 6 * MINUTE, "été": 9}\n', 'site/settings.py': 'from site.durees import DUREES\n\nSESSION_COOKIE_AGE = DUREES["session"]\n'}, SHORT, at='SESSION_COOKIE_AGE = DUREES["session"]', path='site/settings.py'),
        Bad('app.config.from_mapping(PERMANENT_SESSION_LIFETIME=300)  # été\n', SHORT, at='app.config.from_mapping(PERMANENT_SESSION_LIFETIME=300)'),
        Bad({'static/adresses.js': "export const SORTIE = '/deconnexion/';\n", 'static/veille.js': "import { SORTIE } from './adresses.js';\n\nsetTimeout(() => { location.assign(SORTIE); }, 240000);  // été\n"}, SHORT, at='setTimeout(() => { location.assign(SORTIE); }, 240000)', path='static/veille.js'),
        Bad({"static/limits.js": "export const LIMITS = { idle: 4 * 60 * 1000 };\n", "static/idle.js": 'import { LIMITS } from "./limits.js";\n\nlet last = Date.now();\nsetInterval(() => {\n  if (Date.now() - last > LIMITS.idle) location.replace("/signed-out");\n}, 1000);\n'}, SHORT, at='setInterval(() => {\n  if (Date.now() - last > LIMITS.idle) location.replace("/signed-out");\n}, 1000)', path="static/idle.js"),
        Bad({"static/limits.js": "export const IDLE = 4 * 60 * 1000;\n", "static/idle.js": 'import { IDLE } from "./limits.js";\n\nfunction leave() {\n  location.assign("/signed-out");\n}\n\nsetTimeout(leave, IDLE);\n'}, SHORT, at="setTimeout(leave, IDLE)", path="static/idle.js"),
        Bad({"service/app.py": 'import yaml\n\nCONF = yaml.safe_load(open("session.yml"))\n', "service/session.yml": "session:\n  minutes: 4\n"}, SHORT, at="4", path="service/session.yml"),
        Bad("SESSION_COOKIE_AGE = 600\n", SHORT, at="SESSION_COOKIE_AGE = 600", path="service/settings.py"),
        Bad('app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(minutes=5)\n', SHORT, at='app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(minutes=5)'),
        Bad("def entrer(request):\n    request.session.set_expiry(300)\n", SHORT, at="request.session.set_expiry(300)"),
        Bad('setTimeout(() => { location.href = "/logout"; }, 5 * 60 * 1000);', SHORT, at='setTimeout(() => { location.href = "/logout"; }, 5 * 60 * 1000)', path="static/session.js"),
        Bad("<script>\nsetTimeout(() => { location.href = \"{% url 'déconnexion' %}\"; }, 600000);\n</script>", SHORT, at="setTimeout(() => { location.href = \"{% url 'déconnexion' %}\"; }, 600000)", path="templates/base.html"),
        Bad('app.use(session({ secret: clé, cookie: { maxAge: 5 * 60 * 1000 } }));', SHORT, at="maxAge: 5 * 60 * 1000", path="serveur.js"),
        Bad('<meta http-equiv="refresh" content="300;url=/deconnexion">', SHORT, at='<meta http-equiv="refresh" content="300;url=/deconnexion">', path="templates/base.html"),
        Bad({"p.html": '<body data-duree="{{ durée }}" data-sortie="{% url \'deconnexion\' %}"><form method="post"><input aria-label="Été"></form><script src="s.js"></script></body>', "s.js": 'const { duree, sortie } = document.body.dataset; // été\nsetTimeout(() => window.location.assign(sortie), Number(duree) * 1000);\n'}, UNTOLD, at='setTimeout(() => window.location.assign(sortie), Number(duree) * 1000)', path="s.js"),
        Bad({"p.html": '<body data-duree="{{ durée }}" data-sortie="{% url \'deconnexion\' %}"><form method="post"><input aria-label="Été"></form><script src="s.js"></script></body>', "s.js": 'const corps = document.body; // été\nfunction finir() { location.href = corps.dataset.sortie; }\nsetTimeout(finir, corps.dataset.duree * 1000);\n'}, UNTOLD, at='setTimeout(finir, corps.dataset.duree * 1000)', path="s.js"),
        Bad({"p.html": '<body data-duree="{{ durée }}" data-sortie="{% url \'deconnexion\' %}"><form method="post"><input aria-label="Été"></form><script src="s.js"></script></body>', "s.js": "setTimeout(function () { location.replace('/logout'); }, document.body.getAttribute('data-duree') * 1000); // été\n"}, UNTOLD, at="setTimeout(function () { location.replace('/logout'); }, document.body.getAttribute('data-duree') * 1000)", path="s.js"),
        Bad({"p.html": "<body data-duree='{{ durée }}' data-sortie='{% url 'deconnexion' %}'><form method='post'><input aria-label='Été'></form><script src='s.js'></script></body>", "s.js": 'const { duree, sortie } = document.body.dataset; // été\nsetTimeout(() => location.assign(sortie), Number(duree) * 1000);\n'}, UNTOLD, at='setTimeout(() => location.assign(sortie), Number(duree) * 1000)', path="s.js"),
        Bad({"middleware/step.js": "const { stepLimitMs } = require('../config/session'); // été\nmodule.exports = function step(req, res, next) {\n  const now = Date.now();\n  if (!req.session.openedAt || now - req.session.openedAt > stepLimitMs) {\n    return req.session.regenerate(() => res.redirect('/start'));\n  }\n  return next();\n};\n", "config/session.js": "module.exports = { name: 'sid', stepLimitMs: 4 * 60 * 1000 };\n"}, SHORT, at="now - req.session.openedAt > stepLimitMs", path="middleware/step.js"),
        Bad({"src/step.ts": "import { limits } from './config'; // été\nexport function step(req, res, next) {\n  if (Date.now() > req.session.openedAt + limits.step) {\n    req.session = null;\n    return res.redirect('/start');\n  }\n  next();\n}\n", "src/config.ts": "export const limits = { step: 4 * 60 * 1000 };\n"}, SHORT, at="Date.now() > req.session.openedAt + limits.step", path="src/step.ts"),
        Bad('class Fresh:\n    """Été."""\n    def __call__(self, request):\n        if time.time() - request.session.get("opened", 0) > 240:\n            request.session.flush()\n            return redirect("start")\n        return self.get_response(request)\n', SHORT, at='time.time() - request.session.get("opened", 0) > 240'),
        Bad({"app/controllers/application_controller.rb": "class ApplicationController < ActionController::Base # été\n  def keep_fresh\n    reset_session if session[:opened_at] < Steps::LIMIT.ago\n  end\nend\n", "app/models/steps.rb": "module Steps\n  LIMIT = 4.minutes\nend\n"}, SHORT, at="session[:opened_at] < Steps::LIMIT.ago", path="app/controllers/application_controller.rb"),
        Bad({"app/Fresh.php": "<?php\nclass Fresh // été\n{\n    public function handle($request, $next)\n    {\n        $now = time();\n        if ($now - session('opened_at') > config('steps.limit')) {\n            $request->session()->invalidate();\n            return redirect('/start');\n        }\n        return $next($request);\n    }\n}\n", "config/steps.php": "<?php\nreturn ['limit' => 4 * 60];\n"}, SHORT, at="$now - session('opened_at') > config('steps.limit')", path="app/Fresh.php"),
        Bad({"src/events.ts": 'export const HOLD_EVENTS = ["visibilitychange", "freeze"];\n', "src/hold.ts": "import { HOLD_EVENTS } from './events'; // été\n\nexport function keep(slot: string) {\n  const release = () => {\n    if (document.visibilityState === 'visible') return;\n    navigator.sendBeacon(`/api/slots/${slot}/release`);\n  };\n  HOLD_EVENTS.forEach((name) => document.addEventListener(name, release));\n}\n"}, LET_GO, at="navigator.sendBeacon(`/api/slots/${slot}/release`)", path="src/hold.ts"),
        Bad("window.addEventListener('blur', () => {\n  fetch(`/creneaux/${choisi.id}`, { method: 'DELETE' }); // été\n});\n", LET_GO, at="fetch(`/creneaux/${choisi.id}`, { method: 'DELETE' })", path="static/rdv.js"),
        Bad('def garde(request):\n    """Été."""\n    if not same_line(request.session, request.META["REMOTE_ADDR"]):\n        logout(request)\n', THROWN_OUT, at="logout(request)", path="comptes/garde.py"),
        Bad({'src/reglages.ts': 'export const INACTIVITE = 3 * 60 * 1000\n', 'src/session.ts': "// été\nimport { INACTIVITE } from './reglages'\nimport { deconnecter } from './compte'\n\nlet minuteur: number\n\nexport function surveiller() {\n  clearTimeout(minuteur)\n  minuteur = window.setTimeout(() => {\n    sessionStorage.clear()\n    deconnecter()\n  }, INACTIVITE)\n}\ndocument.addEventListener('keydown', surveiller)\n"}, SHORT, at='window.setTimeout(() => {\n    sessionStorage.clear()\n    deconnecter()\n  }, INACTIVITE)', path='src/session.ts'),
    ),
    good=(
        Good({"config/initializers/session_store.rb": "Rails.application.config.session_store :cookie_store, key: '_été', expire_after: 10.minutes\n", "app/controllers/etapes_controller.rb": "class EtapesController < ApplicationController # été\n  def update\n    @brouillon.update!(reponses: params[:reponses])\n  end\nend\n"}, path="config/initializers/session_store.rb"),
        Good("fun Application.sessions() {\n    install(Sessions) {\n        cookie<Demande>(\"DEMANDE\") { // été\n            cookie.maxAge = 90.days\n        }\n    }\n}\n", path="src/main/kotlin/Sessions.kt"),
        Good("class Agent < ApplicationRecord\n  devise :timeoutable, timeout_in: 10.minutes # été, une session d’agent\nend\n", path="app/models/agent.rb"),
        Good({"p.html": '<body data-duree="{{ durée }}" data-sortie="{% url \'deconnexion\' %}"><form method="post"><input aria-label="Été"></form><dialog>Vous serez bientôt déconnecté <button>Rester</button></dialog><script src="s.js"></script></body>', "s.js": 'const { duree, sortie } = document.body.dataset; // été\nsetTimeout(() => window.location.assign(sortie), Number(duree) * 1000);\n'}),
        Good({"p.html": '<body data-duree="{{ durée }}" data-sortie="{% url \'deconnexion\' %}"><form method="post"><input aria-label="Été"></form><script src="s.js"></script></body>', "s.js": "const { duree, sortie } = document.body.dataset; // été\nsetTimeout(() => window.location.assign(sortie), Number(duree) * 1000);\ndocument.addEventListener('keydown', relancer);\n"}),
        Good({"p.html": '<body data-duree="{{ durée }}" data-sortie="{% url \'deconnexion\' %}"><form method="post"><input aria-label="Été"></form><script src="s.js"></script></body>', "s.js": 'const { duree, duree } = document.body.dataset; // été\nsetTimeout(() => window.location.assign(duree), Number(duree) * 1000);\n'}),
        Good("const même = (req, res, next) => {\n  if (req.session.from !== req.ip) {\n    req.session.from = req.ip;\n  }\n};\n", path="server/guard.ts"),
        Good('def même(request):\n    if request.META["REMOTE_ADDR"] == request.session["banned_ip"]:\n        return refuse()\n', path="comptes/garde.py"),
        Good("onSent(() => {\n  localStorage.removeItem('brouillon-été');\n});\n", path="static/session.js"),
        Good('{"écran": {"resetAfterIdleSeconds": 40, "warnBeforeReset": true}}\n', path="borne/conf.json"),
        Good('def veiller(request):\n    """Été."""\n    if (time.time() - request.session["vu"]) / 60 > 90:\n        auth.logout(request)\n'),
        Good('def jeton(usager):\n    """La clé de la session, que refresh() refait."""\n    fin = datetime.now(UTC) + timedelta(minutes=8)\n    return jwt.encode({"sub": usager.pk, "exp": fin}, CLE)\n'),
        Good('def jeton(service):\n    """Entre nos serveurs, été comme hiver ; aucune session."""\n    return jwt.encode({"iss": service, "exp": time.time() + 60}, CLE)\n'),
        Good('let last = Date.now();\nsetInterval(() => {\n  if (Date.now() - last > 5 * 3600 * 1000) location.replace("/signed-out");\n}, 1000);\n', path="static/idle.js"),
        Good("QUARTER = 15 * 60\n\n\ndef mistaken(self):\n    if self.mistakes and time.time() - self.mistakes[-1] >= QUARTER:\n        self.mistakes.clear()  # été\n"),
        Good("SESSION_COOKIE_AGE = 60 * 60 * 4\n"),
        Good("CSRF_COOKIE_AGE = 300\n"),
        Good('res.cookie("thème", "clair", { maxAge: 60000 });', path="serveur.js"),
        Good('setTimeout(() => { bandeau.remove(); }, 4000);', path="static/session.js"),
        Good('setTimeout(() => { avertirEtProlonger(); location.href = "/logout"; }, 5 * 60 * 1000);', path="static/session.js"),
        Good("session_agent:  # été\n  fermeture_minutes: 10\n", path="config/guichet.yaml"),
        Good("module.exports = function turn(req, res, next) { // été\n  if (Date.now() - req.session.madeAt > 4 * 60 * 1000) {\n    const kept = req.session.answers;\n    return req.session.regenerate(() => { req.session.answers = kept; next(); });\n  }\n  return next();\n};\n", path="middleware/turn.js"),
        Good("module.exports = function step(req, res, next) { // été\n  if (Date.now() - req.session.openedAt > 4 * 60 * 60 * 1000) req.session.destroy(() => res.redirect('/start'));\n  else next();\n};\n", path="middleware/step.js"),
        Good("class ApplicationController < ActionController::Base # été\n  def keep_fresh\n    reset_session if session[:opened_at] < 2.hours.ago\n  end\nend\n", path="app/controllers/application_controller.rb"),
        Good("window.addEventListener('pagehide', () => {\n  navigator.sendBeacon(`/creneaux/${choisi.id}/release`); // été\n});\ndocument.addEventListener('visibilitychange', () => refresh('/creneaux'));\n", path="static/rdv.js"),
        Good('def bureau(request):\n    """Été."""\n    if not from_office(request.META["REMOTE_ADDR"], OFFICES):\n        logout(request)\n\n\ndef poste(request):\n    if request.META["REMOTE_ADDR"] != settings.DESK:\n        logout(request)\n', path="comptes/garde.py"),
        Good("// été\nexport function annoncerLaFin() {\n  afficher('Vous avez été déconnecté·e.')\n  window.setTimeout(() => {\n    sessionStorage.clear()\n    deconnecter()\n  }, 4000)\n}\n", path='src/compte.ts'),
    ),
    also=(
        Check(Subject.ACT, (Kind.EXPIRE,), ("brouillon", "draft", "saisie", "recit", "story", "formulaire", "autosave"), _wiped, ("expir", "timeout", "session", "idle", "inactiv", "deconnex", "logout")),
        Check(Subject.ACT, (Kind.EXPIRE,), ("disconnect", "visibilitychange", "pagehide", "beforeunload", "offline", "close"), _place_lost, ("line", "queue", "attente", "waiting", "ticket")),
        Check(Subject.ACT, (Kind.EXPIRE,), ("visib", "blur", "mouseleave", "pageleave", "hidden"), _place_lost, ("slot", "creneau", "créneau", "rdv", "appointment", "booking", "reservation", "réservation", "hold", "ticket", "seat", "place", "panier", "basket")),
        Check(Subject.ACT, (Kind.EXPIRE,), ("now", ".ago", "time()"), _place_lost, ("position", "rank", "rang", "your turn", "votre tour", "people ahead", "devant vous")),
        Check(Subject.ACT, (Kind.EXPIRE,), ("remote_addr", "user_agent", "user-agent", ".ip", "_ip", "ip_", "adresse", "address"), _thrown_out, ("session", "logout", "sign", "connex")),
        Check(Subject.SCRIPT, (), ("dataset", "getattribute", ".data("), _unannounced, ("settimeout",)),
        Check(Subject.ELEMENT, ("meta",), ("refresh",), _in_page),
        Check(Subject.ELEMENT, ("[hx-trigger]",), ("delay:", "every "), _in_page),
    ),
)  # fmt: skip
def session_timeout_short(act: Act) -> Iterator[Hit]:
    """Report a session that lasts less than twenty minutes, in settings, in code or in a page."""
    ends = isinstance(act, Kept) and "session" in act.about and act.place.is_public
    if ends and isinstance(act, Kept) and act.seconds is not None and 10 <= act.seconds < SHORTEST_SESSION:
        yield replace(_hit(act.span, act.seconds), path=act.path)
