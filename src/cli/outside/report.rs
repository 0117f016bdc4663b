//! What opening a case found in its journal, in one line.

use crate::app::State;
use crate::app::state::Saved;
use crate::file::store::Report;
use std::collections::HashMap;

/// Tells what the journal held; nothing where there is nothing to tell.
pub(super) fn tell(state: &mut State, report: Report) {
    let typed = state.take_typed(report.typed);
    if !report.made.is_empty() {
        state.saved = Some(Saved::Soon);
    }
    let said: Vec<String> = [
        counted(report.put_back, "change").map(|changes| {
            format!("the file is an older one, without {changes} of the journal: as it is (:log lists all)")
        }),
        counted(report.made.len(), "change")
            .map(|changes| format!("made again: {changes} that only the journal had")),
        report.refused.first().and_then(|(_, why)| {
            let changes = counted(report.refused.len(), "change")?;
            let more = match report.refused.len() {
                1 => "",
                _ => ", …",
            };
            Some(format!(
                "{changes} of the journal not made again (:log lists all): {why}{more}"
            ))
        }),
        report
            .torn
            .then(|| "the journal's last record was cut off before it was shown".to_owned()),
        typed.map(|it| {
            format!("typed and not saved before: {it}; its field has it when it is opened")
        }),
        counted(report.unreadable, "record")
            .map(|records| format!("{records} of the journal could not be read")),
        report
            .set_aside
            .as_ref()
            .map(|path| format!("a journal of another case put aside: {}", path.display())),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !said.is_empty() {
        state.warn(said.join("; "));
    }
}

/// The changes that were not made again, by number, each with why.
pub(super) fn refused(report: &Report) -> HashMap<u64, Box<str>> {
    let refused = report.refused.iter();
    refused
        .map(|(change, why)| (change.n, why.to_string().into()))
        .collect()
}

/// So many of them, in words; `None` for none.
fn counted(count: usize, one: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {one}s")),
    }
}
