// The whole answer to a query: what it names outright, the pages that fit, and what else may be meant.

import { bare, jump } from "./numbers.js";
import { nearest, rank } from "./search.js";

/**
 * {named, numbered, pages, values, instead, meant}: `numbered` are the documents of which the query is the
 * number, and `pages` then those that mention it; `instead` is the query that the pages answer where none
 * answers what was typed. `meant()` looks for a query that may be meant, once the answer is shown: what it
 * loads would only delay that.
 */
export async function answer(index, home, query, options = {}) {
  const named = query && home ? await jump(home, query) : [];
  const numbered = named.filter((entry) => entry.exact);
  const found = await rank(index, query, { ...options, whole: numbered.length > 0, named: named.length > 0 });
  if (numbered.length) {
    const loaded = await Promise.all(found.pages.map((page) => page.data()));
    const own = numbered.map((entry) => entry.address);
    const said = numbered.map((entry) => bare(entry.number ?? query));
    const mentions = ({ url, content }) =>
      !own.includes(url) && said.some((number) => bare(content).includes(number));
    const pages = found.pages.filter((_, at) => mentions(loaded[at]));
    return { ...found, pages, named, numbered, instead: null, meant: async () => null };
  }
  const narrowed = Object.keys(options.filters ?? {}).length > 0;
  const meant = async () => (query && !named.length && !narrowed ? nearest(index, query, found) : null);
  const instead = found.pages.length ? null : await meant();
  const shown = instead ? await rank(index, instead, options) : found;
  return { ...shown, named, numbered, instead, meant: instead ? async () => null : meant };
}
