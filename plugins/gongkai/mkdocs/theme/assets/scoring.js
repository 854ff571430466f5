// How well pages answer the clauses of a query (query.js).

import { where } from "./query.js";
import { SearchedText } from "./searched-text.js";

const RARITY = 0.7; // power to which it is raised: what one page has by chance must not decide alone
const TITLE = 1; // weight of words in the title beside those in the text
const NAMES = 0.4; // the same of the summary, or of further names
const PASSAGE = 0.8; // the same of the words that stand close to each other
const WHOLE_TITLE = 0.4; // a title that holds the query as it stands
const WHOLE_TEXT = 0.2;
const SHORT = 0.15; // share of the title that the query makes up
const IN_FORCE = 0.25; // a document that binds stands before the documents that led to it
const DECIDED = 0.2; // a matter that was decided stands behind the document that it led to
const OTHER = 0.93; // what texts write for a word counts a little less than the word itself

/**
 * The clauses with their shares of the query, which make up 1, and in each way the terms with their shares of it.
 * What few pages have weighs more; of a clause those pages count that have one of its ways.
 */
export function weighed(clauses, found, count) {
  const rarity = (pages) => Math.log(1 + count / (pages + 1)) ** RARITY;
  const held = (term) => new Set([...found[term].titles.keys(), ...found[term].texts.keys()]);
  const made = clauses.map(({ weight, ways }) => {
    const pages = new Set();
    const weighedWays = ways.filter(({ terms }) => terms.length).map(({ text, terms }, at) => {
      const sets = terms.map(({ term }) => held(term));
      for (const id of sets[0]) if (sets.every((set) => set.has(id))) pages.add(id);
      const rare = terms.map(({ term, weight }, nth) => [term, weight * rarity(sets[nth].size)]);
      const whole = rare.reduce((sum, [, share]) => sum + share, 0);
      return { text, factor: at ? OTHER : 1, terms: rare.map(([term, share]) => [term, share / whole]) };
    });
    return { whole: weight === 1, weight: weight * ways[0].terms.length * rarity(pages.size), ways: weighedWays };
  });
  const total = made.reduce((sum, { weight }) => sum + weight, 0);
  return made.map((clause) => ({ ...clause, weight: clause.weight / total }));
}

/** How much of the query the page holds that holds most of it. */
export const covered = (clauses, found) => byTerms(clauses, found, 0)[0]?.[1] ?? 0;

/** Terms that stand in no text themselves, of clauses that stand in none in whatever way. */
export function unknown(clauses, found) {
  const isUnknown = ([term]) => {
    const { forms, titles, texts } = found[term];
    return !(titles.size || texts.size) || !forms.some(([, weight]) => weight === 1);
  };
  const lost = clauses.filter(({ whole, ways }) => whole && ways.every(({ terms }) => terms.some(isUnknown)));
  return new Set(lost.flatMap(({ ways }) => ways[0].terms.filter(isUnknown).map(([term]) => term)));
}

/** Ids with what their titles and texts hold of the query, best first. */
export function byTerms(clauses, found, inTitle = TITLE) {
  const scores = new Map();
  for (const { weight, ways } of clauses) {
    const best = new Map();
    for (const { factor, terms } of ways) {
      const sums = new Map();
      for (const [term, share] of terms) {
        const { titles, texts } = found[term];
        for (const id of new Set([...titles.keys(), ...texts.keys()])) {
          const held = Math.max((1 + inTitle) * (titles.get(id) ?? 0), texts.get(id) ?? 0);
          sums.set(id, (sums.get(id) ?? 0) + factor * share * held);
        }
      }
      for (const [id, sum] of sums) best.set(id, Math.max(sum, best.get(id) ?? 0));
    }
    for (const [id, sum] of best) scores.set(id, (scores.get(id) ?? 0) + weight * sum);
  }
  return [...scores].sort((a, b) => b[1] - a[1]);
}

/** How well a page answers, and how much of the query it holds; Pagefind found at `least` so much. */
export function judge({ meta, content }, query, clauses, found, least) {
  const [title, names, text] = [meta.title ?? "", meta.names ?? "", content].map((one) => new SearchedText(one, found));
  const inTitle = title.share(clauses);
  const held = Math.max(text.share(clauses), inTitle, least);
  const whole = query.toLowerCase().trim();
  const asWritten = clauses.length > 1 ? [whole] : clauses[0].ways.filter(({ terms }) => terms.length > 1).map((way) => way.text);
  const stands = (one) => asWritten.some((words) => where(one.text, words) >= 0);
  const score =
    held +
    TITLE * inTitle +
    NAMES * names.share(clauses) +
    PASSAGE * text.passage(clauses) +
    (stands(title) ? WHOLE_TITLE : 0) +
    (stands(text) ? WHOLE_TEXT : 0) +
    SHORT * inTitle * Math.min(1, whole.length / (title.text.length || 1)) +
    (meta.tone === "in-force" ? IN_FORCE * held : 0) -
    (meta.tone === "decided" ? DECIDED : 0);
  return { score, held };
}
