// The part of a text that answers a query, and under which heading it stands.

import { folded, isHan, wordsOf } from "./query.js";

const REACH = 60; // characters of an excerpt on each side of its middle, of Han; twice that of others

/** Where terms stand in a text: [from, to, term]. */
function places(text, terms) {
  const found = [];
  const small = text.toLowerCase();
  for (const term of terms.filter(isHan)) {
    for (let at = small.indexOf(term); at >= 0 && found.length < 2000; at = small.indexOf(term, at + 1)) {
      found.push([at, at + term.length, term]);
    }
  }
  const words = new Set(terms.filter((term) => !isHan(term)).map(folded));
  if (words.size) {
    for (const match of wordsOf(small)) {
      const word = folded(match[0]);
      if (words.has(word)) found.push([match.index, match.index + match[0].length, word]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

/** {parts: [[text, marked]], file}: `file` is the title of the attachment in which it stands. */
export function excerpt(page, terms) {
  const raw = page.content;
  const text = raw.replaceAll("\u200b", "");
  const found = places(text, terms);
  const han = terms.some(isHan);
  const reach = han ? REACH : 2 * REACH;
  // The place around which most different terms stand; the first of several.
  let best = 0;
  let middle = 0;
  for (let at = 0; at < found.length; at++) {
    const near = new Set();
    for (let next = at; next < found.length && found[next][0] - found[at][0] < reach; next++) near.add(found[next][2]);
    if (near.size > best) [best, middle] = [near.size, found[at][0]];
  }
  let start = Math.max(0, middle - reach / 2);
  let end = Math.min(text.length, start + 2 * reach);
  if (!han) {
    if (start) start = Math.min(middle, text.indexOf(" ", start) + 1);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), middle + 1);
  }
  const parts = [];
  let done = start;
  for (const [from, to] of found) {
    if (to <= done || from >= end) continue;
    if (from > done) parts.push([text.slice(done, from), false]);
    // Pairs that overlap or touch are one mark.
    const last = parts.at(-1);
    if (last?.[1]) last[0] += text.slice(done, to);
    else parts.push([text.slice(Math.max(from, done), to), true]);
    done = to;
  }
  if (done < end) parts.push([text.slice(done, end), false]);
  if (start > 0) parts.unshift(["…", false]);
  if (end < text.length) parts.push(["…", false]);
  return { parts, file: best ? attachment(page, raw, text, middle) : null };
}

/** The title of the attachment in which a place of the text lies; null where it lies in none. */
function attachment({ anchors }, raw, text, place) {
  const inside = anchors.filter(({ id }) => id.startsWith("gk-inside-"));
  if (!inside.length) return null;
  // Pagefind counts words; those of a text with such spaces end with one.
  const words = raw.includes("\u200b") ? raw.split("\u200b") : raw.split(/\s/);
  const gap = raw.includes("\u200b") ? 0 : 1;
  let title = null;
  for (const anchor of inside) {
    const before = words.slice(0, anchor.location).reduce((sum, word) => sum + word.length + gap, 0);
    if (before <= place) title = anchor.text;
  }
  return title;
}
