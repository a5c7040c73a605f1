"""More papers than anyone has at hand."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.forms.form import Asked, Form, Sort, Use
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.asked_much import papers_asked, years_asked

MANY = Text(
    fr="{count} pièces obligatoires d’un coup : chacune fait renoncer des gens. Gardez l’indispensable.",
    en="{count} documents required at once: each one makes people give up. Keep the essential ones.",
)


HEAVY = Text(
    fr="« {name} » est demandé pour « {act} », qui n’en a pas besoin : cette pièce dit bien plus de la personne que ce qu’elle vient chercher, et qui ne l’a pas renonce. Ne la demandez pas.",
    en='"{name}" is asked for "{act}", which does not need it: this paper says far more about people than what they come for, and those who lack it give up. Do not ask for it.',
)


_LIMIT = 5
_LIGHT = 3


def _heavy(form: Form) -> Asked | None:
    """The first paper that tells more than an everyday act needs to know; those of money may be what a price follows."""
    if not form.reaches_people or not form.is_for("identity.light") or form.is_for("identity.grave"):
        return None
    money = not (form.is_for("identity.by_income") or form.speaks_of("identity.by_income"))
    return next(
        (
            one
            for one in form.required
            if not one.asks_whether and (_wants(one, "identity.heavy") or (money and _wants(one, "identity.of_money")))
        ),
        None,
    )


def _wants(field: Asked, idea: str) -> bool:
    """Whether a field cannot do without a paper of a kind: among choices, one of another kind is enough."""
    return all(speaks_of(apart(one), idea) for one in field.offered) if field.offered else field.speaks_of(idea)


TOLD = Text(
    fr="« {words} » : cette démarche ordinaire n’a pas besoin d’une telle pièce, qui dit bien plus de la personne que ce qu’elle vient chercher ; qui ne l’a pas renonce. Ne la demandez pas.",
    en='"{words}": this everyday thing does not need such a paper, which says far more about people than what they come for; those who lack it give up. Do not ask for it.',
)


YEARS = Text(
    fr="« {words} » : des années de vie, ou les papiers d’un proche, disent bien plus que la démarche ne demande, et qui ne peut les réunir renonce. Demandez la seule pièce, sur la seule période, dont la décision dépend.",
    en='"{words}": years of a life, or a relative\'s papers, say far more than this needs, and people who cannot gather them give up. Ask for the one paper, over the one period, that the decision turns on.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report the sentence that asks for a paper telling somebody's life: for an everyday thing, or years of it for any."""
    said: set[int] = set()
    for lang in ("fr", "en"):
        for asked, message in ((papers_asked, TOLD), (years_asked, YEARS)):
            for found in asked(document, lang):
                if id(found.prose) not in said:
                    said.add(id(found.prose))
                    yield Hit(found.span, message, {"words": found.text})


