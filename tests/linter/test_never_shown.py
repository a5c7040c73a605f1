"""What production never shows is not judged: conditions about where a service runs, routes, actions, parts; twins are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check
from guichet.reading.templates.production import is_never_so

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
IMAGE = '<p>Été</p><img src="é.png">'
CHECK = ("check", "--select", "img-alt-missing", "--format", "json")


def said(guichet: Guichet, files: dict[str, str]) -> list[str]:
    """Return the files whose images are spoken of, in a project of its own each time."""
    folder = f"p{next(_NUMBERS)}"
    run = guichet(*CHECK, folder, files={f"{folder}/{path}": text for path, text in files.items()})
    return sorted({finding["path"].removeprefix(f"{folder}/") for finding in run.json["findings"]})


_NUMBERS = count()


@pytest.mark.parametrize(
    "condition",
    [
        "Rails.env.development?", "!Rails.env.production?", "Rails.env.development? || Rails.env.test?", "Tools.demo?",
        "EnvHelper.staging_env?", "settings.DEBUG", "config['DEBUG']", "debug and user", "app.environment == 'dev'",
        "app.environment in ['dev', 'test']", "process.env.NODE_ENV !== 'production'", "import.meta.env.DEV",
        "ENV['RAILS_ENV'] == 'staging'", "Settings.store.enable_test_routes", "app()->environment('local', 'testing')",
        "$this->app->environment('local')", "app()->isLocal()", "not (app()->isProduction())", "config('app.debug')", "isDev",
        "$kernel->getEnvironment() === 'dev'", "$_ENV['APP_ENV'] === 'dev'", "getenv('APP_ENV') == 'dev'", "!isProduction",
        'environment.acceptsProfiles(Profiles.of("dev"))', "logger.isDebugEnabled()", "process.env.DEBUG_BODIES", "__DEV__",
    ],
)  # fmt: skip
def test_a_condition_that_production_never_meets(condition: str) -> None:
    assert is_never_so(condition)


@pytest.mark.parametrize(
    "condition",
    [
        "user.demo?", "name.present?", "Rails.env.production?", "debug or user", "not debug", "form.test", "environment",
        "organisation.local?", "place == 'local'", "status == 'test'", "env == 'production'", "user.debug",
        "settings.enable_test_results", "Rails.env.development? || user.demo?", "app()->environment('production')", "isProduction",
        "app()->environment('local', 'production')", "place.isLocal()", "user.isDev", "offer.isDemo()", "isLocal", "product.isProd()",
        "not (getenv('APP_ENV') == 'dev')", "env('APP_NAME') == 'dev'", "debugger.isLoud()",
    ],
)  # fmt: skip
def test_a_condition_that_it_may_meet(condition: str) -> None:
    assert not is_never_so(condition)


CONDITIONS = [
    ("a.html", f"{{% if debug %}}{IMAGE}{{% endif %}}", f"{{% if user %}}{IMAGE}{{% endif %}}"),
    ("a.html", f"{{% if not debug %}}<p>É</p>{{% else %}}{IMAGE}{{% endif %}}", f"{{% if debug %}}<p>É</p>{{% else %}}{IMAGE}{{% endif %}}"),
    ("a.html.twig", f"{{% if app.environment != 'prod' %}}{IMAGE}{{% endif %}}", f"{{% if app.environment == 'prod' %}}{IMAGE}{{% endif %}}"),
    ("app/views/e/a.html.erb", f"<% unless Rails.env.production? %>{IMAGE}<% end %>", f"<% if Rails.env.production? %>{IMAGE}<% end %>"),
    ("app/views/e/a.html.slim", "- if Tools.demo?\n  img src='é.png'\n", "- if tool.demo?\n  img src='é.png'\n"),
    ("a.jsx", "export const A = () => <div>{import.meta.env.DEV && <img src='é.png' />}</div>", "export const A = ({ d }) => <div>{d && <img src='é.png' />}</div>"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "unshown", "shown"), CONDITIONS)
def test_a_part_under_it_is_not_judged(guichet: Guichet, path: str, unshown: str, shown: str) -> None:
    assert said(guichet, {path: unshown}) == []
    assert said(guichet, {path: shown}) == [path]


PART = "app/views/e/_part.html.erb"
PAGE = "app/views/e/index.html.erb"


def test_what_only_such_a_part_brings_is_not_judged(guichet: Guichet) -> None:
    bringing = "<% if Rails.env.staging? %><%= render 'part' %><% end %>"
    assert said(guichet, {PAGE: bringing, PART: IMAGE}) == []
    assert said(guichet, {PAGE: bringing + "<%= render 'part' %>", PART: IMAGE}) == [PART]


def test_a_helper_that_is_empty_in_production(guichet: Guichet) -> None:
    page = {PAGE: f"<% if banner.present? %>{IMAGE}<% end %>"}
    helper = 'module H\n  def banner\n    if Rails.env.development?\n      "Dev"\n    elsif Env.demo?\n      "Démo"\n    end\n  end\nend\n'
    assert said(guichet, {**page, "app/helpers/h_helper.rb": helper}) == []
    spoken = helper.replace("    end\n  end\n", '    else\n      "Été"\n    end\n  end\n')
    assert said(guichet, {**page, "app/helpers/h_helper.rb": spoken}) == [PAGE]


@pytest.mark.parametrize(
    ("at", "body", "judged"),
    [
        ("app/controllers/e_controller.rb", "Rails.env.production?\n  end\n  helper_method :live?", False),
        ("app/helpers/h_helper.rb", "!Rails.env.development? && !Rails.env.test?\n  end", False),
        ("app/controllers/e_controller.rb", "Rails.env.production?\n  end", True),
        ("app/helpers/h_helper.rb", "@organisation.live?\n  end", True),
        (
            "app/helpers/h_helper.rb",
            "Rails.env.production?\n  end\n  def other\n    live?\n  end\n  def live?\n    true\n  end",
            True,
        ),
    ],
)
def test_a_helper_that_says_where_the_service_runs(guichet: Guichet, at: str, body: str, judged: bool) -> None:
    files = {PAGE: f"<% unless live? %>{IMAGE}<% end %>", at: f"class H\n  def live?\n    {body}\nend\n"}
    assert said(guichet, files) == ([PAGE] if judged else [])


def test_routes_that_a_setting_of_tests_opens(guichet: Guichet) -> None:
    routes = (
        "Rails.application.routes.draw do\n  if Settings.enable_test_routes\n    get '/e' => 'e#index'\n  end\nend\n"
    )
    assert said(guichet, {PAGE: IMAGE, "config/routes.rb": routes}) == []
    opened = routes.replace("enable_test_routes", "enable_results")
    assert said(guichet, {PAGE: IMAGE, "config/routes.rb": opened}) == [PAGE]


def test_a_part_of_pages_whose_routes_a_setting_of_tests_opens(guichet: Guichet) -> None:
    routes = (
        "Rails.application.routes.draw do\n  if Settings.enable_test_routes\n    get '/e' => 'e#index'\n  end\n{}end\n"
    )
    part = "app/views/e/_part.html.erb"
    assert said(guichet, {part: IMAGE, "config/routes.rb": routes.format("")}) == []
    opened = {part: IMAGE, "config/routes.rb": routes.format("  get '/f' => 'e#show'\n")}
    assert said(guichet, opened) == [part]
    assert said(guichet, {"app/views/f/_part.html.erb": IMAGE, "config/routes.rb": routes.format("")}) != []


def test_an_action_that_ends_first_in_production(guichet: Guichet) -> None:
    code = "class EController\n  def index\n    return head(404) if Rails.env.production?\n    @a = 1\n  end\nend\n"
    at = "app/controllers/e_controller.rb"
    assert said(guichet, {PAGE: IMAGE, at: code}) == []
    assert said(guichet, {PAGE: IMAGE, at: code.replace("Rails.env.production?", "closed?")}) == [PAGE]


ACTION = "<?php\nclass IframeController extends AbstractController\n{{\n    #[Route('/essai', name: 'essai'{env})]\n{when}    public function essai(): Response\n    {{\n        return $this->render('e/p.html.twig');\n    }}\n}}\n"


@pytest.mark.parametrize(
    ("env", "when", "judged"),
    [
        ("", "    #[When('dev')]\n    #[When('test')]\n", False),
        (", env: 'dev'", "", False),
        ("", "    #[When('dev')]\n    #[When('prod')]\n", True),
        ("", "    #[IsGranted('ROLE_DEV')]\n", True),
    ],
)
def test_an_action_of_another_environment(guichet: Guichet, env: str, when: str, judged: bool) -> None:
    at, page = "src/Controller/IframeController.php", "templates/e/p.html.twig"
    code = ACTION.format(env=env, when=when)
    assert said(guichet, {page: IMAGE, at: code}) == ([page] if judged else [])
    other = ACTION.format(env="", when="").replace("Iframe", "Autre")
    assert said(guichet, {page: IMAGE, at: code, "src/Controller/AutreController.php": other}) == [page]


UNNAMED = "<html lang='fr'><body><img src='é.png'>{% block corps %}{% endblock %}</body></html>"


@pytest.mark.parametrize(
    ("others", "judged"),
    [
        ({}, False),
        ({"templates/a.html.twig": "{% extends 'autre.html.twig' %}"}, False),
        ({"config/packages/twig.yaml": "twig:\n  form_themes: ['champs.html.twig']\n"}, False),
        ({"templates/a.html.twig": "{% extends 'base_pdf.html.twig' %}"}, True),
        ({"templates/a.html.twig": "{% extends maquette %}"}, True),
        ({"src/Acte.php": "<?php return $twig->render('pdf/base_pdf.html.twig');"}, True),
        ({"src/EController.php": "<?php class EController {}"}, True),
    ],
)
def test_a_layout_that_nothing_names(guichet: Guichet, others: dict[str, str], judged: bool) -> None:
    code = {"src/EController.php": "<?php class E { function a() { return $this->render('e/p.html.twig'); } }"}
    at = "templates/base_pdf.html.twig"
    assert (at in said(guichet, {**code, at: UNNAMED, **others})) == judged


def test_a_layout_of_pages_of_developers_alone(guichet: Guichet) -> None:
    layout = "app/views/layouts/tool.html.erb"
    files = {
        layout: f"{IMAGE}<%= yield %>",
        "app/controllers/e_controller.rb": "class EController\n  def index\n    render layout: 'tool'\n  end\nend\n",
        "config/routes.rb": "unless Rails.env.production?\n  resources :e\nend\n",
    }
    assert said(guichet, files) == []
    other = {"app/controllers/f_controller.rb": "class FController\n  layout 'tool'\nend\n"}
    assert said(guichet, {**files, **other}) == [layout]


@pytest.mark.parametrize(
    ("option", "judged"),
    [
        ("lookbook.preview_layout", False),
        ("view_component.previews.default_layout", False),
        ("page_layout", True),
        ("default_layout", True),
    ],
)
def test_a_layout_that_only_previews_of_components_have(guichet: Guichet, option: str, judged: bool) -> None:
    layout = "app/views/layouts/show_room.html.erb"
    files = {
        layout: f"{IMAGE}<%= yield %>",
        "app/controllers/e_controller.rb": "class EController\n  layout 'application'\nend\n",
        "config/application.rb": f"class Application\n  config.{option} = 'show_room'\nend\n",
        "app/controllers/show_room_controller.rb": "class ShowRoomController < ViewComponentsController\nend\n",
    }
    assert said(guichet, files) == ([layout] if judged else [])
    own = {"app/controllers/show_room_controller.rb": "class ShowRoomController < ApplicationController\nend\n"}
    assert said(guichet, {**files, **own}) == [layout]


def test_a_page_of_errors_that_the_application_replaces(guichet: Guichet) -> None:
    config = "class Application\n  config.exceptions_app = routes\nend\n"
    assert said(guichet, {"public/422.html": IMAGE, "config/application.rb": config}) == []
    assert said(guichet, {"public/503.html": IMAGE, "config/application.rb": config}) == ["public/503.html"]
    assert said(guichet, {"public/422.html": IMAGE, "config/application.rb": "class Application\nend\n"}) == ["public/422.html"]  # fmt: skip


def test_a_page_of_what_runs_once(guichet: Guichet) -> None:
    page = "app/migration/wait.html"
    assert (
        said(guichet, {page: IMAGE, "app/migration/run.sh": "cp wait.html public\n", "app/migration/back.sh": "x\n"})
        == []
    )
    assert said(guichet, {page: IMAGE, "app/migration/run.sh": "x\n", "app/migration/back.sh": "x\n"}) == [page]
    assert said(guichet, {page: IMAGE, "app/migration/view.rb": "render\n"}) == [page]


@pytest.mark.parametrize("alone", [True, False])
def test_what_a_program_does_where_it_is_made_alone_is_done_to_nobody(guichet: Guichet, alone: bool) -> None:
    """The same line, in the branch of those who make the service, then in that of production."""
    sign = "!==" if alone else "==="
    script = f"export function f(req) {{\n  if (process.env.NODE_ENV {sign} 'production') {{\n    logger.info(req.body);\n  }}\n}}\n"
    where = "local" if alone else "production"
    code = f"<?php\nclass EnvoiController {{\n  function store(Request $request) {{\n    if (app()->environment('{where}')) {{\n      Log::info('été', $request->all());\n    }}\n  }}\n}}\n"
    files = {"src/a.js": script, "app/Http/Controllers/EnvoiController.php": code}
    run = guichet("check", "--select", "personal-data-in-log", "--format", "json", files=files)
    assert sorted(one["path"] for one in run.json["findings"]) == ([] if alone else sorted(files))


OFF = ACTION.format(env=", env: 'dev'", when="")
AT = "src/Controller/IframeController.php"
SHOWS = "<?php\nclass AController {{\n    #[Route('/e/{{page}}')]\n    public function show($page) {{ return $this->render({}); }}\n}}\n"
BROUGHT_IN_SYMFONY = {
    "a page of the public that includes it": {
        "templates/page.html.twig": "{% include 'e/p.html.twig' %}",
        "src/Controller/AController.php": OFF.replace(", env: 'dev'", "").replace("e/p.html", "page.html"),
    },
    "a page that nobody is known to show": {"templates/page.html.twig": "{% embed 'e/p.html.twig' %}{% endembed %}"},
    "a letter": {"src/Mailer/A.php": "<?php class A { function f() { $this->mail->htmlTemplate('e/p.html.twig'); } }"},
    "a setting": {"config/packages/twig.yaml": "twig:\n  form_themes:\n    - e/p.html.twig\n"},
    "another class of the file": {
        AT: OFF.replace("class Iframe", "#[When('dev')]\nclass Autre {}\nclass Iframe").replace(", env: 'dev'", "")
    },
    **{
        f"a name that is put together, {shown}": {"src/Controller/AController.php": SHOWS.format(shown)}
        for shown in (
            '"e/$page.html.twig"',
            '"e/{$p->page}.html.twig"',
            "'e/'.$page.'.html.twig'",
            "sprintf('e/%s.html.twig', $page)",
            "$this->name($page)",
            "$page",
            "'e/' . $page",
            "strtr('{f}/p.html.twig', $page)",
        )
    },
    "a name that a service puts together": {"src/Service/A.php": SHOWS.format("'e/' . $page . '.html.twig'")},
    "a name that a page puts together": {"templates/page.html.twig": "{% include 'e/' ~ page ~ '.html.twig' %}"},
    "a name that a page is given": {"templates/page.html.twig": "{% include page.part %}"},
    "a name that is guessed": {
        "src/Controller/EController.php": "<?php\nclass EController {\n    #[Template]\n    public function p() {}\n}\n"
    },
    "a second route": {AT: OFF.replace("    #[Route", "    #[Route('/aide')]\n    #[Route", 1)},
    **{
        f"an action that is only told of, {opening}": {
            "src/Controller/Notes.php": "<?php\n"
            + opening
            + OFF.removeprefix("<?php").replace("\n", f"\n{line}")
            + end,
            AT: "<?php\nclass IframeController {}\n",
        }
        for opening, line, end in (("/*", "", "*/"), ("//", "//", ""), ("# ", "# ", ""))
    },
}


@pytest.mark.parametrize("how", BROUGHT_IN_SYMFONY)
def test_what_the_public_is_brought_is_of_production(guichet: Guichet, how: str) -> None:
    page = "templates/e/p.html.twig"
    assert page in said(guichet, {AT: OFF, page: IMAGE, **BROUGHT_IN_SYMFONY[how]})


@pytest.mark.parametrize(
    "shown",
    [
        '"f/$page.html.twig"', "'f/'.$page.'.html.twig'", "sprintf('f/%s.html.twig', $page)", "'f/p.html.twig', ['e' => $page]",
        "$page ? 'f/p.html.twig' : 'f/q.html.twig'", "$name); $name = 'f/p.html.twig'; f(1",
    ],
)  # fmt: skip
def test_a_name_put_together_that_cannot_be_that_of_the_page(guichet: Guichet, shown: str) -> None:
    files = {
        "src/Controller/AController.php": SHOWS.format(shown),
        "templates/g.html.twig": "{% include 'f/' ~ e ~ '.html.twig' %}<p>É</p>",
    }
    assert said(guichet, {AT: OFF, "templates/e/p.html.twig": IMAGE, **files}) == []


def test_what_pages_of_another_environment_bring_goes_with_them(guichet: Guichet) -> None:
    part = {"templates/e/p.html.twig": IMAGE, "templates/q.html.twig": "{% include 'e/p.html.twig' %}"}
    both = OFF + OFF.removeprefix("<?php").replace("e/p.html", "q.html").replace("Iframe", "Autre")
    noted = {"templates/z.html.twig": "<p>é</p>{# {% include 'e/p.html.twig' %} #}"}
    assert said(guichet, {AT: both, **part, **noted}) == []


ENDS = "class EController\n  def index\n    return head(404) if Rails.env.production?\n  end\nend\n"
ROUTED = "if Rails.env.development?\n  resources :e\nend\n"
BROUGHT_IN_RAILS = {
    "a note before": {"app/controllers/e_controller.rb": f"=begin\n{ENDS}=end\nclass EController\nend\n"},
    "what follows the end": {"app/controllers/e_controller.rb": f"class EController\nend\n__END__\n{ENDS}"},
    "another action that shows it": {
        "app/controllers/e_controller.rb": ENDS.replace("  def", "  def aide\n    render :index\n  end\n\n  def", 1)
    },
    "a method that is written again": {"app/controllers/e_controller.rb": ENDS + "class EController\n  def index\n    @a = 1\n  end\nend\n"},
    "another controller that shows it": {
        "app/controllers/e_controller.rb": ENDS,
        "app/controllers/f_controller.rb": "class FController\n  def show\n    render 'e/index'\n  end\nend\n",
    },
    "a controller that puts its name together": {
        "config/routes.rb": ROUTED,
        "app/controllers/f_controller.rb": 'class FController\n  def show\n    render "e/#{params[:page]}"\n  end\nend\n',
    },
    "routes in a note": {"config/routes.rb": f"=begin\n{ROUTED}=end\n"},
    "a condition in a note": {"config/routes.rb": "=begin\nif Rails.env.development?\n=end\nresources :e\n"},
    "a page of the public": {"config/routes.rb": ROUTED, "app/views/f/show.html.erb": "<%= render 'e/index' %>"},
}  # fmt: skip


@pytest.mark.parametrize("how", BROUGHT_IN_RAILS)
def test_what_the_public_is_brought_is_no_page_of_developers(guichet: Guichet, how: str) -> None:
    assert PAGE in said(guichet, {PAGE: IMAGE, **BROUGHT_IN_RAILS[how]})


def test_what_a_page_of_developers_brings_goes_with_it(guichet: Guichet) -> None:
    beside = {"config/routes.rb": ROUTED, "app/views/e/show.html.erb": "<%= render 'index' %>"}
    other = 'class GController\n  def show\n    render "g/#{params[:page]}"\n  end\nend\n'
    beside["app/controllers/g_controller.rb"] = other
    note = {"app/views/f/show.html.erb": "<p>é</p><%# render 'e/index' %>"}
    assert said(guichet, {PAGE: IMAGE, **beside, **note}) == []


@pytest.mark.parametrize(("around", "certainties"), [("@aide.seul", {"review"}), ("@aide.pris", {"violation"})])
def test_a_page_shows_nothing_of_a_part_that_asks_for_what_the_page_shuts_out(
    around: str, certainties: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = "<tr><th></th><% if !@aide.seul && !@aide.pris %><th>Prix</th><% end %></tr>"
    table = f"<table><thead>{heads}</thead><tbody><tr><td>Été</td><td>1 €</td></tr></tbody></table>"
    files = {
        "app/views/aides/show.html.erb": f"<% if {around} && @aide.payée %><main><h1>Aide</h1><%= render 'aides/prix' %></main><% end %>",
        "app/views/aides/_prix.html.erb": f"<% if @aide.payée? && !@aide.seul? %>{table}<% end %>",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = check(["."], Config(select=("table-header-unassigned",)), jobs=1, use_cache=False).findings
    assert {one.certainty.value for one in found} == certainties
