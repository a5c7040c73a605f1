// expect: nothing
const { DateTime } = require('luxon');

module.exports = (req, res) => {
  const now = DateTime.now().setZone('Europe/London');
  const staffed = now.weekday < 6 && now.hour >= 9 && now.hour < 17;
  res.render('contact', { chatOpen: staffed, message: 'You can send your request at any time.' });
};
