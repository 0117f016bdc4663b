//! Text as it was received: what may be shown of it, how wide it is, and where its words are.
//!
//! Pure functions and values: nothing here knows a disk, a terminal or a case. From bytes to the screen:
//!
//! - [`decode`]: bytes of any encoding to text
//! - [`place`]: code points (the offsets of a case) ↔ bytes (the offsets in here)
//! - [`anchor`]: where a claim's quote stands in its document, and how sure that is
//! - [`segment`]: paragraphs, sentences, clauses, quotations, words
//! - [`features`]: what those words are, and the stems by which they compare
//! - [`portions`]: the stretches of a sentence that a claim is likely to quote
//! - [`clean`]: [`Shown`], the only text from strangers that a widget or printer takes
//! - [`width`]: the only measure of columns
//! - [`wrap`]: lines of at most so many columns, as many as are asked for
//! - [`editor`]: a text field's state
//! - [`version`]: what becomes of quotes in a new version of their text
//! - [`nearest`]: the known word nearest to a mistyped one

pub mod anchor;
pub mod clean;
pub mod decode;
pub mod editor;
pub mod features;
pub mod nearest;
pub mod place;
pub mod portions;
pub mod segment;
pub mod version;
pub mod width;
pub mod wrap;

pub use clean::{Shown, Signs};
pub use editor::Editor;
pub use place::CodePoints;
pub use width::Ambiguous;
