"""What a program wants of what a script sends it to open an account: the rules of the class that it is read into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import is_back_office, place_of_path
from guichet.done.forms.form import Asked, Sort
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project

_CLASS = re.compile(r"^[ \t]*(?:@\w+[^\n]*\n[ \t]*)*(?:export\s+|final\s+|readonly\s+)*class\s+(?P<name>\w+)(?P<bases>[^\n{]*)", re.M)  # fmt: skip
_OF_PHP = re.compile(r"^[ \t]*(?:public|protected|private)\s+(?:readonly\s+)?(?:\??[\w\\|]+\s+)?\$(?P<name>\w+)\s*(?P<rest>[=;,)])", re.M)  # fmt: skip
_OF_SCRIPT = re.compile(r"^[ \t]*(?:public\s+|readonly\s+)*(?P<name>\w+)(?P<rest>[?!]?)\s*:\s*[\w<>\[\]| ]+;", re.M)
_OF_PYTHON = re.compile(r"^[ \t]+(?P<name>\w+)[ \t]*:[ \t]*(?P<kind>[^\n=#]+)(?P<rest>=[^\n]*)?$", re.M)
_OF_SERIALIZER = re.compile(r"^[ \t]+(?P<name>\w+)[ \t]*=[ \t]*(?:\w+\.)*(?P<kind>\w+)Field\((?P<rest>[^)]*)\)", re.M)
_FULL = re.compile(r"\bNotBlank\b|\bNotNull\b|@IsNotEmpty\(|@IsDefined\(|@IsEmail\(|@IsString\(|@IsPhoneNumber\(|@Length\(|@MinLength\(")  # fmt: skip
_FREE = re.compile(r"@IsOptional\(|\bgroups\s*:|\bWhen\(|@ValidateIf\(")
_NONE = re.compile(r"\bNone\b|\bOptional\b|required\s*=\s*False|default\s*=|read_only\s*=\s*True")


@memo
def opened_by_payload(project: Project) -> tuple[Asked, ...]:
    """Return what must be sent to open an account, as the class says it into which a program reads what a script sends; () when there is none, or several."""
    found = [fields for path in project.paths for fields in _opening(path, project)]
    return found[0] if len(found) == 1 else ()


_PROVIDED = re.compile(r"[\"'](?:email|mail|userinfo|id_token|sub)[\"']|getUserInfo|fetchUser", re.I)
_MADE = re.compile(r"\bnew\s+\w*(?:User|Usager|Account|Requerant|Member|Compte)\b|\bcreate_?user\(|\b(?:users?|accounts?)(?:Service|Repository)?\.create\(|\b(?:User|Account|Usager)\(", re.I)  # fmt: skip
_MAIL_KEPT = re.compile(r"\b(?:setEmail|setCourriel|setMail)\(|[\"']?\b(?:email|courriel)[\"']?\s*(?:=>|[:=])(?!=)")


@memo
def opens_otherwise(project: Project) -> str:
    """Return how else an account is opened than by what is sent: "" by nothing, "mail" by a provider whose mail is kept, "any" by one that may give none."""
    texts = [
        project.text(path)
        for path in project.paths
        if _BY_PROVIDER.search(path.rpartition("/")[2]) and place_of_path(path) is None and not is_back_office(path)
    ]
    opening = [one for one in texts if _PROVIDED.search(one) and _MADE.search(one)]
    return "" if not opening else "mail" if all(_MAIL_KEPT.search(one) for one in opening) else "any"


_BY_PROVIDER = re.compile(r"(?:Connect|OAuth2?|Oidc|OpenId|Saml|Google)\w{0,60}(?:Authenticator|Strategy|Provider|Handler)?\.(?:php|ts|py)$|(?:passport|oauth|oidc)[-_.]?strategy\.ts$", re.I)  # fmt: skip


def _opening(path: str, project: Project) -> Iterator[tuple[Asked, ...]]:
    """The classes of a file that are called after an account that one makes, and hold the secret that it opens with."""
    if not path.endswith((".php", ".ts", ".py")) or place_of_path(path) is not None or is_back_office(path):
        return
    text = project.text(path)
    if not _SECRET.search(text):
        return
    held = list(_CLASS.finditer(text))
    for one, end in zip(held, [*(each.start() for each in held[1:]), len(text)], strict=True):
        if not speaks_of(apart(one["name"]), "sessions.account_made"):
            continue
        fields = tuple(_fields(path, text, one.end(), end, one["bases"]))
        if any(one.required for one in fields) and any(speaks_of(apart(one.name), "sessions.secret") for one in fields):
            yield fields


_SECRET = re.compile("password|mot_?de_?passe|mdp", re.I)


def _fields(path: str, text: str, start: int, end: int, bases: str) -> Iterator[Asked]:
    """The answers of a class, each wanted as its language says: by a mark before it, or by having no value of its own."""
    of_python = _OF_SERIALIZER if "Serializer" in bases else _OF_PYTHON if re.search(r"BaseModel|Schema|Struct", bases) else None  # fmt: skip
    if path.endswith(".py"):
        for one in of_python.finditer(text, start, end) if of_python is not None else ():
            said = f"{one['kind']} {one['rest'] or ''}"
            has_value = of_python is _OF_PYTHON and one["rest"] is not None and "Field(" not in one["rest"]
            yield _asked(path, one, text, is_wanted=not has_value and not _NONE.search(said))
        return
    at = start
    for one in (_OF_PHP if path.endswith(".php") else _OF_SCRIPT).finditer(text, start, end):
        marks, at = text[at : one.start()], one.end()
        is_wanted = _FULL.search(marks) is not None and one["rest"] != "?"
        yield _asked(path, one, text, is_wanted=is_wanted, sometimes=_FREE.search(marks) is not None, kind=marks)


def _asked(
    path: str, one: re.Match[str], text: str, *, is_wanted: bool, sometimes: bool = False, kind: str = ""
) -> Asked:
    is_mail = "Email" in (kind or one.groupdict().get("kind") or "")
    span = Span(one.start("name"), one.end("name"))
    sort = Sort.PASSWORD if _SECRET.search(one["name"]) else Sort.TEXT
    return Asked(one["name"], "", sort, is_wanted and "@IsOptional(" not in kind, path, span, sometimes=sometimes, kind="email" if is_mail else "")  # fmt: skip
