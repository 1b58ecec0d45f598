import type { Language } from "../src/wire.ts";

/** Every word of the page around the widget. */
export interface Words {
  title: string;
  lead: string;
  points: readonly string[];
  tryTitle: string;
  tryHint: string;
  samples: readonly { language: Language; text: string }[];
  startTitle: string;
  startText: string;
  nameLabel: string;
  nameHint: string;
  start: string;
  starting: string;
  newCall: string;
  themeLabel: string;
  theme: Record<"auto" | "light" | "dark", string>;
  otherLanguage: string;
  accessOpen: string;
  accessClosed: string;
}

const english = [
  "Hello! What services do you offer?",
  "How much would a website for my shop cost?",
  "The platform keeps crashing and nobody answers me!",
  "Do you offer training in digital marketing?",
].map((text) => ({ language: "en" as const, text }));

const arabic = [
  "مرحبًا، ما الخدمات التي تقدمونها؟",
  "كم تكلفة تصميم موقع لمتجري؟",
  "المنصة لا تعمل منذ الصباح ولا أحد يرد علي!",
  "هل تقدمون تدريبًا في التسويق الرقمي؟",
].map((text) => ({ language: "ar" as const, text }));

/** The page's words in each language. */
export const words: Record<Language, Words> = {
  en: {
    title: "Write the way you talk. The right person answers.",
    lead: "Hatif answers customers in English and Arabic. It understands what they want and how they feel, and brings in whoever can help.",
    points: [
      "Your message is read here in the page as you write it. It leaves the page only when you send it.",
      "Reception, sales or complaints: whoever fits your message takes over, and you are told.",
      "If the connection breaks, the call goes on where it was. Nothing is lost, nothing comes twice.",
    ],
    tryTitle: "Try one of these",
    tryHint: "It is put in the message box; sending it is up to you.",
    samples: [...english, ...arabic.slice(1, 3)],
    startTitle: "Start a call",
    startText: "No account, no waiting. Write in English or Arabic, and switch whenever you like.",
    nameLabel: "Your name",
    nameHint: "Optional",
    start: "Start the call",
    starting: "Starting…",
    newCall: "New call",
    themeLabel: "Theme",
    theme: { auto: "Automatic", light: "Light", dark: "Dark" },
    otherLanguage: "العربية",
    accessOpen: "Open for local development: whoever can reach this address can start a call.",
    accessClosed: "Access to this service is restricted.",
  },
  ar: {
    title: "اكتب كما تتحدث، ويجيبك الشخص المناسب.",
    lead: "يردّ هاتف على العملاء بالعربية والإنجليزية: يفهم ما يريدونه وما يشعرون به، ويحوّلهم إلى من يستطيع مساعدتهم.",
    points: [
      "تُقرأ رسالتك هنا داخل الصفحة وأنت تكتبها، ولا تغادرها إلا عندما ترسلها.",
      "الاستقبال أو المبيعات أو الشكاوى: يتولى المكالمة من يناسب رسالتك، ونخبرك بذلك.",
      "إذا انقطع الاتصال تُستأنف المكالمة من حيث توقفت، فلا يضيع شيء ولا يتكرر.",
    ],
    tryTitle: "جرّب إحدى هذه الرسائل",
    tryHint: "تُوضع الرسالة في خانة الكتابة، ويبقى إرسالها لك.",
    samples: [...arabic, ...english.slice(1, 3)],
    startTitle: "ابدأ مكالمة",
    startText: "بلا حساب ولا انتظار. اكتب بالعربية أو الإنجليزية، وبدّل بينهما متى شئت.",
    nameLabel: "اسمك",
    nameHint: "اختياري",
    start: "ابدأ المكالمة",
    starting: "جارٍ البدء…",
    newCall: "مكالمة جديدة",
    themeLabel: "المظهر",
    theme: { auto: "تلقائي", light: "فاتح", dark: "داكن" },
    otherLanguage: "English",
    accessOpen: "الخدمة مفتوحة للتطوير المحلي: يستطيع كل من يصل إلى هذا العنوان أن يبدأ مكالمة.",
    accessClosed: "الوصول إلى هذه الخدمة مقيّد.",
  },
};
