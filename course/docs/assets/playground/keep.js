/* Keeps the files of the playground, and no others: it answers below its own folder alone, for the folders whose name
   changes with what they hold; a new one makes the old ones go. */
const RUNTIME = /\/(runtime-[0-9a-f]+)\//;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const name = RUNTIME.exec(new URL(event.request.url).pathname)?.[1];
  if (name && event.request.method === "GET") event.respondWith(answer(event.request, `guichet-${name}`));
});

const answer = async (request, name) => {
  const kept = await (await caches.open(name)).match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    await (await caches.open(name)).put(request.url, response.clone());
    const old = (await caches.keys()).filter((one) => one.startsWith("guichet-runtime-") && one !== name);
    await Promise.all(old.map((one) => caches.delete(one)));
  }
  return response;
};
