"""What is encrypted, hashed or kept behind a key tells nobody who someone is; what is only signed tells it all the same."""

from __future__ import annotations

from tests.linter.done.cases import held_by

RULE = "personal-data-in-url"
LARAVEL = "<?php\nclass LinksController extends Controller\n{{\n    public function send(Claimant $claimant)\n    {{\n        return redirect()->{0};\n    }}\n}}\n"
RAILS = "class LinksController < ApplicationController\n  def create\n    sent = {0}\n    redirect_to sent_links_path(email: sent)\n  end\n{1}end\n"

FLAWED = {
    "an address of mail that is only signed": (RULE, {"app/Http/Controllers/LinksController.php": LARAVEL.format("to(URL::signedRoute('sent', ['email' => $claimant->email]))")}),
    "one that is only encoded": (RULE, {"app/controllers/links_controller.rb": RAILS.format("Base64.urlsafe_encode64(claimant.email)", "")}),
    "one that is read again": (RULE, {"app/controllers/links_controller.rb": RAILS.format("encryptor.decrypt_and_verify(params[:sealed])", "")}),
    "a query of a script": (RULE, {"static/link.js": "const next = `/sent?email=${encodeURIComponent(form.email.value)}`;\nlocation.assign(next);\n"}),
    "a query of Python": (RULE, {"links/views.py": 'def sent(request, claimant):\n    return redirect(f"/sent?email={claimant.email}")\n'}),
}  # fmt: skip

HARMLESS = {
    "encrypted where it is put": (RULE, {"app/controllers/links_controller.rb": "class LinksController < ApplicationController\n  def create\n    redirect_to sent_links_path(q: box.encrypt_and_sign({ email: claimant.email }))\n  end\nend\n"}),
    "encrypted just above": (RULE, {"app/controllers/links_controller.rb": RAILS.format("message_encryptor.encrypt_and_sign(claimant.email, expires_in: 1.hour)", "")}),
    "encrypted by a function of the file": (RULE, {"app/controllers/links_controller.rb": RAILS.format("address_kept(claimant)", "\n  def address_kept(claimant)\n    message_encryptor.encrypt_and_sign(claimant.email)\n  end\n")}),
    "encrypted by Laravel": (RULE, {"app/Http/Controllers/LinksController.php": LARAVEL.format("route('sent', ['email' => Crypt::encryptString($claimant->email)])")}),
    "hashed by Symfony": (RULE, {"src/Controller/LinksController.php": "<?php\nclass LinksController extends AbstractController\n{\n    public function send(Claimant $claimant)\n    {\n        return $this->redirectToRoute('sent', ['email' => hash('sha256', $claimant->getEmail())]);\n    }\n}\n"}),
    "hashed by a script": (RULE, {"static/link.js": "const next = `/sent?email=${await sha256(form.email.value)}`;\nlocation.assign(next);\n"}),
    "encrypted by Python": (RULE, {"links/views.py": 'def sent(request, claimant):\n    kept = fernet.encrypt(claimant.email.encode()).decode()\n    return redirect(f"/sent?email={kept}")\n'}),
    "a redirection of Express": (RULE, {"server/routes/links.js": "router.post('/links', (req, res) => {\n  const kept = chiffrer(req.body.email);\n  res.redirect(`/sent?email=${kept}`);\n});\n"}),
    "a setting that speaks of an address": (RULE, {"app/controllers/links_controller.rb": "class LinksController < ApplicationController\n  def create\n    redirect_to sent_links_path(in_select_email_flow: params[:in_select_email_flow])\n  end\nend\n"}),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
