use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};

use crate::module::Module;

/// Prints how large the module's files are; fails when they are over the module's ceiling.
pub(crate) fn check(module: &Module, folder: &Path) -> Result<()> {
    let mut total = 0;
    for name in module.files() {
        let file = folder.join(&name);
        let bytes = fs::read(&file).with_context(|| format!("no {}", file.display()))?;
        let zipped = gzipped(&bytes)?;
        total += zipped;
        println!(
            "{:>9}  {:>9} gzip  {}/{name}",
            kb(bytes.len()),
            kb(zipped),
            module.folder
        );
    }
    let ceiling = module.gzip_ceiling;
    ensure!(
        total <= ceiling,
        "{} is too large: {} gzipped, and no more than {} is allowed (the ceiling is in xtask/src/module.rs)",
        module.package,
        kb(total),
        kb(ceiling)
    );
    println!(
        "{:>9}  {:>9} gzip  in all, of {} allowed",
        "",
        kb(total),
        kb(ceiling)
    );
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn kb(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}
