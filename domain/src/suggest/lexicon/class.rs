//! The classes of words that the rules ask for; a section of a list is called as its class.

use crate::case::{Word as _, words};

words! {
    /// A class of words.
    Class ("class of words") {
        Determiner = "determiner", "opens a noun phrase";
        Possessive = "possessive", "opens one and names an owner";
        SubjectPronoun = "subject-pronoun", "can be who says it, by itself";
        Personal = "personal", "a personal pronoun as a subject";
        FirstPerson = "first-person", "the speaker himself";
        SecondPerson = "second-person", "whoever is spoken to";
        He = "he", "a man or his pronoun";
        She = "she", "a woman or her pronoun";
        They = "they", "several, or their pronoun";
        ObjectPronoun = "object-pronoun", "can be who is told";
        Relative = "relative", "opens a relative clause";
        PersonRelative = "person-relative", "opens one about a person";
        That = "that", "opens a content clause";
        QuestionWord = "question-word", "opens an indirect question";
        To = "to", "opens an infinitive";
        By = "by", "names the actor of a passive";
        As = "as", "opens a comparison or a comment";
        About = "about", "names what is spoken of";
        Of = "of", "ties a noun to the one before";
        And = "and", "joins two nouns";
        Conjunction = "conjunction", "joins two clauses";
        Subordinator = "subordinator", "opens a clause that depends on another";
        Preposition = "preposition", "opens an adjunct";
        Postmodifier = "postmodifier", "may tie an adjunct to the noun before";
        Auxiliary = "auxiliary", "a verb that helps another";
        Be = "be", "makes a passive";
        Have = "have", "makes a perfect";
        Pluperfect = "pluperfect", "puts a verb further back than the one that reports it";
        Modal = "modal", "makes it possible or wanted only";
        Negative = "negative", "turns it into its contrary";
        Adverb = "adverb", "may stand between subject and verb";
        Time = "time", "says when";
        Weekday = "weekday", "says when, without a preposition";
        Verb = "verb", "a common verb form that shows no ending";
        According = "according", "names who says it, as a preposition";
        AccordingBehind = "according-behind", "names who says it, behind them";
        Tag = "tag", "names by itself who said what stands before it";
        Reported = "reported", "a verb form that says another said it";
        ViewNoun = "view-noun", "what is somebody's: in her words";
        Channel = "channel", "by what it was said";
        SpeechNoun = "speech-noun", "a noun for something said";
        LightVerb = "light-verb", "makes a verb of such a noun";
        Title = "title", "stands before a name";
        Role = "role", "a person by what they do";
        Body = "body", "many who speak as one";
        Police = "police", "the police and who speaks for it";
        Plural = "plural", "a noun for several people";
        Indefinite = "indefinite", "opens a phrase for somebody new";
        Perceive = "perceive", "a verb or noun of seeing and hearing";
        Recorded = "recorded", "a verb or noun of reporting and writing down, or for what is known";
        Remember = "remember", "a verb of memory and of what one knows oneself";
        Allowed = "allowed", "a word for what one can or may do";
        Unable = "unable", "denies by itself that one can or may";
        Doubtful = "doubtful", "passes it on without commitment";
        NameHe = "name-he", "a first name, mostly of men";
        NameShe = "name-she", "a first name, mostly of women";
        Condition = "condition", "opens what is not said to be so";
        Aspect = "aspect", "a verb that says only that another begins, goes on or is left";
        Break = "break", "opens what is no longer part of a thing that was named";
        Stage = "stage", "says where and when a thing was named";
        NounInLy = "noun-in-ly", "no adverb, for all its ending";
        Topic = "topic", "names what a verb of speech is about";
        Contrast = "contrast", "opens what stands against what was said";
        Age = "age", "says behind a number how old somebody is";
        Same = "same", "takes up what was said before";
        Questioner = "questioner", "labels who asks in a transcript";
        Answerer = "answerer", "labels who answers in one";
        Statement = "statement", "names in a heading what somebody says of the matter";
        Witness = "witness", "stands in a heading before the name of who tells it";
        Interview = "interview", "names in a heading an exchange of questions and answers";
        Called = "called", "says what one is called";
        Comment = "comment", "says by itself that somebody answers or takes a stand";
        Pointer = "pointer", "points at a place or a day and names nobody, though it stands where a subject does";
    }
}

/// The classes one word is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes(u128);

impl Classes {
    /// Puts it in one more.
    pub(crate) fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u32;
    }

    /// The classes of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is in that class.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether it is in one of those.
    pub(crate) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }
}

/// The class a section is named after.
pub(super) fn named(section: &str) -> Option<Class> {
    Class::parse(section)
}
