//! The program's own signs, and their twins for terminals without Unicode.

use crate::case::Relation;
use crate::text::clean::{Shown, Signs};

/// The signs that stand on screens besides words.
#[derive(Debug, Clone, Copy)]
pub struct Glyphs {
    /// At the cursor.
    pub cursor: &'static str,
    /// At the claim that the other side remembers: `r` relates the two.
    pub remembered: &'static str,
    /// From a passer-on to the speaker before.
    pub arrow: &'static str,
    /// Between panes.
    pub bar: &'static str,
    /// Under the header.
    pub rule: &'static str,
    /// Where the rule meets a bar from below, from above.
    pub joints: [&'static str; 2],
    /// A cell without a claim.
    pub nothing: &'static str,
    /// A row where an account's own order departs.
    pub order: &'static str,
    /// A row that begins above the screen.
    pub upward: &'static str,
    /// Something left out, or not known yet.
    pub more: &'static str,
    /// Between things that belong together.
    pub dot: &'static str,
    /// A claim's bar in the gutter of Read, and that of one that is only suggested.
    pub gutter: [&'static str; 2],
    /// Before what is only suggested.
    pub suggested: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    cursor: "▸",
    remembered: "▹",
    arrow: "←",
    bar: "│",
    rule: "─",
    joints: ["┼", "┴"],
    nothing: "·",
    order: "⇅",
    upward: "↑",
    more: "…",
    dot: "·",
    gutter: ["▎", "┊"],
    suggested: "◦",
};

const ASCII: Glyphs = Glyphs {
    cursor: ">",
    remembered: "}",
    arrow: "<-",
    bar: "|",
    rule: "-",
    joints: ["+", "+"],
    nothing: ".",
    order: "^v",
    upward: "^",
    more: "...",
    dot: "-",
    gutter: ["|", ":"],
    suggested: "_",
};

/// The signs of this kind.
#[must_use]
pub fn glyphs(signs: Signs) -> &'static Glyphs {
    match signs {
        Signs::Unicode => &UNICODE,
        Signs::Ascii => &ASCII,
    }
}

/// A relation's sign.
#[must_use]
pub fn sign(relation: Relation, signs: Signs) -> Shown {
    match signs {
        Signs::Unicode => Shown::own(relation.sign()),
        Signs::Ascii => Shown::new(relation.ascii().encode_utf8(&mut [0; 4]), signs),
    }
}

/// A rule of that many columns.
#[must_use]
pub fn rule(columns: usize, signs: Signs) -> Shown {
    Shown::new(&glyphs(signs).rule.repeat(columns), signs)
}
