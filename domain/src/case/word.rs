//! Closed lists of words: one enum a list, each word with its spelling and its one-line help.

/// A closed list as parser, menus, schema and docs see it.
#[derive(Debug)]
pub struct Vocabulary {
    /// The name of the list, as a message would say it: `relation`.
    pub name: &'static str,
    /// Each word's spelling and its help, in the list's order.
    pub words: &'static [(&'static str, &'static str)],
}

impl Vocabulary {
    /// Whether `spelling` is one of the words.
    #[must_use]
    pub fn has(&self, spelling: &str) -> bool {
        self.words.iter().any(|(word, _)| *word == spelling)
    }
}

/// One word of a closed list.
pub trait Word: Copy + Eq + 'static {
    /// Every word, in the list's order.
    const ALL: &'static [Self];
    /// The same list for those who do not know the type.
    const VOCABULARY: &'static Vocabulary;

    /// The word as case files, screens and reports spell it.
    fn spelling(self) -> &'static str;
    /// What the word means, in one line.
    fn help(self) -> &'static str;

    /// The word with this spelling, if the list has one.
    #[must_use]
    fn parse(spelling: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|word| word.spelling() == spelling)
    }
}

/// Writes the enum of a closed list and its [`Word`].
macro_rules! words {
    ($(#[$meta:meta])* $name:ident ($label:literal) {
        $($(#[$word_meta:meta])* $variant:ident = $spelling:literal, $help:literal;)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $help] $(#[$word_meta])* $variant,)+
        }

        impl $crate::case::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const VOCABULARY: &'static $crate::case::Vocabulary = &$crate::case::Vocabulary {
                name: $label,
                words: &[$(($spelling, $help),)+],
            };

            fn spelling(self) -> &'static str {
                match self { $(Self::$variant => $spelling,)+ }
            }

            fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::case::Word::spelling(*self))
            }
        }
    };
}
pub(crate) use words;
