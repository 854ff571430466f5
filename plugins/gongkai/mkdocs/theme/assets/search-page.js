// The search page and the search box in the header. What they say stands in the page's templates.

import { answer } from "./answer.js";
import { facets, open } from "./search.js";

const STEP = 10;
const QUICK = 6;

let index; // opened once

function start({ root, home }) {
  index ??= open(root, home);
  return index;
}

function excerpt(parts, target) {
  for (const [text, marked] of parts) {
    const node = marked ? document.createElement("mark") : document.createTextNode(text);
    node.textContent = text;
    target.append(node);
  }
}

function fill({ title, address, number, unit, date, status, tone, kind, file, text }) {
  const item = document.getElementById("gk-hit").content.cloneNode(true);
  const link = item.querySelector("a");
  link.textContent = title;
  link.href = address;
  for (const [name, value] of Object.entries({ number, unit, date, status, kind })) {
    const slot = item.querySelector(`[data-slot=${name}]`);
    if (value) slot.textContent = value;
    else slot.remove();
    if (name === "date" && value) slot.dateTime = value;
    if (name === "status" && value) slot.classList.add(`gk-status--${tone}`);
  }
  const inside = item.querySelector("[data-slot=file]");
  if (file) inside.textContent = inside.dataset.words.replace("{title}", () => file);
  else inside.remove();
  const words = item.querySelector("[data-slot=text]");
  if (text) excerpt(text, words);
  else words.remove();
  return item;
}

/** What leads to a page, or to the attachments on it where the answer stands in one of them. */
function hit({ url, meta, file, excerpt }) {
  return { ...meta, page: url, address: file ? `${url}#gk-attachments` : url, file, text: excerpt };
}

/** How much was found: documents of which the query is the number, or else pages. */
function counted(box, { named, numbered, pages }) {
  const words = box.dataset;
  const number = numbered.length || pages.length || named.length;
  const [one, many] = numbered.length ? [words.oneDocument, words.manyDocuments] : [words.one, words.many];
  return (number === 0 ? words.none : number === 1 ? one : many).replace("{number}", number);
}

/** Say which query may be meant, with a link that asks it. */
function suggest(target, words, other) {
  target.replaceChildren();
  target.hidden = !other;
  if (!other) return;
  const link = document.createElement("a");
  const state = new URLSearchParams(target.closest("dialog") ? "" : location.search);
  state.set("q", other);
  link.href = `${target.dataset.search}?${state}`;
  link.textContent = other;
  const [before, after] = words.split("{query}");
  target.append(before, link, after);
}

/** The page with facets, whose state is its address. */
class SearchPage {
  constructor(box) {
    this.box = box;
    this.form = document.querySelector("form[data-gk-search]");
    box.querySelector("details").open = matchMedia("(min-width: 60em)").matches;
    this.part = (name) => box.querySelector(`[data-part=${name}]`);
    this.read();
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
    box.addEventListener("change", () => this.go());
    this.part("more").addEventListener("click", () => this.more());
    addEventListener("popstate", () => this.read());
  }

  read() {
    const state = new URLSearchParams(location.search);
    this.form.elements.q.value = state.get("q") ?? "";
    this.part("sort").value = state.get("sort") ?? "";
    this.chosen = {};
    for (const facet of this.box.querySelectorAll("[data-facet]")) {
      const values = state.getAll(facet.dataset.facet);
      if (values.length) this.chosen[facet.dataset.facet] = values;
    }
    if (state.size) this.show();
  }

  go() {
    const state = new URLSearchParams();
    const query = this.form.elements.q.value.trim();
    if (query) state.set("q", query);
    for (const box of this.box.querySelectorAll("[data-facet] input:checked")) state.append(box.name, box.value);
    if (this.part("sort").value) state.set("sort", this.part("sort").value);
    history.pushState(null, "", `?${state}`);
    this.read();
    if (!state.size) this.show();
  }

