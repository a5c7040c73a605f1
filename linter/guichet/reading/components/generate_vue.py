"""Write `packaged_vue.json`: what the components of vue-dsfr show, translated from its own sources.

usage: python -m guichet.reading.components.generate_vue FOLDER REVISION
with the sources of https://github.com/dnum-mi/vue-dsfr there (MIT licence, as its `package.json` says).
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.components.vue import translate
from guichet.reading.templates.site import Site

HERE = Path(__file__).resolve().parent
PACKAGE = "@gouvminint/vue-dsfr"
_STYLES = re.compile(r"<style.*?</style>", re.S)
_SPACES = re.compile(r"\n\s+")


def main(folder: str, revision: str) -> None:
    """Read the sources in a folder and write the table."""
    os.chdir(folder)
    paths = sorted(
        str(one) for one in Path("src").rglob("*") if one.suffix in (".ts", ".vue") and "demo" not in str(one)
    )
    sources = {path: Source(path, _STYLES.sub("", Path(path).read_text(encoding="utf-8"))) for path in paths}
    site = Site(paths, Config(), sources)
    _write({}, "")  # what it does not find among its own is unknown
    shown = [path for path in paths if path.endswith(".vue") and path.startswith("src/components/")]
    table = {_module(path): _shown(sources[path], site) for path in shown}
    _write(table, revision)


def _write(table: dict[str, Any], revision: str) -> None:
    held = {"about": f"{PACKAGE}, github.com/dnum-mi/vue-dsfr at {revision}, MIT", "modules": table}
    written = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True)
    (HERE.parent / "written" / "packaged_vue.json").write_text(written + "\n", encoding="utf-8")


def _shown(source: Source, site: Site) -> dict[str, Any]:
    found = translate(source, site)
    (one,) = found.components
    text = _SPACES.sub("\n", found.source.text[: one.end])
    taken = {key: list(parameter) for key, parameter in one.parameters.items()}
    component = [one.name, 0, len(text), taken, one.rest, one.whole, {"takes_more": one.takes_more, "drops": one.drops}]
    imports = {name: [_module(path), known] for name, (path, known) in found.imports.items()}
    return {"text": text, "components": [component], "imports": imports}


def _module(path: str) -> str:
    """The name by which a component of the package is known."""
    return f"{PACKAGE}/{Path(path).stem}"


if __name__ == "__main__":
    main(*sys.argv[1:3])
