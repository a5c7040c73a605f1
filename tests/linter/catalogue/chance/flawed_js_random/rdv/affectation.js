// expect: slot-release-random
const { demandes } = require('./store');

exports.attribuer = function (places) {
  const melange = demandes().sort(() => Math.random() - 0.5);
  melange.slice(0, places).forEach((d) => d.accepter());
  melange.slice(places).forEach((d) => d.refuser());
};
