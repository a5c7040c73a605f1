// expect: tracker-before-consent
import mixpanel from "mixpanel-browser";

import { getSession } from "./session.js";

mixpanel.init("0123456789abcdef", { persistence: "localStorage" });

export function startForm(name) {
  mixpanel.track("form_started", { form: name });
}

export async function identify() {
  const session = await getSession();
  mixpanel.identify(session.userId);
}

document.addEventListener("DOMContentLoaded", () => {
  mixpanel.track("page_view", { path: location.pathname });
});
