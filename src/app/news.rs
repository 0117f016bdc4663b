//! What was found out about the case since it was opened, taken into the state.

use super::matter::Text;
use super::{Effect, News, State, read};

impl State {
    /// Takes news of the case.
    pub(super) fn news(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::Whole(case) => {
                self.matter
                    .texts
                    .resize_with(case.tables().documents.len(), Default::default);
                self.matter.case = *case;
                self.matter.whole = true;
                // Nothing has moved the cursor: every key that would has waited.
                self.compare.restart(&self.matter);
            }
            News::Text(at, text) => {
                let text = text.map_or_else(Text::Missing, Text::Here);
                if let Some(place) = self.matter.texts.get_mut(at) {
                    let before = std::mem::replace(place, text);
                    read::went_on(self, at, &before);
                }
                read::arrived(self, at);
            }
            News::Anchors(anchors) => {
                self.matter.take_anchors(anchors);
                self.compare.rebuild(&self.matter);
                read::arrived(self, self.read.document);
            }
            News::Refused(why) => return vec![Effect::Refuse(why)],
            News::Problems(problems) => self.matter.problems = problems,
        }
        Vec::new()
    }
}
