// Makes the pages livelier; every page works without it.

// What is typed for a cake shows on the cake.
for (const input of document.querySelectorAll("[data-preview]")) {
  const output = document.getElementById(input.dataset.preview);
  const show = () => { output.value = input.value; };
  input.addEventListener("input", show);
  show();
}

// Choices act at once; the button for browsers without scripts steps aside.
for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  form.addEventListener("change", () => form.requestSubmit());
  form.querySelector("[data-hide-with-script]")?.setAttribute("hidden", "");
}

// A form that may be sent once is sent once.
for (const form of document.querySelectorAll("form[data-submit-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "true";
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; });
}

// Parts that only some choices need.
for (const choice of document.querySelectorAll("[data-shows]")) {
  const part = document.getElementById(choice.dataset.shows);
  const show = () => { part.hidden = !choice.checked; };
  for (const other of document.querySelectorAll(`input[name="${choice.name}"]`)) other.addEventListener("change", show);
  show();
}

// The slots that the chosen day has.
const days = document.querySelectorAll("input[name=dueDate]");
for (const day of days) {
  day.addEventListener("change", () => {
    const open = day.dataset.slots.split(" ");
    for (const slot of document.querySelectorAll("input[name=slot]")) {
      if (!slot.value) continue;
      slot.disabled = !open.includes(slot.value);
      if (slot.disabled && slot.checked) document.querySelector("input[name=slot][value='']").checked = true;
    }
  });
}

// Faults are read out.
document.getElementById("faults")?.focus();

// Where the cake is, as it moves on: by events, or by asking now and then where there are none. Nothing is taken from
// under somebody who types: the page waits until they leave the form.
for (const place of document.querySelectorAll("[data-events]")) {
  let isOld = false, pause = 5e3;
  const renew = () => {
    if (isOld && !document.activeElement?.closest("main form")) location.replace(location.pathname);
  };
  const watch = () => {
    const source = new EventSource(place.dataset.events);
    source.addEventListener("order", (event) => {
      isOld ||= JSON.parse(event.data).version > place.dataset.version;
      pause = 5e3;
      renew();
    });
    // Whoever is refused is not connected anew by the browser.
    source.onerror = () => {
      if (source.readyState < 2) return;
      setTimeout(watch, pause * (1 + Math.random() / 4));
      pause = Math.min(2 * pause, 48e3);
    };
  };
  watch();
  document.addEventListener("focusout", () => setTimeout(renew));
}

// The room one is in, where not all of them fit.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
