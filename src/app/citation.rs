//! The exact quote of a claim with its citation, to be pasted into a report.

use super::Matter;
use super::layout::voice::{self, Naming};
use crate::text::clean::{Shown, Signs};
use std::fmt::Write as _;

/// The claim's words to the character, who says it through whom, and where it stands; names and titles as they are
/// shown, so that none of them can pass for a line of the citation. `None` when there is no such claim.
#[must_use]
pub fn citation(matter: &Matter, claim: u32, naming: Naming) -> Option<String> {
    let case = &matter.case;
    let it = case.tables().claims.get(claim as usize)?;
    let shown = |text: &str| Shown::new(text, Signs::Unicode);
    let signs = Signs::Unicode;
    let name = |id| voice::name_of(case, id, Naming { signs, ..naming });
    let mut text = match &it.quote {
        Some(quote) => format!("\u{201c}{quote}\u{201d}"),
        None => it.words().to_owned(),
    };
    let _ = write!(text, "\n{}", name(&it.source));
    for step in it.chain.iter().rev() {
        let verb = shown(step.verb.as_deref().unwrap_or("said"));
        let _ = write!(text, ", as {} {verb}", name(&step.source));
    }
    let Some(document) = it.document.as_ref().and_then(|id| case.document(id)) else {
        return Some(text);
    };
    let _ = write!(text, "; {}", shown(document.name()));
    for by in [&document.author, &document.publisher]
        .into_iter()
        .flatten()
    {
        let _ = write!(text, ", {}", shown(by));
    }
    if let Some(published) = &document.published {
        let _ = write!(text, ", {}", published.as_str());
    }
    let file = Some(shown(&document.file).to_string());
    let file = file.filter(|_| document.title.is_some());
    let length = it.quote.as_deref().map_or(0, |quote| quote.chars().count());
    let place = |start| format!("characters {start}\u{2013}{}", start + length as u64);
    let place = matter.start_of(claim).map(place);
    let parts: Vec<String> = [file, place].into_iter().flatten().collect();
    if !parts.is_empty() {
        let _ = write!(text, " ({})", parts.join(", "));
    }
    if let Some(url) = &document.url {
        let _ = write!(text, " {}", shown(url));
    }
    Some(text)
}
