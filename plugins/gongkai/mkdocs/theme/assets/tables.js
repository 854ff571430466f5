// Sorts and narrows the tables of records. Rows on further pages are fetched when they are wanted;
// an anchor of a row that stands on another page leads there.

const collator = new Intl.Collator(document.documentElement.lang || "zh-CN", { numeric: true });

/** The number in a cell, or null: "/", "—" and blanks are none, and sort behind all numbers. */
const numberIn = (text) => {
  const plain = text.replaceAll(",", "").trim();
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
};

/** What a cell is sorted by: days and periods are in words, and have their value with them. */
const valueIn = (cell) => {
  const said = cell.querySelector("time, data");
  return said ? (said.dateTime ?? said.value) : cell.textContent.trim();
};

/** All that one may look for in a row: its words, and days as they are written in data. */
const wordsIn = (row) => [row.textContent, ...[...row.querySelectorAll("time, data")].map((said) => said.dateTime ?? said.value)].join(" ").toLowerCase();

for (const table of document.querySelectorAll("table[data-gk-table]")) {
  const body = table.tBodies[0];
  const form = document.querySelector(`form[data-gk-table-form="${table.id}"]`);
  const own = [...body.rows];
  let all;
  let order = null; // {column, down}

  /** Rows of all pages, in their order; links are made to lead from this page. */
  const load = async () => {
    const pages = await Promise.all(
      JSON.parse(table.dataset.pages).map(async (address) => {
        if (!address) return own;
        const answer = await fetch(address);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const rows = [...page.querySelectorAll(`#${CSS.escape(table.id)} tbody tr`)];
        for (const link of rows.flatMap((row) => [...row.querySelectorAll("a")])) link.href = new URL(link.getAttribute("href"), answer.url);
        return rows.map((row) => document.importNode(row, true));
      }),
    );
    all = pages.flat();
  };

  const sorted = (rows) => {
    if (!order) return rows;
    const { column, down } = order;
    const sign = down ? -1 : 1;
    const key = (row) => (row.cells[column] ? valueIn(row.cells[column]) : "");
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      const [m, n] = [numberIn(x), numberIn(y)];
      if (m !== null && n !== null) return sign * (m - n);
      if (m !== null || n !== null) return m !== null ? -1 : 1;
      return sign * collator.compare(x, y);
    };
    const sums = rows.filter((row) => row.classList.contains("gk-sum"));
    return [...rows.filter((row) => !row.classList.contains("gk-sum")).sort(compare), ...sums];
  };

  const show = async () => {
    const wanted = form?.querySelector("input").value.trim().toLowerCase().split(/\s+/).filter(Boolean) ?? [];
    const chosen = [...(form?.querySelectorAll("select[name]") ?? [])].filter((select) => select.value);
    const any = wanted.length > 0 || chosen.length > 0;
    const status = form?.querySelector("[role=status]");
    if (!any && !order) {
      body.replaceChildren(...own);
      if (status) status.textContent = "";
      return;
    }
    if (!all) await load();
    const left = all.filter(
      (row) =>
        chosen.every((select) => row.dataset[select.name] === select.value) &&
        wanted.every((word) => wordsIn(row).includes(word)),
    );
    body.replaceChildren(...sorted(left));
    if (status) status.textContent = any ? (left.length === 1 ? form.dataset.one : form.dataset.many).replace("{number}", left.length) : "";
  };

  /** Sorts by a column, or not at all; heads and the list of orders say so. */
  const arrange = (wanted) => {
    order = wanted;
    for (const head of table.querySelectorAll("[data-place]")) {
      const is = order?.column === Number(head.dataset.place);
      const button = head.querySelector(".gk-sort");
      button.setAttribute("aria-pressed", String(is));
      button.dataset.order = is && order.down ? "down" : "up";
      if (is) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    orders.value = order ? `${order.column} ${order.down ? "down" : "up"}` : "";
    show();
  };
  const orders = document.createElement("select");

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      if (event.target !== orders) return show();
      const [column, way] = orders.value.split(" ");
      arrange(way ? { column: Number(column), down: way === "down" } : null);
    });
    // On a phone the heads are not shown: the same orders stand in a list.
    const label = document.createElement("label");
    label.className = "gk-order";
    label.append(`${form.dataset.order} `, orders);
    orders.append(new Option(form.dataset.unsorted, ""));
    form.querySelector("[role=status]").before(label);
    const names = [...table.querySelectorAll("thead [data-column]")];
    // The order of the columns is that of the cells of a row, not that of the heads in two rows.
    const first = [...(own[0]?.cells ?? [])].map((cell) => cell.dataset.label);
    names.forEach((head) => {
      const column = Number(head.dataset.place);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "gk-sort";
      button.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-label", form.dataset.sort.replace("{column}", first[column] ?? head.textContent.trim()));
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const is = order?.column === column;
        arrange(is && order.down ? null : { column, down: is });
      });
      for (const [way, sign] of [["up", "↑"], ["down", "↓"]]) orders.append(new Option(`${first[column]} ${sign}`, `${column} ${way}`));
    });
  }

  /** A row that stands on another page keeps its address: it is looked for there. */
  const follow = async () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const others = JSON.parse(table.dataset.pages).filter(Boolean);
    if (!name || document.getElementById(name) || !others.length) return;
    for (const address of others) {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (page.getElementById(name)) return void location.replace(new URL(`#${encodeURIComponent(name)}`, answer.url));
    }
  };
  follow();
  addEventListener("hashchange", follow);
}
