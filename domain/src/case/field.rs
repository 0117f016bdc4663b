//! Every key a case file may hold: its name, which tables have it, what shape its value has.
//!
//! Parser, writer, JSON, schema, edits and help read this one table.

use super::word::words;
use super::{
    Alignment, Basis, Certainty, Facet, Mode, Reason, Relation, Scope, State, Vocabulary, Word,
};

words! {
    /// A kind of table in a case file; `Case` is the top of the file.
    Kind ("kind of table") {
        Case = "case", "the top of the file";
        Document = "document", "a text as it was received";
        Source = "source", "who says it";
        Event = "event", "what claims speak about";
        Claim = "claim", "one thing that one source says";
        Finding = "finding", "how two claims relate";
        Silence = "silence", "a source without a claim in an event";
        Conflict = "conflict", "a key two people changed differently";
        Rejected = "rejected", "a suggestion that was declined";
    }
}

words! {
    /// A key.
    Field ("key") {
        Tellings = "tellings", "the version of the format";
        Id = "id", "by which other tables name it";
        Title = "title", "what it is called";
        Question = "question", "what to ask";
        Note = "note", "a reader's note";
        Language = "language", "the language it is written in (BCP 47)";
        File = "file", "where it lies, inside the case's folder";
        Author = "author", "who wrote it";
        Publisher = "publisher", "who published it";
        Url = "url", "where it was found; never fetched";
        Published = "published", "when it was published";
        Received = "received", "when it reached us";
        Told = "told", "when it was told";
        Occasion = "occasion", "on what occasion it was told";
        Encoding = "encoding", "its encoding, when it is not UTF-8";
        Sha256 = "sha256", "the SHA-256 of its bytes";
        Name = "name", "what the source is called";
        Account = "account", "the source within whose account it is shown";
        Person = "person", "the person, when several sources are one person's tellings";
        Role = "role", "what part it has in the matter";
        Letter = "letter", "its letter in the gutter of Read";
        Alias = "alias", "the name it is shown under";
        When = "when", "when it is said to have happened";
        Place = "place", "where it is said to have happened";
        Tags = "tags", "a reader's own groupings";
        Source = "source", "who says it, or who is silent";
        Event = "event", "what it speaks of";
        Document = "document", "the document that carries it";
        Quote = "quote", "the exact words";
        Start = "start", "where the quote starts, in code points of the decoded document";
        Prefix = "prefix", "the words just before the quote";
        Suffix = "suffix", "the words just after the quote";
        Text = "text", "a short form of the claim";
        Chain = "chain", "who passed it on, nearest the document first";
        Certainty = "certainty", "how sure the source is";
        Negates = "negates", "what the negative denies";
        Basis = "basis", "what the source's knowledge rests on";
        DerivesFrom = "derives-from", "the claim it copies";
        From = "from", "who told the source";
        Aligned = "aligned", "whether its event is sure";
        Attribution = "attribution", "how a draft found the speaker";
        By = "by", "who decided";
        At = "at", "when it was decided";
        Claims = "claims", "the two claims";
        Relation = "relation", "how they relate";
        Facets = "facets", "what the difference is about";
        State = "state", "what became of it";
        Reason = "reason", "why the account is silent";
        Kind = "kind", "the kind of table or suggestion";
        Key = "key", "the key that was changed twice";
        Base = "base", "what both started from";
        Ours = "ours", "what the one made of it";
        Theirs = "theirs", "what the other made of it";
        What = "what", "the ids it is about";
        Verb = "verb", "the verb as printed";
        Mode = "mode", "how it was handed on";
        Suggested = "suggested", "proposed by the program, not decided";
        P = "p", "how sure the program is, 0 to 1";
        Why = "why", "why the program proposes it";
    }
}

