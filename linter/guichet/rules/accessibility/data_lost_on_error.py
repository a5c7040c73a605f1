"""One mistake, and everything that was typed is gone."""

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.wiped import is_unfilled, made_anew, wiped_by_going_back, wiped_by_script, wiped_in
from guichet.done.nouns.act import Act, Kind
from guichet.reading.language.words import plain
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import items_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import returned
from guichet.reading.python.scopes import given_to
from guichet.reading.scripts.javascript import Script
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule
from guichet.told.language.words import word_list

REDIRECTS = Text(
    fr="En cas d’erreur, cette vue redirige : le formulaire revient vide et tout est à refaire. Rendez le même formulaire, réponses gardées.",
    en="On error, this view redirects: the form comes back empty and everything is to do again. Render the same form, answers kept.",
)
EMPTIED = Text(
    fr="Après une erreur, « {name} » est recréé vide : tout ce que la personne a écrit est perdu. Gardez le formulaire lié.",
    en='After an error, "{name}" is made anew and empty: all that the person wrote is lost. Keep the bound form.',
)

WIPED = Text(
    fr="« {change} » efface les réponses dès que l’une d’elles est fausse : tout est à refaire. Gardez les réponses, et montrez l’erreur à côté.",
    en='"{change}" wipes what people wrote as soon as one answer is wrong: everything is to do again. Keep the answers, and show the error beside.',
)


PAPERS = Text(
    fr="« {change} » jette toutes les pièces déjà envoyées parce qu’une seule ne va pas : il faut tout envoyer de nouveau. Gardez les autres, et dites laquelle refaire.",
    en='"{change}" throws away all the papers sent before because a single one is wrong: people must send everything again. Keep the others, and say which one to send anew.',
)
UNSEEN = Text(
    fr="« {change} » efface les réponses de qui regarde ailleurs : un autre onglet, un téléphone en veille, et tout est à refaire. Gardez ce qui est écrit, et rendez-le au retour.",
    en='"{change}" wipes what people wrote once they look away: another tab, a telephone asleep, and everything is to do again. Keep what is written, and give it back.',
)


STEP = Text(
    fr="« {change} » efface les réponses de qui revient à l’étape d’avant : pour corriger une chose, il faut tout refaire. Gardez les réponses d’une étape à l’autre.",
    en='"{change}" wipes what people wrote when they go back one step: to correct one thing, they must do everything again. Keep the answers from step to step.',
)


