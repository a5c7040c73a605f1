"""The ways by which Python makes its modules of C anew: each hands back the module that was prepared (standard library only)."""

import _imp  # type: ignore[import-not-found]
import os
import sys
from collections.abc import Callable, Collection, Mapping
from types import ModuleType, SimpleNamespace
from typing import Any

REFUSED = frozenset({"_uuid", "_tkinter", "_interpreters", "_xxsubinterpreters", "_testcapi", "_testinternalcapi"})
"""What asks the system for the time below Python, or starts a Python where nothing is prepared."""
KNOWN = frozenset({("markupsafe", "_speedups"), ("yaml", "_yaml")})
"""What packages have in C that asks nobody what time it is."""


def watch(
    prepared: Collection[str],
    hidden: Collection[str],
    dressed: Mapping[str, Callable[[ModuleType], None]],
    noted: Callable[[str], None],
) -> None:
    """From now on, importing, reloading or building one of these modules again gives the prepared one, unchanged.

    Those that are `dressed` are so once they are loaded, and prepared from then on. `noted` is told what else is in C, of a
    package or of the answer. Those that are `hidden` are no longer found where modules are: an answer that looks for them
    is meant for a grader.
    """
    kept = {name: sys.modules[name] for name in ("_imp", *prepared, *dressed) if name in sys.modules}
    dynamic, execute = _imp.create_dynamic, _imp.exec_dynamic
    library, packages = _folder(os.path.dirname(os.__file__)), tuple(map(_folder, sys.path[1:]))

    def is_known(origin: str) -> bool:
        place = os.path.normpath(origin)
        folder, _, file = place.rpartition(os.sep)
        if place.startswith(packages) and (os.path.basename(folder), file.partition(".")[0]) in KNOWN:
            return True
        return place.startswith(library) and "-packages" not in place[len(library) :]

    def made(make: Callable[..., Any]) -> Callable[..., Any]:
        def again(spec: Any, *more: Any) -> Any:
            name = spec.name
            if type(name) is not str or type(spec.origin) not in (str, type(None)):
                raise ImportError("a module has a plain name, and a plain place")
            last = name.rpartition(".")[2]  # the one by which a file of C is entered
            if last in REFUSED:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            if last in kept:
                return kept[last]
            # A copy: what changes as it is read is read once.
            module = make(copy := SimpleNamespace(**{**vars(spec), "name": name}), *more)
            if last in dressed:
                execute(module)
                dressed[last](module)
                kept[last] = module
            elif make is dynamic and not is_known(str(copy.origin)):
                noted(name)
            return module

        return again

    def run(execute: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda module: 0 if any(module is one for one in kept.values()) else execute(module)

    for name in ("create_builtin", "create_dynamic"):
        setattr(_imp, name, made(getattr(_imp, name)))
    for name in ("exec_builtin", "exec_dynamic"):
        setattr(_imp, name, run(getattr(_imp, name)))
    for name in [one for one in sys.modules if one.partition(".")[0] in (*hidden, *REFUSED)]:
        del sys.modules[name]


def _folder(path: str) -> str:
    return os.path.join(os.path.normpath(path), "")
