//! What is added to a case, or begun anew: a source, an event, a document, another case.

use super::action::Action;
use super::state::{Asking, Mode};
use super::{Effect, State};
use crate::annotate::{new_event, new_source};
use crate::case::Kind;
use crate::text::editor::Editor;

/// What a reader types to add something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The name of a source.
    Source,
    /// The title of an event.
    Event,
    /// The path of a document.
    Document,
    /// The path of a new case.
    Case,
    /// The path of a text of the new case.
    Text,
}

impl Line {
    /// Whether it is a path.
    pub(super) fn is_path(self) -> bool {
        matches!(self, Self::Document | Self::Case | Self::Text)
    }

    /// What stands before the field.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Source => "new source",
            Self::Event => "new event, the last",
            Self::Document => "file of the document",
            Self::Case => "new case, its file or folder",
            Self::Text => "file of a text of it",
        }
    }
}

/// A new case that is being named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCase {
    /// Its path, as typed.
    pub path: String,
    /// The paths of its texts, as typed.
    pub texts: Vec<String>,
}

/// Opens the field of an action that adds something; whether it is one.
pub(super) fn perform(state: &mut State, action: Action) -> bool {
    let line = match action {
        Action::AddSource => Line::Source,
        Action::AddEvent => Line::Event,
        Action::AddDocument => Line::Document,
        Action::NewCase => Line::Case,
        _ => return false,
    };
    match &state.read_only {
        Some(why) if line != Line::Case => {
            let why = format!("not changed: {why}");
            state.warn(why);
        }
        _ => open(state, line, ""),
    }
    true
}

fn open(state: &mut State, line: Line, text: &str) {
    state.mode = Mode::Field(Asking::Add(line), Editor::line(text));
}

/// The reader typed it; nothing leaves everything as it is.
pub(super) fn answer(state: &mut State, line: Line, text: &str) -> Vec<Effect> {
    let bare = text.trim();
    if bare.is_empty() && line != Line::Text {
        return Vec::new();
    }
    let effects = match line {
        Line::Source => {
            let id = state.new_id(Kind::Source);
            state.decide(new_source(&state.matter.case, id, bare, None))
        }
        Line::Event => {
            let id = state.new_id(Kind::Event);
            let mut decided = new_event(&state.matter.case, id, bare, None);
            if let Ok(decision) = &mut decided {
                decision
                    .name
                    .push_str("; it is shown once a claim is in it");
            }
            state.decide(decided)
        }
        Line::Document => return vec![Effect::AddDocument(bare.to_owned())],
        Line::Case => {
            state.new_case = NewCase {
                path: bare.to_owned(),
                texts: Vec::new(),
            };
            open(state, Line::Text, "");
            return Vec::new();
        }
        Line::Text => return text_of_case(state, bare),
    };
    if effects.is_empty() {
        // What was refused can be mended.
        open(state, line, text);
    }
    effects
}

/// One more text of the new case; an empty line ends the list.
fn text_of_case(state: &mut State, path: &str) -> Vec<Effect> {
    if !path.is_empty() {
        state.new_case.texts.push(path.to_owned());
        let count = state.new_case.texts.len();
        let word = if count == 1 { "text" } else { "texts" };
        open(state, Line::Text, "");
        state.warn(format!("{count} {word}; another, or Enter makes the case"));
        return Vec::new();
    }
    let new = std::mem::take(&mut state.new_case);
    if new.texts.is_empty() {
        state.tell("no case is made: it has no text");
        return Vec::new();
    }
    vec![Effect::NewCase(new)]
}
