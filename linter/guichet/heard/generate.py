"""Write `data.json` and `../reading/language/subtags.txt` from the facts of three well-kept npm packages.

usage: python generate.py NODE_MODULES
with `npm install aria-query@5.3.2 html-aria@0.5.3 language-subtag-registry@0.4.2` done there. aria-query follows
WAI-ARIA 1.2, Graphics ARIA and DPUB-ARIA; html-aria follows ARIA in HTML, and the roles that WAI-ARIA 1.3 adds;
language-subtag-registry mirrors the IANA registry (RFC 5646).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
_DUMP = """
const a = require("aria-query"), h = require("html-aria"), roles = {}, attributes = {}, elements = {};
for (const [name, role] of a.roles.entries()) roles[name] = role;
for (const [name, attribute] of a.aria.entries()) attributes[name] = attribute;
const newer = h.ALL_ROLES.filter(name => !(name in roles)).map(name => h.roles[name]);
const tree = Object.fromEntries(h.ALL_ROLES.map(name => [name, [h.roles[name].requiredParentRoles, h.roles[name].allowedChildRoles]]));
const unnamed = Object.keys(h.tags).filter(name => h.tags[name].namingProhibited);
const named = h.ALL_ROLES.filter(name => h.roles[name].nameRequired);
const allowed = (key, tagName, attributes) => {
  const found = h.getSupportedRoles({tagName, attributes: attributes || {}});
  if (found.length < h.ALL_ROLES.length) elements[key] = found;
};
for (const name of HTML) allowed(name, name);
for (const type of TYPES) allowed(`input[type=${type}]`, "input", {type});
for (const type of ["text", "search", "tel", "url", "email"]) allowed(`input[list][type=${type}]`, "input", {type, list: "x"});
allowed("a[href]", "a", {href: "x"});
allowed("area[href]", "area", {href: "x"});
allowed("img[alt]", "img", {alt: "x"});
allowed("select[multiple]", "select", {multiple: true});
const fs = require("fs");
const version = name => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version;
console.log(JSON.stringify({roles, attributes, elements, newer, named, tree, unnamed, mark: h.roles.mark.prohibited, versions: ["aria-query", "html-aria"].map(one => [one, version(one)])}));
"""
_TYPES = (
    "button checkbox color date datetime-local email file image month number password radio range reset search submit "
    "tel text time url week"
).split()
_HTML = (
    "address area article aside audio br button canvas caption col colgroup datalist dd details dialog dl dt embed "
    "fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hr iframe img label legend li main map math menu meter "
    "nav object ol optgroup option progress section search select summary td textarea th tr ul video wbr"
).split()
_TEXT_LEVEL = frozenset(
    "abbr b bdi bdo caption cite code data del div em figcaption i ins kbd label legend mark p pre q rp rt s samp small "
    "span strong sub sup time u var".split()
)
"""HTML's own elements among those that nobody may name; those of SVG follow SVG-AAM, which lets a name give a role."""
_BESIDES = {
    "a[href]": "doc-backlink doc-biblioref doc-glossref doc-noteref",
    "aside": "doc-dedication doc-example doc-footnote doc-glossary doc-pullquote doc-tip",
    "footer": "doc-footnote",
    "header": "doc-footnote",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "doc-subtitle"),
    "hr": "doc-pagebreak",
    "img[alt]": "doc-cover",
    "li": "doc-biblioentry doc-endnote menuitem menuitemcheckbox menuitemradio none option presentation radio separator "
    "tab treeitem",
    **{f"input[type={kind}]": "combobox" for kind in ("email", "search", "tel", "url")},
    "nav": "doc-index doc-pagelist doc-toc",
    "section": "doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-bibliography doc-chapter doc-colophon "
    "doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example "
    "doc-foreword doc-glossary doc-index doc-introduction doc-notice doc-pagelist doc-part doc-preface doc-prologue "
    "doc-pullquote doc-qna doc-toc",
}
"""What html-aria leaves out of the tables: the DPUB-ARIA roles; the items that ARIA in HTML let be until 2022, which no
assistive technology confuses; the combobox of WAI-ARIA 1.2, whatever the kind of text that its field takes."""
_DEPRECATED = ("directory", "doc-biblioentry", "doc-endnote")
"""Deprecated by WAI-ARIA 1.2 (`directory`) and DPUB-ARIA 1.1."""


def roles_and_attributes(modules: Path) -> dict[str, object]:
    """Return what rules need of aria-query, with sorted keys."""
    script = f"const HTML = {json.dumps(_HTML)}, TYPES = {json.dumps(_TYPES)};{_DUMP}"
    run = subprocess.run(["node", "-e", script], cwd=modules.parent, capture_output=True, text=True, check=True)
    dump = json.loads(run.stdout)
    roles = {
        name: {
            "abstract": role["abstract"],
            "children_presentational": role["childrenPresentational"],
            "name_from_contents": "contents" in role["nameFrom"],
            "properties": sorted(role["props"]),
            "required": sorted(role["requiredProps"]),
            "prohibited": sorted(dump["mark"] if name == "mark" else role["prohibitedProps"]),
            "context": sorted(dump["tree"].get(name, ([], []))[0]),
            "owned": sorted(dump["tree"].get(name, ([], []))[1]),
            "parents": sorted({one for line in role["superClass"] for one in line}),
            "name_required": role["accessibleNameRequired"] or name in dump["named"],
            "deprecated": name in _DEPRECATED,
        }
        for name, role in sorted(dump["roles"].items())
    }
    roles |= {one["name"]: _of_newer(one) for one in dump["newer"]}
    roles["text"] = {**roles["group"], "parents": ["roletype"], "children_presentational": True}
    elements = {
        key: sorted({*found, *_BESIDES.get(key, "").split()}) for key, found in sorted(dump["elements"].items())
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
    versions = " and ".join(" ".join(one) for one in dump["versions"])
    source = f"{versions} (npm): WAI-ARIA 1.2, ARIA in HTML"
    return {
        "source": source,
        "roles": roles,
        "attributes": attributes,
        "elements": elements,
        "unnamed": sorted(_TEXT_LEVEL.intersection(dump["unnamed"])),
    }


def _of_newer(role: dict[str, Any]) -> dict[str, object]:
    """Return the facts of a role that WAI-ARIA 1.3 adds, as html-aria writes them."""
    return {
        "abstract": False,
        "children_presentational": role["childrenPresentational"],
        "name_from_contents": "ontents" in str(role["nameFrom"]),
        "properties": role["supported"],
        "required": role["required"],
        "prohibited": role["prohibited"],
        "context": role["requiredParentRoles"],
        "owned": role["allowedChildRoles"],
        "parents": role["superclasses"],
        "name_required": role["nameRequired"],
        "deprecated": False,
    }


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
