//! Who says a claim and through whom: chains, letters, and what else is noted about a claim.

use super::proposed;
use crate::app::glyphs::glyphs;
use crate::app::page::{Line, Role};
use crate::app::rich::Rich;
use crate::case::{Case, Claim, Id, Kind, Source, Word};
use crate::text::clean::{Shown, Signs};

/// How sources are named: in which signs, and whether an alias stands for the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Naming {
    /// The signs.
    pub signs: Signs,
    /// Whether an alias stands for the name, where there is one.
    pub aliases: bool,
}

/// The name a source is shown under.
#[must_use]
pub fn name(source: &Source, naming: Naming) -> Shown {
    Shown::new(source.called(naming.aliases), naming.signs)
}

/// The name of the source with this id; the id itself when there is none.
#[must_use]
pub fn name_of(case: &Case, id: &Id, naming: Naming) -> Shown {
    case.source(id).map_or_else(
        || Shown::new(id.as_str(), naming.signs),
        |source| name(source, naming),
    )
}

/// The program's own words with aliases for the names in them, where they are wanted. Not for quotes: those are exact.
#[must_use]
pub fn veiled(case: &Case, text: &str, naming: Naming) -> String {
    let mut text = text.to_owned();
    if !naming.aliases {
        return text;
    }
    let named = case.tables().sources.iter().filter(|it| it.alias.is_some());
    let mut named: Vec<&Source> = named.filter(|it| text.contains(&*it.name)).collect();
    // A name may be the beginning of another.
    named.sort_by_key(|it| std::cmp::Reverse(it.name.len()));
    for source in named {
        text = text.replace(&*source.name, source.called(true));
    }
    text
}

/// The letter by which a source is told apart: of its name, or of the alias that stands for it.
#[must_use]
pub fn letter(case: &Case, id: &Id, naming: Naming) -> Shown {
    let source = case.place(Kind::Source, id);
    let letter = source.map_or("?", |at| case.letter(at, naming.aliases));
    Shown::new(letter, naming.signs)
}

/// The role that gives a source its colour, by its place in the case.
#[must_use]
pub fn role(case: &Case, id: &Id) -> Role {
    let place = case.place(Kind::Source, id).unwrap_or(0);
    Role::Source(u8::try_from(place % 7).unwrap_or(0))
}

/// The chain from the document to the first speaker: `article ← inspector ← officers`.
#[must_use]
pub fn chain(case: &Case, claim: &Claim, naming: Naming) -> Line {
    let signs = naming.signs;
    let mut line = Line::default();
    if let Some(id) = &claim.document {
        line.push(Shown::new(id.as_str(), signs), Role::Dim);
    }
    for step in claim.chain.iter() {
        arrow(&mut line, signs);
        line.push(
            name_of(case, &step.source, naming),
            role(case, &step.source),
        );
        if let Some(verb) = &step.verb {
            line.own(" ", Role::Dim);
            line.push(quoted(verb, signs), Role::Dim);
        }
    }
    arrow(&mut line, signs);
    line.push(
        name_of(case, &claim.source, naming),
        role(case, &claim.source),
    );
    line
}

fn arrow(line: &mut Line, signs: Signs) {
    if !line.0.is_empty() {
        line.own(" ", Role::Dim);
        line.own(glyphs(signs).arrow, Role::Dim);
        line.own(" ", Role::Dim);
    }
}

/// What stands around words that are quoted.
#[must_use]
pub fn marks(signs: Signs) -> (&'static str, &'static str) {
    match signs {
        Signs::Unicode => ("“", "”"),
        Signs::Ascii => ("\"", "\""),
    }
}

/// Words in quotation marks.
#[must_use]
pub fn quoted(words: &str, signs: Signs) -> Shown {
    let (open, close) = marks(signs);
    Shown::own(open)
        .then(&Shown::new(words, signs))
        .then(&Shown::own(close))
}

/// The mark at a cell's edge: who speaks, when it is not the pane's own source, through whom by
/// letter, and the depth from 2 on.
#[must_use]
pub fn edge(case: &Case, claim: &Claim, pane: Option<&Id>, naming: Naming) -> Line {
    let signs = naming.signs;
    let mut line = Line::default();
    if claim.chain.is_empty() && Some(&claim.source) == pane {
        return line;
    }
    for step in claim.chain.iter() {
        arrow(&mut line, signs);
        line.push(letter(case, &step.source, naming), role(case, &step.source));
    }
    arrow(&mut line, signs);
    line.push(
        name_of(case, &claim.source, naming),
        role(case, &claim.source),
    );
    if claim.depth() > 1 {
        line.own("  ", Role::Dim);
        line.push(Shown::number(claim.depth()), Role::Dim);
    }
    line
}

/// What is noted about the claim besides its words, in a fixed order; nothing that is a default.
#[must_use]
pub fn notes(claim: &Claim, signs: Signs) -> Vec<Shown> {
    let text = |label: &'static str, text: &str| Shown::own(label).then(&Shown::new(text, signs));
    let mut notes = Vec::new();
    let mut note = |it: Option<Shown>| notes.extend(it);
    note(
        claim
            .negates
            .map(|scope| Shown::own("denies the ").then(&Shown::own(scope.spelling()))),
    );
    note(
        (claim.certainty != crate::case::Certainty::Certain)
            .then(|| Shown::own(claim.certainty.spelling())),
    );
    note(
        claim
            .basis
            .map(|basis| Shown::own("basis: ").then(&Shown::own(basis.spelling()))),
    );
    note(claim.from.get().map(|it| text("told by ", it)));
    note(claim.when.get().map(|it| text("when ", &it.short())));
    note(claim.told.get().map(|it| text("told ", &it.short())));
    note(claim.occasion.get().map(|it| text("occasion: ", it)));
    note(
        claim
            .derives_from
            .get()
            .map(|id| text("copies ", id.as_str())),
    );
    note(
        (claim.aligned == crate::case::Alignment::Doubtful)
            .then(|| Shown::own("alignment doubtful")),
    );
    note(
        claim
            .suggested
            .then(|| Shown::own("suggested ").then(&proposed::sure(claim.p.get().copied()))),
    );
    note(claim.tags.get().map(|tags| text("tags ", &tags.join(", "))));
    notes
}

/// Notes one behind the other, with dots between them.
pub fn joined(rich: &mut Rich, notes: &[Shown], role: Role, signs: Signs) {
    for (at, note) in notes.iter().enumerate() {
        if at > 0 {
            rich.own(" ", role);
            rich.own(glyphs(signs).dot, role);
            rich.own(" ", role);
        }
        rich.push(note, role);
    }
}
