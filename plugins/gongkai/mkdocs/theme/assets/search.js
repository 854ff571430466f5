// Ranks pages for a query over the index that Pagefind built (docs/search.md).
//
// Chinese is looked up in pairs of characters (pairs.js), because Pagefind cuts the texts with one
// dictionary and the browser cuts the query with another; other words are looked up in Pagefind, which
// also finds words of the same stem. The texts of the best pages then say which of them hold the words
// themselves, in title or text.

import { excerpt } from "./excerpt.js";
import { orderInWords, synonyms } from "./numbers.js";
import { openPairs, pageOf, postings } from "./pairs.js";
import { between, folded, isHan, terms, variants, wordsOf } from "./query.js";
import { meant } from "./spelling.js";

const POOL = 20; // pages whose texts are looked at
const FILTERED = 80; // the same where facets leave some of them out
const NEAR = 0.4; // share of what the best page holds of a query that others need
const ALL = 0.99; // share that a page holds which has all of a query
const TITLE = 1; // weight of words in the title beside those in the text
const NAMES = 0.4; // the same of the summary, or of further names
const WHOLE_TITLE = 0.4; // a title that holds the query as it stands
const WHOLE_TEXT = 0.2;
const SHORT = 0.15; // share of the title that the query makes up
const IN_FORCE = 0.25; // a document that binds stands before the documents that led to it
const OTHER = 0.97; // what texts write for a word counts a little less than the word itself
const BETWEEN = 0.25; // two characters of which one ends a word and the next begins one
const PART = 0.4; // another word of the same stem
const STEM = 0.1; // a page that Pagefind alone finds something in
const ENOUGH = 0.9; // share of a query that the best page holds where nothing else may be meant
const BETTER = 0.15; // how much more of another query must be held

/** The index of the edition that is shown; `home` is its root where it has a quick jump. */
export async function open(root, home) {
  const folder = new URL("pagefind/", new URL(root, document.baseURI)).href;
  const language = document.documentElement.lang.toLowerCase().split("-")[0];
  const [pagefind, place, words] = await Promise.all([
    import(`${folder}pagefind.js`),
    openPairs(folder, language),
    home ? synonyms(home) : {},
  ]);
  // A long attachment must not push its record down: the length of a text says nothing here.
  await pagefind.options({ ranking: { pageLength: 0 } });
  return { pagefind, place, words };
}

/** Every value of each facet. */
export const facets = ({ pagefind }) => pagefind.filters();

/** {term: {titles, texts}} with the ids of pages, how many pages there are, and Pagefind's answers by id. */
async function gather({ pagefind, place }, wanted, filters) {
  const pairs = place ? wanted.filter((term) => isHan(term) && term.length === 2) : [];
  const found = pairs.length ? await postings(place, pairs) : {};
  const answers = new Map();
  for (const term of wanted.filter((term) => !(term in found))) {
    const { results } = await pagefind.search(term, { filters });
    found[term] = { titles: [], texts: results.map((page) => page.id), scores: new Map() };
    for (const page of results) {
      answers.set(page.id, page);
      found[term].scores.set(page.id, page.score / (results[0].score || 1));
    }
  }
  const sizes = Object.values(found).map(({ titles, texts }) => titles.length + texts.length);
  return { found, count: Math.max(place?.count ?? 1, ...sizes), answers };
}

/** Ids with what their titles and texts hold of the query, best first. */
function byTerms(ways, found, weights) {
  const best = new Map();
  for (const way of ways) {
    const whole = way.terms.reduce((sum, term) => sum + weights[term], 0) || 1;
    const scores = new Map();
    for (const term of way.terms) {
      const share = (way.factor * weights[term]) / whole;
      for (const id of found[term].titles) scores.set(id, (scores.get(id) ?? 0) + share * (1 + TITLE));
      for (const id of found[term].texts) {
        const weight = 1 + TITLE * (found[term].scores?.get(id) ?? 0); // Pagefind counts titles in
        scores.set(id, (scores.get(id) ?? 0) + share * weight);
      }
    }
    for (const [id, score] of scores) best.set(id, Math.max(score, best.get(id) ?? 0));
  }
  return [...best].sort((a, b) => b[1] - a[1]);
}

/** Whether words begin alike and may be of one stem, as renewal and renewing, but not as parking and park. */
function akin(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same > 4 && same >= 0.6 * Math.max(one.length, other.length);
}

class Text {
  constructor(text) {
    this.text = text.replaceAll("\u200b", "").toLowerCase();
  }

  get words() {
    this.held ??= new Set([...wordsOf(this.text)].map(([word]) => folded(word)));
    return this.held;
  }

  holds(term) {
    if (isHan(term)) return this.text.includes(term) ? 1 : 0;
    if (this.words.has(folded(term))) return 1;
    for (const word of this.words) if (word[0] === term[0] && akin(word, term)) return PART;
    return 0;
  }

  share(wanted, weights) {
    const whole = wanted.reduce((sum, term) => sum + weights[term], 0) || 1;
    return wanted.reduce((sum, term) => sum + weights[term] * this.holds(term), 0) / whole;
  }
}

/** How well a page answers, and how much of the query it holds. */
function judge({ meta, content }, ways, weights, stemmed) {
  const title = new Text(meta.title ?? "");
  const names = new Text(meta.names ?? "");
  const text = new Text(content);
  let score = 0;
  let held = 0;
  for (const way of ways) {
    const [inTitle, inNames] = [title.share(way.terms, weights), names.share(way.terms, weights)];
    const share = Math.max(text.share(way.terms, weights), inTitle, stemmed);
    const whole = way.terms.length > 1 ? way.query : "";
    const sum =
      share +
      TITLE * inTitle +
      NAMES * inNames +
      (whole && title.text.includes(whole) ? WHOLE_TITLE : 0) +
      (whole && text.text.includes(whole) ? WHOLE_TEXT : 0) +
      SHORT * inTitle * Math.min(1, way.query.length / (title.text.length || 1));
    score = Math.max(score, way.factor * sum);
    held = Math.max(held, share);
  }
  return { score: score + (meta.tone === "in-force" ? IN_FORCE * held : 0), held };
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
    const { results } = await pagefind.search(null, { filters, sort: { date: "desc" } });
    return { pages: results.map((page) => shown(place, page.id, page, [])), held: 1, values: null };
  }
  const ways = variants(orderInWords(query), words).map((way, at) => ({ query: way, terms: terms(way), factor: at ? OTHER : 1 }));
  const wanted = [...new Set(ways.flatMap((way) => way.terms))];
  const { found, count, answers } = await gather(index, wanted, filters);
  const loose = new Set(ways.flatMap((way) => [...between(way.query)]));
  const weights = Object.fromEntries(
    wanted.map((term) => {
      const rarity = Math.log(1 + count / Math.max(1, found[term].titles.length + found[term].texts.length));
      return [term, rarity * (loose.has(term) ? BETWEEN : 1)];
    }),
  );
  const ranked = byTerms(ways, found, weights);
  const narrowed = place && Object.keys(filters).length > 0;
  const pool = [];
  const looked = ranked.slice(0, narrowed ? FILTERED : POOL).map(async ([id]) => {
    const page = place ? await pageOf(place, id) : await answers.get(id).data();
    if (!fits(page, filters)) return;
    const stemmed = answers.has(id) ? STEM : 0;
    pool.push({ id, page, date: page.meta.date ?? "", ...judge(page, ways, weights, stemmed) });
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
