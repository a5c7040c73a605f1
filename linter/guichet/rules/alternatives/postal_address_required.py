"""A right that takes a letterbox."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.asked_once import asked_once
from guichet.done.forms.born import lives_here_only
from guichet.done.forms.form import Form, Sort, Use
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.done.words import apart, speaks_of
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

REQUIRED = Text(
    fr="« {name} » est obligatoire : qui n’a pas de domicile stable ne peut pas finir. Rendez-le facultatif, ou ajoutez la domiciliation et l’hébergement chez un tiers.",
    en='"{name}" is required: someone without a stable home cannot finish. Make it optional, or allow for a registered address and for staying with someone.',
)


REFUSED = Text(
    fr="« {test} » refuse une domiciliation ou une adresse chez quelqu’un : la loi les reconnaît, et qui n’a pas d’autre adresse ne peut pas finir. Acceptez-les.{chain}",
    en='"{test}" turns down a registered address or one at someone else\'s: the law recognises them, and people without another address cannot finish. Accept them.{chain}',
)

UNKNOWN = Text(
    fr="`{test}` refuse une adresse que le fichier ne connaît pas : une rue neuve, un hameau, un camping, un bateau. Gardez l’adresse telle qu’elle est écrite, et proposez la correction.",
    en="`{test}` turns down an address that the register does not know: a new street, a hamlet, a camp site, a boat. Keep the address as it is written, and only suggest a correction.",
)


ABROAD = Text(
    fr="« {name} » ne prend qu’un code postal d’un pays : qui doit donner l’adresse d’un propriétaire ou d’un employeur installé ailleurs ne peut pas finir. Demandez le pays, et laissez le code libre.",
    en='"{name}" takes the postal codes of one country alone: people who must give the address of a landlord or an employer elsewhere cannot finish. Ask for the country, and leave the code free.',
)


def _abroad(form: Form) -> Iterator[Hit]:
    """Ask about the postal code of somebody else, who may live in another country."""
    is_kept = "/Entity/" in form.path  # what asks for it says it
    if form.place.is_public and form.use is not Use.PRINTED and not is_kept and not form.is_for("decisions.inside"):
        for one, path, span in lives_here_only(form):
            if not one.required and _is_sent_by_programs(form):
                continue  # whoever writes the program leaves it out
            yield Hit(span, ABROAD, {"name": one.name}, Certainty.REVIEW, path=path)


def _is_sent_by_programs(form: Form) -> bool:
    return "api" in apart(form.path.rpartition("/")[0]).split()


def _unknown(act: Act) -> Iterator[Hit]:
    """Report what turns an address down because nothing that looks it up knows it."""
    if isinstance(act, FromDeed) and act.what is What.UNKNOWN_ADDRESS:
        yield Hit(act.span, UNKNOWN, {"test": act.shown}, Certainty.REVIEW, act.path)


def _turned_down(act: Act) -> Iterator[Hit]:
    for ground in act.grounds(Reason.HOME) if act.place.is_public else ():
        yield Hit(ground.span, REFUSED, {"test": ground.shown, "chain": ground.chain}, path=ground.path)


def _is_for_homeless(form: Form) -> bool:
    """Whether it is those without a home who fill it in, and no field of it is for them."""
    return speaks_of(form.name, "fields.without_home") and not any(
        one.speaks_of("fields.no_home") for one in form.fields
    )


@act_rule(
    Kind.ASK,
    name="postal-address-required",
    code="W9535",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Adresse postale exigée", en="Postal address required"),
    harms=Text(
        fr="Les personnes sans domicile stable, hébergées, en voyage, en prison ou domiciliées ailleurs.",
        en="People without a stable home, staying with someone, travelling, in prison or registered elsewhere.",
    ),
    instead=Text(
        fr="Rendez l’adresse facultative, ou prévoyez la domiciliation, l’hébergement chez un tiers et l’absence d’adresse.",
        en="Make the address optional, or allow for a registered address, staying with someone and having no address.",
    ),
    wrong_when=Text(
        fr="L’adresse sert à livrer un objet ou désigne le lieu de travaux.",
        en="The address is for delivering something or is the place of some works.",
    ),
    refs=("casf-l-264-1", "crpa-r-113-8"),
    lesson="03-forms/03-address",
    mentions=("adresse", "postal", "postcode", "zip", "street", "address", "voie", "rue", "cp"),
    also=(
        Check(Subject.ACT, (Kind.ASK,), ("postal", "postcode", "zip", "cp"), _abroad),
        Check(Subject.ACT, (Kind.REFUSE,), ("domicili", "sdf", "poste restante", "homeless", "sans abri", "no fixed", "ccas", "hostel", "care of"), _turned_down),
        Check(Subject.ACT, (Kind.REFUSE,), ("adresse", "address"), _unknown),
    ),
    bad=(
        Bad({"app/models/demande.rb": "class Demande < ApplicationRecord # été\n  columns.reject(&:null).map(&:name).without(\"id\", \"etat\").each do |colonne|\n    validates colonne, presence: true\n  end\nend\n", "db/migrate/1_create_demandes.rb": "class CreateDemandes < ActiveRecord::Migration[7.1]\n  def change\n    create_table :demandes do |t|\n      t.string :nom, null: false\n      t.string :numero_et_voie, null: false\n      t.string :etat, null: false\n    end\n  end\nend\n"}, REQUIRED, at="t.string :numero_et_voie, null: false", path="db/migrate/1_create_demandes.rb", review=True),
        Bad("export class DemandesService { // été\n  async creer(dto: CreerDemandeDto) {\n    const adresse = await this.ban.normaliser(dto.adresse);\n    if (adresse === null) {\n      throw new BadRequestException('Cette adresse n’existe pas.');\n    }\n    return this.demandes.enregistrer({ ...dto, adresse });\n  }\n}\n", UNKNOWN, at="adresse === null", path="src/demandes.service.ts", review=True),
        Bad("public class DemandeService { // été\n    public Demande creer(DemandeDto dto) {\n        Optional<Adresse> adresse = ban.normaliser(dto.adresse());\n        if (adresse.isEmpty()) {\n            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, \"Cette adresse n’existe pas.\");\n        }\n        return depots.save(new Demande(adresse.get()));\n    }\n}\n", UNKNOWN, at="adresse.isEmpty()", path="src/main/java/DemandeService.java", review=True),
        Bad('class HabitantForm(forms.Form):\n    été = forms.CharField()\n\n    def clean_adresse(self):\n        adresse = geocoder(self.cleaned_data["adresse"])\n        if adresse is None:\n            raise ValidationError("Cette adresse n’existe pas")\n        return adresse\n', UNKNOWN, at="adresse is None", path="aides/forms.py", review=True),
        Bad("app.post('/claims', async (req, res) => { // été\n  const match = await lookupAddress(req.body.home);\n  if (!match) {\n    return res.status(422).json({ error: 'Address not found' });\n  }\n  res.json(await save(req.body));\n});\n", UNKNOWN, at="match", path="src/claims.js", review=True),
        Bad('NON = ("sdf", "poste restante")\n\n\ndef clean_lieu(self):\n    lieu = self.cleaned_data["lieu"]\n    if any(mot in lieu for mot in NON):\n        raise ValidationError("Donnez une vraie adresse")\n', REFUSED, at="any(mot in lieu for mot in NON)"),
        Bad('class AideForm(forms.Form):\n    nom = forms.CharField()\n    adresse = forms.CharField()\n', REQUIRED, at="adresse", review=True),
        Bad('class Demande(BaseModel):\n    nom: str\n    code_postal: str\n', REQUIRED, at="code_postal", review=True),
        Bad('const aide = z.object({ prénom: z.string(), adresse: z.object({ rue: z.string(), codePostal: z.string() }) });\n', REQUIRED, at="adresse", path="static/aide.js", review=True),
        Bad('<form method="post"><label for="a">Adresse</label><input id="a" name="adresse" required></form>', REQUIRED, at='<input id="a" name="adresse" required>', path="templates/aide.html", review=True),
        Bad('RUE = ("street", "postcode")  # été\n\n\nclass CardSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Card\n        fields = ("first_name", *RUE)\n        extra_kwargs = {**{f: {"required": True} for f in RUE}}\n\n    def validate_postcode(self, value):\n        return value.upper()\n', REQUIRED, at="extra_kwargs", path="cards/serializers.py", review=True),
        Bad("CREATE TABLE demande_bourse (\n  nom text NOT NULL,\n  adresse text NOT NULL CHECK (adresse <> ''),  -- été\n  motif text\n);\n", REQUIRED, at="adresse", path="sql/11.sql", review=True),
        Bad("CREATE TABLE demande_bourse (\n  nom text,\n  adresse text CHECK (adresse <> '' AND coalesce(adresse, trim(nom)) <> 'été') NOT NULL\n);\n", REQUIRED, at="adresse", path="sql/12.sql", review=True),
        Bad("CREATE TABLE domiciliation_demande (\n  nom text NOT NULL,  -- été\n  adresse text NOT NULL\n);\n", REQUIRED, at="adresse", path="sql/20.sql", review=True),
        Bad("formulaire: Aide d’été\nchamps:\n  - {nom: prenom, requis: false}\n  - {nom: adresse, requis: true}\n", REQUIRED, at="adresse", path="config/aide.yml", review=True),
        Bad("<?php // été\n\nclass Signalement\n{\n    #[Assert\\NotBlank]\n    private string $nom = '';\n    #[Assert\\Regex(pattern: '/^[0-9]{5}$/')]\n    private ?string $adresseBailleurCodePostal = null;\n}\n", ABROAD, at="Assert\\Regex(pattern: '/^[0-9]{5}$/')", path="src/Dto/Signalement.php", review=True),
        Bad({"src/Form/AdresseType.php": "<?php // été\nclass AdresseType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('voie', TextType::class)->add('commune', TextType::class);\n    }\n\n    public function configureOptions(OptionsResolver $resolver): void\n    {\n        $resolver->setDefaults(['data_class' => Adresse::class]);\n    }\n}\n", "src/Dto/Adresse.php": "<?php\nfinal class Adresse\n{\n    #[Assert\\NotBlank]\n    public ?string $voie = null;\n    #[Assert\\NotBlank]\n    public ?string $commune = null;\n}\n", "src/Form/AideType.php": "<?php\nclass AideType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('prenom', TextType::class)->add('domicile', AdresseType::class);\n    }\n}\n"}, REQUIRED, at="'voie'", path="src/Form/AdresseType.php", review=True),
        Bad("public final class Adresses { // été\n    private static final Set<String> NON = Set.of(\"CCAS\", \"POSTE RESTANTE\");\n\n    public static Optional<String> controler(String adresse) {\n        for (String mot : NON) {\n            if (adresse.contains(mot)) {\n                return Optional.of(\"Indiquez votre domicile.\");\n            }\n        }\n        return Optional.empty();\n    }\n}\n", REFUSED, at="adresse.contains(mot)", path="src/main/java/Adresses.java"),
        Bad("app.post('/claims', (req, res) => { // café\n  if (/no fixed|hostel/i.test(req.body.address)) {\n    return res.status(422).json({ error: 'Give a home address' });\n  }\n  res.json(save(req.body));\n});\n", REFUSED, at="/no fixed|hostel/i.test(req.body.address)", path="src/homes.js"),
    ),
    good=(
        Good({"app/models/demande.rb": "class Demande < ApplicationRecord # été\n  columns.reject(&:null).map(&:name).without(\"id\", \"numero_et_voie\").each do |colonne|\n    validates colonne, presence: true\n  end\nend\n", "db/migrate/1_create_demandes.rb": "class CreateDemandes < ActiveRecord::Migration[7.1]\n  def change\n    create_table :demandes do |t|\n      t.string :nom, null: false\n      t.string :numero_et_voie, null: false\n    end\n  end\nend\n"}),
        Good("export class DemandesService { // été\n  async creer(dto: CreerDemandeDto) {\n    const adresse = await this.ban.normaliser(dto.adresse);\n    return this.demandes.enregistrer({ ...dto, adresse: adresse ?? dto.adresse });\n  }\n}\n", path="src/demandes.service.ts"),
        Good('class HabitantForm(forms.Form):\n    été = forms.CharField(required=False)\n\n    def clean_adresse(self):\n        adresse = geocoder(self.cleaned_data["adresse"])\n        if adresse is None:\n            return self.cleaned_data["adresse"]\n        return adresse\n', path="aides/forms.py"),
        Good("app.get('/nearest', async (req, res) => { // été\n  const match = await lookupAddress(req.query.from);\n  if (!match) {\n    return res.status(422).json({ error: 'Address not found' });\n  }\n  res.json(await closest(match));\n});\n", path="src/nearest.js"),
        Good("CREATE TABLE demande_bourse (\n  nom text NOT NULL,\n  adresse text,  -- été\n  motif text\n);\n", path="sql/11.sql"),
        Good('RUE = ("street", "postcode")  # été\n\n\nclass CardSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Card\n        fields = ("first_name", *RUE)\n        extra_kwargs = {**{f: {"required": False} for f in RUE}}\n\n    def validate_postcode(self, value):\n        return value.upper()\n', path="cards/serializers.py"),
        Good('def clean_lieu(self):\n    if self.cleaned_data["type"] == "domiciliation" and not self.cleaned_data["organisme"]:\n        raise ValidationError("Quel organisme ?")\n'),
        Good('class AideForm(forms.Form):\n    adresse = forms.CharField(required=False)\n'),
        Good('class AideForm(forms.Form):\n    adresse = forms.CharField(label="Adresse, domiciliation ou chez un tiers")\n'),
        Good('class Association(models.Model):\n    """Partenaire, à une adresse."""\n    adresse = models.CharField()\n'),
        Good('class ProgrammeForm(forms.Form):\n    adresse = forms.CharField(label="Adresse des bâtiments")\n    anru = forms.BooleanField(label="Bénéficie d’un financement")\n'),
        Good('const aide = z.object({ prénom: z.string(), adresse: z.object({ rue: z.string({ error: "L’adresse du logement est requise" }), codePostal: z.string() }) });\n', path="static/aide.js"),
        Good("class Domicile(BaseModel):\n    rue: str | None = None\n    organisme: str | None = None\n\n\nclass DemandeÉté(BaseModel):\n    nom: str\n    domicile: Domicile\n"),
        Good('<main><h1>Changer d’adresse</h1><form method="post"><label for="n">Votre nom</label><input id="n" name="nom"><label for="a">Rue, même l’été</label><input id="a" name="rue" required></form></main>', path="templates/aide.html"),
        Good('class LivraisonForm(forms.Form):\n    adresse = forms.CharField()\n'),
        Good('<form method="post" action="/livraison"><input name="adresse" required></form>', path="templates/aide.html"),
        Good("<?php // été\n\nclass Signalement\n{\n    #[Assert\\NotBlank]\n    private string $nom = '';\n    #[Assert\\Regex(pattern: '/^[0-9]{5}$/')]\n    private ?string $adresseBailleurCodePostal = null;\n    #[Assert\\Country]\n    private ?string $adresseBailleurPays = null;\n}\n", path="src/Dto/Signalement.php"),
        Good("<?php // été\nclass LoginType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('_username', EmailType::class, ['required' => true, 'label' => 'Votre adresse e-mail'])\n            ->add('_password', PasswordType::class, ['required' => true]);\n    }\n}\n", path="src/Form/LoginType.php"),
        Good("<?php // été\n\nclass Signalement\n{\n    #[Assert\\NotBlank]\n    private string $nom = '';\n    #[Assert\\Regex(pattern: '/^[0-9]{5}$/')]\n    public ?string $codePostalBailleur = null;\n}\n", path="src/Dto/Api/Request/Signalement.php"),
        Good({"src/Form/AdresseType.php": "<?php // été\nclass AdresseType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('voie', TextType::class)->add('commune', TextType::class);\n    }\n\n    public function configureOptions(OptionsResolver $resolver): void\n    {\n        $resolver->setDefaults(['data_class' => Adresse::class]);\n    }\n}\n", "src/Dto/Adresse.php": "<?php\nfinal class Adresse\n{\n    #[Assert\\NotBlank]\n    public ?string $voie = null;\n    #[Assert\\NotBlank]\n    public ?string $commune = null;\n}\n", "src/Form/AideType.php": "<?php\nclass AideType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('prenom', TextType::class)->add('domicile', AdresseType::class, ['required' => false]);\n    }\n}\n"}, path="src/Form/AideType.php"),
        Good("app.post('/claims', (req, res) => { // café\n  if (/no fixed|hostel/i.test(req.body.address)) {\n    return res.json(save({ ...req.body, registered: true }));\n  }\n  res.json(save(req.body));\n});\n", path="src/homes.js"),
    ),
)  # fmt: skip
def postal_address_required(form: Form) -> Iterator[Hit]:
    """Report the first required address of a person's form that foresees nothing else."""
    address = form.first("fields.address")
    if address is None or address.sort in (Sort.TICK, Sort.LINK, Sort.FILE, Sort.CHOICE) or not form.is_about_someone:
        return
    no_home = form.foresees("fields.no_home") and not _is_for_homeless(form)
    elsewhere = (
        no_home or form.speaks_of("fields.delivery") or address.is_about("fields.email") or form.is_for("fields.moved")
    )
    if not elsewhere and form.reaches_people:
        once = asked_once(Certainty.REVIEW, address)
        yield Hit(address.span, REQUIRED, {"name": address.name}, Certainty.REVIEW, address.path, once=once)
