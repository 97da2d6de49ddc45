// The words of the search in each language. Where a language has none, they are English.

export const TABLES = {
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
    "and-related": {
      one: "، ونتيجة واحدة بصيغة قريبة",
      two: "، ونتيجتان بصيغ قريبة",
      few: "، و{n} نتائج بصيغ قريبة",
      many: "، و{n} نتيجة بصيغ قريبة",
      other: "، و{n} نتيجة بصيغ قريبة",
    },
    "only-related": {
      one: "لا شيء يطابق ما كتبت، وثمة نتيجة واحدة بصيغة قريبة",
      two: "لا شيء يطابق ما كتبت، وثمة نتيجتان بصيغ قريبة",
      few: "لا شيء يطابق ما كتبت، وثمة {n} نتائج بصيغ قريبة",
      many: "لا شيء يطابق ما كتبت، وثمة {n} نتيجة بصيغ قريبة",
      other: "لا شيء يطابق ما كتبت، وثمة {n} نتيجة بصيغ قريبة",
    },
    "only-related-first": "لا شيء يطابق ما كتبت، وهذه أقرب النتائج، وعددها {n}، وثمة غيرها",
    "first-listed": "أول النتائج، وعددها {n}، وثمة غيرها",
    none: "لا نتائج لِما كتبت: {query}",
    "none-listed": "لا شيء يوافق ما اخترته للتصفية.",
    empty: "اكتب كلمة أو اسمًا، أو عبارة بين علامتي تنصيص.",
    hint: "تحقّق من الكتابة، أو ابحث بكلمات أقل.",
    "hint-filters": "تحقّق من الكتابة، أو ابحث بكلمات أقل، أو ألغِ التصفية.",
    long: "هذا أطول من أن يُبحث عنه: لا تزد على {n} حرف.",
    failed: "تعذّر البحث، لأن بعض ملفاته لم يصل سليمًا. تحقّق من الاتصال ثم حاول ثانيةً.",
    offline: "لا اتصال بالشبكة، وما يحتاج إليه هذا البحث ليس محفوظًا كله في جهازك.",
    unsupported: "لا يستطيع هذا المتصفح البحث هنا. تفضي فهارس الفاعلين والأقوال والأحداث والمصطلحات إلى كل شيء.",
    all: "كل النتائج",
    more: "أظهر المزيد",
    again: "حاول ثانيةً",
    list: "النتائج",
    related: "صيغ قريبة",
    "related-about": "ليست ما كتبته بعينه، بل كلمات قريبة منه في الاشتقاق أو الرسم أو النطق.",
    recent: "عمليات البحث الأخيرة",
    "recent-about": "محفوظة في هذا المتصفح وحده.",
    forget: "احذف {query}",
    "forget-all": "احذفها كلها",
    forgotten: "حُذف {query}",
    "all-forgotten": "حُذفت عمليات البحث الأخيرة",
    said: "أقوال هذا الفاعل",
    named: "مواضع ذكره",
    filters: "تصفية النتائج",
    clear: "ألغِ التصفية",
    kind: "النوع",
    "all-kinds": "كل الأنواع",
    language: "اللغة",
    "all-languages": "كل اللغات",
    actor: "الفاعل",
    "any-actor": "أيّ فاعل",
    actors: "الفاعلون",
    speaker: "القائل",
    "any-speaker": "أيّ قائل",
    year: "السنة",
    "any-year": "أيّ سنة",
    "bad-year": "اكتب السنة أرقامًا، مثل ٢٠٢٤.",
    kinds: { article: "مقالات", actor: "فاعلون", quote: "أقوال", event: "أحداث", term: "مصطلحات" },
    "kind-of": { article: "مقال", actor: "فاعل", quote: "قول", event: "حدث", term: "مصطلح" },
    sorts: {
      person: "شخص",
      organization: "منظمة",
      "public-body": "جهة رسمية",
      party: "حزب",
      coalition: "ائتلاف",
      "armed-group": "جماعة مسلحة",
      country: "دولة",
      place: "مكان",
      office: "منصب",
    },
  },
  en: {
    digits: "latn",
    searching: "Searching…",
    results: { one: "{n} result", other: "{n} results" },
    first: "The best {n} results; there are more",
    "and-related": { one: ", and {n} with a related form", other: ", and {n} with related forms" },
    "only-related": {
      one: "Nothing has just what you typed; {n} result has a related form",
      other: "Nothing has just what you typed; {n} results have related forms",
    },
    "only-related-first": "Nothing has just what you typed; the best {n} results have related forms, and there are more",
    "first-listed": "The first {n} results; there are more",
    none: "Nothing found for {query}",
    "none-listed": "Nothing fits the filters that are set.",
    empty: "Type a word, a name, or a phrase in quotation marks.",
    hint: "Check the spelling, or search with fewer words.",
    "hint-filters": "Check the spelling, search with fewer words, or clear the filters.",
    long: "That is too long to search for: keep to {n} characters.",
    failed: "The search failed: some of its files did not arrive intact. Check your connection and try again.",
    offline: "No connection, and not all that this search needs is kept on your device.",
    unsupported: "This browser cannot search here. The indexes of actors, quotations, events and terms lead everywhere.",
    all: "All results",
    more: "Show more",
    again: "Try again",
    list: "Results",
    related: "Related forms",
    "related-about": "Not just what you typed, but words akin to it in derivation, spelling or sound.",
    recent: "Recent searches",
    "recent-about": "Kept in this browser only.",
    forget: "Delete {query}",
    "forget-all": "Delete them all",
    forgotten: "Deleted {query}",
    "all-forgotten": "Recent searches deleted",
    said: "Quotations by this actor",
    named: "Where they are named",
    filters: "Filter the results",
    clear: "Clear the filters",
    kind: "Kind",
    "all-kinds": "All kinds",
    language: "Language",
    "all-languages": "All languages",
    actor: "Actor",
    "any-actor": "Any actor",
    actors: "Actors",
    speaker: "Speaker",
    "any-speaker": "Any speaker",
    year: "Year",
    "any-year": "Any year",
    "bad-year": "Type the year in digits, such as 2024.",
    kinds: { article: "Articles", actor: "Actors", quote: "Quotations", event: "Events", term: "Terms" },
    "kind-of": { article: "Article", actor: "Actor", quote: "Quotation", event: "Event", term: "Term" },
    sorts: {
      person: "Person",
      organization: "Organisation",
      "public-body": "Public body",
      party: "Party",
      coalition: "Coalition",
      "armed-group": "Armed group",
      country: "Country",
      place: "Place",
      office: "Office",
    },
  },
};

