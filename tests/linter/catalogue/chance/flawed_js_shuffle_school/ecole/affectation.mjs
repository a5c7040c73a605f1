import { shuffle } from 'lodash-es';
import { demandes, places } from './donnees.mjs';

const ordre = shuffle(demandes);
export const admis = ordre.slice(0, places);
export const refuses = ordre.slice(places);
