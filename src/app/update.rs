//! Who takes which input: a key goes to a field, a list or an action, a press of the mouse to the layout.

use super::action::{Action, Meaning};
use super::choose::{Chooser, Chosen};
use super::keys::{Code, Key};
use super::state::{Mode, Size};
use super::{
    Effect, Input, MouseAct, Showing, State, compare, layout, patience, perform, row, sheet,
};

impl State {
    /// Takes an input, or puts it aside until what it needs is here; returns what is to be done outside. The layout may
    /// stay behind: see [`State::settle`].
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        self.catch_up();
        patience::take(self, input)
    }

    /// What is to be done outside once the effects of an input are carried out: keys that waited may go on now. Asked again
    /// until there is nothing.
    pub fn go_on(&mut self) -> Vec<Effect> {
        patience::go_on(self)
    }

    /// Takes an input at once.
    pub(super) fn accept(&mut self, input: Input) -> Vec<Effect> {
        if let Some(action) = self.plain_move(&input) {
            self.notice = None;
            compare::moves::perform(self, action);
            self.land();
            if self.notice.is_some() {
                self.settle();
            }
            return Vec::new();
        }
        self.settle();
        let field_before = self.field_open();
        let mut effects = self.take(input);
        if self.field_open() != field_before {
            effects.push(Effect::Fields(self.field_open()));
        }
        self.settle();
        effects
    }

    /// The action of a key that only moves the cursor of Compare, where no layout can change what it means.
    fn plain_move(&self, input: &Input) -> Option<Action> {
        let (Input::Key(key), Mode::Browse(pressed)) = (input, &self.mode) else {
            return None;
        };
        if self.showing != Showing::Compare || !pressed.is_empty() {
            return None;
        }
        match self
            .bindings()
            .meaning(self.place(), std::slice::from_ref(key))
        {
            Meaning::Do(action) if compare::scroll::is_plain(self, action) => Some(action),
            _ => None,
        }
    }

    fn take(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.paste(&text),
            Input::Mouse { act, column, row } => self.mouse(act, column, row),
            Input::Resize { columns, rows } => {
                self.size = Size { columns, rows };
                self.parts = layout::divide(self);
                compare::scroll::reveal(self);
                Vec::new()
            }
            Input::Ground(ground) => {
                if self.config.asks_for_ground() {
                    self.config.look.background = ground;
                }
                Vec::new()
            }
            Input::News(news) => self.news(*news),
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        self.remark = None;
        match std::mem::replace(&mut self.mode, Mode::Browse(Vec::new())) {
            Mode::Browse(pressed) => self.browse(pressed, key),
            Mode::Field(asking, field) => self.field(asking, field, key),
            Mode::Choose(chooser) => self.choose(chooser, key),
            Mode::Facets(facets) => row::facet_key(self, facets, key),
        }
    }

    fn browse(&mut self, mut pressed: Vec<Key>, key: Key) -> Vec<Effect> {
        if key.code == Code::Esc {
            return match pressed.is_empty() {
                true => perform::leave(self),
                false => Vec::new(),
            };
        }
        pressed.push(key);
        match self.bindings().meaning(self.place(), &pressed) {
            Meaning::Do(action) => perform::pressed(self, action, &pressed),
            Meaning::Prefix => {
                self.mode = Mode::Browse(pressed);
                Vec::new()
            }
            Meaning::Nothing => {
                let keys = super::keys::spelled(&pressed);
                self.tell(format!("{keys} means nothing here; ? lists the keys"));
                Vec::new()
            }
        }
    }

    fn choose(&mut self, mut chooser: Box<Chooser>, key: Key) -> Vec<Effect> {
        match chooser.key(key) {
            Chosen::Open => {
                self.mode = Mode::Choose(chooser);
                Vec::new()
            }
            Chosen::Left => Vec::new(),
            Chosen::Chose(outcome) => perform::outcome(self, outcome),
            Chosen::Ticked(outcomes) => row::ticked(self, &outcomes),
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        match &mut self.mode {
            Mode::Browse(_) | Mode::Facets(_) => {}
            Mode::Field(_, field) => field.insert(text),
            Mode::Choose(chooser) => chooser.paste(text),
        }
        Vec::new()
    }

    fn mouse(&mut self, act: MouseAct, column: u16, row: u16) -> Vec<Effect> {
        if matches!(self.mode, Mode::Field(..)) {
            return Vec::new();
        }
        if let Mode::Choose(chooser) = &mut self.mode {
            match act {
                MouseAct::ScrollDown => chooser.step(1),
                MouseAct::ScrollUp => chooser.step(-1),
                MouseAct::Press | MouseAct::Drag => {}
            }
            return Vec::new();
        }
        if matches!(self.mode, Mode::Facets(_)) {
            return Vec::new();
        }
        match act {
            MouseAct::ScrollDown if !self.sheets.is_empty() => sheet::step(self, 1),
            MouseAct::ScrollUp if !self.sheets.is_empty() => sheet::step(self, -1),
            _ => return self.mouse_on_screen(act, column, row),
        }
        Vec::new()
    }

    fn mouse_on_screen(&mut self, act: MouseAct, column: u16, row: u16) -> Vec<Effect> {
        let action = match (act, self.showing) {
            (MouseAct::Press, _) => {
                layout::press(self, column, row);
                return Vec::new();
            }
            (MouseAct::Drag, _) => {
                layout::drag(self, column, row);
                return Vec::new();
            }
            (MouseAct::ScrollDown, Showing::Compare) => Action::NextRow,
            (MouseAct::ScrollUp, Showing::Compare) => Action::PreviousRow,
            (MouseAct::ScrollDown, Showing::Read) => Action::NextSentence,
            (MouseAct::ScrollUp, Showing::Read) => Action::PreviousSentence,
            (MouseAct::ScrollDown, Showing::Review) => Action::ReviewDown,
            (MouseAct::ScrollUp, Showing::Review) => Action::ReviewUp,
        };
        perform::perform(self, action)
    }
}
