//! How the fields of a record take a value and give it back: one rule a type.

use super::{Attribution, Certainty, Chain, Edtf, Facet, Id, Misfit, Value, Word};

/// A field's type: how it takes a value and gives one back. `None` is "not set";
/// a default gives `None`, since what is unset is never written.
pub(crate) trait Cell: Sized {
    /// Takes a value, or refuses it.
    fn load(value: Option<Value>) -> Result<Self, Misfit>;
    /// The value, unless it is the default.
    fn store(&self) -> Option<Value>;
}

fn wants<T>(what: &str) -> Result<T, Misfit> {
    Err(Misfit(format!("{what} is wanted here")))
}

impl Cell for Id {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        Option::<Self>::load(value)?.map_or_else(|| wants("an id"), Ok)
    }

    fn store(&self) -> Option<Value> {
        Some(Value::Id(self.clone()))
    }
}

impl Cell for Option<Id> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        match value {
            None => Ok(None),
            Some(Value::Id(id)) => Ok(Some(id)),
            Some(Value::Text(text)) => Id::new(&text)
                .map(Some)
                .map_err(|bad| Misfit(bad.to_string())),
            Some(_) => wants("an id"),
        }
    }

    fn store(&self) -> Option<Value> {
        self.clone().map(Value::Id)
    }
}

impl Cell for Box<str> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        Option::<Self>::load(value)?.map_or_else(|| wants("text"), Ok)
    }

    fn store(&self) -> Option<Value> {
        Some(Value::Text(self.clone()))
    }
}

impl Cell for Option<Box<str>> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        match value {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Id(id)) => Ok(Some(id.as_str().into())),
            Some(_) => wants("text"),
        }
    }

    fn store(&self) -> Option<Value> {
        self.clone().map(Value::Text)
    }
}

impl Cell for Vec<Box<str>> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        match value {
            None => Ok(Self::new()),
            Some(Value::Texts(texts)) => Ok(texts),
            Some(_) => wants("a list of texts"),
        }
    }

    fn store(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Texts(self.clone()))
    }
}

/// A list that a record either has or has not, for [`Rare`].
impl Cell for Option<Vec<Box<str>>> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        let list = Vec::load(value)?;
        Ok((!list.is_empty()).then_some(list))
    }

    fn store(&self) -> Option<Value> {
        self.as_ref().and_then(Cell::store)
    }
}

impl Cell for Option<u64> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        match value {
            None => Ok(None),
            Some(Value::Count(count)) => Ok(Some(count)),
            Some(_) => wants("a whole number from 0"),
        }
    }

    fn store(&self) -> Option<Value> {
        self.map(Value::Count)
    }
}

impl Cell for bool {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        match value {
            None => Ok(false),
            Some(Value::Flag(flag)) => Ok(flag),
            Some(_) => wants("true or false"),
        }
    }

    fn store(&self) -> Option<Value> {
        self.then_some(Value::Flag(true))
    }
}

impl Cell for Option<f64> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        match value {
            None => Ok(None),
            Some(Value::Share(p)) if (0.0..=1.0).contains(&p) => Ok(Some(p)),
            Some(_) => wants("a number from 0 to 1"),
        }
    }

    fn store(&self) -> Option<Value> {
        self.map(Value::Share)
    }
}

impl Cell for Option<Edtf> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        let Some(value) = value else { return Ok(None) };
        let Some(text) = value.as_str() else {
            return wants("a date");
        };
        Edtf::parse(text)
            .map(Some)
            .map_err(|bad| Misfit(bad.to_string()))
    }

    fn store(&self) -> Option<Value> {
        self.as_ref().map(|date| Value::text(date.as_str()))
    }
}

impl Cell for Chain {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        match value {
            None => Ok(Self::default()),
            Some(Value::Steps(steps)) => Ok(steps.into_iter().collect()),
            Some(_) => wants("a list of steps, each { source, verb, mode }"),
        }
    }

    fn store(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Steps(self.to_vec()))
    }
}

impl Cell for Option<Attribution> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        match value {
            None => Ok(None),
            Some(Value::Attribution(it)) => Ok(Some(*it)),
            Some(_) => wants("an attribution { rule, cue, source }"),
        }
    }

    fn store(&self) -> Option<Value> {
        self.clone().map(|it| Value::Attribution(Box::new(it)))
    }
}

impl Cell for [Id; 2] {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        let Some(Value::Texts(texts)) = value else {
            return wants("a list of two claims");
        };
        let [one, other] = texts.as_slice() else {
            return wants("a list of exactly two claims");
        };
        let id = |text: &str| Id::new(text).map_err(|bad| Misfit(bad.to_string()));
        Ok([id(one)?, id(other)?])
    }

    fn store(&self) -> Option<Value> {
        Some(Value::Texts(
            self.iter().map(|id| id.as_str().into()).collect(),
        ))
    }
}

/// A word as text, or the refusal that names the list.
fn word<T: Word>(value: &Value) -> Result<T, Misfit> {
    let name = T::VOCABULARY.name;
    let Some(text) = value.as_str() else {
        return wants(&format!("a {name}"));
    };
    T::parse(text).ok_or_else(|| Misfit(format!("`{text}` is no {name}")))
}

impl Cell for Vec<Facet> {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        let texts = Vec::<Box<str>>::load(value)?;
        texts
            .into_iter()
            .map(|text| word(&Value::Text(text)))
            .collect()
    }

    fn store(&self) -> Option<Value> {
        let words: Vec<Box<str>> = self.iter().map(|f| f.spelling().into()).collect();
        words.store()
    }
}

/// Words with a default: the default is not written.
macro_rules! word_cells {
    ($($word:ty),+) => { $(
        impl Cell for $word {
            fn load(value: Option<Value>) -> Result<Self, Misfit> {
                value.as_ref().map_or_else(|| Ok(Self::default()), word)
            }

            fn store(&self) -> Option<Value> {
                (*self != Self::default()).then(|| Value::text(self.spelling()))
            }
        }
    )+ };
}
word_cells!(Certainty, super::State, super::Reason, super::Alignment);

/// Words that may be absent.
macro_rules! optional_word_cells {
    ($($word:ty),+) => { $(
        impl Cell for Option<$word> {
            fn load(value: Option<Value>) -> Result<Self, Misfit> {
                value.as_ref().map(word).transpose()
            }

            fn store(&self) -> Option<Value> {
                self.map(|word| Value::text(word.spelling()))
            }
        }
    )+ };
}
optional_word_cells!(super::Scope, super::Basis);

/// The relation is always written, also when it is the default.
impl Cell for super::Relation {
    fn load(value: Option<Value>) -> Result<Self, Misfit> {
        value.as_ref().map_or_else(|| wants("a relation"), word)
    }

    fn store(&self) -> Option<Value> {
        Some(Value::text(self.spelling()))
    }
}
