"""Agreements that people can no longer take back, or only by half; and those that they can."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

_RULE = "withdrawal-asymmetry"
_GIVES = "def give(person):\n    person.accord_shown = True\n    person.accord_sent = True\n    person.save()\n\n\n"

FLAWED: Cases = {
    "a tenant who agreed once is refused by the model": (_RULE, {"app/models/accord_partage.rb": "class AccordPartage < ApplicationRecord\n  validate :kept, on: :update\n\n  def kept\n    return unless actif_changed?(from: true, to: false)\n\n    errors.add(:base, 'given')\n  end\nend\n"}),
    "a form of Django turns down the box that is unticked": (_RULE, {"a/forms.py": "class ConsentForm(forms.ModelForm):\n    def clean(self):\n        data = super().clean()\n        if self.instance.consentement and not data['consentement']:\n            raise ValidationError('no')\n        return data\n"}),
    "a controller of PHP turns down a no": (_RULE, {"src/A.php": "<?php\nclass A\n{\n    public function update(Request $r)\n    {\n        if ($this->user->isConsentement() && !$r->get('consentement')) {\n            throw new BadRequestException('no');\n        }\n    }\n}\n"}),
    "a route of Express turns down a no": (_RULE, {"src/a.js": "router.put('/consent', (req, res) => {\n  if (req.user.consent && req.body.consent === false) {\n    return res.status(409).json({ error: 'no' });\n  }\n});\n"}),
    "data goes on being sent by a column that the withdrawal leaves": (_RULE, {"a/views.py": f"{_GIVES}def withdraw(person):\n    person.accord_shown = False\n    person.save()\n", "a/send.py": "def lot():\n    return Person.objects.filter(accord_sent=True)\n"}),
    "an entity of Doctrine is emptied by half": (_RULE, {"src/A.php": "<?php\nclass A\n{\n    public function accepter(User $u) { $u->setAccordMutuelle(true); $u->setPartageAssureur(true); }\n    public function retirer(User $u) { $u->setAccordMutuelle(false); }\n}\n"}),
    "a model of Rails is emptied by half": (_RULE, {"app/models/a.rb": "class A\n  def accepter\n    update!(partage_mutuelle: true, partage_caf: true)\n  end\n\n  def retirer\n    update!(partage_mutuelle: false)\n  end\nend\n"}),
    "a route of Express empties by half": (_RULE, {"src/a.js": "router.post('/consent', (req, res) => { db.update({ consent: true, sharing_consent: true }); });\nrouter.delete('/consent', (req, res) => { db.update({ consent: false }); });\n"}),
    "what is kept is looked up first, in FastAPI": (_RULE, {"a/consents.py": "@router.put('/consents')\ndef write(sent: Sent, store: Store = Depends()):\n    current = store.value(sent.purpose)\n    if current and not sent.value:\n        raise HTTPException(409, detail='already')\n    store.note(sent.purpose, sent.value)\n"}),
    "what is kept is looked up first, in Express": (_RULE, {"src/consents.js": "router.put('/consents', async (req, res) => {\n  const before = await consents.answer(req.user.id);\n  if (before && !req.body.answer) {\n    return res.status(409).json({ error: 'already' });\n  }\n});\n"}),
    "what is kept is looked up first, in PHP": (_RULE, {"src/Accords.php": "<?php\nclass AccordsController\n{\n    public function ecrire(Request $r)\n    {\n        $ancien = $this->accords->lire($r->get('objet'))->choix;\n        if ($ancien && !$r->get('choix')) {\n            throw new ConflictHttpException('deja');\n        }\n    }\n}\n"}),
}  # fmt: skip

HARMLESS: Cases = {
    "a withdrawal that empties both": (_RULE, {"a/views.py": f"{_GIVES}def withdraw(person):\n    person.accord_shown = False\n    person.accord_sent = False\n    person.save()\n"}),
    "two choices, each with its own way out": (_RULE, {"a/views.py": f"{_GIVES}def withdraw_shown(person):\n    person.accord_shown = False\n\n\ndef withdraw_sent(person):\n    person.accord_sent = False\n"}),
    "terms of use that one has read": (_RULE, {"src/a.js": "router.put('/terms', (req, res) => {\n  if (user.termsAccepted && !req.body.termsAccepted) {\n    return res.status(400).json({});\n  }\n});\n"}),
    "a yes that wants a date": (_RULE, {"app/models/accord_partage.rb": "class AccordPartage < ApplicationRecord\n  def dated\n    return unless actif_changed?(from: false, to: true)\n\n    errors.add(:base, 'no date') if date.nil?\n  end\nend\n"}),
    "a slot that can no longer be freed": (_RULE, {"a/forms.py": "class SlotForm(forms.ModelForm):\n    def clean(self):\n        data = super().clean()\n        if self.instance.booked and not data['booked']:\n            raise ValidationError('no')\n        return data\n"}),
    "a yes that is sent twice": (_RULE, {"a/consents.py": "@router.put('/consents')\ndef write(sent: Sent, store: Store = Depends()):\n    current = store.value(sent.purpose)\n    if current and sent.value:\n        raise HTTPException(409, detail='already')\n    store.note(sent.purpose, sent.value)\n"}),
    "something else that is missing": (_RULE, {"a/consents.py": "@router.put('/consents')\ndef write(sent: Sent, store: Store = Depends()):\n    person = store.person(sent.purpose)\n    if person and not sent.value:\n        raise HTTPException(409, detail='no value')\n"}),
    "a setting that stays on, and is no agreement": (_RULE, {"a/lamps.py": "@router.put('/lamps')\ndef write(sent: Sent, store: Store = Depends()):\n    current = store.value(sent.lamp)\n    if current and not sent.value:\n        raise HTTPException(409, detail='stays on')\n"}),
}  # fmt: skip

test_an_agreement_held_for_good_is_found, test_one_that_can_be_taken_back_is_let_be = held_by(FLAWED, HARMLESS)
