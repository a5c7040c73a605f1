"""Values of scripts followed backwards, the texts they make, and on what the running of a line depends."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.backwards import NODES
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.scripts.conditions import conditions_of
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script, parsed
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, text
from guichet.reading.scripts.texts import selector_of, text_made, words_in
from guichet.reading.scripts.ways import ways_to


def script_of(files: str | Mapping[str, str]) -> Script:
    """Return the first of some scripts that import one another."""
    texts = {"a.js": files} if isinstance(files, str) else dict(files)
    project = Project(list(texts), Config(), {path: Source(path, one) for path, one in texts.items()})
    found = script_at(next(iter(texts)), project)
    assert found is not None
    return found


def sunk(script: Script):  # type: ignore[no-untyped-def]
    """Return what is given to `sink(…)`."""
    call = next(one for one in script.walk("call_expression") if text(one).startswith("sink("))
    return arguments(call)[0]


def seen(files: str | Mapping[str, str]) -> list[str]:
    """Return the source of every origin of what is given to `sink(…)`."""
    script = script_of(files)
    return [text(one.node) for one in origins(sunk(script), script)]


@pytest.mark.parametrize(
    ("code", "origin"),
    [
        ("const a = secret;\nconst b = a;\nsink(b);", "secret"),
        ("let a;\na = secret;\nsink(a);", "secret"),
        ("const { a } = secret;\nsink(a);", "secret"),
        ("const { a: { b } } = { a: { b: secret } };\nsink(b);", "secret"),
        ("const [, b] = [1, secret];\nsink(b);", "1"),
        ("const o = { a: secret };\nsink(o.a);", "secret"),
        ("const o = {};\no.a = secret;\nsink(o);", "secret"),
        ("const o = [];\no.push(secret);\nsink(o);", "secret"),
        ("const d = new FormData();\nd.append('nir', secret);\nsink(d);", "secret"),
        ("const o = { ...secret };\nsink(o);", "secret"),
        ("const o = Object.assign({}, secret);\nsink(o);", "secret"),
        ("function f() { return secret; }\nsink(f());", "secret"),
        ("const f = () => secret;\nsink(f());", "secret"),
        ("function f(x) { return x; }\nsink(f(secret));", "secret"),
        ("function f(x) { sink(x); }\nf(secret);", "secret"),
        ("const f = ({ x }) => sink(x);\nf({ x: secret, y: 1 });", "secret"),
        ("const f = (x = secret) => sink(x);", "secret"),
        ("class A { constructor() { this.x = secret; } go() { sink(this.x); } }", "secret"),
        ("class A { x = secret; go() { sink(this.x); } }", "secret"),
        ("class A { get x() { return secret; } go() { sink(this.x); } }", "secret"),
        ("class A { static x = secret; }\nsink(A.x);", "secret"),
        ("const o = { x: secret, go() { sink(this.x); } };", "secret"),
        ("window.x = secret;\nsink(x);", "secret"),
        ("window.x = secret;\nsink(window.x);", "secret"),
        ("const q = window._paq;\nsink(q);", "window._paq"),
        ("for (const x of secret) sink(x);", "secret"),
        ("secret.forEach((x) => { sink(x); });", "secret"),
        ("secret.then(({ x }) => sink(x));", "secret"),
        ("function each(x) { sink(x); }\nsecret.forEach(each);", "secret"),
        ("sink(JSON.stringify({ a: `n ${secret}` }));", "secret"),
        ("sink(ok ? secret : 0);", "secret"),
        ("sink(0 || secret);", "secret"),
        ("sink(await secret);", "secret"),
        ("const f = g.bind(null);\nfunction g() { return secret; }\nsink(f());", "secret"),
        ("(function (x) { sink(x); })(secret);", "secret"),
        ({"a.js": "import { x } from './b.js';\nsink(x);", "b.js": "export const x = secret;"}, "secret"),
        ({"a.js": "import { y as x } from './b';\nsink(x());", "b.js": "function z() { return secret; }\nexport { z as y };"}, "secret"),
        ({"a.js": "import x from './b.js';\nsink(x);", "b.js": "export default secret;"}, "secret"),
        ({"a.js": "import * as b from './b.js';\nsink(b.x());", "b.js": "export const x = () => secret;"}, "secret"),
        ({"a.js": "import { x } from './b.js';\nsink(x);", "b.js": "export { x } from './c.js';", "c.js": "export const x = secret;"}, "secret"),
        ({"a.js": "export function f(x) { sink(x); }", "b.js": "import { f } from './a.js';\nf(secret);"}, "secret"),
    ],
)  # fmt: skip
def test_values_are_followed_to_where_they_come_from(code: str | Mapping[str, str], origin: str) -> None:
    assert origin in seen(code)


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("const a = secret;\n{ const a = 1; sink(a); }", "secret"),
        ("function f(a) { return 1; }\nconst a = secret;\nsink(f(a));", "secret"),
        ("const o = { a: 1, b: secret };\nsink(o.a);", "secret"),
        ("class A { x = secret; }\nclass B { x = 1; go() { sink(this.x); } }", "secret"),
        ("function f(x) { sink(x); }\nf(1);\nfunction g(x) { return x; }\ng(secret);", "secret"),
    ],
)
def test_names_of_another_place_are_not_mixed(code: str, other: str) -> None:
    assert other not in seen(code)


def test_following_is_bounded() -> None:
    turns = "".join(f"function f{n}(x) {{ return f{(n + 1) % 9}(f{(n + 2) % 9}(x)); }}\n" for n in range(9))
    assert len(seen(f"let a = b, b = a;\n{turns}sink(f0(a));")) <= NODES


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("const h = 'stats.' + 'example';\nsink(`https://${h}/t.js`);", "https://stats.example/t.js"),
        ("sink(['https:', '', 'stats.example'].join('/'));", "https://stats.example"),
        ("const C = { host: 'stats.example' };\nsink('//' + C.host);", "//stats.example"),
        ("function url(p) { return '/x'; }\nsink(url(1));", "/x"),
        ("sink('/a?n=' + name);", "/a?n=\ufffc"),
    ],
)
def test_texts_are_put_together(code: str, made: str) -> None:
    script = script_of(code)
    assert text_made(sunk(script), script) == made


def test_words_of_a_table_and_handles_of_the_page() -> None:
    script = script_of("const EVENTS = ['keyup', 'blur'];\nconst box = document.querySelector('#nir');\nsink(EVENTS);")
    assert words_in(sunk(script), script) == ["keyup", "blur"]
    script = script_of("const box = document.getElementById('nir');\nsink(box);")
    assert selector_of(sunk(script), script) == "#nir"


@pytest.mark.parametrize(
    ("code", "tests"),
    [
        ("if (a) { sink(1); }", [("a", True)]),
        ("if (a) { b(); } else { sink(1); }", [("a", False)]),
        ("if (!a) sink(1);", [("a", False)]),
        ("if (a && !b) sink(1);", [("a", True), ("b", False)]),
        ("if (a || b) sink(1);", [("a || b", True)]),
        ("if (a || b) { c(); } else { sink(1); }", [("a", False), ("b", False)]),
        ("a && sink(1);", [("a", True)]),
        ("a || sink(1);", [("a", False)]),
        ("a ? b() : sink(1);", [("a", False)]),
        ("function f() { if (a) return; sink(1); }", [("a", False)]),
        ("function f() { if (a) { b(); } sink(1); }", []),
        ("if (a) { function f() { sink(1); } }", []),
    ],
)
def test_tests_around_a_node_and_the_answer_they_must_give(code: str, tests: list[tuple[str, bool]]) -> None:
    script = script_of(code)
    assert [(text(one.test), one.holds) for one in conditions_of(sunk(script), script)] == tests


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        ("sink(1);", [("", [])]),
        ("function f() { sink(1); }\nif (a) f();", [("", [("a", True)])]),
        ("function f() { sink(1); }\nif (a) f();\nif (!b) f();", [("", [("a", True)]), ("", [("b", False)])]),
        ("x.addEventListener('click', () => { sink(1); });", [("click", [])]),
        ("x.addEventListener('click', f);\nfunction f() { if (a) sink(1); }", [("click", [("a", True)])]),
        ("x.onclick = function () { sink(1); };", [("click", [])]),
        ("$('#b').click(function () { sink(1); });", [("click", [])]),
        ("setTimeout(() => sink(1), 10);", [("", [])]),
        ("manager.then(() => sink(1));", [("manager.then", [])]),
        ("function f() { sink(1); }", [(None, [])]),
        ("(() => { if (a) { sink(1); } })();", [("", [("a", True)])]),
        ({"a.js": "export function f() { sink(1); }", "b.js": "import { f } from './a.js';\nif (a) f();"}, [("", [("a", True)])]),
        ("x.addEventListener('input', debounce(() => sink(1), 500));", [("input", [])]),
        ("x.addEventListener('input', debounce(f, 500));\nfunction f() { sink(1); }", [("input", [])]),
        ("const f = useCallback(debounce(() => sink(1), 500), []);\nx.onkeyup = () => f();", [("keyup", [])]),
        ("const f = useMemo(() => throttle(() => sink(1)), []);\nx.addEventListener('blur', f);", [("blur", [])]),
        ({"a.tsx": "const f = () => sink(1);\nexport const A = () => <input onChange={f} />;"}, [("change", [])]),
        ({"a.tsx": "export const A = () => <input onChange={debounce(() => sink(1), 500)} />;"}, [("change", [])]),
        ("const found = pages.map(() => sink(1));\nshow(found);", [("pages.map", [])]),
        ("watch(state, () => sink(1));", [("watch", [])]),
        ({"a.ts": "export function use(t) { watch(t, () => sink(1)); }", "P.vue": "<script setup>\nimport { use } from './a';\nuse(story);\n</script>\n<template><textarea v-model=\"story\" /></template>"}, [("input", [])]),
        ({"a.ts": "export function use(t) { watch(t, () => sink(1)); }", "P.vue": "<script setup>\nimport { use } from './a';\nuse(open);\n</script>\n<template><input type=\"checkbox\" v-model=\"open\" /></template>"}, [("watch", [])]),
        ({"story_controller.js": "export default class extends Controller { send() { sink(1); } }", "p.html": "<div data-controller=\"story\"><textarea data-action=\"input->story#send\"></textarea></div>"}, [("input", [])]),
    ],
)  # fmt: skip
def test_ways_to_a_node(code: str | Mapping[str, str], ways: list[tuple[str | None, list[tuple[str, bool]]]]) -> None:
    script = script_of(code)
    found = ways_to(sunk(script), script)
    assert [(way.event, [(text(one.test), one.holds) for one in way.conditions]) for way in found] == ways


def test_inline_scripts_of_a_page_share_their_names() -> None:
    html = "<script>var x = secret;</script><script>sink(x);</script>"
    project = Project(["page.html"], Config(), {"page.html": Source("page.html", html)})
    template = project.library.template("page.html")
    assert template is not None
    from guichet.reading.scripts.javascript import scripts_of

    script = scripts_of(project.page(template))[1]
    assert "secret" in [text(one.node) for one in origins(sunk(script), script)]


def test_a_parser_that_tries_too_many_ways_is_stopped_and_the_next_file_is_read() -> None:
    siblings = "<Bouton/>" * 600
    assert parsed(siblings.encode(), "tsx") is None, "each may be the types of a call that never comes"
    root = parsed(f"const été = <div>{siblings}</div>;\n".encode(), "tsx")
    assert root is not None
    assert not root.has_error
    script = Script(Source("src/Page.jsx", siblings), siblings, 0, Project([], Config()), dialect="tsx")
    assert script.root is None
    assert script.is_too_deep
