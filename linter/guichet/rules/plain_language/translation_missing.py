"""A key that the catalogues lack: people read code in the place of words."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.reading.written.written import Written
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.told.behind import is_inside

KEY = Text(
    fr="« {key} » n’est pas dans le catalogue « {domain} » : la page montre ce code au lieu de mots. Ajoutez la phrase, ou corrigez la clé.",
    en='"{key}" is not in the catalogue "{domain}": the page shows that code instead of words. Add the phrase, or correct the key.',
)
MARK = Text(
    fr="Rien ne remplit « {mark} » dans la phrase « {key} » : la page montre cette marque au lieu d’un mot. Donnez la valeur sous ce nom.",
    en='Nothing fills "{mark}" in the phrase "{key}": the page shows that mark instead of a word. Give the value under that name.',
)
WORD = Text(
    fr="« {key} » n’est pas dans le catalogue « {domain} » : la page montre « {shown} », tiré du code, quelle que soit la langue. Ajoutez la phrase, ou corrigez la clé.",
    en='"{key}" is not in the catalogue "{domain}": the page shows "{shown}", taken from the code, whatever the language. Add the phrase, or correct the key.',
)
FOREIGN = Text(
    fr="« {key} » n’est dit qu’en « {instead} » : une page en « {domain} » montre une phrase d’une autre langue, ou ce code. Traduisez-la.",
    en='"{key}" is only said in "{instead}": a page in "{domain}" shows a sentence of another language, or that code. Translate it.',
)
CATALOGUES = {
    "translations/messages.fr.yaml": "dossier:\n  titre: 'Votre été'\n  reste: 'Encore %jours% jours, %nom%'\naccueil:\n  titre: 'Été'\n",
    "translations/suivi.fr.yaml": "dossier:\n  etat: 'En cours cet été'\n",
}
LOCALES = {
    "config/locales/fr.yml": "fr:\n  é:\n    p:\n      titre: 'Votre été'\n",
    "config/locales/en.yml": "en:\n  é:\n    p:\n      titre: 'Your summer'\n      aide: 'Tell us how you spend it'\n",
}
MESSAGES = {
    "src/locales/fr.json": '{ "menu": { "ouvrir": "Ouvrir le menu d’été", "pas_one": "Un pas", "pas_other": "Des pas" } }'
}


@template_rule(
    name="translation-missing",
    code="W9219",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Clé affichée au lieu d’une phrase", en="Key shown instead of a phrase"),
    harms=Text(
        fr="Tout le monde, et d’abord les personnes qui lisent mal ou qui écoutent la page : un code ne dit ni où l’on est, ni quoi faire.",
        en="Everyone, and first of all people who read with difficulty or listen to the page: a code says neither where one is nor what to do.",
    ),
    instead=Text(
        fr="Écrivez la phrase dans le catalogue que le gabarit lit, dans chaque langue.",
        en="Write the phrase in the catalogue that the template reads, in each language.",
    ),
    wrong_when=Text(
        fr="La phrase vient d’une base de données ou d’un catalogue hors du projet.",
        en="The phrase comes from a database or from a catalogue outside the project.",
    ),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/02-jargon",
    bad=(
        Bad({**LOCALES, "config/application.rb": "config.i18n.default_locale = :fr\n", "app/views/é/p.html.erb": "<p><%= t('.aide') %></p>"}, FOREIGN, at="<%= t('.aide') %>", path="app/views/é/p.html.erb"),
        Bad({**LOCALES, "config/application.rb": "config.i18n.default_locale = :fr\n", "app/views/é/p.html.erb": "<%= form_with url: '/é' do |f| %><%= f.submit t('.aide') %><% end %>"}, FOREIGN, at="<%= f.submit t('.aide') %>", path="app/views/é/p.html.erb"),
        Bad({"translations/suivi.fr.yaml": "dossier:\n  etat: 'En cours cet été'\n", "templates/p.html.twig": "<h1>{{ 'dossier.etat'|trans }}</h1>"}, KEY, at="{{ 'dossier.etat'|trans }}", path="templates/p.html.twig"),
        Bad({**CATALOGUES, "templates/p.html.twig": "{% trans_default_domain 'suivi' %}<h1>{{ 'dossier.titre'|trans }}</h1>"}, KEY, at="{{ 'dossier.titre'|trans }}", path="templates/p.html.twig"),
        Bad({**CATALOGUES, "templates/p.html.twig": "<h1>{{ 'dossier.titre'|trans({}, 'suivi') }}</h1>"}, KEY, at="{{ 'dossier.titre'|trans({}, 'suivi') }}", path="templates/p.html.twig"),
        Bad({**CATALOGUES, "templates/p.html.twig": "<a href='/é'>{{ 'dossier.retour'|trans }}</a>"}, KEY, at="{{ 'dossier.retour'|trans }}", path="templates/p.html.twig"),
        Bad({**CATALOGUES, "templates/p.html.twig": "<p>{{ 'dossier.reste'|trans({ '%restants%': n, '%nom%': é }) }}</p>"}, MARK, at="{{ 'dossier.reste'|trans({ '%restants%': n, '%nom%': é }) }}", path="templates/p.html.twig"),
        Bad({**MESSAGES, "src/Menu.vue": "<template><button :aria-label=\"$t('menu.ouvre')\"></button></template>"}, KEY, at="menu.ouvre", path="src/Menu.vue"),
        Bad({**MESSAGES, "src/fin.component.html": "<button>{{ 'menu.ouvre' | translate }}</button>", "src/fin.component.ts": "@Component({ selector: 'app-fin', templateUrl: './fin.component.html' }) export class Fin {}"}, KEY, at="menu.ouvre", path="src/fin.component.html"),
        Bad({**MESSAGES, "src/Menu.svelte": "<img src='é.png' alt={$_('menu.ouvre')}>"}, KEY, at="menu.ouvre", path="src/Menu.svelte"),
    ),
    good=(
        Good({"config/locales/fr.yml": "i18n.langue: 'Langue d’été'\ni18n.locale.fr: 'Français'\n", "config/locales/en.yml": "i18n.langue: Language\ni18n.locale.fr: French\n", "app/views/é/p.html.erb": "<h3><%= t('i18n.langue') %></h3>"}),
        Good({**LOCALES, "Gemfile.lock": "GEM\n  specs:\n    devise (4.9.4)\n    devise-i18n (1.12.1)\n", "config/locales/devise.fr.yml": "fr:\n  devise:\n    passwords:\n      new:\n        titre: 'Été'\n", "app/views/devise/passwords/new.html.erb": "<h1><%= t('devise.passwords.new.forgot_your_password') %></h1>"}),
        Good({**LOCALES, "config/application.rb": "config.i18n.default_locale = :fr\n", "app/views/é/p.html.erb": "<h1><%= t('.titre') %></h1>"}),
        Good({**LOCALES, "config/application.rb": "config.i18n.default_locale = :fr\n", "app/controllers/a.rb": "I18n.locale = params[:l]\n", "app/views/é/p.html.erb": "<p><%= t('.aide') %></p>"}),
        Good({**MESSAGES, "src/Menu.vue": "<template><button :aria-label=\"$t('menu.ouvrir')\">{{ $t('menu.pas', 2) }}{{ $t('ailleurs.été') }}{{ $t('menu') }}</button></template>"}),
        Good({**MESSAGES, "src/Menu.jsx": "export function Menu() { const t = useTranslations('page'); return <button>{t('menu.ouvre')}</button>; }"}),
        Good({"src/locales/fr.ts": "export default { menu: { ...communs, ouvrir: 'Ouvrir l’été' } }", "src/Menu.jsx": "export function Menu() { return <button>{t('menu.ouvre')}</button>; }"}),
        Good({**CATALOGUES, "templates/p.html.twig": "<p>{{ 'dossier.reste'|trans({ '%jours%': n, '%nom%': é }) }}{{ 'dossier.reste'|trans(é) }}</p>"}),
        Good({**CATALOGUES, "templates/p.html.twig": "{% trans_default_domain 'suivi' %}<h1>{{ 'dossier.etat'|trans }}</h1>"}),
        Good({**CATALOGUES, "templates/p.html.twig": "<h1>{{ 'dossier.titre'|trans }}</h1><p>{{ 'ailleurs.été'|trans }}{{ 'ailleurs.ete'|trans }}</p>"}),
        Good({"templates/p.html.twig": "<h1>{{ 'dossier.titre'|trans }}</h1>"}),
        Good({**CATALOGUES, "translations/suivi.fr.xlf": "<xliff/>", "templates/p.html.twig": "<h1>{{ 'dossier.titre'|trans({}, 'suivi') }}</h1>"}),
    ),
)  # fmt: skip
def translation_missing(page: Page) -> Iterator[Hit]:
    """Report the keys that a template looks up in a catalogue that lacks them, and the marks of phrases that it misnames."""
    if not isinstance(page.template, Written) or is_inside(page.path, page.project):
        return
    for one in page.template.unsaid:
        if one.path == page.path:
            said = FOREIGN if one.instead else MARK if one.mark else WORD if one.shown else KEY
            facts = {"key": one.key, "domain": one.domain, "mark": one.mark, "instead": one.instead, "shown": one.shown}
            yield Hit(one.span, said, facts, is_placed=True)
