// Eight messages a language, each of 60 UTF-16 code units.

export const MESSAGES = {
  en: [
    "I was charged twice this month and nobody answers my emails.",
    "How much does the web design package cost for a small store?",
    "Your app keeps crashing when I try to pay with my visa card.",
    "Do you offer training in digital marketing for new learners?",
    "Thanks a lot, Sarah was really helpful and answered quickly!",
    "Please change my delivery address to 12 Nile Street in Cairo",
    "What time does the branch downtown open on Friday and close?",
    "I want to speak to a manager now, this is not good anymore!!",
  ],
  ar: [
    "تم خصم المبلغ مرتين هذا الشهر ولا أحد يرد على رسائلي أبداً!!",
    "كم سعر باقة تصميم المواقع لمتجر صغير وهل يوجد عرض أفضل الآن؟",
    "التطبيق لا يعمل ويتوقف كل مرة أحاول فيها الدفع بالبطاقة عندي",
    "هل تقدمون برامج تدريب؟ أنا مهتم جدا بالتسويق الرقمي عندكم !!",
    "شكرا جزيلا، كانت سارة لطيفة جدا وأجابت على كل أسئلتي بسرعة!!",
    "من فضلكم غيروا عنوان التوصيل إلى شارع النيل رقم 12 بالقاهرة!",
    "ومتى يفتح الفرع في وسط المدينة يوم الجمعة ومتى يغلق أبوابه؟؟",
    "أريد التحدث مع المدير الآن، هذه الخدمة مش كويسة أبدا يا ناس!",
  ],
};