/// What a value must look like.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// The table's own id.
    Id,
    /// The id of a table of that kind.
    Ref(Kind),
    /// Exactly two ids of tables of that kind.
    Pair(Kind),
    /// Any text.
    Text,
    /// A list of texts.
    Texts,
    /// A path inside the case's folder.
    Path,
    /// A whole number from 0.
    Count,
    /// True or false.
    Flag,
    /// A number from 0 to 1.
    Share,
    /// A date, a time of day or an interval (EDTF level 1): bare or quoted.
    Date,
    /// A moment on the clock (RFC 3339): bare or quoted.
    Moment,
    /// A SHA-256 in hexadecimal.
    Hash,
    /// The label of an encoding.
    Encoding,
    /// One word of a closed list.
    Word(&'static Vocabulary),
    /// Several words of a closed list.
    Words(&'static Vocabulary),
    /// The steps of a chain.
    Steps,
    /// How a draft found the speaker.
    Attribution,
}

/// One key of one kind of table.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// The key.
    pub field: Field,
    /// What its value must look like.
    pub shape: Shape,
    /// Whether a table without it is a problem.
    pub required: bool,
}

const fn must(field: Field, shape: Shape) -> Spec {
    Spec {
        field,
        shape,
        required: true,
    }
}

const fn may(field: Field, shape: Shape) -> Spec {
    Spec {
        field,
        shape,
        required: false,
    }
}

impl Kind {
    /// The kinds that are written as `[[kind]]`, in the order a case file has them.
    pub const TABLES: &'static [Self] = &[
        Self::Document,
        Self::Source,
        Self::Event,
        Self::Claim,
        Self::Finding,
        Self::Silence,
        Self::Conflict,
        Self::Rejected,
    ];

    /// The keys of this kind of table, in the order a new table is written.
    #[must_use]
    pub fn fields(self) -> &'static [Spec] {
        match self {
            Self::Case => CASE,
            Self::Document => DOCUMENT,
            Self::Source => SOURCE,
            Self::Event => EVENT,
            Self::Claim => CLAIM,
            Self::Finding => FINDING,
            Self::Silence => SILENCE,
            Self::Conflict => CONFLICT,
            Self::Rejected => REJECTED,
        }
    }

    /// What a key of this kind of table is for, as briefly as it can be said.
    #[must_use]
    pub fn help_of(self, field: Field) -> &'static str {
        match (self, field) {
            (Self::Claim, Field::Source) => "who says it",
            (Self::Claim, Field::Id) => "by which findings name it",
            (Self::Claim, Field::Chain) => "who passed it on, from the document on",
            (Self::Claim, Field::Start) => "where the quote starts, in code points",
            (Self::Silence, Field::Source) => "who is silent",
            (Self::Silence, Field::Event) => "what it is silent on",
            (Self::Claim, Field::When) => "when the claim says that it happened",
            (Self::Event, Field::When) => "when it is taken to have happened",
            (Self::Event, Field::Place) => "where it is taken to have happened",
            _ => field.help(),
        }
    }

    /// The key's row in this kind's list, if the kind has it.
    #[must_use]
    pub fn spec(self, key: &str) -> Option<&'static Spec> {
        self.fields()
            .iter()
            .find(|spec| spec.field.spelling() == key)
    }
}

use Field as F;
use Shape as S;

const CASE: &[Spec] = &[
    must(F::Tellings, S::Count),
    must(F::Title, S::Text),
    may(F::Question, S::Text),
    may(F::Note, S::Text),
    may(F::Language, S::Text),
];

const DOCUMENT: &[Spec] = &[
    must(F::Id, S::Id),
    must(F::File, S::Path),
    may(F::Title, S::Text),
    may(F::Author, S::Text),
    may(F::Publisher, S::Text),
    may(F::Url, S::Text),
    may(F::Published, S::Date),
    may(F::Received, S::Date),
    may(F::Told, S::Date),
    may(F::Occasion, S::Text),
    may(F::Encoding, S::Encoding),
    may(F::Sha256, S::Hash),
    may(F::Language, S::Text),
    may(F::Note, S::Text),
    may(F::Suggested, S::Flag),
    may(F::P, S::Share),
    may(F::Why, S::Text),
];

