use crate::table::{Family, Meaning};

use super::super::scan::Scan;

/// A question word that only asks at the head of a clause has this weight; a greater one asks anywhere.
const ONLY_AT_HEAD: i16 = 1;
/// Does the message ask something, by its marks or by its words?
pub(super) fn is_question(scan: &Scan<'_>) -> bool {
    if scan.text.counts.question_marks > 0 {
        return true;
    }
    // The hits of both families come in the order of the text: one walk tells where each clause's head is.
    let mut openers = scan.hits_of(Family::Structure).peekable();
    let mut head = 0;
    let mut word = 0;
    for hit in scan.hits_of(Family::Question) {
        while word < hit.first {
            let border = scan
                .words
                .get(word as usize)
                .is_some_and(|word| word.border);
            while openers.next_if(|opener| opener.first < word).is_some() {}
            let opens = openers
                .peek()
                .is_some_and(|opener| opener.first == word && scan.has(opener, Meaning::Opener));
            if border || (opens && head == word) {
                head = word + 1;
            }
            word += 1;
        }
        let asks = scan.marks(hit).iter().any(|mark| {
            mark.meaning == Meaning::Question && (mark.weight > ONLY_AT_HEAD || hit.first == head)
        });
        if asks {
            return true;
        }
    }
    false
}
