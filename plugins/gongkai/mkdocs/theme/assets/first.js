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
