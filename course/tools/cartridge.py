"""The course as a Common Cartridge 1.1: a page for each module, a quiz for each lesson, to put into a course space."""

import sys
from xml.etree import ElementTree as ET

from guichet.core.findings import Lang

from course.tools.archive import archived
from course.tools.edition import AUTHORS
from course.tools.opendocument import rendered
from course.tools.pages import ROOT
from course.tools.syllabus import WORDS, Module, bare, frameworks, module_markdown, modules, typed

sys.path.append(str(ROOT / "exercises"))
from grading import quiz
from grading.quiz import Question

SPACES = {
    "": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "lomm": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
    "qti": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
}
QUIZ = {"fr": "Quiz : {title}", "en": "Quiz: {title}"}
ASSESSMENT = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


def licence(language: Lang) -> str:
    """Whom to credit, and under which terms."""
    return f"{AUTHORS.of(language)}, licence CC BY 4.0"


def cartridge(language: Lang) -> bytes:
    """The cartridge of one language; the same course makes the same bytes."""
    files: dict[str, str] = {}
    manifest = ET.Element("manifest", identifier=f"guichet-{language}", xmlns=SPACES[""])
    manifest.set("xmlns:lomm", SPACES["lomm"])
    _metadata(ET.SubElement(manifest, "metadata"), language)
    organization = ET.SubElement(ET.SubElement(manifest, "organizations"), "organization", identifier="course", structure="rooted-hierarchy")  # fmt: skip
    root = ET.SubElement(organization, "item", identifier="root")
    resources = ET.SubElement(manifest, "resources")
    quizzes = {one.id: one for one in quiz.modules(language)}
    for module in modules(language):
        item = _item(root, f"module-{module.id}", module.title)
        _add(files, resources, item, f"pages/{module.id}.html", module.title, _page(module, language), "webcontent")
        lessons = quizzes[module.id].lessons if module.id in quizzes else ()
        for lesson, (title, questions) in zip(module.lessons, lessons, strict=True):
            name = QUIZ[language].format(title=title)
            path = f"quizzes/{lesson.id.replace('/', '-')}.xml"
            _add(files, resources, item, path, name, _assessment(path, name, questions), ASSESSMENT)
    item = _item(root, "frameworks", WORDS[language]["frameworks"])
    _add(files, resources, item, "pages/frameworks.html", WORDS[language]["frameworks"], _frameworks(language), "webcontent")  # fmt: skip
    files["imsmanifest.xml"] = _written(manifest)
    return archived({name: files[name] for name in sorted(files, key=lambda one: (one != "imsmanifest.xml", one))})


def _written(element: ET.Element) -> str:
    ET.indent(element)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(element, encoding="unicode") + "\n"


def _metadata(parent: ET.Element, language: str) -> None:
    words = WORDS[language]
    ET.SubElement(parent, "schema").text = "IMS Common Cartridge"
    ET.SubElement(parent, "schemaversion").text = "1.1.0"
    lom = ET.SubElement(parent, "lomm:lom")
    general = ET.SubElement(lom, "lomm:general")
    for name, text in (("title", f"guichet, {words['title']}"), ("description", words["head"])):
        if name == "description":
            ET.SubElement(general, "lomm:language").text = language
        ET.SubElement(ET.SubElement(general, f"lomm:{name}"), "lomm:string", language=language).text = typed(
            text, language
        )
    rights = ET.SubElement(lom, "lomm:rights")
    ET.SubElement(ET.SubElement(rights, "lomm:copyrightAndOtherRestrictions"), "lomm:value").text = "yes"
    said = ET.SubElement(rights, "lomm:description")
    ET.SubElement(said, "lomm:string", language=language).text = licence(language)


def _item(parent: ET.Element, identifier: str, title: str, resource: str = "") -> ET.Element:
    item = ET.SubElement(
        parent, "item", {"identifier": identifier, **({"identifierref": resource} if resource else {})}
    )
    ET.SubElement(item, "title").text = title
    return item


