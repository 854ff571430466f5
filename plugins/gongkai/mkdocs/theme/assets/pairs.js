// Pages by pairs of characters, and their texts, from what the build made of Pagefind's index
// (mkdocs/pairs.py).

const kept = new Map();

function once(url, load) {
  if (!kept.has(url)) kept.set(url, load(url));
  return kept.get(url);
}

const json = (url) => once(url, async () => (await fetch(url)).json());

function numbers(steps) {
  let last = -1;
  return steps ? steps.split(",").map((step) => (last += parseInt(step, 36))) : [];
}

/** Where Pagefind's index and ours lie, for pages of one language; null where there is none. */
export async function openPairs(folder, language) {
  if (!("DecompressionStream" in window)) return null;
  const entry = await json(new URL("pagefind-entry.json", folder).href);
  if (!(language in entry.languages)) return null;
  return { folder, language, count: entry.languages[language].page_count };
}

/** {pair: {titles, texts}} with the ids of pages. */
export async function postings({ folder, language }, pairs) {
  const base = new URL(`pairs/${language}/`, folder);
  const { shards, pages } = await json(new URL("index.json", base).href);
  const ids = await once(`${base}ids`, () => pages.split(" ").map((id) => `${language}_${id}`));
  const shardOf = (pair) => (pair.charCodeAt(0) * 31 + pair.charCodeAt(1)) % shards;
  const needed = [...new Set(pairs.map(shardOf))];
  const loaded = new Map(
    await Promise.all(needed.map(async (one) => [one, await json(new URL(`${one}.json`, base).href)])),
  );
  const found = {};
  for (const pair of pairs) {
    const [titles, texts] = (loaded.get(shardOf(pair))[pair] ?? "/").split("/").map(numbers);
    found[pair] = { titles: titles.map((at) => ids[at]), texts: texts.map((at) => ids[at]) };
  }
  return found;
}

/** The words and pairs that texts have, the frequent ones first. */
export const vocabulary = ({ folder, language }) => json(new URL(`words/${language}.json`, folder).href);

/** What Pagefind keeps of a page: its text, title, facts and where each heading stands. */
export function pageOf({ folder }, id) {
  return once(new URL(`fragment/${id}.pf_fragment`, folder).href, async (url) => {
    const packed = (await fetch(url)).body.pipeThrough(new DecompressionStream("gzip"));
    const text = await new Response(packed).text();
    const page = JSON.parse(text.replace(/^pagefind_dcd/, ""));
    page.url = new URL(`..${page.url}`, folder).pathname;
    return page;
  });
}
