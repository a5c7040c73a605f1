// expect: validity-short
const mongoose = require('mongoose');
const schema = new mongoose.Schema({
  answers: Object,
  createdAt: { type: Date, default: Date.now, expires: 86400 },
});
module.exports = mongoose.model('ApplicationDraft', schema);
