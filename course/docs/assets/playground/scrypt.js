/* The slow part of scrypt (RFC 7914, 4 and 5), which Python has from OpenSSL alone, and no page has: a block of 128 r bytes,
   mixed n times. Browsers, like WebAssembly, keep the lowest byte of a number first. */
const turned = (value, by) => (value << by) | (value >>> (32 - by));

/* Which numbers of a block are added, turned and put in which, by columns then by rows. */
const ROUNDS = [
  [4, 0, 12, 7], [8, 4, 0, 9], [12, 8, 4, 13], [0, 12, 8, 18], [9, 5, 1, 7], [13, 9, 5, 9], [1, 13, 9, 13], [5, 1, 13, 18],
  [14, 10, 6, 7], [2, 14, 10, 9], [6, 2, 14, 13], [10, 6, 2, 18], [3, 15, 11, 7], [7, 3, 15, 9], [11, 7, 3, 13], [15, 11, 7, 18],
  [1, 0, 3, 7], [2, 1, 0, 9], [3, 2, 1, 13], [0, 3, 2, 18], [6, 5, 4, 7], [7, 6, 5, 9], [4, 7, 6, 13], [5, 4, 7, 18],
  [11, 10, 9, 7], [8, 11, 10, 9], [9, 8, 11, 13], [10, 9, 8, 18], [12, 15, 14, 7], [13, 12, 15, 9], [14, 13, 12, 13], [15, 14, 13, 18],
];
const STEPS = Uint8Array.from(ROUNDS.flat());

const work = new Int32Array(16);
const salsa = (block) => {
  work.set(block);
  for (let round = 0; round < 4; round += 1) {
    for (let at = 0; at < STEPS.length; at += 4) work[STEPS[at]] ^= turned(work[STEPS[at + 1]] + work[STEPS[at + 2]], STEPS[at + 3]);
  }
  for (let at = 0; at < 16; at += 1) block[at] += work[at];
};

const last = new Int32Array(16);
const blocks = (given, mixed, r) => {
  last.set(given.subarray(given.length - 16));
  for (let rank = 0; rank < 2 * r; rank += 1) {
    for (let at = 0; at < 16; at += 1) last[at] ^= given[16 * rank + at];
    salsa(last);
    mixed.set(last, 16 * ((rank >> 1) + (rank & 1) * r));
  }
};

export const mixed = (bytes, n, r) => {
  let now = new Int32Array(Uint8Array.from(bytes).buffer);
  let next = new Int32Array(now.length);
  const kept = new Int32Array(n * now.length);
  for (let turn = 0; turn < n; turn += 1) {
    kept.set(now, turn * now.length);
    blocks(now, next, r);
    [now, next] = [next, now];
  }
  for (let turn = 0; turn < n; turn += 1) {
    const from = (now[now.length - 16] & (n - 1)) * now.length;
    for (let at = 0; at < now.length; at += 1) now[at] ^= kept[from + at];
    blocks(now, next, r);
    [now, next] = [next, now];
  }
  return new Uint8Array(now.buffer);
};
