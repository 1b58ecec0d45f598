use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::module::Module;

const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles for WebAssembly and returns where the result is.
pub(crate) fn compile(root: &Path, module: &Module) -> Result<PathBuf> {
    ensure_target(root)?;
    let package = module.package;
    let output = Command::new(tool("CARGO", "cargo"))
        .current_dir(root)
        .args(["build", "--target", TARGET, "--package", package])
        .args(["--profile", module.profile])
        .arg("--no-default-features")
        .args(["--features", &module.features.join(",")])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started")?;
    if !output.status.success() {
        bail!("{package} does not compile");
    }
    let messages = String::from_utf8(output.stdout).context("cargo's messages are not UTF-8")?;
    messages
        .lines()
        .filter_map(|line| module_in(line, package))
        .next_back()
        .with_context(|| format!("cargo made no WebAssembly module of {package}; is it a cdylib?"))
}

/// The module that one of cargo's messages tells of, if it tells of one made of `package`.
fn module_in(message: &str, package: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    if message["reason"] != "compiler-artifact" {
        return None;
    }
    let stem = package.replace('-', "_");
    let files = message["filenames"].as_array()?;
    files
        .iter()
        .filter_map(|file| file.as_str())
        .map(PathBuf::from)
        .find(|file| {
            file.extension().is_some_and(|it| it == "wasm")
                && file.file_stem().is_some_and(|it| it == stem.as_str())
        })
}

/// Adds the WebAssembly target to the toolchain when it is not there.
fn ensure_target(root: &Path) -> Result<()> {
    let asked = Command::new(tool("RUSTC", "rustc"))
        .current_dir(root)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .context("rustc cannot be started")?;
    let folder = String::from_utf8_lossy(&asked.stdout);
    if asked.status.success() && Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    eprintln!("xtask: adding the target {TARGET}");
    let added = Command::new("rustup")
        .current_dir(root)
        .args(["target", "add", TARGET])
        .status()
        .with_context(|| format!("rustup is not here: install the Rust target {TARGET} by hand"))?;
    if !added.success() {
        bail!("rustup could not add the target {TARGET}");
    }
    Ok(())
}

/// The program that cargo runs us with, or else the one on the path.
fn tool(variable: &str, name: &str) -> OsString {
    std::env::var_os(variable).unwrap_or_else(|| name.into())
}
