// expect: session-timeout-short
$(document).idleTimer(180000);
$(document).on('idle.idleTimer', function () { window.location = '/deconnexion'; });
