"""What programs keep of people, send and ask: this code, these acts, with what they say and what was answered first."""

from __future__ import annotations

import pytest
from guichet.done.acts.script.files import acts_of_script
from guichet.done.data.hidden import joined_by
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Agreement, Sort
from guichet.done.people.terms import terms_of_data
from guichet.reading.scripts.javascript import scripts_of

from tests.linter.done.texts import Texts, acts, page_of

Files = str | Texts


def kept_sent_or_asked(files: Files, path: str) -> list[Act]:
    """Return what the first of some files, or that one, does with people's data."""
    found = acts(files, path if isinstance(files, str) else "")
    return [act for act in found if act.kind in (Kind.KEEP, Kind.SEND, Kind.ANSWER)]


def in_python(files: Files) -> list[Act]:
    return kept_sent_or_asked(files, "app/views.py")


def in_script(files: Files) -> list[Act]:
    return kept_sent_or_asked(files, "static/a.js")


LOG = "import logging\nlog = logging.getLogger('x')\n"


@pytest.mark.parametrize(
    ("files", "sort"),
    [
        (LOG + "def v(request):\n    log.info('%s', request.POST.dict())\n", Sort.ANSWERS),
        (LOG + "def v(request):\n    d = {k: x for k, x in request.POST.items()}\n    log.info('%s', d)\n", Sort.ANSWERS),
        (LOG + "def v(request):\n    d = json.loads(request.body)\n    log.info('%s', d)\n", Sort.ANSWERS),
        (LOG + "def v(usager):\n    d = dict(email=usager.email)\n    log.info('%s', d)\n", Sort.IDENTITY),
        (LOG + "def v(demande):\n    s = pd.Series({'nir': demande.nir})\n    log.info('%s', s)\n", Sort.IDENTITY),
        (LOG + "class C(BaseModel):\n    birth_date: str\ndef v(body: C):\n    log.info('%s', body.model_dump())\n", Sort.ANSWERS),
        (LOG + "def v(usager):\n    log.info('%s', {c: getattr(usager, c) for c in ('nir', 'iban')})\n", Sort.IDENTITY),
        ({"a.py": LOG + "def note(data):\n    log.info('%s', data)\n", "b.py": "from a import note\ndef v(request):\n    note(request.POST)\n"}, Sort.ANSWERS),
        ({"a.py": LOG + "def trace(f):\n    def inner(*a, **kw):\n        log.info('%r', kw)\n        return f(*a, **kw)\n    return inner\n", "b.py": "from a import trace\n@trace\ndef v(nir):\n    return nir\n"}, Sort.ANSWERS),
    ],
)  # fmt: skip
def test_what_a_log_keeps(files: Files, sort: Sort) -> None:
    (act,) = (one for one in in_python(files) if one.to == "log")
    assert (act.kind, sort in act.sorts()) == (Kind.KEEP, True)


@pytest.mark.parametrize(
    "code",
    [
        "def v(request):\n    log.info('%s', len(request.POST))\n",
        "def v(request):\n    log.info('%s', masquer(request.POST['email']))\n",
        "def v(request):\n    log.info('%s', request.POST.get('page'))\n",
        "def v(request):\n    d = Dossier.objects.get(nir=request.POST['nir'])\n    log.info('%s', d.reference)\n",
        "def v(request):\n    log.info('%s', list(form.errors))\n",
        "def v(x):\n    log.info('oui' if x.email else 'non')\n",
        "def v(key):\n    log.info('%s', key)\ndef w(usager):\n    v(usager.email)\n",
    ],
)
def test_what_says_nothing_of_anyone(code: str) -> None:
    assert not [act for act in in_python(LOG + code) if act.sorts() & {Sort.ANSWERS, Sort.IDENTITY}]


