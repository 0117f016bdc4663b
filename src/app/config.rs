//! What a reader may choose: colours, signs, keys, author. All of it optional.

use super::action::Bindings;
use crate::text::clean::Signs;
use crate::text::width::Ambiguous;

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// No colour: signs and brackets say everything.
    None,
    /// The terminal's own 16.
    Sixteen,
    /// 256.
    TwoHundredFiftySix,
    /// 24 bits.
    True,
}

/// Whether the terminal's ground is dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Nobody said: only the terminal's own colours are safe.
    Unknown,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// The colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many.
    pub depth: Depth,
    /// On which ground.
    pub background: Background,
}

/// Everything a reader may choose, with what was not chosen filled in.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one choice of a reader"
)]
#[derive(Debug, Clone)]
pub struct Config {
    /// The colours.
    pub look: Look,
    /// Whether the background was chosen, so that the terminal need not be asked.
    pub background_chosen: bool,
    /// Signs for terminals with or without Unicode.
    pub signs: Signs,
    /// Whether an alias stands for a source's name. Never from a file: it is asked for.
    pub aliases: bool,
    /// The width of characters whose width depends on the font.
    pub ambiguous: Ambiguous,
    /// The widest the text may run, in columns.
    pub width: Option<u16>,
    /// Who annotates.
    pub author: Option<String>,
    /// Whether the mouse is the program's.
    pub mouse: bool,
    /// Whether the opened cases are remembered.
    pub recent: bool,
    /// Which keys do what.
    pub bindings: Bindings,
}

impl Config {
    /// Whether the terminal's ground makes a difference that nobody has decided.
    #[must_use]
    pub fn asks_for_ground(&self) -> bool {
        !self.background_chosen && self.look.depth != Depth::None
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            look: Look {
                depth: Depth::Sixteen,
                background: Background::Unknown,
            },
            background_chosen: false,
            signs: Signs::Unicode,
            aliases: false,
            ambiguous: Ambiguous::Narrow,
            width: None,
            author: None,
            mouse: true,
            recent: true,
            bindings: Bindings::default(),
        }
    }
}
