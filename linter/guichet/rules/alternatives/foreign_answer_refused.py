"""An answer that only those who are from here, or have been here for long, can give."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed.by_line import ByLine
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.server.countries import SERVER
from guichet.done.forms.accounts_told_apart import accounts_of_one_country, pattern_of
from guichet.done.forms.asked_once import asked_once
from guichet.done.forms.born import born_here_only
from guichet.done.forms.form import Form
from guichet.done.forms.samples import forgets_arrived, forgets_corsica
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of, place_of_script
from guichet.done.words import speaks_of
from guichet.reading.python.literals import patterns_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import class_around
from guichet.reading.python.views import function_of, judgement
from guichet.reading.scripts.javascript import Script
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.demands import demanded, foreign_refused
from guichet.told.ideas import told

ACCOUNT = Text(
    fr="`{test}` n’accepte qu’un compte d’un pays : qui a le sien ailleurs dans l’espace SEPA est refusé. Vérifiez la clé de l’IBAN, pas son pays.",
    en="`{test}` takes accounts of one country alone: people whose account is elsewhere in the SEPA area are turned away. Check the digits of the IBAN, not its country.",
)

NUMBER = Text(
    fr="« {name} » est obligatoire : qui vient d’arriver, qui naît ou qui attend son numéro n’en a pas encore. Peut-on finir sans lui, et le donner plus tard ?",
    en='"{name}" is required: people who have just arrived, are newly born or are waiting for theirs have none yet. Can one finish without it, and give it later?',
)

LETTERS = Text(
    fr="`{test}` refuse les personnes nées en Corse : leur numéro de sécurité sociale porte 2A ou 2B. Acceptez-le, avec les numéros provisoires de qui vient d’arriver, ou vérifiez la clé plutôt que la forme.",
    en="`{test}` turns down people born in Corsica: their French social security number holds 2A or 2B. Take it, with the provisional ones of those who have just arrived, or check the key rather than the shape.",
)

ARRIVED = Text(
    fr="`{test}` refuse les numéros de sécurité sociale provisoires : ceux de qui vient d’arriver commencent par 7 ou 8. Acceptez-les, ou vérifiez la clé plutôt que la forme.",
    en="`{test}` turns down provisional social security numbers: those of people who have just arrived in France begin with 7 or 8. Take them, or check the key rather than the shape.",
)

BORN = Text(
    fr="« {name} » ne prend qu’un lieu de France : qui est né ailleurs ne peut pas finir. Demandez le pays, puis la ville dans ses mots.",
    en='"{name}" takes places of one country alone: people born elsewhere cannot finish. Ask for the country, then for the town in their own words.',
)

PERMIT = Text(
    fr="`{test}` refuse un titre de séjour encore valable parce qu’il finit bientôt : son renouvellement ne dépend pas de qui le porte. Acceptez-le jusqu’à sa date, puis le récépissé.",
    en="`{test}` turns down a residence permit that is still good: it ends soon, and renewing it does not depend on its holder. Take it until its date, then the receipt.",
)

LEFT_OUT = Text(
    fr="« {codes} » manquent dans la liste des pays : qui y est né ou en vient ne peut pas répondre, ni donc finir. Un texte l’exige-t-il ? Sinon, gardez tous les pays, et un examen par une personne pour ceux-là.",
    en='"{codes}" are missing from the list of countries: people who were born there or come from there cannot answer, and so cannot finish. Does a text require it? Otherwise keep every country, and have a person look at those.',
)

TOLD = Text(
    fr="« {words} » : qui a le sien dans un autre pays est refusé. Acceptez tout compte de l’espace SEPA.",
    en='"{words}": people whose account is in another country are turned away. Take any account of the SEPA area.',
)

PAPERS = Text(
    fr="« {words} » : qui vient d’ailleurs n’a pas d’autres papiers. Acceptez-les, avec une traduction quand il en faut une.",
    en='"{words}": people who come from elsewhere have no other papers. Accept them, with a translation when one is needed.',
)

STATUS = Text(
    fr="« {words} » : qui vient d’arriver, ou attend son titre, est écarté pour ses papiers et non pour son besoin. Un texte l’exige-t-il ? Sinon, acceptez tout titre, ou son récépissé, et ne demandez que ce qui sert.",
    en='"{words}": people who have just arrived, or wait for their permit, are turned away for their papers and not for their need. Does a law require it? If not, take any permit, or its receipt, and ask only for what serves.',
)

ABROAD = Text(
    fr="« {test} » ferme la porte à qui se connecte d’un autre pays : retraités, frontaliers, étudiants et voyageurs ont des droits ici, et l’outre-mer a ses propres codes. Filtrez ce qui attaque, pas un pays.",
    en='"{test}" shuts out whoever connects from another country: pensioners, cross-border workers, students and travellers have rights here, and overseas territories have codes of their own. Filter what attacks, not a country.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that demands an account of one country."""
    for found in demanded(document, "account") if not document.is_back_office else ():
        yield Hit(found.span, TOLD, {"words": found.text.strip()[:80]})
    if document.is_back_office:
        return
    said: set[int] = set()
    for found in (
        *foreign_refused(document),
        *(one for lang in ("fr", "en") for one in told(document, lang, "abroad_refused", supposed=True)),
    ):
        if id(found.prose) not in said and not _RESIDENTS.search(found.sentence):
            said.add(id(found.prose))
            yield Hit(found.span, PAPERS, {"words": found.text.strip()[:80]})
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "status_refused", supposed=True)):
        if id(found.prose) not in said and not _RESIDENTS.search(found.sentence):
            yield Hit(found.span, STATUS, {"words": found.text.strip()[:80]}, Certainty.REVIEW)


