use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::module::{Host, Module};

/// Written last: when it is newer than all that went in, there is nothing to do.
const STAMP: &str = ".made";

/// Writes the bindings of the compiled module into `folder`, unless they are there already.
pub(crate) fn generate(module: &Module, compiled: &Path, folder: &Path) -> Result<()> {
    if is_fresh(module, compiled, folder)? {
        return Ok(());
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(module.stem)
        .remove_name_section(true)
        .remove_producers_section(true);
    match module.host {
        Host::Worker => bindgen.module(true)?.reset_state_function(true),
        Host::Web => bindgen.web(true)?.typescript(true),
    };
    bindgen
        .generate(folder)
        .with_context(|| format!("no bindings for {}", module.package))?;
    if module.host == Host::Worker {
        import_as_workerd_does(&folder.join(format!("{}.js", module.stem)))?;
    }
    fs::write(folder.join(STAMP), "")
        .with_context(|| format!("cannot write to {}", folder.display()))
}

/// workerd gives a compiled module to a plain import; `import source` it cannot parse.
fn import_as_workerd_does(file: &Path) -> Result<()> {
    let script = fs::read_to_string(file).with_context(|| format!("no {}", file.display()))?;
    let (before, after) = ("import source wasmModule from", "import wasmModule from");
    ensure!(
        script.matches(before).count() == 1,
        "expected one `{before}` in {}: has the bindings generator changed?",
        file.display()
    );
    fs::write(file, script.replace(before, after))
        .with_context(|| format!("cannot write {}", file.display()))
}

fn is_fresh(module: &Module, compiled: &Path, folder: &Path) -> Result<bool> {
    let Ok(made) = modified(&folder.join(STAMP)) else {
        return Ok(false);
    };
    let ourselves = std::env::current_exe().context("xtask does not know where it is")?;
    let all_there = module
        .files()
        .iter()
        .all(|file| folder.join(file).is_file());
    Ok(all_there && made > modified(compiled)? && made > modified(&ourselves)?)
}

fn modified(file: &Path) -> Result<SystemTime> {
    fs::metadata(file)
        .and_then(|it| it.modified())
        .with_context(|| format!("no {}", file.display()))
}
