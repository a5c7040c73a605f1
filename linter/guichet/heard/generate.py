"""Write `data.json` and `../reading/language/subtags.txt` from the facts of two well-kept npm packages.

usage: python generate.py NODE_MODULES
with `npm install aria-query@5.3.2 language-subtag-registry@0.4.2` done there. aria-query follows WAI-ARIA 1.2,
Graphics ARIA and DPUB-ARIA; language-subtag-registry mirrors the IANA registry (RFC 5646).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
_DUMP = """
const a = require("aria-query"), roles = {}, attributes = {};
for (const [name, role] of a.roles.entries()) roles[name] = role;
for (const [name, attribute] of a.aria.entries()) attributes[name] = attribute;
console.log(JSON.stringify({roles, attributes, version: require("aria-query/package.json").version}));
"""


def roles_and_attributes(modules: Path) -> dict[str, object]:
    """Return what rules need of aria-query, with sorted keys."""
    run = subprocess.run(["node", "-e", _DUMP], cwd=modules.parent, capture_output=True, text=True, check=True)
    dump = json.loads(run.stdout)
    roles = {
        name: {
            "abstract": role["abstract"],
            "children_presentational": role["childrenPresentational"],
            "name_from_contents": "contents" in role["nameFrom"],
            "properties": sorted(role["props"]),
            "required": sorted(role["requiredProps"]),
            "prohibited": sorted(role["prohibitedProps"]),
            "context": sorted({*role["requireContextRole"], *role["requiredContextRole"]}),
            "owned": sorted({choice[-1] for choice in role["requiredOwnedElements"]}),
            "parents": sorted({one for line in role["superClass"] for one in line}),
        }
        for name, role in sorted(dump["roles"].items())
    }
    attributes = {
        name: {
            "type": one["type"],
            "values": [str(v).lower() for v in one.get("values", [])],
            # WAI-ARIA 1.2 gives every tristate the value "undefined"; aria-query leaves it out
            "undefined": bool(one.get("allowundefined")) or one["type"] == "tristate",
        }
        for name, one in sorted(dump["attributes"].items())
    }
    return {"source": f"aria-query {dump['version']} (npm), WAI-ARIA 1.2", "roles": roles, "attributes": attributes}


def subtags(modules: Path) -> str:
    """Return the registered primary language subtags, one line per letter, after a line that names the source."""
    data = modules / "language-subtag-registry" / "data" / "json"
    date = json.loads((data / "meta.json").read_text())["File-Date"]
    names = {
        one["Subtag"].lower()
        for one in json.loads((data / "registry.json").read_text())
        if one["Type"] == "language" and ".." not in one["Subtag"]
    }
    lines = [f"# IANA language subtag registry of {date}: primary language subtags (language-subtag-registry, npm)"]
    for letter in "abcdefghijklmnopqrstuvwxyz":
        lines.append(" ".join(sorted(name for name in names if name[0] == letter)))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both files."""
    modules = Path(sys.argv[1]).resolve()
    text = json.dumps(roles_and_attributes(modules), indent=None, separators=(",", ":"), sort_keys=True)
    (HERE / "data.json").write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")
    (HERE.parent / "reading" / "language" / "subtags.txt").write_text(subtags(modules), encoding="utf-8")


if __name__ == "__main__":
    main()
