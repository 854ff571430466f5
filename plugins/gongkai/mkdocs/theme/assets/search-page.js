// The search page and the search box in the header. What they say stands in the page's templates.

import { jump } from "./numbers.js";
import { attachment, facets, open, rank } from "./search.js";

const STEP = 10;
const QUICK = 6;

let index; // of Pagefind, opened once

function start(root) {
  index ??= open(root);
  return index;
}

/** Show a `<mark>`ed excerpt without trusting it: texts and marks alone are taken over. */
function excerpt(html, target) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const node of parsed.body.childNodes) {
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      target.append(mark);
    } else target.append(node.textContent);
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

/** What the query names outright; a site without the files for it says no home. */
function jumps(home, query) {
  return home ? jump(home, query) : [];
}

/** What leads to a page, or to the attachments on it where the answer stands in one of them. */
function hit(data) {
  const file = attachment(data);
  const address = file ? `${data.url}#gk-attachments` : data.url;
  return { ...data.meta, page: data.url, address, file: file?.title, text: (file ?? data).excerpt };
}

function counted(box, number) {
  const words = box.dataset;
  return (number === 0 ? words.none : number === 1 ? words.one : words.many).replace("{number}", number);
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
    const pagefind = await start(this.box.dataset.root);
    const [named, { pages, exact }] = await Promise.all([
      query ? jumps(this.box.dataset.home, query) : [],
      rank(pagefind, query, { filters, newest: this.part("sort").value === "date" }),
    ]);
    if (turn !== this.turn) return;
    this.pages = pages;
    this.shown = 0;
    this.part("status").textContent = counted(this.box, pages.length);
    this.part("jumps").replaceChildren(...named.map((entry) => fill(entry)));
    this.part("named").hidden = !named.length;
    this.part("hits").replaceChildren();
    await this.more();
    this.box.removeAttribute("aria-busy");
    const { every, counts } = await facets(pagefind, query, filters); // after the answer
    if (turn === this.turn) this.facets(every, exact ? counts : null);
  }

  facets(every, counts) {
    for (const group of this.box.querySelectorAll("[data-facet]")) {
      const name = group.dataset.facet;
      const values = Object.keys(every[name] ?? {}).filter(
        (value) => this.chosen[name]?.includes(value) || !counts || counts[name]?.[value],
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
  const { root, home } = dialog.dataset;
  const input = dialog.querySelector("input[type=search]");
  const list = dialog.querySelector("[data-part=hits]");
  const status = dialog.querySelector("[data-part=status]");
  let turn;
  const show = () => {
    dialog.showModal();
    input.select();
    start(root);
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
    waiting = setTimeout(answer, 150);
  });
  async function answer() {
    const query = input.value.trim();
    const mine = (turn = Symbol("turn"));
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    const pagefind = await start(root);
    const [named, { pages }] = await Promise.all([jumps(home, query), rank(pagefind, query)]);
    const loaded = await Promise.all(pages.slice(0, QUICK).map((page) => page.data()));
    if (mine !== turn) return;
    status.textContent = counted(dialog, named.length + pages.length);
    const known = named.map((entry) => entry.address);
    const hits = loaded.map(hit).filter((entry) => !known.includes(entry.page));
    list.replaceChildren(...[...named, ...hits].slice(0, QUICK + 2).map((entry) => fill(entry)));
  }
}

const page = document.getElementById("gk-search");
if (page) new SearchPage(page);
const dialog = document.getElementById("gk-find");
if (dialog) quickBox(document.querySelector("[data-gk-find]"), dialog);

// On the page that says nothing is here: look for what the address seems to name.
const lost = document.querySelector("[data-gk-lost]");
if (lost) lost.value = decodeURIComponent(location.pathname.split("/").filter(Boolean).pop() ?? "").replace(/[-_]+/g, " ");
