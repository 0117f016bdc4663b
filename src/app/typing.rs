//! Keys into a text field: moving and changing, saving, leaving, and the reader's own editor.

use super::keys::{Code, Key};
use super::record::drafts;
use super::state::{Asking, Mode};
use super::{Effect, State, perform};
use crate::text::editor::Editor;

impl State {
    /// Takes a key into the open field. Enter answers it; where several lines are expected Enter starts a line, and Ctrl-S or
    /// Alt-Enter answers. Tab completes a path.
    pub(super) fn field(&mut self, asking: Asking, mut field: Editor, key: Key) -> Vec<Effect> {
        match key.code {
            Code::Esc => self.leave_field(asking, &field),
            Code::Char('c') if key.ctrl => self.leave_field(asking, &field),
            Code::Char('s') if key.ctrl => return perform::answer(self, asking, field.text()),
            Code::Enter if key.alt || !field.is_multi_line() => {
                return perform::answer(self, asking, field.text());
            }
            Code::Tab if asking.is_path() => {
                let typed = field.text().get(..field.cursor()).unwrap_or_default();
                let typed = typed.to_owned();
                self.mode = Mode::Field(asking, field);
                return vec![Effect::Complete(typed)];
            }
            Code::Char('e') if key.ctrl => {
                let text = field.text().to_owned();
                self.mode = Mode::Field(asking, field);
                return vec![Effect::OpenEditor { text }];
            }
            _ => {
                edit_field(&mut field, key);
                self.mode = Mode::Field(asking, field);
            }
        }
        Vec::new()
    }

    fn leave_field(&mut self, asking: Asking, field: &Editor) {
        if let Some(spot) = asking.spot() {
            drafts::leave(self, spot, field.text());
        }
    }

    /// Takes what the reader's own editor made of the open field's text, or why it made nothing of it.
    pub fn edited(&mut self, edited: Result<String, String>) {
        self.notice = None;
        match (edited, &mut self.mode) {
            (Ok(text), Mode::Field(_, field)) => {
                *field = if field.is_multi_line() {
                    Editor::lines(&text)
                } else {
                    Editor::line(&text)
                };
            }
            (Ok(_), _) => {}
            (Err(why), _) => self.warn(why),
        }
        self.settle();
    }
}

/// Takes a key into a text field; whether it changed or moved anything.
pub(super) fn edit_field(field: &mut Editor, key: Key) -> bool {
    match (key.code, key.ctrl, key.alt) {
        (Code::Enter, ..) => field.new_line(),
        (Code::Up, ..) => field.up(),
        (Code::Down, ..) => field.down(),
        (Code::Char('a'), true, _) | (Code::Home, ..) => field.home(),
        (Code::Char('e'), true, _) | (Code::End, ..) => field.end(),
        (Code::Char('w'), true, _) | (Code::Backspace, _, true) => field.delete_word_back(),
        (Code::Char('u'), true, _) => field.kill_to_start(),
        (Code::Char('k'), true, _) => field.kill_to_end(),
        (Code::Char('b'), _, true) | (Code::Left, true, _) => field.word_left(),
        (Code::Char('f'), _, true) | (Code::Right, true, _) => field.word_right(),
        (Code::Left, ..) | (Code::Char('b'), true, _) => field.left(),
        (Code::Right, ..) | (Code::Char('f'), true, _) => field.right(),
        (Code::Backspace, ..) | (Code::Char('h'), true, _) => field.delete_back(),
        (Code::Delete, ..) | (Code::Char('d'), true, _) => field.delete_forward(),
        (Code::Char(c), false, false) => field.insert(c.encode_utf8(&mut [0; 4])),
        _ => return false,
    }
    true
}
