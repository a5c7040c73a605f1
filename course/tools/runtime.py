"""What runs guichet inside a page: Python for browsers, guichet itself, the parsers of scripts, the editor.

`python -m course.tools.runtime`, which `make site` runs, fetches the versions of course/playground/package-lock.json, by their
hashes, in build/playground; the rest is what is installed here, by the hashes of constraints.txt. Nothing is compiled nor
minified: what ships is what was published, and one archive of Python code. Without npm, or without a network the first
time, the site is built all the same, and its page says that it cannot run.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from course.tools.archive import archived, pressed
from course.tools.pages import ROOT

SOURCE = ROOT / "course" / "playground"
PACKAGES = ROOT / "build" / "playground"
MODULES = PACKAGES / "node_modules"

PYTHON = ("astroid", "beautifulsoup4", "PyYAML", "soupsieve", "tinycss2", "typing-extensions", "webencodings")
"""What guichet imports: the code that is plain Python; PyYAML does without its compiled half."""
COPIED = {
    "pyodide/pyodide.mjs": "pyodide.mjs",
    "pyodide/pyodide.asm.mjs": "pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm": "pyodide.asm.wasm",
    "pyodide/python_stdlib.zip": "python_stdlib.zip",
    "pyodide/pyodide-lock.json": "pyodide-lock.json",
    "web-tree-sitter/web-tree-sitter.js": "web-tree-sitter.js",
    "web-tree-sitter/web-tree-sitter.wasm": "web-tree-sitter.wasm",
    "tree-sitter-javascript/tree-sitter-javascript.wasm": "javascript.wasm",
    "tree-sitter-typescript/tree-sitter-typescript.wasm": "ts.wasm",
    "tree-sitter-typescript/tree-sitter-tsx.wasm": "tsx.wasm",
}
LICENCES = "licences.txt"
MPL = (
    "Python and its standard library, with what Pyodide adds (Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/).\n"
    "The source is at https://github.com/pyodide/pyodide, that of Python, under its own licence, at https://www.python.org."
)
GRADERS = "exercises.zip"
LATER = ("ts.wasm", "tsx.wasm", LICENCES, GRADERS)
"""Fetched when a file asks for them; read by whoever asks what is allowed."""
ARCHIVE = "guichet.pack"
"""Thousands of small files pressed together weigh a fifth less than each by itself; a server would undo what is named `.gz`."""
EDITOR = "@codemirror/lang-html @codemirror/lang-javascript @codemirror/lang-python @codemirror/commands @lezer/highlight".split()
BARE = re.compile(r"""^((?:import|export)\b[^'"]*?from\s*|import\s*)(['"])([^'"./][^'"]*)\2""", re.M)
_INSTALLATION = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""What tells how a package was installed here."""


class UnavailableError(Exception):
    """What stands in the way, in one sentence."""


def main() -> int:
    """Fetches what is to be fetched. A reason why not is said, and is no failure: a site is worth more than one of its pages."""
    try:
        fetch()
    except UnavailableError as why:
        print(f"The playground will not run in this site: {why}", file=sys.stderr)
    return 0


def is_fetched() -> bool:
    """Whether what the lock file names is here."""
    kept = PACKAGES / "fetched.json"
    return kept.is_file() and kept.read_bytes() == (SOURCE / "package-lock.json").read_bytes()


def fetch() -> None:
    """Installs what the lock file names, unless it is there already. Raises UnavailableError."""
    if is_fetched():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm, which fetches what it is made of, is not here; install Node.js 20 or newer.")
    shutil.rmtree(PACKAGES, ignore_errors=True)
    PACKAGES.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCE / name, PACKAGES)
    options = "--ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-retry-mintimeout=1000"
    command = [npm, "ci", *options.split()]
    done = subprocess.run(command, cwd=PACKAGES, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[0]
        raise UnavailableError(f"npm could not fetch what it is made of ({said}).")
    shutil.copy(PACKAGES / "package-lock.json", PACKAGES / "fetched.json")


def gathered() -> dict[str, bytes]:
    """Everything that a page may fetch, by name; empty when the packages are not here."""
    return {name: data for holds in HELD for name, data in holds()} if is_fetched() else {}


def first(held: dict[str, bytes]) -> dict[str, int]:
    """The files that a page fetches to begin, and how many bytes each has."""
    return {name: len(data) for name, data in sorted(held.items()) if name not in LATER}


def weight(held: dict[str, bytes]) -> int:
    """How many bytes a page fetches to begin."""
    return sum(first(held).values())


def place(held: dict[str, bytes]) -> str:
    """The folder of everything, whose name changes with what it holds."""
    digest = hashlib.sha256()
    for name in sorted(held):
        digest.update(f"{name} {len(held[name])}\n".encode() + held[name])
    return f"runtime-{digest.hexdigest()[:12]}"


def write(held: dict[str, bytes], folder: Path, **told: Any) -> None:
    """Writes everything below a folder, in a folder of its own, and runtime.json, which tells it."""
    if not held:
        return
    own = folder / place(held)
    for name, data in held.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_bytes(data)
    later = {name: len(held[name]) for name in LATER}
    told = {"folder": own.name, "bytes": weight(held), "files": first(held), "later": later, **told}
    (folder / "runtime.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def linter() -> Iterator[tuple[str, bytes]]:
    """Python, guichet, the parsers of scripts."""
    for source, name in COPIED.items():
        yield name, (MODULES / source).read_bytes()
    yield ARCHIVE, _archive()


def editor() -> Iterator[tuple[str, bytes]]:
    """CodeMirror, as modules that name one another by their files."""
    for package in _needed(EDITOR):
        code = _module(package).read_text(encoding="utf-8")
        yield f"editor/{_file(package)}", _plain(code).encode()


def _plain(code: str) -> str:
    """Names the modules that a module imports by their files: browsers know no packages."""
    return BARE.sub(lambda found: f"{found[1]}{found[2]}./{_file(found[3])}{found[2]}", code)


def _file(package: str) -> str:
    return f"{package.removeprefix('@').replace('/', '-')}.js"


def _module(package: str) -> Path:
    folder = MODULES / package
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return folder / (told.get("module") or told["main"])


def _needed(packages: list[str]) -> list[str]:
    """Some packages and all that their modules import."""
    found: dict[str, None] = {}
    left = list(packages)
    while left:
        package = left.pop()
        if package not in found:
            found[package] = None
            left += [one[3] for one in BARE.finditer(_module(package).read_text(encoding="utf-8"))]
    return sorted(found)


def exercises() -> Iterator[tuple[str, bytes]]:
    """The graders, and what an answer may import: fetched by the page of an exercise."""
    from course.tools import in_page

    yield GRADERS, _packed(in_page.held())


def _archive() -> bytes:
    """guichet, what it imports and what the page asks of it."""
    held = {**dict(installed(PYTHON)), **dict(written(ROOT / "linter", "guichet")), **dict(written(SOURCE / "python"))}
    return pressed({name: held[name].read_bytes() for name in sorted(held)})


def _packed(held: Mapping[str, Path]) -> bytes:
    return archived({name: held[name].read_bytes() for name in sorted(held)})


def installed(packages: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The files of packages that are plain Python, by their names below where packages are."""
    for package in packages:
        for file in metadata.files(package) or ():
            if file.suffix not in (".so", ".pyd", ".pyc") and ".." not in file.parts and file.name not in _INSTALLATION:
                yield file.as_posix(), Path(str(file.locate()))


def written(folder: Path, part: str = "") -> Iterator[tuple[str, Path]]:
    """The files that somebody wrote below a folder, in order, by their names below it: not what a program left there."""
    for path in sorted((folder / part).rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(one.startswith((".", "__pycache__")) for one in name.parts[:-1]):
            yield name.as_posix(), path


def packages_of_npm() -> dict[str, dict[str, Any]]:
    """What the lock file says of each package of which something is copied, by its name."""
    known = json.loads((SOURCE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    names: dict[str, None] = dict.fromkeys(source.partition("/")[0] for source in COPIED)
    waiting = list(EDITOR)
    while waiting:
        names[(name := waiting.pop())] = None
        waiting += [one for one in known[f"node_modules/{name}"].get("dependencies", {}) if one not in names]
    return {name: known[f"node_modules/{name}"] for name in sorted(names)}


def licences() -> Iterator[tuple[str, bytes]]:
    """What each package of npm allows, in its own words; those of Python have theirs beside their code."""
    parts = []
    for name, one in packages_of_npm().items():
        text = next((file.read_text(encoding="utf-8") for file in (MODULES / name).glob("LICENSE*")), MPL)
        parts.append(f"{name} {one['version']}: {one['license']}\n\n{text.strip()}\n")
    yield LICENCES, "\n\n".join(parts).encode()


HELD: tuple[Callable[[], Iterator[tuple[str, bytes]]], ...] = (linter, editor, licences, exercises)
"""Who gives the files, each by its name and what it holds."""


if __name__ == "__main__":
    sys.exit(main())
