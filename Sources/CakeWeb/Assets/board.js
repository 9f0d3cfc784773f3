// Keeps a board up to date without taking anything from under a finger.

const place = document.getElementById("board-place");
const live = document.getElementById("live");
const bell = document.getElementById("bell");

// Whether somebody is at work in there: has the focus in it, has ticked or opened something.
const isTouched = (node) => (node.contains(document.activeElement) && document.activeElement !== document.body)
  || node.querySelector("input:checked, details[open]") !== null;

// What somebody wants to hear of: a ticket that is not there because of them.
const calls = ".ticket:not(.ready)";

// Brings one list of things with ids to where the other is; gives how many tickets came new.
const merge = (now, next) => {
  let arrived = 0;
  const known = new Map([...now.children].map((child) => [child.id, child]));
  let spot = now.firstElementChild;
  for (const item of [...next.children]) {
    let kept = known.get(item.id);
    known.delete(item.id);
    if (!kept) {
      kept = item;
      if (item.matches(".ticket")) item.classList.add("new");
      arrived += item.matches(calls) + item.querySelectorAll(calls).length;
      now.insertBefore(item, spot);
    } else if (item.hasAttribute("data-merge")) {
      arrived += merge(kept, item);
    } else if (item.dataset.version && item.dataset.version === kept.dataset.version) {
      kept.className = item.className;
    } else if (!isTouched(kept)) {
      kept.replaceWith(item);
      kept = item;
    }
    spot = kept.nextElementSibling;
  }
  for (const gone of known.values()) if (!isTouched(gone)) gone.remove();
  return arrived;
};

// The choice is kept for the next time the board is shown, where the browser keeps anything.
const choice = {
  get isOn() { try { return localStorage.getItem("sound") === "on"; } catch { return false; } },
  set isOn(isOn) { try { localStorage.setItem("sound", isOn ? "on" : "off"); } catch { /* It holds until then. */ } },
};

// A short tone for whoever chose to hear it.
let sound;
const ring = () => {
  if (!sound) return;
  [880, 1175].forEach((frequency, index) => {
    const start = sound.currentTime + index * 0.18;
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.35);
    tone.connect(volume).connect(sound.destination);
    tone.start(start);
    tone.stop(start + 0.4);
  });
};

if (bell) {
  const text = bell.querySelector("span");
  const turn = (isOn) => {
    sound?.close();
    sound = isOn ? new AudioContext() : undefined;
    bell.setAttribute("aria-pressed", String(isOn));
    text.textContent = isOn ? text.dataset.on : text.dataset.off;
  };
  bell.addEventListener("click", () => {
    turn(!sound);
    choice.isOn = Boolean(sound);
    ring();
  });
  // Some browsers want a tap before a page may sound: until then the tones wait.
  for (const touch of ["click", "keydown"]) addEventListener(touch, () => sound?.resume());
  turn(choice.isOn);
  bell.hidden = false;
}

const say = (isLive) => {
  live.hidden = false;
  live.classList.toggle("lost", !isLive);
  const text = isLive ? live.dataset.live : live.dataset.lost;
  if (live.textContent !== text) live.textContent = text;
};

// Asks what is new; nothing is asked for while nobody can see the page.
const ask = async () => {
  const board = document.getElementById("board");
  const address = new URL(place.dataset.since, location);
  address.searchParams.set("version", board.dataset.version);
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok || answer.redirected) { say(false); return; }
    say(true);
    if (answer.status !== 200) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("board");
    if (!next) return;
    const arrived = merge(board, next);
    board.dataset.version = next.dataset.version;
    if (arrived > 0) ring();
  } catch {
    say(false);
  }
};

if (place) {
  const pause = Number(place.dataset.pause) * 1000;
  let timer;
  const go = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    await ask();
    clearTimeout(timer);
    timer = setTimeout(go, pause);
  };
  document.addEventListener("visibilitychange", go);
  timer = setTimeout(go, pause);
  say(true);
}

// The sheet of a day.
const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
