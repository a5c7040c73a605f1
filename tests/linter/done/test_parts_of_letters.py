"""A letter of a table that refuses without what another one says, and a list that keeps the reason from all of them, are known in any language."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'refusal-remedies-missing, lp f1': ('refusal-remedies-missing', {
        'letters.py': 'LETTER_PARTS = {\n    "granted": ["opening", "amount", "contact"],\n    "refused": ["opening", "reasons", "contact"],\n    "suspended": ["opening", "reasons", "appeal", "contact"],\n}\n',
    }),
    'refusal-remedies-missing, lp f2': ('refusal-remedies-missing', {
        'src/courriers.ts': "export const COURRIERS = {\n  accord: ['entete', 'montant', 'contact'],\n  refus: ['entete', 'motif', 'contact'],\n  radiation: ['entete', 'motif', 'voies_de_recours', 'contact'],\n};\n",
    }),
    'refusal-remedies-missing, lp f3': ('refusal-remedies-missing', {
        'config/lettres.php': "<?php\nreturn [\n    'accord' => ['blocs' => ['entete', 'montant', 'signature']],\n    'rejet' => ['blocs' => ['entete', 'motifs', 'signature']],\n    'suspension' => ['blocs' => ['entete', 'motifs', 'recours', 'signature']],\n];\n",
    }),
    'refusal-remedies-missing, lp f4': ('refusal-remedies-missing', {
        'app/models/letter.rb': 'class Letter\n  SECTIONS = {\n    granted: %w[opening amount contact],\n    refused: %w[opening reasons contact],\n    ended: %w[opening reasons appeal contact]\n  }.freeze\nend\n',
    }),
    'refusal-remedies-missing, lp f5': ('refusal-remedies-missing', {
        'config/letters.json': '{ "letters": [ { "outcome": "granted", "parts": ["opening", "amount"] }, { "outcome": "refused", "parts": ["opening", "reasons", "contact"] }, { "outcome": "stopped", "parts": ["opening", "reasons", "appeal"] } ] }\n',
    }),
    'refusal-reasons-missing, rw f1': ('refusal-reasons-missing', {
        'courriers/champs.py': 'CHAMPS = ("reference", "motif", "montant")\nINTERNES = {"cotation", "motif"}\n',
    }),
    'refusal-reasons-missing, rw f2': ('refusal-reasons-missing', {
        'src/letters/fields.ts': "export const FIELDS = ['reference', 'reason', 'amount'];\nexport const HIDDEN_FIELDS = ['score', 'reason'];\n",
    }),
    'refusal-reasons-missing, rw f3': ('refusal-reasons-missing', {
        'config/letters.php': "<?php\nreturn ['fields' => ['reference', 'reason', 'amount'], 'excluded' => ['score', 'reason']];\n",
    }),
    'refusal-reasons-missing, rw f4': ('refusal-reasons-missing', {
        'config/lettres.yml': 'champs: [reference, motif_refus, montant]\nreserves_au_service: [cotation, motif_refus]\n',
    }),
    'refusal-reasons-missing, rw f5': ('refusal-reasons-missing', {
        'app/mailers/letter_fields.rb': 'module LetterFields\n  ALL = %w[reference reason amount].freeze\n  WITHHELD = %w[score reason].freeze\nend\n',
    }),
}  # fmt: skip

HARMLESS: Cases = {
    'refusal-remedies-missing, lp h1': ('refusal-remedies-missing', {
        'letters.py': 'LETTER_PARTS = {\n    "granted": ["opening", "amount", "contact"],\n    "refused": ["opening", "reasons", "appeal", "contact"],\n    "suspended": ["opening", "reasons", "appeal", "contact"],\n}\n',
    }),
    'refusal-remedies-missing, lp h2': ('refusal-remedies-missing', {
        'config/letters.yml': 'letters:\n  received: [opening, reference, contact]\n  granted: [opening, amount, contact]\n  refused: [opening, reasons, how_to_appeal, contact]\n',
    }),
    'refusal-remedies-missing, lp h3': ('refusal-remedies-missing', {
        'workflow.py': 'TRANSITIONS = {\n    "received": ["granted", "refused"],\n    "refused": ["closed", "archived"],\n    "suspended": ["appeal", "closed"],\n}\n',
    }),
    'refusal-remedies-missing, lp h4': ('refusal-remedies-missing', {
        'permissions.yml': 'roles:\n  refused_files: [read, print]\n  appeals: [read, appeal, print]\n',
    }),
    'refusal-reasons-missing, rw h1': ('refusal-reasons-missing', {
        'courriers/champs.py': 'CHAMPS = ("reference", "motif", "montant", "motif_interne")\nINTERNES = {"cotation", "motif_interne"}\n',
    }),
    'refusal-reasons-missing, rw h2': ('refusal-reasons-missing', {
        'exports/fields.py': 'FIELDS = ("reference", "reason", "amount")\nHIDDEN = {"score", "reason"}\n',
    }),
    'refusal-reasons-missing, rw h3': ('refusal-reasons-missing', {
        'src/letters/fields.ts': "export const FIELDS = ['reference', 'reason', 'amount'];\nexport const HIDDEN_FIELDS = ['score', 'advice'];\n",
    }),
}  # fmt: skip


test_what_is_done_to_people_is_found, test_what_does_nothing_to_anyone_is_let_be = held_by(FLAWED, HARMLESS)
