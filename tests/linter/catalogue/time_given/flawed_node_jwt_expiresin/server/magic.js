// expect: validity-short
const jwt = require('jsonwebtoken');

exports.continueLink = (claim) =>
  `https://claims.example/continue/${jwt.sign({ claim: claim.id }, process.env.SECRET, { expiresIn: '5m' })}`;
