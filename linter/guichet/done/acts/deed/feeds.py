"""Lists of people, with what they told to be cared for or helped, that a program carries to those who sell them something, and nobody looks who agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.functions_called import function_called, whole_at
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.people.columns import protected
from guichet.done.people.personal_data import is_personal_name
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import Body, Deed

_CARRIES = frozenset({"putfo", "put", "upload", "upload!", "storbinary", "post", "postForEntity", "postForObject", "exchange", "put_object", "putObject", "upload_fileobj", "upload_file", "fastPut", "attach", "attach_file", "attachData", "post!", "putFile", "uploadFrom", "write", "open", "fetch", "request", "postJson", "send_file"})  # fmt: skip
_CHANNEL = re.compile(
    r"s?ftp|\bscp\b|requests\.|httpx|axios|(?<![\w.])fetch\(|[rR]estTemplate|[wW]eb[cC]lient|HTTParty|Faraday|Net::HTTP|\bHttp::|HttpClient|Storage::disk|boto3|\bs3\b|EmailMessage|send_mail|\bmail\(|urlopen|RestClient|got\.post",
    re.I,
)
"""That what is carried leaves: by a file that is put elsewhere, a request, a message with a file."""
_SETTING = re.compile(
    r"\b([A-Z][A-Z\d]{2,30})(?:_(?:SFTP|FTP|API|PARTNER|FEED))?_(?:HOST|URL|URI|USER|BUCKET|EMAIL|KEY|TOKEN|ENDPOINT|INBOX|SERVER)\b"
)
_NAMES = re.compile(r"\b[a-z_A-Z]{3,40}\b")
_OWN = re.compile(
    r"backup|sauvegarde|restic|archiv|warehouse|entrepot|open_?data|anonym|pseudonym|aggregat|\bcpam\b|\bcnam\b|\bcaf\b|urssaf|dgfip|\bnhs\b|hospital|hopital|\bchu\b|prefecture|ministr|\binsee\b|gouv\.fr|gov\.uk|\bars\b|assurance_maladie|assurance maladie|test_|staging",
    re.I,
)
"""What is kept for oneself, handed to an office, or tells of nobody."""
_AGREED = re.compile(
    r"consent|agreed|agreement|accord(?!ing)|opt_?in|optin|autoris|authoris|permission|allows?_sharing|accepte", re.I
)
_LONGEST = 6_000
_ABOVE = 200


def carried_to_sellers(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the call that carries a list of people to those who sell, when it tells what the law protects most."""
    if not whole.place.is_lived or not whole.is_among_others:
        return
    carrying = next((one for one in body.deeds if one.is_call and one.last in _CARRIES), None)
    if carrying is None:
        return
    start, end = _ends(body, whole)
    own = whole.text[start:end]
    said = f"{whole.path.rpartition('/')[2]} {whole.text[max(0, start - _ABOVE) : end]}"
    if not _CHANNEL.search(own) or not speaks_of(said, "deeds.sellers") or _OWN.search(said):
        return
    texts = (own, *_called(body, whole))
    if any(_AGREED.search(one) for one in texts):
        return
    named = dict.fromkeys(name for one in texts for name in _NAMES.findall(one))
    grave = protected(named) or [one for one in named if speaks_of(one, "rights.of_health")]
    who = [one for one in named if is_personal_name(one) and not one.isupper() and one not in grave]
    if who and grave:
        yield FromDeed(
            Kind.SEND, whole.path, _last_carried(body).span, whole.place,
            what=What.GOES, shown=f"{who[0]}, {grave[0]}", other=_recipient(own, said), certain=False,
        )  # fmt: skip


def _last_carried(body: Body) -> Deed:
    return [one for one in body.deeds if one.is_call and one.last in _CARRIES][-1]


def _ends(body: Body, whole: Whole) -> tuple[int, int]:
    """Where a function begins in the text of its file, and where the next one does."""
    starts = sorted(one.span.start for one in whole.bodies)
    start = body.function.span.start
    after = next((at for at in starts if at > start), start + _LONGEST)
    return max(0, start - whole.start), after - whole.start


def _called(body: Body, whole: Whole) -> Iterator[str]:
    """The files of the functions that a function calls, where they are short: the columns of a list often stand above what writes it."""
    seen: set[str] = {whole.path}
    for one in body.deeds:
        helper = function_called(one, whole) if one.is_call else None
        path = helper.deeds[0].path if helper is not None else ""
        if path and path not in seen:
            seen.add(path)
            yield whole_at(path, whole).text[:_LONGEST]
    if whole.path.endswith(".py") and len(whole.text) < _LONGEST:
        yield whole.text


def _recipient(own: str, said: str) -> str:
    """Who receives, by the name of the setting that says where, or by what is said of them."""
    found = _SETTING.search(own)
    if found is not None:
        return found[1].capitalize()
    words = apart(said)
    told = names("deeds.sellers").search(words)
    return words[told.start() :].split()[0] if told is not None else ""
