//! The reader's features, for the trainer.
pub use crate::read::model::{Block, Feature, Scratch};
use crate::text::Text;
use alloc::vec::Vec;

pub fn features(text: &str, arabizi: bool, scratch: &mut Scratch, found: impl FnMut(Feature)) {
    let t = Text::new(text);
    let flags: Vec<bool> = t.tokens.iter().map(|_| arabizi).collect();
    const NEG: &[&str] = &["not","no","never","dont","cant","wont","isnt","didnt","doesnt","wasnt","arent","havent","hasnt","couldnt","wouldnt","without","nothing","nobody","none","cannot","لا","ما","مش","مو","مب","ليس","لم","لن","غير","بدون","ماكو","مافي","مهوب","موب","mesh","msh","mish","mosh","mo","mu","ma","mafi","la"];
    crate::read::model::for_each_feature(&t, &flags, &|w| NEG.contains(&w), scratch, found);
}
