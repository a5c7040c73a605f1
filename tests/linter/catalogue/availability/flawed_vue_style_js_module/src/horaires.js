import { HORAIRES } from './config.js';

export const ouvert = () => {
  const d = new Date();
  const [a, b] = HORAIRES[d.getDay()] ?? [0, 0];
  return d.getHours() >= a && d.getHours() < b;
};
