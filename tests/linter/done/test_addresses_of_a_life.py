"""Numbers and illnesses that stand in the address of a page, by labels, forms of programs and what a server reads."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = "personal-data-in-url"
SEEN = {
    'erb nir': {'app/views/droits/new.html.erb': '<%= form_with url: droits_path, method: :get, scope: :droit do |f| %>\n  <%= f.label :nir, "Numéro" %>\n  <%= f.text_field :nir %>\n  <%= f.submit "Voir" %>\n<% end %>\n'},
    'erb get form_tag': {'app/views/droits/new.html.erb': '<%= form_tag(droits_path, method: "get") do %>\n  <%= label_tag :assure, "Numéro de sécurité sociale" %>\n  <%= text_field_tag :assure %>\n  <%= submit_tag "Voir" %>\n<% end %>\n'},
    'simple_form': {'app/views/droits/new.html.erb': '<%= simple_form_for :droit, url: droits_path, method: :get do |f| %>\n  <%= f.input :insurance_number, label: "Health insurance number" %>\n  <%= f.button :submit, "Go" %>\n<% end %>\n'},
    'label only': {'templates/droits.html': '<form action="/droits" method="get">\n  <label for="n">Numéro de sécurité sociale</label><input id="n" name="n">\n  <button>Voir</button>\n</form>\n'},
    'label illness': {'templates/droits.html': '<form action="/droits" method="get">\n  <label for="p">Votre maladie</label><select id="p" name="p"><option>Diabète</option></select>\n  <button>Voir</button>\n</form>\n'},
    'django form': {'droits/forms.py': 'from django import forms\n\n\nclass DroitsForm(forms.Form):\n    numero_assure = forms.CharField(label="Numéro d\'assuré")\n    affection = forms.ChoiceField(label="Maladie traitée", choices=AFFECTIONS)\n', 'droits/views.py': 'from .forms import DroitsForm\ndef droits(request):\n    form = DroitsForm(request.GET or None)\n    return render(request, "droits.html", {"form": form})\n', 'templates/droits.html': '<form action="" method="get">{{ form.as_p }}<button>Voir</button></form>\n'},
    'symfony': {'src/Form/DroitsType.php': "<?php\nclass DroitsType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->setMethod('GET')\n            ->add('numeroSecu', TextType::class, ['label' => 'Numéro de sécurité sociale'])\n            ->add('pathologie', TextType::class);\n    }\n}\n", 'src/Controller/DroitsController.php': "<?php\nclass DroitsController extends AbstractController\n{\n    #[Route('/droits')]\n    public function index(Request $request): Response\n    {\n        $form = $this->createForm(DroitsType::class);\n        $form->handleRequest($request);\n        return $this->render('droits.html.twig', ['form' => $form]);\n    }\n}\n", 'templates/droits.html.twig': '{{ form_start(form) }}{{ form_rest(form) }}<button>Voir</button>{{ form_end(form) }}\n'},
    'symfony method default': {'src/Form/DroitsType.php': "<?php\nclass DroitsType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('numeroSecu', TextType::class);\n    }\n    public function configureOptions(OptionsResolver $resolver): void\n    {\n        $resolver->setDefaults(['method' => 'GET', 'csrf_protection' => false]);\n    }\n}\n"},
    'thymeleaf': {'src/main/resources/templates/droits.html': '<form th:action="@{/droits}" th:object="${recherche}" method="get">\n  <label for="nss">Numéro</label><input id="nss" th:field="*{numeroSecu}">\n  <button>Voir</button>\n</form>\n'},
    'react router': {'src/Droits.jsx': 'import { Form } from \'react-router-dom\';\nexport function Droits() {\n  return <Form method="get" action="/droits"><label htmlFor="n">NIR</label><input id="n" name="nir" /><button>Voir</button></Form>;\n}\n'},
    'router push': {'src/Droits.jsx': 'export function Droits() {\n  const navigate = useNavigate();\n  const [nir, setNir] = useState(\'\');\n  const voir = () => navigate(`/droits/resultat?nir=${nir}`);\n  return <form onSubmit={voir}><label htmlFor="n">NIR</label><input id="n" value={nir} onChange={(e) => setNir(e.target.value)} /><button>Voir</button></form>;\n}\n'},
    'vue query': {'src/Droits.vue': '<script setup>\nimport { useRouter } from \'vue-router\';\nconst router = useRouter();\nconst form = reactive({ numeroSecu: \'\', maladie: \'\' });\nfunction voir() {\n  router.push({ name: \'resultat\', query: { numeroSecu: form.numeroSecu, maladie: form.maladie } });\n}\n</script>\n<template><form @submit.prevent="voir"><input v-model="form.numeroSecu"><button>Voir</button></form></template>\n'},
    'angular query': {'src/app/droits.component.ts': "@Component({ selector: 'app-droits', templateUrl: './droits.component.html' })\nexport class DroitsComponent {\n  form = this.fb.group({ nir: [''], maladie: [''] });\n  constructor(private fb: FormBuilder, private router: Router) {}\n  voir() {\n    this.router.navigate(['/resultat'], { queryParams: { nir: this.form.value.nir, maladie: this.form.value.maladie } });\n  }\n}\n"},
    'next search': {'src/Droits.tsx': '\'use client\';\nexport function Droits() {\n  const router = useRouter();\n  function voir(e: FormEvent<HTMLFormElement>) {\n    e.preventDefault();\n    const data = new FormData(e.currentTarget);\n    router.push(\'/droits?\' + new URLSearchParams({ nir: String(data.get(\'nir\')) }));\n  }\n  return <form onSubmit={voir}><label htmlFor="nir">NIR</label><input id="nir" name="nir" /><button>Voir</button></form>;\n}\n'},
    'spring': {'src/main/java/DroitsController.java': '@Controller\npublic class DroitsController {\n    @GetMapping("/droits/resultat")\n    public String resultat(@RequestParam String numeroSecu, @RequestParam String pathologie, Model model) {\n        model.addAttribute("droits", droits.trouver(numeroSecu, pathologie));\n        return "resultat";\n    }\n}\n'},
    'fastapi': {'droits.py': 'from fastapi import APIRouter, Request\nrouter = APIRouter()\n@router.get("/droits/resultat")\ndef resultat(nir: str, pathologie: str, request: Request):\n    return templates.TemplateResponse(request, "resultat.html", {"droits": trouver(nir, pathologie)})\n'},
    'flask redirect': {'droits.py': '@bp.post("/droits")\ndef chercher():\n    return redirect(url_for("droits.resultat", nir=request.form["nir"], maladie=request.form["maladie"]))\n'},
}  # fmt: skip
SILENT = {
    'twin region': {'templates/droits.html': '<form action="/bureaux" method="get">\n  <label for="r">Région</label><select id="r" name="region"><option>Bretagne</option></select>\n  <label for="c">Conditions d\'accès</label><select id="c" name="condition"><option>Tous</option></select>\n  <button>Voir</button>\n</form>\n'},
    'twin contact label': {'templates/annuaire.html': '<form action="/annuaire" method="get">\n  <label for="q">Nom ou numéro de téléphone du service</label><input id="q" name="q">\n  <button>Chercher</button>\n</form>\n'},
    'twin disease info': {'templates/maladies.html': '<form action="/maladies" method="get">\n  <label for="q">Rechercher une maladie</label><input id="q" name="q">\n  <button>Chercher</button>\n</form>\n'},
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN)
def test_it_is_seen(case: str) -> None:
    assert found_in(rule_named(RULE), SEEN[case])


@pytest.mark.parametrize("case", SILENT)
def test_a_harmless_twin_is_silent(case: str) -> None:
    assert found_in(rule_named(RULE), SILENT[case]) == []
