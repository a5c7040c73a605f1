// expect: session-timeout-short
var inactif = 0;
document.onkeypress = function () { inactif = 0; };
document.onmousemove = function () { inactif = 0; };
setInterval(function () {
  inactif += 1;
  if (inactif > 5) { window.location = '/accueil'; }
}, 60000);
