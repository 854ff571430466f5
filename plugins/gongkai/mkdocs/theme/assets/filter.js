// Narrows a long list at once. The list's own pages are the data: only what they hold is shown.

/** What the groups of rows that lack something are called. */
const NONE = { year: "undated", unit: "other-issuers", topic: "no-topic", status: "no-status" };

for (const form of document.querySelectorAll("form[data-gk-filter]")) {
  const list = document.getElementById(form.dataset.gkFilter);
  const query = form.querySelector("input[type=search]");
  const selects = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const whole = document.createElement("div");
  let rows;

  /** Rows of all pages of this list, in order; links are made to lead from this page. */
  const load = async () => {
    const others = JSON.parse(form.dataset.pages);
    const pages = await Promise.all(
      others.map(async (address) => {
        if (!address) return document;
        const answer = await fetch(address);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const link of page.querySelectorAll("[data-row] a")) link.href = new URL(link.getAttribute("href"), answer.url);
        return page;
      }),
    );
    rows = pages.flatMap((page) => [...page.querySelectorAll("[data-row]")].map((row) => document.importNode(row, true)));
    const table = list.querySelector("table").cloneNode(true);
    const [body, ...groups] = table.querySelectorAll("tbody");
    body.replaceChildren();
    for (const group of groups) group.remove();
    whole.append(table);
  };

  const narrow = async () => {
    const wanted = query.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = selects.filter((select) => select.value);
    const any = wanted.length || chosen.length;
    if (any && !rows) await load();
    list.hidden = Boolean(any);
    whole.hidden = !any;
    if (!any) return void (status.textContent = "");
    const left = rows.filter(
      (row) =>
        chosen.every((select) => (row.dataset[select.name] || NONE[select.name] || "").split("|").includes(select.value)) &&
        wanted.every((word) => row.textContent.toLowerCase().includes(word)),
    );
    whole.querySelector("tbody").replaceChildren(...left);
    const words = left.length === 1 ? form.dataset.one : form.dataset.many;
    status.textContent = words.replace("{number}", left.length);
  };

  list.after(whole);
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", narrow);
}
