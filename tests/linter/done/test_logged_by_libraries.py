"""What a library of logs writes of each request unless it is told otherwise; one that is told is let be."""

from __future__ import annotations

import pytest
from guichet.core.findings import Certainty
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

from tests.linter.done.cases import Cases, held_by

RULE = "personal-data-in-log"
_ROUTES = "router.get('/claims/:accessToken', (req, res) => res.json(claimBy(req.params.accessToken)));\n"
FLAWED: Cases = {
    "bunyan, in place": (RULE, {"server/app.js": "if (env === 'production') {\n  app.use(require('express-bunyan-logger')());\n}\n"}),
    "bunyan, of errors": (RULE, {"server/app.js": "import bunyanLogger from 'express-bunyan-logger';\napp.use(bunyanLogger.errorLogger({ name: 'claims', streams }));\n"}),
    "bunyan, other things left out": (RULE, {"server/app.js": "const log = require('express-bunyan-logger');\napp.use(log({ excludes: ['user-agent', 'http-version'] }));\n"}),
    "morgan-body": (RULE, {"src/server.ts": "import morganBody from 'morgan-body';\nmorganBody(app, { noColors: true });\n"}),
    "morgan-body, said": (RULE, {"src/server.ts": "import morganBody from 'morgan-body';\nmorganBody(app, { logRequestBody: true });\n"}),
    "requests-logger": (RULE, {"src/server.js": "const audit = require('express-requests-logger');\napp.use(audit({ logger: log, request: { maskQuery: ['key'] } }));\n"}),
    "combined, a secret in a route": (RULE, {"server/app.js": "const morgan = require('morgan');\napp.use(morgan('combined'));\n", "server/routes.js": _ROUTES}),
    "a form of one's own, a secret after the ?": (RULE, {"backend/server.ts": "import morgan from 'morgan';\napp.use(morgan(':method :url :status'));\n", "backend/followups.ts": "export function own(req, followup) {\n  return followup.token === req?.query?.token;\n}\n"}),
    "koa": (RULE, {"server/app.js": "import logger from 'koa-logger';\napp.use(logger());\n", "server/routes.js": _ROUTES}),
    "pino-http": (RULE, {"server/app.js": "import { pinoHttp } from 'pino-http';\napp.use(pinoHttp({ logger }));\n", "server/routes.js": _ROUTES}),
    "guzzle": (RULE, {"src/Client.php": "<?php\n$stack->push(Middleware::log($this->logger, new MessageFormatter('{method} {uri} {req_body}')));\n"}),
    "guzzle, debug": (RULE, {"src/Client.php": "<?php\n$stack->push(Middleware::log($logger, new MessageFormatter(MessageFormatter::DEBUG)));\n"}),
    "symfony, options": (RULE, {"src/Traced.php": "<?php\nclass Traced implements HttpClientInterface\n{\n    public function request(string $method, string $url, array $options = []): ResponseInterface\n    {\n        $this->logger->info('out', ['url' => $url, 'options' => $options]);\n        return $this->client->request($method, $url, $options);\n    }\n}\n"}),
    "faraday": (RULE, {"app/services/benefits.rb": "class Benefits\n  def client\n    Faraday.new(url: HOST) do |one|\n      one.response :logger, Rails.logger, bodies: true\n    end\n  end\nend\n"}),
    "httparty": (RULE, {"app/services/benefits.rb": "class Benefits\n  include HTTParty\n  debug_output $stdout\nend\n"}),
    "okhttp": (RULE, {"src/main/kotlin/Client.kt": "fun client(): OkHttpClient {\n    val logging = HttpLoggingInterceptor()\n    logging.setLevel(HttpLoggingInterceptor.Level.BODY)\n    return OkHttpClient.Builder().addInterceptor(logging).build()\n}\n"}),
    "feign": (RULE, {"src/main/java/Config.java": "@Configuration\nclass Config {\n    @Bean\n    Logger.Level level() {\n        return Logger.Level.FULL;\n    }\n}\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "the body left out": (RULE, {"server/app.js": "app.use(require('express-bunyan-logger')({ excludes: ['body', 'req-headers', 'short-body'] }));\n"}),
    "where it is made": (RULE, {"server/app.js": "if (process.env.NODE_ENV === 'development') {\n  app.use(require('express-bunyan-logger')());\n}\n"}),
    "morgan-body without bodies": (RULE, {"src/server.ts": "import morganBody from 'morgan-body';\nmorganBody(app, { logRequestBody: false, logResponseBody: false });\n"}),
    "no secret in any address": (RULE, {"server/app.js": "const morgan = require('morgan');\napp.use(morgan('combined'));\n", "server/routes.js": "router.get('/claims/:id', (req, res) => res.json(claim(req)));\nconst token = req.headers.token;\n"}),
    "an address cut": (RULE, {"server/app.js": "const morgan = require('morgan');\nmorgan.token('url', (req) => req.path);\napp.use(morgan('combined'));\n", "server/routes.js": _ROUTES}),
    "a word of one's own": (RULE, {"server/app.js": "const morgan = require('morgan');\nmorgan.token('id', (req) => req.id);\n", "server/routes.js": _ROUTES}),
    "every body left out": (RULE, {"src/server.js": "const audit = require('express-requests-logger');\napp.use(audit({ excludeBody: ['*'] }));\n"}),
    "a form without address": (RULE, {"server/app.js": "const morgan = require('morgan');\napp.use(morgan(':method :status :response-time'));\n", "server/routes.js": _ROUTES}),
    "a form that a program makes": (RULE, {"server/app.js": "const morgan = require('morgan');\napp.use(morgan((tokens, req, res) => [tokens.method(req, res), req.route].join(' ')));\n", "server/routes.js": _ROUTES}),
    "pino-http, redacted": (RULE, {"server/app.js": "import pinoHttp from 'pino-http';\napp.use(pinoHttp({ redact: ['req.url', 'req.headers'] }));\n", "server/routes.js": _ROUTES}),
    "guzzle, addresses alone": (RULE, {"src/Client.php": "<?php\n$stack->push(Middleware::log($this->logger, new MessageFormatter('{method} {host} {code}')));\n"}),
    "options of a command": (RULE, {"src/Tool.php": "<?php\nclass Tool\n{\n    public function run(array $options): void\n    {\n        $this->logger->info('run', ['options' => $options]);\n    }\n}\n"}),
    "faraday without bodies": (RULE, {"app/services/benefits.rb": "class Benefits\n  def client\n    Faraday.new(url: HOST) do |one|\n      one.response :logger, Rails.logger, bodies: false\n    end\n  end\nend\n"}),
    "okhttp, first lines": (RULE, {"src/main/kotlin/Client.kt": "fun client(): OkHttpClient {\n    val logging = HttpLoggingInterceptor()\n    logging.setLevel(HttpLoggingInterceptor.Level.BASIC)\n    return OkHttpClient.Builder().addInterceptor(logging).build()\n}\n"}),
}  # fmt: skip
test_what_libraries_write_is_found, test_what_they_leave_out_is_let_be = held_by(FLAWED, HARMLESS)


@pytest.mark.parametrize(("case", "certainty"), [("bunyan, in place", Certainty.VIOLATION), ("koa", Certainty.REVIEW), ("guzzle", Certainty.REVIEW)])  # fmt: skip
def test_what_is_not_known_is_asked(case: str, certainty: Certainty) -> None:
    rule, files = FLAWED[case]
    assert [one.certainty for one in found_in(rule_named(rule), files)] == [certainty]
