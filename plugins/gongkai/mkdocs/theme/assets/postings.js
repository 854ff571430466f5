// Pages by pairs of characters and by words, and their texts, from what the build made of Pagefind's
// index (mkdocs/postings.py).

import { akin, folded, isHan } from "./query.js";

const ALIKE = 3; // characters with which terms begin that lie in one file
const AKIN = 0.4; // another word of the same stem
const BEGUN = 0.4; // a word that begins with what is still being typed

const kept = new Map();

function once(url, load) {
  if (!kept.has(url)) kept.set(url, load(url));
  return kept.get(url);
}

const json = (url) => once(url, async () => (await fetch(url)).json());

function numbers(steps) {
  let last = -1;
  return steps ? steps.split(",").map((step) => (last += parseInt(step, 36))) : [];
}

/** What our index of the pages of one language says of itself: its files, and the parts of Pagefind's. */
const contents = (folder, language) => json(new URL(`postings/${language}/index.json`, folder).href);

/** The folders of the parts in which Pagefind indexed a language, the first one first. */
export const parts = async (folder, language) => Object.keys((await contents(folder, language)).parts);

/** Where our index lies, for pages of one language; null where a browser cannot unpack the texts. */
export async function openPostings(folder, language) {
  if (!("DecompressionStream" in window)) return null;
  const counts = Object.values((await contents(folder, language)).parts);
  return { folder, language, count: counts.reduce((sum, count) => sum + count, 0) };
}

/** The paths of the texts of all pages, in their order in the index. */
function* paths({ parts, pages }, language) {
  const ids = pages.split(" ").values();
  for (const [part, count] of Object.entries(parts)) {
    for (let left = count; left; left--) yield `${part}/fragment/${language}_${ids.next().value}`;
  }
}

/** {id: number} of the part in which each page is, by the id that Pagefind gives it; later years have later parts. */
export async function partsOfPages(folder, language) {
  const { parts, pages } = await contents(folder, language);
  const ids = pages.split(" ").values();
  const found = new Map();
  for (const [number, count] of Object.values(parts).entries()) {
    for (let left = count; left; left--) found.set(`${language}_${ids.next().value}`, number);
  }
  return found;
}

function shardOf(term, shards) {
  let number = 0;
  for (const character of term.slice(0, ALIKE)) number = number * 31 + character.codePointAt(0);
  return number % shards;
}

/** [word, weight] of the words among `held` that a word of a query may mean. */
function forms(word, held) {
  const asked = folded(word);
  const found = held.map((other) => {
    const known = folded(other);
    return [other, known === asked ? 1 : akin(known, asked) ? AKIN : 0];
  });
  const meant = found.filter(([, weight]) => weight);
  // What no text has may be the beginning of a word.
  if (meant.length || word.length < ALIKE) return meant;
  return held.filter((other) => other.startsWith(word)).map((other) => [other, BEGUN]);
}

/** {term: {forms, titles, texts}}: the words that are meant, and pages by id, with their weights. */
export async function postings({ folder, language }, terms) {
  const base = new URL(`postings/${language}/`, folder);
  const held = await contents(folder, language);
  const { shards } = held;
  const ids = await once(`${base}ids`, () => [...paths(held, language)]);
  const needed = [...new Set(terms.map((term) => shardOf(term, shards)))];
  const loaded = new Map(
    await Promise.all(needed.map(async (one) => [one, await json(new URL(`${one}.json`, base).href)])),
  );
  const found = {};
  for (const term of terms) {
    const shard = loaded.get(shardOf(term, shards));
    const meant = isHan(term) ? [[term, 1]] : forms(term, Object.keys(shard));
    const [titles, texts] = [new Map(), new Map()];
    for (const [form, weight] of meant) {
      const [inTitles, inTexts] = (shard[form] ?? "/").split("/").map(numbers);
      for (const at of inTitles) titles.set(ids[at], Math.max(weight, titles.get(ids[at]) ?? 0));
      for (const at of inTexts) texts.set(ids[at], Math.max(weight, texts.get(ids[at]) ?? 0));
    }
    found[term] = { forms: meant, titles, texts };
  }
  return found;
}

/** The words and pairs that texts have, the frequent ones first. */
export const vocabulary = ({ folder, language }) => json(new URL(`words/${language}.json`, folder).href);

/** What Pagefind keeps of a page: its text, title, facts and where each heading stands. */
export function pageOf({ folder }, id) {
  return once(new URL(`${id}.pf_fragment`, folder).href, async (url) => {
    const packed = (await fetch(url)).body.pipeThrough(new DecompressionStream("gzip"));
    const text = await new Response(packed).text();
    const page = JSON.parse(text.replace(/^pagefind_dcd/, ""));
    page.url = new URL(`..${page.url}`, folder).pathname;
    return page;
  });
}
