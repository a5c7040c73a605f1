"""Java and Kotlin: what a program does, what it writes out, what it asks and says, each as the other languages give it."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.kinds import is_of_kind
from guichet.core.source import Source
from guichet.reading import texts
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.deed import FIRST, LEAVES, RETURN, TAKES, THROWS, Deed
from guichet.reading.deeds.jvm import deeds_of
from guichet.reading.jvm.literal_trees import trees_of
from guichet.reading.jvm.program import Program, program_of
from guichet.reading.jvm.scopes import scopes_of
from guichet.reading.project.discovery import is_checked
from guichet.reading.project.project import Project
from guichet.reading.schedules.jvm import read_code
from guichet.reading.schedules.kinds import SCHEDULED
from guichet.reading.templates.masking import OUTPUT

JAVA, KOTLIN = "A.java", "A.kt"


def program(text: str, path: str) -> Program:
    return program_of(Source(path, text))


def deeds(text: str, path: str) -> list[Deed]:
    return list(deeds_of(program(text, path)))


def one(text: str, path: str, called: str) -> Deed:
    return next(deed for deed in deeds(text, path) if deed.called == called)


def in_java(body: str) -> str:
    return f"class A {{\n  void f(String x) {{\n    {body}\n  }}\n}}\n"


def in_kotlin(body: str) -> str:
    return f"class A {{\n  fun f(x: String) {{\n    {body}\n  }}\n}}\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (in_java("file.setState(State.REFUSED);"), JAVA),
        (in_java("file.state = State.REFUSED;"), JAVA),
        (in_kotlin("file.state = State.REFUSED"), KOTLIN),
        (in_kotlin("file.setState(State.REFUSED)"), KOTLIN),
        (in_kotlin("file.apply { state = State.REFUSED }"), KOTLIN),
    ],
)
def test_what_is_put_in_a_thing_is_put_under_its_name(text: str, path: str) -> None:
    deed = one(text, path, "file")
    assert [(put.name, put.value) for put in deed.puts] == [("state", "State.REFUSED")]
    assert deed.around[0] == "f"
    assert not deed.is_call


@pytest.mark.parametrize(
    ("text", "path", "called"),
    [
        (in_java('send(Map.of("to", x, "state", "no"));'), JAVA, "send"),
        (in_kotlin('send(to = x, state = "no")'), KOTLIN, "send"),
        (in_kotlin('send(mapOf("to" to x, "state" to "no"))'), KOTLIN, "send"),
        (in_java('Letter.builder().to(x).state("no").build();'), JAVA, 'Letter.builder().to(x).state("no").build'),
    ],
)
def test_what_a_call_is_given_under_names(text: str, path: str, called: str) -> None:
    assert [(put.name, put.value) for put in one(text, path, called).puts] == [("to", "x"), ("state", '"no"')]


@pytest.mark.parametrize(
    ("text", "path", "tests"),
    [
        (in_java("if (a && !b) { send(x); }"), JAVA, ("a", "not (b)")),
        (in_java("if (a) { g(); } else { send(x); }"), JAVA, ("not (a)",)),
        (in_java("if (a) return; send(x);"), JAVA, ("not (a)",)),
        (in_java("if (a) { throw new E(); } send(x);"), JAVA, ("not (a)",)),
        (in_java("switch (k) { case A: case B: send(x); break; default: g(); }"), JAVA, ("k == A || k == B",)),
        (in_java("var y = switch (k) { case A, B -> send(x); default -> null; };"), JAVA, ("k == A || k == B",)),
        (in_java("var y = a ? send(x) : null;"), JAVA, ("a",)),
        (in_java("if (file.getState() == NO) { send(x); }"), JAVA, ("file.state == NO",)),
        (in_kotlin("if (a && !b) send(x)"), KOTLIN, ("a", "not (b)")),
        (in_kotlin("if (a) g() else { send(x) }"), KOTLIN, ("not (a)",)),
        (in_kotlin("if (a) return\n    send(x)"), KOTLIN, ("not (a)",)),
        (in_kotlin("for (y in ys) {\n if (a) continue\n    send(x)\n }"), KOTLIN, ("not (a)",)),
        (in_kotlin("when (k) {\n A, B -> send(x)\n else -> g()\n }"), KOTLIN, ("k == A || k == B",)),
        (in_kotlin("when {\n a -> send(x)\n }"), KOTLIN, ("a",)),
        (in_kotlin('require(a) { "no" }\n    send(x)'), KOTLIN, ("a",)),
        (in_kotlin("val y = a ?: send(x)"), KOTLIN, ("a == null",)),
    ],
)
def test_the_tests_that_decide(text: str, path: str, tests: tuple[str, ...]) -> None:
    assert one(text, path, "send").tests == tests


@pytest.mark.parametrize(
    ("text", "path", "called", "value"),
    [
        (in_java("return x;"), JAVA, RETURN, "x"),
        ("class A { String f() { return g(); } }", JAVA, RETURN, "g()"),
        ("fun f(x: Int) = g(x)\n", KOTLIN, RETURN, "g(x)"),
        (in_java("total -= 3;"), JAVA, TAKES, "3"),
        (in_kotlin("total -= 3"), KOTLIN, TAKES, "3"),
        ("class A {\n  private boolean shares = true;\n}", JAVA, FIRST, "true"),
        ("data class A(val shares: Boolean = true)\n", KOTLIN, FIRST, "true"),
    ],
)
def test_deeds_that_have_no_name_of_their_own(text: str, path: str, called: str, value: str) -> None:
    assert one(text, path, called).puts[0].value == value


def test_going_away_and_failing() -> None:
    assert one(in_java("return;"), JAVA, LEAVES).tests == ()
    assert one(in_kotlin("return@f"), KOTLIN, LEAVES).tests == ()
    assert one(in_java("throw new Refused(x);"), JAVA, THROWS).args == ("new Refused(x)",)
    assert one(in_kotlin('require(a) { "no" }'), KOTLIN, THROWS).tests == ("not (a)",)


def test_constants_are_no_first_values() -> None:
    assert not [deed for deed in deeds("class A { static final boolean SHARES = true; }", JAVA) if deed.called == FIRST]


def test_what_every_object_has_for_the_machine_is_no_deed() -> None:
    assert deeds("class A { public int hashCode() { return Objects.hash(a, b); } }", JAVA) == []


def test_a_route_answers_by_its_verb() -> None:
    java = one('class A {\n @PostMapping("/x")\n void f() { send(x); }\n}', JAVA, "send")
    kotlin = one('fun Route.all() {\n  post("/x") {\n    send(x)\n  }\n}\n', KOTLIN, "send")
    assert java.within is not None
    assert (java.within.name, java.within.verb) == ("f", "post")
    assert kotlin.within is not None
    assert (kotlin.within.name, kotlin.within.verb) == ("/x", "post")


def written(tree: Tree) -> object:
    held = {part.key: written(part) for part in tree.parts} if any(part.key for part in tree.parts) else [written(part) for part in tree.parts]  # fmt: skip
    return held if tree.parts else tree.value


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('class A { static final List<String> WAYS = List.of("a", "b"); }', JAVA, ["a", "b"]),
        ('class A { static final Map<String, Integer> FEES = Map.of("web", 0, "paper", 5_00L); }', JAVA, {"web": "0", "paper": "500"}),
        ('enum Way { WEB("En ligne", 0), PAPER("Papier", 5); Way(String label, int fee) {} }', JAVA, {"WEB": {"label": "En ligne", "fee": "0"}, "PAPER": {"label": "Papier", "fee": "5"}}),
        ("enum Way { WEB, PAPER }", JAVA, ["WEB", "PAPER"]),
        ('val ways = listOf("a", "b")\n', KOTLIN, ["a", "b"]),
        ('val fees = mapOf("web" to 0, "paper" to BigDecimal("5.00"))\n', KOTLIN, {"web": "0", "paper": "5.00"}),
        ('enum class Way(val label: String, val fee: Int) {\n  WEB("En ligne", 0),\n  PAPER("Papier", 5),\n}\n', KOTLIN, {"WEB": {"label": "En ligne", "fee": "0"}, "PAPER": {"label": "Papier", "fee": "5"}}),
        ("const val DAYS = 60L\n", KOTLIN, "60"),
        ("val KEPT = Duration.ofDays(5)\n", KOTLIN, "Duration.ofDays(5)"),
    ],
)  # fmt: skip
def test_tables_are_trees(text: str, path: str, expected: object) -> None:
    assert [written(tree) for tree in trees_of(program(text, path))] == [expected]


def test_what_is_worked_out_is_no_value() -> None:
    tree = trees_of(program("class A { void f() { var made = new Order(card.getCvc(), 3); } }", JAVA))[0]
    assert [part.value for part in tree.parts] == [None, "3"]


def test_a_cron_of_spring_begins_with_seconds() -> None:
    text = 'class A {\n @Scheduled(cron = "0 30 7 * * MON", zone = "Europe/Paris")\n void publish() { slot.setOpen(true); }\n}'
    plan = next(read_code(program(text, JAVA)))
    assert (plan.cron.hours, plan.cron.of_hour, plan.cron.days, plan.zone) == ((7,), (30,), (0,), "Europe/Paris")
    assert plan.says == "publish ;\nslot.open = true"


def said(text: str, path: str) -> list[str]:
    source = Source(path, text)
    project = Project([path], Config(), {path: source})
    return [block.text for block in texts.read_program(program_of(source), project).blocks]


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('class A { static final String ERROR = "Votre dossier " + "est incomplet."; }', JAVA, ["Votre dossier est incomplet."]),
        ('class A { @NotBlank(message = "Indiquez votre nom.") String name; }', JAVA, ["Indiquez votre nom."]),
        (in_java('log.info("Votre dossier est incomplet.");'), JAVA, []),
        (in_java('throw new IllegalStateException("Votre dossier est incomplet.");'), JAVA, []),
        (in_java('if (x.equals("a") && x == "Votre dossier est incomplet.") {}'), JAVA, []),
        ('class A { @Query("select your from you") String f; }', JAVA, []),
        (in_kotlin('mailer.send(subject = "Votre dossier est incomplet.")'), KOTLIN, ["Votre dossier est incomplet."]),
        ('val MESSAGE = """Votre dossier\n  est incomplet."""\n', KOTLIN, ["Votre dossier est incomplet."]),
    ],
)  # fmt: skip
def test_words_for_people(text: str, path: str, expected: list[str]) -> None:
    assert said(text, path) == expected


@pytest.mark.parametrize("path", [JAVA, KOTLIN])
def test_texts_end_to_end_are_read_once_and_entire(path: str) -> None:
    write = in_java if path == JAVA else in_kotlin
    end = ";" if path == JAVA else ""
    text = write('message = "Votre dossier "' + ' + "est incomplet "' * 400 + end)
    assert [one.count("est incomplet") for one in said(text, path)] == [400]
    named = 'message = "Votre dossier " + (name + " est ") + quoted("a " + kind) + " incomplet."'
    both = said(write(named + end), path)
    assert [one.replace(OUTPUT, "_") for one in both] == ["Votre dossier _ est _ incomplet."]


@pytest.mark.parametrize(
    ("text", "path", "type_", "value"),
    [
        ("class A {\n Hours x;\n void f() { HERE } }", JAVA, "Hours", ""),
        ("class A {\n void f() { HERE }\n Hours x = make(); }", JAVA, "Hours", "make()"),
        ("class A {\n int x = 1;\n void f(Hours x) { HERE } }", JAVA, "Hours", ""),
        ("class A {\n void f() { var x = new a.Hours(3); HERE } }", JAVA, "Hours", "new a.Hours(3)"),
        ("class A {\n void f(List<Hours> x) { HERE } }", JAVA, "", ""),
        ("class A {\n int x;\n void f() { x = 1; x = 2; HERE x = 3; } }", JAVA, "", "2"),
        ("class A {\n int x;\n void f() { x = 1; }\n void g() { HERE } }", JAVA, "", ""),
        ("class A {\n int x = 0;\n void f() { if (a) { int x = 1; } HERE } }", JAVA, "", "0"),
        ("class A {\n int x = 0;\n void f() { all.each(x -> { HERE }); } }", JAVA, "", ""),
        ("class A {\n int x = 0;\n void f() { for (Hours x : all) { HERE } } }", JAVA, "Hours", ""),
        ("record A(Hours x) {\n void f() { HERE } }", JAVA, "Hours", ""),
        ("class A(private val x: Hours) {\n fun f() { HERE } }", KOTLIN, "Hours", ""),
        ("class A {\n lateinit var x: a.Hours\n fun f() { HERE } }", KOTLIN, "Hours", ""),
        ("class A {\n fun f(x: Hours? = Hours()) { HERE } }", KOTLIN, "Hours", "Hours()"),
        ("fun f() {\n val x = Hours()\n HERE }", KOTLIN, "Hours", "Hours()"),
        ("val x = 0\nfun f() {\n all.each { x -> HERE } }", KOTLIN, "", ""),
        ("val x = 0\nfun f() {\n for ((x, y) in all) { HERE } }", KOTLIN, "", ""),
        ("val x = 0\nfun f() {\n for (y in x) { HERE } }", KOTLIN, "", "0"),
    ],
)
def test_what_a_name_is_given_at_a_place(text: str, path: str, type_: str, value: str) -> None:
    text = text.replace("HERE", "here();" if path == JAVA else "here()")
    given = scopes_of(program(text, path)).given("x", text.index("here("))
    assert given is not None
    assert (given.type, given.value) == (type_, value)
    assert scopes_of(program(text, path)).given("other", text.index("here(")) is None


def test_places_count_characters() -> None:
    text = in_kotlin('val é = "été"\n    file.state = "refusé"')
    put = one(text, KOTLIN, "file").puts[0]
    assert text[put.span.start : put.span.end] == 'file.state = "refusé"'


def test_a_damaged_file_is_read_where_it_can_be() -> None:
    text = "class A {\n  void f() { send(x); }\n  void g() { if ((( }\n}\n"
    read = program(text, JAVA)
    assert read.unread is not None
    assert [deed.called for deed in deeds_of(read)][:1] == ["send"]


@pytest.mark.parametrize(
    "text",
    [
        "class A {\n  companion object { const val MOST = 3 }\n\n  fun f() { send(x) }\n}\n",
        "typealias All = Pair<\n  A,\n  B,\n>\n\nfun f() { send(x) }\n",
    ],
)
def test_what_the_grammar_of_kotlin_does_not_know_is_read(text: str) -> None:
    assert program(text, KOTLIN).unread is None
    assert one(text, KOTLIN, "send").args == ("x",)


def test_what_is_nested_without_end_is_not_read() -> None:
    read = program("class A { int x = " + "(" * 5000 + "1" + ")" * 5000 + "; }", JAVA)
    assert read.unread is not None
    assert deeds_of(read) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no=Non, je pr\\u00e9f\\u00e8re rester seul\n", ["Non, je préfère rester seul"]),
        ("a.b = Votre dossier est \\\n    incomplet.\nc: d\n", ["Votre dossier est incomplet."]),
        ("# Votre dossier est incomplet.\n! Et le reste.\n", []),
        ("hour=Bonjour {0}, il est l''heure\n", ["Bonjour \ue000, il est l'heure"]),
        ("bad=Voici \\ud83d pour vous et votre famille\n", ["Voici \ufffd pour vous et votre famille"]),
    ],
)
def test_a_bundle_of_messages(text: str, expected: list[str]) -> None:
    source = Source("messages_fr.properties", text)
    found = [block.text for block in texts.read_file(source, Config()).blocks]
    assert [one.replace(OUTPUT, "\ue000") for one in found] == expected


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("a/A.java", True),
        ("A.KT", True),
        ("build.gradle.kts", False),
        ("a.pyc", False),
        ("cron.d/a", True),
        ("a.js", True),
        ("a.css", False),
    ],
)
def test_which_files_may_schedule_something(path: str, is_one: bool) -> None:
    assert is_of_kind(path, SCHEDULED) is is_one


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("src/main/resources/messages.properties", True),
        ("src/main/resources/ValidationMessages_fr.properties", True),
        ("src/main/resources/labels_en.properties", True),
        ("src/main/resources/application.properties", False),
        ("src/main/resources/messages_de.properties", False),
        ("gradle.properties", False),
        ("src/test/java/A.java", False),
        ("src/main/java/A.java", True),
        ("build.gradle.kts", False),
    ],
)
def test_which_files_are_read(path: str, is_one: bool) -> None:
    assert is_checked(path) is is_one
