"""The lines that install guichet are typed as the pages give them, against a local index that holds the built wheel."""

from __future__ import annotations

import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
import urllib.parse
import zipfile
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from guichet.version import VERSION

from tests.examples.conftest import CLEAN, Tools
from tests.examples.house import NAME, ROOT

pytestmark = [pytest.mark.xdist_group("recipes"), pytest.mark.turns(6)]
RECIPES = ROOT / "examples" / "ci"
ONE_LINE = dict(line.split(" ", 1) for line in (RECIPES / "one-line.sh").read_text(encoding="utf-8").splitlines()[1:])


@pytest.mark.parametrize("tool", ["uvx", "pipx"])
def test_one_line_runs_what_was_never_installed(published: Tools, repository: Path, tool: str) -> None:
    line = f"{tool} {ONE_LINE[tool]}"
    done = published.run(line, repository)
    assert done.returncode == 1, done.stderr
    assert "img-alt-missing" in done.stdout
    (repository / "page.html").write_text(CLEAN, encoding="utf-8")
    assert published.run(line, repository).returncode == 0


@pytest.mark.audit
def test_one_line_with_python_alone(published: Tools, repository: Path, tmp_path: Path) -> None:
    line = f"python3 {ONE_LINE['python3']}".replace("/tmp/guichet", str(tmp_path / "guichet"))
    done = published.run(line.replace("python3 ", f"'{sys.executable}' ", 1), repository)
    assert done.returncode == 1, done.stderr
    assert "img-alt-missing" in done.stdout


def test_until_it_is_published_a_folder_of_wheels_does(published: Tools, index: Path, repository: Path) -> None:
    shutil.copytree(index, repository / "wheels")
    told = (RECIPES / "until-published.sh").read_text(encoding="utf-8")
    done = published.run(f"{told}\nuvx {ONE_LINE['uvx']}", repository, PIP_FIND_LINKS="", UV_FIND_LINKS="")
    assert done.returncode == 1, done.stderr


