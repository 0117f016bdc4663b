//! How what is only suggested looks, everywhere: a sign before it and a role of its own, so that it is never taken for what a
//! person decided.

use crate::app::glyphs::glyphs;
use crate::app::page::{Line, Role};
use crate::app::rich::Rich;
use crate::case::Relation;
use crate::suggest::Band;
use crate::text::clean::{Shown, Signs};

/// The role of words that a person decided on in another.
#[must_use]
pub fn role(suggested: bool, decided: Role) -> Role {
    if suggested { Role::Suggested } else { decided }
}

/// Puts the sign before what is only suggested.
pub fn mark(rich: &mut Rich, suggested: bool, signs: Signs) {
    if suggested {
        rich.own(glyphs(signs).suggested, Role::Suggested);
        rich.own(" ", Role::Suggested);
    }
}

/// A relation's sign, with that of a suggestion before it where nobody has decided.
#[must_use]
pub fn sign(relation: Relation, suggested: bool, signs: Signs) -> Line {
    let mut line = Line::default();
    if suggested {
        line.own(glyphs(signs).suggested, Role::Suggested);
    }
    line.push(
        crate::app::glyphs::sign(relation, signs),
        role(suggested, Role::Sign),
    );
    line
}

/// How sure the program is: `likely .93`; empty where that cannot be said.
#[must_use]
pub fn sure(p: Option<f64>) -> Shown {
    let Some(p) = p else {
        return Shown::default();
    };
    let band = match Band::of(p) {
        Band::Likely => "likely ",
        Band::Possible => "possible ",
        Band::Faint => "faint ",
    };
    Shown::own(band).then(&Shown::new(&format!("{p:.2}"), Signs::Ascii))
}
