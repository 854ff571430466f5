// Before the page is painted: large type, if the reader chose it on this device.
try {
  document.documentElement.classList.toggle("gk-large", localStorage.getItem("gk-large") === "yes");
} catch {
  // Storage is closed to this page: the page is read in its ordinary type.
}
