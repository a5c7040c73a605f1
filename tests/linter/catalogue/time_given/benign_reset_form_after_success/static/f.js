// expect: nothing
form.addEventListener('submit', async (e) => {
  e.preventDefault();
  try {
    await envoyer(new FormData(form));
    form.reset();
    zone.textContent = 'Reçu';
  } catch (erreur) {
    zone.textContent = 'Vos réponses sont gardées, réessayez.';
  }
});
