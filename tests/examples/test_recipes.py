"""Every recipe of the documentation is run: the file itself, with the wheel where the recipe looks for it.

What cannot be run here is the runner around it: `uses:` steps, images and artifact uploads are only checked against the
schema of their service.
"""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from guichet.reading.project.discovery import CHECKED_NAMES, CHECKED_SUFFIXES, is_checked
from guichet.reading.templates.site import COMPONENT_SUFFIXES, TEMPLATE_SUFFIXES

from tests.examples.conftest import CLEAN, FLAWED, Tools, begun

pytestmark = [pytest.mark.xdist_group("recipes"), pytest.mark.turns(6)]
"""One process builds and installs the wheel, for all."""
ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "examples" / "ci"


def shell(line: str, folder: Path, tools: Tools) -> subprocess.CompletedProcess[str]:
    return tools.run(line, folder)


def run_all(lines: list[str], folder: Path, tools: Tools) -> list[int]:
    statuses = []
    for line in lines:
        done = shell(line, folder, tools)
        statuses.append(done.returncode)
        if done.returncode:
            break
    return statuses


def recipe(name: str) -> Any:
    return yaml.safe_load((RECIPES / name).read_text(encoding="utf-8"))


def valid(name: str, schema: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(RECIPES / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_wheel_holds_its_data_and_works_alone(published: Tools, repository: Path) -> None:
    done = shell("guichet rules --format json", repository, published)
    assert len(json.loads(done.stdout)) > 100
    assert shell("guichet check page.html", repository, published).returncode == 1
    where = shell(
        f"{published.environment}/bin/python -c 'import guichet; print(guichet.__file__)'", repository, published
    )
    assert str(published.environment) in where.stdout
    assert shell("guichet audit page.html", repository, published).stdout.count("13.12") == 1


def test_github_workflow(published: Tools, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    valid("github.yml", "vendor.github-workflows")
    steps = recipe("github.yml")["jobs"]["guichet"]["steps"]
    temporary = str(tmp_path_factory.mktemp("runner"))
    lines = [f"export RUNNER_TEMP='{temporary}'; {step['run']}" for step in steps if "run" in step]
    assert run_all(lines, repository, published) == [0, 0, 0, 1]
    uploaded = next(step["with"]["sarif_file"] for step in steps if "upload-sarif" in step.get("uses", ""))
    assert json.loads(Path(uploaded.replace("${{ runner.temp }}", temporary)).read_text(encoding="utf-8"))["runs"][0][
        "results"
    ]
    (repository / "page.html").write_text(CLEAN, encoding="utf-8")
    assert run_all(lines, repository, published) == [0, 0, 0, 0]


@pytest.mark.turns(10)
def test_the_whole_workflow_of_an_adopted_service(published: Tools, adopted: Path, wheel: Path) -> None:
    valid("github-adopt.yml", "vendor.github-workflows")
    workflow = recipe("github-adopt.yml")
    checkout, *steps = workflow["jobs"]["guichet"]["steps"]
    held = {step["name"]: step.get("if") for step in steps if "run" in step}
    assert [name for name, when in held.items() if when == "${{ !cancelled() }}"] == list(held)[-2:], (
        "each says its part"
    )
    assert (checkout["with"]["fetch-depth"], set(workflow["env"])) == (0, {"RATCHET_FROM", "GUICHET_SECRET"})
    given = "export RATCHET_FROM=HEAD GITHUB_STEP_SUMMARY=/dev/null; "
    lines = [given + step["run"] for step in steps if "run" in step]
    (adopted / "ci").mkdir()
    shutil.copy(RECIPES / "ratchet.sh", adopted / "ci" / "ratchet.sh")
    (adopted / "wheels").mkdir()
    shutil.copy(wheel, adopted / "wheels")
    assert run_all(lines, adopted, published) == [0, 0, 0, 0, 0]
    assert shell("guichet people . --write-baseline who.json", adopted, published).returncode == 0
    assert run_all(lines, adopted, published) == [0, 0, 0, 0, 0]
    (adopted / "new.html").write_text(OTHER, encoding="utf-8")
    assert run_all(lines, adopted, published) == [0, 0, 1]
    accepted = shell("guichet baseline .", adopted, published)
    assert "+1" in accepted.stdout
    assert run_all(lines, adopted, published) == [0, 0, 0, 0, 1], "accepting it again gains nothing"


def test_gitlab_pipeline(published: Tools, repository: Path) -> None:
    valid("gitlab.yml", "vendor.gitlab-ci")
    job = recipe("gitlab.yml")["guichet"]
    assert run_all(job["script"], repository, published) == [0, 0, 0, 1]
    report = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [issue["location"]["path"] for issue in report] == ["page.html"] * len(report) != []


def test_circleci_job(published: Tools, repository: Path, tmp_path: Path) -> None:
    valid("circleci.yml", "vendor.circle-ci")
    steps = recipe("circleci.yml")["jobs"]["guichet"]["steps"]
    kept = next(step["store_test_results"]["path"] for step in steps if "store_test_results" in step)
    lines = [step["run"]["command"].replace(kept, str(tmp_path)) for step in steps if "run" in step]
    assert run_all(lines, repository, published) == [0, 0, 1]
    assert "img-alt-missing" in (tmp_path / "results.xml").read_text(encoding="utf-8")
    assert "page.html" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert [name for step in steps for name in step][-1] == "run", "what is kept is kept before the job fails"
    (repository / "page.html").write_text(CLEAN, encoding="utf-8")
    assert run_all(lines, repository, published) == [0, 0, 0]


def test_pre_commit(published: Tools, repository: Path) -> None:
    shutil.copy(RECIPES / "pre-commit-local.yaml", repository / ".pre-commit-config.yaml")
    pre_commit = f'"{sys.executable}" -m pre_commit'
    assert (
        shell(f"{pre_commit} validate-config && {pre_commit} install && git add -A", repository, published).returncode
        == 0
    )
    done = shell(f"{pre_commit} run", repository, published)
    assert done.returncode == 1
    assert "img-alt-missing" in done.stdout
    (repository / "page.html").write_text(CLEAN, encoding="utf-8")
    assert shell(f"git add -A && {pre_commit} run", repository, published).returncode == 0


@pytest.mark.turns(1)
def test_our_own_hooks_are_valid() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, check=False).returncode == 0
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (documented,) = recipe("pre-commit-local.yaml")["repos"][0]["hooks"]
    assert {key: hook[key] for key in ("entry", "files")} == {key: documented[key] for key in ("entry", "files")}
    assert not {"types", "types_or"} & (set(hook) | set(documented)), "a crontab has no type that pre-commit knows"


@pytest.mark.turns(1)
def test_our_own_hooks_take_what_a_run_reads() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    read = (*TEMPLATE_SUFFIXES, *COMPONENT_SUFFIXES, *CHECKED_SUFFIXES)
    names = [f"a{suffix}" for suffix in read]
    names += ["a.stories.tsx", "a.spec.vue", "__tests__/a.jsx", "__tests__/deep/a.svelte"]
    names += [*CHECKED_NAMES, "cron.d/ouvrir", "cron.d/deep/ouvrir", "acron.d/ouvrir", "html", "A.HTML", "a.html.bak"]
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for path in [*names, *(f"deploy/{name}" for name in names), *(f"x{name}" for name in names), *tracked]:
        taken = re.search(hook["files"], path) and not re.search(hook["exclude"], path)
        assert bool(taken) is is_checked(path), path


def test_tox_and_nox_run_the_same_command(published: Tools, repository: Path) -> None:
    """tox and nox make their own environments from the index: only what they install and run there is run here."""
    settings = configparser.ConfigParser()
    settings.read(RECIPES / "tox.ini", encoding="utf-8")
    tox = settings["testenv:guichet"]
    session = (RECIPES / "noxfile.py").read_text(encoding="utf-8")
    compile(session, "noxfile.py", "exec")
    assert f'session.install("{tox["deps"]}")' in session
    assert shell(f"pip install '{tox['deps']}'", repository, published).returncode == 0
    words = re.search(r"session\.run\((.*)\)", session)
    assert words
    nox = " ".join(re.findall(r'"([^"]+)"', words[1]))
    assert nox == tox["commands"]
    assert shell(nox, repository, published).returncode == 1


COMMIT = "git add -A && git -c user.name=a -c user.email=a@b.c commit --quiet -m x"
OTHER = FLAWED.replace('<img src="plan.png">', '<img src="autre.png">')


@pytest.fixture(scope="module")
def follower(published: Tools, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that followed the one-hour guide: its baseline is named in its configuration, and committed."""
    folder = begun(tmp_path_factory.mktemp("follower"))
    (folder / "pyproject.toml").write_text('[tool.guichet]\nbaseline = ".guichet-baseline"\n', encoding="utf-8")
    (folder / ".gitignore").write_text(".guichet_cache/\n", encoding="utf-8")
    assert shell(f"guichet baseline && {COMMIT}", folder, published).returncode == 0
    return folder


@pytest.fixture
def adopted(follower: Path, tmp_path: Path) -> Path:
    """The same, for one test."""
    return Path(shutil.copytree(follower, tmp_path, dirs_exist_ok=True))


def change(folder: Path) -> None:
    """Change a page that holds an accepted flaw, without touching the flaw."""
    page = folder / "page.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1>Été", "<h1>\n\nHiver"), encoding="utf-8")


def test_a_first_commit_passes_the_hook(published: Tools, adopted: Path) -> None:
    shutil.copy(RECIPES / "pre-commit-local.yaml", adopted / ".pre-commit-config.yaml")
    pre_commit = f'"{sys.executable}" -m pre_commit'
    assert shell(f"{pre_commit} install && {COMMIT}", adopted, published).returncode == 0
    change(adopted)
    done = shell(COMMIT, adopted, published)
    assert done.returncode == 0, done.stdout + done.stderr
    assert shell("git log --oneline | wc -l", adopted, published).stdout.strip() == "3"
    (adopted / "new.html").write_text(OTHER, encoding="utf-8")
    done = shell(COMMIT, adopted, published)
    assert done.returncode == 1
    assert "autre.png" in done.stdout + done.stderr
    (adopted / "new.html").write_text(CLEAN, encoding="utf-8")
    (adopted / "page.html").write_text(CLEAN, encoding="utf-8")
    assert shell(COMMIT, adopted, published).returncode == 0, "a flaw that is mended is no reason to refuse"


def pipeline_of(name: str) -> list[str]:
    if name == "gitlab.yml":
        script: list[str] = recipe(name)["guichet"]["script"]
        return script
    return [step["run"] for step in recipe(name)["jobs"]["guichet"]["steps"] if "run" in step]


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_a_pipeline_passes_on_what_was_accepted(published: Tools, adopted: Path, name: str) -> None:
    change(adopted)
    assert shell(COMMIT, adopted, published).returncode == 0
    lines = pipeline_of(name)
    assert run_all(lines, adopted, published) == [0, 0, 0, 0]
    (adopted / "new.html").write_text(OTHER, encoding="utf-8")
    assert shell(COMMIT, adopted, published).returncode == 0
    assert run_all(lines, adopted, published) == [0, 0, 0, 1]


def test_tox_passes_on_what_was_accepted(published: Tools, adopted: Path) -> None:
    change(adopted)
    settings = configparser.ConfigParser()
    settings.read(RECIPES / "tox.ini", encoding="utf-8")
    assert shell(settings["testenv:guichet"]["commands"], adopted, published).returncode == 0


RATCHET = (RECIPES / "ratchet.sh").read_text(encoding="utf-8")


def test_no_line_enters_the_baseline(published: Tools, adopted: Path) -> None:
    assert shell(RATCHET, adopted, published).returncode == 0
    (adopted / "new.html").write_text(OTHER, encoding="utf-8")
    assert shell(RATCHET, adopted, published).returncode == 1
    done = shell(f"guichet baseline && {RATCHET}", adopted, published)
    assert done.returncode == 1
    assert "img-alt-missing\tnew.html" in done.stderr
    done = shell(f"{COMMIT}; export RATCHET_FROM=HEAD~1; {RATCHET}", adopted, published)
    assert done.returncode == 1, "what is already committed is seen from where the change starts"
    assert "img-alt-missing\tnew.html" in done.stderr
    (adopted / "new.html").unlink()
    (adopted / "page.html").write_text(CLEAN, encoding="utf-8")
    stale = shell(RATCHET, adopted, published)
    assert stale.returncode == 1
    assert "img-alt-missing" in stale.stdout
    assert shell(f"guichet baseline && {RATCHET}", adopted, published).returncode == 0


def test_one_flaw_mended_does_not_pay_for_another(published: Tools, adopted: Path) -> None:
    (adopted / "page.html").write_text(CLEAN, encoding="utf-8")
    (adopted / "new.html").write_text(OTHER, encoding="utf-8")
    done = shell(f"guichet baseline && {RATCHET}", adopted, published)
    assert done.returncode == 1
    assert "new.html" in done.stderr
    assert "page.html" not in done.stderr


def test_the_same_flaw_twice_is_two_lines(published: Tools, adopted: Path) -> None:
    image = '<img src="plan.png">'
    (adopted / "page.html").write_text(FLAWED.replace(image, image * 2), encoding="utf-8")
    assert shell(f"guichet baseline && {RATCHET}", adopted, published).returncode == 1


def test_a_file_may_change_its_name(published: Tools, adopted: Path) -> None:
    moved = "mkdir -p pages && git mv page.html 'pages/été.html'"
    for line in (RATCHET, f"guichet baseline && {RATCHET}"):  # the baseline may keep the old name
        done = shell(f"{moved} && {line}", adopted, published)
        assert done.returncode == 0, done.stderr
        moved = "true"


def test_the_ratchet_starts_where_the_change_does(published: Tools, adopted: Path) -> None:
    """The main branch has mended a flaw meanwhile: the line that the change still holds is not new."""
    (adopted / "page.html").write_text(CLEAN, encoding="utf-8")
    mended = f"git branch -m main && git checkout --quiet -b change && git checkout --quiet main && guichet baseline && {COMMIT}"
    shell(
        f"git stash --quiet && {mended.replace('guichet baseline', 'git stash pop --quiet && guichet baseline')}",
        adopted,
        published,
    )
    done = shell(f"git checkout --quiet change; export RATCHET_FROM=main; {RATCHET}", adopted, published)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("start", ["nowhere", "origin/main", "deadbeef"])
def test_a_start_that_git_does_not_know_stops_the_ratchet(published: Tools, adopted: Path, start: str) -> None:
    done = shell(f"export RATCHET_FROM={start}; {RATCHET}", adopted, published)
    assert done.returncode == 2
    assert f'no revision "{start}"' in done.stderr
    assert "Fetch the whole history" not in done.stderr


def test_a_history_that_is_not_whole_stops_the_ratchet_for_that_reason(published: Tools, adopted: Path) -> None:
    apart = "git tag aside $(git commit-tree -m 'Ailleurs, l’été' HEAD^{tree})"
    done = shell(f"{apart} && export RATCHET_FROM=aside; {RATCHET}", adopted, published)
    assert done.returncode == 2
    assert "Fetch the whole history" in done.stderr


def test_the_first_baseline_is_said(published: Tools, repository: Path) -> None:
    assert shell(COMMIT, repository, published).returncode == 0
    done = shell(f"guichet baseline && {RATCHET}", repository, published)
    assert done.returncode == 0
    assert "No baseline at HEAD yet" in done.stdout


def test_the_configuration_is_accepted(published: Tools, repository: Path) -> None:
    shutil.copy(RECIPES / "pyproject.toml", repository / "pyproject.toml")
    assert set(tomllib.loads((RECIPES / "pyproject.toml").read_text(encoding="utf-8"))["tool"]) == {"guichet", "pylint"}
    missing = shell("guichet check --format json .", repository, published)
    assert (missing.returncode, "guichet baseline" in missing.stderr) == (2, True)
    done = shell("guichet baseline . && guichet check --format json .", repository, published)
    assert done.returncode == 0, done.stderr
    wrong = (RECIPES / "pyproject.toml").read_text(encoding="utf-8").replace("exclude", "exclud")
    (repository / "pyproject.toml").write_text(wrong, encoding="utf-8")
    assert shell("guichet check .", repository, published).returncode == 2


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_editor_sends_a_text_that_is_not_saved(published: Tools, repository: Path, lang: str) -> None:
    page = (ROOT / "course" / "docs" / lang / "agency" / "recipes.md").read_text(encoding="utf-8")
    block = re.search(r"\{ #editors \}.*?``` bash\n(.*?)\n```", page, re.S)
    assert block
    name = block[1].rpartition("< ")[2]
    (repository / name).parent.mkdir()
    (repository / name).write_text(FLAWED, encoding="utf-8")
    done = shell(block[1], repository, published)
    assert (done.returncode, f"{name}:1:" in done.stdout, "img-alt-missing" in done.stdout) == (1, True, True)
    (repository / name).write_text(CLEAN, encoding="utf-8")
    assert shell(block[1], repository, published).returncode == 0


def test_an_editor_shows_what_pylint_says_of_templates(published: Tools, repository: Path) -> None:
    shutil.copy(RECIPES / "pyproject.toml", repository / "pyproject.toml")
    assert shell("guichet baseline .", repository, published).returncode == 0
    (repository / "templates").mkdir()
    (repository / "templates" / "aide.html").write_text("<p>Appelez le 0 892 70 01 23.</p>\n", encoding="utf-8")
    (repository / "service.py").write_text('"""A module."""\n', encoding="utf-8")
    python = published.environment / "bin" / "python"
    done = shell(f'"{python}" -m pylint service.py', repository, published)
    assert "premium-rate-number" in done.stdout, done.stdout + done.stderr
    assert "aide.html:1:" in done.stdout


def test_every_workflow_of_ours_is_valid() -> None:
    for workflow in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        valid(str(workflow), "vendor.github-workflows")
