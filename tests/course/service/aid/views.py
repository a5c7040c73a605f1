"""Asking, giving up, taking back."""

from typing import Any

from django.http import HttpResponse


def _page(name: str) -> Any:
    return lambda request: HttpResponse(name)


ask, give_up, take_back = _page("ask"), _page("give up"), _page("take back")
subscribe_newsletter, unsubscribe_newsletter = _page("subscribe"), _page("unsubscribe")
