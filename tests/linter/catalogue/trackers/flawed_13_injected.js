// expect: tracker-before-consent
function addScript(src) {
  const script = document.createElement("script");
  script.src = src;
  script.async = true;
  document.head.appendChild(script);
}

const HOTJAR_ID = 424242;

window.addEventListener("load", function () {
  addScript("https://snap.licdn.com/li.lms-analytics/insight.min.js");
  addScript("https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=XYZ");
  document.body.classList.add("is-loaded");
});
