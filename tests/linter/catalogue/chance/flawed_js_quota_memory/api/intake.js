// expect: rate-limit-without-recourse
import express from 'express';
const app = express();
let today = 0;
const MAX = 50;

app.post('/apply', (req, res) => {
  today += 1;
  if (today > MAX) {
    return res.status(503).json({ error: 'Intake is full for today. Come back tomorrow morning.' });
  }
  save(req.body);
  res.json({ ok: true });
});
