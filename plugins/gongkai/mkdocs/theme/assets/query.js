// What a query asks for, clause by clause: words and pairs of characters, and the ways in which texts may write them.

const ASKED =
  /请问|您好|你好|怎么样|怎么|怎样|如何|什么时候|啥时候|为什么|为啥|什么|多少钱|多少|多长时间|哪里|哪儿|哪些|哪个|哪家|哪天|能不能|可不可以|行不行|是不是|算不算|用不用|可以|需要|应该|是否|有没有|有哪些|几点|几号|多久|还能不能|还能|能否|要不要|会不会|没有人|没人|去年|今年|现在|最近|到底|究竟|一下|一回|一次|我们|咱们|[的了吗呢吧啊呀嘛我你您咱俺谁哪啥咋几]/gu;
const ASIDE = new Set(
  "a an the of to in on for and or is are be was were how what when where who which why do does did can could i my me we our us you your it its there this these that those about with from at by much many more too very get got need will would should shall must might someone anyone somebody anybody something anything last if so as but not no am been has have had having them they their he she his her any some all just also than then here being please want like going go way i'm i've i'd i'll we're we've you're they're don't doesn't didn't isn't aren't wasn't can't cannot won't".split(" "),
);
const LINKING = new Set("是在被把给也都就还又很太要想能会该让和与跟从到对向比或得着过个只些"); // characters that only link, where they are words of their own
const HAN = /\p{Script=Han}/u;
const SPACED = /(?<=(?:^|\s)\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu; // 停 车 收 费
const COUNTED = // 换辆车, 办个证, 装一部电梯: the verb and what it is done to
  /(?<=[换买卖摆装办开养交领租盖建修停打找拆考上做报生])(?:[一几两][个辆台部只条张份间套家顿所]|[辆只份间顿]|套(?!餐)|台(?![湾阶风账])|家(?=[饭店餐厂小药诊理超网旅宾]|公司|幼儿)|个(?![人体月别性案税]))(?=\p{Script=Han})/gu;
const CHINESE_YEAR = /(?<![〇零○一二三四五六七八九十百])(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年|\s|$)/gu;
const DAY = /(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/gu;
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

/** The pairs of a text of which one character ends a word and the next begins a longer one, or of which one only links. */
function between(text) {
  const found = new Set();
  for (const { index, segment } of segmenter?.segment(text) ?? []) {
    const links = LINKING.has(segment);
    if (index && (links || segment.length > 1)) found.add(text.slice(index - 1, index + 1));
    if (links) found.add(text.slice(index, index + 2));
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
  const small = query.normalize("NFKC").toLowerCase().replaceAll("’", "'").trim().replace(SPACED, "").replace(COUNTED, "").replace(CHINESE_YEAR, inDigits);
  const spans = [...spansOf(small, words), ...daysOf(small)];
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
    if (terms.length && ![text, folded(text)].some((word) => ASIDE.has(word))) known.set(text, clause);
  }
  if (known.size) return [...known.values()];
  const only = others(small); // a query of nothing but such words
  const single = small.match(HAN);
  return only.length || !single ? only : [{ weight: 1, ways: [{ text: single[0], terms: [{ term: single[0], weight: 1 }] }] }];
}

const inDigits = (year) => [...year].map((char) => ("○零".includes(char) ? 0 : "〇一二三四五六七八九".indexOf(char))).join("");

/** Days that are typed in digits, with how texts write them. */
function daysOf(text) {
  return [...text.matchAll(DAY)].map(({ 0: word, 1: year, 2: month, 3: day, index }) => {
    const named = new Date(Date.UTC(year, month - 1)).toLocaleString("en", { month: "long", timeZone: "UTC" });
    const written = [`${year}年${Number(month)}月${Number(day)}日`, `${Number(day)} ${named} ${year}`];
    return { from: index, to: index + word.length, word, written };
  });
}

/** What a text that is written instead consists of. */
export function wayOf(text) {
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
