//! Which keys do what: the table's own with a reader's over them, and what a sequence of presses means.

use super::{ACTIONS, Action, Entry, Place};
use crate::app::keys::{self, Key};

/// Which keys do what: the table's defaults with a reader's own keys over them.
#[derive(Debug, Clone)]
pub struct Bindings(Vec<(Place, Vec<Key>, Action)>);

impl Default for Bindings {
    fn default() -> Self {
        let bind = |entry: &Entry| {
            let place = entry.place;
            let action = entry.action;
            let keys = entry.keys.iter().filter_map(|key| keys::sequence(key).ok());
            keys.map(move |key| (place, key, action))
                .collect::<Vec<_>>()
        };
        Self(ACTIONS.iter().flat_map(bind).collect())
    }
}

/// What a sequence of presses means so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// This is to be done.
    Do(Action),
    /// More keys must follow.
    Prefix,
    /// Nothing begins so.
    Nothing,
}

impl Bindings {
    /// Gives an action other keys than the table's.
    ///
    /// # Errors
    /// When a key cannot be read, another action has it in the same place, or nobody could quit.
    pub fn rebind(&mut self, action: Action, spellings: &[String]) -> Result<(), String> {
        let place = action.entry().place;
        if action == Action::Quit && spellings.is_empty() {
            return Err("it needs a key, or nobody could leave".into());
        }
        self.0.retain(|(_, _, bound)| *bound != action);
        for spelling in spellings {
            let keys = keys::bindable(spelling)?;
            if let Some((_, _, taken)) = self.clash(place, &keys) {
                return Err(format!(
                    "`{spelling}` is the key of {} already",
                    taken.entry().name
                ));
            }
            self.0.push((place, keys, action));
        }
        Ok(())
    }

    /// What holds a key that would mean two things: the same keys, or the beginning of them.
    fn clash(&self, place: Place, keys: &[Key]) -> Option<&(Place, Vec<Key>, Action)> {
        self.0.iter().find(|(other, bound, _)| {
            place.meets(*other) && (bound.starts_with(keys) || keys.starts_with(bound))
        })
    }

    /// What these presses mean on a screen.
    #[must_use]
    pub fn meaning(&self, place: Place, presses: &[Key]) -> Meaning {
        let mut begun = false;
        for (_, keys, action) in self.0.iter().filter(|(it, ..)| it.holds(place)) {
            let letter = presses.strip_prefix(keys.as_slice());
            match (action.takes_letter(), letter) {
                (false, Some([])) => return Meaning::Do(*action),
                (true, Some([key])) if key.typed().is_some() => return Meaning::Do(*action),
                (true, Some([])) => begun = true,
                _ => begun |= keys.starts_with(presses),
            }
        }
        if begun {
            Meaning::Prefix
        } else {
            Meaning::Nothing
        }
    }

    /// What may follow these presses on a screen: the rest of the keys and the action.
    #[must_use]
    pub fn after(&self, place: Place, presses: &[Key]) -> Vec<(String, Action)> {
        let rows = self.0.iter().filter(|(other, keys, _)| {
            other.holds(place) && keys.len() > presses.len() && keys.starts_with(presses)
        });
        let rest = |keys: &[Key]| keys::spelled(keys.get(presses.len()..).unwrap_or_default());
        let rows = rows.map(|(_, keys, action)| (rest(keys), *action));
        let letter = self.0.iter().filter(|(other, keys, action)| {
            other.holds(place) && keys == presses && action.takes_letter()
        });
        let letter = letter.map(|(_, _, action)| ("a letter".to_owned(), *action));
        rows.chain(letter).collect()
    }

    /// Which of an action's keys were pressed, from 0.
    #[must_use]
    pub fn which(&self, action: Action, presses: &[Key]) -> Option<usize> {
        let mut mine = self.0.iter().filter(|(_, _, bound)| *bound == action);
        mine.position(|(_, keys, _)| keys == presses)
    }

    /// The action's keys, spelled.
    #[must_use]
    pub fn keys(&self, action: Action) -> Vec<String> {
        let mine = self.0.iter().filter(|(_, _, bound)| *bound == action);
        mine.map(|(_, keys, _)| keys::spelled(keys)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_binds_a_key_twice() {
        let all = Bindings::default().0;
        for (at, (place, keys, action)) in all.iter().enumerate() {
            let others = Bindings(all.iter().skip(at + 1).cloned().collect());
            if let Some((_, _, other)) = others.clash(*place, keys) {
                panic!("{} means {action:?} and {other:?}", keys::spelled(keys));
            }
        }
    }

    #[test]
    fn a_reader_may_give_an_action_other_keys_but_not_anothers() {
        let mut bindings = Bindings::default();
        bindings
            .rebind(Action::NextRow, &["Ctrl-n".into()])
            .unwrap();
        let other = keys::sequence("Ctrl-n").unwrap();
        assert_eq!(
            bindings.meaning(Place::Compare, &other),
            Meaning::Do(Action::NextRow)
        );
        let refused = bindings.rebind(Action::NextRow, &["q".into()]);
        assert_eq!(refused.unwrap_err(), "`q` is the key of quit already");
    }
}
