//! Packs the lexicon, so that an isolate starts with half as much of it, and need not parse it.

use std::{env, fs, path::Path};

use hatif_engine::Tables;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let tables = Tables::builtin().map_err(|error| error.to_string())?;
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("lexicon"), tables.packed_lexicon())?;
    Ok(())
}
