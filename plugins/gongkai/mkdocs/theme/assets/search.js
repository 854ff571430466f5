// Ranks pages for a query over the texts that Pagefind indexed (docs/search.md).
//
// Pairs of Chinese characters and words of other scripts are looked up in our own index (postings.js),
// because Pagefind cuts Chinese texts with one dictionary and the browser cuts the query with another. The
// texts of the best pages then say how well they answer. Pagefind gives the facets, and answers where a
// browser cannot unpack the texts.

import { excerpt } from "./excerpt.js";
import { orderInWords, synonyms } from "./numbers.js";
import { openPostings, pageOf, parts, postings } from "./postings.js";
import { clauses } from "./query.js";
import { byTerms, judge, weighed } from "./scoring.js";
import { meant } from "./spelling.js";

const POOL = 20; // pages whose texts are looked at
const FILTERED = 80; // the same where facets leave some of them out
const NEAR = 0.3; // share of what the best page holds of a query that others need
const ALL = 0.99; // share that a page holds which has all of a query
const STEM = 0.1; // a page that Pagefind alone finds something in
const ENOUGH = 0.9; // share of a query that the best page holds where nothing else may be meant
const BETTER = 0.15; // how much more of another query must be held

/** The index of the edition that is shown; `home` is its root where it has a quick jump. */
export async function open(root, home) {
  const folder = new URL("pagefind/", new URL(root, document.baseURI)).href;
  const language = document.documentElement.lang.toLowerCase().split("-")[0];
  const [place, words] = await Promise.all([openPostings(folder, language), home ? synonyms(home) : {}]);
  let loaded; // Pagefind, once something is asked of it
  return { pagefind: () => (loaded ??= load(folder, language)), place, words };
}

async function load(folder, language) {
  const [first, ...others] = await parts(folder, language);
  const pagefind = await import(`${folder}${first}/pagefind.js`);
  // A long attachment must not push its record down: the length of a text says nothing here.
  const options = { ranking: { pageLength: 0 } };
  await pagefind.options(options);
  // With a host in it, the addresses of its pages would have one too.
  const path = new URL(folder).pathname;
  for (const part of others) await pagefind.mergeIndex(`${path}${part}/`, options);
  return pagefind;
}

/** Every value of each facet. */
export const facets = async ({ pagefind }) => (await pagefind()).filters();

/**
 * {term: {forms, titles, texts}} as postings.js has it, how many pages there are, and by id the answers of
 * Pagefind, which is asked where there is no index of ours.
 */
async function gather({ pagefind, place }, wanted, filters) {
  if (place) return { found: await postings(place, wanted), count: place.count, answers: new Map() };
  const found = {};
  const answers = new Map();
  const engine = await pagefind();
  for (const term of wanted) {
    const { results } = await engine.search(term, { filters });
    const texts = results.map((page) => [page.id, 1 + page.score / (results[0].score || 1)]);
    found[term] = { forms: [[term, 1]], titles: new Map(), texts: new Map(texts) };
    for (const page of results) answers.set(page.id, page);
  }
  return { found, count: Math.max(1, ...Object.values(found).map(({ texts }) => texts.size)), answers };
}

const fits = (page, filters) =>
  Object.entries(filters).every(([name, { any }]) => any.some((value) => page.filters[name]?.includes(value)));

/**
 * Pages that fit a query, best first: {pages, held, values}. `held` is how much of the query the best of
 * them has, and with `whole` only pages that hold all of it are meant; `values` are the facet values of all of them, null where some were not looked at.
 */
export async function rank(index, query, { filters = {}, newest = false, whole = false } = {}) {
  const { pagefind, place, words } = index;
  if (!query) {
    const { results } = await (await pagefind()).search(null, { filters, sort: { date: "desc" } });
    return { pages: results.map((page) => shown(place, page.id, page, [])), held: 1, values: null };
  }
  const asked = clauses(orderInWords(query), words);
  const wanted = [...new Set(asked.flatMap(({ ways }) => ways.flatMap(({ terms }) => terms.map(({ term }) => term))))];
  const { found, count, answers } = await gather(index, wanted, filters);
  const weighty = weighed(asked, found, count);
  const ranked = byTerms(weighty, found);
  const narrowed = place && Object.keys(filters).length > 0;
  const pool = [];
  const looked = ranked.slice(0, narrowed ? FILTERED : POOL).map(async ([id]) => {
    const page = place ? await pageOf(place, id) : await answers.get(id).data();
    if (!fits(page, filters)) return;
    const least = answers.has(id) ? STEM : 0;
    pool.push({ id, page, date: page.meta.date ?? "", ...judge(page, query, weighty, found, least) });
  });
  await Promise.all(looked);
  pool.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
  const most = Math.max(0, ...pool.map((entry) => entry.held));
  const needed = whole ? ALL : NEAR * most;
  const best = pool.filter((entry) => entry.held >= needed);
  if (newest) best.sort((a, b) => b.date.localeCompare(a.date));
  const rest = narrowed || whole ? [] : ranked.slice(POOL).filter(([, score]) => score >= NEAR * ranked[0][1]);
  const marked = wanted.filter((term) => term.length > 1 || wanted.length === 1);
  const pages = [...best.map(({ id }) => id), ...rest.map(([id]) => id)];
  return {
    pages: pages.map((id) => shown(place, id, answers.get(id), marked)),
    held: most,
    values: rest.length ? null : valuesOf(best),
  };
}

function valuesOf(entries) {
  const values = {};
  for (const { page } of entries) {
    for (const [name, held] of Object.entries(page.filters)) for (const value of held) (values[name] ??= new Set()).add(value);
  }
  return values;
}

/** A page that is loaded when it is shown: {url, meta, content, excerpt, file}. */
function shown(place, id, answer, marked) {
  return {
    id,
    async data() {
      const page = place ? await pageOf(place, id) : await answer.data();
      const { parts, file } = excerpt(page, marked);
      return { url: page.url, meta: page.meta, content: page.content, excerpt: parts, file };
    },
  };
}

/** A query of words that the site has, for one of which no page holds enough; null where none is near. */
export async function nearest(index, query, { held }) {
  if (!index.place || held >= ENOUGH) return null;
  let tried = 0;
  for await (const other of meant(index.place, query)) {
    const found = await rank(index, other);
    if (found.pages.length && found.held >= held + BETTER) return other;
    if (++tried === 4) return null;
  }
  return null;
}
