// The whole answer to a query: what it names outright, the pages that fit, and what else may be meant.

import { jump } from "./numbers.js";
import { nearest, rank } from "./search.js";

/**
 * {named, numbered, pages, values, other, instead}: `numbered` are the documents of which the query is the
 * number, and `pages` then those that mention it; `other` is a query that may be meant, and `instead` says
 * that the pages answer that one, because none answers what was typed.
 */
export async function answer(index, home, query, options = {}) {
  const named = query && home ? await jump(home, query) : [];
  const numbered = named.filter((entry) => entry.exact);
  const found = await rank(index, query, { ...options, whole: numbered.length > 0 });
  if (numbered.length) {
    const loaded = await Promise.all(found.pages.map((page) => page.data()));
    const own = numbered.map((entry) => entry.address);
    const pages = found.pages.filter((_, at) => !own.includes(loaded[at].url));
    return { ...found, pages, named, numbered, other: null, instead: false };
  }
  const narrowed = Object.keys(options.filters ?? {}).length > 0;
  const other = query && !named.length && !narrowed ? await nearest(index, query, found) : null;
  const instead = other !== null && !found.pages.length;
  return { ...(instead ? await rank(index, other, options) : found), named, numbered, other, instead };
}
