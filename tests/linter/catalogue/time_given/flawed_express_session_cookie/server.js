// expect: session-timeout-short
const session = require('express-session');
const MINUTES = 8;
app.use(session({ secret: s, rolling: false, cookie: { maxAge: MINUTES * 60 * 1000 } }));
