//! Characters and words; spans map back to the original.
