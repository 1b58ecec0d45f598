//! Replays the pages of `tests/transcripts` through the engine itself.
//!
//! `BLESS=1` writes what came out into the pages; without it nothing is written.

mod page;
mod render;
mod replay;

use std::fs;
use std::path::{Path, PathBuf};

use hatif_engine::Tables;

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/transcripts");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of transcripts")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| {
            path.extension().is_some_and(|extension| extension == "md")
                && path.file_stem().is_some_and(|stem| stem != "README")
        })
        .collect();
    pages.sort();
    pages
}

#[test]
fn every_page_replays_as_written() {
    let tables = Tables::builtin().expect("tables that parse");
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    let pages = pages();
    assert!(!pages.is_empty(), "no transcripts found");
    for path in pages {
        let written = fs::read_to_string(&path).expect("a page");
        let replayed = replay::page(&tables, &page::stem(&path), &written);
        if replayed == written {
            continue;
        }
        if bless {
            fs::write(&path, &replayed).expect("a page that can be written");
            continue;
        }
        wrong.push_str(&difference(&path, &written, &replayed));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The lines that differ, as a reader of the page finds them.
fn difference(path: &Path, written: &str, replayed: &str) -> String {
    let mut text = format!("\n{}:\n", path.display());
    let (old, new): (Vec<&str>, Vec<&str>) =
        (written.lines().collect(), replayed.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let mut old = &old[same..];
    let mut new = &new[same..];
    while let (Some((last_old, rest_old)), Some((last_new, rest_new))) =
        (old.split_last(), new.split_last())
        && last_old == last_new
    {
        (old, new) = (rest_old, rest_new);
    }
    for line in old {
        text.push_str(&format!("  {}: - {line}\n", same + 1));
    }
    for line in new {
        text.push_str(&format!("  {}: + {line}\n", same + 1));
    }
    text
}
