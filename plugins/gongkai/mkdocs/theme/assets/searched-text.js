// What a text holds of a query: in the whole of it, and in its best passage.

import { isHan, wordsOf } from "./query.js";

const REACH = 40; // characters of a passage in Han
const LONGER = 4; // times as many in other scripts

export class SearchedText {
  /** `found` is what postings.js has of each term of the query. */
  constructor(text, found) {
    this.text = text.replaceAll("\u200b", "").toLowerCase();
    this.found = found;
  }

  /** Where each word stands. */
  get words() {
    if (!this.held) {
      this.held = new Map();
      for (const { 0: word, index } of wordsOf(this.text)) {
        if (!this.held.has(word)) this.held.set(word, []);
        this.held.get(word).push(index);
      }
    }
    return this.held;
  }

  holds(term) {
    if (isHan(term)) return this.text.includes(term) ? 1 : 0;
    return Math.max(0, ...this.found[term].forms.map(([word, weight]) => (this.words.has(word) ? weight : 0)));
  }

  /** How much of a query stands in the text, from 0 to 1. */
  share(clauses) {
    const answered = (way) => way.factor * way.terms.reduce((sum, [term, share]) => sum + share * this.holds(term), 0);
    return clauses.reduce((sum, { weight, ways }) => sum + weight * Math.max(0, ...ways.map(answered)), 0);
  }

  /** How much of a query stands close together somewhere in the text, from 0 to 1. */
  passage(clauses) {
    const places = clauses
      .flatMap(({ weight, ways }, clause) =>
        ways.flatMap((way, nth) =>
          way.terms.flatMap(([term, share]) => [
            ...this.places(term, { clause, nth, worth: weight * way.factor * share }),
          ]),
        ),
      )
      .sort((a, b) => a.at - b.at);
    let best = 0;
    for (let first = 0, next = 0; next < places.length; next++) {
      const reach = isHan(places[next].term) ? REACH : LONGER * REACH;
      while (places[next].at - places[first].at > reach) first++;
      best = Math.max(best, together(places.slice(first, next + 1)));
    }
    return best;
  }

  *places(term, of) {
    if (isHan(term)) {
      for (let at = this.text.indexOf(term); at >= 0; at = this.text.indexOf(term, at + 1)) yield { ...of, term, at };
      return;
    }
    for (const [word, weight] of this.found[term].forms) {
      for (const at of this.words.get(word) ?? []) yield { ...of, term, at, worth: of.worth * weight };
    }
  }
}

/** What places say together: each clause by its best way, each term of it once. */
function together(places) {
  const terms = new Map();
  for (const { clause, nth, term, worth } of places) {
    const key = `${clause} ${nth} ${term}`;
    if (!(terms.get(key)?.worth >= worth)) terms.set(key, { clause, nth, worth });
  }
  const ways = new Map();
  for (const { clause, nth, worth } of terms.values()) {
    const key = `${clause} ${nth}`;
    ways.set(key, { clause, worth: worth + (ways.get(key)?.worth ?? 0) });
  }
  const best = new Map();
  for (const { clause, worth } of ways.values()) best.set(clause, Math.max(worth, best.get(clause) ?? 0));
  return [...best.values()].reduce((sum, worth) => sum + worth, 0);
}
