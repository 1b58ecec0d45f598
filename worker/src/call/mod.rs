//! One call in its Object: what is asked of it, the only caller of `step`, what is kept, told and done.

pub(crate) mod object;
pub(crate) mod rest;
pub(crate) mod conversation;
pub(crate) mod socket;
pub(crate) mod waiting;
pub(crate) mod turn;
pub(crate) mod store;
pub(crate) mod perform;
pub(crate) mod sql;
