"""JSX and TSX are read as the templates that they are translated into: across files, with what each component is given."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

from tests.linter.test_components import said


def shown(files: Mapping[str, str], path: str = "") -> str:
    """Return what a file shows, what it uses written out, white space folded."""
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    page = project.page_written(path or next(iter(files)))
    assert page is not None
    return " ".join(_SET.sub("", page.template.source.text).split())


_SET = re.compile(r"\{% set .*?%\}")


def component(body: str, before: str = "", given: str = "{ a, b }") -> str:
    return f"{before}\nexport function C({given}) {{ return ({body}); }}\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p className="é" tabIndex={-1}>Né</p>', '<p class="é" tabindex="-1">Né</p>'),
        ('<label htmlFor="x">Né</label>', '<label for="x">Né</label>'),
        ("<><br />{/* rien */}{null}{'deux'}{`t${'rois'}`}</>", "<br>deuxtrois"),
        ("a ? <i>1</i> : <b>2</b>", "{% if a %}<i>1</i>{% else %}<b>2</b>{% endif %}"),
        ("<p>{a && <i>1</i>}</p>", "<p>{% if a %}<i>1</i>{% endif %}</p>"),
        ("<input disabled={a} hidden={false} aria-hidden={false} required />",
         '<input {% if a %}disabled{% endif %} aria-hidden="false" required>'),
        ("<ul>{a.map((one, i) => <li key={i}>{one.label}</li>)}</ul>",
         "<ul>{% for one in a %}<li>{{ one.label }}</li>{% endfor %}</ul>"),
        ("<ul>{['é', 'à'].map((one) => <li>{one}</li>)}</ul>", "<ul><li>é</li><li>à</li></ul>"),
        ("<p className={clsx('x', a && 'y', { z: b })} />",
         '<p class="x {% if a %}y{% endif %} {% if b %}z{% endif %}"></p>'),
        ("<p className={`x ${a ? 'y' : 'z'}`} />", '<p class="x {% if a %}y{% else %}z{% endif %}"></p>'),
        ("<p style={{ marginTop: 4, color: 'red' }} />", '<p style="margin-top: 4px; color: red; "></p>'),
        ("<p onClick={() => a.close()} />", '<p onclick="a.close()"></p>'),
        ("<p onClick={a} />", '<p onclick="{{ a }}"></p>'),
        ("<p dangerouslySetInnerHTML={{ __html: a }} />", "<p>{{ a|safe }}</p>"),
        ("<Link to=\"/é\">É</Link>", "<x-link {{ attributes() }}>É</x-link>"),
    ],
)  # fmt: skip
def test_what_is_written(body: str, expected: str) -> None:
    assert shown({"src/C.jsx": component(body)}) == expected
    assert shown({"src/C.tsx": component(body, given="{ a, b }: Props")}) == expected


@pytest.mark.parametrize(
    ("before", "opening", "expected"),
    [
        ("", "<form action={a}>", ' method="post"'),
        ("async function send(data) {}", "<form action={send}>", ' method="post"'),
        ("", "<form action={a.send}>", ' method="post"'),
        ("", "<form action={send.bind(null, b)}>", ' method="post"'),
        ("", "<form action={(data) => a(data)}>", ' method="post"'),
        ("", '<form action={a} method="get">', ' method="get"'),
        ("", '<form action="/suivi">', ""),
        ("", "<form action={`/suivi/${a}`}>", ""),
        ("const URL = '/suivi';", "<form action={URL}>", ""),
    ],
)
def test_what_a_function_is_given_is_in_no_address(before: str, opening: str, expected: str) -> None:
    text = component(f"{opening}<input name='nir' /></form>", before)
    assert re.findall(r' method="\w+"', shown({"src/C.jsx": text})) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("if (a) return <i/>; return <b/>;", "{% if a %}<i></i>{% else %}<b></b>{% endif %}"),
        ("switch (a) { case 1: return <i/>; default: return <b/>; }",
         "{% if a == 1 %}<i></i>{% else %}<b></b>{% endif %}"),
        ("const [on, set] = useState(true); return <input checked={on} hidden={on} />;",
         "<input checked {% if on %}hidden{% endif %}>"),
        ("const { b = 'é', ...c } = a; return <p {...c}>{b}</p>;",
         "<p {{ attributes() }}>{{ a['b']|default('é') }}</p>"),
        ("const x = <i/>; return <p>{x}</p>;", "<p><i></i></p>"),
        ("const row = (x) => <li>{x}</li>; return <ul>{row('é')}</ul>;", "<ul><li>é</li></ul>"),
        ("const text = a ? 'é' : 'à'; return <p>{text}</p>;", "<p>{% if a %}é{% else %}à{% endif %}</p>"),
    ],
)  # fmt: skip
def test_what_comes_before_is_followed(body: str, expected: str) -> None:
    text = f"export const C = memo(({{ a }}) => {{ {body} }});\n"
    assert shown({"src/C.jsx": text}) == expected


BUTTON = """\
import styles from './b.module.css';
export const Button = forwardRef(function Button({ children, type = 'button', icon, label, ...rest }, ref) {
  const id = useId();
  return <button {...rest} ref={ref} type={type} className={styles.main} aria-labelledby={id}>
    {icon}<span id={id}>{children ?? label}</span></button>;
});
export default Button;
"""
FIELD = """\
import { Input } from './Input';
export function Field({ label, ...rest }) {
  const id = useId();
  return <><label htmlFor={id}>{label}</label><Input id={id} {...rest} /></>;
}
"""
INPUT = "export const Input = (props) => <input type={props.type ?? 'text'} {...props} />;\n"


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("<Button>Né</Button>", '<span id="unique-0">Né</span>'),
        ('<Button label="Né" />', '<span id="unique-0">Né</span>'),
        ("<Button icon={<i/>} />", '<i></i><span id="unique-0"></span>'),
        ('<Button type="submit" onClick={x} aria-expanded={false} className="é" />',
         '<button onclick="{{ x }}" aria-expanded="false" class="main_4279b9" type="submit" aria-labelledby="unique-0">'),
    ],
)  # fmt: skip
def test_what_a_component_is_given(use: str, expected: str) -> None:
    for brought in ("import { Button } from", "import Button from"):
        files = {"src/P.jsx": component(use, f"{brought} '@/ui/Button';"), "src/ui/Button.jsx": BUTTON}
        assert expected in shown(files)


@pytest.mark.parametrize("at", ["'./ui'", "'@app/ui'", "'@/ui/index'", "'./ui/Field'"])
def test_components_are_found_along_imports(at: str) -> None:
    files = {
        "app/P.tsx": component('<Field label="Né" name="n" />', f"import {{ Field }} from {at};"),
        "app/ui/index.ts": "export * from './Field';\n",
        "app/ui/Field.tsx": FIELD,
        "app/ui/Input.tsx": INPUT,
    }
    assert shown(files) == '<label for="unique-0">Né</label><input type="text" id="unique-0" name="n">'


def test_constants_are_followed_to_where_they_are_written() -> None:
    files = {
        "src/P.jsx": component("<h1 title={T.a}>{T.b.c}{N}</h1>", "import { T } from './t'; const N = 'é';"),
        "src/t.ts": "export const T = { a: 'à', b: { c: 'ù' } } as const;\n",
    }
    assert shown(files) == '<h1 title="à">ùé</h1>'


@pytest.mark.parametrize(
    "value", ["styled.button`color: red`", "styled('button')<Props>`color: red`", "styled.button.attrs({})`color: red`"]
)
def test_what_styles_dress_is_the_element(value: str) -> None:
    files = {
        "src/P.tsx": component("<B $big onClick={a}>Né</B>", "import { B } from './B';"),
        "src/B.tsx": f"const A = {value};\nexport const B = styled(A)``;\n",
    }
    assert shown(files) == '<button onclick="{{ a }}">Né</button>'


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("(props) => <input {...props} />", []),
        ("({ id, name }) => <input id={name} name={name} />",
         [("label-for-broken", "<Field"), ("field-label-missing", "<Field")]),
        ("({ inputId, name }) => <input id={inputId} name={name} />",
         [("label-for-broken", "<Field"), ("field-label-missing", "<Field")]),
        ("({ id, name, render }) => <p>{render(id)}</p>", []),
    ],
)  # fmt: skip
def test_an_id_that_is_made_for_a_field_and_does_not_reach_it(field: str, expected: list[tuple[str, str]]) -> None:
    files = {
        "src/P.jsx": component('<Field label="Né le" name="n" />', "import { Field } from './Field';"),
        "src/Field.jsx": FIELD,
        "src/Input.jsx": f"export const Input = {field};\n",
    }
    assert [(rule, text[:6]) for rule, text in said(files, "src/P.jsx")] == expected
    assert said(files, "src/Field.jsx") == []


@pytest.mark.parametrize(
    ("use", "wrapped", "expected"),
    [
        ("<Card aria-label={a}>Né</Card>", "memo({})", ["attribute-lost", "attribute-lost"]),
        ("<Card aria-label={a} />", "withLabel({})", []),
        ("<Card>{a}</Card>", "{}", []),
        ('<Card about="Ouvert le lundi matin" className="a b c d" />', "{}", ["attribute-lost"]),
    ],
)
def test_what_is_given_for_nothing(use: str, wrapped: str, expected: list[str]) -> None:
    files = {
        "src/P.jsx": component(f"<p>{use}</p>", "import { Card } from './Card';"),
        "src/Card.jsx": f"export const Card = {wrapped.format('({ title }) => <b>{title}</b>')};\n",
    }
    assert [rule for rule, _ in said(files, "src/P.jsx")] == expected


def test_stylesheets_come_with_what_imports_them_and_classes_of_one_file_stay_its_own() -> None:
    files = {
        "src/main.jsx": "import { P } from './P';\nimport './all.css';\ncreateRoot(root).render(<P />);\n",
        "src/P.jsx": component("<p className={s.é}>Né</p>", "import s from './P.module.css';").replace("C(", "P("),
        "src/all.css": "p { color: #777; background: #fff }",
        "src/P.module.css": ".é { color: #999; }\n.é:hover { color: #000; }\n",
    }
    files = {path: text.replace("é", "main") for path, text in files.items()}
    assert said(files, "src/P.jsx") == []
    assert '<link rel="stylesheet" href="all.css">' in shown(files)
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    found = check_file("src/main.jsx", Rules(selected(Config())), project)
    assert [(one.rule, one.path, one.position.line) for one in found] == [("contrast-low", "src/P.module.css", 1)]


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ('<Input label="Né le" nativeInputProps={{ name: "n" }} />', []),
        ('<Input label="" nativeInputProps={{ name: "n" }} />', ["label-empty", "field-label-missing"]),
        ('<Button iconId="fr-icon-add-line" onClick={a} />', ["button-name-missing"]),
        ('<Button iconId="fr-icon-add-line" title="Né" onClick={a} />', []),
        ('<Button linkProps={{ href: "/é" }}>Cliquez ici</Button>', ["link-text-vague"]),
        ('<Header id="é" />', []),
    ],
)
def test_what_a_package_of_a_design_system_shows(use: str, expected: list[str]) -> None:
    brought = (
        "import { Input } from '@codegouvfr/react-dsfr/Input';\nimport { Button } from '@codegouvfr/react-dsfr/Button';"
    )
    brought += "\nimport { Header } from '@codegouvfr/react-dsfr/Header';"
    text = component(f"<div>{use}</div>", brought)
    assert [(rule, where) for rule, where in said({"src/P.jsx": text}, "src/P.jsx")] == [
        (rule, use.partition(">")[0] + ">" if "</" in use else use) for rule in expected
    ]


@pytest.mark.parametrize(
    ("before", "use", "expected"),
    [
        ("const T = ({ niveau = 2, children }) => { const Tag = `h${niveau}`; return <Tag>{children}</Tag>; };",
         "<T niveau={4}>Né</T>", "<h4>Né</h4>"),
        ("function L({ alt }) { return <img alt={alt} />; }\nL.defaultProps = { alt: 'Né' };", "<L />", '<img alt="Né">'),
        ("class K extends React.Component { render() { return <p>{this.props.a}</p>; } }", "<K a='Né' />", "<p>Né</p>"),
        ("const F = ({ onGo, ...rest }) => <i onClick={onGo} {...rest} />;", "<F onGo={(e) => e.stop()} />",
         '<i onclick="event.stop()"></i>'),
        ("", "<label for='é' class='à'>Né</label>", "<label for='é' class='à'>Né</label>"),
    ],
)  # fmt: skip
def test_a_component_of_the_same_file(before: str, use: str, expected: str) -> None:
    assert expected in shown({"src/P.jsx": component(use, before)})