const SOURCE: &[Spec] = &[
    must(F::Id, S::Id),
    must(F::Name, S::Text),
    may(F::Account, S::Ref(Kind::Source)),
    may(F::Person, S::Text),
    may(F::Role, S::Text),
    may(F::Letter, S::Text),
    may(F::Told, S::Date),
    may(F::Occasion, S::Text),
    may(F::Alias, S::Text),
    may(F::Note, S::Text),
    may(F::Suggested, S::Flag),
    may(F::P, S::Share),
    may(F::Why, S::Text),
];

const EVENT: &[Spec] = &[
    must(F::Id, S::Id),
    must(F::Title, S::Text),
    may(F::When, S::Date),
    may(F::Place, S::Text),
    may(F::Note, S::Text),
    may(F::Tags, S::Texts),
    may(F::Suggested, S::Flag),
    may(F::P, S::Share),
    may(F::Why, S::Text),
];

/// One of `quote` and `text` must be there; the reader of a file sees to that.
const CLAIM: &[Spec] = &[
    must(F::Id, S::Id),
    must(F::Source, S::Ref(Kind::Source)),
    may(F::Event, S::Ref(Kind::Event)),
    may(F::Document, S::Ref(Kind::Document)),
    may(F::Quote, S::Text),
    may(F::Start, S::Count),
    may(F::Prefix, S::Text),
    may(F::Suffix, S::Text),
    may(F::Text, S::Text),
    may(F::Chain, S::Steps),
    may(F::Certainty, S::Word(Certainty::VOCABULARY)),
    may(F::Negates, S::Word(Scope::VOCABULARY)),
    may(F::Basis, S::Word(Basis::VOCABULARY)),
    may(F::When, S::Date),
    may(F::Told, S::Date),
    may(F::Occasion, S::Text),
    may(F::DerivesFrom, S::Ref(Kind::Claim)),
    may(F::From, S::Text),
    may(F::Aligned, S::Word(Alignment::VOCABULARY)),
    may(F::Attribution, S::Attribution),
    may(F::Tags, S::Texts),
    may(F::Note, S::Text),
    may(F::By, S::Text),
    may(F::At, S::Moment),
    may(F::Suggested, S::Flag),
    may(F::P, S::Share),
    may(F::Why, S::Text),
];

const FINDING: &[Spec] = &[
    must(F::Claims, S::Pair(Kind::Claim)),
    must(F::Relation, S::Word(Relation::VOCABULARY)),
    may(F::Facets, S::Words(Facet::VOCABULARY)),
    may(F::Question, S::Text),
    may(F::State, S::Word(State::VOCABULARY)),
    may(F::Note, S::Text),
    may(F::By, S::Text),
    may(F::At, S::Moment),
    may(F::Suggested, S::Flag),
    may(F::P, S::Share),
    may(F::Why, S::Text),
];

const SILENCE: &[Spec] = &[
    must(F::Source, S::Ref(Kind::Source)),
    must(F::Event, S::Ref(Kind::Event)),
    may(F::Reason, S::Word(Reason::VOCABULARY)),
    may(F::Note, S::Text),
    may(F::By, S::Text),
    may(F::At, S::Moment),
    may(F::Suggested, S::Flag),
    may(F::P, S::Share),
    may(F::Why, S::Text),
];

const CONFLICT: &[Spec] = &[
    must(F::Kind, S::Word(Kind::VOCABULARY)),
    must(F::Id, S::Text),
    must(F::Key, S::Text),
    may(F::Base, S::Text),
    may(F::Ours, S::Text),
    may(F::Theirs, S::Text),
];

const REJECTED: &[Spec] = &[
    must(F::Kind, S::Text),
    must(F::What, S::Texts),
    may(F::By, S::Text),
    may(F::At, S::Moment),
];

/// The keys of one step of a chain.
pub const STEP: &[Spec] = &[
    must(F::Source, S::Ref(Kind::Source)),
    may(F::Verb, S::Text),
    may(F::Mode, S::Word(Mode::VOCABULARY)),
];