@pytest.mark.parametrize(
    ("files", "host"),
    [
        ("import requests\ndef v(u):\n    requests.post('https://crm.example/x', json={'email': u.email})\n", "crm.example"),
        ({"app/v.py": "import requests\nfrom django.conf import settings\ndef v(u):\n    requests.post(settings.CRM, json={'email': u.email})\n", "app/settings.py": "CRM = env('CRM', default='https://crm.example')\n"}, "crm.example"),
        ("import requests\nclass Api:\n    BASE = 'https://crm.example'\n    def go(self, email):\n        requests.put(f'{self.BASE}/x', json={'email': email})\n", "crm.example"),
        ("H = 'https://cartes.example'\ndef plan(usager):\n    return f\"{H}?{urlencode({'q': usager.adresse})}\"\n", "cartes.example"),
        ("import paramiko\nP = {'a': 'sftp.assureur.example'}\nC = ['nom', 'telephone']\ndef nuit(sftp):\n    for r in Usager.objects.values(*C):\n        w(r)\n    sftp.put('x.csv', P)\n", "sftp.assureur.example"),
    ],
)  # fmt: skip
def test_where_python_sends(files: Files, host: str) -> None:
    sent = [act for act in in_python(files) if act.is_outside]
    assert sent
    assert all(host in act.to and Sort.IDENTITY in act.sorts() for act in sent)


def test_a_query_that_keeps_who_agreed_is_agreed() -> None:
    code = "import requests\ndef v():\n    l = U.objects.filter(consentement=True).values('nom', 'email')\n    requests.post('https://p.example', json=list(l))\n"
    assert all(act.is_agreed for act in in_python(code) if act.is_outside)


@pytest.mark.parametrize(
    ("code", "agreement"),
    [
        ("if request.COOKIES.get('traceurs') == 'oui':\n        stats.hit(1)", Agreement.GIVEN),
        ("if request.COOKIES.get('traceurs') != 'non':\n        stats.hit(1)", Agreement.ASSUMED),
        ("if request.COOKIES.get('traceurs') == 'non':\n        stats.hit(1)", Agreement.REFUSED),
        (
            "if request.COOKIES.get('traceurs') == 'oui':\n        pass\n    else:\n        stats.hit(1)",
            Agreement.REFUSED,
        ),
        ("if 'cookie_choice' in request.COOKIES:\n        stats.hit(1)", Agreement.ANSWERED),
        ("if request.COOKIES.get('traceurs', 'oui') == 'oui':\n        stats.hit(1)", Agreement.ASSUMED),
        ("if not request.user.accepte_mesure:\n        return\n    stats.hit(1)", Agreement.GIVEN),
    ],
)
def test_what_python_waits_for(code: str, agreement: Agreement) -> None:
    (act,) = (one for one in in_python(f"def v(request):\n    {code}\n") if one.is_measure)
    assert act.agreement is not None
    assert act.agreement[0] is agreement


@pytest.mark.parametrize(
    ("code", "agreement"),
    [
        ("if (document.cookie.includes('traceurs=oui')) startTracking();", Agreement.GIVEN),
        ("if (document.cookie.includes('traceurs=')) startTracking();", Agreement.ANSWERED),
        ("const c = localStorage.getItem('traceurs');\nif (c !== 'non') startTracking();", Agreement.ASSUMED),
        (
            "const refus = () => localStorage.getItem('traceurs') === 'non';\nif (!refus()) startTracking();",
            Agreement.ASSUMED,
        ),
        ("document.querySelector('#refuser').addEventListener('click', () => startTracking());", Agreement.REFUSED),
        ("function onAccept() { startTracking(); }\nbanner.on('accept', onAccept);", Agreement.GIVEN),
        (
            "function go() { startTracking(); }\nif (consent()) go();\nif (consentement === 'non') go();",
            Agreement.REFUSED,
        ),
    ],
)
def test_what_a_script_waits_for(code: str, agreement: Agreement) -> None:
    (act,) = (one for one in in_script(code) if one.is_measure and "startTracking" in one.shown)
    assert act.agreement is not None
    assert act.agreement[0] is agreement


