// expect: office-hours-gate
class Porte {
  constructor() {
    const maintenant = new Date();
    this.ouverte = maintenant.getHours() >= 9;
  }

  montrer() {
    if (!this.ouverte) { document.querySelector("form").hidden = true; }
  }
}
