// expect: nothing
export function affecter(dossier, conseillers) {
  const c = conseillers[Math.floor(Math.random() * conseillers.length)];
  dossier.conseiller = c.id;
  return dossier;
}
