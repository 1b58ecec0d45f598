//! Values that every other module is made of.

mod confidence;
mod ids;
mod label;
mod millis;
mod private;
mod sort;
mod span;
mod wording;

pub use confidence::Confidence;
pub use ids::{CallId, MessageId, TicketId};
pub(crate) use label::labels;
pub use label::{Dialect, Intent, Language, LanguageCode, Letters, Persona, Priority, Sentiment};
pub use millis::{Millis, Timestamp};
pub use private::Private;
pub(crate) use sort::{sort_by, sort_short_by};
pub use span::Span;
pub(crate) use wording::Wording;
