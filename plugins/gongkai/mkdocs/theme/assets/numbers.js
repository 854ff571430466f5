// Quick jump: a document number, an index number or the name of a unit leads straight to its page.
// Numbers are read as model/numbers.py reads them; tests hold the two against the same cases.

const BRACKETS = { open: /[〔[［﹝〖【({<《]/gu, close: /[〕\]］﹞〗】)}>》]/gu };
const DIGITS = "〇零○一二三四五六七八九";
const VALUE = new Map([...DIGITS].map((char, at) => [char, Math.max(0, at - 2)]));
const CHINESE_YEAR = /(?<![〇零○一二三四五六七八九十百])(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=[\]年])/gu;
const CHINESE_ORDER = /第([〇零○一二三四五六七八九十百千]+)号/gu;
const INSERTED = /\[(?![〇零○一二三四五六七八九十])([\u4e00-\u9fff])\](?=[\u4e00-\u9fff])/gu;
const WITH_YEAR = /^(?<prefix>[^[\]\d]*?)\[?(?<year>(?:19|20)\d{2})\]?年?[-/第]*(?<order>\d{1,5})号?令?$/u;
const WITHOUT_YEAR = /^(?<prefix>[^[\]\d]+?)\[?第?(?<order>\d{1,5})\]?号?$/u;

function numeral(text) {
  if (!/[十百千]/u.test(text)) return Number([...text].map((char) => VALUE.get(char)).join(""));
  let total = 0;
  let digit = 0;
  for (const char of text) {
    if (VALUE.has(char)) digit = VALUE.get(char);
    else {
      total += (digit || 1) * { 十: 10, 百: 100, 千: 1000 }[char];
      digit = 0;
    }
  }
  return total + digit;
}

function plain(text) {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{Cf}\p{Cc}]/gu, "")
    .replace(BRACKETS.open, "[")
    .replace(BRACKETS.close, "]")
    .replace(/^(?:发文字号|发文号|文件编号|文号|字号)[:;]/u, "")
    .replace(INSERTED, "$1")
    .replace(CHINESE_YEAR, (year) => [...year].map((char) => VALUE.get(char)).join(""))
    .replace(CHINESE_ORDER, (_, order) => `第${numeral(order)}号`)
    .replaceAll("[]", "")
    .replace(/[[\]。,;.]+$/u, "");
}

/** An order as people cite it, 711号令 or 省政府令336号, as it is printed: 令第711号; null for other texts. */
export function readOrder(text) {
  const found = plain(text).match(/^(?<by>[^\d[\]令]*)(?:第?(?<before>\d{1,5})号令|令第?(?<after>\d{1,5})号?)$/u);
  if (!found) return null;
  const { by, before, after } = found.groups;
  return { prefix: `${by}令`, year: null, order: Number(before ?? after) };
}

const ORGANS = { provincial: "省", province: "省", municipal: "市", city: "市", "state council": "国务院" };

/** The same in English, `provincial order 336` or `Decree No. 113`, with a part of its organ's name. */
function readEnglishOrder(text) {
  const found = text.match(/\b(?:order|decree)\s*(?:no\.?|number)?\s*(\d{1,5})\b/iu);
  if (!found) return null;
  const said = Object.keys(ORGANS).find((organ) => text.toLowerCase().includes(organ));
  return { prefix: "令", organ: said ? ORGANS[said] : "", year: null, order: Number(found[1]) };
}

/** Whether an order is one of the organ that a query names shortly: 省政府令 is 某省人民政府令. */
const sameOrgan = (printed, { prefix, organ = "" }) =>
  printed.replace("人民", "").endsWith(prefix.replace("人民", "")) && printed.includes(organ);

/** A query that cites an order, as texts write it. */
export function orderInWords(query) {
  const order = readOrder(query);
  return order ? `${order.prefix}第${order.order}号` : query;
}

/** A number among other words, or with its parts in another order: 国办发47号 网站, 示例政发 9号 2021. */
function readLoosely(text) {
  const folded = text.normalize("NFKC");
  const order = folded.match(/(?<!\d)(\d{1,5})\s*号/u);
  const prefix = folded.match(/(\p{Script=Han}{2,})[\s〔\[(]*\d/u);
  const year = folded.match(/(?<!\d)((?:19|20)\d{2})(?!\d|\s*号)/u);
  if (!order || !prefix) return null;
  return { prefix: prefix[1], year: year ? Number(year[1]) : null, order: Number(order[1]), loose: true };
}

/** {prefix, year, order} of a document number, or null. */
export function readNumber(text) {
  const found = plain(text).match(WITH_YEAR) ?? plain(text).match(WITHOUT_YEAR);
  if (!found) return null;
  const { prefix, year, order } = found.groups;
  return {
    prefix: prefix.replace(/第$/u, "").replace(/[-/·]+$/u, ""),
    year: year ? Number(year) : null,
    order: Number(order),
  };
}

/** Letters, Han characters and digits alone: what two ways of writing an index number share. */
export function bare(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** A path with its anchor, which leads to a row of a table. */
const at = (address) => address.pathname + address.hash;

const shards = new Map();

/** What texts write for words that people type, as data/synonyms.yml says. */
export async function synonyms(home) {
  return (await shard(new URL(home, document.baseURI), "index")).words ?? {};
}

async function shard(base, name) {
  if (!shards.has(name)) {
    const loaded = fetch(new URL(`jump/${name}.json`, base)).then((answer) => answer.json());
    shards.set(name, loaded);
  }
  return shards.get(name);
}

/** Pages that a query names outright: [{title, address, number, status}], best first. */
export async function jump(home, query) {
  const base = new URL(home, document.baseURI);
  const { years, names, ends = [] } = await shard(base, "index");
  const found = [];
  const order = readOrder(query) ?? readEnglishOrder(query);
  const number = order ?? readNumber(query) ?? readLoosely(query);
  const index = bare(query);
  const typed = (index.match(/(?:19|20)\d{2}/g) ?? []).concat("none");
  const wanted = number && number.year === null ? years : years.filter((year) => typed.includes(year));
  for (const year of index ? wanted : []) {
    for (const entry of await shard(base, year)) {
      const same =
        number &&
        entry.order === number.order &&
        (number.year === null || entry.year === number.year) &&
        (order
          ? sameOrgan(entry.prefix, order)
          : number.loose
            ? entry.prefix.endsWith(number.prefix)
            : entry.prefix.includes(number.prefix));
      const listed = entry.index && index.length >= 6 && entry.index.endsWith(index);
      if (same || listed) found.push({ ...entry, exact: listed || Boolean(order) || entry.prefix === number.prefix });
    }
  }
  // Rows of tables lie in files by how their numbers end.
  const end = index.slice(-2);
  if (index.length >= 6 && ends.includes(end)) {
    for (const entry of await shard(base, `rows-${end}`)) {
      if (entry.index.endsWith(index)) found.push({ ...entry, exact: entry.index === index });
    }
  }
  found.sort((a, b) => b.exact - a.exact);
  if (!number && index.length > 1) {
    const named = names.filter((entry) => entry.names.some((name) => name.includes(index)));
    named.sort((a, b) => b.names.includes(index) - a.names.includes(index));
    found.push(...named.slice(0, 5));
  }
  return found.slice(0, 8).map((entry) => ({ ...entry, address: at(new URL(entry.address, base)) }));
}
