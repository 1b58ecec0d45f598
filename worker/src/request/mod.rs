//! A request from outside: where it goes, who may, in which language, and how it is answered.

pub(crate) mod fetch;
pub(crate) mod ask;
pub(crate) mod body;
pub(crate) mod routes;
pub(crate) mod answer;
pub(crate) mod access;
pub(crate) mod language;
