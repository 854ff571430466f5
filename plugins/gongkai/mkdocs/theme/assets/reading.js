// Large type, reading aloud, printing, copying, whole pictures: each shows itself only where it works.

function remember(large) {
  try {
    localStorage.setItem("gk-large", large ? "yes" : "no");
  } catch {
    // Storage is closed to this page: the choice holds until the page is left.
  }
}

const root = document.documentElement;
const large = document.querySelector("[data-gk-large]");
if (large) {
  const show = () => large.setAttribute("aria-pressed", String(root.classList.contains("gk-large")));
  large.hidden = false;
  show();
  large.addEventListener("click", () => {
    remember(root.classList.toggle("gk-large"));
    show();
  });
}

const hasRoom = matchMedia("(min-width: 60em)").matches;
for (const fold of document.querySelectorAll(".gk-record:not(.gk-record--tables) [data-gk-fold]")) fold.open = hasRoom;

const print = document.querySelector("[data-gk-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-gk-copy]")) {
  if (!navigator.clipboard) continue;
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector("[data-gk-copied]").textContent.trim().replace(/\s+/g, " "));
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = words), 3000);
  });
}

const text = document.querySelector("[data-gk-text]");
for (const article of text && navigator.clipboard ? text.querySelectorAll("p[id^='art-']") : []) {
  const name = article.textContent.trim().match(/^(第.+?条(之[一二三四五六七八九十百]+)?|Article \d+)/)?.[0];
  if (!name) continue;
  const cite = document.createElement("button");
  cite.type = "button";
  cite.className = "gk-cite-article";
  cite.title = text.dataset.citeLabel;
  cite.setAttribute("aria-label", `${text.dataset.citeLabel}: ${name}`);
  cite.textContent = "§";
  cite.addEventListener("click", async () => {
    const at = `${location.origin}${location.pathname}#${article.id}`;
    await navigator.clipboard.writeText(`${text.dataset.cite} ${name} ${at}`);
    cite.textContent = text.dataset.done;
    setTimeout(() => (cite.textContent = "§"), 3000);
  });
  article.append(besideLastWord(article, cite));
}

/** A node with what an article ends with and its button, so that the button never has a line for itself. */
function besideLastWord(article, button) {
  const end = document.createElement("span");
  end.className = "gk-nowrap";
  const text = article.lastChild;
  if (text instanceof Text) {
    const last = text.data.trimEnd().search(/(?:\p{Script=Han}|[^\s\p{Script=Han}]+)[^\s\p{L}\p{N}]*$/u);
    if (last >= 0) end.append(text.splitText(last));
  }
  end.append(" ", button);
  return end;
}

/** A picture that is shown smaller than it is leads to itself, where it can be enlarged. */
function openWhole(picture) {
  if (picture.naturalWidth <= picture.clientWidth || picture.closest("a")) return;
  const link = document.createElement("a");
  link.setAttribute("href", picture.getAttribute("src")); // as written: what begins with http is marked as another site
  picture.replaceWith(link);
  link.append(picture);
}

for (const picture of text?.querySelectorAll("img") ?? []) {
  if (picture.complete) openWhole(picture);
  else picture.addEventListener("load", () => openWhole(picture), { once: true });
}

const aloud = document.querySelector("[data-gk-read]");
if (text && aloud && "speechSynthesis" in window) {
  const start = aloud.textContent;
  const stop = () => {
    speechSynthesis.cancel();
    aloud.setAttribute("aria-pressed", "false");
    aloud.textContent = start;
  };
  aloud.hidden = false;
  aloud.addEventListener("click", () => {
    if (aloud.getAttribute("aria-pressed") === "true") return stop();
    // A sentence group at a time: browsers fall silent in the middle of long utterances.
    const parts = [...text.querySelectorAll("h2, h3, h4, p, li, th, td")].filter((node) => !node.querySelector("p, li") && !node.closest(".gk-aside"));
    for (const [at, part] of parts.entries()) {
      const spoken = new SpeechSynthesisUtterance(part.textContent.replace(/§$/, ""));
      spoken.lang = part.closest("[lang]").lang;
      if (at === parts.length - 1) spoken.addEventListener("end", stop);
      speechSynthesis.speak(spoken);
    }
    aloud.setAttribute("aria-pressed", "true");
    aloud.textContent = aloud.dataset.stop;
  });
  addEventListener("pagehide", stop);
}
