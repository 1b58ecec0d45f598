/// One WebAssembly module that is built here.
#[derive(Clone, Copy)]
pub(crate) struct Module {
    /// The Cargo package.
    pub(crate) package: &'static str,
    /// The package's features that it is built with; no others, the default ones neither.
    pub(crate) features: &'static [&'static str],
    /// The Cargo profile. A package that is built with several sets of features needs as many: cargo
    /// writes each to the same file within one.
    pub(crate) profile: &'static str,
    /// Where its files go, from the repository's root.
    pub(crate) folder: &'static str,
    /// What the files are called: `stem.js`, `stem_bg.wasm`.
    pub(crate) stem: &'static str,
    /// Who loads it.
    pub(crate) host: Host,
    /// The most bytes that its files may have together, each gzipped.
    pub(crate) gzip_ceiling: usize,
}

/// Who loads a module, which decides the form of its bindings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// workerd: the module is imported, and can be built anew after a trap.
    Worker,
    /// Anything else: the bytes or the compiled module are handed in.
    Web,
}

const KB: usize = 1000;

// The ceilings. A page on a slow line and a Worker's cold start pay for every byte.
const WORKER: Module = Module {
    package: "hatif-edge",
    features: &[],
    profile: "edge",
    folder: "build/worker",
    stem: "hatif_edge",
    host: Host::Worker,
    gzip_ceiling: 500 * KB,
};
/// The page loads this one while the customer writes the first message.
const CORE: Module = Module {
    package: "hatif-wasm",
    features: &["weights"],
    profile: "release",
    folder: "web/dist/core",
    stem: "hatif",
    host: Host::Web,
    gzip_ceiling: 200 * KB,
};
/// For pages that count kilobytes: no weights, and built to be small.
const LIGHT: Module = Module {
    features: &[],
    profile: "light",
    folder: "web/dist/light",
    gzip_ceiling: 120 * KB,
    ..CORE
};
const CONVERSATION: Module = Module {
    features: &["weights", "conversation"],
    profile: "conversation",
    folder: "web/dist/conversation",
    gzip_ceiling: 270 * KB,
    ..CORE
};

impl Module {
    /// The modules that the command line calls `name`.
    pub(crate) fn named(name: &str) -> Option<&'static [Self]> {
        match name {
            "worker" => Some(&[WORKER]),
            "web" => Some(&[CORE, LIGHT, CONVERSATION]),
            _ => None,
        }
    }

    /// The names of the files that are loaded.
    pub(crate) fn files(&self) -> [String; 2] {
        [
            format!("{}_bg.wasm", self.stem),
            format!("{}.js", self.stem),
        ]
    }
}
