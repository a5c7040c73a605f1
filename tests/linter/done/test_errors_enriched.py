"""What a monitor of errors is told of people by the function that each error goes through; a scrubbed error stays silent."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = "personal-data-to-third-party"
SEEN = {
    'only user': {'src/sentry.js': "import * as Sentry from '@sentry/browser';\nSentry.init({\n  dsn: DSN,\n  beforeSend(event) {\n    event.user = { email: session.email };\n    return event;\n  },\n});\n"},
    'only form': {'src/sentry.js': "import * as Sentry from '@sentry/vue';\nimport { useDemande } from './stores/demande';\nSentry.init({\n  dsn: DSN,\n  beforeSend: (event) => ({ ...event, extra: { ...event.extra, formulaire: useDemande().formulaire } }),\n});\n"},
    'named function': {'src/sentry.js': "import * as Sentry from '@sentry/browser';\nfunction enrich(event) {\n  event.extra = Object.assign({}, event.extra, { answers: store.state.claim.answers });\n  return event;\n}\nSentry.init({ dsn: DSN, beforeSend: enrich });\n"},
    'bugsnag': {'src/bugsnag.js': "import Bugsnag from '@bugsnag/js';\nBugsnag.start({\n  apiKey: KEY,\n  onError(event) {\n    const { email } = store.getState().session;\n    event.setUser('', email);\n    event.addMetadata('form', store.getState().claim.draft);\n  },\n});\n"},
    'rollbar': {'src/rollbar.js': "import Rollbar from 'rollbar';\nexport const rollbar = new Rollbar({\n  accessToken: TOKEN,\n  transform(payload) {\n    payload.person = { email: session.user.email };\n    payload.custom = { form: session.form };\n  },\n});\n"},
    'datadog': {'src/rum.ts': "import { datadogRum } from '@datadog/browser-rum';\ndatadogRum.init({\n  applicationId: ID,\n  beforeSend: (event) => {\n    event.context = { ...event.context, email: me.email, answers: form.values };\n    return true;\n  },\n});\n"},
    'redux enhancer': {'src/store.js': "import * as Sentry from '@sentry/react';\nconst enhancer = Sentry.createReduxEnhancer({\n  stateTransformer: (state) => ({ route: state.route, draft: state.counselling.draft }),\n});\nexport const store = configureStore({ reducer, enhancers: (given) => given().concat(enhancer) });\n"},
    'python before_send': {'app/monitoring.py': 'import sentry_sdk\n\n\ndef before_send(event, hint):\n    event["user"] = {"email": current_user.email}\n    event.setdefault("extra", {})["form"] = request.form.to_dict()\n    return event\n\n\nsentry_sdk.init(dsn=DSN, before_send=before_send)\n'},
    'ruby before_send': {'config/initializers/sentry.rb': 'Sentry.init do |config|\n  config.dsn = ENV["SENTRY_DSN"]\n  config.before_send = lambda do |event, _hint|\n    event.user = { email: Current.user&.email }\n    event.extra[:form] = Current.request.params.to_unsafe_h\n    event\n  end\nend\n'},
    'php before_send': {'config/sentry.php': "<?php\nreturn [\n    'dsn' => env('SENTRY_DSN'),\n    'before_send' => function (\\Sentry\\Event $event): ?\\Sentry\\Event {\n        $event->setUser(new \\Sentry\\UserDataBag(null, auth()->user()?->email));\n        $event->setExtra(['formulaire' => request()->all()]);\n        return $event;\n    },\n];\n"},
    'php service': {'src/Monitoring/Enrichisseur.php': "<?php\nnamespace App\\Monitoring;\nuse Sentry\\Event;\nfinal class Enrichisseur\n{\n    public function __invoke(Event $event): Event\n    {\n        $usager = $this->security->getUser();\n        $event->setExtra(['courriel' => $usager->getEmail(), 'demande' => $this->requete->request->all()]);\n        return $event;\n    }\n}\n"},
    'java': {'src/main/java/Monitoring.java': 'import io.sentry.SentryEvent;\n@Component\npublic class Monitoring implements SentryOptions.BeforeSendCallback {\n    @Override\n    public SentryEvent execute(SentryEvent event, Hint hint) {\n        event.setExtra("courriel", session.getUsager().getEmail());\n        event.setExtra("formulaire", session.getFormulaire());\n        return event;\n    }\n}\n'},
    'kotlin': {'src/main/kotlin/Monitoring.kt': 'import io.sentry.Sentry\nfun demarrer(session: Session) {\n    Sentry.init { options ->\n        options.dsn = DSN\n        options.setBeforeSend { event, _ ->\n            event.setExtra("email", session.usager.email)\n            event\n        }\n    }\n}\n'},
    'logrocket': {'src/store.js': "import LogRocket from 'logrocket';\nSentry.captureException(error, { extra: { answers: form.values, email: user.email } });\n"},
}  # fmt: skip
SILENT = {
    'twin no form': {'src/sentry.js': "import * as Sentry from '@sentry/browser';\nSentry.init({\n  dsn: DSN,\n  beforeSend(event) {\n    delete event.user;\n    event.extra = { ...event.extra, step: store.state.claim.step };\n    event.tags = { release: RELEASE };\n    return event;\n  },\n});\n"},
    'twin scrub': {'src/sentry.js': "import * as Sentry from '@sentry/browser';\nSentry.init({\n  dsn: DSN,\n  beforeSend(event) {\n    if (event.user) event.user = { id: hash(event.user.email) };\n    event.extra = { ...event.extra, form: undefined };\n    return event;\n  },\n});\n"},
    'twin other event': {'src/calendar.js': "function decorate(event) {\n  event.user = { email: session.email };\n  event.extra = { form: session.form };\n  return event;\n}\ncalendar.on('render', decorate);\n"},
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN)
def test_it_is_seen(case: str) -> None:
    assert found_in(rule_named(RULE), SEEN[case])


@pytest.mark.parametrize("case", SILENT)
def test_a_harmless_twin_is_silent(case: str) -> None:
    assert found_in(rule_named(RULE), SILENT[case]) == []
