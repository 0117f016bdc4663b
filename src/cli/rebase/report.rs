//! What became of the quotes of a document, as text: a line each that is kept, both texts of the others.

use super::Planned;
use crate::compare::versions::{Item, Passage, both};
use crate::text::clean::{Shown, Signs};
use crate::text::version::Fate;
use std::fmt::Write as _;

/// The report, harmless to show.
pub(super) fn text(planned: &Planned<'_>) -> String {
    let mut text = String::new();
    let shown = |text: &str| Shown::new(text, Signs::Unicode);
    let documents = &planned.case.tables().documents;
    let file = documents.get(planned.document).map_or("", |it| &it.file);
    let label = planned.found.new.text.label();
    let read_as = label.map_or_else(String::new, |it| format!(" (read as {it})"));
    let named = format!(
        "{file}: a new version, {}{read_as}",
        planned.found.new.named
    );
    let _ = writeln!(text, "{}", shown(&named));
    if planned.old().is_none() && !planned.found.same {
        let _ = writeln!(text, "the old version is not here; its quotes are");
    }
    let asking = match planned.plan.asking() {
        0 => "nothing to decide".to_owned(),
        some => format!("{some} to decide"),
    };
    let _ = writeln!(text, "{}; {asking}", planned.plan.counted());
    for item in &planned.plan.items {
        push(&mut text, planned, item);
    }
    text
}

fn push(text: &mut String, planned: &Planned<'_>, item: &Item) {
    let shown = |text: &str| Shown::new(text, Signs::Unicode);
    let case = planned.case;
    let Some(claim) = case.tables().claims.get(item.claim as usize) else {
        return;
    };
    let source = case.source(&claim.source).map_or("", |it| &it.name);
    let fate = item.became.fate.word();
    let id = claim.id.as_str();
    let unsure = match item.became.fate {
        Fate::Moved if !item.became.sure => "  (in more than one place, or by chance)",
        _ => "",
    };
    let old = planned.old().map(|it| it.version());
    let texts = both(case, item, old, planned.found.new.text.version());
    if item.became.fate == Fate::Kept {
        let at = texts.right.start.unwrap_or_default();
        let _ = writeln!(
            text,
            "\nkept     {id}  {}\n  at {at:<8} “{}”",
            shown(source),
            shown(texts.right.words)
        );
        return;
    }
    let _ = writeln!(text, "\n{fate:<8} {id}  {}{unsure}", shown(source));
    for (label, passage) in [("was", &texts.left), ("is", &texts.right)] {
        let _ = writeln!(text, "{}", line(label, passage));
    }
}

/// One text: where it starts, what stands before, the words with what differs, what stands behind.
fn line(label: &str, passage: &Passage<'_>) -> String {
    let shown = |text: &str| Shown::new(text, Signs::Unicode).to_string();
    let at = passage
        .start
        .map_or_else(String::new, |at| format!(" at {at}"));
    let label = format!("{label}{at}");
    if passage.words.is_empty() {
        return format!("  {label:<11} nothing");
    }
    let mut words = String::new();
    let mut from = 0;
    for differs in &passage.differs {
        let part = |range| shown(passage.words.get(range).unwrap_or_default());
        words.push_str(&part(from..differs.start));
        words.push_str(&format!("‹{}›", part(differs.clone())));
        from = differs.end;
    }
    words.push_str(&shown(passage.words.get(from..).unwrap_or_default()));
    let more = |text: &str| if text.is_empty() { "" } else { "…" };
    format!(
        "  {label:<11} {}{}“{words}”{}{}",
        more(passage.before),
        shown(passage.before),
        shown(passage.behind),
        more(passage.behind),
    )
}
