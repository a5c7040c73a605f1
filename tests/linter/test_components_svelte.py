"""What a Svelte component shows, is given and leaves out, told as people meet it."""

from __future__ import annotations

import pytest

from tests.linter.test_components import said

NAMELESS = ["button-name-missing"]


def rules(page: str, part: str = "") -> list[str]:
    """Return the rules that report a page, or the component that it uses through it."""
    files = {"src/Page.svelte": page} | ({"src/Part.svelte": part} if part else {})
    return [rule for path in files for rule, _ in said(files, "src/Page.svelte", path)]


@pytest.mark.parametrize(
    ("body", "script", "expected"),
    [
        ('<img src="é.png">', "", ["img-alt-missing"]),
        ('<img src="é.png" {alt}>', "export let alt;", []),
        ('<img src="é.png" alt={nom}>', "const nom = undefined;", ["img-alt-missing"]),
        ('<img src="é.png" alt="Plan de {nom}">', "let nom;", []),
        ("<button>{nom}</button>", "const nom = '';", NAMELESS),
        ("<button>{nom}</button>", "let nom = '';\nfunction f() { nom = 'É' }", []),
        ("<button>{nom}</button>", "let nom = $state('');", []),
        ("<button>{@html nom}</button>", "", []),
        ("<button>{#if a < 2}Été{:else}<i></i>{/if}</button>", "", []),
        ("<button>{#if false}Été{/if}</button>", "", NAMELESS),
        ("{#each lieux as { nom }, i (nom)}<button>{nom}</button>{/each}", "const lieux = [{ nom: 'É' }, { nom: '' }];", NAMELESS),
        ("{#each lieux as lieu}<button>{lieu}</button>{:else}<p>Rien</p>{/each}", "", []),
        ("{#await p}<p>…</p>{:then nom}<button>{nom}</button>{:catch e}<p>{e}</p>{/await}", "", []),
        ("<button {...reste}></button>", "", []),
        ("<div on:click={ouvrir}>Été</div>", "", ["click-not-focusable"]),
        ("<div onclick={() => ouvrir({ a: 1 })}>Été</div>", "", ["click-not-focusable"]),
        ('<div role="button" tabindex="0" on:click={f} on:keydown={g}>Été</div>', "", []),
        ("{#if vu}<button></button>{/if}<b role='button' tabindex='0' on:keydown={f} on:click={() => (vu = !vu)}>É</b>", "let vu = false;", NAMELESS),
        ("<svelte:head><title>Été</title></svelte:head>", "", []),
        ("<svelte:element this={sorte}></svelte:element>", "", []),
        ("<svelte:element this={sorte} onclick={f}>Été</svelte:element>", "let { sorte = 'div' } = $props();", []),
        ("<svelte:element this={sorte} onclick={f}>Été</svelte:element>", "const sorte = 'div';", ["click-not-focusable"]),
        ('<button aria-label={nom ?? "Été"}></button>', "const nom = undefined;", []),
        ('<button aria-label={nom ?? "Été"}></button>', "const nom = '';", NAMELESS),
        ("<Ailleurs><input></Ailleurs>", "import Ailleurs from 'ailleurs';", []),
        ('<p class="x" class:y={z}>Été</p><style>.x { color: #bbb; background: #fff }</style>', "", ["contrast-low"]),
        ('<p class="z">Été</p><style>.x :global(.z) { color: #bbb; background: #fff }</style>', "", []),
        ("<label for={n}>Été</label><input id={n} bind:value={x}>", "const n = $props.id();", []),
    ],
)  # fmt: skip
def test_what_an_element_is_worth(body: str, script: str, expected: list[str]) -> None:
    assert rules(f"<script>\n{script}\n</script>\n<div>{body}</div>") == expected


OLD, NEW = "export let nom{0};", "let {{ nom{0}, ...reste }} = $props();"


@pytest.mark.parametrize("script", [OLD.format(""), NEW.format(""), OLD.format(" = ''"), NEW.format(" = ''")])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('nom="Été"', []),
        ("nom={x}", []),
        ('nom=""', NAMELESS),
        ("", NAMELESS),
        ('name="Été"', NAMELESS),
        ("{...x}", []),
    ],
)
def test_what_a_component_is_given(script: str, given: str, expected: list[str]) -> None:
    page = f"<script>\nimport Part from './Part.svelte';\n</script>\n<Part {given} />"
    assert rules(page, f"<script>{script}</script><p><button>{{nom}}</button></p>") == expected


@pytest.mark.parametrize(
    ("part", "body", "expected"),
    [
        ("<button><slot /></button>", "<Part>Été</Part>", []),
        ("<button><slot /></button>", "<Part />", NAMELESS),
        ("<button><slot>Été</slot></button>", "<Part />", []),
        ('<button><slot name="titre" /></button>', '<Part><b slot="titre">Été</b></Part>', []),
        ('<button><slot name="titre" /></button>', '<Part><b slot="title">Été</b></Part>', ["attribute-lost", *NAMELESS]),
        ("<script>let { children } = $props()</script><button>{@render children?.()}</button>", "<Part>Été</Part>", []),
        ("<script>let { children } = $props()</script><button>{@render children?.()}</button>", "<Part />", NAMELESS),
        ("<script>let { titre } = $props()</script><button>{@render titre(1)}</button>", "<Part>{#snippet titre(n)}{n}{/snippet}</Part>", []),
        ("<script>let { titre } = $props()</script><button>{@render titre?.()}</button>", "<Part>{#snippet title()}Été{/snippet}</Part>", ["attribute-lost", *NAMELESS]),
        ("<script>let { a, ...reste } = $props()</script><button {...reste}></button>", '<Part aria-label="Été" />', []),
        ("<button {...$$restProps}></button>", '<Part aria-label="Été" />', []),
        ("<button></button>", '<Part aria-label="Été" />', ["attribute-lost", *NAMELESS]),
    ],
)  # fmt: skip
def test_what_a_component_holds(part: str, body: str, expected: list[str]) -> None:
    page = f"<script>\nimport Part from './Part.svelte';\n</script>\n<div>{body}</div>"
    assert rules(page, f"<p>{part}</p>" if "<script>" not in part else part) == expected
