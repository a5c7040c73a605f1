// expect: office-hours-gate
export default {
  async fetch(request, env) {
    const heure = Number(new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', hour12: false, timeZone: 'Europe/Paris' }).format(new Date()));
    const url = new URL(request.url);
    if (url.pathname.startsWith('/demande') && (heure < 8 || heure >= 19)) {
      return new Response('Service fermé', { status: 503 });
    }
    return fetch(request);
  },
};