def stranger(folder: Path, name: str) -> Path:
    """Return the wheel of somebody else's package, which is imported as ours and fails."""
    file = folder / f"{name}-0.0.2-py3-none-any.whl"
    about = f"{name}-0.0.2.dist-info"
    texts = {
        "guichet/__init__.py": "import of_theirs\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.0.2\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(file, "w") as wheel:
        for path, text in texts.items():
            wheel.writestr(path, text)
        wheel.writestr(f"{about}/RECORD", "".join(f"{path},,\n" for path in (*texts, f"{about}/RECORD")))
    return file


@pytest.fixture
def environment(published: Tools, tmp_path: Path) -> Tools:
    """Tools whose environment a test may spoil."""
    uv = Path(sys.executable).with_name("uv")
    made = Tools(tmp_path / "env" / "bin", tmp_path / "env", published.variables)
    for line in (f"'{uv}' venv --quiet env", f"'{uv}' pip install --quiet --python env {NAME}"):
        variables = {"UV_PYTHON": ""} if "pip" in line else {}
        done = made.run(line, tmp_path, **variables)
        assert done.returncode == 0, done.stderr
    return made


@pytest.mark.parametrize("name", ["guichet", "guichets_de_gare"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_another_package_of_the_same_name_is_said(
    environment: Tools, repository: Path, tmp_path: Path, name: str, lang: str
) -> None:
    uv, wheel = Path(sys.executable).with_name("uv"), stranger(tmp_path, name)
    assert environment.run("guichet --version", repository).returncode == 0
    installed = environment.run(
        f"'{uv}' pip install --quiet --python '{environment.environment}' --reinstall '{wheel}'", tmp_path, UV_PYTHON=""
    )
    assert installed.returncode == 0, installed.stderr
    for command in ("guichet", "guichet-lint"):
        done = environment.run(f"{command} check --lang {lang} page.html", repository)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
        assert name.replace("_", "-") in done.stderr.replace("_", "-")
        assert {"fr": "un autre paquet", "en": "another installed package"}[lang] in done.stderr


def test_a_package_elsewhere_on_the_path_is_said(environment: Tools, repository: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs" / "guichet").mkdir(parents=True)
    (tmp_path / "theirs" / "guichet" / "__init__.py").write_text("import of_theirs\n", encoding="utf-8")
    done = environment.run("guichet --version", repository, PYTHONPATH=str(tmp_path / "theirs"))
    assert done.returncode == 2
    assert "theirs/guichet" in done.stderr


# One version, said in many places.

PINS = re.compile(
    r"guichet-lint(?:\[\w+\])?(?:==|@)(\d[\w.]*)|guichet_lint-(\d+\.\d+[\w.]*?)-py3|guichet(?:/[\w./-]+)?@v(\d[\w.]*)|rev: v(\d[\w.]*)"
)
"""Where a version of guichet is asked for: an index, a wheel, an action or a component, a hook."""


def pins(text: str) -> list[str]:
    return [next(filter(None, groups)) for groups in PINS.findall(text)]


@pytest.mark.turns(1)
def test_every_place_asks_for_this_version() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    read = [
        ROOT / name
        for name in tracked
        if name.endswith((".yml", ".yaml", ".md", ".sh", ".py", ".ini", ".toml", ".cff"))
    ]
    found = {
        file: pins(file.read_text(encoding="utf-8")) for file in read if "tests" not in file.parts and file.is_file()
    }
    wrong = {str(file): versions for file, versions in found.items() if set(versions) - {VERSION}}
    assert wrong == {}
    asked = {file.name for file, versions in found.items() if versions}
    assert {path.name for path in RECIPES.iterdir()} - asked == {
        "pre-commit-local.yaml",
        "pyproject.toml",
        "ratchet.sh",
        "until-published.sh",
        "gitlab-note.sh",
        "github-comment.sh",
        "portfolio.sh",
        "portfolio-gitlab.sh",
    }


@pytest.mark.parametrize("file", ["templates/guichet.yml", ".github/workflows/check.yml"])
def test_what_services_call_installs_this_version_unless_told(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    asked = re.search(r'version:\n(?: +\w+: .*\n)*? +default: "([^"]+)"', text)
    assert asked
    assert asked[1] == VERSION


def test_the_citation_names_this_version() -> None:
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == VERSION


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("page", ["recipes", "adopt"])
def test_a_page_says_first_that_nothing_is_published_yet(lang: str, page: str) -> None:
    text = (ROOT / "course" / "docs" / lang / "agency" / f"{page}.md").read_text(encoding="utf-8")
    first = re.sub(r"\A---\n.*?\n---\n+# .*?\n+", "", text, flags=re.S).split("\n")[0]
    assert {"fr": "n’est pas encore publié", "en": "is not published yet"}[lang] in first
    assert "PIP_FIND_LINKS" in text or "until-published.sh" in text


# What runs on others' machines.


def documents(path: str) -> list[Any]:
    return list(yaml.safe_load_all((ROOT / path).read_text(encoding="utf-8")))


def test_the_action_reports_where_people_look(
    published: Tools, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    temporary = tmp_path_factory.mktemp("runner")
    (action,) = documents("action.yml")
    steps = action["runs"]["steps"]
    assert all("shell" in step for step in steps if "run" in step)
    check = steps[-1]
    values = {f"${{{{ inputs.{name} }}}}": str(one["default"]) for name, one in action["inputs"].items()}
    said = {name: replaced(text, values) for name, text in check["env"].items()}
    variables = {**said, "RUNNER_TEMP": str(temporary), "GITHUB_STEP_SUMMARY": "summary.md"}
    variables["GITHUB_OUTPUT"] = str(temporary / "outputs")
    done = published.run(check["run"], repository, **variables)
    assert done.returncode == 1, done.stderr
    assert "%0AQui reste dehors" in done.stdout
    assert (repository / "summary.md").read_text(encoding="utf-8").startswith("## guichet")
    written = dict(line.split("=", 1) for line in (temporary / "outputs").read_text(encoding="utf-8").splitlines())
    assert set(written) == set(action["outputs"])
    texts = {name: Path(file).read_text(encoding="utf-8") for name, file in written.items()}
    assert not any(Path(file).is_relative_to(repository) for file in written.values())
    assert json.loads(texts["sarif"])["runs"][0]["results"]
    assert json.loads(texts["json"])["findings"]
    assert "<svg" in texts["badge"]
    variables["WORDS"] = "--lang fr --no-such-option"
    wrong = published.run(check["run"], repository, **variables)
    assert wrong.returncode
    assert wrong.stderr.count("no-such-option") == 1, "a usage error stops at once"


def replaced(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    assert "${{" not in text
    return text


@pytest.mark.audit
def test_the_action_installs_the_guichet_of_its_own_version(published: Tools, tmp_path: Path) -> None:
    (action,) = documents("action.yml")
    install = next(step["run"] for step in action["runs"]["steps"] if step.get("name") == "Install guichet")
    shutil.copytree(
        ROOT, tmp_path / "action", ignore=shutil.ignore_patterns(".git", ".venv", "build", ".*_cache", "course")
    )
    (tmp_path / "venv.py").write_text("raise SystemExit('a stranger was run')\n", encoding="utf-8")
    line = install.replace("python ", f"'{sys.executable}' ", 1)
    done = published.run(line, tmp_path, RUNNER_TEMP=str(tmp_path), GITHUB_ACTION_PATH=str(tmp_path / "action"))
    assert done.returncode == 0, done.stderr
    assert VERSION in published.run(f"'{tmp_path}/guichet/bin/guichet' --version", tmp_path).stdout


@pytest.mark.turns(10)
def test_the_reusable_workflow_leaves_a_report(
    published: Tools, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (workflow,) = documents(".github/workflows/check.yml")
    declared = workflow[True]["workflow_call"]["inputs"]
    values = {f"${{{{ inputs.{name} }}}}": str(one["default"]) for name, one in declared.items()}
    steps = [step for step in workflow["jobs"]["guichet"]["steps"] if "run" in step]
    statuses = []
    temporary = str(tmp_path_factory.mktemp("runner"))
    variables = {"RUNNER_TEMP": temporary, "GITHUB_STEP_SUMMARY": "summary.md"}
    for step in steps:
        said = {name: replaced(text, values) for name, text in step.get("env", {}).items()}
        assert "${{" not in step["run"], "an input is a variable, never a part of a script"
        statuses.append(published.run(step["run"], repository, **said, **variables).returncode)
    assert statuses == [0, 1]
    upload = workflow["jobs"]["guichet"]["steps"][-1]["with"]["path"].replace("${{ runner.temp }}", temporary).split()
    assert all(Path(name).is_file() for name in upload)
    assert (repository / "summary.md").is_file()


def test_callers_of_the_workflow_and_of_the_component_give_inputs_that_they_have() -> None:
    (caller,) = documents("examples/ci/github-reusable.yml")
    (workflow,) = documents(".github/workflows/check.yml")
    job = caller["jobs"]["guichet"]
    assert job["uses"] == f"OWNER/guichet/.github/workflows/check.yml@v{VERSION}"
    assert set(job["with"]) <= set(workflow[True]["workflow_call"]["inputs"])
    (including,) = documents("examples/ci/gitlab-component.yml")
    spec, _ = documents("templates/guichet.yml")
    (component,) = including["include"]
    assert component["component"].endswith(f"/guichet@v{VERSION}")
    assert set(component["inputs"]) <= set(spec["spec"]["inputs"])
    (used,) = documents("examples/ci/github-action.yml")
    assert any(step.get("uses") == f"OWNER/guichet@v{VERSION}" for step in used["jobs"]["guichet"]["steps"])


def test_the_component_leaves_reports(published: Tools, repository: Path) -> None:
    spec, pipeline = documents("templates/guichet.yml")
    values = {f"$[[ inputs.{name} ]]": str(one["default"]) for name, one in spec["spec"]["inputs"].items()}
    job = pipeline["guichet"]
    statuses = []
    for line in job["script"]:
        for name, value in values.items():
            line = line.replace(name, value)
        assert "$[[" not in line
        statuses.append(published.run(line, repository).returncode)
    assert statuses == [0, 0, 0, 0, 0, 1]
    assert all((repository / name).is_file() for name in job["artifacts"]["paths"])
    quality = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert "Qui reste dehors" in quality[0]["description"]


@pytest.mark.parametrize("name", ["github-action.yml", "github-reusable.yml"])
def test_callers_are_valid_workflows(name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, str(RECIPES / name)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_action_is_valid() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    done = subprocess.run([*command, str(ROOT / "action.yml")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_release_is_published_without_a_key() -> None:
    (release,) = documents(".github/workflows/release.yml")
    publish = release["jobs"]["publish"]
    assert publish["permissions"] == {"id-token": "write"}
    (step,) = [step for step in publish["steps"] if step.get("uses", "").startswith("pypa/gh-action-pypi-publish@")]
    assert step["with"] == {"attestations": True}
    assert "secrets." not in (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")


@pytest.mark.audit
def test_the_remote_hook_installs_and_runs(published: Tools, index: Path, repository: Path, tmp_path: Path) -> None:
    """The address is that of a clone of this checkout: the rest is typed as the page gives it."""
    clone = tmp_path.parent / f"{tmp_path.name}-clone"
    git = "git -c user.name=a -c user.email=a@b.c"
    made = f"git clone --quiet '{ROOT}' '{clone}' && cd '{clone}' && {git} tag v{VERSION}"
    assert published.run(made, repository).returncode == 0
    recipe = (RECIPES / "pre-commit-config.yaml").read_text(encoding="utf-8")
    (repository / ".pre-commit-config.yaml").write_text(
        recipe.replace("https://github.com/OWNER/guichet", str(clone)), encoding="utf-8"
    )
    line = f"git add -A && '{sys.executable}' -m pre_commit run"
    done = published.run(line, repository, PRE_COMMIT_HOME=str(tmp_path / "hooks"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "img-alt-missing" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("recipe", "tool", "script"),
    [
        ("portfolio.sh", "gh", 'case "$*" in *mairie*) mkdir -p "$8" && cp report.json "$8/guichet.json" ;; *) exit 1 ;; esac'),
        ("portfolio-gitlab.sh", "curl", 'case "$*" in *agence%2Fmairie/*) cp report.json "$7" ;; *) exit 22 ;; esac'),
    ],
)  # fmt: skip
def test_reports_of_services_are_gathered(
    published: Tools, repository: Path, recipe: str, tool: str, script: str
) -> None:
    """What asks the host for reports is played by a script: only the host knows them."""
    (repository / "bin").mkdir()
    (repository / "bin" / tool).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (repository / "bin" / tool).chmod(0o755)
    (repository / "services.txt").write_text("agence/mairie\nagence/oubli\n", encoding="utf-8")
    line = (RECIPES / recipe).read_text(encoding="utf-8")
    assert published.run("guichet check page.html --format json --output report.json", repository).returncode == 1
    variables = {"CI_API_V4_URL": "https://gitlab.test/api/v4", "GUICHET_TOKEN": "x"}
    done = published.run(f'PATH="$PWD/bin:$PATH"\n{line}', repository, **variables)
    assert done.returncode == 2
    assert "reports/oubli/guichet.json" in done.stderr
    page = (repository / "portfolio.html").read_text(encoding="utf-8")
    assert '<th scope="row">mairie</th>' in page


class Notes(http.server.BaseHTTPRequestHandler):
    """The notes of one merge request, as GitLab keeps them: enough of it for what the recipe asks."""

    kept: ClassVar[dict[int, str]] = {}

    def do_GET(self) -> None:
        self.answer(json.dumps([{"id": key, "body": body} for key, body in self.kept.items()]))

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.is_known:
            self.kept[max(self.kept) + 1] = urllib.parse.parse_qs(data)["body"][0]
        self.answer("{}")

    def do_DELETE(self) -> None:
        if self.is_known:
            del self.kept[int(self.path.rpartition("/")[2])]
        self.answer("")

    @property
    def is_known(self) -> bool:
        return self.headers["PRIVATE-TOKEN"] == "x" and "/projects/7/merge_requests/3/notes" in self.path

    def answer(self, text: str) -> None:
        self.send_response(200 if self.is_known else 404)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


def test_the_summary_takes_the_place_of_the_one_before(published: Tools, repository: Path) -> None:
    Notes.kept = {1: "Merci !", 2: "## guichet : 3 violations"}
    line = (RECIPES / "gitlab-note.sh").read_text(encoding="utf-8")
    assert published.run("guichet check --format markdown --output guichet.md .", repository).returncode == 1
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Notes) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        variables = {
            "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api/v4", "CI_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": "3", "GUICHET_TOKEN": "x", "no_proxy": "127.0.0.1",
        }  # fmt: skip
        done = published.run(line, repository, **variables)
        refused = published.run(line, repository, **variables | {"GUICHET_TOKEN": "y"})
        server.shutdown()
    assert done.returncode == 0, done.stderr
    assert refused.returncode, "a token that is refused is no success"
    assert [*Notes.kept.values()] == ["Merci !", (repository / "guichet.md").read_text(encoding="utf-8")]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_on_citing_names_this_version(lang: str) -> None:
    assert f"version {VERSION}," in (ROOT / "course" / "docs" / lang / "how-to-cite.md").read_text(encoding="utf-8")
