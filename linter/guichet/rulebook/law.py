"""The texts that data rules cite, each once, with how far it was checked."""

from __future__ import annotations

from guichet.rulebook.references import State, gdpr, law, source

SENSITIVE_DATA = gdpr("art. 9")
MINIMISATION = gdpr("art. 5.1.c")
STORAGE_LIMIT = gdpr("art. 5.1.e")
SECURITY = gdpr("art. 32")
BY_DEFAULT = gdpr("art. 25")
AUTOMATED_DECISION = gdpr("art. 22")
ALGORITHM_NOTICE = law(
    "Code des relations entre le public et l’administration, art. L. 311-3-1 et R. 311-3-1-1",
    "French code of relations between the public and the administration, art. L. 311-3-1 and R. 311-3-1-1",
    "https://www.service-public.fr/particuliers/actualites/A11502",
)
ALGORITHM_RULES = law(
    "Code des relations entre le public et l’administration, art. L. 312-1-3",
    "French code of relations between the public and the administration, art. L. 312-1-3",
)
SELF_LEARNING = law(
    "Conseil constitutionnel, décision 2018-765 DC, 12 juin 2018",
    "French Constitutional Council, decision 2018-765 DC, 12 June 2018",
)
SCHUFA = law(
    "CJUE, C-634/21 SCHUFA, 7 décembre 2023",
    "CJEU, C-634/21 SCHUFA, 7 December 2023",
    "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:62021CJ0634",
    State.VERIFIED,
)
AI_ACT = law(
    "Règlement (UE) 2024/1689 sur l’intelligence artificielle, annexe III, point 5 a",
    "Regulation (EU) 2024/1689 on artificial intelligence, Annex III, point 5 a",
    "https://artificialintelligenceact.eu/annex/3/",
)
HUMAN_STEP = source(
    "Défenseur des droits, Algorithmes, systèmes d’IA et services publics, 13 novembre 2024",
    "French Defender of Rights, Algorithms, AI systems and public services, 13 November 2024",
    "https://www.defenseurdesdroits.fr/algorithmes-intelligence-artificielle-et-services-publics-2024",
)
PUBLISHED_SCORES = source(
    "La Quadrature du Net, Notation des allocataires, 27 novembre 2023",
    "La Quadrature du Net, Scoring of benefit recipients, 27 November 2023",
    state=State.SECONDARY,
)
DEVELOPER_GUIDE = source(
    "CNIL, Guide RGPD de l’équipe de développement, fiche 14",
    "CNIL, GDPR guide for developers, sheet 14",
    "https://github.com/LINCnil/Guide-RGPD-du-developpeur",
)
TRACKERS_GUIDE = source(
    "CNIL, Guide RGPD de l’équipe de développement, fiche 16",
    "CNIL, GDPR guide for developers, sheet 16",
    "https://github.com/LINCnil/Guide-RGPD-du-developpeur",
)
AUDIENCE = source(
    "CNIL, Cookies : solutions pour les outils de mesure d’audience, 4 juillet 2025",
    "CNIL, Cookies: audience measurement tools, 4 July 2025",
    "https://www.cnil.fr/fr/node/167364",
)
CAPTCHA = source(
    "CNIL, 11 avril 2022, sur reCAPTCHA dans un service d’un ministère",
    "CNIL, 11 April 2022, on reCAPTCHA in a ministry’s service",
    state=State.SECONDARY,
)
FREE_FORMS = source(
    "Framasoft, De Framaforms à Yakforms, 25 mai 2021",
    "Framasoft, From Framaforms to Yakforms, 25 May 2021",
    "https://framablog.org/2021/05/25/",
)
