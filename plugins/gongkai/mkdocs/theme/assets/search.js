// Ranks pages for a query over the index that Pagefind built (docs/architecture.md, "Search").
//
// Pagefind cuts the texts with one Chinese dictionary and the browser cuts the query with another,
// so a query of words that both know finds its pages and one such as 种粮补贴 finds none. Each query
// is therefore asked again in pairs of characters; pages are ranked by both answers and by how
// much of the query their title holds.

const ASIDE = new Set(
  "的 了 吗 呢 我 要 办 在 和 怎么 怎样 如何 什么 多少 哪里 哪儿 时候 多少钱 什么时候 the a an of to in for and is are how what when where who do i my".split(" "),
);
const POOL = 30; // pages whose title is looked at
const NEAR = 0.35; // share of the best score that a page found in pairs needs
const TITLE = 0.25; // weight of the title beside 1/(10 + rank)
const IN_FORCE = 0.1; // a document that binds stands before the documents that led to it

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

export async function open(root) {
  const pagefind = await import(new URL("pagefind/pagefind.js", new URL(root, document.baseURI)));
  // A long attachment must not push its record down: the length of a text says nothing here.
  await pagefind.options({ excerptLength: 28, ranking: { pageLength: 0 } });
  return pagefind;
}

/** Pairs of Han characters and whole words of other scripts. */
function pairs(text) {
  const found = new Set();
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) found.add(run);
    else if (run.length === 1) found.add(run);
    else for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2));
  }
  return [...found].filter((word) => !ASIDE.has(word));
}

function words(text) {
  const cut = segmenter ? [...segmenter.segment(text)] : [];
  const whole = cut.filter((part) => part.isWordLike && part.segment.length > 1);
  return [...new Set([...whole.map((part) => part.segment), ...pairs(text)])].filter(
    (word) => !ASIDE.has(word),
  );
}

/** All pages by pairs of characters, rare pairs counting more. */
async function byPairs(pagefind, query, filters) {
  const scores = new Map();
  const answers = [];
  for (const word of words(query)) answers.push((await pagefind.search(word, { filters })).results);
  const most = Math.max(1, ...answers.map((results) => results.length));
  for (const results of answers) {
    const rarity = Math.log(1 + most / (results.length || 1));
    for (const page of results) {
      const entry = scores.get(page.id) ?? { page, score: 0 };
      entry.score += rarity * (0.5 + (0.5 * page.score) / (results[0].score || 1));
      scores.set(page.id, entry);
    }
  }
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score);
  const near = ranked.filter((entry, at) => at < POOL || entry.score >= NEAR * ranked[0].score);
  return near.map((entry) => entry.page);
}

/** The attachment whose text fits better than any part of the page's own; null where none does. */
export function attachment({ sub_results }) {
  const weight = (part) => part.weighted_locations.reduce((sum, at) => sum + at.balanced_score, 0);
  const best = sub_results.reduce((one, other) => (one && weight(one) >= weight(other) ? one : other), null);
  return best?.anchor?.id.startsWith("gk-inside-") ? best : null;
}

/** Facet values with how many of the exact answers have each: Pagefind counts once it has them. */
export async function facets(pagefind, query, filters) {
  const every = await pagefind.filters();
  const { filters: counts } = await pagefind.search(query || null, { filters });
  return { every, counts };
}

/** Pages that fit a query, best first, and whether the query as it stands found most of them. */
export async function rank(pagefind, query, { filters = {}, newest = false } = {}) {
  if (!query) {
    const found = await pagefind.search(null, { filters, sort: { date: "desc" } });
    return { pages: found.results, exact: true };
  }
  const exact = await pagefind.search(query, newest ? { filters, sort: { date: "desc" } } : { filters });
  if (newest && exact.results.length) return { pages: exact.results, exact: true };
  // The second question loads a part of the index for each pair: it is asked where it is needed.
  // Tables hold many words side by side: as long as the pool is not full, some that fit may be missing.
  const enough = exact.results.length >= POOL;
  const near = enough ? [] : await byPairs(pagefind, query, filters);
  const scores = new Map();
  for (const list of [exact.results, near]) {
    list.forEach((page, at) => {
      const entry = scores.get(page.id) ?? { page, score: 0 };
      entry.score += 1 / (10 + at);
      scores.set(page.id, entry);
    });
  }
  const fused = [...scores.values()].sort((a, b) => b.score - a.score);
  const wanted = pairs(query);
  for (const entry of fused.slice(0, POOL)) {
    const { meta } = await entry.page.data();
    const title = new Set(pairs(`${meta.title} ${meta.names ?? ""}`));
    entry.score += (TITLE * wanted.filter((word) => title.has(word)).length) / (wanted.length || 1);
    if (meta.tone === "in-force") entry.score += IN_FORCE;
    entry.date = meta.date ?? "";
  }
  const pool = fused.slice(0, POOL).sort((a, b) =>
    newest ? b.date.localeCompare(a.date) : b.score - a.score,
  );
  const pages = [...pool, ...fused.slice(POOL)].map((entry) => entry.page);
  return { pages, exact: near.length <= exact.results.length };
}
