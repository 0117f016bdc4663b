//! What the signs on the screens mean, as items of the help.

use super::State;
use super::choose::{Item, Outcome};
use super::glyphs::{glyphs, sign};
use super::rich::Brackets;
use crate::case::{Relation, Word};

/// Each sign with what it means, behind the commands.
#[must_use]
pub fn legend(state: &State) -> Vec<Item> {
    let signs = state.config.signs;
    let relations = Relation::ALL.iter().map(|it| {
        let help = format!("{}: {}", it.spelling(), it.help());
        item(sign(*it, signs).to_string(), &help)
    });
    let it = glyphs(signs);
    let arrow = it.arrow;
    let Brackets(open, close) = Brackets::of(signs);
    let quotes = format!("{open} {close}");
    let others = [
        (it.cursor, "the row, and in it the claim, under the cursor"),
        (
            it.remembered,
            "the other side's claim that r relates to the one under the cursor",
        ),
        (
            it.nothing,
            "nothing: in a cell nobody speaks; between the panes only one side does; after it, what else is noted",
        ),
        ("?", "between the panes: both speak and nobody has judged"),
        (
            it.order,
            "one account tells this event at another place in its own order",
        ),
        (
            it.upward,
            "the row, or the claim under the cursor, is above the screen",
        ),
        (
            it.gutter[0],
            "in Read: words that carry a claim, with the letter of who says it",
        ),
        (
            it.suggested,
            "suggested: the program proposes what stands behind it, and nobody has decided; gv asks for it, H hides it",
        ),
        (
            it.gutter[1],
            "in Read, with a small letter: the claim is only suggested",
        ),
        (it.more, "left out for want of room, or still being read"),
        (
            "*",
            "marked: what is done next is done to all that are marked",
        ),
        (
            "+ within:",
            "a finding between two claims of one account, after the sign of its relation",
        ),
        (
            quotes.as_str(),
            "in plain text: the words that carry the difference",
        ),
    ];
    let others = others.map(|(name, help)| item(name.to_owned(), help));
    let chain = item(
        format!("P {arrow} Officers 2"),
        "said by the Officers, passed on by P, at two removes; the chain begins with the document",
    );
    relations.chain(others).chain([chain]).collect()
}

fn item(sign: String, help: &str) -> Item {
    Item {
        name: sign,
        help: help.to_owned(),
        edge: "sign".to_owned(),
        outcome: Outcome::Read,
    }
}
