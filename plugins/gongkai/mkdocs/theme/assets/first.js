// Material's script takes every alternate for another edition and asks for a sitemap beside it. Until
// the page is loaded, and that script with it, they have a blank in their name.
const alternates = [...document.head.querySelectorAll("link[rel=alternate]")];
for (const link of alternates) link.setAttribute("rel", " alternate");
addEventListener("load", () => alternates.forEach((link) => link.setAttribute("rel", "alternate")));

// Before the page is painted: large type, if the reader chose it on this device.
try {
  document.documentElement.classList.toggle("gk-large", localStorage.getItem("gk-large") === "yes");
} catch {
  // Storage is closed to this page: the page is read in its ordinary type.
}

// What Material's script asks for, and keeps below the root of the edition: elsewhere a script in each page.
__md_scope = new URL("..", document.currentScript.src);
__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
__md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Storage is closed to this page: the choice holds until the page is left.
  }
};

// Light or dark as the reader chose it on this device, as soon as there is a body and before it is painted.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  try {
    for (const [name, value] of Object.entries(__md_get("__palette")?.color ?? {})) document.body.setAttribute(`data-md-color-${name}`, value);
  } catch {
    // As above.
  }
}).observe(document.documentElement, { childList: true });