@pytest.mark.parametrize(
    "code",
    [
        "box.addEventListener('keyup', (e) => navigator.sendBeacon('/t', e.target.value));",
        "['input', 'paste'].forEach((n) => box.addEventListener(n, () => { fetch('/t', { method: 'POST', body: box.value }); }));",
        "const kept = [];\nbox.addEventListener('keydown', (e) => kept.push(e.key));\naddEventListener('pagehide', () => navigator.sendBeacon('/t', JSON.stringify(kept)));",
        "addEventListener('beforeunload', () => navigator.sendBeacon('/t', new FormData(form)));",
        "box.addEventListener('input', debounce((e) => fetch('/t', { method: 'POST', body: e.target.value }), 500));",
        "const tell = useCallback(debounce((v) => { fetch('/t', { method: 'POST', body: v }); }, 500), []);\nbox.addEventListener('input', (e) => tell(e.target.value));",
        "function tell() { return fetch('/t', { method: 'POST', body: box.value }); }\nbox.addEventListener('input', debounce(() => tell(), 500));",
        "class A { constructor() { this.q = []; document.addEventListener('mousemove', (e) => this.see(e)); setInterval(() => this.go(), 9); }\n see(e) { this.q.push(e.clientX); }\n go() { navigator.sendBeacon('/t', this.q); } }\nnew A();",
    ],
)  # fmt: skip
def test_what_is_typed_is_watched(code: str) -> None:
    assert any(act.is_watching for act in in_script(code))


@pytest.mark.parametrize(
    "code",
    [
        "box.addEventListener('input', async () => { const r = await fetch('/find', { method: 'POST', body: box.value }); show(r); });",
        "form.addEventListener('submit', () => { fetch('/send', { method: 'POST', body: new FormData(form) }); });",
        "box.addEventListener('input', () => { fetch('/brouillon', { method: 'PUT', body: box.value }); });",
        "function find() { return fetch('/find', { method: 'POST', body: box.value }); }\nbox.addEventListener('input', debounce(async () => { const r = await find(); show(r); }, 500));",
        "const find = () => fetch('/find', { method: 'POST', body: box.value });\nbox.addEventListener('input', debounce(() => find().then((r) => show(r)), 500));",
        "export function find(text) { return fetch('/find', { method: 'POST', body: text.value }); }",
        "form.addEventListener('submit', throttle(() => { fetch('/send', { method: 'POST', body: new FormData(form) }); }, 500));",
        "addEventListener('error', (e) => navigator.sendBeacon('/errors', e.message));",
    ],
)
def test_what_serves_the_person_is_not_watching(code: str) -> None:
    assert not any(act.is_watching for act in in_script(code))


def test_parts_of_a_device_make_a_fingerprint() -> None:
    parts = "const p = [c.toDataURL(), navigator.languages, navigator.deviceMemory];\n"
    assert any(act.follows_people for act in in_script(parts + "fetch('/t', { method: 'POST', body: p });"))
    assert not any(
        act.follows_people for act in in_script("fetch('/t', { method: 'POST', body: navigator.language });")
    )
    assert not any(act.follows_people for act in in_script(parts + "show(p);"))


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ("class F(forms.Form):\n    newsletter = forms.BooleanField(initial=True)\n", "newsletter"),
        ({"a.py": "from b import YES\nclass F(forms.Form):\n    newsletter = forms.BooleanField(initial=YES)\n", "b.py": "YES = True\n"}, "newsletter"),
        ({"a.py": "from b import box\nclass F(FlaskForm):\n    offers = box('Offers from our partners')\n", "b.py": "def box(label, **kw):\n    kw.setdefault('default', 'checked')\n    return BooleanField(label, **kw)\n"}, "offers"),
        ("def get_initial(self):\n    v = super().get_initial()\n    v.update(newsletter=True)\n    return v\n", "newsletter"),
        ("def v(form):\n    form.newsletter.data = True\n", "newsletter"),
        ("class Meta:\n    widgets = {'newsletter': CheckboxInput(attrs={'checked': True})}\n", "newsletter"),
        ("class C(BaseModel):\n    accept_newsletter: bool = Field(default=True)\n", "accept_newsletter"),
        ("C = 'traceurs'\ndef v(request):\n    return request.COOKIES.get(C, 'tout')\n", "traceurs"),
        ("def signup(form):\n    User.objects.create(nom=form.nom, newsletter=True)\n", "newsletter"),
    ],
)  # fmt: skip
def test_answers_given_in_advance(files: Files, name: str) -> None:
    assert [act.asked for act in in_python(files) if act.is_consent] == [name]


@pytest.mark.parametrize(
    "code",
    [
        "class F(forms.Form):\n    newsletter = forms.BooleanField(initial=False)\n",
        "def f(self):\n    self.fields['newsletter'].initial = self.instance.newsletter\n",
        "class F(forms.Form):\n    gros_caracteres = forms.BooleanField(initial=True)\n",
        "def subscribe(email):\n    User.objects.create(email=email, newsletter=True)\n",
        "def v(request):\n    return request.COOKIES.get('traceurs', 'rien')\n",
    ],
)
def test_answers_left_to_people(code: str) -> None:
    assert not [act for act in in_python(code) if act.is_consent]


