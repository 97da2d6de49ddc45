// The words of the search in each language. Where a language has none, they are English.

const TABLES = {
  ar: {
    digits: "arab",
    searching: "يجري البحث…",
    results: {
      zero: "لا نتائج",
      one: "نتيجة واحدة",
      two: "نتيجتان",
      few: "{n} نتائج",
      many: "{n} نتيجة",
      other: "{n} نتيجة",
    },
    first: "أفضل النتائج، وعددها {n}، وثمة غيرها",
    none: "لا نتائج لِما كتبت: {query}",
    empty: "اكتب كلمة أو اسمًا، أو عبارة بين علامتي تنصيص.",
    long: "هذا أطول من أن يُبحث عنه: لا تزد على {n} حرف.",
    failed: "تعذّر البحث، لأن بعض ملفاته لم يصل سليمًا. تحقّق من الاتصال ثم حاول ثانيةً.",
    unsupported: "لا يستطيع هذا المتصفح البحث هنا. تفضي فهارس الفاعلين والأقوال والأحداث والمصطلحات إلى كل شيء.",
    all: "كل النتائج",
    more: "أظهر المزيد",
    list: "النتائج",
    kind: "النوع",
    "all-kinds": "كل الأنواع",
    language: "اللغة",
    "all-languages": "كل اللغات",
    kinds: { article: "مقالات", actor: "فاعلون", quote: "أقوال", event: "أحداث", term: "مصطلحات", related: "صيغ قريبة" },
  },
  en: {
    digits: "latn",
    searching: "Searching…",
    results: { one: "{n} result", other: "{n} results" },
    first: "The best {n} results; there are more",
    none: "Nothing found for {query}",
    empty: "Type a word, a name, or a phrase in quotation marks.",
    long: "That is too long to search for: keep to {n} characters.",
    failed: "The search failed: some of its files did not arrive intact. Check your connection and try again.",
    unsupported: "This browser cannot search here. The indexes of actors, quotations, events and terms lead everywhere.",
    all: "All results",
    more: "Show more",
    list: "Results",
    kind: "Kind",
    "all-kinds": "All kinds",
    language: "Language",
    "all-languages": "All languages",
    kinds: { article: "Articles", actor: "Actors", quote: "Quotations", event: "Events", term: "Terms", related: "Related forms" },
  },
};

/**
 * The words of a language as a function: say("none", {query}), say("kinds.actor"), say("results", {n: 3}).
 * `own` are words that a page brings along (an element's data-words, as JSON); they go before these.
 */
export function wordsOf(language, own = {}) {
  const table = { ...TABLES.en, ...TABLES[language.split("-")[0]], ...own };
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { numberingSystem: table.digits });
  return (key, values = {}) => {
    let found = key.split(".").reduce((words, part) => words?.[part], table) ?? key;
    if (typeof found === "object") found = found[plurals.select(values.n)] ?? found.other;
    return found.replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name];
      // What a reader typed may run the other way than the sentence around it.
      return typeof value === "number" ? numbers.format(value) : `\u2068${value}\u2069`;
    });
  };
}

/** The words that an element brings along, or none. */
export function ownWords(element) {
  try {
    return JSON.parse(element.dataset.words ?? "{}");
  } catch {
    return {};
  }
}
