"""The time to appeal that a program keeps apart, under its name, is read as the letter that it ends up in."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'refusal-remedies-missing, dl f2': ('refusal-remedies-missing', {
        'courrier.py': 'def recours():\n    return "Vous pouvez contester cette décision dans les deux mois suivant l\'inscription de la décision au registre de la commission."\n',
    }),
    'refusal-remedies-missing, dl f3': ('refusal-remedies-missing', {
        'courrier.py': 'RECOURS = "Recours possible dans les deux mois suivant l\'inscription de la décision au registre de la commission."\n',
    }),
    'refusal-remedies-missing, dl f4': ('refusal-remedies-missing', {
        'courrier.py': 'def delai_recours():\n    return "dans les deux mois suivant l\'inscription de la décision au registre de la commission"\n',
    }),
    'refusal-remedies-missing, dl f6': ('refusal-remedies-missing', {
        'src/phrases.ts': "export const appealDeadline = 'within one month of the day the decision is entered in our internal register';\n",
    }),
    'refusal-remedies-missing, dl f8': ('refusal-remedies-missing', {
        'config/lettres.yml': 'delai_recours: "dans les deux mois suivant l\'enregistrement de la décision au registre interne"\n',
    }),
}  # fmt: skip

HARMLESS: Cases = {
    'refusal-remedies-missing, dl h1': ('refusal-remedies-missing', {
        'courrier.py': 'def delai_recours():\n    return "dans les deux mois suivant la réception de cette lettre"\n',
    }),
    'refusal-remedies-missing, dl h2': ('refusal-remedies-missing', {
        'courrier.py': 'def delai_traitement():\n    return "dans les deux mois suivant l\'inscription de la demande au registre de la commission"\n',
    }),
    'refusal-remedies-missing, dl h3': ('refusal-remedies-missing', {
        'src/phrases.ts': "export const appealDeadline = 'within one month of the day you receive this letter';\n",
    }),
}  # fmt: skip


test_what_is_done_to_people_is_found, test_what_does_nothing_to_anyone_is_let_be = held_by(FLAWED, HARMLESS)
