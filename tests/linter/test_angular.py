"""Components of Angular are read as the templates that they are translated into, their elements around what they show."""

from __future__ import annotations

import pytest

from tests.linter.test_components import said
from tests.linter.test_jsx import shown


def of(template: str, members: str = "", options: str = "", selector: str = "app-c") -> str:
    return (
        f"@Component({{ selector: '{selector}', template: `{template}`{options} }})\nexport class C {{ {members} }}\n"
    )


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('<p *ngIf="a; else none" class="é">Né</p><ng-template #none><b>1</b></ng-template>',
         '{% if a %}<p class="é">Né</p>{% else %}<b>1</b>{% endif %}'),
        ("@if (a) {<i>1</i>} @else if (b) {<b>2</b>} @else {3}",
         "{% if a %}<i>1</i>{% elif b %}<b>2</b>{% else %}3{% endif %}"),
        ('<li *ngFor="let one of all; let i = index">{{ one.label }}</li>',
         "{% for one in all %}<li>{{ (one.label)|e }}</li>{% endfor %}"),
        ("@for (one of all; track one.id) {<li>{{ one }}</li>} @empty {<li>0</li>}",
         "{% for one in all %}<li>{{ (one)|e }}</li>{% else %}<li>0</li>{% endfor %}"),
        ('<img [src]="a" [attr.alt]="text">', '<img src="{{ a }}" alt="Né le">'),
        ('<p [class.x]="a" class="y" [ngClass]="{ z: b }"></p>',
         '<p class="y{% if a %} x{% endif %}{% if b %} z{% endif %}"></p>'),
        ('<form (ngSubmit)="send()"><input [(ngModel)]="on" type="checkbox"></form>',
         '<form onsubmit="event.preventDefault(); send()"><input [(ngModel)]="on" checked="" type="checkbox"></form>'),
        ('<a routerLink="/é" i18n="@@x">{{ text | uppercase }}{{ count() }}</a>',
         '<a href="/é">{{ (unknown_a4f6c81d03)|e }}{{ (count)|e }}</a>'),
    ],
)  # fmt: skip
def test_what_a_template_shows(template: str, expected: str) -> None:
    members = "readonly text = 'Né le'; on = true; count = signal(0);"
    assert shown({"app/c.component.ts": of(template, members)}) == expected


FIELD = of(
    '<label [for]="id">{{ label }}</label><input [id]="id" [attr.aria-required]="needed">',
    "@Input() id = ''; @Input({ alias: 'name' }) label = ''; needed = input(false);",
    ", host: { class: 'field', '[attr.id]': 'null' }",
    "app-field",
)
GROUP = of(
    '<fieldset><legend><ng-content select="[legend]" /></legend><ng-content></ng-content></fieldset>',
    selector="app-group",
)


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ('<app-field id="n" name="Né le" [needed]="true"></app-field>',
         '<app-field class=" field" name="Né le"><label for="n">Né le</label><input id="n" aria-required="true"></app-field>'),
        ('<app-field [id]="a" [label]="b" />',
         '<app-field class=" field"><label for="{{ a }}"></label><input id="{{ a }}" aria-required="false"></app-field>'),
        ("<app-group><b legend>Né</b><i></i></app-group>",
         "<app-group><fieldset><legend><b legend>Né</b></legend><i></i></fieldset></app-group>"),
        ("<app-group><b legende>Né</b></app-group>",
         "<app-group><fieldset><legend></legend><b legende>Né</b></fieldset></app-group>"),
        ("<app-else><b>Né</b></app-else>", "<app-else {{ attributes() }}><b>Né</b></app-else>"),
    ],
)  # fmt: skip
def test_what_a_component_is_given(use: str, expected: str) -> None:
    files = {
        "app/p.component.html": use,
        "app/p.component.ts": "@Component({ selector: 'app-p', templateUrl: './p.component.html' })\nexport class P {}\n",
        "app/field.component.ts": FIELD,
        "app/group.component.ts": GROUP,
    }
    assert shown(files) == expected
    assert shown(files, "app/p.component.ts") == ""


def test_what_it_shows_is_said_where_it_is_written() -> None:
    files = {
        "app/p.component.html": "<app-field id='n'></app-field>",
        "app/field.component.ts": FIELD,
        "app/other.component.ts": of('<button><img src="é.png"></button>'),
    }
    assert {text for _, text in said(files, "app/p.component.html")} == {"<app-field id='n'>"}
    assert said(files, "app/field.component.ts") == []
    assert said(files, "app/other.component.ts") == [
        ("button-name-missing", "<button>"),
        ("img-alt-missing", '<img src="é.png">'),
    ]


def test_an_attribute_stays_on_the_element_of_a_component() -> None:
    files = {
        "app/p.component.html": '<label for="n">Né</label><app-input id="n"></app-input>',
        "app/input.component.ts": of('<input [id]="id">', "@Input() id = '';", selector="app-input"),
    }
    assert [rule for rule, _ in said(files, "app/p.component.html")] == ["id-duplicate"]


SERVICE = """\
import { Injectable } from '@angular/core';
@Injectable()
export class Formulaire {
  creer() { return this.fb.group({ lettre: [true], sms: [false] }); }
  autre() { return new FormGroup({ lettre: new FormControl(false) }); }
}
"""


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("form = inject(Formulaire).creer();", True),
        ("private s = inject(Formulaire); form = this.s.creer();", True),
        ("constructor(private s: Formulaire) { this.form = this.s.creer(); }", True),
        ("ngOnInit() { this.form = this.fb.group({ lettre: new FormControl(true) }); }", True),
        ("form = inject(Formulaire).autre();", False),
        ("form = inject(Formulaire).creer(); g = inject(Formulaire).autre();", False),
        ("form = inject(Inconnu).creer();", False),
        ("constructor(private s: Formulaire) { this.form = this.s.lire(); }", False),
    ],
)
def test_what_a_form_holds_at_first(members: str, expected: bool) -> None:
    box = '<form [formGroup]="form"><input type="checkbox" formControlName="lettre"></form>'
    files = {
        "app/c.component.ts": "import { Formulaire } from './formulaire';\n" + of(box, members),
        "app/formulaire.ts": SERVICE,
    }
    assert ("checked" in shown(files)) is expected


DIGITS = """\
@Directive({{ selector: '[appChiffres]'{host} }})
export class Chiffres {{
  {listens}
  touche(event: KeyboardEvent): void {{ if ({test}) {{ event.preventDefault(); }} }}
}}
"""
LISTENS = "@HostListener('keydown', ['$event'])"


@pytest.mark.parametrize(
    ("listens", "host", "test", "is_held"),
    [
        (LISTENS, "", r"!/^\\d$/.test(event.key)", True),
        ("", ", host: { '(keydown)': 'touche($event)' }", "isNaN(event.key)", True),
        (LISTENS, "", r"event.key.length === 1 && !/\\d/.test(event.key)", False),
        ("@HostListener('keydown.enter', ['$event'])", "", r"!/^\\d$/.test(event.key)", False),
        ("", "", r"!/^\\d$/.test(event.key)", False),
    ],
)
def test_what_a_directive_does_of_the_keys(listens: str, host: str, test: str, is_held: bool) -> None:
    files = {
        "app/c.component.ts": of('<label for="n">Né</label><input id="n" appChiffres>'),
        "app/chiffres.directive.ts": DIGITS.format(listens=listens, host=host, test=test),
    }
    assert ("keyboard-trap" in [rule for rule, _ in said(files, "app/c.component.ts")]) is is_held
