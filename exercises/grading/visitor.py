"""Somebody in front of an application: they open pages, fill in forms within what these allow, and follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from bs4 import Tag

from grading.application import App, Reply, joined
from grading.checks import Failed
from grading.document import Document, is_disabled
from grading.filled import SENDS
from grading.text import Text, count_of

TICKED = ("radio", "checkbox")
SHORT = 4
"""Characters that two people may well have written both."""


class Visitor:
    """A browser without scripts: the page on screen, its path, and every page met so far with its path."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.path, self.reply = "/", Reply(200, {}, "")
        self.met: dict[str, tuple[str, Document]] = {}

    @property
    def page(self) -> Document:
        """The page on screen."""
        return self.reply.document

    def go(self, path: str) -> None:
        """Open an address and follow redirections."""
        self._land(path, self.app.get(path))

    def send(self, *, to: str = "", by_hand: bool = True, **values: str) -> None:
        """Send the form that has these fields and goes to that address; `by_hand`: with what the fields let through."""
        form = next((one for one in self.page.select("form") if self._suits(one, to, values)), None)
        if form is None:
            names = ", ".join(values) or to
            raise Failed(
                fr=f"La page {self.path} n’a pas de formulaire où écrire : {names}.",
                en=f"The page {self.path} has no form in which to write: {names}.",
                expected=Text(fr="les adresses et les noms de la consigne", en="the addresses and names of the brief"),
                actual=f"{self.reply.status}\n{self.page.text()}",
            )
        sent = {}
        pressed = self._pressed(form)
        checked = by_hand and not (form.has_attr("novalidate") or pressed.get("formnovalidate") is not None)
        for field in form.select("input[name], select[name], textarea[name]"):
            value = values.get(str(field["name"]), given(field))
            kind = str(field.get("type", "")).lower()
            if is_disabled(field) or (kind in ("checkbox", "radio", "submit") and not field.has_attr("checked")):
                continue
            sent[str(field["name"])] = self._typed(field, value, checked=checked) if by_hand else value
        if pressed.get("name"):
            sent.setdefault(str(pressed["name"]), str(pressed.get("value", "")))
        target = self._target(form)
        if str(pressed.get("formmethod", form.get("method", ""))).lower() == "post":
            self._land(target, self.app.post(target, sent))
        else:
            self.go(f"{target.partition('?')[0]}?{urlencode(sent)}")

    def _pressed(self, form: Tag) -> Mapping[str, object]:
        """The attributes of the button that people press: the first that sends this form and can be pressed."""
        named = str(form.get("id", ""))
        for one in self.page.select(SENDS):
            owned = one.get("form") == named if one.has_attr("form") else form in one.parents
            if owned and not is_disabled(one):
                return one.attrs
        return {}

    def _target(self, form: Tag) -> str:
        """Where the form goes."""
        return joined(self.path, str(self._pressed(form).get("formaction", form.get("action", ""))))

    def _land(self, path: str, reply: Reply) -> None:
        for _ in range(5):
            if reply.status not in (301, 302, 303, 307, 308):
                break
            path = joined(path, reply.headers.get("location", "/"))
            reply = self.app.get(path)
        else:
            raise Failed(fr=f"{path} renvoie sans fin d’une page à l’autre.", en=f"{path} redirects without end.")
        self.path, self.reply = path, reply
        self.met.setdefault(reply.body, (path, reply.document))

    def _suits(self, form: Tag, to: str, values: dict[str, str]) -> bool:
        fields = [form.select_one(f'[name="{name}"]') for name in values]
        return (not to or self._target(form) == to) and all(
            one is not None and self._is_usable(one) and not is_disabled(one) and not one.has_attr("readonly")
            for one in fields
        )

    def _is_usable(self, field: Tag) -> bool:
        """Whether a screen reader meets a field, and eyes too: the field, or the label that stands for it."""
        page = self.page
        return page.is_exposed(field) and (page.is_seen(field) or any(map(page.is_seen, page.labels(field))))

    def _typed(self, field: Tag, value: str, *, checked: bool) -> str:
        """What a field keeps of what is typed; `checked`: the browser looks at it before sending."""
        value = value[: count_of(field.get("maxlength", ""))]
        if checked and not lets_through(field, value):
            raise Failed(
                fr=f"Sur {self.path}, le formulaire ne part pas : un champ demande autre chose.",
                en=f"On {self.path}, the form cannot be sent: a field asks for something else.",
                expected=Text(fr=f"on peut envoyer « {value} »", en=f"“{value}” can be sent"),
                actual=self.page.source(field),
            )
        return value


EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[^@\s]+", re.ASCII)
"""What the HTML standard lets an e-mail field hold; of other alphabets in the domain, browsers make ASCII by themselves."""


def lets_through(field: Tag, value: str) -> bool:
    """Whether a browser sends that answer, by the field's own attributes."""
    if not value:
        return not field.has_attr("required")
    shortest, longest = count_of(field.get("minlength", "")), count_of(field.get("maxlength", ""))
    if len(value) < (shortest or 0) or (longest is not None and len(value) > longest):
        return False
    kind = str(field.get("type", "")).lower()
    if kind == "date" and not str(field.get("min", "")) <= value <= str(field.get("max", "") or "9"):
        return False
    if kind == "number" and not value.isdigit():
        return False
    if kind == "email" and not EMAIL.fullmatch(value.strip()):
        return False
    pattern = str(field.get("pattern", ""))
    try:
        return not pattern or re.fullmatch(pattern, value) is not None
    except (re.error, OverflowError):  # the expressions of JavaScript say more than Python’s, as `\p{L}`
        return True


def barred(page: Document, sent: Mapping[str, str]) -> Tag | None:
    """The field whose own attributes keep the browser from sending those answers, what is not named being empty; one that
    has no room for them is not told by `novalidate`: people cannot type the rest."""
    for field in page.controls():
        if str(field.get("type", "")).lower() in TICKED or not field.get("name") or field.name == "select":
            continue
        value = sent.get(str(field["name"]), "")
        if field.find_parent("form", attrs={"novalidate": True}):
            longest = count_of(field.get("maxlength", ""))
            if longest is not None and len(value) > longest:
                return field
        elif not lets_through(field, value):
            return field
    return None


def lingering(page: Document, written: Mapping[str, str], before: Document) -> str:
    """A value that somebody else wrote and that a page shows or holds in a field, more often than before anybody wrote;
    an empty text where none is."""
    held, own = _held(page), _held(before)
    values = [value.strip() for value in written.values()]
    return next((one for one in values if len(one) > SHORT and held.count(one) > own.count(one)), "")


def _held(page: Document) -> str:
    """All that a page says, and what its fields hold."""
    fields = [one for one in page.select("input[name], textarea[name]") if one.get("type") not in TICKED]
    return "\n".join([page.text(), *map(given, fields)])


def given(field: Tag) -> str:
    """What a field holds before anybody writes in it."""
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    if field.name == "select":
        option = field.select_one("option[selected]") or field.select_one("option")
        return "" if option is None else str(option.get("value", option.get_text(strip=True)))
    return str(field.get("value", ""))