def test_a_no_kept_less_long_than_a_yes_is_forgotten() -> None:
    unlike = "if (c === 'oui') { document.cookie = `traceurs=oui;max-age=${365 * 24 * 3600}`; } else { sessionStorage.setItem('traceurs', 'non'); }"
    alike = "document.cookie = 'traceurs=oui;max-age=900';\ndocument.cookie = 'traceurs=non;max-age=900';"
    assert [act.shown for act in in_script(unlike) if act.is_forgotten] == ["sessionStorage.setItem('traceurs', 'non')"]
    assert not [act for act in in_script(alike) if act.is_forgotten]


@pytest.mark.parametrize(
    ("code", "forgotten"),
    [
        ("const long = answer === 'yes' ? '; max-age=9000000' : '';\ndocument.cookie = `audience=${answer}${long}`;\n", True),
        ("const YEAR = 365 * 86400;\ndocument.cookie = `traceurs=${v}; max-age=${v === 'oui' ? YEAR : 60}`;\n", True),
        ("document.cookie = 'analytics=' + v + (v !== 'no' ? '; max-age=9000000' : '; max-age=3600');\n", True),
        ("Cookies.set('analytics', v, { expires: v === 'no' ? 1 : 365 });\n", True),
        ("Cookies.set('analytics', 'yes', { expires: 365 });\nCookies.set('analytics', 'no');\n", True),
        ("Cookies.set('analytics', 'yes', { expires: 180 });\nCookies.set('analytics', 'no', { expires: 180 });\n", False),
        ("document.cookie = `traceurs=${v}; max-age=${v === 'oui' ? 900 : 900}`;\n", False),
        ("document.cookie = `audience=${v}; max-age=${secure ? 900 : 9}`;\n", False),
        ("const long = tab === 'yes' ? '; max-age=9000000' : '';\ndocument.cookie = `tab=${tab}${long}`;\n", False),
    ],
)  # fmt: skip
def test_a_choice_of_how_long_an_answer_is_kept(code: str, forgotten: bool) -> None:
    assert any(act.is_forgotten for act in in_script(code)) is forgotten


def test_what_the_views_give_a_template_is_known_in_its_scripts() -> None:
    files = {
        "page.html": "<script>analytics.identify({{ traits|tojson }});</script>",
        "app/context.py": "def traits(request):\n    u = request.user\n    return {'traits': {'mail': u.email}}\n",
    }
    (script,) = scripts_of(page_of(files, "page.html"))
    (act,) = (one for one in acts_of_script(script) if one.is_outside)
    assert Sort.IDENTITY in act.sorts()
    assert "app/context.py" in act.chain.en


def test_hidden_fields_that_name_people() -> None:
    form = "<form method='post'><input type='hidden' name='n' value='{{ user.nir }}'></form>"
    for said, joins in (("<p>Réponses anonymes.</p>", True), ("<p>Votre dossier.</p>", False)):
        page = page_of({"page.html": said + form}, "page.html")
        found = joined_by(next(iter(page.find("input"))), page)
        assert (found is not None) is joins


def test_terms_of_a_table() -> None:
    terms = list(terms_of_data("retention:\n  dossiers: never\n  rdv: 90\n  logs: never\nautre: never\n"))
    assert [(one.name, one.is_endless, one.certain) for one in terms] == [("dossiers", True, True)]


@pytest.mark.parametrize(
    ("text", "path", "endless"),
    [
        ("dossiers:\n  keep_days: 90\nrefus:\n  keep_days: null\n", "config/app.yml", ["refus"]),
        ("sets:\n  payments: {months: 24}\n  refusals: {months: never}\n", "retention/terms.yml", ["refusals"]),
        ("purge:\n  candidatures:\n    delete_after: never\n", "config/app.yml", ["candidatures"]),
        ("sessions:\n  keep_days: null\ncache:\n  ttl: null\nworker:\n  after: null\n", "config/app.yml", []),
    ],
)
def test_terms_by_the_key_above(text: str, path: str, endless: list[str]) -> None:
    assert [one.name for one in terms_of_data(text, path) if one.is_endless] == endless


