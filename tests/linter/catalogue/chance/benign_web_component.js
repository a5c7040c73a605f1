// expect: nothing
(() => {
  const marque = `fiche$${String(Math.random()).slice(2)}$`;

  class FicheDemarche extends HTMLElement {
    get titre() {
      return this.querySelector('[slot="titre"]');
    }

    ouvrir() {
      this.titre.innerHTML = `<i data-fiche="${marque}"></i>`;
      this.hidden = false;
    }
  }

  customElements.define("fiche-demarche", FicheDemarche);
})();
