// expect: phone-french-only
export function verifier(telephone) {
  return /^0[1-9](?:[ .-]?\d{2}){4}$/.test(telephone);
}
