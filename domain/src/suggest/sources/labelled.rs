//! Who a turn of a transcript is labelled with: a name, or a letter or word that says only who asks and who answers.

use std::ops::Range;

use super::mention::{Kind, Mention, read};
use super::name::in_small_letters;
use crate::suggest::lexicon::{Class, Lexicon};

/// What those are called whom nobody names.
const QUESTIONER: &str = "Questioner";
const ANSWERER: &str = "Interviewee";

/// Reads the label at `range` of `text`; `answerer` is who answers by what stands above the transcript.
pub(super) fn labelled(
    text: &str,
    range: Range<usize>,
    answerer: Option<Range<usize>>,
    lexicon: &Lexicon,
) -> Mention {
    let label = text.get(range.clone()).unwrap_or_default().to_lowercase();
    let classes = lexicon.classes(&label);
    match answerer {
        _ if classes.has(Class::Questioner) => nameless(QUESTIONER),
        None if classes.has(Class::Answerer) => nameless(ANSWERER),
        Some(named) if classes.has(Class::Answerer) => spelled(read(text, named, lexicon)),
        _ => spelled(read(text, range, lexicon)),
    }
}

fn nameless(name: &str) -> Mention {
    Mention {
        kind: Kind::Described(name.to_lowercase()),
        name: name.to_owned(),
        role: Some(name.to_lowercase()),
        sex: None,
        indefinite: false,
        other: false,
        police: false,
        body: false,
        person: true,
        speaks_for: None,
    }
}

/// Without capitals behind the first one of each word.
fn spelled(mention: Mention) -> Mention {
    Mention {
        name: in_small_letters(&mention.name),
        role: mention.role.map(|it| in_small_letters(&it)),
        ..mention
    }
}
