// Ranks pages for a query over the texts that Pagefind indexed (docs/search.md).
//
// Pairs of Chinese characters and words of other scripts are looked up in our own index (postings.js),
// because Pagefind cuts Chinese texts with one dictionary and the browser cuts the query with another. The
// texts of the best pages then say how well they answer. Pagefind gives the facets, and answers where a
// browser cannot unpack the texts.

import { excerpt } from "./excerpt.js";
import { orderInWords, synonyms } from "./numbers.js";
import { openPostings, pageOf, parts, partsOfPages, postings, vocabulary } from "./postings.js";
import { clauses, isHan, wayOf } from "./query.js";
import { byTerms, covered, judge, unknown, weighed } from "./scoring.js";
import { meant } from "./spelling.js";

const POOL = 20; // pages whose texts are looked at
const FILTERED = 80; // the same where facets leave some of them out
const NEAR = 0.3; // share of what the best page holds of a query that others need
const ALL = 0.99; // share that a page holds which has all of a query
const STEM = 0.1; // a page that Pagefind alone finds something in
const ENOUGH = 0.9; // share of a query that the best page holds where nothing else may be meant
const BETTER = 0.15; // how much more of another query must be held
const AROUND = 6; // pairs, and words that people type, which are looked for instead of a single character
const SURE = 0.75; // how much of another query a page must hold for it to be answered unasked
const TRIED = 4; // queries that may be meant

/** The index of the edition that is shown; `home` is its root where it has a quick jump. */
export async function open(root, home) {
  const folder = new URL("pagefind/", new URL(root, document.baseURI)).href;
  const language = document.documentElement.lang.toLowerCase().split("-")[0];
  const [place, words] = await Promise.all([openPostings(folder, language), home ? synonyms(home) : {}]);
  let loaded; // Pagefind, once something is asked of it
  const partOf = () => partsOfPages(folder, language);
  return { pagefind: () => (loaded ??= load(folder, language)), place, partOf, words };
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

/** What a query of a single character asks for: frequent pairs with it, or what is written for words with it. */
async function around({ place, words }, query) {
  const char = query.trim();
  if (!place || !isHan(char) || [...char].length > 1) return null;
  const { pairs } = await vocabulary(place);
  const found = (pairs.match(/../gsu) ?? []).filter((pair) => pair.includes(char));
  const said = Object.entries(words).flatMap(([word, written]) => (word.includes(char) ? written : []));
  const ways = [...found.slice(0, AROUND), ...said.filter((text) => text.length === 2).slice(0, AROUND)];
  return ways.length ? [{ weight: 1, ways: ways.map(wayOf) }] : null;
}

/** A query as the index reads it: clauses with their shares, what is found of their terms, and pages, best first. */
async function read(index, query, filters) {
  const asked = (await around(index, query)) ?? clauses(orderInWords(query), index.words);
  const wanted = [...new Set(asked.flatMap(({ ways }) => ways.flatMap(({ terms }) => terms.map(({ term }) => term))))];
  const { found, count, answers } = await gather(index, wanted, filters);
  const weighty = weighed(asked, found, count);
  return { query, wanted, found, answers, weighty, ranked: byTerms(weighty, found), unknown: unknown(weighty, found) };
}

/** The same query in words that the site has, where it has a word that no text has; null where none is near. */
async function respelt(index, first) {
  const typed = covered(first.weighty, first.found);
  if (!index.place || !first.ranked.length || typed >= ENOUGH || !first.unknown.size) return null;
  let tried = 0;
  for await (const other of meant(index.place, first.query, first.unknown, Object.keys(index.words))) {
    const second = await read(index, other, {});
    if (covered(second.weighty, second.found) >= Math.max(SURE, typed + BETTER)) return second;
    if (++tried === TRIED) return null;
  }
  return null;
}

/**
 * Pages that fit a query, best first: {pages, held, values, respelt, asked}. `held` is how much of the query the best of
 * them has, and with `whole` only pages that hold all of it are meant; `values` are the facet values of all of them,
 * null where some were not looked at. Where the query seems misspelt, the pages of what is meant (`respelt`) are
 * among them; `asked` are the terms that count whole.
 */
export async function rank(index, query, { filters = {}, newest = false, whole = false, named = false } = {}) {
  const { pagefind, place } = index;
  if (!query) {
    const { results } = await (await pagefind()).search(null, { filters, sort: { date: "desc" } });
    // Pagefind sorts each of its parts by itself, and names pages within them: only it knows where one lies.
    const at = await index.partOf();
    const newestFirst = results.sort((a, b) => at.get(b.id) - at.get(a.id));
    return { pages: newestFirst.map((page) => shown(null, page.id, page, [])), held: 1, values: null };
  }
  const first = await read(index, query, filters);
  const second = whole || named ? null : await respelt(index, first);
  const { answers } = first;
  const narrowed = place && Object.keys(filters).length > 0;
  const size = narrowed ? FILTERED : POOL;
  const pool = new Map();
  const look = async ({ query, weighty, found }, id) => {
    const page = place ? await pageOf(place, id) : await answers.get(id).data();
    if (!fits(page, filters)) return;
    const judged = judge(page, query, weighty, found, answers.has(id) ? STEM : 0);
    if (judged.score > (pool.get(id)?.score ?? -1)) pool.set(id, { id, page, date: page.meta.date ?? "", ...judged });
  };
  const looked = [...first.ranked.slice(0, second ? size / 4 : size).map(([id]) => [first, id])];
  if (second) looked.push(...second.ranked.slice(0, (3 * size) / 4).map(([id]) => [second, id]));
  await Promise.all(looked.map(([reading, id]) => look(reading, id)));
  const sorted = [...pool.values()].sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
  const most = Math.max(0, ...sorted.map((entry) => entry.held));
  const needed = whole ? ALL : NEAR * most;
  const best = sorted.filter((entry) => entry.held >= needed);
  if (newest) best.sort((a, b) => b.date.localeCompare(a.date));
  const { ranked } = second ?? first;
  const rest = narrowed || whole ? [] : ranked.slice(POOL).filter(([id, score]) => score >= NEAR * ranked[0][1] && !pool.has(id));
  const wanted = [...new Set([...first.wanted, ...(second?.wanted ?? [])])];
  const marked = wanted.filter((term) => term.length > 1 || wanted.length === 1);
  const pages = [...best.map(({ id }) => id), ...rest.map(([id]) => id)];
  return {
    pages: pages.map((id) => shown(place, id, answers.get(id), marked)),
    held: most,
    values: rest.length ? null : valuesOf(best),
    respelt: second?.query ?? null,
    asked: new Set(first.weighty.filter(({ whole }) => whole).flatMap(({ ways }) => ways[0].terms.map(([term]) => term))),
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
export async function nearest(index, query, { held, respelt, asked }) {
  if (respelt) return respelt;
  if (!index.place || held >= ENOUGH) return null;
  let tried = 0;
  for await (const other of meant(index.place, query, asked, Object.keys(index.words))) {
    const found = await rank(index, other);
    if (found.pages.length && found.held >= held + BETTER) return other;
    if (++tried === TRIED) return null;
  }
  return null;
}
