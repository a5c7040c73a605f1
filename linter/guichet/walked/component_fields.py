"""What the fields of a component ask, whatever library draws them: by what their tags say, and by the rules that its script judges them by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from guichet.core.findings import Span
from guichet.done.forms.form import Asked, Sort
from guichet.done.words import apart, speaks_of
from guichet.reading.scripts.files import named
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import Site, is_component
from guichet.walked.component_defaults import SAYING, required_unless_told
from guichet.walked.placed import place_in_files

_TAG = re.compile(r"<([A-Za-z][\w.-]*)((?:\s+[^\s=<>\"'/{]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}))?|\s+\{\.\.\.[^{}]*(?:\{[^{}]*\}[^{}]*)*\})+)\s*/?>")  # fmt: skip
_NAME = re.compile(r"<([A-Za-z][\w.-]*)")
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/{]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}))?")
_FIELD = re.compile(r"(?:^|-)(?:input|textarea|text-field|select|autocomplete|combobox|checkbox|radio(?:-group)?|file-input|date-picker)(?:$|-)|(?:Input|Field|Select|Textarea|TextArea|Checkbox|Radio|Autocomplete|Combobox|DatePicker|Upload)", re.I)  # fmt: skip
_BOUND = re.compile(r"^(?:v-model(?:[.:][\w.]+)*|formControlName|bind:value)$")
_REGISTERED = re.compile(r"\bregister\(\s*[\"'`]([\w.]+)[\"'`]")
_LAST = re.compile(r"(?<!\w)(\w+)(?:\[[^\]]*\])?\s*$")
_YES = re.compile(r"^(?:|true|required)$")
_SORTS = (("checkbox", Sort.TICK), ("radio", Sort.CHOICE), ("select", Sort.CHOICE), ("file", Sort.FILE), ("upload", Sort.FILE), ("date", Sort.DATE))  # fmt: skip


def fields_of_component(path: str, project: Site) -> tuple[Asked, ...]:
    """Return the fields that the file of a component writes, each required when its tag, a rule of the file or a schema that it imports says so."""
    text = project.text(path)
    tags = frozenset(one for one in _NAME.findall(text) if _FIELD.search(one) and (one[0].isupper() or "-" in one))
    wanted = required_unless_told(tags, project) if tags else tags
    return _fields(path, text, _schemas(path, text, project), wanted)


_SCHEMA = re.compile(r"\b(?:z|yup|Yup)\s*\.\s*\w+\(")


def _schemas(path: str, text: str, project: Site) -> str:
    """What the schemas that a component imports, or writes itself, say."""
    said = (*(project.text(one) for one in named(path, text, project)), text)
    return "\n".join(one for one in said if _SCHEMA.search(one))


def drawn_in(form: Element, page: Page) -> list[Asked]:
    """Return the fields of a form of a component in which no control of HTML was read: those that a library draws."""
    if not is_component(page.path):
        return []
    written = {(page.path, one.span.start): one for one in fields_of_component(page.path, page.project)}
    found = []
    for tag in (one for one in form.inside() if one.name.startswith("x-")):
        path, span = place_in_files(tag.template, tag.span, page.project.library)
        if (path, span.start) in written and not tag.inside(*_CONTROLS):
            found.append(written[path, span.start])
    return found


def drawn_by_library(page: Page) -> str:
    """Return the first component in a page that is called after a field, and of which nothing that one fills in was read; "" for none."""
    left = (one for one in page.find() if one.name.startswith("x-") and _FIELD.search(one.name.removeprefix("x-")))
    return next((one.name.removeprefix("x-") for one in left if not (one.inside(*_CONTROLS) or _is_around(one))), "")


def _is_around(tag: Element) -> bool:
    """Whether a field of a program, `form.Field`, only stands around what is drawn in it, which is looked at for itself."""
    return tag.name.endswith("-field") and tag.name.count("-") > 1 and bool(tag.inside())


_CONTROLS = ("input", "select", "textarea")


def holds_fields(text: str) -> bool:
    """Whether somebody fills something in where a component is shown."""
    return bool(_fields("", text, "", frozenset()))


def holds_fields_outside(path: str, project: Site) -> bool:
    """Whether somebody fills something in where a component is shown, and no form of it holds that."""
    template = project.library.template(path)
    forms = template.by_name.get("form", ()) if template is not None else ()
    held = [place_in_files(one.template, one.extent, project.library)[1] for one in forms]
    return any(
        not any(form.start <= one.span.start < form.end for form in held)
        for one in _fields("", project.text(path), "", frozenset())
    )


@lru_cache(maxsize=256)
def _fields(path: str, text: str, schemas: str, wanted: frozenset[str]) -> tuple[Asked, ...]:
    written = {
        one.span.start: one for one in (*_by_program(path, text, schemas), *_written(path, text, schemas, wanted))
    }
    return tuple(written.values())


def _written(path: str, text: str, schemas: str, wanted: frozenset[str]) -> Iterator[Asked]:
    for tag in _TAG.finditer(text):
        if not _FIELD.search(tag[1]):
            continue
        said = {one[1]: one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(tag[2])}
        name = _name(said, tag[2])
        if not name or said.get("type") in ("hidden", "submit", "button"):
            continue
        required = _asks_for_it(said, name, text)
        required = _wanted_by_schema(name, schemas) if required is None else required
        if required is None and tag[1] in wanted and not any(one in said for one in SAYING):
            required = True
        sort = next((sort for word, sort in _SORTS if word in f"{tag[1]} {said.get('type', '')}".lower()), Sort.TEXT)
        is_shown_sometimes = any(one in said for one in ("v-if", "v-else", "v-else-if", "v-show", "*ngIf"))
        yield Asked(
            name, said.get("label", ""), sort, required is not None, path, Span(tag.start(), tag.end()),
            sometimes=required is False or is_shown_sometimes, kind=said.get("type", ""),
        )  # fmt: skip


_BY_PROGRAM = re.compile(r"""<[\w.]+\.Field\s+(?:mode=["'][^"']*["']\s+)?name=[{"'`]+([\w.]+)""")
"""A field of TanStack Form, whatever is drawn in it."""


def _by_program(path: str, text: str, schemas: str) -> Iterator[Asked]:
    """Yield the fields that a program draws, as a schema wants them."""
    held = list(_BY_PROGRAM.finditer(text))
    found: list[Asked] = []
    shut: set[str] = set()
    ends = [*(each.start() for each in held[1:]), len(text)]
    for one, end in zip(held, ends, strict=False):
        above, _, name = one[1].rpartition(".")
        around = above.rpartition(".")[2]
        is_shut = _SHUT.search(text, one.end(), end) is not None
        wanted = None if is_shut else _wanted_by_schema(name, schemas, around)
        called = f"{around}_{name}" if speaks_of(apart(around), "fields.address") else name
        sort = Sort.FILE if _FILES.search(text, one.end(), end) else Sort.TEXT
        shut.update([called] if is_shut else ())
        found.append(Asked(called, "", sort, wanted is not None, path, Span(one.start(), one.end()), sometimes=wanted is False))  # fmt: skip
    yield from (replace(one, sometimes=one.sometimes or one.name in shut) for one in found)


def by_whom(fields: Sequence[Asked], text: str) -> list[tuple[Asked, ...]]:
    """Return the fields of a component by whom they ask: `person.address.line`, `company.address.line` are two forms in one."""
    found: dict[str, list[Asked]] = {}
    for one in fields:
        named = _BY_PROGRAM.match(text, one.span.start)
        whose = named[1].split(".") if named is not None else []
        found.setdefault(whose[0] if len(whose) > 2 else "", []).append(one)
    return [tuple(one) for one in found.values()]


_SHUT = re.compile(r"\bdisabled(?:\s*:\s*true\b|=\{true\})")
_FILES = re.compile(r"<\w*(?:Upload|FileInput|Dropzone)\b|type=[\"'{]+file\b|\btype:\s*[\"']file\b")


def _name(said: dict[str, str], written: str) -> str:
    bound = next((value for key, value in said.items() if _BOUND.match(key) or (key.startswith("bind:") and value.startswith("$"))), "")  # fmt: skip
    registered = _REGISTERED.search(written)
    last = _LAST.search(bound or (registered[1] if registered else said.get("name", "")))
    return last[1] if last is not None else ""


def _asks_for_it(said: dict[str, str], name: str, text: str) -> bool | None:
    """Whether a field must be filled in: always, in some cases alone (False), never (None)."""
    for key in ("required", "aria-required", ":required", "isRequired"):
        if key in said:
            return True if _YES.match(said[key].strip()) else None if said[key].strip() == "false" else False
    if "required" in said.get(":rules", said.get("rules", "")).lower():
        return True
    word = re.escape(name)
    judged = (
        rf"\b{word}\s*:\s*\{{[^{{}}]*\brequired\b(?!If|Unless)[^{{}}]*\}}",
        rf"\b{word}\s*:\s*(?:z|yup|Yup|v)\.(?:(?!optional\(|nullable\(|nullish\()[^,\n])*\.(?:required|min|nonempty|email|minLength)\((?:(?!optional\(|nullish\()[^,\n])*(?:,|\n|$)",
        rf"\bregister\(\s*[\"'`](?:\w+\.)*{word}[\"'`]\s*,\s*\{{[^}}]*\brequired\b(?!\s*:\s*false)",
    )
    if any(re.search(one, text) for one in judged):
        return True
    return False if re.search(rf"\b{word}\s*:\s*\{{[^{{}}]*\brequired(?:If|Unless)\b", text) else None


_FREE = re.compile(r"\.(?:optional|nullable|nullish|default|catch)\(")
_FULL = re.compile(r"\.(?:min\(\s*[1-9]|nonempty\(|email\(|required\(|regex\(|enum\()")


def _wanted_by_schema(name: str, schemas: str, around: str = "") -> bool | None:
    """Whether a schema of zod or yup wants an answer for a field: wherever it names it, in some cases alone (False), never (None).

    What stands in the object called as what is around the field is judged alone, when there is one.
    """
    said = [(one.start(), one[1]) for one in re.finditer(rf"\b{re.escape(name)}\s*:\s*(?:z|yup|Yup)\b(.*?)(?=\n\s*\w+\s*:\s|\n\s*\}}\)|\Z)", schemas, re.S)]  # fmt: skip
    own = [rule for at, rule in said if around and _object_around(at, schemas) == around]
    wanted = [_FULL.search(one) is not None and not _FREE.search(one) for one in own or [rule for _, rule in said]]
    return None if not any(wanted) else all(wanted)


_OBJECT = re.compile(r"\b(\w+)\s*:\s*(?:z|yup|Yup)\s*\.\s*(?:object|shape)\(")


def _object_around(at: int, schemas: str) -> str:
    """The name of the last object of a schema that opens before a place."""
    return next((one[1] for one in reversed(list(_OBJECT.finditer(schemas, 0, at)))), "")