  async show() {
    const turn = (this.turn = Symbol("turn"));
    const query = this.form.elements.q.value.trim();
    this.box.hidden = false;
    this.box.setAttribute("aria-busy", "true");
    const filters = Object.fromEntries(Object.entries(this.chosen).map(([name, any]) => [name, { any }]));
    const opened = await start(this.box.dataset);
    const newest = this.part("sort").value === "date";
    const found = await answer(opened, this.box.dataset.home, query, { filters, newest });
    if (turn !== this.turn) return;
    const { named, numbered, pages } = found;
    this.pages = pages;
    this.shown = 0;
    this.part("status").textContent = counted(this.box, found);
    const meant = this.part("meant");
    suggest(meant, meant.dataset.instead, found.instead);
    this.part("nothing").hidden = pages.length + named.length > 0;
    this.part("jumps").replaceChildren(...(numbered.length ? numbered : named).map((entry) => fill(entry)));
    this.part("named").hidden = !named.length;
    this.part("mentioned").classList.toggle("gk-hidden", !numbered.length || !pages.length);
    this.part("mentioned").textContent = this.part("mentioned").dataset[numbered.length ? "mention" : "all"];
    this.part("hits").replaceChildren();
    await this.more();
    this.box.removeAttribute("aria-busy");
    // After the answer:
    const [every, other] = await Promise.all([facets(opened), found.meant()]);
    if (turn !== this.turn) return;
    this.facets(every, found.values);
    if (other) suggest(meant, meant.dataset.words, other);
  }

  facets(every, held) {
    for (const group of this.box.querySelectorAll("[data-facet]")) {
      const name = group.dataset.facet;
      const values = Object.keys(every[name] ?? {}).filter(
        (value) => this.chosen[name]?.includes(value) || !held || held[name]?.has(value),
      );
      if (name === "year") values.sort().reverse();
      group.hidden = values.length < 2 && !this.chosen[name];
      const list = group.querySelector("[data-part=values]");
      list.replaceChildren(
        ...values.map((value) => {
          const item = document.getElementById("gk-value").content.cloneNode(true);
          const box = item.querySelector("input");
          Object.assign(box, { name, value, checked: Boolean(this.chosen[name]?.includes(value)) });
          item.querySelector("[data-slot=value]").textContent = value;
          return item;
        }),
      );
    }
  }

  async more() {
    const first = this.shown;
    const next = this.pages.slice(first, first + STEP);
    this.shown += next.length;
    const loaded = await Promise.all(next.map((page) => page.data()));
    this.part("hits").append(...loaded.map((data) => fill(hit(data))));
    this.part("more").hidden = this.shown >= this.pages.length;
    if (first) this.part("hits").children[first]?.querySelector("a").focus();
  }
}

/** The box in the header: opens with its button, `/` or Ctrl-K, and shows the best pages at once. */
function quickBox(opener, dialog) {
  const input = dialog.querySelector("input[type=search]");
  const list = dialog.querySelector("[data-part=hits]");
  const status = dialog.querySelector("[data-part=status]");
  const meant = dialog.querySelector("[data-part=meant]");
  let turn;
  const show = () => {
    dialog.showModal();
    input.select();
    start(dialog.dataset);
  };
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if ((!slash && !control) || dialog.open) return;
    event.preventDefault();
    event.stopPropagation();
    show();
  }, { capture: true });
  // A search field takes the first Escape to empty itself; here it closes the box.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dialog.close();
  });
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 150);
  });
  async function refresh() {
    const query = input.value.trim();
    const mine = (turn = Symbol("turn"));
    if (!query) {
      suggest(meant, "", null);
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    const found = await answer(await start(dialog.dataset), dialog.dataset.home, query);
    const { named, pages } = found;
    const loaded = await Promise.all(pages.slice(0, QUICK).map((page) => page.data()));
    if (mine !== turn) return;
    status.textContent = counted(dialog, found);
    suggest(meant, meant.dataset.instead, found.instead);
    const known = named.map((entry) => entry.address);
    const hits = loaded.map(hit).filter((entry) => !known.includes(entry.page));
    list.replaceChildren(...[...named, ...hits].slice(0, QUICK + 2).map((entry) => fill(entry)));
    const other = await found.meant();
    if (other && mine === turn) suggest(meant, meant.dataset.words, other);
  }
}

const page = document.getElementById("gk-search");
if (page) new SearchPage(page);
const dialog = document.getElementById("gk-find");
if (dialog) quickBox(document.querySelector("[data-gk-find]"), dialog);

// On the page that says nothing is here: look for what the address seems to name.
const lost = document.querySelector("[data-gk-lost]");
if (lost) lost.value = decodeURIComponent(location.pathname.split("/").filter(Boolean).pop() ?? "").replace(/[-_]+/g, " ");
