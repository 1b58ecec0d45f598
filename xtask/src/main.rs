//! Builds the WebAssembly modules with nothing installed by hand: `cargo run -p xtask -- worker` and `-- web`.
//!
//! The bindings generator is a library here, held to `wasm-bindgen`'s own version by `Cargo.lock`.

mod bindings;
mod compile;
mod module;
mod size;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::module::Module;

const USAGE: &str = "usage: cargo run -p xtask -- [worker | web]...

  worker   hatif-edge  -> build/worker/          what the Worker's entry imports
  web      hatif-wasm  -> web/dist/core/         the npm package's core: reads messages
                       -> web/dist/light/ the same without trained weights
                       -> web/dist/conversation/ the core and the driver of calls";

fn main() -> ExitCode {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let modules: Option<Vec<_>> = names.iter().map(|name| Module::named(name)).collect();
    match modules.map(|it| it.concat()) {
        Some(modules) if !modules.is_empty() => match modules.iter().try_for_each(build) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("xtask: {error:#}");
                ExitCode::FAILURE
            }
        },
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn build(module: &Module) -> Result<()> {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").context("run xtask with `cargo run`")?;
    let root = Path::new(&folder)
        .parent()
        .context("xtask has no parent folder")?;
    let compiled = compile::compile(root, module)?;
    let folder = root.join(module.folder);
    bindings::generate(module, &compiled, &folder)?;
    size::check(module, &folder)
}
