"""Accepting is a big button, refusing is a small link, or nothing: the choice is made in advance."""

import re
from collections.abc import Iterable, Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.in_and_out import Harder, WayOut
from guichet.done.acts.script.refusals import Delayed
from guichet.done.acts.table.consent import Offered
from guichet.done.forms.form import Form
from guichet.done.forms.left_with_reasons import reason_wanted
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.answers import Question, questions_in, questions_kept
from guichet.done.offered.choices import (
    answers_in,
    faint_twin,
    is_blocking,
    is_cookie_choice,
    is_fainter,
    is_on_demand,
    is_strong,
    is_weak,
    lets_choose,
    refusal_of,
)
from guichet.done.offered.worded_no import is_off_until_written
from guichet.done.pages.ordered import ordered_for_the_service
from guichet.done.people.consent import accepts, refuses, words_of
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.told.language.word_lists import lowered

WEAK = Text(
    fr="« {refuse} » est plus discret que « {accept} » : qui voit mal, lit mal ou va vite accepte sans choisir. Donnez aux deux réponses la même forme et la même taille.",
    en='"{refuse}" is fainter than "{accept}": people who see or read with difficulty, or are in a hurry, accept without choosing. Give both answers the same shape and size.',
)
MISSING = Text(
    fr="« {accept} » n’a pas de « Refuser » à côté : pour dire non, il faut chercher, et beaucoup renoncent. Mettez un refus au même endroit, en un clic.",
    en='"{accept}" has no "Refuse" beside it: to say no, people must search, and many give up. Put a refusal in the same place, one click away.',
)
FAVOURED = Text(
    fr="« {chosen} » est mis en avant, ou choisi d’avance : qui va vite ou lit mal prend ce qui arrange le service. Montrez les réponses à égalité, sans en cocher.",
    en='"{chosen}" is put forward, or chosen in advance: people who are in a hurry or read with difficulty take what suits the service. Show the answers equally, none ticked.',
)
TAKEN_OFF = Text(
    fr="« {setting} » : la fenêtre ne propose plus de refuser, et qui ne trouve pas comment dire non finit par accepter. Montrez le refus à côté de l’accord.",
    en='"{setting}": the window no longer offers to refuse, and people who cannot find how to say no end up accepting. Show the refusal beside the agreement.',
)
LATE = Text(
    fr="« {code} » : le refus n’apparaît qu’après un moment, et qui est pressé ou fatigué accepte avant de le voir. Montrez les deux réponses en même temps.",
    en='"{code}": the refusal appears only after a while, and people who are in a hurry or tired accept before they see it. Show both answers at once.',
)
_ASKED = re.compile(
    r"cookie|traceur|données|\bdata\b|partag|shar|newsletter|lettre|alerte|alert|notification|papier|paper|dématérialis|sms|audience|tracking|localis|location|consent"
)


_ABOUT = (
    "regler",
    "boutons",
    "buttons",
    "tracking",
    "suivi",
    "cookie",
    "traceur",
    "tracker",
    "consent",
    "audience",
    "privacy",
    "vie priv",
    "données",
    "temoin",
    "témoin",
    "rgpd",
    "gdpr",
    "banner",
    "bandeau",
)


SCREENS = Text(
    fr="« {way} » : dire non prend {refuse} écrans, dire oui {accept} ; beaucoup acceptent par fatigue. Donnez au non le même chemin qu’au oui.",
    en='"{way}": saying no takes {refuse} screens, saying yes {accept}; many accept because they are tired. Give no the same way as yes.',
)

ASKS = Text(
    fr="« {way} » : dire non demande ce que dire oui ne demande pas ; qui écrit avec peine, ou se lasse, finit par accepter. Prenez le non d’un geste, comme le oui.",
    en='"{way}": saying no wants what saying yes does not; people who write with difficulty, or grow tired, end up accepting. Take a no with one gesture, as a yes.',
)


def _worded(button: Element, page: Page) -> Iterator[Hit]:
    """Report the button that says no, and that stays off until people have written enough."""
    if not page.is_back_office and is_off_until_written(button, page):
        yield Hit(button.span, ASKS, {"way": words_of(button)})


