//! What suggestions are worked out from: all that a thread of its own needs of a case.

use super::{Matter, Text};
use crate::app::review::MOST;
use crate::case::Tables;
use crate::file::anchors;
use crate::file::documents::DocumentText;
use crate::suggest::{Memory, Suggestions, Wanted, run};
use crate::text::anchor::Anchor;
use std::sync::Arc;

/// A case as it was when somebody asked what could be suggested for it.
#[derive(Debug)]
pub struct Question {
    tables: Arc<Tables>,
    texts: Vec<Option<Arc<DocumentText>>>,
    anchors: Vec<Option<Anchor>>,
}

impl Matter {
    /// Asks what can be suggested for the case as it is.
    #[must_use]
    pub fn question(&self) -> Question {
        let texts = self.texts.iter().map(|it| match it {
            Text::Here(text) => Some(Arc::clone(text)),
            _ => None,
        });
        Question {
            tables: self.case.shared(),
            texts: texts.collect(),
            anchors: self.anchors.clone(),
        }
    }
}

impl Question {
    /// What can be suggested, with what is remembered of the case. `go_on` is told how many of a hundred parts are done and says whether to go on; `None` when it
    /// did not.
    #[must_use]
    pub fn answer(&self, memory: &mut Memory, go_on: &dyn Fn(u8) -> bool) -> Option<Suggestions> {
        let paragraphs = anchors::paragraphs(&self.tables, &self.texts, &self.anchors);
        let wanted = Wanted { candidates: MOST };
        run::again(memory, &self.tables, &paragraphs, wanted, go_on)
    }
}