// Controls of direction (Unicode Standard Annex 9), and whatever else is not to be seen.
const TURNING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The words of a language as a function: say("none", {query}), say("kinds.actor"), say("results", {n: 3}).
 * `own` are words that a page brings along (an element's data-words, as JSON); they go before these.
 */
export function wordsOf(language, own = {}) {
  const table = { ...TABLES.en, ...TABLES[language.split("-")[0]], ...own };
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { numberingSystem: table.digits });
  return (key, values = {}) => {
    let found = key.split(".").reduce(part, table);
    if (typeof found === "object") found = found[plurals.select(values.n)] ?? found.other;
    // What an index says is perhaps no word of ours.
    if (typeof found !== "string") return key.replace(TURNING, "");
    return found.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = part(values, name);
      if (value === undefined) return whole;
      // What a reader typed may run the other way than the sentence around it, and must not turn that round.
      return typeof value === "number" ? numbers.format(value) : `\u2068${value.replace(TURNING, "")}\u2069`;
    });
  };
}

/** What stands under a name in a table, and not what every object has. */
function part(table, name) {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The words that an element brings along, or none. */
export function ownWords(element) {
  try {
    return JSON.parse(element.dataset.words ?? "{}");
  } catch {
    return {};
  }
}

/** What to tell of a failure (SearchError). */
export function failureOf(say, { code }) {
  if (code === "unsupported") return say(code);
  return say(navigator.onLine ? "failed" : "offline");
}
