// expect: nothing
export const motifs = {
  labels: "name, tel",
  alpha: /^[a-zA-Z]+$/,
  mois_jour_annee: /^(0[1-9]|1[012])[- \/.](0[1-9]|[12][0-9]|3[01])[- \/.]\d{4}$/,
};

export function colonne(champ) {
  return champ.name.replace(/([A-Z])/g, "_$1").toLowerCase();
}
