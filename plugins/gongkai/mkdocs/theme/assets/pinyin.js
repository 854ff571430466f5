// What Latin letters spell in pinyin, in characters that stand together in texts.

const LONGEST = 12; // syllables
const STRANGE = 20; // cost of two characters that stand together in no text

/** A word cut into syllables, the longest first; null where it is none. */
function cut(word, sounds) {
  if (!word) return [];
  for (let length = Math.min(6, word.length); length > 0; length--) {
    const rest = word.slice(0, length) in sounds ? cut(word.slice(length), sounds) : null;
    if (rest) return [word.slice(0, length), ...rest];
  }
  return null;
}

/** The characters of these syllables that stand together in most texts; `known` has pairs by their rank. */
function together(syllables, sounds, known) {
  let ends = new Map([...sounds[syllables[0]]].map((char) => [char, { cost: 0, text: char }]));
  for (const syllable of syllables.slice(1)) {
    const next = new Map();
    for (const char of sounds[syllable]) {
      for (const [last, { cost, text }] of ends) {
        const rank = known.get(last + char);
        const sum = cost + (rank === undefined ? STRANGE : Math.log2(2 + rank));
        if (!(next.get(char)?.cost <= sum)) next.set(char, { cost: sum, text: text + char });
      }
    }
    ends = next;
  }
  return [...ends.values()].sort((a, b) => a.cost - b.cost)[0].text;
}

/** A query with characters for what it has in pinyin; as it is where it has none. */
export function inCharacters(query, sounds, known) {
  return query.replace(/[a-z]+(?:['’\s]+[a-z]+)*/giu, (typed) => {
    const words = typed.toLowerCase().split(/[^a-z]+/u).map((word) => cut(word, sounds));
    const syllables = words.every(Boolean) ? words.flat() : [];
    return syllables.length > 1 && syllables.length <= LONGEST ? together(syllables, sounds, known) : typed;
  });
}
