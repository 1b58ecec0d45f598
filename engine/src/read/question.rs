use crate::table::{Family, Meaning};

use super::scan::Scan;

/// A question word that only asks at the head of a clause has this weight; a greater one asks anywhere.
const ONLY_AT_HEAD: i16 = 1;
/// How many words of greeting or address may come before the question word.
const HEAD: u32 = 2;

/// Does the message ask something, by its marks or by its words?
pub(super) fn is_question(scan: &Scan<'_>) -> bool {
    if scan.text.counts.question_marks > 0 {
        return true;
    }
    let mut clause_start = 0;
    let mut word = 0;
    for hit in scan.hits_of(Family::Question) {
        while word < hit.first {
            if scan
                .words
                .get(word as usize)
                .is_some_and(|word| word.border)
            {
                clause_start = word + 1;
            }
            word += 1;
        }
        let asks = scan.marks(hit).iter().any(|mark| {
            mark.meaning == Meaning::Question
                && (mark.weight > ONLY_AT_HEAD || hit.first - clause_start <= HEAD)
        });
        if asks {
            return true;
        }
    }
    false
}