_RESIDENTS = re.compile(
    r"\b(?:or|and|ou|et)\b[^.;!?]{0,24}\b(?:residents?|résidents?|résidant\w*|inhabitants?|habitants?)\b|\b(?:or|and) (?:anyone|people|those|whoever|everyone) (?:who )?(?:lives?|living|resides?|residing|settled)\b"
    r"|\bou (?:toute|les|aux) personnes? (?:qui )?(?:habit\w+|résid\w+|viv\w+)|\b(?:quelle|whatever|any|toute) (?:que soit (?:la|leur|votre) )?nationalit",
    re.I,
)
"""What also takes whoever lives there, whatever their papers."""


def _refused(act: Act) -> Iterator[Hit]:
    """Report the test that takes accounts, or lines, of one country alone, wherever the list of countries is kept."""
    if isinstance(act, ByLine):
        yield Hit(act.span, ABROAD, {"test": act.tested[:60]}, path=act.path)
    for one in act.admitted if act.place.is_public else ():
        if len(one.values) == 1 and _is_country(one.values[0]) and speaks_of(one.said, "fields.iban"):
            yield Hit(one.span, ACCOUNT, {"test": one.shown[:60]}, path=one.path)
        elif one.said == SERVER and all(map(_is_country, one.values)):
            yield Hit(one.span, ABROAD, {"test": one.shown[:60]}, path=one.path)


def _forgotten(pattern: str, words: str) -> Text | None:
    """Return who is forgotten by the pattern of a number that a state gives, None when nobody is known to be."""
    named = speaks_of(words, "fields.social_number")
    return LETTERS if forgets_corsica(pattern, named=named) else ARRIVED if forgets_arrived(pattern) else None


def _judged(node: nodes.If | nodes.Return, module: PythonModule) -> Iterator[Hit]:
    """Report the pattern of such a number by which a function of no form judges."""
    test = judgement(node) if class_around(node) is None and place_of(node, module).is_public else None
    function = function_of(node)
    named = f"{module.text(test)} {function.name if function is not None else ''}" if test is not None else ""
    for pattern, place in patterns_of(test) if test is not None and speaks_of(named, "fields.national_number") else ():
        if (message := _forgotten(pattern, named)) is not None:
            yield Hit(module.span(place), message, {"test": pattern[:60]})
    for call in (
        test.nodes_of_class(nodes.Call) if test is not None and speaks_of(named, "fields.social_number") else ()
    ):
        if isinstance(call.func, nodes.Attribute) and call.func.attrname in _DIGITS and isinstance(call.parent, nodes.UnaryOp):  # fmt: skip
            yield Hit(module.span(call), LETTERS, {"test": module.text(call)})


def _in_script(script: Script) -> Iterator[Hit]:
    """Report the pattern of such a number, or of an account, that a script holds a whole answer to."""
    for literal in script.walk("regex") if place_of_script(script.path).is_public else ():
        said = pattern_of(literal, script)
        message = _forgotten(said, "") if said else None
        if message is not None and speaks_of(script.around(literal), "fields.national_number"):
            yield Hit(script.span(literal), message, {"test": said[:60]})
    accounts = accounts_of_one_country(script) if place_of_script(script.path).is_public else ()
    yield from (Hit(span, ACCOUNT, {"test": said[:60]}) for span, said in accounts)


def _ending(act: Act) -> Iterator[Hit]:
    """Report a permit that is turned down before its date, and a number for the letter that it holds."""
    if isinstance(act, FromDeed) and act.what in (What.ENDS_SOON, What.NO_LETTERS):
        yield Hit(act.span, PERMIT if act.what is What.ENDS_SOON else LETTERS, {"test": act.shown}, path=act.path)


