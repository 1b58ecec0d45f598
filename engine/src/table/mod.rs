//! Data files → [`Tables`].

/// Everything that the engine knows from data files.
#[derive(Debug)]
pub struct Tables {}
