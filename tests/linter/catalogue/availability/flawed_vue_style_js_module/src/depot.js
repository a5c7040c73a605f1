import { ouvert } from './horaires.js';

const bouton = document.querySelector('#envoyer');
bouton.disabled = !ouvert();
