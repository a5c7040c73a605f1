/* Asks at once when nothing is asked, else once the answer has come, of what there is then. */
const PAUSE = 30;

export const latest = (ask) => {
  let asking;
  let isStale = false;
  let wait;
  const turns = async () => {
    while (isStale) {
      isStale = false;
      await ask();
    }
  };
  const now = () => {
    clearTimeout(wait);
    isStale = true;
    return (asking ??= turns().finally(() => (asking = undefined)));
  };
  const later = () => {
    clearTimeout(wait);
    wait = setTimeout(now, PAUSE);
  };
  return { now, later };
};
