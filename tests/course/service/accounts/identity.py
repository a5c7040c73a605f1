"""How strong a proof of identity a page asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect

LEVELS = ["eidas1", "eidas2"]


def require_acr(level: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @login_required
        @wraps(view)
        def guarded(request: Any, *args: Any) -> Any:
            if LEVELS.index(request.session.get("acr", "eidas1")) < LEVELS.index(level):
                return redirect("/identite/")
            return view(request, *args)

        return guarded

    return guard
