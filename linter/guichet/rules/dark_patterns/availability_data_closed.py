"""Free slots shown one page at a time: robots read them anyway, people cannot compare."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.rulebook.rule import Bad, Good, project_rule

CLOSED = Text(
    fr="« {view} » montre les créneaux sans les publier en données ouvertes : seuls les robots savent où il reste de la place. Publiez un JSON ou un agenda, sans donnée personnelle.",
    en='"{view}" shows slots and the project publishes them nowhere as open data: only robots know where there is room. Publish a JSON file or a calendar, without personal data.',
)
_SLOTS = re.compile(
    r"\b\w*(?:slots|creneaux|créneaux|disponibilites|disponibilités|availabilit(?:y|ies)|plages)\w*\b", re.I
)
_OPEN = re.compile(
    r"jsonify|JsonResponse|JSONResponse|JSONRenderer|rest_framework|\.ics\b|icalendar|text/calendar|application/json|Feed\)|\.json\b|APIRouter|FastAPI|ninja",
    re.I,
)
_RENDERS = frozenset({"render", "render_template", "TemplateResponse", "render_to_response"})
_LISTS = frozenset({"ListView", "ArchiveIndexView", "WeekArchiveView", "DayArchiveView"})
_SLOT_MODEL = re.compile(
    r"(?:time|appointment|booking)?slot|cr[ée]neau(?:x|rdv)?|plage(?:horaire)?|disponibilit[ée]|availability", re.I
)
_BACK = re.compile(r"(?:^|/)(?:admin\w*|staff|back_?office|control|agents?|orga)(?:/|\.)", re.I)


@project_rule(
    ".py",
    name="availability-data-closed",
    code="W9310",
    family=Family.DARK_PATTERNS,
    severity=Severity.MINOR,
    title=Text(fr="Disponibilités non ouvertes", en="Availability not open"),
    harms=Text(
        fr="Les personnes qui cherchent un lieu avec de la place, et les associations qui les aident.",
        en="People looking for a place with room, and the charities that help them.",
    ),
    instead=Text(
        fr="Une adresse publique, sans compte : lieu, motif, moment libre. Jamais de nom ni de numéro de dossier.",
        en="A public address, without an account: place, reason, free moment. Never a name or a file number.",
    ),
    wrong_when=Text(fr="Un autre service publie déjà ces disponibilités.", en="Another service already publishes this availability."),
    refs=("crpa-l-312-1-1", "cimade-2016"),
    lesson="06-appointments/03-open-availability",
    bad=(
        Bad('@app.get("/rdv")\ndef rendez_vous():\n    """Une ville à la fois, à la main."""\n    return render_template("rdv.html", slots=calendar.free_slots())\n', CLOSED, at="def rendez_vous", review=True),
        Bad('def choisir(request):\n    """À choisir."""\n    creneaux = Creneau.objects.libres()\n    return render(request, "creneaux.html", {"creneaux": creneaux})\n', CLOSED, at="def choisir", review=True),
        Bad('class ListeCreneaux(ListView):\n    """À choisir."""\n\n    model = Creneau\n    template_name = "rdv/creneaux.html"\n', CLOSED, at="class ListeCreneaux", review=True),
        Bad({"rdv/views.py": 'def lieux(request):\n    return render(request, "plages.html", {"plages": plages_libres()})\n', "rdv/urls.py": "# désert\n"}, CLOSED, at="def lieux", path="rdv/views.py", review=True),
    ),
    good=(
        Good('def rdv():\n    return render_template("rdv.html", slots=free())\n\n\ndef données():\n    return jsonify(free())\n'),
        Good('def accueil(request):\n    """Sans rendez-vous."""\n    return render(request, "accueil.html", {"horaires": HORAIRES})\n'),
        Good('class MesCreneaux(LoginRequiredMixin, ListView):\n    """Réservés."""\n\n    model = Creneau\n    template_name = "rdv/creneaux.html"\n'),
        Good({"rdv/views.py": 'def rdv(request):\n    return render(request, "r.html", {"slots": free()})\n', "rdv/api.py": "from rest_framework import serializers  # ouvert à toutes et tous\n"}),
    ),
)  # fmt: skip
def availability_data_closed(project: Project) -> Iterator[Hit]:
    """Ask, once for a project, whether the slots that a view lists are open data, when no route publishes data."""
    for path in _candidates(project):
        module = project.modules.parsed(path)
        if module is None or is_test(module):
            continue
        view = next(_views(module), None)
        if view is not None:
            yield Hit(module.header_span(view), CLOSED, {"view": view.name}, Certainty.REVIEW, path=path)
            return


def _candidates(project: Project) -> list[str]:
    """Return the modules that may show slots; none when the project publishes data."""
    candidates = []
    for path in project.paths:
        if path.endswith(".py"):
            text = project.text(path)
            if _OPEN.search(text):
                return []
            if ("render" in text or "ListView" in text) and _SLOTS.search(text) and not _BACK.search(path):
                candidates.append(path)
    return candidates


def _views(module: PythonModule) -> Iterator[nodes.ClassDef | nodes.FunctionDef]:
    """Yield the views that list slots: classes first, then functions that hand them to a template."""
    for view in module.walk(nodes.ClassDef):
        if _LISTS.intersection(dotted(base).rpartition(".")[2] for base in view.bases) and _lists_slots(view):
            yield view
    for call in module.walk(nodes.Call):
        renders = dotted(call.func).rpartition(".")[2] in _RENDERS and isinstance(call.frame(), nodes.FunctionDef)
        if renders and any(_SLOTS.fullmatch(name) for name in _given(call)):
            yield call.frame()


def _given(call: nodes.Call) -> Iterator[str]:
    """Yield the names under which a call gives values to a template."""
    yield from (keyword.arg or "" for keyword in call.keywords or ())
    for one in call.args:
        if isinstance(one, nodes.Dict):
            yield from (str(key.value) for key, _ in one.items if isinstance(key, nodes.Const))


def _lists_slots(view: nodes.ClassDef) -> bool:
    """Whether a list view without a login gives the slots of a model."""
    if any(re.search(r"Login|Permission|UserPasses|Staff|Admin", dotted(base)) for base in view.bases):
        return False
    for name in ("model", "queryset"):
        for given in view.locals.get(name, ()):
            value = given.parent.value if isinstance(given.parent, nodes.Assign) else None
            if value is not None and _SLOT_MODEL.fullmatch(dotted(value).removeprefix("models.").partition(".")[0]):
                return True
    return False
