// The nearest query of words that the site has, for one with a word that it has not.

import { folded, isHan } from "./query.js";
import { inCharacters } from "./pinyin.js";
import { vocabulary } from "./postings.js";

const LEAST = 4; // letters of a word that is looked at

/** How many letters two words differ in: one left out, put in, changed or two exchanged; over `most`, more. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let older = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      if (change && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, last] = [last, row];
  }
  return last[other.length];
}

function nearestWord(word, words) {
  const known = folded(word);
  if (word.length < LEAST || /\p{N}/u.test(word)) return null;
  if (words.some((other) => folded(other) === known || other.startsWith(word))) return null;
  const most = word.length < 8 ? 1 : 2;
  let best = null;
  words.forEach((other, at) => {
    const far = distance(word, other, most);
    const rank = far + (other[0] === word[0] ? 0 : 0.5) + at / (2 * words.length);
    if (far <= most && (best === null || rank < best.rank)) best = { word: other, rank };
  });
  return best?.word ?? null;
}

/** Runs that differ from `run` in one character that sounds or looks like another, and whose pairs occur. */
function nearestRuns(run, known, groups, among) {
  const chars = [...run];
  const missing = chars.slice(1).flatMap((_, at) => (among.has(run.slice(at, at + 2)) && !known.has(run.slice(at, at + 2)) ? [at] : []));
  const found = [];
  for (let at = 0; at < chars.length && missing.length; at++) {
    if (!missing.some((pair) => pair === at || pair + 1 === at)) continue;
    const alike = new Set(groups.filter((group) => group.includes(chars[at])).join(""));
    for (const char of alike) {
      const pairs = [chars[at - 1] + char, char + chars[at + 1]].filter((pair) => known.has(pair));
      if (char === chars[at] || !pairs.length) continue;
      const rank = Math.min(...pairs.map((pair) => known.get(pair))) / known.size - pairs.length;
      found.push({ run: [...chars.slice(0, at), char, ...chars.slice(at + 1)].join(""), rank });
    }
  }
  return found.sort((a, b) => a.rank - b.rank).map((one) => one.run);
}

const beside = async (name) => (await fetch(new URL(name, import.meta.url))).json();

/** A query with simple characters for its traditional ones, which are none of the common characters of `sounds`. */
async function inSimple(query, sounds) {
  const common = new Set(Object.values(sounds).join(""));
  if ([...query].every((char) => !isHan(char) || common.has(char))) return query;
  const { from, to } = await beside("traditional.json");
  return [...query].map((char) => (from.includes(char) ? to[from.indexOf(char)] : char)).join("");
}

/**
 * Queries that may be meant, best first; `typed` are words that people type and texts need not have. Of
 * Chinese pairs those may be wrong that are `among` these: others only link what is asked for.
 */
export async function* meant(place, query, among, typed) {
  const [{ words: written, pairs }, { sounds, looks }] = await Promise.all([
    vocabulary(place),
    beside("alike.json"),
  ]);
  const known = new Map();
  for (let at = 0; at < pairs.length; at += 2) known.set(pairs.slice(at, at + 2), at / 2);
  for (const word of typed) {
    for (let at = 0; at + 1 < word.length; at++) {
      const pair = word.slice(at, at + 2);
      if (isHan(word[at]) && !known.has(pair)) known.set(pair, known.size);
    }
  }
  const words = [...written, ...typed.filter((word) => /^[a-z]+$/u.test(word))];
  const simplified = await inSimple(query, sounds);
  if (simplified !== query) yield simplified;
  const spelt = place.language === "zh" ? inCharacters(simplified, sounds, known) : simplified;
  if (spelt !== simplified) yield spelt;
  const corrected = simplified.replace(/[a-z][a-z'’]+/giu, (word) => nearestWord(word.toLowerCase(), words) ?? word);
  const runs = [...corrected.matchAll(/\p{Script=Han}{2,}/gu)].map((match) => match[0]);
  const groups = [...Object.values(sounds), ...looks];
  for (const run of runs) {
    for (const other of nearestRuns(run, known, groups, among)) yield corrected.replace(run, other);
  }
  if (corrected !== simplified) yield corrected;
}
