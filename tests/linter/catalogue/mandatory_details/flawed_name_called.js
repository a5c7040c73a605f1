// expect: name-charset-narrow
export function verifier(champs) {
  return champs.every((champ) => champ.code !== "nom" || /^[a-zA-Z -]+$/.test(champ.prenom));
}
