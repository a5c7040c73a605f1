"""A yes that nobody said, where an answer is read and missing; boxes that a form ticks all at once; what people wrote, gone as they look away."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

from tests.linter.done.texts import Texts

RUBY = "class MembersController < ApplicationController\n  def create\n    {0}\n  end\nend\n"
READ = "function read() {{\n  return {0};\n}}\nexport const use = () => useSyncExternalStore(subscribe, read);\n"
JAVA = '@Controller\nclass Sign {{\n    @PostMapping("/a")\n    String sign({0}) {{\n        return "";\n    }}\n}}\n'
PRESUMED = {
    "a parameter of Rails": ("a/c.rb", RUBY, ["Member.new(params).news = params.fetch(:newsletter_consent, true)", 'params[:newsletter_consent] ||= "1"', "consent = params[:a_consent]\n    consent = true if consent.nil?", "Member.create!(member_params.with_defaults(newsletter: true))", "m.a_consent = params.key?(:a_consent) ? params[:a_consent] : true"], ["params.fetch(:newsletter_consent, false)", 'params[:page] ||= "1"', 'params[:partner] || "all"']),
    "a name of PHP, given on": ("a.php", "<?php\n{0}\n$user->setPartnerConsent($consent);\n", ["$consent = $_POST['consent_partners'] ?? '1';", "$consent = isset($_POST['accord_partenaires']) ? $_POST['accord_partenaires'] : 'oui';", "if (!isset($_POST['a_consent'])) {{ $_POST['a_consent'] = '1'; }}".replace("{{", "{").replace("}}", "}"), "$d = array_merge(['newsletter' => true], $request->all());"], ["$consent = $_POST['consent_partners'] ?? '0';", "$page = $_GET['partenaire'] ?? 1;", "// $consent = $_POST['consent_partners'] ?? '1';"]),
    "what a browser keeps": ("a.js", READ, ['localStorage.getItem("consent") ?? "granted"', "Cookies.get('marketing_consent') || 'yes'", 'useStorage("analytics-consent", true)'], ['localStorage.getItem("consent") ?? "denied"', 'localStorage.getItem("sound") ?? "on"', "localStorage.getItem('cookie-banner-seen') || 'yes'", "localStorage.getItem('consent') === null ? true : false", "accept.addEventListener('click', () => Cookies.set('consent', 'yes'))"]),
    "a name of a script, looked at later": ("b.js", 'export function allowed() {{\n  const kept = localStorage.getItem("a-consent");\n  return {0};\n}}\n', ["kept === null ? true : kept === 'yes'", "kept === null || kept === 'yes'"], ["kept === null ? true : kept === 'ask'", "kept === 'yes'"]),
    "parameters with a first value": ("c.js", "export async function sign(req) {{\n  {0}\n}}\n", ["const { email, shareWithPartners = true } = req.body;", "await save({ partnerConsent: true, ...req.body });"], ["const { audience = 'all' } = req.query;", "await save({ consentRequired: true, ...options });"]),
    "parameters of Java": ("S.java", JAVA, ['@RequestParam(defaultValue = "true") boolean partnerConsent'], ['@RequestParam(defaultValue = "false") boolean partnerConsent', '@RequestParam(defaultValue = "1") int partnerPage']),
    "parameters of Python": ("v.py", '@app.post("/a")\ndef sign(email: str = Form(...), partner_consent: bool = Form({0})):\n    save(email, partner_consent)\n', ["True"], ["False", "..."]),
}  # fmt: skip


@pytest.mark.parametrize("idiom", PRESUMED)
def test_a_missing_answer_is_no_yes(idiom: str) -> None:
    path, around, taken, left = PRESUMED[idiom]
    for written, expected in [*((one, True) for one in taken), *((one, False) for one in left)]:
        assert bool(found_in(rule_named("consent-presumed"), {path: around.format(written)})) is expected, written


BOXES = "from django import forms\n\n\nclass Shown:\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n        {0}\n"
FORM = "from django import forms\nfrom common.shown import Shown\n\n\nclass JoinForm(Shown, forms.Form):\n    exact = forms.BooleanField(label='All this is true')\n    sharing = forms.BooleanField(label='I agree that you share my data with partners', required=False)\n"
LOOPS = {
    "each optional box": ("for one in self.fields.values():\n            if isinstance(one, forms.BooleanField) and not one.required:\n                one.initial = True", True),
    "all but the required ones": ("for one in self.fields.values():\n            if one.required:\n                continue\n            one.initial = True", True),
    "by their names": ("for name in self.fields:\n            self.initial.setdefault(name, True)", True),
    "a table of them": ("self.initial.update({name: True for name, one in self.fields.items() if not one.required})", True),
    "as they are written": ("for one in self.fields.values():\n            one.widget.attrs['checked'] = 'checked'", True),
    "the required ones alone": ("for one in self.fields.values():\n            if one.required:\n                one.initial = True", False),
    "one by the start of its name": ("for name, one in self.fields.items():\n            if name.startswith('exact'):\n                one.initial = True", False),
    "left empty": ("for one in self.fields.values():\n            one.initial = False", False),
    "what is kept": ("for name, one in self.fields.items():\n            one.initial = getattr(self.instance, name)", False),
}  # fmt: skip


@pytest.mark.parametrize("loop", LOOPS)
def test_a_form_that_goes_through_its_fields_ticks_its_boxes(loop: str) -> None:
    body, expected = LOOPS[loop]
    texts = {"joining/forms.py": FORM, "common/shown.py": BOXES.format(body)}
    assert bool(found_in(rule_named("consent-preticked"), texts)) is expected


HOOK = "export function useGuard(run) {{\n  const hear = () => {{ if (document.hidden) {0}; }};\n  document.addEventListener('visibilitychange', hear);\n}}\n"
CLAIM = "<script setup>\nimport {{ reactive }} from 'vue';\nimport {{ useGuard }} from './guard';\nconst empty = () => ({{ story: '' }});\nconst claim = reactive(empty());\n{0}\n</script>\n<template><form><textarea v-model=\"claim.story\"></textarea></form></template>\n"
AWAY: dict[str, tuple[Texts, bool]] = {
    "handed to a composable": ({"src/Claim.vue": CLAIM.format("useGuard(() => Object.assign(claim, empty()));"), "src/guard.js": HOOK.format("run()")}, True),
    "handed on to a timer": ({"src/Claim.vue": CLAIM.format("useGuard(() => Object.assign(claim, empty()));"), "src/guard.js": HOOK.format("setTimeout(run, 8000)")}, True),
    "handed to what runs something else": ({"src/Claim.vue": CLAIM.format("useGuard(() => Object.assign(claim, empty()));"), "src/guard.js": HOOK.format("pause()")}, False),
    "kept as one leaves": ({"src/Claim.vue": CLAIM.format("useGuard(() => localStorage.setItem('draft', claim.story));"), "src/guard.js": HOOK.format("run()")}, False),
    "a watch of the page": ({"src/Claim.vue": CLAIM.format("const seen = useDocumentVisibility();\nwatch(seen, () => Object.assign(claim, empty()));")}, True),
    "a watch of something else": ({"src/Claim.vue": CLAIM.format("const sent = useSent();\nwatch(sent, () => Object.assign(claim, empty()));")}, False),
    "a method bound where it is given": ({"a.js": "class Guard {\n  constructor(form) {\n    this.form = form;\n    document.addEventListener('visibilitychange', this.hide.bind(this));\n  }\n  hide() {\n    this.form.reset();\n  }\n}\n"}, True),
    "a method that Angular calls": ({"a.ts": "@Component({})\nexport class Claim {\n  @HostListener('document:visibilitychange')\n  hide() {\n    this.form.reset();\n  }\n}\n"}, True),
    "a method that Angular calls on a press": ({"a.ts": "@Component({})\nexport class Claim {\n  @HostListener('window:keydown.escape')\n  hide() {\n    this.form.reset();\n  }\n}\n"}, False),
    "a window left": ({"a.js": "window.onblur = () => form.reset();\n"}, True),
    "a field left": ({"a.js": "field.onblur = () => form.reset();\n"}, False),
    "a state of React": ({"a.jsx": "export function Claim() {\n  const [text, setText] = useState('');\n  useEffect(() => {\n    const hide = () => setText('');\n    window.addEventListener('blur', hide);\n  }, []);\n  return <form><textarea value={text} onChange={(e) => setText(e.target.value)} /></form>;\n}\n"}, True),
    "another state of React": ({"a.jsx": "export function Claim() {\n  const [tip, setTip] = useState('');\n  useEffect(() => {\n    const hide = () => setTip('');\n    window.addEventListener('blur', hide);\n  }, []);\n  return <form><p>{tip}</p></form>;\n}\n"}, False),
}  # fmt: skip


@pytest.mark.parametrize("idiom", AWAY)
def test_what_people_wrote_is_not_put_back_as_they_look_away(idiom: str) -> None:
    texts, expected = AWAY[idiom]
    assert bool(found_in(rule_named("data-lost-on-error"), texts)) is expected


TASK = "def invite():\n    since = now() - timedelta(days=2)\n    for member in Member.objects.{0}:\n        send_template(member, 'statements/paperless_invite')\n"
JOB = "class InviteJob\n  def perform\n    {0}.find_each {{ |member| PaperlessMailer.invite(member).deliver_later }}\n  end\nend\n"
SCRIPT = "export async function invite() {{\n  for (const one of await db.member.findMany({{ where: {0} }})) await sendMail(one.email, 'paperless-invite');\n}}\n"
LOOP = "export async function invite(users) {{\n  for (const user of users) {{\n    if ({0}) await inviteToNewsletter(user);\n  }}\n}}\n"
AGAIN = {
    "all but the yes": ("a.py", TASK, "exclude(paperless='yes').exclude(paperless_asked_at__gte=since)", True),
    "not the yes": ("a.py", TASK, "filter(~Q(paperless=True), paperless_asked_at__lt=since)", True),
    "neither the yes nor the no": ("a.py", TASK, "exclude(paperless='yes').exclude(paperless='no').exclude(paperless_asked_at__gte=since)", False),
    "those never asked": ("a.py", TASK, "exclude(paperless='yes').filter(paperless_asked_at=None)", False),
    "other papers": ("a.py", TASK.replace("paperless_invite", "missing"), "exclude(complete=True).exclude(reminded_at__gte=since)", False),
    "all but the yes, in Rails": ("a.rb", JOB, "Member.where.not(paperless: 'yes').where('paperless_asked_at < ?', 2.days.ago)", True),
    "none or no, in Rails": ("a.rb", JOB, "Member.where(paperless: [nil, false]).where(invited_at: ..3.days.ago)", True),
    "none alone, in Rails": ("a.rb", JOB, "Member.where(paperless: nil).where('paperless_asked_at < ?', 2.days.ago)", False),
    "all but the yes, in a script": ("a.js", SCRIPT, "{ paperless: { not: 'yes' }, paperlessAskedAt: { lt: since } }", True),
    "none alone, in a script": ("a.js", SCRIPT, "{ paperless: null, paperlessAskedAt: { lt: since } }", False),
    "who has not signed up": ("a.js", LOOP, "!user.newsletter && user.lastInvitedAt < daysAgo(3)", True),
    "who was never invited": ("a.js", LOOP, "!user.newsletter && !user.lastInvitedAt", False),
}  # fmt: skip


@pytest.mark.parametrize("query", AGAIN)
def test_people_who_said_no_are_not_asked_until_they_say_yes(query: str) -> None:
    path, around, written, expected = AGAIN[query]
    assert bool(found_in(rule_named("nagging-modal"), {path: around.format(written)})) is expected


def test_a_query_of_those_who_have_not_answered_takes_no_agreement() -> None:
    for more, expected in (("", True), (".exclude(sharing='yes')", False)):
        text = f"for one in Member.objects.exclude(sharing_consent='no'){more.replace('sharing', 'sharing_consent')}:\n    send(one)\n"
        assert bool(found_in(rule_named("consent-presumed"), {"a/tasks.py": text})) is expected