def _left_out(act: Act) -> Iterator[Hit]:
    """Ask about the countries that a program takes out of those among which people choose."""
    if isinstance(act, FromDeed) and act.what is What.COUNTRIES_LEFT:
        yield Hit(act.span, LEFT_OUT, {"codes": act.shown}, Certainty.REVIEW, path=act.path)


def _is_country(value: str) -> bool:
    return len(value) == 2 and value.isalpha() and value.isupper()


_DIGITS = frozenset({"isdigit", "isdecimal", "isnumeric"})


@act_rule(
    Kind.ASK,
    name="foreign-answer-refused",
    code="W9570",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Réponse d’un autre pays refusée", en="Answer from another country refused"),
    harms=Text(
        fr="Les personnes étrangères ou arrivées depuis peu, les nouveau-nés, celles dont le compte ou les papiers sont d’un autre pays.",
        en="Foreigners and people who have just arrived, newborns, people whose account or papers are from another country.",
    ),
    instead=Text(
        fr="Acceptez ce que les personnes ont : un IBAN de tout pays de l’espace SEPA, un autre numéro, ou « je n’en ai pas encore ».",
        en='Take what people have: an IBAN from any SEPA country, another number, or "I do not have one yet".',
    ),
    wrong_when=Text(
        fr="La démarche n’a de sens qu’avec ce numéro : consulter son dossier fiscal, se faire rembourser des soins.",
        en="The procedure makes no sense without that number: looking at a tax file, having care reimbursed.",
    ),
    refs=("ddd-2019",),
    lesson="03-forms/04-names-and-dates",
    mentions=("naissance", "birth", "iban", "nir", "secu", "sécu", "fiscal", "vitale", "social", "insurance", "nino", "tax", "ine", "ssn"),
    also=(
        Check(Subject.ACT, (Kind.REFUSE,), ("iban", "rib", "country", "geoip", "pays"), _refused), Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.REFUSE,), ("97",), _ending, ("nir", "secu", "sécu", "vitale")), Check(Subject.ACT, (Kind.REFUSE,), ("sejour", "séjour", "residence", "residency", "titre", "visa"), _ending, ("expir", "valid", "fin", "end", "echeance", "échéance")),
        Check(Subject.ACT, (Kind.REFUSE,), ("countr", "pays", "nationalit"), _left_out), Check(Subject.PYTHON, (nodes.If, nodes.Return), ("nir", "secu", "sécu"), _judged), Check(Subject.SCRIPT, (), ("nir", "secu", "sécu", "iban"), _in_script),
    ),
    bad=(
        Bad("import countries from 'i18n-iso-countries'; // café\n\nconst EXCLUDED = ['AF', 'IR', 'SY'];\n\nexport const birthCountries = () => Object.entries(countries.getNames('en')).filter(([code]) => !EXCLUDED.includes(code));\n", LEFT_OUT, at="'AF', 'IR', 'SY'", path="src/countries.ts", review=True),
        Bad({"src/Dossier/ControlePiece.php": "<?php\nfinal class ControlePiece\n{\n    public function __construct(private readonly ClockInterface $clock, private readonly string $validiteMinimale)\n    {\n    }\n\n    public function erreur(Piece $piece): ?string\n    {\n        $limite = $this->clock->now()->modify($this->validiteMinimale); // été\n\n        if ($piece->estTitreSejour() && $piece->getExpireLe() < $limite) {\n            return 'Votre titre de séjour ou récépissé expire trop tôt.';\n        }\n\n        return null;\n    }\n}\n", "config/services.yaml": "parameters:\n    validite_minimale: '+6 months'\n\nservices:\n    _defaults:\n        bind:\n            $validiteMinimale: '%validite_minimale%'\n"}, PERMIT, at="$piece->estTitreSejour() && $piece->getExpireLe() < $limite", path="src/Dossier/ControlePiece.php"),
        Bad("import { addMonths, isBefore } from 'date-fns'; // café\n\nconst MIN_MONTHS = Number(process.env.PERMIT_MIN_MONTHS ?? 6);\n\nexport function problem(permit) {\n  if (isBefore(permit.expiresOn, addMonths(new Date(), MIN_MONTHS))) {\n    return 'Your residence permit ends too soon.';\n  }\n  return null;\n}\n", PERMIT, at="isBefore(permit.expiresOn, addMonths(new Date(), MIN_MONTHS))", path="src/permit.ts"),
        Bad({"config/formats.json": '{\n  "nir": {"motif": "^[12]\\\\d{2}(0[1-9]|1[0-2])(\\\\d{2}|2[AB])\\\\d{6}\\\\d{2}$", "message": "Ce numéro n’est pas valide."}\n}\n', "src/controle.mjs": "import { readFileSync } from 'node:fs';\n\nconst formats = JSON.parse(readFileSync('config/formats.json', 'utf8')); // été\n\nexport const controler = (champ, valeur) => new RegExp(formats[champ].motif).test(valeur);\n"}, ARRIVED, at='"^[12]\\\\d{2}(0[1-9]|1[0-2])(\\\\d{2}|2[AB])\\\\d{6}\\\\d{2}$"', path="config/formats.json"),
        Bad({"droits/regles.py": 'MARGE = timedelta(days=90)  # été\n\n\ndef titre_sejour_recevable(titre):\n    return titre.expire_le - date.today() >= MARGE\n', "droits/ouvrir.py": 'from droits.regles import titre_sejour_recevable\n\n\ndef ouvrir(dossier):\n    if not titre_sejour_recevable(dossier.titre):\n        return refuser(dossier)\n'}, PERMIT, at="return titre.expire_le - date.today() >= MARGE", path="droits/regles.py"),
        Bad('def verifier(titre_sejour):\n    """Été."""\n    if titre_sejour.expire_le < date.today() + timedelta(days=60):\n        raise ValidationError("Ce titre finit trop tôt")\n', PERMIT, at="titre_sejour.expire_le < date.today() + timedelta(days=60)", path="droits/titres.py"),
        Bad("class TitresService { // été\n  void verifier(TitreSejour titreSejour) {\n    if (titreSejour.getExpiration().isBefore(LocalDate.now().plusMonths(3))) {\n      throw new TitreRefuse();\n    }\n  }\n}\n", PERMIT, at="titreSejour.getExpiration().isBefore(LocalDate.now().plusMonths(3))", path="src/TitresService.java"),
        Bad("class VerifIban # été\n  def call(iban)\n    raise IbanInvalide unless iban.start_with?('FR')\n  end\nend\n", ACCOUNT, at="iban.start_with?('FR')", path="app/services/verif_iban.rb"),
        Bad("<?php\nclass DemandeController\n{\n    public function creer(Request $request)\n    {\n        $nir = $request->get('nir'); // été\n        if (!preg_match('/^[12]\\d{14}$/', $nir)) {\n            throw new BadRequestHttpException();\n        }\n    }\n}\n", LETTERS, at="'/^[12]\\d{14}$/'", path="src/Controller/DemandeController.php"),
        Bad('def verifier_nir(nir):\n    """Été."""\n    if not nir.isdigit():\n        raise ValidationError("Des chiffres seulement")\n', LETTERS, at="nir.isdigit()", path="app/nir.py"),
        Bad("<?php\nclass RibRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return ['titulaire' => 'required', 'iban' => 'required|starts_with:FR']; // été\n    }\n}\n", ACCOUNT, at="'required|starts_with:FR'", path="app/Http/Requests/RibRequest.php"),
        Bad("export const ibanValide = (iban) => /^FR\\d{12}[0-9A-Z]{11}\\d{2}$/.test(iban); // été\n", ACCOUNT, at="/^FR\\d{12}[0-9A-Z]{11}\\d{2}$/", path="src/iban.js"),
        Bad("import { z } from 'zod';\n\nexport const naissance = z.object({ // été\n  dateNaissance: z.string(),\n  codePostalNaissance: z.string().regex(/^\\d{5}$/),\n});\n", BORN, at="/^\\d{5}$/", path="src/naissance.ts"),
        Bad("<?php\nclass CarteRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return ['nom' => ['required'], 'commune_naissance' => ['required', 'exists:communes,code_insee']]; // été\n    }\n}\n", BORN, at="['required', 'exists:communes,code_insee']", path="app/Http/Requests/CarteRequest.php"),
        Bad('class Demandeur { // été\n    @NotBlank String nom;\n    @NotBlank @Pattern(regexp="\\\\d{5}") String lieuNaissance;\n}\n', BORN, at='@Pattern(regexp="\\\\d{5}")', path="src/main/java/Demandeur.java"),
        Bad('class CarteForm(forms.Form):\n    prénom = forms.CharField()\n    lieu_naissance = forms.ModelChoiceField(queryset=Commune.objects.all())\n', BORN, at="lieu_naissance", path="cartes/forms.py"),
        Bad("const NIR = /^[12]\\d{2}(0[1-9]|1[0-2])\\d{10}$/; // été\n\nexport const verifierNir = (valeur) => NIR.test(valeur.replace(/\\s/g, ''));\n", LETTERS, at="/^[12]\\d{2}(0[1-9]|1[0-2])\\d{10}$/", path="src/nir.js"),
        Bad('import re\n\nNIR = re.compile(r"^[12]\\d{4}(\\d{2}|2[AB])\\d{6}(\\d{2})?$")\n\n\nclass Assuré(BaseModel):\n    nir: str = ""\n\n    @field_validator("nir")\n    def verifier(cls, valeur):\n        compact = valeur.replace(" ", "").upper()\n        if not NIR.match(compact):\n            raise ValueError("Numéro inexact")\n        return compact\n', ARRIVED, at='r"^[12]\\d{4}(\\d{2}|2[AB])\\d{6}(\\d{2})?$"', path="app/schemas.py"),
        Bad({"versements/iban.py": 'def iban_valide(valeur):\n    """Été."""\n    iban = valeur.upper()\n    if not iban.isalnum() or not iban.startswith("FR") or len(iban) != 27:\n        return False\n    return reste(iban) == 1\n', "versements/forms.py": 'from versements.iban import iban_valide\n\n\nclass RibForm(FlaskForm):\n    iban = StringField("IBAN")\n\n    def validate_iban(self, champ):\n        if not iban_valide(champ.data):\n            raise ValidationError("IBAN inexact")\n'}, ACCOUNT, at='iban.startswith("FR")', path="versements/iban.py"),
        Bad("module FormatsIban # été\n  LONGUEURS = { \"FR\" => 27 }.freeze\n\n  def self.recevable?(iban)\n    longueur = LONGUEURS[iban[0, 2]]\n    longueur == iban.length\n  end\nend\n", ACCOUNT, at='LONGUEURS = { "FR" => 27 }', path="app/services/formats_iban.rb"),
        Bad('LENGTHS = {"FR": 27}\n\n\ndef check(iban):\n    """Été."""\n    country = iban[:2]\n    if LENGTHS.get(country) != len(iban):\n        raise ValidationError("IBAN")\n', ACCOUNT, at='LENGTHS = {"FR": 27}', path="payments/iban.py"),
        Bad("<?php // été\n\nfinal class Iban\n{\n    private const LONGUEURS = ['FR' => 27];\n\n    public function estValide(string $iban): bool\n    {\n        return strlen($iban) === (self::LONGUEURS[substr($iban, 0, 2)] ?? 0);\n    }\n}\n", ACCOUNT, at="LONGUEURS = ['FR' => 27]", path="src/Iban.php"),
        Bad("const lengths = { FR: 27 }; // été\n\nexport function isValid(iban) {\n  return iban.length === lengths[iban.slice(0, 2)];\n}\n", ACCOUNT, at="lengths = { FR: 27 }", path="src/iban.js"),
        Bad('<form method="post"><label for="i">IBAN d’un compte à votre nom</label><input id="i" name="iban" required pattern="FR[0-9A-Z]{25}"></form>', ACCOUNT, at='pattern="FR[0-9A-Z]{25}"', path="templates/depot.html"),
        Bad({"src/Entity/Demande.php": "<?php // été\n\nclass Demande\n{\n    #[CompteBancaire]\n    private string $iban = '';\n}\n", "src/Validator/CompteBancaire.php": "<?php // été\n\nclass CompteBancaire extends Compound\n{\n    protected function getConstraints(array $options): array\n    {\n        return [new Assert\\NotBlank(), new Assert\\Regex('/^FR\\d{2}[0-9A-Z]{23}$/')];\n    }\n}\n"}, ACCOUNT, at="'/^FR\\d{2}[0-9A-Z]{23}$/'", path="src/Validator/CompteBancaire.php"),
        Bad({"src/Entity/Demande.php": "<?php // été\n\nclass Demande\n{\n    #[Compte]\n    private string $iban = '';\n}\n", "src/Validator/Compte.php": "<?php // été\n\nclass Compte extends Constraint\n{\n}\n", "src/Validator/CompteValidator.php": "<?php // été\n\nclass CompteValidator extends ConstraintValidator\n{\n    public function validate($value, Constraint $constraint): void\n    {\n        if (!preg_match('/^FR\\d{25}$/', $value)) {\n            $this->context->addViolation('IBAN');\n        }\n    }\n}\n"}, ACCOUNT, at="'/^FR\\d{25}$/'", path="src/Validator/CompteValidator.php"),
        Bad({"src/Form/RibType.php": "<?php // été\n\nclass RibType extends AbstractType\n{\n    public function buildForm($builder, array $options): void\n    {\n        $builder->add('nom', TextType::class)->add('iban', TextType::class, ['constraints' => [new CompteBancaire()]]);\n    }\n}\n", "src/Validator/CompteBancaire.php": "<?php // été\n\nclass CompteBancaire extends Compound\n{\n    protected function getConstraints(array $options): array\n    {\n        return [new Assert\\Regex(pattern: '/^FR76/')];\n    }\n}\n"}, ACCOUNT, at="'/^FR76/'", path="src/Validator/CompteBancaire.php"),
        Bad({"nginx/pays.conf": "geoip2 /etc/nginx/pays.mmdb {  # été\n    $pays country iso_code;\n}\n\nmap $pays $ouvert {\n    default 0;\n    FR      1;\n}\n", "nginx/portail.conf": "server {\n    if ($ouvert = 0) {\n        return 403;\n    }\n}\n"}, ABROAD, at="map $pays $ouvert", path="nginx/pays.conf"),
        Bad("server {  # été\n    location / {\n        if ($geoip2_data_country_code != FR) { return 444; }\n    }\n}\n", ABROAD, at="if ($geoip2_data_country_code != FR)", path="nginx/site.conf"),
        Bad('class Frontière:\n    def __call__(self, request):\n        pays = request.headers.get("CF-IPCountry")\n        if pays != "FR":\n            return HttpResponseForbidden("Été")\n        return self.get_response(request)\n', ABROAD, at='pays != "FR"', path="service/middleware.py"),
        Bad("app.use((req, res, next) => { // été\n  if (req.get('cf-ipcountry') !== 'FR') {\n    return res.status(403).send('Été');\n  }\n  next();\n});\n", ABROAD, at="req.get('cf-ipcountry') !== 'FR'", path="serveur/pays.js"),
        Bad("<p lang='fr'>Cet été, les documents en langue étrangère ne sont pas acceptés.</p>", PAPERS, at="documents en langue étrangère ne sont pas", path="templates/aide.html"),
        Bad("<p lang='fr'>Cet été, un compte bancaire français est obligatoire.</p>", TOLD, at="compte bancaire français est obligatoire", path="templates/aide.html"),
        Bad('PAYS = {"FR"}\n\n\ndef valider(valeur):\n    """Été."""\n    iban = valeur.upper()\n    if iban[:2] not in PAYS:\n        raise ValidationError("IBAN")\n', ACCOUNT, at="iban[:2] not in PAYS", path="versements/valider.py"),
        Bad('def valider(iban):\n    """Été."""\n    if not iban.startswith("FR"):\n        raise ValidationError("IBAN")\n', ACCOUNT, at='iban.startswith("FR")', path="versements/valider.py"),
        Bad('class RibForm(forms.Form):\n    été = forms.CharField()\n    iban = forms.RegexField(r"^FR[0-9]{25}$")\n', ACCOUNT, at='r"^FR[0-9]{25}$"', path="versements/forms.py"),
        Bad('class AideForm(forms.Form):\n    été = forms.CharField()\n    numero_fiscal = forms.CharField()\n', NUMBER, at="numero_fiscal", path="aides/forms.py", review=True),
        Bad("ALTER TABLE assure\n    ADD CONSTRAINT été CHECK (numero_secu ~ '^[12][0-9]{14}$');\n", LETTERS, at="^[12][0-9]{14}$", path="sql/7.sql"),
        Bad("export function numeroSecuValide(numero) {\n  // été\n  return 97 - (numero.slice(0, -2) % 97) === Number(numero.slice(-2));\n}\n", LETTERS, at="97 - (numero.slice(0, -2) % 97", path="src/numeroSecu.js"),
        Bad({"app/edge.py": "from app.config import settings\n\n\nasync def dispatch(request, call_next):\n    country = request.headers.get('cf-ipcountry', 'XX')\n    if country not in settings.served:  # été\n        return HTMLResponse(PAGE, status_code=403)\n    return await call_next(request)\n", "app/config.py": "class Settings(BaseSettings):\n    served: frozenset[str] = frozenset({'GB'})\n\n\nsettings = Settings()\n"}, ABROAD, at="country not in settings.served", path="app/edge.py"),
        Bad("public class Edge extends OncePerRequestFilter { // café\n    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain) {\n        String pays = req.getHeader(\"CF-IPCountry\");\n        if (!reglages.pays().contains(pays)) {\n            res.sendError(403);\n            return;\n        }\n        chain.doFilter(req, res);\n    }\n}\n", ABROAD, at="reglages.pays().contains(pays)", path="src/main/java/Edge.java"),
    ),
    good=(
        Good("import countries from 'i18n-iso-countries'; // café\n\nconst FIRST = ['FR', 'DZ', 'PT'];\n\nexport const birthCountries = () => [...FIRST, ...Object.keys(countries.getNames('en')).filter((code) => !FIRST.includes(code))];\n", path="src/countries.ts"),
        Good('<p lang="en">Café: only British citizens or UK residents have the right to create petitions.</p>', path="templates/start.html"),
        Good('<p lang="fr">Cet été, seuls les Français ou les personnes qui habitent la commune peuvent déposer une pétition.</p>', path="templates/debut.html"),
        Good("const FRENCH_IBAN = /^FR\\d{2}[A-Z0-9]{23}$/; // été\n\nexport function accepted(iban) {\n  return isValidIBAN(iban);\n}\n\nexport function shownInGroups(iban) {\n  return FRENCH_IBAN.test(iban);\n}\n", path="src/iban.ts"),
        Good("<?php\nfinal class Rappels\n{\n    public function avertir(Piece $piece): void\n    {\n        if ($piece->estTitreSejour() && $piece->expireLe() < new \\DateTimeImmutable('+6 months')) {\n            $this->courriel->envoyer($piece->titulaire(), 'Pensez à renouveler votre titre de séjour.'); // été\n        }\n    }\n}\n", path="src/Rappels.php"),
        Good("formats:\n  nir:\n    regex: '^[1-478]\\d{4}(\\d{2}|2[AB])\\d{8}$'  # été\n    message: \"Ce numéro n’est pas valide.\"\n", path="config/formats.yml"),
        Good('def prevenir(titre_sejour):\n    """Été."""\n    if titre_sejour.expire_le < date.today() + timedelta(days=60):\n        envoyer_rappel(titre_sejour.usager)\n', path="droits/titres.py"),
        Good('def renouveler(titre_sejour):\n    """Été."""\n    if titre_sejour.expire_le > date.today() + timedelta(days=120):\n        raise ValidationError("Trop tôt pour renouveler")\n', path="droits/titres.py"),
        Good('def verifier(titre_sejour):\n    """Été."""\n    if titre_sejour.expire_le + timedelta(days=90) < date.today():\n        raise ValidationError("Ce titre est fini depuis trois mois")\n', path="droits/titres.py"),
        Good('def verifier(titre_sejour):\n    """Été."""\n    if titre_sejour.expire_le < date.today() - timedelta(days=90):\n        raise ValidationError("Ce titre est fini depuis trois mois")\n', path="droits/titres.py"),
        Good('DELAI = timedelta(days=90)  # été\n\n\ndef verifier(titre_sejour):\n    if titre_sejour.expire_le < date.today() - DELAI:\n        raise ValidationError("Ce titre est fini depuis trois mois")\n', path="droits/titres.py"),
        Good('def trop_tot(titre_sejour):\n    """Été."""\n    if titre_sejour.expire_le < date.today() + timedelta(days=60):\n        return False\n    return True\n', path="droits/titres.py"),
        Good('def verifier(titre_sejour, récépissé):\n    if titre_sejour.expire_le < date.today() + timedelta(days=60) and not récépissé:\n        raise ValidationError("Donnez le récépissé")\n', path="droits/titres.py"),
        Good("import { z } from 'zod';\n\nexport const naissance = z.object({ // été\n  paysNaissance: z.string(),\n  codePostalNaissance: z.string().regex(/^\\d{5}$/),\n});\n", path="src/naissance.ts"),
        Good('class CarteForm(forms.Form):\n    prénom = forms.CharField()\n    lieu_naissance = forms.CharField(max_length=200)\n    commune = forms.ModelChoiceField(queryset=Commune.objects.all())\n', path="cartes/forms.py"),
        Good("export const formes = { FR: /^FR\\d{12}[0-9A-Z]{11}\\d{2}$/, BE: /^BE\\d{14}$/ }; // iban, été\n", path="src/iban.js"),
        Good("const NIR = /^[1-478]\\d{4}(\\d{2}|2[AB])\\d{8}$/; // été\n\nexport const verifierNir = (valeur) => NIR.test(valeur);\nexport const masquer = (texte) => texte.replace(/[12]\\d{14}/g, '[nir]');\n", path="src/nir.js"),
        Good('def iban_valide(iban):\n    """Été."""\n    if iban.startswith("FR") and len(iban) != 27:\n        return False\n    return reste(iban) == 1\n\n\ndef valider(iban):\n    if not iban_valide(iban):\n        raise ValidationError("IBAN inexact")\n', path="versements/iban.py"),
        Good("module FormatsIban # été\n  LONGUEURS = { \"FR\" => 27, \"BE\" => 16 }.freeze\n\n  def self.recevable?(iban)\n    longueur = LONGUEURS[iban[0, 2]]\n    longueur == iban.length\n  end\nend\n", path="app/services/formats_iban.rb"),
        Good("module Banques # été\n  NOMS = { \"FR\" => \"La banque\" }.freeze\n\n  def self.nom(iban)\n    NOMS[iban[0, 2]]\n  end\nend\n", path="app/services/banques.rb"),
        Good("ALTER TABLE assure\n    ADD CONSTRAINT été CHECK (numero_secu ~ '^[0-9]{5}[0-9A-B]{10}$');\n", path="sql/7.sql"),
        Good({"src/Entity/Demande.php": "<?php // été\n\nclass Demande\n{\n    #[CompteBancaire]\n    private string $iban = '';\n}\n", "src/Validator/CompteBancaire.php": "<?php // été\n\nclass CompteBancaire extends Compound\n{\n    protected function getConstraints(array $options): array\n    {\n        return [new Assert\\Regex('/^[A-Z]{2}\\d{2}[0-9A-Z]{10,30}$/')];\n    }\n}\n"}),
        Good({"nginx/pays.conf": "map $geoip_country_code $lent {  # été\n    default 0;\n    XX      1;\n}\n", "nginx/portail.conf": "server {\n    if ($lent = 1) {\n        return 403;\n    }\n}\n"}),
        Good("server {  # été\n    location /admin {\n        if ($geoip_country_code != FR) { return 403; }\n    }\n}\n", path="nginx/site.conf"),
        Good('def langue(request):\n    """Été."""\n    pays = request.headers.get("CF-IPCountry")\n    if pays != "FR":\n        return "en"\n    return "fr"\n', path="service/langue.py"),
        Good("<p lang='fr'>Cet été, les documents en langue étrangère ne sont pas acceptés sans traduction.</p>", path="templates/aide.html"),
        Good('PAYS = {"FR", "DE", "BE"}\n\n\ndef valider(valeur):\n    """Été."""\n    iban = valeur.upper()\n    if iban[:2] not in PAYS:\n        raise ValidationError("IBAN")\n', path="versements/valider.py"),
        Good('def ranger(iban):\n    """Été."""\n    if iban.startswith("FR"):\n        return "national"\n    return "sepa"\n', path="versements/ranger.py"),
        Good('class AideForm(forms.Form):\n    été = forms.CharField()\n    numero_fiscal = forms.CharField(required=False)\n', path="aides/forms.py"),
        Good('class RibForm(forms.Form):\n    été = forms.CharField()\n    iban = forms.RegexField(r"^[A-Z]{2}[0-9]{2}")\n', path="versements/forms.py"),
        Good("export function numeroSecuValide(numero) {\n  // été\n  const chiffres = numero.replace('2A', '19').replace('2B', '18');\n  return 97 - (chiffres.slice(0, -2) % 97) === Number(numero.slice(-2));\n}\n", path="src/numeroSecu.js"),
        Good("def langue(request):\n    pays = request.headers.get('CF-IPCountry')\n    if pays not in {'FR', 'BE'}:  # été\n        return redirect('/en/')\n    return redirect('/fr/')\n", path="app/langue.py"),
    ),
)  # fmt: skip
def foreign_answer_refused(form: Form) -> Iterator[Hit]:
    """Report an account that must be of one country; ask about a number that a state gives late."""
    if not form.reaches_people:
        return
    for one in form.own:
        narrow = next((each for each in one.patterns if each.text.lstrip("^(?:").startswith("FR")), None)
        if narrow is not None and one.is_about("fields.iban"):
            yield Hit(narrow.span, ACCOUNT, {"test": narrow.text[:60]}, path=narrow.path)  # whoever fills it in
        numbers = one.patterns if one.is_about("fields.national_number") else ()
        forgetful = next(
            ((each, message) for each in numbers if (message := _forgotten(each.text, one.said)) is not None), None
        )
        if forgetful is not None:
            pattern, message = forgetful
            yield Hit(pattern.span, message, {"test": pattern.text[:60]}, form.certainty, path=pattern.path)
    for field, path, span in born_here_only(form):
        yield Hit(span, BORN, {"name": field.name}, form.certainty, path=path)
    number = next((one for one in form.required if one.is_about("fields.national_number")), None)
    if number is not None and not form.is_for("fields.search"):
        once = asked_once(Certainty.REVIEW, number)
        yield Hit(number.span, NUMBER, {"name": number.name}, Certainty.REVIEW, number.path, once=once)
