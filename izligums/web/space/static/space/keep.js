// Comfort only: what is typed is saved a few seconds after the last letter, as "Save and go on later" would.
"use strict";

for (const form of document.querySelectorAll("form[data-keep]")) {
  const told = form.querySelector("[data-kept]");
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = new FormData(form);
      typed.set("later", "quietly");
      const answer = await fetch(location.href, { method: "POST", body: typed });
      told.hidden = answer.status !== 204;
    }, 5000);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