@pytest.mark.parametrize(
    "code",
    [
        "const probes = [() => navigator.platform, () => screen.width, () => canvas.toDataURL()];\n"
        "navigator.sendBeacon('/k', probes.map((one) => one()).join());\n",
        "const probes = { p: () => navigator.platform, s: () => screen.width, d: () => canvas.toDataURL() };\n"
        "Promise.all(Object.values(probes).map((one) => one())).then((all) => navigator.sendBeacon('/k', all));\n",
        "const out = [];\nfor (const one of [() => navigator.platform, () => screen.width, () => canvas.toDataURL()]) out.push(one());\n"
        "navigator.sendBeacon('/k', out.join());\n",
    ],
)
def test_lists_of_functions_make_a_fingerprint(code: str) -> None:
    assert any(act.follows_people for act in in_script(code))


@pytest.mark.parametrize(
    ("code", "follows"),
    [
        ("f.onsubmit = async () => { const p = await where(); fetch('/book', { body: JSON.stringify({ f: new FormData(f), lat: p.coords.latitude, m: navigator.deviceMemory }) }); };\n", True),
        ("f.onsubmit = async () => { const p = await where(); fetch('/book', { body: JSON.stringify({ f: new FormData(f), lat: p.coords.latitude }) }); };\n", False),
        ("f.onsubmit = () => fetch('/book', { body: new FormData(f) });\n", False),
    ],
)  # fmt: skip
def test_what_is_joined_to_a_form_unseen(code: str, follows: bool) -> None:
    assert any(act.follows_people for act in in_script(code)) is follows


@pytest.mark.parametrize(
    ("code", "agreement"),
    [
        ("if ((localStorage.getItem('traceurs') ?? 'accept') === 'accept') startTracking();", Agreement.ASSUMED),
        ("const BASE = 'yes';\nconst kept = () => localStorage.getItem('traceurs') || BASE;\nif (kept() === 'yes') startTracking();", Agreement.ASSUMED),
        ("if ((localStorage.getItem('traceurs') ?? 'no') === 'yes') startTracking();", Agreement.GIVEN),
    ],
)  # fmt: skip
def test_a_script_that_takes_silence_for_a_yes(code: str, agreement: Agreement) -> None:
    (act,) = (one for one in in_script(code) if one.is_measure and "startTracking" in one.shown)
    assert act.agreement is not None
    assert act.agreement[0] is agreement


@pytest.mark.parametrize(
    ("kept", "follows"),
    [
        ("town=lookup(request.META['REMOTE_ADDR'])", True),
        ("zone=GEO.city(request.headers.get('X-Forwarded-For')).city.name", True),
        ("line=hash_of(request.META['REMOTE_ADDR'])", False),
        ("town=request.POST['town']", False),
    ],
)
def test_where_someone_is_worked_out_of_their_line(kept: str, follows: bool) -> None:
    code = (
        "def page(request):\n"
        f"    Trace.objects.create(who=request.user, {kept}, browser=request.headers['User-Agent'])\n"
    )
    assert any(act.follows_people for act in in_python(code)) is follows


@pytest.mark.parametrize(
    "page",
    [
        '<form method="post"><input id="address"></form>\n<script type="module">\n'
        'import { locate } from "/static/js/map.js";\nlocate(document.querySelector("#address"));\n</script>\n',
        '<form method="post"><input id="address"></form>\n<script src="{% static "js/map.js" %}"></script>\n'
        '<script>locate(document.getElementById("address"));</script>\n',
    ],
)
def test_what_a_page_gives_to_a_script_in_a_file(page: str) -> None:
    code = 'export function locate(box) {\n  fetch("https://maps.example.io/?q=" + box.value);\n}\n'
    (act,) = in_script({"static/js/map.js": code, "templates/claim.html": page})
    assert act.is_outside
    assert Sort.IDENTITY in act.sorts()


def test_a_row_made_where_it_is_kept() -> None:
    code = "def page():\n    db.session.add(Seen(who=current_user.id, line=request.remote_addr, browser=request.user_agent.string))\n"
    assert any(act.follows_people for act in in_python(code))
