use hatif_engine::Millis;

/// The instant of now. The platform lets it stand still between two awaits.
pub(crate) fn now() -> Millis {
    // `as` saturates, and the date is after 1970.
    Millis(js_sys::Date::now() as u64)
}
