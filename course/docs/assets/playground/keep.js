/* Keeps the files of the playground, and no others: it answers below its own folder alone. Those of a folder whose name
   changes with what they hold are kept for good, until a new one makes them go; the scripts beside, for when there is no network. */
const RUNTIME = /\/(runtime-[0-9a-f]+)\//;
const SCRIPTS = "guichet-scripts";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const name = RUNTIME.exec(new URL(event.request.url).pathname)?.[1];
  event.respondWith(name ? forGood(event, `guichet-${name}`) : fresh(event.request));
});

const forGood = async (event, name) => {
  const { request } = event;
  const cache = await caches.open(name);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  /* Whoever asks gets bytes as they come, to count them: the copy ends after. */
  if (response.ok) event.waitUntil(cache.put(request.url, response.clone()).then(() => forget(name)));
  return response;
};
const forget = async (name) => {
  const old = (await caches.keys()).filter((one) => one.startsWith("guichet-runtime-") && one !== name);
  await Promise.all(old.map((one) => caches.delete(one)));
};

const fresh = async (request) => {
  const scripts = await caches.open(SCRIPTS);
  try {
    const response = await fetch(request);
    if (response.ok) await scripts.put(request.url, response.clone());
    return response;
  } catch (error) {
    const kept = await scripts.match(request.url);
    if (kept) return kept;
    throw error;
  }
};
