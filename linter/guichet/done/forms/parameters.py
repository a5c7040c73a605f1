"""Forms that a view takes as its own parameters: `name: Annotated[str, Form()]`, `file: UploadFile = File(...)`."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.forms.form import Asked, Form, Pattern, Sort
from guichet.done.forms.written import offered, patterns_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import annotation_of, default_of

_ASKING = frozenset({"Form", "Body", "File"})
_LABELS = ("title", "description")


def acts_in(module: PythonModule) -> Iterator[Form]:
    """Yield what each view of a module takes of a form by its parameters."""
    if not any(f"{name}(" in module.source.text for name in _ASKING):
        return
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        fields = tuple(_fields(function, module))
        if fields:
            said = str(function.doc_node.value) if function.doc_node is not None else ""
            marks = function.decorators.as_string() if function.decorators else ""
            yield Form(
                Kind.ASK, module.path, module.header_span(function), place_of(function, module), name=function.name, fields=fields,
                title=f"{said} {marks} {module.path}",
            )  # fmt: skip


def _fields(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Asked]:
    for parameter in (*(function.args.args or ()), *function.args.kwonlyargs):
        annotation, default = annotation_of(parameter), default_of(function, parameter.name)
        asked = next((one for one in (default, *_annotated(annotation)) if _is_asking(one)), None)
        if asked is not None:
            yield _field(parameter, asked, annotation, default, module)


def _annotated(annotation: nodes.NodeNG | None) -> list[nodes.NodeNG]:
    """What stands beside the type in `Annotated[str, Form()]`."""
    if not isinstance(annotation, nodes.Subscript) or dotted(annotation.value).rpartition(".")[2] != "Annotated":
        return []
    return list(annotation.slice.elts[1:]) if isinstance(annotation.slice, nodes.Tuple) else []


def _is_asking(node: nodes.NodeNG | None) -> bool:
    return isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in _ASKING


def _field(
    parameter: nodes.AssignName, asked: nodes.Call, annotation: nodes.NodeNG | None, default: nodes.NodeNG | None, module: PythonModule
) -> Asked:  # fmt: skip
    said = annotation.as_string() if annotation is not None else ""
    first = asked.args[0] if asked.args else next((one.value for one in asked.keywords if one.arg == "default"), None)
    given = first if asked is default else default
    required = (given is None or getattr(given, "value", None) is ...) and "None" not in said and "Optional" not in said
    patterns = tuple(
        Pattern(found.node.value, found.module.path, found.module.span(found.node))
        for word in asked.keywords
        if word.arg in ("pattern", "regex")
        for found in patterns_in(word.value, module)
    )
    label = " ".join(text_of(one.value) for one in asked.keywords if one.arg in _LABELS)
    is_file = "UploadFile" in said or dotted(asked.func).endswith("File") or "bytes" in said
    chosen = None if is_file else offered(annotation, module)
    plain = Sort.CHOICE if chosen else Sort.TEXT
    sort = Sort.FILE if is_file else Sort.TICK if "bool" in said else Sort.DATE if "date" in said else plain
    return Asked(
        parameter.name, label, sort, required, module.path, module.span(parameter), chosen, patterns, kind=said
    )
