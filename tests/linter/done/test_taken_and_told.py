"""What is taken for a yes, what the browser carries, what others learn: the same thing in the idioms of many frameworks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.run import check

Files = Mapping[str, str]


def _lines(files: Files, *rules: str) -> list[int]:
    """The lines of which some rules speak in a few files, the last one alone."""
    texts = [Source(path, text) for path, text in files.items()]
    found = check([], Config(select=rules), jobs=1, use_cache=False, texts=texts).findings
    return [one.position.line for one in found if one.path == texts[-1].path]


_PERSON = "class U {\n  boolean p(Person person) {\n    return Optional.ofNullable(person.getPartnerSharing()).orElse(%s);\n  }\n}\n"
PRESUMED = {
    "preferences of a script": ({"s/p.ts": "export const read = (stored) => ({\n  newsletter: stored?.newsletter ?? %s,\n});\n"}, 2),
    "a table of PHP": ({"s/P.php": "<?php\nfunction p(array $preferences): bool\n{\n    return $preferences['partage_partenaires'] ?? %s;\n}\n"}, 4),
    "a hash of Ruby": ({"app/models/p.rb": "def partner_sharing\n  preferences.fetch('partner_sharing', %s)\nend\n"}, 2),
    "what may be missing, in Java": ({"s/main/java/U.java": _PERSON}, 3),
    "what a model holds": ({"a/p.py": "class P:\n    def partage(self):\n        return {0} if self.partage_partenaires is None else self.partage_partenaires\n"}, 3),
    "a column filled in its order": ({"db/m.sql": "INSERT INTO preference (id, partage_partenaires)\nSELECT u.id, coalesce(u.reponse, %s) FROM usagers u;\n"}, 1),
    "a column filled for all": ({"db/m.sql": "INSERT INTO preference (id, partage_partenaires)\nSELECT u.id, %s FROM usagers u;\n"}, 1),
}  # fmt: skip


def _with(files: Files, value: str) -> Files:
    return {path: text.replace("{0}", value.capitalize()).replace("%s", value) for path, text in files.items()}


@pytest.mark.parametrize("idiom", PRESUMED)
def test_who_never_answered_is_not_taken_to_have_agreed(idiom: str) -> None:
    files, line = PRESUMED[idiom]
    assert _lines(_with(files, "true"), "consent-presumed") == [line]
    assert _lines(_with(files, "false"), "consent-presumed") == []


def test_what_nobody_agrees_to_may_be_on_at_first() -> None:
    script = "export const read = (stored) => ({ dark: stored?.dark ?? true, sound: stored.sound === null ? true : stored.sound });\n"
    assert _lines({"s/p.ts": script}, "consent-presumed") == []


def test_a_row_filled_for_those_who_agreed_is_their_yes() -> None:
    query = (
        "INSERT INTO preference (id, partage_partenaires) SELECT id, true FROM ancien WHERE accord_partage = 'oui';\n"
    )
    assert _lines({"db/m.sql": query}, "consent-presumed") == []


@pytest.mark.parametrize(("options", "found"), [("{ checked: true }", [1]), ('{ checked: true, class: "b" }, "1", "0"', [1]), ("{}", [])])  # fmt: skip
def test_a_box_of_rails_ticked_by_a_table_in_braces_is_seen(options: str, found: list[int]) -> None:
    page = f'<%= form_with model: @f do |f| %><%= f.check_box :lettre, {options} %><%= f.label :lettre, "Recevoir la lettre d\'information" %><% end %>'
    assert _lines({"app/views/f.html.erb": page}, "consent-preticked") == found


LASTING = {
    "a file of agreements": ({"c/accords.yml": "accords:\n  validite:\n    oui: P3Y\n    non: P%s\n"}, 4),
    "invitations": ({"c/invitations.toml": '[partage.duree]\naccepte = "P2Y"\nrefuse = "P%s"\n'}, 3),
    "a table of sharing": (
        {"c/sharing.json": '{"sharing": {"valid_for": {\n"accepted": "P3Y",\n"declined": "P%s"}}}\n'},
        3,
    ),
}


@pytest.mark.parametrize("idiom", LASTING)
def test_a_no_that_lapses_long_before_a_yes_brings_the_question_back(idiom: str) -> None:
    files, line = LASTING[idiom]
    assert _lines({path: text % "10D" for path, text in files.items()}, "nagging-modal") == [line]
    assert _lines({path: text % "2Y" for path, text in files.items()}, "nagging-modal") == []


def test_what_a_service_grants_may_last_longer_than_what_it_turns_down() -> None:
    assert _lines({"c/accords.yml": "aides:\n  duree:\n    accorde: P1Y\n    rejete: P2M\n"}, "nagging-modal") == []


_PROFILE = "{nom: usager.nom_complet, revenu: usager.revenu}"
LEFT = {
    "a script of a server": {"s/a.js": "export const a = (res, usager) => res.cookie('profil', JSON.stringify(%s));\n"},
    "a page": {"s/a.js": "export const a = (usager) => {\n  document.cookie = `profil=${usager.nir}`;\n};\n"},
    "Django": {"a/v.py": "def a(r, usager):\n    r.set_cookie('profil', json.dumps({'nom': usager.nom_complet, 'revenu': usager.revenu}))\n"},
    "PHP": {"p/a.php": "<?php\nsetcookie('nir', $usager->getNir(), time() + 3600);\n"},
    "Rails": {"app/controllers/s.rb": "class S < ApplicationController\n  def a\n    cookies[:profil] = { value: { nom: usager.nom_complet, revenu: usager.revenu }.to_json }\n  end\nend\n"},
    "Java": {"s/main/java/L.java": "class L {\n  void a(HttpServletResponse r, Patient patient) {\n    r.addCookie(new Cookie(\"patient\", patient.getNhsNumber()));\n  }\n}\n"},
}  # fmt: skip


@pytest.mark.parametrize("idiom", LEFT)
def test_what_people_live_on_is_not_left_in_a_cookie_for_whoever_comes_next(idiom: str) -> None:
    files = {path: text.replace("%s", _PROFILE) for path, text in LEFT[idiom].items()}
    assert len(_lines(files, "draft-left-in-browser")) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/controllers/s.rb", "class S < ApplicationController\n  def a\n    cookies.encrypted[:profil] = { value: { nom: usager.nom_complet } }\n  end\nend\n"),
        ("s/a.js", "export const a = (res) => res.cookie('sid', randomUUID());\n"),
        ("a/v.py", "def a(r, usager):\n    r.set_cookie('langue', usager.langue)\n"),
        ("a/v.py", "def a(r, usager):\n    r.set_cookie('profil', signer.sign_object({'nir': usager.nir}))\n"),
    ],
)  # fmt: skip
def test_a_key_a_language_or_what_is_sealed_tells_nothing(path: str, text: str) -> None:
    assert _lines({path: text}, "draft-left-in-browser") == []


BELIEVED = {
    "Django": ({"a/v.py": "def a(request):\n    return Dossier.objects.get(usager=request.COOKIES.get('usager_id'))\n"}, 2),
    "Express": ({"s/r.js": "router.get('/r', async (req, res) => {\n  res.json(await results.find({ patient: req.cookies.patientId }));\n});\n"}, 2),
    "PHP": ({"p/d.php": "<?php\n$dossier = $depot->trouver($_COOKIE['allocataire']);\n"}, 2),
    "Rails": ({"app/controllers/c.rb": "class C < ApplicationController\n  def show\n    @tenant = Tenant.find(cookies[:tenant_id])\n  end\nend\n"}, 3),
    "FastAPI": ({"a/m.py": "@app.get('/r')\ndef r(patient_no: str = Cookie()):\n    return depot.lire(patient_no)\n"}, 2),
    "Spring": ({"s/main/java/R.java": "@RestController\nclass R {\n  @GetMapping(\"/r\")\n  List<Result> r(@CookieValue(\"patient_no\") String no) {\n    return results.find(no);\n  }\n}\n"}, 4),
}  # fmt: skip


@pytest.mark.parametrize("idiom", BELIEVED)
def test_a_cookie_that_anyone_may_write_does_not_say_whose_file_to_open(idiom: str) -> None:
    files, line = BELIEVED[idiom]
    assert _lines(files, "file-open-to-others") == [line]


def test_a_signed_cookie_or_one_of_a_banner_is_believed() -> None:
    signed = "class C < ApplicationController\n  def show\n    @tenant = Tenant.find(cookies.signed[:tenant_id])\n  end\nend\n"
    banner = "def a(request):\n    return request.COOKIES.get('patient_banner_seen')\n"
    assert _lines({"app/controllers/c.rb": signed}, "file-open-to-others") == []
    assert _lines({"a/v.py": banner}, "file-open-to-others") == []


CARRIED = {
    "Twig and Symfony": ({"templates/d.html.twig": '<form method="post"><input type="hidden" name="revenu"\n value="{{ foyer.revenu }}"></form>', "src/Controller/D.php": "<?php\nclass D {\n  public function a(Request $request) {\n    return $this->bareme->calculer($request->request->get('revenu'));\n  }\n}\n"}, 4),
    "JSX and Express": ({"s/F.jsx": 'export const F = ({ score }) => <form><input type="hidden" name="score" value={score} /></form>;\n', "v/apply.js": "router.post('/apply', (req, res) => {\n  const { score, name } = req.body;\n  res.render(score < 40 ? 'no' : 'yes');\n});\n"}, 2),
    "Django": ({"a/forms.py": "class F(forms.Form):\n    eligible = forms.BooleanField(widget=forms.HiddenInput)\n", "a/views.py": "def deposer(request):\n    form = F(request.POST)\n    return ouvrir(form.cleaned_data['eligible'])\n"}, 3),
    "Flask": ({"templates/d.html": '<form method="post"><input name="quotient" type="hidden" value="{{ q }}"></form>', "v/a.py": "@bp.post('/a')\ndef a():\n    return prix(int(request.form['quotient']))\n"}, 3),
}  # fmt: skip


@pytest.mark.parametrize("idiom", CARRIED)
def test_what_people_earn_is_not_taken_back_from_their_own_page(idiom: str) -> None:
    files, line = CARRIED[idiom]
    assert _lines(files, "file-open-to-others") == [line]


def test_a_step_or_a_page_to_go_back_to_may_be_carried() -> None:
    page = '<form method="post"><input type="hidden" name="etape" value="{{ etape }}"><input type="hidden" name="next" value="{{ next }}"></form>'
    assert _lines({"t/d.html": page, "a/views.py": "def a(request):\n    return redirect(request.POST['next'] + request.POST['etape'])\n"}, "file-open-to-others") == []  # fmt: skip


TO_ALL = {
    "nodemailer": {"s/a.js": "export const a = (list) => transport.sendMail({ cc: list.map((m) => m.email), subject: 'x' });\n"},
    "Rails": {"app/mailers/g.rb": "class G < ApplicationMailer\n  def a(group)\n    mail(to: group.members.pluck(:email), subject: 'Meeting')\n  end\nend\n"},
    "Laravel": {"app/Mail/I.php": "<?php\nclass I\n{\n    public function a($patients)\n    {\n        Mail::to($patients->pluck('email'))->send(new Reunion());\n    }\n}\n"},
    "Symfony": {"src/I.php": "<?php\nclass I\n{\n    public function a(array $patients)\n    {\n        $emails = array_map(fn ($p) => $p->getEmail(), $patients);\n        $this->mailer->send((new Email())->to(...$emails));\n    }\n}\n"},
    "Spring": {"s/main/java/I.java": "class I {\n  void a(List<Patient> patients) {\n    String[] emails = patients.stream().map(Patient::getEmail).toArray(String[]::new);\n    message.setTo(emails);\n  }\n}\n"},
    "Symfony, one by one": {"src/I.php": "<?php\nclass I\n{\n    public function a(array $patients): void\n    {\n        $lettre = (new Email())->subject('Réunion');\n        foreach ($patients as $patient) {\n            if ($patient->getCourriel()) {\n                $lettre->addTo(new Address($patient->getCourriel(), $patient->getNom()));\n            }\n        }\n        $this->mailer->send($lettre);\n    }\n}\n"},
    "PHPMailer": {"src/i.php": "<?php\nfunction a($mail, $patients)\n{\n    foreach ($patients as $p) {\n        $mail->addCC($p['email']);\n    }\n    $mail->send();\n}\n"},
    "Jakarta": {"s/main/java/I.java": "class I {\n  void a(List<Patient> patients) throws Exception {\n    var letter = new MimeMessage(session);\n    for (Patient patient : patients) {\n      letter.addRecipient(RecipientType.TO, new InternetAddress(patient.getEmail()));\n    }\n    Transport.send(letter);\n  }\n}\n"},
    "Django, one by one": {"a/t.py": "def a(groupe):\n    letter = EmailMessage('Atelier', corps)\n    for membre in groupe.membres.all():\n        letter.to.append(membre.email)\n    letter.send()\n"},
    "Django": {"a/t.py": "def a(groupe):\n    send_mail('Atelier', corps, 'a@b.fr', list(groupe.membres.values_list('email', flat=True)))\n"},
}  # fmt: skip


@pytest.mark.parametrize("idiom", TO_ALL)
def test_whoever_comes_to_a_group_is_not_told_to_all_the_others(idiom: str) -> None:
    assert len(_lines(TO_ALL[idiom], "address-told-to-other")) == 1


def test_one_message_each_or_a_blind_copy_tells_nobody() -> None:
    cleared = "<?php\nfunction a($mail, $patients)\n{\n    foreach ($patients as $p) {\n        $mail->addAddress($p['email']);\n        $mail->send();\n        $mail->clearAddresses();\n    }\n}\n"
    made = "<?php\nfunction a($patients)\n{\n    $letters = [];\n    foreach ($patients as $p) {\n        $letter = new Email();\n        $letter->addTo($p->getEmail());\n        $letters[] = $letter;\n    }\n    return $letters;\n}\n"
    hidden = "class I {\n  void a(List<Patient> patients) {\n    for (Patient p : patients) {\n      letter.addRecipient(RecipientType.BCC, new InternetAddress(p.getEmail()));\n    }\n    Transport.send(letter);\n  }\n}\n"
    queued = "def a(patients, box):\n    letter = EmailMessage('Mail', body)\n    for p in patients:\n        letter.to.append(p.email)\n        box.deliver(letter)\n"
    managed = "def a(managers):\n    letter = EmailMessage('Mail', body)\n    for one in managers:\n        letter.to.append(one.email)\n    letter.send()\n"
    for path, text in (("s/a.php", cleared), ("s/a.php", made), ("s/main/java/I.java", hidden), ("a/t.py", queued), ("a/t.py", managed)):  # fmt: skip
        assert _lines({path: text}, "address-told-to-other") == []
    each = (
        "def a(groupe):\n    for m in groupe.membres.all():\n        send_mail('Atelier', corps, 'a@b.fr', [m.email])\n"
    )
    blind = "export const a = (list) => transport.sendMail({ bcc: list.map((m) => m.email), subject: 'x' });\n"
    audits = (
        "def a(auditors):\n    EmailMessage('Mail', body, to=[one.email for one in auditors.user_set.all()]).send()\n"
    )
    staff = "def a(agents):\n    send_mail('Atelier', corps, 'a@b.fr', [one.email for one in agents])\n"
    sorted_out = (
        "from a.m import kept\n\n\ndef a(firm):\n    send_later(subject='Mail', recipients=kept([firm.email]))\n"
    )
    helper = "def kept(emails):\n    return [email for email in emails if email.endswith('example.org')]\n"
    for path, text in (("a/t.py", each), ("s/a.js", blind), ("a/t.py", staff), ("a/t.py", audits)):
        assert _lines({path: text}, "address-told-to-other") == []
    assert _lines({"a/__init__.py": "", "a/m.py": helper, "a/t.py": sorted_out}, "address-told-to-other") == []


OPENED = {
    "a helper of Rails": {"app/views/user_mailer/n.html.erb": '<p>Hello</p><img src="<%= open_url(@delivery.token) %>" width="1" height="1" alt="">'},
    "a route of Twig": {"t/x/rappel.html.twig": '<p>Bonjour {{ u.prenom }}</p><img src="{{ absolute_url(path("o", {id: envoi.id})) }}" style="display:none" alt="">'},
    "a tag of Django": {"t/x/rappel.html": '<p>Bonjour {{ u.prenom }}</p><img src="{{ racine }}{% url \'o\' envoi.cle %}" width="1" height="1" alt="">'},
    "a string of a script": {"s/m.js": 'export const html = (m) => `<p>Dear</p><img src="https://x.example/o/${m.id}.gif" width="1" height="1">`;\n'},
}  # fmt: skip


@pytest.mark.parametrize("idiom", OPENED)
def test_whoever_opens_a_letter_is_not_noted(idiom: str) -> None:
    assert _lines(OPENED[idiom], "reading-tracked") == [1]


def test_a_picture_that_is_the_same_for_all_tells_nobody() -> None:
    page = '<p>Bonjour {{ u.prenom }}</p><img src="{{ racine }}/logo.png" width="1" height="1" alt="">'
    assert _lines({"t/x/rappel.html": page}, "reading-tracked") == []


VISITS = {
    "Rails": ({"app/controllers/a.rb": "class A < ActionController::Base\n  before_action :noter\n\n  def noter\n    current_user.passages.create!(ville: lieu.city, appareil: request.user_agent)\n  end\nend\n"}, 5),
    "Symfony": ({"src/L.php": "<?php\nclass VisiteListener\n{\n    public function onKernelRequest(RequestEvent $event)\n    {\n        $this->visites->save(['usager' => $this->security->getUser(), 'ip' => $r->getClientIp(), 'appareil' => $r->headers->get('User-Agent')]);\n    }\n}\n"}, 6),
}  # fmt: skip


@pytest.mark.parametrize("idiom", VISITS)
def test_where_people_were_is_not_kept_of_each_visit(idiom: str) -> None:
    files, line = VISITS[idiom]
    assert _lines(files, "reading-tracked") == [line]
    guarded = {
        path: text.replace("passages", "connexions").replace("visites", "connexions") for path, text in files.items()
    }
    assert _lines(guarded, "reading-tracked") == []


NAMED = {
    "Rails": {"app/mailers/r.rb": "class R < ApplicationMailer\n  def rappel(rdv)\n    mail(to: rdv.email, subject: \"Votre rendez-vous #{rdv.%s}\")\n  end\nend\n"},
    "a script": {"s/n.ts": "await sendEmail({ to: user.email, subject: `Your ${claim.%s} claim`, text });\n"},
    "a worker": {"s/sw.js": "self.registration.showNotification('Your result', { body: `${data.%s} is ready` });\n"},
    "Python": {"a/p.py": "def notifier(r):\n    messaging.send(Message(notification=Notification(title='x', body=f'{r.%s}')))\n"},
}  # fmt: skip


@pytest.mark.parametrize("idiom", NAMED)
def test_an_illness_or_a_benefit_is_not_put_where_anyone_reads_it(idiom: str) -> None:
    named = {path: text.replace("%s", "specialite") for path, text in NAMED[idiom].items()}
    dated = {path: text.replace("%s", "jour") for path, text in NAMED[idiom].items()}
    assert len(_lines(named, "personal-data-in-title")) == 1
    assert _lines(dated, "personal-data-in-title") == []


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        (
            "s/subjects.js",
            'export const SUBJECTS = {\n  reminder: "Reminder: your psychiatric appointment",\n};\n',
            [2],
        ),
        (
            "s/main/java/S.java",
            'class S {\n  static final Map<String, String> OBJETS = Map.of(\n    "rappel", "Rappel de votre consultation VIH");\n}\n',
            [3],
        ),
        ("s/topics.js", 'export const TOPICS = {\n  reminder: "Your psychiatric appointment",\n};\n', []),
    ],
)
def test_a_table_of_subjects_holds_what_a_mailbox_shows(path: str, text: str, found: list[int]) -> None:
    assert _lines({path: text}, "personal-data-in-title") == found


EXPECTING = {
    "Django": ({"recrutement/forms.py": "class CandidatureForm(forms.Form):\n    nom = forms.CharField()\n    enceinte = forms.ChoiceField(label='Êtes-vous enceinte ?', choices=[('o', 'Oui'), ('n', 'Non')]%s)\n"}, ", required=False", 3),
    "a page": ({"t/housing.html": '<h1>Housing application</h1><form method="post"><label>Name <input name="name" required></label>\n<label>Planning children? <input name="planning_children"%s></label></form>'}, "", 2),
    "a page of Thymeleaf": ({"t/candidature.html": '<h1>Postuler</h1><form method="post"><label>Nom <input th:field="*{nom}" required></label>\n<label>Oui <input type="radio" th:field="*{grossesse}" value="true"%s></label></form>'}, "", 2),
    "a form kept as data": ({"forms/emploi.json": '{"title": "Candidature", "fields": [{"name": "nom", "label": "Nom", "type": "text", "required": true},\n{"name": "grossesse", "label": "Grossesse en cours", "type": "radio", "required": %s}]}'}, "false", 2),
}  # fmt: skip


@pytest.mark.parametrize("idiom", EXPECTING)
def test_who_looks_for_work_or_a_home_need_not_say_that_they_bear_a_child(idiom: str) -> None:
    files, free, line = EXPECTING[idiom]
    asked = {"Django": "", "a form kept as data": "true"}.get(idiom, " required")
    assert _lines({path: text % asked for path, text in files.items()}, "belief-required") == [line]
    assert _lines({path: text % free for path, text in files.items()}, "belief-required") == []
