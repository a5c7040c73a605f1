// expect: session-timeout-short
const express = require("express");
const session = require("express-session");

const app = express();
app.use(session({ secret: process.env.SECRET, cookie: { maxAge: 5 * 60 * 1000 } }));
app.post("/login", (req, res) => res.redirect("/"));
