// expect: rate-limit-without-recourse
import { db } from './db.js';

export async function deposer(req, res) {
  const { n } = await db.one("select count(*) as n from demandes where cree_le::date = current_date");
  if (Number(n) >= 80) {
    return res.redirect('/complet');
  }
  await db.none('insert into demandes(texte) values($1)', [req.body.texte]);
  res.redirect('/merci');
}
