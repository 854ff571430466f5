// What Latin letters spell in pinyin, in characters that stand together in texts.

const LONGEST = 12; // syllables
const STRANGE = 16; // cost of two characters that stand together in no text
const APART = 4; // the most that two characters cost of two words

/** A word cut into syllables, the longest first; null where it is none. */
function cut(word, sounds) {
  if (!word) return [];
  for (let length = Math.min(6, word.length); length > 0; length--) {
    const rest = word.slice(0, length) in sounds ? cut(word.slice(length), sounds) : null;
    if (rest) return [word.slice(0, length), ...rest];
  }
  return null;
}

/** The characters of these words that stand together in most texts; `known` has pairs by their rank. */
function together(words, sounds, known) {
  let ends = null;
  for (const word of words) {
    word.forEach((syllable, at) => {
      const next = new Map();
      for (const char of sounds[syllable]) {
        for (const [last, { cost, text }] of ends ?? [["", { cost: 0, text: "" }]]) {
          const rank = known.get(last + char);
          const joined = rank === undefined ? STRANGE : Math.log2(2 + rank);
          const sum = cost + Math.min(joined, at ? STRANGE : APART);
          if (!(next.get(char)?.cost <= sum)) next.set(char, { cost: sum, text: text + char });
        }
      }
      ends = next;
    });
  }
  return [...ends.values()].sort((a, b) => a.cost - b.cost)[0].text;
}

/** A query with characters for what it has in pinyin; as it is where it has none. */
export function inCharacters(query, sounds, known) {
  return query.replace(/[a-z]+(?:['’\s]+[a-z]+)*/giu, (typed) => {
    const words = typed.toLowerCase().split(/[^a-z]+/u).map((word) => cut(word, sounds));
    const syllables = words.every(Boolean) ? words.flat().length : 0;
    return syllables > 1 && syllables <= LONGEST ? together(words, sounds, known) : typed;
  });
}
