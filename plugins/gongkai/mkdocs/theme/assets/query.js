// What a query asks for: its words and pairs of characters, and the ways in which texts may write it.

const ASKED =
  /请问|怎么样|怎么|怎样|如何|什么时候|为什么|什么|多少钱|多少|哪里|哪儿|哪些|哪个|能不能|可不可以|可以|需要|是否|有没有|有哪些|几点|多久|还能不能|还能|能否|要不要|会不会|没有人|没人|去年|今年|现在|最近|一下|一回|一次|[的了吗呢吧啊我你]/gu;
const ASIDE = new Set(
  "a an the of to in on for and or is are be was were how what when where who which why do does did can i my me we our you your it its there this that about with from at by much many get need will would should someone anyone last".split(" "),
);
const HAN = /\p{Script=Han}/u;
const WORD = /(?:[^\P{L}\p{Script=Han}]|\p{N})(?:[^\P{L}\p{Script=Han}]|[\p{N}'’])*/gu;
const MOST = 16; // ways of writing a query that are looked for

/** A word as it is compared: in small letters, and in the singular. */
export function folded(word) {
  const small = word.toLowerCase().replace(/['’]s$/u, "");
  if (!/^[a-z]{4,}$/.test(small)) return small;
  return small.replace(/ies$/, "y").replace(/(s|x|z|ch|sh)es$/, "$1").replace(/([^s])s$/, "$1");
}

/** The words of a text in other scripts than Han, as matches. */
export const wordsOf = (text) => text.matchAll(WORD);

/** The Han pairs, the words of other scripts and the numbers of a text, without what only asks. */
export function terms(text) {
  return cut(text.replace(ASKED, " ")) ?? cut(text) ?? [];
}

function cut(text) {
  const found = new Set();
  const small = text.toLowerCase();
  for (const [run] of small.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2));
  }
  for (const [word] of wordsOf(small)) found.add(word);
  const wanted = [...found].filter((word) => !ASIDE.has(word));
  if (wanted.length) return wanted;
  const single = text.match(/\p{Script=Han}/u);
  return found.size ? [...found] : single ? [single[0]] : null;
}

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

/** The pairs of a text of which one character ends a word and the next begins one. */
export function between(text) {
  const found = new Set();
  if (!segmenter) return found;
  for (const { index } of segmenter.segment(text)) {
    const pair = text.slice(index - 1, index + 1);
    if (index && pair.match(/^\p{Script=Han}{2}$/u)) found.add(pair);
  }
  return found;
}

export const isHan = (term) => HAN.test(term);

/** The query, and it with the words that texts write for those in it. */
export function variants(query, words) {
  const whole = query.toLowerCase().replace(/\s+/g, " ").trim();
  const found = new Set([whole]);
  const said = Object.keys(words)
    .filter((word) => where(whole, word.toLowerCase()) >= 0)
    .sort((a, b) => b.length - a.length);
  // What a longer word says is not said again by a shorter one in it.
  const own = said.filter((word, at) => !said.slice(0, at).some((longer) => longer.includes(word)));
  for (const word of own) {
    for (const before of [...found]) {
      const start = where(before, word.toLowerCase());
      if (start < 0) continue;
      for (const written of words[word]) {
        if (found.size < MOST) found.add(joined(before.slice(0, start), written.toLowerCase(), before.slice(start + word.length)));
      }
    }
  }
  return [...found];
}

/** Where a word stands in a text: a Latin one as a whole word only; -1 where it does not. */
function where(text, word) {
  if (HAN.test(word)) return text.indexOf(word);
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").exec(text);
  return found ? found.index : -1;
}

/** Texts in a row, where what one ends with and the next begins with is said once. */
function joined(before, word, after) {
  let text = before;
  for (const next of [word, after]) {
    let same = Math.min(text.length, next.length);
    while (same > 1 && !text.endsWith(next.slice(0, same))) same--;
    text += next.slice(same > 1 ? same : 0);
  }
  return text;
}
