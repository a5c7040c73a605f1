// expect: nothing
export default {
  async fetch(request, env) {
    if (env.MAINTENANCE === '1') return new Response('Travaux annoncés, de retour à 6 h. 0800 00 00 00', { status: 503 });
    return fetch(request);
  },
};
