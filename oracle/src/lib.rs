//! Nothing: this crate is its tests, which compare the engine with others' work. It stands apart so that what they
//! depend on, and the time that it takes to build, touch no other crate.
