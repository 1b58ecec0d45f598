use std::cell::OnceCell;
use std::rc::Rc;

use hatif_engine::Tables;

use crate::platform::error::{Error, Result};

/// Packed by build.rs.
const LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon"));

/// The engine's tables, unpacked and parsed once an isolate.
pub(crate) fn tables() -> Result<Rc<Tables>> {
    thread_local! {
        static TABLES: OnceCell<Rc<Tables>> = const { OnceCell::new() };
    }
    TABLES.with(|cell| {
        if let Some(tables) = cell.get() {
            return Ok(Rc::clone(tables));
        }
        let tables = Rc::new(Tables::around(LEXICON).map_err(|_| Error::Platform("tables"))?);
        Ok(Rc::clone(cell.get_or_init(|| tables)))
    })
}
