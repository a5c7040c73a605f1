"""What Java and Kotlin do to people: which doors they shut by the clock, what they ask, whom they keep, and where that happens to nobody."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.jvm.files import acts_in
from guichet.done.acts.lasting import Kept
from guichet.done.acts.server.doors import ProxyAct
from guichet.done.acts.unique_contact import UniqueContact
from guichet.done.forms.form import Asked, Form
from guichet.done.forms.ruled import RuledForm
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of_jvm
from guichet.engine.beside import told_beside
from guichet.reading.project.project import Project

JAVA, KOTLIN = "src/main/java/A.java", "src/main/kotlin/A.kt"


def acts(text: str, path: str, **beside: str) -> list[Act]:
    files = {path: text} | {f"src/main/{name}.{path.rpartition('.')[2]}": own for name, own in beside.items()}
    project = Project(list(files), Config(), {name: Source(name, own) for name, own in files.items()})
    return list(acts_in(project.source(path), project))


def shut(text: str, path: str, **beside: str) -> list[str]:
    return [one.ground.shown for one in acts(text, path, **beside) if isinstance(one, ProxyAct)]


def asked(text: str, path: str, **beside: str) -> dict[str, Asked]:
    forms = [one for one in acts(text, path, **beside) if isinstance(one, Form)]
    return {field.name: field for form in forms if isinstance(form, RuledForm) for field in form.fields}


def in_java(body: str) -> str:
    return f"class A {{\n  String take(Claim claim) {{\n    {body}\n    return save(claim);\n  }}\n}}\n"


def in_kotlin(body: str) -> str:
    return f"class A {{\n  fun take(claim: Claim) {{\n    {body}\n    save(claim)\n  }}\n}}\n"


@pytest.mark.parametrize(
    ("body", "test"),
    [
        ("LocalTime now = LocalTime.now();\n if (now.isBefore(OPENING)) { return \"redirect:/closed\"; }", "now.isBefore(OPENING)"),
        ("if (LocalDate.now().getDayOfWeek() == SUNDAY) { throw new ClosedException(); }", "LocalDate.now().getDayOfWeek() == SUNDAY"),
        ("int hour = LocalDateTime.now(PARIS).getHour();\n if (hour < 8) { response.sendError(503); }", "hour < 8"),
        ("var now = LocalDateTime.now();\n if (now.getHour() > 17) { response.setStatus(HttpStatus.FORBIDDEN.value()); }", "now.getHour() > 17"),
    ],
)  # fmt: skip
def test_a_door_of_java_shut_by_the_clock(body: str, test: str) -> None:
    assert shut(in_java(body), JAVA) == [test]


@pytest.mark.parametrize(
    ("body", "test"),
    [
        ("val now = LocalDateTime.now(PARIS)\n if (now.hour !in 8..17) { call.respond(HttpStatusCode.Forbidden) }", "now.hour !in 8..17"),
        ("if (LocalTime.now() > CLOSING) throw ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE)", "LocalTime.now() > CLOSING"),
    ],
)  # fmt: skip
def test_a_door_of_kotlin_shut_by_the_clock(body: str, test: str) -> None:
    assert shut(in_kotlin(body), KOTLIN) == [test]


@pytest.mark.parametrize(
    "body",
    [
        "LocalTime now = LocalTime.now();\n if (now.isBefore(OPENING)) { claim.setUrgent(false); }",
        "LocalDateTime now = LocalDateTime.now();\n if (now.isAfter(claim.getDeadline())) { throw new ClosedException(); }",
        "if (slot.getTime().isBefore(OPENING)) { throw new ClosedException(); }",
        "if (slot.getTime().isBefore(LocalTime.now())) { throw new ClosedException(); }",
        'LocalTime now = LocalTime.now();\n if (now.isBefore(OPENING)) { model.addAttribute("phoneOpen", false); }',
    ],
)
def test_a_clock_that_shuts_nothing(body: str) -> None:
    assert shut(in_java(body), JAVA) == []


OPENING = "class Hours {\n  boolean isOpen() {\n    int hour = LocalDateTime.now().getHour();\n    return hour >= 8 && hour < 18;\n  }\n}\n"


SHUTS = 'if (!hours.isOpen()) { return "redirect:/closed"; }'


@pytest.mark.parametrize(
    "text",
    [
        in_java(f"Hours hours = make();\n {SHUTS}"),
        in_java(f"var hours = new Hours();\n {SHUTS}"),
        in_java(SHUTS).replace("Claim claim", "Hours hours"),
        in_java(SHUTS).replace("class A {", "class A {\n  private final Hours hours;"),
        in_java(SHUTS.replace("hours.", "this.hours.")).replace("class A {", "class A {\n  private final Hours hours;"),
        in_java(SHUTS.replace("hours.", "Hours.")),
        in_java(SHUTS).replace("class A", "record A(Hours hours)"),
    ],
)
def test_a_clock_that_another_class_reads(text: str) -> None:
    assert len(shut(text, JAVA, Hours=OPENING)) == 1
    assert len(shut(text, JAVA, Hours=OPENING, Others=OPENING)) == 1  # the class is that of its own file


@pytest.mark.parametrize(
    "text",
    [
        in_kotlin(SHUTS).replace("class A", "class A(private val hours: Hours)"),
        in_kotlin(SHUTS).replace("class A {", "class A {\n  private lateinit var hours: Hours"),
        in_kotlin(f"val hours = Hours()\n {SHUTS}"),
        in_kotlin(SHUTS).replace("claim: Claim", "hours: Hours?").replace("hours.", "hours!!."),
    ],
)
def test_a_clock_that_another_class_of_kotlin_reads(text: str) -> None:
    text = text.replace('{ return "redirect:/closed"; }', "{ throw ClosedException() }")
    own = "class Hours {\n  fun isOpen(now: LocalTime = LocalTime.now()) = now.hour < 18\n}\n"
    assert len(shut(text, KOTLIN, Hours=own)) == 1
    assert shut(text.replace("isOpen()", "isOpen(claim.time)"), KOTLIN, Hours=own) == []


@pytest.mark.parametrize(
    "text",
    [
        in_java("if (!claim.isOpen()) { throw new ClosedException(); }"),
        in_java("Claim one = claims.find(3);\n if (!one.isOpen()) { throw new ClosedException(); }"),
        in_java("var one = claims.find(3);\n if (!one.isOpen()) { throw new ClosedException(); }"),
        in_java("if (!claims.find(3).isOpen()) { throw new ClosedException(); }"),
        in_java("if (!isOpen()) { throw new ClosedException(); }"),
        in_java(f"Claim hours = claim;\n {SHUTS}"),
        in_java("List<Hours> all = g();\n if (!all.isOpen()) { throw new ClosedException(); }"),
        in_java("if (!claim.desk.isOpen()) { throw new ClosedException(); }").replace("class A {", "class A {\n  Hours desk;"),
    ],
)  # fmt: skip
def test_what_bears_the_name_of_a_function_that_reads_the_clock(text: str) -> None:
    assert shut(text, JAVA, Hours=OPENING) == []


def test_what_bears_the_name_of_a_class_that_reads_the_clock() -> None:
    (door,) = (one for one in acts(in_java(SHUTS), JAVA, Hours=OPENING) if isinstance(one, ProxyAct))
    assert not door.ground.certain


def test_a_function_of_the_same_class_that_reads_the_clock() -> None:
    text = in_java("if (!isOpen()) { throw new ClosedException(); }")
    assert shut(text.replace("class A {", f"class A {{\n{OPENING[14:-2]}"), JAVA) == ["isOpen()"]


@pytest.mark.parametrize(
    "given",
    [
        "void f() { int hour = LocalTime.now().getHour(); }\n  String take(Claim claim) {\n int hour = claim.getStart().getHour();",
        "int hour = LocalTime.now().getHour();\n  String take(Claim claim) {\n int hour = claim.getStart().getHour();",
        "int hour = LocalTime.now().getHour();\n  String take(int hour) {\n",
        "int hour = LocalTime.now().getHour();\n  String take(Claim claim) {\n for (int hour : claim.getHours())",
        "String take(Claim claim) {\n int hour = LocalTime.now().getHour();\n hour = claim.getHour();",
        "String take(Claim claim) {\n if (claim.isLate()) { int hour = LocalTime.now().getHour(); }",
        "void f() { hour = LocalTime.now().getHour(); }\n  int hour;\n  String take(Claim claim) {\n",
        "String take(Claim claim) {\n int hour = LocalDate.now().plusDays(30).getDayOfWeek().getValue();",
    ],
)
def test_an_hour_that_is_not_that_of_now(given: str) -> None:
    text = f"class A {{\n  {given}\n    if (hour < 8) {{ throw new ClosedException(); }}\n  }}\n}}\n"
    assert shut(text, JAVA) == []
    assert shut(text.replace("if (hour", "hour = java.time.LocalTime.now().getHour();\n if (hour"), JAVA) == [
        "hour < 8"
    ]


@pytest.mark.parametrize(
    "given",
    [
        "LocalDate day = LocalDate.now().plusDays(30);",
        "LocalDate day = LocalDate.now();\n day = claim.getDay();",
        "LocalDate other = LocalDate.now(), day = claim.getDay();",
    ],
)
def test_a_day_that_is_not_today(given: str) -> None:
    body = f"{given}\n if (day.getDayOfWeek() == SUNDAY) {{ throw new ClosedException(); }}"
    assert shut(in_java(body), JAVA) == []


def test_now_through_names() -> None:
    body = "LocalDateTime now = LocalDateTime.now();\n int hour = now.getHour();\n if (hour < 8) { throw new ClosedException(); }"
    assert shut(in_java(body), JAVA) == ["hour < 8"]
    assert shut(in_java(body.replace("now = LocalDateTime.now()", "now = claim.getStart()")), JAVA) == []


def test_another_class_that_reads_the_clock_counts() -> None:
    files = {JAVA: in_java("if (!hours.isOpen()) { g(); }"), "src/main/Hours.java": OPENING}
    said = []
    for own in (OPENING, OPENING.replace("LocalDateTime.now().getHour()", "3")):
        both = files | {"src/main/Hours.java": own}
        project = Project(list(both), Config(), {name: Source(name, text) for name, text in both.items()})
        said.append(told_beside(JAVA, project))
    assert said[0] != said[1]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('class Applicant {\n  @NotBlank @Pattern(regexp = "[a-z]{2,}")\n  private String name;\n}', JAVA),
        ('record Applicant(@NotBlank @Pattern(regexp = "[a-z]{2,}") String name) {}', JAVA),
        ("record Applicant(@NotBlank @Pattern(regexp = Patterns.NAME) String name) {}", JAVA),
        (
            'data class Applicant(\n  @field:NotBlank @field:Pattern(regexp = "[a-z]{2,}") val name: String,\n)\n',
            KOTLIN,
        ),
    ],
)
def test_a_field_by_what_stands_above_it(text: str, path: str) -> None:
    field = asked(text, path, Patterns='class Patterns { static final String NAME = "[a-z]{2,}"; }')["name"]
    assert field.required
    assert [one.text for one in field.patterns] == ["^[a-z]{2,}$"]


def test_what_is_kept_is_not_asked_of_everybody() -> None:
    field = asked("@Entity class Applicant {\n  @NotNull @Size(max = 60) String name;\n}", JAVA)["name"]
    assert not field.required
    assert field.room is not None
    assert field.room.most == 60


def test_what_is_wanted_in_some_cases_is_not_required() -> None:
    assert not asked("class Applicant { @NotNull(groups = Online.class) String phone;\n @NotNull String name; }", JAVA)["phone"].required  # fmt: skip


def test_an_enumeration_is_a_choice() -> None:
    field = asked("record Applicant(@NotNull Way way) {}", JAVA, Way="enum Way { WEB, PAPER }")["way"]
    assert field.offered == ("WEB", "PAPER")


def test_settings_are_no_questions() -> None:
    assert asked("@ConfigurationProperties record Applicant(@NotBlank String phone) {}", JAVA) == {}


@pytest.mark.parametrize(
    ("body", "required"),
    [
        ('if (claim.name.isBlank()) errors += "x"\n if (claim.street.isNullOrBlank()) errors += "y"', True),
        ('if (claim.name.isBlank()) throw Invalid("x")\n if (claim.street == null) throw Invalid("y")', True),
        ('if (claim.name.isBlank()) errors += "x"\n if (!claim.homeless && claim.street == null) errors += "y"', False),
    ],
)
def test_what_a_function_turns_down_when_it_is_empty(body: str, required: bool) -> None:
    text = in_kotlin(body).replace("class A", "class ClaimValidator")
    assert asked(text, KOTLIN)["street"].required is required


@pytest.mark.parametrize(
    "above",
    [
        '@Table(uniqueConstraints = @UniqueConstraint(columnNames = {"email"}))\nclass Applicant { String email; }',
        "class Applicant {\n  @Column(unique = true)\n  private String email;\n}",
    ],
)
def test_a_contact_that_one_person_alone_may_have(above: str) -> None:
    assert [one.column for one in acts(f"@Entity\n{above}", JAVA) if isinstance(one, UniqueContact)] == ["email"]
    assert not [one for one in acts(f"@Entity\n{above} // password", JAVA) if isinstance(one, UniqueContact)]


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        ('install(Sessions) {\n cookie<Claim>("C") {\n cookie.maxAge = 10.minutes\n }\n }', [600]),
        ('install(Other) {\n cookie<Claim>("C") {\n cookie.maxAge = 10.minutes\n }\n }', []),
        ("session.maxInactiveInterval = 300", [300]),
    ],
)
def test_how_long_a_session_lasts(body: str, seconds: list[float]) -> None:
    assert [one.seconds for one in acts(in_kotlin(body), KOTLIN) if isinstance(one, Kept)] == seconds


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("src/test/java/A.java", "class A {}", Place.TEST),
        ("src/main/java/ATest.java", "class ATest {}", Place.TEST),
        ("src/main/java/A.java", "class A {\n  @Test void f() {}\n}", Place.TEST),
        ("src/main/java/A.java", "class V1 extends BaseJavaMigration {}", Place.MIGRATION),
        ("src/main/java/A.java", "@PreAuthorize(\"hasRole('AGENT')\")\nclass A {}", Place.BACK_OFFICE),
        ("src/main/java/A.java", "class A {\n  @Scheduled(fixedDelay = 1) void f() {}\n}", Place.JOB),
        (
            "src/main/java/A.java",
            "@RestController class A {\n  @Scheduled(fixedDelay = 1) void f() {}\n}",
            Place.PUBLIC,
        ),
        ("src/main/java/admin/A.java", "class A {}", Place.BACK_OFFICE),
        ("src/main/java/A.java", "class A {}", Place.PUBLIC),
    ],
)
def test_where_a_program_runs(path: str, text: str, place: Place) -> None:
    assert place_of_jvm(path, text) is place
