"""What is done is found where it is handed to another function, an engine or a table; beside each flaw, its benign twin."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

IDLE = "const MOVES = ['{event}', 'submit'];\n\nexport function watch(end) {{\n  let timer;\n  const again = () => {{\n    clearTimeout(timer);\n    timer = setTimeout(end, 4 * 60 * 1000);\n  }};\n  MOVES.forEach((name) => document.addEventListener(name, again));\n  again();\n}}\n"
LEAVES = "import {{ watch }} from './idle.js';\n\nwatch(() => {{\n  {end};\n}});\n"
PAPERS = "from papers.kinds import is_fine\n\n\ndef add(request):\n    paper = request.files['paper']\n    if {test}:\n        flash('This file is not accepted.')\n        return redirect('/papers')\n    store(paper)\n"
KINDS = "TAKEN = {{'.pdf'{more}}}\n\n\ndef is_fine(filename):\n    extension = filename[filename.rfind('.'):]\n    return extension in TAKEN and len(filename) > 4\n"
PAYS = "WAYS = ['card'{more}]\n\n\ndef is_known(way):\n    return way in WAYS\n\n\ndef pay(request, payment_method):\n    {test}:\n        raise PermissionDenied\n"

SIGNER = "from itsdangerous import URLSafeTimedSerializer\n\nSALT = '{salt}'\nsigner = URLSafeTimedSerializer(SECRET, salt=SALT)\nLASTS = 300\n\n\ndef made(person):\n    return {made}\n\n\ndef read(token):\n    return signer.loads(token, max_age=LASTS)\n"

BROKEN = "from fastapi.responses import HTMLResponse\n\nPAGE = '<h1>Technical error</h1><p>Try later{more}</p>'\n\n\ndef page(request):\n    return PAGE\n\n\nasync def broken(request, exc):\n    return {answer}\n"
APP = "from faults import broken\n\napp = FastAPI({given})\n{then}"

STEPS = "from asking import keep\n\n\ndef step(name):\n    form = FORMS[name](request.form)\n    if {test}:\n        return keep.start_again('Not right.')\n    return show(name)\n"
KEEP = "def start_again(message):\n    session.clear()\n    return redirect('/')\n"

CROWD = "import {{ crowd }} from './numbers.js';\n\nbox.textContent = `${{crowd(id)}} {said}`;\n"

LEVELS = "levels:\n  low: {{factors: [password]}}\n  high: {{factors: [password, {factor}]}}\nservices:\n  library-renewal: {step}\n  council-view: low\n  bin-day: low\n"
GUARD = "import yaml\n\nCONF = yaml.safe_load(open('levels.yaml'))\n"
LEFT = (
    "let s = 180;\nsetInterval(() => {{\n  s = Math.max(0, s - 1);\n  box.textContent = `{said} ${{s}}`;\n}}, 1000);\n"
)

ROUND = "from datetime import timedelta\n\nDAYS = 90\n\n\ndef ends(proof):\n    return proof.received_on + timedelta(days=DAYS)\n\n\ndef round_of(person, today):\n    old = [one for one in person.proofs.all() if ends(one) < today]\n    if old:\n        {asks}\n"
FLOW = '{{"start": {{"say": "Hello, choose: payments or papers.", "goto": {{"pay": "pay", "papers": "papers"}}}}, "pay": {{"say": "Paid on the fifth of each month.", "goto": {{"back": "start"}}}}, "papers": {{"say": "Send papers in your account.", "goto": {{"back": "start"}}}}, "{key}": "{to}"}}\n'

FILM = "const WANTED = {{ video: {{ facingMode: '{side}' }} }};\n\nexport async function {name}(show) {{\n  const flow = await navigator.mediaDevices.getUserMedia(WANTED);\n  const kept = new MediaRecorder(flow);\n  return record(kept);\n}}\n"
SENDS = "import {{ {name} }} from './film.js';\n\nform.addEventListener('submit', async (e) => {{\n  e.preventDefault();\n  const film = await {name}(show){other};\n  await fetch(form.action, {{ method: 'POST', body: film }});\n}});\n"

ASKED = "title: Your appeal is waiting\nchoices:\n  - {{code: leave, label: Close my case}}\n  - {{code: stay, label: Keep my appeal}}\nhighlight: {ahead}\nstyles: {{first: button-large, second: {second}}}\n"

FLAWS: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "a timer that runs what it is given": (
        "session-timeout-short",
        {"static/idle.js": IDLE.format(event="click"), "static/appeal.js": LEAVES.format(end="location.replace('/')")},
        {"static/idle.js": IDLE.format(event="click"), "static/appeal.js": LEAVES.format(end="list.refresh()")},
    ),
    "a file that a function judges": (
        "upload-restrictive",
        {"papers/views.py": PAPERS.format(test="not is_fine(paper.filename)"), "papers/kinds.py": KINDS.format(more="")},
        {"papers/views.py": PAPERS.format(test="not is_fine(paper.filename)"), "papers/kinds.py": KINDS.format(more=", '.jpg', '.heic'")},
    ),
    "a file that is judged, when the answer is kept": (
        "upload-restrictive",
        {"papers/views.py": PAPERS.format(test="not paper or not is_fine(paper.filename)"), "papers/kinds.py": KINDS.format(more="")},
        {"papers/views.py": PAPERS.format(test="is_fine(paper.filename)"), "papers/kinds.py": KINDS.format(more="")},
    ),
    "a way to pay that a function judges": (
        "payment-card-only",
        {"pay.py": PAYS.format(more="", test="if not is_known(payment_method)").replace("(way)", "(payment_method)").replace("way in", "payment_method in")},
        {"pay.py": PAYS.format(more=", 'cash'", test="if not is_known(payment_method)").replace("(way)", "(payment_method)").replace("way in", "payment_method in")},
    ),
    "a way to pay, when one is given": (
        "payment-card-only",
        {"pay.py": PAYS.format(more="", test="if payment_method and payment_method not in WAYS")},
        {"pay.py": PAYS.format(more="", test="if is_archived and payment_method not in WAYS")},
    ),
    "a way to pay, kept under a name": (
        "payment-card-only",
        {"pay.py": PAYS.format(more="", test="known = payment_method in WAYS\n    if not known")},
        {"pay.py": PAYS.format(more="", test="known = payment_method in WAYS\n    if known")},
    ),
    "a link, by the salt of what signs it": (
        "validity-short",
        {"housing/tokens.py": SIGNER.format(salt="file-link", made="signer.dumps(person.id)")},
        {"housing/tokens.py": SIGNER.format(salt="csrf", made="signer.dumps(person.id)")},
    ),
    "a link, by the address that carries it": (
        "validity-short",
        {"housing/tokens.py": SIGNER.format(salt="v2", made="f'{BASE}/open/{signer.dumps(person.id)}'")},
        {"housing/tokens.py": SIGNER.format(salt="v2", made="f'{BASE}/open/{signer.dumps(person.id)}'").replace("300", "7 * 86400")},
    ),
    "a link, by what makes its address": (
        "validity-short",
        {"housing/tokens.py": SIGNER.format(salt="v2", made="url_for('open', token=signer.dumps(person.id), _external=True)")},
        {"housing/tokens.py": SIGNER.format(salt="v2", made="redis.put(signer.dumps(person.id))")},
    ),
    "a table of who answers errors": (
        "human-contact-missing",
        {"faults.py": BROKEN.format(more="", answer="HTMLResponse(page(request), status_code=500)"), "app.py": APP.format(given="exception_handlers={Exception: broken}", then="")},
        {"faults.py": BROKEN.format(more=", or call 01 00 00 00 00", answer="HTMLResponse(page(request), status_code=500)"), "app.py": APP.format(given="exception_handlers={Exception: broken}", then="")},
    ),
    "a call that says who answers errors": (
        "human-contact-missing",
        {"faults.py": BROKEN.format(more="", answer="PAGE, 500"), "app.py": APP.format(given="", then="app.register_error_handler(500, broken)\n")},
        {"faults.py": BROKEN.format(more="", answer="JSONResponse({'error': PAGE})"), "app.py": APP.format(given="", then="app.register_error_handler(500, broken)\n")},
    ),
    "a name of the framework for who answers errors": (
        "human-contact-missing",
        {"faults.py": BROKEN.format(more="", answer="HttpResponse(PAGE, status=500)"), "urls.py": "from faults import broken\n\nhandler500 = broken\n"},
        {"faults.py": BROKEN.format(more="", answer="HttpResponse(PAGE, status=500)"), "urls.py": "from faults import broken\n\nhandler500 = render_broken\n"},
    ),
    "a text that names who answers errors": (
        "human-contact-missing",
        {"faults.py": BROKEN.format(more="", answer="HttpResponse(PAGE, status=500)"), "urls.py": "handler500 = 'faults.broken'\n"},
        {"faults.py": BROKEN.format(more="", answer="HttpResponse(PAGE, status=500)"), "urls.py": "handler500 = 'faults.page'\n".replace("faults.page", "others.broken")},
    ),
    "answers that a function empties for who erred": (
        "data-lost-on-error",
        {"asking/steps.py": STEPS.format(test="not form.validate()"), "asking/keep.py": KEEP},
        {"asking/steps.py": STEPS.format(test="name == 'end'"), "asking/keep.py": KEEP},
    ),
    "a number cut from the clock, in another file": (
        "social-pressure",
        {"static/flat.js": CROWD.format(said="families are looking at this flat"), "static/numbers.js": "export const crowd = (id) => 12 + ((id * 7 + new Date().getMinutes()) % 23);\n"},
        {"static/flat.js": CROWD.format(said="families were looking at this flat today"), "static/numbers.js": "export const crowd = (id) => counts[id];\n"},
    ),
    "a number drawn in another file": (
        "social-pressure",
        {"static/flat.js": CROWD.format(said="autres personnes regardent"), "static/numbers.js": "export function crowd(id) {\n  return Math.floor(Math.random() * 9) + 3;\n}\n"},
        {"static/flat.js": CROWD.format(said="est votre code"), "static/numbers.js": "export function crowd(id) {\n  return Math.floor(Math.random() * 9) + 3;\n}\n"},
    ),
    "places left that a table gives by the day": (
        "social-pressure",
        {"static/flat.js": CROWD.format(said="places left"), "static/numbers.js": "const FEW = [2, 3, 5];\nexport const crowd = () => FEW[new Date().getDate() % FEW.length];\n"},
        {"static/flat.js": CROWD.format(said="hours since others came"), "static/numbers.js": "export const crowd = () => new Date().getHours() % 12;\n"},
    ),
    "a scale of levels, by what proves each": (
        "identity-level-excessive",
        {"levels.yaml": LEVELS.format(factor="face", step="high"), "guard.py": GUARD},
        {"levels.yaml": LEVELS.format(factor="face", step="low"), "guard.py": GUARD},
    ),
    "ways to pay of a table with a price, in YAML": (
        "payment-card-only",
        {"conf/services.yaml": "fines:\n  currency: EUR\n  methods: [card]\n"},
        {"conf/services.yaml": "fines:\n  currency: EUR\n  methods: [card]\n  counter: cash at any town hall\n"},
    ),
    "ways to pay of a table with a price, in TOML": (
        "payment-card-only",
        {"conf/services.toml": "[canteen]\nprix = 4\nmoyens = ['cb']\n"},
        {"conf/services.toml": "[canteen]\nlecteur = 4\nmoyens = ['cb']\n"},
    ),
    "ways to pay of a table with a price, in Python": (
        "payment-card-only",
        {"conf/services.py": "FINES = {'currency': 'EUR', 'methods': ['card']}\n"},
        {"conf/services.py": "DOORS = {'opens': '8 h', 'methods': ['card']}\n"},
    ),
    "a place that goes, as a clock runs": (
        "countdown-pressure",
        {"static/slot.js": LEFT.format(said="Ce créneau part dans")},
        {"static/slot.js": LEFT.format(said="Le bus part dans")},
    ),
    "a place that is given back, as a clock runs": (
        "countdown-pressure",
        {"static/slot.js": LEFT.format(said="Your place will be released in")},
        {"static/slot.js": LEFT.format(said="The next bus comes in")},
    ),
    "papers asked for by the name of a letter": (
        "document-already-held",
        {"aid/proofs.py": ROUND.format(asks="person.write('proofs_again', old)")},
        {"aid/proofs.py": ROUND.format(asks="cache.drop('proofs_again', old)")},
    ),
    "papers asked for by the name of a text message": (
        "document-already-held",
        {"aid/proofs.py": ROUND.format(asks="send_sms(person, old)").replace("send_sms(person", "send_sms('justificatif_a_redonner', person")},
        {"aid/proofs.py": ROUND.format(asks="send_sms('pin_renewed', person)")},
    ),
    "a dialogue that leads all other words back": (
        "chatbot-only-help",
        {"bot/flow.json": FLOW.format(key="fallback", to="start")},
        {"bot/flow.json": FLOW.format(key="fallback", to="advisor")},
    ),
    "a dialogue that leads unknown words back": (
        "chatbot-only-help",
        {"chatbot/flow.json": FLOW.format(key="inconnu", to="start")},
        {"menus/flow.json": FLOW.format(key="inconnu", to="start")},
    ),
    "a face that is filmed before a form goes": (
        "identity-level-excessive",
        {"static/film.js": FILM.format(side="user", name="proveIdentity"), "static/move.js": SENDS.format(name="proveIdentity", other="")},
        {"static/film.js": FILM.format(side="user", name="proveIdentity"), "static/move.js": SENDS.format(name="proveIdentity", other=".catch(manualCheck)")},
    ),
    "a face, and not a paper, that is filmed": (
        "identity-level-excessive",
        {"static/film.js": FILM.format(side="user", name="verifierIdentite")},
        {"static/film.js": FILM.format(side="environment", name="verifierIdentite")},
    ),
    "a face that proves, and one that is shown": (
        "identity-level-excessive",
        {"static/film.js": FILM.format(side="user", name="authentifier")},
        {"static/film.js": FILM.format(side="user", name="mirror")},
    ),
    "an answer that the table around puts forward, in YAML": (
        "choice-asymmetric",
        {"appeal/options.yml": ASKED.format(ahead="leave", second="link-small")},
        {"appeal/options.yml": ASKED.format(ahead="leave", second="button-large")},
    ),
    "an answer that the table around puts forward, in Python": (
        "choice-asymmetric",
        {"appeal/options.py": "PAGE = {'highlight': 'leave', 'style': {'first': 'plein', 'rest': 'lien discret'}, 'choices': [{'code': 'leave', 'label': 'Clore mon dossier'}, {'code': 'stay', 'label': 'Maintenir ma demande'}]}\n"},
        {"appeal/options.py": "PAGE = {'highlight': 'stay', 'style': {'first': 'plein', 'rest': 'lien discret'}, 'choices': [{'code': 'leave', 'label': 'Clore mon dossier'}, {'code': 'stay', 'label': 'Maintenir ma demande'}]}\n"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FLAWS)
def test_the_flaw_is_found_and_its_twin_is_not(kind: str) -> None:
    assert_told_apart(*FLAWS[kind])
