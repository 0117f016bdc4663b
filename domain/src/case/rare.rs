//! A field that few records have.

use super::cell::Cell;
use super::{Misfit, Value};

/// A field that few records have, kept out of line so that a hundred thousand claims stay small.
#[derive(Debug, Clone, PartialEq)]
pub struct Rare<T>(Option<Box<T>>);

impl<T> Rare<T> {
    /// The value, if the record has one.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        self.0.as_deref()
    }
}

impl<T> From<Option<T>> for Rare<T> {
    fn from(value: Option<T>) -> Self {
        Self(value.map(Box::new))
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        None.into()
    }
}

impl<T> Cell for Rare<T>
where
    Option<T>: Cell,
    T: Clone,
{
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        Ok(Option::<T>::load(value)?.into())
    }

    fn store(&self) -> Option<Value> {
        self.0.as_deref().cloned().store()
    }
}
