//! The bundled example on a screen without a terminal: keys in, a painted buffer out.

use super::page::root;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tellings::app::config::{Background, Config, Depth};
use tellings::app::matter::Text;
use tellings::app::state::Size;
use tellings::app::{Input, Matter, State, keys};
use tellings::file::{anchors, check_case};
use tellings::view;

pub(crate) const COLUMNS: u16 = 100;
pub(crate) const ROWS: u16 = 30;

/// An example as it opens in a terminal with all colours on dark ground, everything read.
pub(crate) fn opened(example: &str) -> State {
    let checked = check_case(&root().join("examples").join(example));
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);
    let tables = checked.reading.unwrap().tables;
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

/// Presses the keys of a sequence, spelled as the key table spells them.
pub(crate) fn press(state: &mut State, spelled: &str) {
    let keys = keys::sequence(spelled).unwrap_or_else(|why| panic!("{spelled}: {why}"));
    for key in keys {
        state.update(Input::Key(key));
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
