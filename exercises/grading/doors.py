"""The ways by which Python makes its modules of C anew: each hands back the module that was prepared (standard library only)."""

import _imp  # type: ignore[import-not-found]
import sys
from collections.abc import Callable, Collection
from types import SimpleNamespace
from typing import Any

REFUSED = frozenset({"_uuid", "_tkinter", "_interpreters", "_xxsubinterpreters", "_testcapi", "_testinternalcapi"})
"""What asks the system for the time below Python, or starts a Python where nothing is prepared."""


def watch(prepared: Collection[str], hidden: Collection[str]) -> None:
    """From now on, importing, reloading or building one of these modules again gives the prepared one, unchanged.

    Those that are `hidden` are no longer found where modules are: an answer that looks for them is meant for a grader.
    """
    kept = {name: sys.modules[name] for name in ("_imp", *prepared) if name in sys.modules}

    def made(make: Callable[..., Any]) -> Callable[..., Any]:
        def again(spec: Any, *more: Any) -> Any:
            name = spec.name
            if type(name) is not str:
                raise ImportError("a module has a plain name")
            last = name.rpartition(".")[2]  # the one by which a file of C is entered
            if last in REFUSED:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            # A copy: a name that changes as it is read is read once.
            return kept[last] if last in kept else make(SimpleNamespace(**{**vars(spec), "name": name}), *more)

        return again

    def run(execute: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda module: 0 if any(module is one for one in kept.values()) else execute(module)

    for name in ("create_builtin", "create_dynamic"):
        setattr(_imp, name, made(getattr(_imp, name)))
    for name in ("exec_builtin", "exec_dynamic"):
        setattr(_imp, name, run(getattr(_imp, name)))
    for name in [one for one in sys.modules if one.partition(".")[0] in (*hidden, *REFUSED)]:
        del sys.modules[name]