def _in_module(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for node in wiped_in(module):
        yield Hit(module.span(node), WIPED, {"change": " ".join(module.text(node).split())[:70]})


def _in_script(script: Script) -> Iterator[Hit]:
    for node, where, failed in wiped_by_script(script):
        change = " ".join(where.written(node).split())[:70]
        yield Hit(where.span(node), WIPED if failed else UNSEEN, {"change": change}, path=where.path)
    for node in wiped_by_going_back(script):
        yield Hit(script.span(node), STEP, {"change": " ".join(script.written(node).split())[:70]})


def _sent_empty(act: Act) -> Iterator[Hit]:
    """Report what sends people back to an empty form because one answer is wrong."""
    if isinstance(act, FromDeed) and act.what is What.SENT_BACK:
        yield Hit(act.span, REDIRECTS, {}, Certainty.VIOLATION if act.certain else Certainty.REVIEW, path=act.path)
    if isinstance(act, FromDeed) and act.what is What.PAPERS_WIPED:
        yield Hit(act.span, PAPERS, {"change": act.shown}, path=act.path)


@python_rule(
    nodes.FunctionDef,
    name="data-lost-on-error",
    code="W9154",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Saisie perdue à la première erreur', en='Answers lost at the first error'),
    harms=Text(fr='Les personnes qui écrivent avec peine : une heure de saisie effacée pour une virgule.', en='People for whom typing is hard: an hour of typing wiped out for a comma.'),
    instead=Text(fr='Rendez le même formulaire avec les réponses et les erreurs.', en='Render the same form with the answers and the errors.'),
    wrong_when=Text(fr='Les réponses sont gardées en session et remises dans le formulaire.', en='The answers are kept in the session and put back in the form.'),
    refs=("rgaa 11.12", "wcag 3.3.4", "wcag 3.3.1"),
    lesson="03-forms/02-errors",
    mentions=("form_invalid", "is_valid(", "validate_on_submit", ".validate(", "request.form", "request.post"),
    also=(
        Check(Subject.ACT, (Kind.EXPIRE,), ("redirect", "back("), _sent_empty, ("isvalid", "fails(", "isempty(", ".save", ".valid", ".update", ".invalid", "passes(", ".create", ".validate")),
        Check(Subject.ACT, (Kind.EXPIRE,), ("rm(", "rmtree", "rmsync", "deletedirectory", "cleandirectory", "emptydir", "rimraf", "rm_rf", "destroy_all", "delete_all", "deletemany", "delete()", ".clear", ">clear()", ".purge", ".reset(", "reinitialiser(", "vider(", ".detach", "delete from"), _sent_empty, ("err", "valid", "fails(", "problem", "refus", "reject", "include", "size", "type")),
        Check(Subject.PYTHON, (nodes.Module,), ("session",), _in_module, ("clear(", "flush(", "invalidate(", "pop(", "del ", "= {}", "= []")),
        Check(Subject.SCRIPT, (), (".reset(", ".session.", ".removeitem(", "storage.clear(", "pageshow", "popstate", "prec", "préc", "prev", "back", "visibilitychange", "visibilitystate", "pagehide", "beforeunload", "'blur'", "\"blur\"", "onblur", "object.assign(", "visib", "away", "({})", "('')", '("")', "post", "formdata", "mutate(", "submit("), _in_script),
    ),
    bad=(
        Bad("const vide = () => ({ enfant: '', école: '' });\nexport const useInscription = defineStore('inscription', {\n  state: () => ({ etape: 1, reponses: vide() }),\n  actions: {\n    precedent() {\n      this.etape -= 1;\n      this.reponses = vide();\n    },\n  },\n});\n", STEP, at="this.reponses = vide()", path="src/inscription.js"),
        Bad({"src/Controller/PermisController.php": "<?php // été\nclass PermisController extends AbstractController\n{\n    #[Route('/permis', name: 'permis')]\n    public function deposer(Request $request): Response\n    {\n        $form = $this->createForm(PermisType::class);\n        $form->handleRequest($request);\n        if ($form->isSubmitted() && !$form->isValid()) {\n            return $this->redirectToRoute('permis');\n        }\n        return $this->render('permis.html.twig', ['form' => $form]);\n    }\n}\n", "src/Form/PermisType.php": "<?php\nclass PermisType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('motif', TextareaType::class);\n    }\n}\n"}, REDIRECTS, at="$this->redirectToRoute('permis')", path="src/Controller/PermisController.php"),
        Bad("<?php // été\nclass PermisController extends AbstractController\n{\n    #[Route('/permis', name: 'permis')]\n    public function deposer(Request $request): Response\n    {\n        $form = $this->createForm(PermisType::class);\n        $form->handleRequest($request);\n        if ($form->isSubmitted() && !$form->isValid()) {\n            return $this->redirectToRoute('permis');\n        }\n        return $this->render('permis.html.twig', ['form' => $form]);\n    }\n}\n", REDIRECTS, at="$this->redirectToRoute('permis')", path="src/Controller/PermisController.php", review=True),
        Bad("class DemandesController < ApplicationController # été\n  def create\n    @demande = Demande.new(demande_params)\n    if @demande.save\n      redirect_to @demande\n    else\n      redirect_to new_demande_path, alert: t('.erreur')\n    end\n  end\n\n  def demande_params\n    params.require(:demande).permit(:motif, :piece)\n  end\nend\n", REDIRECTS, at="redirect_to new_demande_path, alert: t('.erreur')", path="app/controllers/demandes_controller.rb"),
        Bad("class DemandesController < ApplicationController # été\n  def create\n    @demande = Demande.new(demande_params)\n    if @demande.save\n      redirect_to @demande\n    else\n      redirect_to new_demande_path, alert: t('.erreur')\n    end\n  end\nend\n", REDIRECTS, at="redirect_to new_demande_path, alert: t('.erreur')", path="app/controllers/demandes_controller.rb", review=True),
        Bad("<?php // été\nclass DemandeController extends Controller\n{\n    private const REGLES = ['nom' => 'required', 'piece' => 'file'];\n\n    public function store(Request $request)\n    {\n        $validator = Validator::make($request->all(), self::REGLES);\n        if ($validator->fails()) {\n            return redirect()->back()->withErrors($validator);\n        }\n        Demande::create($request->all());\n    }\n}\n", REDIRECTS, at="back()", path="app/Http/Controllers/DemandeController.php"),
        Bad("<?php // été\nclass DemandeController extends Controller\n{\n    public function store(Request $request)\n    {\n        $validator = Validator::make($request->all(), self::REGLES);\n        if ($validator->fails()) {\n            return redirect()->back()->withErrors($validator);\n        }\n        Demande::create($request->all());\n    }\n}\n", REDIRECTS, at="back()", path="app/Http/Controllers/DemandeController.php", review=True),
        Bad("window.addEventListener('pageshow', (e) => {\n  if (e.persisted) { champ.value = ''; }  // à vide\n});\n", UNSEEN, at="champ.value = ''", path='static/depot.js'),
        Bad("function vider() {\n  form.reset();\n}\ndocument.addEventListener('visibilitychange', () => { vider(); });  // été\n", UNSEEN, at='form.reset()', path='static/depot.js'),
        Bad('class Vue(FormView):\n    def form_invalid(self, form):\n        return redirect("été")', REDIRECTS, at='return redirect("été")'),
        Bad('def demande(request):\n    form = Formulaire(request.POST)\n    if form.is_valid():\n        return redirect("reçu")\n    else:\n        form = Formulaire()\n    return render(request, "d.html", {"form": form})', EMPTIED, at='form = Formulaire()'),
        Bad('class Vue(CreateView):\n    http_method_names = ["post"]\n    def form_invalid(self, form):\n        return redirect("été")', REDIRECTS, at='return redirect("été")', review=True),
        Bad('class Vue(FormView):\n    def form_invalid(self, form):\n        # This should not happen, été.\n        return redirect("été")', REDIRECTS, at='return redirect("été")', review=True),
        Bad('class Vue(FormView):\n    def form_invalid(self, form):\n        return redirect(reverse("été") + f"?{form.cleaned_data}")', REDIRECTS, at='return redirect(reverse("été") + f"?{form.cleaned_data}")', review=True),
        Bad('class Vue(CreateView):\n    http_method_names = ["get", "post"]\n    def form_invalid(self, form):\n        messages.error(self.request, "Écrivez une date de l’été.")\n        return redirect("été")', REDIRECTS, at='return redirect("été")'),
        Bad('class Vue(FormView):\n    def form_invalid(self, form):\n        été = self.form_class(initial=self.get_initial())\n        return self.render_to_response(self.get_context_data(form=été))\n', EMPTIED, at="self.form_class(initial=self.get_initial())"),
        Bad('def demande(request):\n    form = Formulaire(request.POST)\n    if not form.is_valid():\n        return render(request, "été.html", {"form": Formulaire(), "erreur": True})\n    return redirect("reçu")', EMPTIED, at="Formulaire()"),
        Bad('def demande(request):\n    form = Formulaire(request.POST)\n    if not form.is_valid():\n        return redirect("demande")\n    return redirect("été")', REDIRECTS, at='return redirect("demande")', review=True),
        Bad('def demande():\n    form = DemandeForm()\n    if request.method == "POST":\n        if not form.validate():\n            return redirect(url_for("été"))\n        return redirect(url_for("reçu"))\n    return render_template("d.html", form=form)', REDIRECTS, at='return redirect(url_for("été"))', review=True),
        Bad('@app.errorhandler(SaisieInvalide)\ndef corriger(erreur):\n    session.pop("réponses", None)\n    return redirect("/étape/1")\n', WIPED, at='session.pop("réponses", None)'),
        Bad("form.addEventListener('submit', async () => {\n  const r = await fetch('/dépôt');\n  if (!r.ok) {\n    form.reset();\n  }\n});\n", WIPED, at="form.reset()", path="static/depot.js"),
        Bad("app.post('/étape', (req, res) => {\n  const erreurs = vérifier(req.body);\n  if (erreurs.length) {\n    req.session.réponses = {};\n    return res.redirect('/');\n  }\n});\n", WIPED, at="req.session.réponses = {}", path="serveur/etapes.js"),
        Bad({"été/aides.py": "from flask import redirect, request, url_for\n\n\ndef revenir(erreurs):\n    return redirect(url_for(request.endpoint))\n", "été/vues.py": 'from été.aides import revenir\n\n\ndef demander():\n    if request.method == "POST":\n        erreurs = vérifier(request.form)\n        if erreurs:\n            return revenir(erreurs)\n    return render_template("demande.html")\n'}, REDIRECTS, at="return revenir(erreurs)", path="été/vues.py"),
        Bad('def montrer(page, form_class, errors):\n    return render_template(page, form=form_class(formdata=None), errors=errors)\n\n\ndef demander():\n    form = AideForm(request.form)\n    if form.validate():\n        return redirect("reçu")\n    else:\n        return montrer("été.html", AideForm, form.errors)\n', EMPTIED, at="form_class(formdata=None)"),
        Bad('def demander():\n    if request.method == "POST":\n        form = AideForm(request.form)\n        if form.validate():\n            return redirect("reçu")\n        return render_template("été.html", form=AideForm(formdata=None), errors=form.errors)\n    return render_template("été.html", form=AideForm())\n', EMPTIED, at="AideForm(formdata=None)"),
        Bad("window.addEventListener('pagehide', () => {\n  viderBrouillon(); // été\n});\n", UNSEEN, at="viderBrouillon()", path="src/demande.js"),
        Bad({"src/Perdu.vue": "<script setup>\nimport { reactive } from 'vue';\nimport { surveiller } from './garde';\nconst vide = () => ({ recit: '' });\nconst objet = reactive(vide());\nsurveiller(() => Object.assign(objet, vide()));\n</script>\n<template><form><textarea v-model=\"objet.recit\"></textarea></form></template>\n", "src/garde.js": "export function surveiller(oublier) {\n  const voir = () => { if (document.hidden) setTimeout(oublier, 8000); }; // été\n  document.addEventListener('visibilitychange', voir);\n}\n"}, UNSEEN, at="Object.assign(objet, vide())", path="src/Perdu.vue"),
        Bad("@Component({})\nexport class Demande {\n  @HostListener('document:visibilitychange')\n  cacher() {\n    this.form.reset(); // été\n  }\n}\n", UNSEEN, at="this.form.reset()", path="src/demande.component.ts"),
    ),
    good=(
        Good({"src/Controller/PermisController.php": "<?php // été\nclass PermisController extends AbstractController\n{\n    #[Route('/permis', name: 'permis')]\n    public function deposer(Request $request): Response\n    {\n        $form = $this->createForm(PermisType::class);\n        $form->handleRequest($request);\n        if ($form->isSubmitted() && !$form->isValid()) {\n            return $this->redirectToRoute('permis');\n        }\n        return $this->render('permis.html.twig', ['form' => $form]);\n    }\n}\n", "src/Form/PermisType.php": "<?php\nclass PermisType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('accord', CheckboxType::class);\n    }\n}\n"}),
        Good("class AvatarsController < ApplicationController # été\n  def create\n    @avatar = Avatar.new(file: params[:file])\n    if @avatar.invalid?\n      redirect_to new_avatar_path, alert: 'An image, please'\n    end\n  end\nend\n", path="app/controllers/avatars_controller.rb"),
        Good("<?php // été\nclass LikeController extends Controller\n{\n    public function store(Request $request)\n    {\n        $validator = Validator::make($request->all(), ['article' => 'exists:articles']);\n        if ($validator->fails()) {\n            return redirect()->back()->withErrors($validator);\n        }\n    }\n}\n", path="app/Http/Controllers/LikeController.php"),
        Good("const vide = () => ({ enfant: '', école: '' });\nexport const useInscription = defineStore('inscription', {\n  state: () => ({ etape: 1, reponses: vide() }),\n  actions: {\n    precedent() {\n      this.etape -= 1;\n    },\n    recommencer() {\n      this.reponses = vide();\n    },\n  },\n});\n", path="src/inscription.js"),
        Good("<?php // été\nclass DemandeController extends Controller\n{\n    public function store(Request $request)\n    {\n        $validator = Validator::make($request->all(), self::REGLES);\n        if ($validator->fails()) {\n            return redirect()->back()->withErrors($validator)->withInput();\n        }\n        Demande::create($request->all());\n    }\n}\n", path="app/Http/Controllers/DemandeController.php"),
        Good("class DemandesController < ApplicationController # été\n  def create\n    @demande = Demande.new(demande_params)\n    if @demande.save\n      redirect_to new_demande_path, notice: t('.autre')\n    else\n      render :new\n    end\n  end\nend\n", path="app/controllers/demandes_controller.rb"),
        Good("class DemandesController < ApplicationController # été\n  def create\n    @demande = Demande.new(demande_params)\n    if @demande.save\n      redirect_to @demande\n    else\n      session[:saisie] = params[:demande]\n      redirect_to new_demande_path\n    end\n  end\nend\n", path="app/controllers/demandes_controller.rb"),
        Good('def demander():\n    if request.method == "POST":\n        erreurs = vérifier(request.form)\n        if erreurs:\n            return render_template("été.html", valeurs=request.form, erreurs=erreurs)\n    return render_template("été.html")\n'),
        Good("effacer.addEventListener('click', () => { form.reset(); });  // à la demande\n", path='static/depot.js'),
        Good('def entrer():\n    """À la connexion."""\n    if erreur_de_mot_de_passe():\n        session.clear()\n        return redirect("/connexion")\n'),
        Good("form.addEventListener('submit', async () => {\n  const r = await fetch('/dépôt');\n  if (r.ok) {\n    form.reset();\n  }\n});\n", path="static/depot.js"),
        Good('def finir():\n    """Reçue."""\n    session.pop("réponses", None)\n    return redirect("/reçu")\n'),
        Good('class Vue(FormView):\n    def form_invalid(self, form):\n        messages.error(self.request, "Écrivez la date")\n        return super().form_invalid(form)'),
        Good('def demande(request):\n    form = Formulaire(request.POST or None)\n    if form.is_valid():\n        return redirect("reçu")\n    return render(request, "d.html", {"form": form})'),
        Good('def demande(request):\n    if request.method == "POST":\n        form = Formulaire(request.POST)\n        if form.is_valid():\n            return redirect("été")\n    else:\n        form = Formulaire()\n    return render(request, "d.html", {"form": form})'),
        Good('class Vue(FormView):\n    def form_invalid(self, form):\n        autre = PieceForm()\n        return self.render_to_response(self.get_context_data(form=form, pièce=autre))\n'),
        Good('def chercher(request):\n    form = Recherche(request.GET)\n    if not form.is_valid():\n        return redirect("été")'),
        Good("window.addEventListener('pagehide', () => {\n  garderBrouillon(); // été\n  clearFormErrors();\n});\n", path="src/demande.js"),
        Good({"src/Perdu.vue": "<script setup>\nimport { reactive } from 'vue';\nimport { surveiller } from './garde';\nconst objet = reactive({ recit: '' });\nsurveiller(() => localStorage.setItem('brouillon', objet.recit));\n</script>\n<template><form><textarea v-model=\"objet.recit\"></textarea></form></template>\n", "src/garde.js": "export function surveiller(garder) {\n  const voir = () => { if (document.hidden) garder(); }; // été\n  document.addEventListener('visibilitychange', voir);\n}\n"}, path="src/Perdu.vue"),
    ),
)  # fmt: skip
def data_lost_on_error(function: Any, module: PythonModule) -> Iterator[Hit]:
    """Report a redirection, or a new empty form, where a posted form was found wrong."""
    if function.name == "form_invalid":
        returns = [one for one in function.nodes_of_class(nodes.Return) if one.value is not None]
        if returns and all(_is_redirect(one.value) for one in returns) and not _keeps(function):
            certainty = Certainty.REVIEW if _may_lose_nothing(function, module) else Certainty.VIOLATION
            yield Hit(module.span(returns[-1]), REDIRECTS, {}, certainty)
        for made, where in made_anew(function, module):
            yield Hit(where.span(made), EMPTIED, {"name": "form"}, path=where.path)
        return
    yield from _sent_back(function, module)
    posted = _posted_forms(function)
    if not posted or _keeps(function):
        return
    for test in function.nodes_of_class(nodes.If):
        name = _tested(test.test)
        if not name or name.lstrip("!") not in posted:
            continue
        wrong = test.body if name.startswith("!") else test.orelse or _after(test)
        for statement in wrong:
            if isinstance(statement, nodes.Return) and statement.value is not None and _is_redirect(statement.value):
                yield Hit(module.span(statement), REDIRECTS, {}, Certainty.REVIEW)
            elif _is_emptied(statement, name.lstrip("!")):
                yield Hit(module.span(statement), EMPTIED, {"name": name.lstrip("!")})
            else:
                for made, where in made_anew(statement, module):
                    yield Hit(where.span(made), EMPTIED, {"name": name.lstrip("!")}, path=where.path)


def _after(test: nodes.If) -> list[nodes.NodeNG]:
    """What runs in the same branch when a test does not hold, since what holds has returned; nothing when more tests follow."""
    block = getattr(test.parent, "body", [])
    rest = block[block.index(test) + 1 :] if test in block and isinstance(test.body[-1], nodes.Return) else []
    return rest if isinstance(test.parent, nodes.If) else []


def _sent_back(function: Any, module: PythonModule) -> Iterator[Hit]:
    """Report an empty page in the place of the one that was filled, when a list of errors is found in what was posted."""
    if _keeps(function):
        return
    for test in function.nodes_of_class(nodes.If):
        if not (isinstance(test.test, nodes.Name) and _judges_answers(test.test)):
            continue
        for one in test.body:
            if isinstance(one, nodes.Return) and _opens_again(one.value, function, module):
                yield Hit(module.span(one), REDIRECTS)


def _judges_answers(name: nodes.Name) -> bool:
    """Whether a name holds what is wrong in what was posted: `errors = check(request.form)`."""
    values = (getattr(one.parent, "value", None) for one in given_to(name))
    calls = (one for one in values if isinstance(one, nodes.Call))
    given = (dotted(argument) for call in calls for argument in (*call.args, *(word.value for word in call.keywords)))
    return bool(_ERRORS.search(name.name)) and any(one.endswith((".POST", "request.form")) for one in given)


_ERRORS = re.compile(r"err|problem|invalid|wrong|fault|manqu|missing", re.I)


def _opens_again(value: Any, function: Any, module: PythonModule, depth: int = 0) -> bool:
    """Whether an answer sends back to the same view and takes nothing along, there or in a function that answers for it."""
    if not isinstance(value, nodes.Call):
        return False
    if _is_redirect(value):
        said = value.as_string()
        same = (
            any(word in said for word in ("request.endpoint", "request.path", "request.url")) or function.name in said
        )
        return same and not _takes_search_along(value.frame())
    answering = definitions(module.modules).functions(value.func, module) if depth == 0 else []
    answers = ((each, list(returned(each.node))) for each in answering)
    return any(
        given and all(_opens_again(one, function, each.module, 1) for one in given) and not _keeps(each.node)
        for each, given in answers
    )


def _is_redirect(value: Any) -> bool:
    return isinstance(value, nodes.Call) and dotted(value.func).rsplit(".", 1)[-1] in {
        "redirect",
        "HttpResponseRedirect",
    }


def _may_lose_nothing(function: Any, module: PythonModule) -> bool:
    """Whether a refused form is another page's, is refused for what nobody typed, or goes back with its search."""
    said = plain(module.text(function))
    unforeseen = any(one in said for one in word_list("accessibility/errors.toml", "unforeseen"))
    return unforeseen or _has_no_page(function.parent.frame()) or _takes_search_along(function)


def _has_no_page(owner: Any) -> bool:
    """Whether a view only takes answers: `http_method_names = ["post"]`."""
    named = (one for one in owner.nodes_of_class(nodes.Assign) if one.targets[0].as_string() == "http_method_names")
    methods = [value_of(item) for one in named for item in items_of(one.value)]
    return bool(methods) and "get" not in methods


def _takes_search_along(function: Any) -> bool:
    """Whether the address that a view goes back to holds what was asked: `f"{url}?{query}"`, `urlencode(…)`."""
    texts = (str(one.value) for one in function.nodes_of_class(nodes.Const))
    calls = (dotted(one.func) for one in function.nodes_of_class(nodes.Call))
    return any("?" in one and len(one.split()) == 1 for one in texts) or any(one.endswith("urlencode") for one in calls)


def _keeps(function: Any) -> bool:
    """Whether the answers are put aside before leaving."""
    return "session[" in function.as_string() or "session.update" in function.as_string()


def _posted_forms(function: Any) -> set[str]:
    """Return the names that hold a form filled from what was posted; Flask-WTF fills its forms by itself."""
    filled, empty = set(), set()
    for one in function.nodes_of_class(nodes.Assign):
        target, value = one.targets[0], one.value
        if isinstance(target, nodes.AssignName) and isinstance(value, nodes.Call):
            given = [dotted(argument) for argument in [*value.args, *(word.value for word in value.keywords)]]
            if any(name.endswith((".POST", "request.form")) for name in given):
                filled.add(target.name)
            elif not given and dotted(value.func).endswith("Form"):
                empty.add(target.name)
    asked = {dotted(call.func) for call in function.nodes_of_class(nodes.Call)}
    return filled | {name for name in empty if f"{name}.validate" in asked}


def _tested(test: Any) -> str:
    """Return the form whose validity a condition asks, with "!" before it when it asks the opposite."""
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        inner = _tested(test.operand)
        return f"!{inner}" if inner and not inner.startswith("!") else ""
    if isinstance(test, nodes.Call):
        name = dotted(test.func)
        form, _, asked = name.rpartition(".")
        return form if asked in {"is_valid", "validate"} else ""
    return ""


def _is_emptied(statement: Any, name: str) -> bool:
    if not isinstance(statement, nodes.Assign) or not isinstance(statement.value, nodes.Call):
        return False
    target = statement.targets[0]
    return isinstance(target, nodes.AssignName) and target.name == name and is_unfilled(statement.value)
