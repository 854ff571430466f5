// What a query asks for, clause by clause: words and pairs of characters, and the ways in which texts may write them.

const ASKED =
  /请问|怎么样|怎么|怎样|如何|什么时候|为什么|什么|多少钱|多少|哪里|哪儿|哪些|哪个|能不能|可不可以|可以|需要|是否|有没有|有哪些|几点|多久|还能不能|还能|能否|要不要|会不会|没有人|没人|去年|今年|现在|最近|一下|一回|一次|[的了吗呢吧啊我你]/gu;
const ASIDE = new Set(
  "a an the of to in on for and or is are be was were how what when where who which why do does did can i my me we our you your it its there this that about with from at by much many get need will would should someone anyone last if so as but not no am been has have had having they them their he she his her us any some all just also than then there here been being please want going go way".split(" "),
);
const HAN = /\p{Script=Han}/u;
const SPACED = /(?<=(?:^|\s)\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu; // 停 车 收 费
const WORD = /(?:[^\P{L}\p{Script=Han}]|\p{N})(?:[^\P{L}\p{Script=Han}]|[\p{N}'’])*/gu;
const BETWEEN = 0.1; // weight of two characters of which one ends a word and the next begins a longer one

/** A word as it is compared: in small letters, and in the singular. */
export function folded(word) {
  const small = word.toLowerCase().replace(/['’]s$/u, "");
  if (!/^[a-z]{4,}$/.test(small)) return small;
  return small.replace(/ies$/, "y").replace(/(s|x|z|ch|sh)es$/, "$1").replace(/([^s])s$/, "$1");
}

/** Whether words may be of one stem, as renewal and renewing, or sorted and sorting, but not as parking and park. */
export function akin(one, other) {
  const stems = [one, other].map((word) => word.match(/^([a-z]{3,})(?:ed|ing|er)$/)?.[1]);
  if (stems[0] && stems[0] === stems[1]) return true;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same > 4 && same >= 0.6 * Math.max(one.length, other.length);
}

/** The words of a text in other scripts than Han, as matches. */
export const wordsOf = (text) => text.matchAll(WORD);

/** Each Han pair and each word of other scripts in a text: {term, from, to}. */
function* placed(text) {
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + 1 < run.length; at++) yield { term: run.slice(at, at + 2), from: index + at, to: index + at + 2 };
  }
  for (const { 0: word, index } of wordsOf(text)) yield { term: word, from: index, to: index + word.length };
}

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

/** The pairs of a text of which one character ends a word and the next begins a longer one. */
function between(text) {
  const found = new Set();
  for (const { index, segment } of segmenter?.segment(text) ?? []) {
    if (index && segment.length > 1) found.add(text.slice(index - 1, index + 1));
  }
  return found;
}

export const isHan = (term) => HAN.test(term);

/**
 * What a query asks for: clauses of {weight, ways}, of which a text answers each by one of its ways. A way is
 * {text, terms}, terms [{term, weight}]. What people type is one clause with what texts write for it (`words`);
 * other pairs and words are clauses of their own.
 */
export function clauses(query, words) {
  const small = query.normalize("NFKC").toLowerCase().trim().replace(SPACED, "");
  const spans = spansOf(small, words);
  const said = spans.map(({ word, written }) => ({ weight: 1, ways: [word, ...written].map(wayOf) }));
  const loose = between(small);
  const cuts = (from, to) => spans.some((span) => from < span.to && span.from < to);
  const others = (text) =>
    [...placed(text)]
      .filter(({ from, to }) => !spans.some((span) => span.from <= from && to <= span.to))
      .map(({ term, from, to }) => ({ weight: cuts(from, to) || loose.has(term) ? BETWEEN : 1, ways: [{ text: term, terms: [{ term, weight: 1 }] }] }));
  const known = new Map();
  for (const clause of [...said, ...others(small.replace(ASKED, (asked) => " ".repeat(asked.length)))]) {
    const [{ text, terms }] = clause.ways;
    if (terms.length && !ASIDE.has(text)) known.set(text, clause);
  }
  if (known.size) return [...known.values()];
  const only = others(small); // a query of nothing but such words
  const single = small.match(HAN);
  return only.length || !single ? only : [{ weight: 1, ways: [{ text: single[0], terms: [{ term: single[0], weight: 1 }] }] }];
}

/** What a text that is written instead consists of. */
function wayOf(text) {
  const small = text.toLowerCase();
  const loose = between(small);
  const terms = [...new Set([...placed(small)].map(({ term }) => term))].filter((term) => !ASIDE.has(term));
  return { text: small, terms: terms.map((term) => ({ term, weight: loose.has(term) ? BETWEEN : 1 })) };
}

/** Where a query has words for which texts write others; a longer one says it all. */
function spansOf(text, words) {
  const found = [];
  for (const [word, written] of Object.entries(words)) {
    const small = word.toLowerCase();
    for (let from = where(text, small); from >= 0; from = where(text, small, from + small.length)) {
      found.push({ from, to: from + small.length, word, written });
    }
  }
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  return found.filter((span, at) => !found.slice(0, at).some((other) => span.from < other.to && other.from < span.to));
}

/** Where a word stands in a text from a place on: a Latin one as a whole word only; -1 where it does not. */
export function where(text, word, start = 0) {
  let at = text.indexOf(word, start);
  if (HAN.test(word)) return at;
  const isPart = (character) => /[\p{L}\p{N}]/u.test(character ?? "");
  while (at >= 0 && (isPart(text[at - 1]) || isPart(text[at + word.length]))) at = text.indexOf(word, at + 1);
  return at;
}
