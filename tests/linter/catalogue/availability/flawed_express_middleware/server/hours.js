// expect: office-hours-gate
const { DateTime } = require('luxon');

module.exports = function hours(req, res, next) {
  const now = DateTime.now().setZone('Europe/London');
  if (now.weekday > 5 || now.hour < 9 || now.hour >= 17) {
    return res.status(404).render('not-found');
  }
  next();
};
