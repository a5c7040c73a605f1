"""What people type and a script leaves in the browser; where a telephone is followed; what a form puts in an address through a macro."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

_DRAFT = "draft-left-in-browser"
_URL = "personal-data-in-url"
_FOLLOWED = "tracker-before-consent"

FLAWED: Cases = {
    "the next person at the library reads the debts that somebody typed": (_DRAFT, {"static/draft.js": "const store = window.localStorage;\nexport function remember(form) {\n  form.addEventListener('input', (event) => {\n    store.setItem('debts:' + event.target.name, event.target.value);\n  });\n}\n"}),
    "a complaint is kept field by field, as a table": (_DRAFT, {"static/draft.js": "document.querySelectorAll('textarea').forEach((one) => {\n  one.oninput = () => { localStorage[one.name] = one.value; };\n});\n"}),
    "a jQuery form is kept whole": (_DRAFT, {"static/draft.js": "$('form').on('change', function () {\n  localStorage.setItem('claim', $(this).serialize());\n});\n"}),
    "a React form is kept as it changes": (_DRAFT, {"src/Claim.tsx": "export function Claim() {\n  const [form, setForm] = useState({ email: '', nino: '' });\n  useEffect(() => { localStorage.setItem('draft', JSON.stringify(form)); }, [form]);\n  return null;\n}\n"}),
    "an Angular form is kept as it changes": (_DRAFT, {"src/claim.ts": "export class Claim {\n  ngOnInit() {\n    this.form.valueChanges.subscribe((values) => localStorage.setItem('claim-form', JSON.stringify(values)));\n  }\n}\n"}),
    "a hook of Vue keeps a number for life": (_DRAFT, {"src/claim.ts": "const form = useLocalStorage('claim', { first_name: '', nir: '' });\n"}),
    "a telephone is followed from the screen of meals": (_FOLLOWED, {"src/Meals.tsx": "import BackgroundGeolocation from 'react-native-background-geolocation';\nexport function Meals() {\n  useEffect(() => {\n    BackgroundGeolocation.ready({}).then(() => BackgroundGeolocation.start());\n  }, []);\n  return null;\n}\n"}),
    "a telephone is followed by a package of Capacitor": (_FOLLOWED, {"src/follow.ts": "// @capacitor-community/background-geolocation\nconst BackgroundGeolocation = registerPlugin('BackgroundGeolocation');\nBackgroundGeolocation.addWatcher({}, send);\n"}),
    "a telephone is followed by Expo": (_FOLLOWED, {"src/follow.ts": "import * as Location from 'expo-location';\nexport async function follow() {\n  await Location.startLocationUpdatesAsync('task', {});\n}\n"}),
    "a macro of Nunjucks asks for a number in the address": (_URL, {"views/find.njk": "<form action=\"/find\" method=\"get\">{{ champTexte({ nom: \"nir\", libelle: \"Numéro\" }) }}<button>Voir</button></form>"}),
    "a macro of Jinja is given the name first": (_URL, {"templates/find.html": "<form method='get'>{{ forms.input('date_naissance', 'Né le') }}</form>"}),
    "a row of Symfony asks in the address": (_URL, {"templates/find.html.twig": "<form method=\"get\">{{ form_row(form.dateNaissance) }}</form>"}),
    "a tag of Django asks in the address": (_URL, {"templates/find.html": "<form method='get'>{% render_field form.telephone %}</form>"}),
    "a component of Blade asks in the address": (_URL, {"resources/views/find.blade.php": "<form method=\"GET\"><x-forms.input :value=\"$one->two\" name=\"date_naissance\" /></form>"}),
}  # fmt: skip

HARMLESS: Cases = {
    "a draft that ends with the tab": (_DRAFT, {"static/draft.js": "form.addEventListener('input', (event) => {\n  sessionStorage.setItem(event.target.name, event.target.value);\n});\n"}),
    "a look, a language and a search that are kept": (_DRAFT, {"static/look.js": "choice.addEventListener('change', (event) => { localStorage.setItem('theme', event.target.value); });\nlocalStorage.setItem('lang', lang);\nlocalStorage.setItem('search-form', JSON.stringify(values));\n"}),
    "a draft that people are told of and can erase": (_DRAFT, {"static/draft.js": "localStorage.setItem('draft', JSON.stringify(Object.fromEntries(new FormData(form))));\n", "templates/claim.html": "<button>Erase my draft</button>"}),
    "what agents type in their own pages": (_DRAFT, {"app/javascript/admin/draft.js": "localStorage.setItem('draft', JSON.stringify(Object.fromEntries(new FormData(form))));\n"}),
    "a test that diagnoses canteens and is nobody's": (_DRAFT, {"src/store.js": "localStorage.setItem(KEY, JSON.stringify(savedDiagnostics));\n"}),
    "a run that somebody starts": (_FOLLOWED, {"src/Run.tsx": "import BackgroundGeolocation from 'react-native-background-geolocation';\nexport const Run = () => {\n  const go = () => { BackgroundGeolocation.start(); };\n  return <Button title=\"Start\" onPress={go} />;\n};\n"}),
    "the same macro in a form that is posted": (_URL, {"views/find.njk": "<form action=\"/find\" method=\"post\">{{ champTexte({ nom: \"nir\" }) }}</form>"}),
    "a search of places through macros": (_URL, {"templates/find.html.twig": "<form method=\"get\">{{ form_row(form.ville) }}{{ button({ name: \"send\" }) }}{{ t('champ', { sort: 'nir' }) }}</form>"}),
}  # fmt: skip

test_what_is_left_or_followed_is_found, test_what_harms_nobody_is_let_be = held_by(FLAWED, HARMLESS)
