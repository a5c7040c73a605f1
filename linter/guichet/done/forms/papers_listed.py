"""Papers that a table wants for each procedure, by their names alone: a list, rows, or a key for each paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guichet.core.places import Place
from guichet.done.forms.described import DescribedForm, titles_of, words_of
from guichet.done.forms.form import Asked, Sort
from guichet.done.nouns.act import Kind
from guichet.done.nouns.titles import TITLES
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes

_NOT_ALL = ("identity.one_is_enough", "identity.at_will", "fields.may")
_PROVEN = ("identity.documents", "identity.face", "identity.certified")
_LONGEST = 120
_ASKS = re.compile(r"(?:how|why|what|when|where|who|which|can|comment|pourquoi|quand|quoi|que|qui|quelle?s?)\b")
"""How a question begins: pages that answer questions about papers are no papers."""


def papers_in(tree: Tree, place: Place, *, read: bool = False) -> Iterator[DescribedForm]:
    """Yield what each procedure of a table wants as papers: `{titre: "Signaler", pieces: [identite]}`, `{demarche: question, piece: passeport}`."""
    has_other_way = any(speaks_of(one.key, "identity.instead") for _, one in tree.walk())
    for around, one in tree.walk():
        if not around and one.value is None and _is_of_an_end(one):
            yield _form(one, (), _items(one), f"{one.key} {one.path}", place, read=read)
        if not around or is_of_keeping(around[0].path, *(part.key for part in around)):
            continue
        if _lists_names(one) and speaks_of(one.key, "identity.papers"):
            form = _listed(one, around, place, read=read)
        elif _lists_names(one) and not has_other_way and _is_requirement(one, around):
            form = _form(one, around, _items(one), f"{one.key} {one.path}", place, read=read)
        elif not has_other_way and _is_keyed(one, around):
            form = _form(one, around, [(part, f"{part.key} {part.value}") for part in one.leaves], f"{one.key} {one.path}", place, read=read)  # fmt: skip
        else:
            form = _of_row(one, around, place, read=read)
        if form is None:
            form = _labelled(one, around, place, read=read)
        if form is not None:
            yield form


def choices_of_each(tree: Tree, place: Place) -> Iterator[DescribedForm]:
    """Yield what a table of papers takes under each of its names, where one of each list is enough: `pieces: {domicile: [quittance]}`."""
    for around, one in tree.walk():
        if around and one.key and _lists_names(one) and speaks_of(around[-1].key, "identity.papers"):
            offered = tuple(part.value or "" for part in one.parts)
            said = f"{one.key} {offered[0]}" if len(offered) == 1 else one.key
            first = one.parts[0]
            field = Asked(one.key, said, Sort.CHOICE, True, one.path, first.span, offered)
            yield _of_fields(one, around, (field,), f"{one.key} {one.path}", place, read=True)


def is_of_keeping(path: str, *keys: str) -> bool:
    """Whether a table says for how long things are kept, by its file or its keys: what it names was asked for elsewhere."""
    return any(speaks_of(one, "retention.of_files") for one in (path.rpartition("/")[2], *keys))


def _is_of_an_end(listed: Tree) -> bool:
    """Whether a list that stands alone is named for the papers that closing something wants, all of which say who one is."""
    named = speaks_of(listed.key, "identity.papers") and not speaks_of(listed.key, "identity.accepted")
    ends = speaks_of(listed.key, "leaving.closure") or speaks_of(listed.key, "deeds.leaves")
    return named and ends and _lists_names(listed) and all(_proves(one.value or "") for one in listed.parts)


def _lists_names(one: Tree) -> bool:
    return bool(one.parts) and len(words_of(one)) == len(one.parts)


def _items(listed: Tree) -> list[tuple[Tree, str]]:
    return [(one, f"{listed.key} {one.value}") for one in listed.parts]


def _listed(listed: Tree, around: tuple[Tree, ...], place: Place, *, read: bool) -> DescribedForm | None:
    """The papers that a procedure lists under a name for papers; a choice among them, or an offer, is told elsewhere."""
    beside = " ".join(one.value or "" for one in around[-1].leaves)
    if all(_ASKS.match(apart(one.value or "")) for one in listed.parts):
        return None
    if speaks_of(listed.key, "identity.accepted") or any(speaks_of(beside, idea) for idea in _NOT_ALL):
        return None
    title = " ".join((around[-1].key, *titles_of(around[-1:]), listed.path))
    return _form(listed, around, _items(listed), title, place, read=read)


def _is_requirement(listed: Tree, around: tuple[Tree, ...]) -> bool:
    """Whether a table of what is required gives a procedure a list in which one proves who one is: `requirements: {library: [passport]}`."""
    holder = around[-1].key
    if not listed.key or speaks_of(holder, "identity.accepted") or not (speaks_of(holder, "identity.papers") or speaks_of(holder, "identity.wanted")):  # fmt: skip
        return False
    return any(_proves(one.value or "") for one in listed.parts)


def _is_keyed(holder: Tree, around: tuple[Tree, ...]) -> bool:
    """Whether a table of papers to send gives a procedure one key for each paper, with its words: `{records: {id: "A copy of your passport"}}`."""
    if not holder.key or not holder.parts or len(holder.leaves) != len(holder.parts) or not all(one.key for one in holder.parts):  # fmt: skip
        return False
    if all(one.key.lower() in _LABELS for one in holder.parts):
        return False  # one paper, and what it is called: a table of them says by its own name whether they are wanted
    named = " ".join((holder.path, *(one.key for one in around)))
    texts = [one.value or "" for one in holder.leaves]
    written = all(" " in text and len(text) < _LONGEST for text in texts)
    return written and speaks_of(named, "identity.papers_file") and any(map(_proves, texts))


def _of_row(row: Tree, around: tuple[Tree, ...], place: Place, *, read: bool) -> DescribedForm | None:
    """The paper that a row gives to a procedure that it names: `{demarche: "question", piece: "passeport", obligatoire: true}`."""
    if row.key or len(row.leaves) != len(row.parts) or not 2 <= len(row.parts) <= 6:
        return None
    paper = next(
        (one for one in row.leaves if speaks_of(one.key, "identity.papers") and _proves(one.value or "")), None
    )
    procedure = next((one for one in row.leaves if speaks_of(one.key, "identity.procedure")), None)
    if paper is None or procedure is None or any(is_no(one.value) for one in row.leaves):
        return None
    return _form(
        row, around, [(paper, f"{paper.key} {paper.value}")], f"{procedure.value} {row.path}", place, read=read
    )


_PAPERS = ("identity.documents", "identity.heavy", "identity.of_money", "identity.given")
_LABELS = TITLES | {"texte", "text", "document", "piece"}


def _labelled(listed: Tree, around: tuple[Tree, ...], place: Place, *, read: bool) -> DescribedForm | None:
    """The papers of a procedure that a file of papers gives a row each, with its words: `{carte_lecteur: [{libelle: "Dernier avis d'impôt"}]}`."""
    named = " ".join((listed.path.rpartition("/")[2], *(one.key for one in around)))
    if not listed.key or not listed.parts or not speaks_of(named, "identity.papers_file"):
        return None
    beside = " ".join(one.value or "" for one in (*around[-1].leaves, *listed.leaves))
    if not _must(listed) and any(_must(one) for one in around[-1].parts):
        return None  # what must be given is listed beside, under its own name
    rows = [
        next((leaf for leaf in row.leaves if leaf.key.lower() in _LABELS and leaf.value), None)
        for row in listed.parts
        if not row.key
    ]
    papers = [one for one in rows if one is not None]
    if len(papers) != len(listed.parts) or any(
        speaks_of(f"{beside} {listed.key}", idea) for idea in (*_NOT_ALL, "identity.accepted")
    ):
        return None
    if not any(speaks_of(one.value or "", idea) for one in papers for idea in _PAPERS):
        return None
    wanted = [(one, row) for one, row in zip(papers, listed.parts, strict=True) if not _is_spared(row)]
    return (
        _form(
            listed,
            around,
            [(one, one.value or "") for one, _ in wanted],
            f"{listed.key} {listed.path}",
            place,
            read=read,
        )
        if wanted
        else None
    )


def _must(listed: Tree) -> bool:
    return _is_demanded(listed.key)


@lru_cache(maxsize=256)
def _is_demanded(key: str) -> bool:
    return names("fields.must").search(apart(key)) is not None


def _is_spared(row: Tree) -> bool:
    """Whether a row says that its paper may be left out."""
    return any(is_no(one.value) or (speaks_of(one.key, "fields.may") and is_yes(one.value)) for one in row.leaves)


def _proves(said: str) -> bool:
    return any(speaks_of(said, idea) for idea in _PROVEN)


def _form(listed: Tree, around: tuple[Tree, ...], papers: list[tuple[Tree, str]], title: str, place: Place, *, read: bool) -> DescribedForm:  # fmt: skip
    fields = tuple(Asked(one.value or "", label, Sort.FILE, True, one.path, one.span) for one, label in papers)
    return _of_fields(listed, around, fields, title, place, read=read)


def _of_fields(listed: Tree, around: tuple[Tree, ...], fields: tuple[Asked, ...], title: str, place: Place, *, read: bool) -> DescribedForm:  # fmt: skip
    name = " ".join(one.key for one in (*around, listed) if one.key)
    return DescribedForm(
        Kind.ASK, listed.path, fields[0].span, place, name=name, fields=fields, title=title, read=read, is_of_papers=True
    )  # fmt: skip
