"""Directives of Blade, which begin with an at sign and close nothing themselves: `@foreach ($lines as $line)`, `@csrf`, `@endif`."""

from __future__ import annotations

import re

_GIVEN = (
    r"\((?:[^()\"']|\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\"']|\"[^\"]*+\"|'[^']*+'|\([^()]*+\))*+\))*+\)"
)
"""What a directive is given, with the brackets and the texts in it."""
_BLOCKS = {
    "if": "if unless isset empty auth guest can cannot canany env production hassection sectionmissing error session feature",
    "for": "for foreach forelse while",
    "case": "switch",
}
_ALONE = {"else": "else", "empty": "empty", "default": "else", "auth": "if", "guest": "if", "production": "if"}
_LATER = "elseif elsecan elsecannot elseauth elseguest elseenv"
_PRINTS = "include includeif includewhen includeunless includefirst each csrf method stack livewire component vite json js dump old"
_SAYS = "section push prepend pushonce once php extends props use class style checked selected disabled readonly required show parent break continue stop fragment aware inject slot"
_NAMES = {name: told for told, names in _BLOCKS.items() for name in names.split()}
_OPENED = "|".join(sorted({*_NAMES, *_LATER.split(), *_PRINTS.split(), *_SAYS.split(), "case"}, key=len, reverse=True))
_BARE = "|".join(sorted({*_ALONE, *"csrf show parent break continue stop once php".split()}, key=len, reverse=True))
DIRECTIVE = re.compile(
    rf"@(?:(?P<end>end[a-z]{{2,20}})\b|(?P<opened>{_OPENED})[ \t]{{0,2}}(?P<given>{_GIVEN})|(?P<alone>{_BARE})\b(?![.-])(?![ \t]{{0,4}}[(={{:]))(?!\s?\{{)",
    re.I,
)
_IS_BLADE = re.compile(
    r"@(?:end(?:if|foreach|forelse|section|error|auth|guest|can|push|isset|empty|unless|switch|while|once|env)\b|csrf\b|extends\()"
)

LEFT = re.compile(r"(?<!@)@(verbatim|php)\b(?![ \t]*\()((?:(?!@\1\b).)*?)@end\1\b", re.S)
"""What Blade leaves as it is, and the code that it hands to PHP: the directive that opens it, and all that it holds."""


def is_blade(text: str) -> bool:
    """Whether a text holds a directive that no other language writes."""
    return "@" in text and _IS_BLADE.search(text) is not None


def directive_of(written: str) -> tuple[bool, str, str]:
    """Return whether a directive prints something, the word that other engines have for it, and what it is given."""
    found = DIRECTIVE.match(written)
    if found is None:
        return True, "", written
    if found["end"]:
        name = found["end"][3:].lower()
        return False, f"end{_NAMES.get(name, 'case' if name == 'switch' else name)}", ""
    word = (found["opened"] or found["alone"]).lower()
    given = (found["given"] or "")[1:-1].strip()
    if word in _PRINTS.split():
        return True, word, given
    if not found["opened"]:
        return False, _ALONE.get(word, "code"), ""
    if word in _LATER.split():
        return False, "elif", f"{word} {given}"
    if word == "case":
        return False, "when", f"case {given}"
    # `@section('title', 'Home')` is whole: it holds nothing that follows
    name = (
        "unless"
        if word == "unless"
        else _NAMES.get(word, "section" if word == "section" and "," not in given else "code")
    )
    return False, "if" if name == "unless" else name, f"{'if not' if word == 'unless' else name} {given}"