def _screens(act: Act) -> Iterator[Hit]:
    """Report the table by which a no is followed by more screens than a yes, or wants more of people."""
    if isinstance(act, WayOut) and act.harder is Harder.ASKS and act.place.is_lived:
        yield Hit(act.span, ASKS, {"way": act.shown}, path=act.path)
    if isinstance(act, WayOut) and act.harder is Harder.REFUSAL and act.place.is_lived:
        accept, refuse = act.beside.split()
        yield Hit(act.span, SCREENS, {"way": act.shown, "accept": int(accept), "refuse": int(refuse)}, path=act.path)


EXPLAINS = Text(
    fr="« {label} » : pour arrêter, il faut une réponse écrite, alors qu’arrêter est un droit. Qui écrit avec peine reste ou renonce : la raison peut-elle devenir facultative ?",
    en='"{label}": to stop, people must answer in writing, though stopping is their right. Those who write with difficulty stay, or give up: can the reason become optional?',
)


def _explained(act: Act) -> Iterator[Hit]:
    """Report the form by which people leave, when it wants words of their own."""
    wanted = reason_wanted(act) if isinstance(act, Form) else None
    if wanted is not None:
        yield Hit(wanted.span, EXPLAINS, {"label": wanted.name}, Certainty.REVIEW, wanted.path)


def _offered(act: Act) -> Iterator[Hit]:
    if act.only_accepts:
        yield Hit(act.span, MISSING, {"accept": act.only_accepts})
    elif isinstance(act, Offered) and act.goes_without:
        yield Hit(act.span, TAKEN_OFF, {"setting": act.goes_without})
    elif isinstance(act, Delayed):
        yield Hit(act.span, LATE, {"code": act.goes_without})


SUITS = Text(
    fr="« {key} » range les réponses selon ce qu’elles coûtent au service : ce qui l’arrange vient en premier, et la personne croit que c’est le mieux pour elle. Rangez selon ce que chaque réponse lui apporte, ou par ordre alphabétique.",
    en='"{key}" orders the answers by what they cost the service: what suits it comes first, and people believe that it is best for them. Order by what each answer brings them, or alphabetically.',
)


