// expect: nothing
const cache = new Map();
const MAX_AGE = 5 * 60 * 1000;

export async function cached(url) {
  const found = cache.get(url);
  if (found && Date.now() - found.at < MAX_AGE) return found.value;
  const value = await (await fetch(url)).json();
  cache.set(url, { at: Date.now(), value });
  return value;
}
