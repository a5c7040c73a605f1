// expect: tracker-before-consent
import FingerprintJS from "@fingerprintjs/fingerprintjs";

const agent = FingerprintJS.load();

async function visitor() {
  const result = await (await agent).get();
  localStorage.setItem("visitor_id", result.visitorId);
  return result.visitorId;
}

visitor().then((id) => {
  document.querySelectorAll("form").forEach((form) => {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = "visitor";
    input.value = id;
    form.append(input);
  });
});
