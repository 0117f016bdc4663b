//! What every table of a case has in common: fields that are read and set by name.

use super::{Field, Kind, Misfit, Value};

/// One table of a case: a claim, an event, a finding…
pub trait Record: Sized {
    /// The kind of table.
    const KIND: Kind;

    /// The field's value; `None` when it is not set, has its default, or is not a field of the kind.
    fn get(&self, field: Field) -> Option<Value>;

    /// Sets the field, or clears it with `None`. Only [`super::Case::apply`] and the reader of a file
    /// call it, so that no field of an open case changes in another way than by an edit.
    ///
    /// # Errors
    /// When the kind has no such field or the value does not fit it.
    fn set(&mut self, field: Field, value: Option<Value>) -> Result<(), Misfit>;

    /// A record with these fields set.
    ///
    /// # Errors
    /// When a required field is missing or a value does not fit.
    fn from_fields(fields: Vec<(Field, Value)>) -> Result<Self, Misfit>;

    /// Every field that is set, in the order the file format lists them.
    fn fields(&self) -> Vec<(Field, Value)> {
        let specs = Self::KIND.fields().iter();
        specs
            .filter_map(|spec| Some((spec.field, self.get(spec.field)?)))
            .collect()
    }
}

/// Writes a record's struct and its [`Record`]: each field once, with the key it has in the file.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident of $kind:ident {
        $($(#[$field_meta:meta])* $field:ident: $ty:ty = $key:ident,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $ty,)+
        }

        impl $crate::case::Record for $name {
            const KIND: $crate::case::Kind = $crate::case::Kind::$kind;

            fn get(&self, field: $crate::case::Field) -> Option<$crate::case::Value> {
                use $crate::case::cell::Cell as _;
                match field {
                    $($crate::case::Field::$key => self.$field.store(),)+
                    _ => None,
                }
            }

            fn set(
                &mut self,
                field: $crate::case::Field,
                value: Option<$crate::case::Value>,
            ) -> Result<(), $crate::case::Misfit> {
                use $crate::case::cell::Cell as _;
                match field {
                    $($crate::case::Field::$key => self.$field = <$ty>::load(value)?,)+
                    _ => return Err($crate::case::Misfit::no_field(Self::KIND, field)),
                }
                Ok(())
            }

            fn from_fields(
                fields: Vec<($crate::case::Field, $crate::case::Value)>,
            ) -> Result<Self, $crate::case::Misfit> {
                use $crate::case::cell::Cell as _;
                $(let mut $field: Option<$crate::case::Value> = None;)+
                for (field, value) in fields {
                    match field {
                        $($crate::case::Field::$key => $field = Some(value),)+
                        _ => return Err($crate::case::Misfit::no_field(Self::KIND, field)),
                    }
                }
                Ok(Self { $($field: <$ty>::load($field)
                    .map_err(|misfit| misfit.at($crate::case::Field::$key))?,)+ })
            }
        }
    };
}
pub(crate) use record;
