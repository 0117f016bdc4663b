//! The bundled example on a screen without a terminal: keys in, a painted buffer out.

#[allow(dead_code, reason = "no page gives a document a new version")]
#[path = "../support/changes.rs"]
mod changes;

use super::page::root;
pub(crate) use changes::Changes;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tellings::app::config::{Background, Config, Depth};
use tellings::app::matter::Text;
use tellings::app::state::Size;
use tellings::app::{Input, Matter, State, keys};
use tellings::case::Tables;
use tellings::file::{anchors, check_case};
use tellings::suggest::Memory;
use tellings::view;

pub(crate) const COLUMNS: u16 = 100;
pub(crate) const ROWS: u16 = 30;

/// An example as it opens in a terminal with all colours on dark ground, everything read.
pub(crate) fn opened(example: &str) -> State {
    staged(example, |tables| tables)
}

/// The documents of an example as they open when nobody has annotated them.
pub(crate) fn unannotated(example: &str) -> State {
    staged(example, |tables| {
        let mut bare = Tables::clone(&tables);
        bare.sources.clear();
        bare.events.clear();
        bare.claims.clear();
        bare.findings.clear();
        bare.silences.clear();
        Arc::new(bare)
    })
}

/// A text with the draft that the program makes of it.
pub(crate) fn drafted(text: &str) -> State {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drafted");
    let _ = std::fs::remove_dir_all(&folder);
    let done = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .arg("draft")
        .arg(root().join(text))
        .arg("-o")
        .arg(folder.join("case.toml"))
        .status();
    assert!(done.unwrap().success());
    of(&folder, |tables| tables)
}

fn staged(example: &str, part: impl FnOnce(Arc<Tables>) -> Arc<Tables>) -> State {
    of(&root().join("examples").join(example), part)
}

fn of(folder: &Path, part: impl FnOnce(Arc<Tables>) -> Arc<Tables>) -> State {
    let checked = check_case(folder);
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);
    let tables = part(checked.reading.unwrap().tables);
    let places = anchors::resolve(&tables, &checked.texts);
    let mut matter = Matter::new(tables, true);
    let texts = checked.texts.into_iter();
    matter.texts = texts.map(|text| Text::Here(text.unwrap())).collect();
    matter.take_anchors(places);
    let mut config = Config::default();
    config.look.depth = Depth::True;
    config.look.background = Background::Dark;
    let size = Size {
        columns: COLUMNS,
        rows: ROWS,
    };
    State::new(matter, config, size)
}

/// Presses the keys of a sequence, spelled as the key table spells them; what they change is changed in memory.
pub(crate) fn press(state: &mut State, changes: &mut Changes, spelled: &str) {
    let keys = keys::sequence(spelled).unwrap_or_else(|why| panic!("{spelled}: {why}"));
    for key in keys {
        for effect in state.update(Input::Key(key)) {
            changes.carry_out(&effect, state);
        }
        if state.wants_suggestions() {
            state.suggestions_begun();
            let found = state
                .matter
                .question()
                .answer(&mut Memory::default(), &|_| true);
            state.take_suggestions(found.unwrap());
        }
    }
    state.settle();
}

pub(crate) fn painted(state: &State) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    let _ = view::draw(state.settled().unwrap(), &mut buffer);
    buffer
}

/// The text of each row of the screen.
pub(crate) fn lines(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).filter_map(move |x| Some(buffer.cell((x, y))?.symbol()));
    (0..buffer.area.height).map(|y| row(y).collect()).collect()
}
