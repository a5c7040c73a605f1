// expect: office-hours-gate
export const HORAIRES = { 1: [9, 12], 2: [9, 12], 4: [9, 12] };