def _suiting(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for call, key in ordered_for_the_service(module):
        yield Hit(module.span(call), SUITS, {"key": key}, Certainty.REVIEW)


_FOLDED = (
    "mise_en_avant",
    "mis_en_avant",
    "highlight",
    "featured",
    "prominent",
    "folded",
    "hidden",
    "collapsed",
    "masqu",
    "repli",
)
_LOOKS = (*_FOLDED, "btn", "button", "bouton", "recommand", "recommend", "muted", "primary")


def _favoured(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    yield from _of(questions_in(module))


def _favoured_in_data(project: Project) -> Iterator[Hit]:
    yield from _of(questions_kept(project, _FOLDED))


def _of(questions: Iterable[Question]) -> Iterator[Hit]:
    for question in questions:
        if question.favoured is not None:
            yield Hit(question.favoured.span, FAVOURED, {"chosen": question.favoured.text}, path=question.path)


@element_rule(
    "button", "a", "input",
    name="choice-asymmetric",
    code="W9317",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Accepter est plus facile que refuser", en="Accepting is easier than refusing"),
    harms=Text(
        fr="Les personnes qui voient mal, lisent avec peine ou utilisent un petit écran ; celles qui n’osent pas fermer une fenêtre sans répondre.",
        en="People with poor sight, who read with difficulty or use a small screen; people who do not dare close a window without answering.",
    ),
    instead=Text(
        fr="Deux boutons côte à côte, de même forme, de même taille : « Tout accepter », « Tout refuser ».",
        en='Two buttons side by side, the same shape and size: "Accept all", "Refuse all".',
    ),
    wrong_when=Text(
        fr="Une feuille de style donne la même forme aux deux réponses, ou le refus est ajouté par un script.",
        en="A stylesheet gives both answers the same shape, or a script adds the refusal.",
    ),
    refs=("gdpr-7-3", "gdpr-4-11", "cnil-choices"),
    lesson="08-deceptive-interfaces/02-consent",
    also=(
        Check(Subject.ACT, (Kind.ASK,), ("cancel", "annul", "stop", "resili", "résili", "delete", "suppr", "unsub", "leave", "withdraw", "retir", "retrait", "abandon", "desist"), _explained, needs=("raison", "reason", "motif", "detail", "comment", "explica", "explain", "descri", "message", "why", "pourquoi")),
        Check(Subject.ACT, (Kind.ASK,), ("refus", "declin", "reject", "oppos"), _explained, needs=("raison", "reason", "motif", "explica", "pourquoi")),
        Check(Subject.ELEMENT, ("button",), ("disabled",), _worded, ("refus", "declin", "no thank", "non merci", "reject", "sans don", "without")),
        Check(Subject.ACT, (Kind.ANSWER,), _ABOUT, _offered, ("accept", "autoriser", "allow", "refus", "reject", "den", "declin")),
        Check(Subject.PYTHON, (nodes.Module,), _LOOKS, _favoured),
        Check(Subject.PROJECT, (), (), _favoured_in_data),
        Check(Subject.ACT, (Kind.REFUSE,), ("accept", "accord:", "accord'", 'accord"', "agree", "allow", "autoris", "oui", "yes"), _screens, ("declin", "refus", "reject", "deny", "oppos", "non", "no:")),
        Check(Subject.PYTHON, (nodes.Module,), ("cout", "cost", "marge", "margin", "temps_agent", "staff_time", "handling"), _suiting, ("sort", "min(", "max(", "order_by", "nsmallest")),
    ),
    bad=(
        Bad({"parts/cookies.html.twig": '<section aria-label="Cookies"><p>Des cookies mesurent l’audience, même l’été.</p><button class="oui">Tout accepter</button><button class="non">Tout refuser</button></section>\n', "assets/cookies.css": ".oui { font-size: 1.25rem; }\n.non { font-size: 0.625rem; }\n"}, WEAK, at='<button class="non">', path="parts/cookies.html.twig"),
        Bad({"parts/share.html.erb": '<section lang="en"><p>May we share your data with the café?</p><button class="share-yes">Accept</button><button class="share-no">Decline</button></section>\n', "css/share.css": ".share-yes { background: #036; color: #fff; }\n.share-no { background: none; border: 0; }\n"}, WEAK, at='<button class="share-no">', path="parts/share.html.erb"),
        Bad("export const boutons = ['accepter', 'regler'] // l’été\n", MISSING, at="'accepter'", path="src/config/suivi.js"),
        Bad("cookies:  # été\n  accepter: [fin]\n  refuser: [finalites, partenaires, confirmation, fin]\n", SCREENS, at="[finalites, partenaires, confirmation, fin]", path="conf/parcours.yml"),
        Bad('{"consentement": [{"label": "Tout accepter"}, {"label": "Réglages"}]}\n', MISSING, at='"Tout accepter"', path='conf/bandeau.json'),
        Bad('def proposer(aides):\n    """À proposer."""\n    return sorted(aides, key=lambda une: une.cout_traitement)\n', SUITS, at='sorted(aides, key=lambda une: une.cout_traitement)', path='aides/choix.py', review=True),
        Bad("bandeau:\n  titre: Les cookies, été comme hiver\n  afficher_refus: false\n", TAKEN_OFF, at="false", path="conf/cookies.yml"),
        Bad('const refus = document.querySelector("#refuser"); // traceurs, été\nsetTimeout(() => { refus.hidden = false; }, 9000);\n', LATE, at="refus.hidden = false", path="static/bandeau.js"),
        Bad("// les traceurs\nconst boutons = [\n  { texte: 'Tout accepter', style: 'plein' },\n  { texte: 'Régler', style: 'lien' },\n];\n", MISSING, at="'Tout accepter'", path="static/bandeau.js"),
        Bad("bandeau.innerHTML = '<p>Ce site utilise des cookies, été comme hiver.</p><button>Tout accepter</button><a href=\"/p\">Régler</a>';\n", MISSING, at="'<p>Ce site utilise des cookies, été comme hiver.</p><button>Tout accepter</button><a href=\"/p\">Régler</a>'", path="static/bandeau.js"),
        Bad('<div><p>Cookies</p><button class="btn btn-primary">Tout accepter</button> <a href="/r">Continuer sans accepter</a></div>', WEAK, at='<a href="/r">'),
        Bad('<div><p>Recevoir des alertes ? C’est utile.</p><button class="btn">Oui</button><button class="btn-link">Non merci</button></div>', WEAK, at='<button class="btn-link">'),
        Bad('<div><p>Nous utilisons des cookies, même ici.</p><button>Accept all</button><button style="font-size:9px">Decline</button></div>', WEAK, at='<button style="font-size:9px">'),
        Bad('<style>.oui { font-size: 1.5rem } .non { font-size: .7rem }</style><div><p>Cookies à l’arrivée</p><button class="oui">Tout accepter</button><button class="non">Continuer sans accepter</button></div>', WEAK, at='<button class="non">'),
        Bad('<div id="bandeau"><p>Ce site mesure l’audience avec des traceurs.</p><button>J’accepte</button><a href="/plus">En savoir plus</a></div>', MISSING, at="<button>"),
        Bad('<form method="post"><h1>Payer, c’est à vous de choisir</h1><button class="btn btn-lg" name="r" value="a">Tout payer</button><button class="btn btn-link opacity-50" name="r" value="b">Payer chaque mois</button></form>', WEAK, at='<button class="btn btn-link opacity-50" name="r" value="b">'),
        Bad('CHOIX = [\n    {"libellé": "Je paie tout", "coché": True, "masqué": False},\n    {"libellé": "Je paie chaque mois", "coché": False, "masqué": True},\n]\n', FAVOURED, at='{"libellé": "Je paie tout", "coché": True, "masqué": False}', path="dettes/choix.py"),
        Bad("<?php // été\nclass UsagerAnnulationType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('date', DateType::class, ['required' => false])\n            ->add('raison', TextareaType::class, [\n                'label' => 'Pourquoi arrêtez-vous ?',\n                'required' => false,\n                'constraints' => [\n                    new Assert\\NotBlank(message: 'Dites pourquoi.'),\n                    new Assert\\Length(min: 20),\n                ],\n            ]);\n    }\n}\n", EXPLAINS, at="'raison'", path="src/Form/UsagerAnnulationType.php", review=True),
        Bad({"src/Form/StopProcedureType.php": "<?php // été\nclass StopProcedureType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('date', DateType::class, ['required' => false])\n            ->add('description', TextareaType::class, ['required' => true]);\n    }\n}\n", "src/Controller/SuiviController.php": "<?php\nclass SuiviController\n{\n    public function stop() { return $this->createForm(StopProcedureType::class); }\n}\n"}, EXPLAINS, at="'description'", path="src/Form/StopProcedureType.php", review=True),
        Bad("export const policy = {\n  suggestedPence: 300, // café\n  acceptRequires: { clicks: 1 },\n  declineRequires: { reasonMinLength: 60 },\n};\nexport const purpose = 'donation';\n", ASKS, at="60", path="src/donation.ts"),
        Bad("<template><h2>Télérelève</h2><button @click=\"accepter\">J’accepte</button>\n<textarea v-model=\"motif\"></textarea>\n<button :disabled=\"motif.trim().length < 200\" @click=\"refuser\">Je refuse</button></template>\n", ASKS, at='<button :disabled="motif.trim().length < 200" @click="refuser">', path="src/Telereleve.vue"),
        Bad('class RefusDonForm(forms.Form):\n    motif = forms.CharField(label="Pourquoi refusez-vous, même l’été ?", min_length=50, widget=forms.Textarea)\n', EXPLAINS, at="motif", path="musee/forms.py", review=True),
    ),
    good=(
        Good({"parts/cookies.html.twig": '<section aria-label="Cookies"><p>Des cookies mesurent l’audience, même l’été.</p><button class="oui">Tout accepter</button><button class="non">Tout refuser</button></section>\n', "assets/cookies.css": ".oui { font-size: 1.25rem; background: #036; }\n.non { font-size: 1.25rem; background: #fff; }\n@media print { .non { font-size: 0; background: none; } }\n"}, path="parts/cookies.html.twig"),
        Good({"parts/share.html.erb": '<section lang="en"><p>May we share your data with the café?</p><button class="share-yes">Accept</button><button class="share-no">Decline</button></section>\n', "css/share.css": ".share-yes { background: #036; color: #fff; }\n.share-no { background: none; border: 0; }\n", "css/theme.css": ".share-no { background: #036; color: #fff; }\n"}, path="parts/share.html.erb"),
        Good("export const boutons = ['accepter', 'choisir'] // l’été\n", path="src/config/devis.js"),
        Good("export const boutons = ['accepter', 'refuser', 'regler'] // l’été\n", path="src/config/suivi.js"),
        Good('{"consentement": [{"label": "Tout accepter"}, {"label": "Tout refuser, même l’été"}]}\n', path='conf/bandeau.json'),
        Good('def proposer(aides):\n    """À proposer."""\n    return sorted(aides, key=lambda une: une.montant)\n', path='aides/choix.py'),
        Good("bandeau:\n  titre: Les cookies, été comme hiver\n  afficher_refus: true\n", path="conf/cookies.yml"),
        Good('CHOIX = [\n    {"libellé": "Par courrier", "coché": True, "masqué": False},\n    {"libellé": "À l’accueil", "coché": False, "masqué": False},\n]\n', path="dettes/choix.py"),
        Good('<form method="post"><button class="btn btn-lg" name="r" value="suite">Continuer</button><button class="btn btn-link opacity-50" name="r" value="retour">Revenir à l’étape d’avant</button></form>'),
        Good("const boutons = [{ texte: 'Tout accepter' }, { texte: 'Tout refuser' }]; // traceurs\n", path="static/bandeau.js"),
        Good('<div><p>Cookies à l’œuvre</p><button class="btn">Tout accepter</button><button class="btn">Tout refuser</button></div>'),
        Good('<form method="post"><button class="btn btn-primary">Enregistrer</button><a href="/">Annuler</a></form>'),
        Good('<p>Cookies</p><ul><li><button class="fr-btn">Accepter</button></li><li><button class="fr-btn fr-btn--secondary">Refuser</button></li></ul>'),
        Good('<div><p>Invitation à l’atelier</p><button class="btn">Accepter l’invitation</button><a href="/non">Refuser</a></div>'),
        Good("<?php // été\nclass AgentAnnulationType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('date', DateType::class)\n            ->add('raison', TextareaType::class, ['required' => true]);\n    }\n}\n", path="src/Form/AgentAnnulationType.php"),
        Good("<?php // été\nclass UsagerAnnulationType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('date', DateType::class)\n            ->add('raison', TextareaType::class, ['required' => false]);\n    }\n}\n", path="src/Form/UsagerAnnulationType.php"),
        Good({"src/Form/StopProcedureType.php": "<?php // été\nclass StopProcedureType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('date', DateType::class, ['required' => false])\n            ->add('description', TextareaType::class, ['required' => true]);\n    }\n}\n", "src/Controller/SuiviBailleurController.php": "<?php\nclass SuiviBailleurController\n{\n    public function stop() { return $this->createForm(StopProcedureType::class); }\n}\n"}, path="src/Form/StopProcedureType.php"),
        Good("decision: # café\n  accept:\n    steps: 1\n  refuse:\n    steps: 4\n    reason_min_length: 80\n", path="config/instruction.yml"),
        Good('class RefusDemandeForm(forms.Form):\n    motif = forms.CharField(label="Motif du refus, même l’été", min_length=50, widget=forms.Textarea)\n', path="instruction/forms.py"),
    ),
)  # fmt: skip
def choice_asymmetric(button: Element, page: Page) -> Iterator[Hit]:
    """Report a refusal drawn fainter than its acceptance, or a question about cookies that has none."""
    if button.name == "input" and (button.attr("type") or "").lower() not in ("submit", "button"):
        return
    said = words_of(button)
    if not said or len(said) > 80 or not is_strong(button):
        return
    if not accepts(said):
        if (twin := faint_twin(button)) is not None:
            yield Hit(twin.span, WEAK, {"accept": said, "refuse": words_of(twin)})
        return
    refusal, group = refusal_of(button)
    if group is None:
        return
    cookies = is_cookie_choice(button)
    if refusal is not None:
        if (
            (is_weak(refusal) or is_fainter(refusal, button, page))
            and (cookies or _ASKED.search(lowered(group.text)))
            and page.can_coexist(button, refusal)
        ):
            yield Hit(refusal.span, WEAK, {"accept": said, "refuse": words_of(refusal)})
    elif (
        cookies
        and not is_blocking(button)
        and _is_known(button, group)
        and not refuses(group.text)
        and not is_on_demand(button)
        and not lets_choose(button)
    ):
        yield Hit(button.span, MISSING, {"accept": said})


def _is_known(button: Element, group: Element) -> bool:
    return not is_dynamic(button.attr("class") or "") and not any(
        is_dynamic(words_of(one)) for one in answers_in(group)
    )