@act_rule(
    Kind.ASK,
    name="attachments-excessive",
    code="W9546",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Trop de pièces obligatoires", en="Too many required documents"),
    harms=Text(
        fr="Les personnes qui n’ont ni scanner ni classeur, et qui renoncent à la sixième pièce.",
        en="People without a scanner or a filing system, who give up at the sixth document.",
    ),
    instead=Text(
        fr="Demandez d’abord ce qui est indispensable ; le reste plus tard, ou par échange entre services.",
        en="Ask first for what is essential; the rest later, or through exchanges between services.",
    ),
    wrong_when=Text(
        fr="Les pièces sont facultatives ou s’excluent l’une l’autre.",
        en="The documents are optional or exclude one another.",
    ),
    refs=("crpa-l-114-8", "herd-moynihan"),
    lesson="03-forms/05-documents",
    also=(Check(Subject.PROSE, (), (), _told),),
    mentions=("file", "image", "piece", "pièce", "justificatif", "document", "upload", "naissance", "birth", "relev", "statement", "diagnosti", "impôt", "impot", "imposition", "salaire", "paie", "payslip", "casier", "criminal"),
    bad=(
        Bad({"bac/pieces.py": 'import tomllib\n\nPIECES = tomllib.loads(open("bac.toml").read())["pieces"]  # été\n\n\ndef manque(reçues):\n    return [une for sorte, voulues in PIECES.items() for une in voulues if une not in reçues]\n', "bac/bac.toml": '[pieces]\npieces_a_fournir = ["passeport", "livret", "permis", "quittance", "bail", "avis", "attestation"]\n'}, MANY, at='pieces_a_fournir = ["passeport", "livret", "permis", "quittance", "bail", "avis", "attestation"]', path="bac/bac.toml"),
        Bad({"mediathèque/demarches.py": 'import yaml\n\nPIECES = yaml.safe_load(open("pieces.yml"))\n', "mediathèque/pieces.yml": "carte_lecteur:\n  - libelle: Carte d’identité, l’été\n  - libelle: Acte de naissance\n"}, HEAVY, at="Acte de naissance", path="mediathèque/pieces.yml"),
        Bad('<h1>Réserver un repas à la cantine</h1><form method="post"><label for="r">Trois derniers relevés de compte bancaire</label><input id="r" name="releves" type="file" required></form>', HEAVY, at='<input id="r" name="releves" type="file" required>', path="templates/cantine.html"),
        Bad({"web.py": "import yaml\n\nPAGE = yaml.safe_load(open('page.yml'))\n\n\n@app.get('/é')\ndef page():\n    return render_template('page.html', papers=PAGE['documents'])\n", "page.yml": "lead: Send all of these.\ndocuments: [passport, tax notice, rent agreement, payslip, bank letter, bus pass, school letter]\n"}, MANY, at="passport", path="page.yml"),
        Bad({"service/judo.py": 'import yaml\n\nPAPERS = yaml.safe_load(open("papers.yml"))["documents"]\n\n\ndef ask(request):\n    return render(request, "ask.html", {"papers": PAPERS})\n', "service/papers.yml": "sport_documents:\n  - {code: tax, label: Tax notice}\n  - {code: rent, label: Proof of rent}\n  - {code: birth, label: Birth certificate}\n  - {code: bank, label: Bank letter}\n", "templates/ask.html": '{% for one in papers %}<input type="file" name="{{ one.code }}" required>{% endfor %}'}, MANY, at="tax", path="service/papers.yml"),
        Bad('class DossierForm(forms.Form):\n    a = forms.FileField()\n    b = forms.FileField()\n    c = forms.FileField()\n    d = forms.FileField()\n    e = forms.FileField()\n    f = forms.FileField()\n', MANY, at="class DossierForm"),
        Bad('class Dossier(models.Model):\n    a = models.FileField()\n    b = models.FileField()\n    c = models.FileField()\n    d = models.FileField()\n    e = models.ImageField()\n    f = models.FileField()\n', MANY, at="class Dossier", review=True),
        Bad('<form method="post"><input type="file" name="a" required><input type="file" name="b" required><input type="file" name="c" required><input type="file" name="d" required><input type="file" name="e" required><input type="file" name="f" required></form>', MANY, at='<form method="post">', path="templates/aide.html"),
    ),
    good=(
        Good({"bac/pieces.py": 'import tomllib\n\nPIECES = tomllib.loads(open("bac.toml").read())["pieces"]  # été\n\n\ndef manque(reçues):\n    return [sorte for sorte, admises in PIECES.items() if not set(reçues) & set(admises)]\n', "bac/bac.toml": '[pieces]\npieces_a_fournir = ["passeport", "livret", "permis", "quittance", "bail", "avis", "attestation"]\n'}),
        Good('demarche: carte_bibliotheque\npieces:\n  - libelle: "Une preuve d’identité au choix"\n    au_choix: [livret_famille, passeport, attestation]\n', path="config/pieces/bibliotheque.yml"),
        Good({"mediathèque/demarches.py": 'import yaml\n\nPIECES = yaml.safe_load(open("pieces.yml"))\n', "mediathèque/pieces.yml": "carte_lecteur:\n  - libelle: Carte d’identité, l’été\n"}),
        Good('<h1>Tarif réduit de la cantine</h1><form method="post"><label for="r">Avis d’imposition</label><input id="r" name="avis" type="file" required></form>', path="templates/cantine.html"),
        Good({"web.py": "import yaml\n\nPAGE = yaml.safe_load(open('page.yml'))\n\n\n@app.get('/é')\ndef page():\n    return render_template('page.html', papers=PAGE['documents'])\n", "page.yml": "documents: [photo, plan, bill, lease, letter, drawing, map]\nnote: None of these is required.\n"}),
        Good({"web.py": "import yaml\n\nPAGE = yaml.safe_load(open('page.yml'))\n\n\n@app.get('/é')\ndef page():\n    return render_template('page.html', papers=PAGE['documents'])\n", "page.yml": "lead: Any one of these is enough.\ndocuments: [passport, tax notice, rent agreement, payslip, bank letter, bus pass, school letter]\n"}),
        Good({"service/judo.py": 'import yaml\n\nKINDS = yaml.safe_load(open("papers.yml"))["documents"]\n', "service/papers.yml": "sport_documents:\n  - {code: tax, label: Tax notice}\n  - {code: rent, label: Proof of rent}\n  - {code: birth, label: Birth certificate}\n  - {code: bank, label: Bank letter}\n"}),
        Good("export default {\n  name: 'Réserver un repas à la cantine',\n  props: {\n    diagnostic: { type: Object, required: true },\n    groupe: { type: String, required: true },\n  },\n};\n", path="src/cantine.js"),
        Good({"pieces/demande.py": 'import json\n\nPIECES = json.load(open("pieces.json"))\n', "pieces/pieces.json": '{"obligatoires": [{"libelle": "Certificat de l’été"}], "complementaires": [{"libelle": "Avis d’imposition"}, {"libelle": "Bulletin de salaire"}, {"libelle": "Relevé de compte"}, {"libelle": "Livret de famille"}, {"libelle": "Acte de naissance"}, {"libelle": "Titre de séjour"}]}'}, path="pieces/pieces.json"),
        Good('class DossierForm(forms.Form):\n    a = forms.FileField()\n    b = forms.FileField(required=False)\n'),
        Good('class Dossier(models.Model):\n    a = models.FileField()\n'),
        Good('<form method="post"><input type="file" name="a" required><input type="file" name="b"></form>', path="templates/aide.html"),
        Good("<?php // été\nclass CarteMediathequeType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('nom', TextType::class)\n            ->add('passeport', ChoiceType::class, [\n                'label' => 'Avez-vous un passeport ?',\n                'choices' => ['Oui' => 'oui', 'Non' => 'non'],\n                'required' => false,\n                'constraints' => [new Assert\\NotNull()],\n            ]);\n    }\n}\n", path="src/Form/CarteMediathequeType.php"),
    ),
)  # fmt: skip
def attachments_excessive(form: Form) -> Iterator[Hit]:
    """Report a form that requires more than five files, or more than three for an act that needs no proof of who one is."""
    count = sum(1 for one in form.required if one.sort is Sort.FILE)
    light = form.is_for("identity.light") and not form.is_for("identity.grave")
    if count > (_LIGHT if light else _LIMIT) and form.use is not Use.PRINTED and form.place.is_public:
        yield Hit(form.span, MANY, {"count": count}, form.certainty, path=form.path)
        return
    heavy = _heavy(form)
    if heavy is not None:
        name, act = heavy.label or heavy.name, form.name.rpartition(" ")[2] or form.title
        yield Hit(heavy.span, HEAVY, {"name": name[:60], "act": act[:60]}, form.certainty, path=heavy.path)