def _add(
    files: dict[str, str], resources: ET.Element, item: ET.Element, path: str, title: str, content: str, kind: str
) -> None:
    """One file of the cartridge: where it is in the course, what it is, what it holds."""
    name = path.replace("/", "-").rpartition(".")[0]
    _item(item, f"item-{name}", title, f"resource-{name}")
    href = {"href": path} if kind == "webcontent" else {}
    resource = ET.SubElement(resources, "resource", identifier=f"resource-{name}", type=kind, **href)
    ET.SubElement(resource, "file", href=path)
    files[path] = content


def _html(title: str, markdown: str, language: str) -> str:
    soup = rendered(typed(bare(markdown), language))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body>{soup}<p>{licence(language)}.</p></body></html>\n"
    )


def _page(module: Module, language: str) -> str:
    # The heading of the whole syllabus is not there: that of the module becomes the first.
    text = "\n".join(module_markdown(module, language)).replace("### ", "# ", 1)
    return _html(module.title, text, language)


def _frameworks(language: str) -> str:
    from course.tools.syllabus import framework_markdown

    words = WORDS[language]
    lines = [f"# {words['frameworks']}", "", words["warning"], ""]
    for one in frameworks(language):
        lines += framework_markdown(one, language)
    return _html(words["frameworks"], "\n".join(lines).replace("\n### ", "\n## "), language)


def _fields(parent: ET.Element, **values: str) -> None:
    for name, value in values.items():
        field = ET.SubElement(parent, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = name
        ET.SubElement(field, "fieldentry").text = value


def _said(parent: ET.Element, text: str) -> None:
    ET.SubElement(ET.SubElement(parent, "material"), "mattext", texttype="text/html").text = text


def _assessment(path: str, title: str, questions: tuple[Question, ...]) -> str:
    """A quiz as QTI 1.2, in the profile of Common Cartridge: one right answer, a reason under each."""
    root = ET.Element("questestinterop", xmlns=SPACES["qti"])
    identifier = path.rpartition("/")[2].removesuffix(".xml")
    assessment = ET.SubElement(root, "assessment", ident=f"quiz-{identifier}", title=title)
    _fields(ET.SubElement(assessment, "qtimetadata"), cc_profile="cc.exam.v0p1", qmd_assessmenttype="Examination")
    section = ET.SubElement(assessment, "section", ident="root_section")
    for question in questions:
        _question(section, question)
    return _written(root)


def _question(section: ET.Element, question: Question) -> None:
    item = ET.SubElement(section, "item", ident=question.id, title=str(question.number))
    _fields(ET.SubElement(ET.SubElement(item, "itemmetadata"), "qtimetadata"), cc_profile="cc.multiple_choice.v0p1")
    presentation = ET.SubElement(item, "presentation")
    _said(presentation, f"<p>{question.text}</p>")
    choices = ET.SubElement(
        ET.SubElement(presentation, "response_lid", ident="choice", rcardinality="Single"), "render_choice"
    )
    processing = ET.SubElement(item, "resprocessing")
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    ET.SubElement(ET.SubElement(processing, "outcomes"), "decvar", score)
    for letter, option in zip("ABCDEFGH", question.options, strict=False):
        _said(ET.SubElement(choices, "response_label", ident=letter), option.text)
        told = _condition(processing, letter, "Yes")
        ET.SubElement(told, "displayfeedback", feedbacktype="Response", linkrefid=f"why-{letter}")
    right = next(letter for letter, option in zip("ABCDEFGH", question.options, strict=False) if option.right)
    ET.SubElement(_condition(processing, right, "No"), "setvar", action="Set", varname="SCORE").text = "100"
    for letter, option in zip("ABCDEFGH", question.options, strict=False):
        flow = ET.SubElement(ET.SubElement(item, "itemfeedback", ident=f"why-{letter}"), "flow_mat")
        _said(flow, option.why)


def _condition(processing: ET.Element, letter: str, goes_on: str) -> ET.Element:
    condition = ET.SubElement(processing, "respcondition", {"continue": goes_on})
    ET.SubElement(ET.SubElement(condition, "conditionvar"), "varequal", respident="choice").text = letter
    return condition
