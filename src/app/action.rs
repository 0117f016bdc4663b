//! Everything a reader can do: one row of one table each, with its name, its help and its keys.
//!
//! Input, hints, help, palette, `--help` and the README's key table all read [`ACTIONS`].

mod bindings;
mod place;

pub use bindings::{Bindings, Meaning};
pub use place::Place;

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// Its name: in the palette after `:`, in the config file under `[keys]`.
    pub name: &'static str,
    /// Its keys, as [`crate::app::keys::sequence`] reads them.
    pub keys: &'static [&'static str],
    /// Where the keys mean it.
    pub place: Place,
    /// What it does, in one line.
    pub help: &'static str,
    /// The word for it in the hint line; empty: not hinted. With `…` at its end it stands for all that the first key begins.
    pub hint: &'static str,
}

/// Writes the enum and the table from the same rows.
macro_rules! actions {
    ($($action:ident, $place:ident, $name:literal, [$($key:literal),*], $hint:literal, $help:literal;)+) => {
        /// One thing a reader can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $help] $action,)+
        }

        /// The table of actions, in the order help prints them.
        pub const ACTIONS: &[Entry] = &[
            $(Entry {
                action: Action::$action,
                name: $name,
                keys: &[$($key),*],
                place: Place::$place,
                help: $help,
                hint: $hint,
            },)+
        ];
    };
}

actions! {
    NextRow, Compare, "next-row", ["j", "Down"], "row", "next row";
    PreviousRow, Compare, "previous-row", ["k", "Up"], "row", "previous row";
    NextClaim, Compare, "next-claim", ["w"], "", "next claim in the cell";
    PreviousClaim, Compare, "previous-claim", ["b"], "", "previous claim in the cell";
    OtherSide, Compare, "other-side", ["Tab", "Shift-Tab"], "", "the other side";
    LeftSide, Compare, "left-side", ["h", "Left"], "side", "the left side";
    RightSide, Compare, "right-side", ["l", "Right"], "side", "the right side";
    NextDifference, Compare, "next-difference", ["J"], "difference", "next row where the two differ";
    PreviousDifference, Compare, "previous-difference", ["K"], "difference", "previous row where the two differ";
    PageDown, Compare, "page-down", ["PgDn", "Ctrl-d"], "", "half a page down";
    PageUp, Compare, "page-up", ["PgUp", "Ctrl-u"], "", "half a page up";
    FirstRow, Compare, "first-row", ["Home", "gg"], "", "the first row";
    LastRow, Compare, "last-row", ["End", "G"], "", "the last row";
    NextUnjudged, Compare, "next-unjudged", ["]u"], "", "next row whose pair nobody has judged";
    PreviousUnjudged, Compare, "previous-unjudged", ["[u"], "", "previous row whose pair nobody has judged";
    WordsInContext, Compare, "words-in-context", ["Enter"], "in print", "the claim's words in the document, as printed";
    NextFinding, Compare, "next-finding", ["o"], "", "next finding of the row in the panel";
    ChoosePanes, Compare, "panes", ["x"], "panes", "choose whose accounts the panes show";
    PreviousSource, Compare, "previous-source", ["<"], "", "this side: the previous source";
    NextSource, Compare, "next-source", [">"], "", "this side: the next source";
    SwapSides, Compare, "swap-sides", ["X"], "", "exchange the two panes";
    FollowSource, Compare, "follow-source", ["F"], "", "give the claim's own source this pane";
    Coverage, Compare, "coverage", ["c"], "", "who speaks of what, and who is silent";
    Filter, Compare, "filter", ["f"], "", "only rows with a relation, facet, negative, silence, tag, words";
    ClearFilter, Compare, "clear-filter", [], "", "show all rows again";
    RelateAgree, Compare, "relate-agree", ["r="], "relation…", "relation: both would sign one sentence";
    RelateAdds, Compare, "relate-adds", ["r+"], "", "relation: one gives more; nothing clashes";
    RelateTension, Compare, "relate-tension", ["r~"], "", "relation: both may be true, with an explanation";
    RelateContradict, Compare, "relate-contradict", ["r#"], "", "relation: no situation makes both true";
    RelateDeny, Compare, "relate-deny", ["r!"], "", "relation: one rejects the other's claim in words";
    RelatePartAdmit, Compare, "relate-part-admit", ["r%"], "", "relation: part is accepted, part rejected";
    RelateUnclear, Compare, "relate-unclear", ["r?"], "", "relation: too vague to tell";
    Unrelate, Compare, "relate-none", ["r-"], "", "the pair is not judged any more";
    Silence, Compare, "silence", ["."], "silence", "why this side is silent, or no silence";
    Question, Compare, "question", ["Q"], "", "the question that the finding raises";
    FindingState, Compare, "state", ["z"], "", "what became of the finding";
    Doubtful, Compare, "doubtful", ["~"], "", "the claim's alignment is doubtful, or sure again";
    RenameEvent, Compare, "event-rename", ["Er"], "event…", "rename the event";
    SplitEvent, Compare, "event-split", ["Es"], "", "split the event: chosen claims leave it";
    MergeEvent, Compare, "event-merge", ["Em"], "", "all of another event comes into this one";
    RaiseEvent, Compare, "event-up", ["Ek"], "", "move the event one row up";
    LowerEvent, Compare, "event-down", ["Ej"], "", "move the event one row down";
    PutEvent, Compare, "event-before", ["Eb"], "", "put the event before another one, or last";
    DeleteEvent, Compare, "event-delete", ["Ed"], "", "delete the event; its claims stay, in none";
    NewEvent, Compare, "event-new", ["En"], "", "a new event before this row, of marked claims";
    Mark, Compare, "mark", [";;"], "marks…", "mark the claim, or take its mark away";
    MarkRow, Compare, "mark-row", [";a"], "", "mark all claims of the row, or none";
    MoveMarked, Compare, "move-marked", [";m"], "", "move all marked claims to an event";
    TagMarked, Compare, "tag-marked", [";t"], "", "tag all marked claims";
    Unmark, Compare, "unmark", [";-"], "", "mark nothing any more";
    NextSentence, Read, "next-sentence", ["j", "Down"], "sentence", "next sentence";
    PreviousSentence, Read, "previous-sentence", ["k", "Up"], "sentence", "previous sentence";
    NextWord, Read, "next-word", ["w"], "", "next word";
    PreviousWord, Read, "previous-word", ["b"], "", "previous word";
    NextCharacter, Read, "next-character", ["l", "Right"], "", "next character";
    PreviousCharacter, Read, "previous-character", ["h", "Left"], "", "previous character";
    NextParagraph, Read, "next-paragraph", ["}"], "", "next paragraph";
    PreviousParagraph, Read, "previous-paragraph", ["{"], "", "previous paragraph";
    NextPrinted, Read, "next-claim-printed", [")"], "claim", "next claim in the document";
    PreviousPrinted, Read, "previous-claim-printed", ["("], "claim", "previous claim in the document";
    Stacked, Read, "claim-beneath", ["Tab"], "", "another claim on the same words";
    ReadPageDown, Read, "read-page-down", ["PgDn", "Ctrl-d", "Space"], "", "a page down";
    ReadPageUp, Read, "read-page-up", ["PgUp", "Ctrl-u"], "", "a page up";
    DocumentStart, Read, "document-start", ["Home", "gg"], "", "the start of the document";
    DocumentEnd, Read, "document-end", ["End", "G"], "", "the end of the document";
    NextDocument, Read, "next-document", ["gn"], "", "next document";
    PreviousDocument, Read, "previous-document", ["gN"], "", "previous document";
    NextUnclaimed, Read, "next-unclaimed", ["]u"], "unclaimed", "next sentence nobody claims";
    PreviousUnclaimed, Read, "previous-unclaimed", ["[u"], "", "previous sentence nobody claims";
    OtherAccount, Read, "other-account", ["gx"], "", "the other account's claim of this event";
    NextProblem, Read, "next-problem", ["gp"], "", "next anchor that is moved, doubtful or lost";
    Select, Read, "select", ["v"], "", "select words: motions extend it, again leaves it";
    SelectSentence, Read, "select-sentence", ["s"], "select", "the sentence; again: what is said, clauses, quotations";
    SelectParagraph, Read, "select-paragraph", ["p"], "", "select the paragraph";
    SaidBy, Read, "said-by", ["1", "2", "3", "4", "5", "6", "7", "8", "9"], "source", "the source with that number claims these words";
    SaidByAny, Read, "said-by-any", ["0"], "source", "another source, or a new one, claims these words";
    OtherEnd, Selecting, "other-end", ["o"], "other end", "motions move the other end";
    StartAtLetter, Selecting, "start-at-letter", ["f"], "start at", "start at the next word that begins with a letter";
    EndAtLetter, Selecting, "end-at-letter", ["F"], "end at", "end at the last word that begins with a letter";
    AnchorWords, Selecting, "anchor-words", ["a"], "", "these are the words of a claim whose quote moved or was lost";
    ClaimRow, Read, "claim-row", ["Enter"], "row", "the claim's row in Compare";
    AcceptPlace, Claim, "accept-place", ["a"], "", "accept the new place of a moved anchor";
    WidenClaim, Claim, "widen-claim", ["+"], "", "widen the claim by a word at its end";
    ShrinkClaim, Claim, "shrink-claim", ["-"], "", "shrink the claim by a word at its end";
    WidenStart, Claim, "widen-start", ["="], "", "widen the claim by a word at its beginning";
    ShrinkStart, Claim, "shrink-start", ["_"], "", "shrink the claim by a word at its beginning";
    SplitClaim, Claim, "split-claim", ["S"], "", "in Read: a second claim from the cursor's word on";
    MergeClaim, Claim, "merge-claim", ["M"], "", "merge it with its source's next claim on the event";
    DeleteClaim, Claim, "delete-claim", ["D"], "", "delete the claim, its findings with it";
    DeniesEvent, Claim, "denies-event", ["!e"], "", "the claim denies that it happened";
    DeniesPerception, Claim, "denies-perception", ["!p"], "", "the claim denies that it was perceived";
    DeniesRecord, Claim, "denies-record", ["!r"], "", "the claim denies that it was recorded";
    DeniesMemory, Claim, "denies-memory", ["!m"], "", "the claim denies that it is remembered";
    DeniesAuthority, Claim, "denies-authority", ["!a"], "", "the claim denies that it could or might be done";
    DeniesNothing, Claim, "denies-nothing", ["!-"], "", "the claim denies nothing";
    EditClaim, Claim, "edit-claim", ["e"], "card", "the claim's card: every field of it";
    EditChain, Claim, "chain", ["@"], "chain", "who passed the claim on, step by step";
    ShortText, Claim, "short-text", ["t"], "", "a short form of the claim";
    MoveClaim, Claim, "move-claim", ["m"], "", "move the claim to another event, to a new one, to none";
    Tags, Claim, "tags", ["T"], "", "the claim's tags, parted by commas";
    Note, Claim, "note", ["C"], "", "a note on the claim";
    EditEvent, Everywhere, "edit-event", [], "", "the card of the event under the cursor";
    EditSource, Everywhere, "edit-source", [], "", "the card of a source, that of the claim first";
    EditDocument, Everywhere, "edit-document", [], "", "the card of the document under the cursor";
    EditFinding, Everywhere, "edit-finding", [], "", "the card of a finding on the claim under the cursor";
    EditSilence, Everywhere, "edit-silence", [], "", "the card of a silence on the event under the cursor";
    EditCase, Everywhere, "edit-case", [], "", "the card of the case: title, question, note, language";
    NextField, Card, "next-field", ["j", "Down", "Tab"], "field", "next field";
    PreviousField, Card, "previous-field", ["k", "Up", "Shift-Tab"], "field", "previous field";
    FieldsDown, Card, "fields-down", ["PgDn", "Ctrl-d"], "", "ten fields down";
    FieldsUp, Card, "fields-up", ["PgUp", "Ctrl-u"], "", "ten fields up";
    FirstField, Card, "first-field", ["Home", "gg"], "", "the first field";
    LastField, Card, "last-field", ["End", "G"], "", "the last field";
    FieldAtLetter, Card, "field-at-letter", ["f"], "", "the next field whose name begins with a letter";
    EditField, Card, "edit-field", ["Enter", "e"], "edit", "change the field in the way that suits it";
    ClearField, Card, "clear-field", ["Delete", "Backspace"], "clear", "clear the field";
    NextStep, Chain, "next-step", ["j", "Down", "Tab"], "step", "next step, nearer the speaker";
    PreviousStep, Chain, "previous-step", ["k", "Up", "Shift-Tab"], "step", "previous step, nearer the document";
    AddStep, Chain, "add-step", ["o"], "add", "add a step behind this one: who handed it on to this one";
    AddStepBefore, Chain, "add-step-before", ["O"], "add", "add a step before this one";
    StepVerb, Chain, "step-verb", ["Enter", "e"], "verb", "the step's verb, as printed";
    StepMode, Chain, "step-mode", ["m"], "mode", "how the step hands it on: direct, indirect, narrated";
    StepSource, Chain, "step-source", ["s"], "", "give the step another source";
    StepLater, Chain, "step-later", ["J"], "move", "move the step one further from the document";
    StepEarlier, Chain, "step-earlier", ["K"], "move", "move the step one nearer the document";
    RemoveStep, Chain, "remove-step", ["Delete", "Backspace", "D"], "remove", "take the step out of the chain";
    AcceptSuggestion, Review, "accept", ["y"], "accept", "accept the suggestion";
    RejectSuggestion, Review, "reject", ["x"], "reject", "reject it: it is never suggested again";
    ChangeSuggestion, Review, "change", ["e"], "change", "change it: its card, or where it can be changed";
    SkipSuggestion, Review, "skip", ["s", "j", "Down"], "skip", "the next suggestion";
    BackSuggestion, Review, "back", ["k", "Up"], "", "the one before";
    AcceptAlike, Review, "accept-alike", ["A"], "all alike", "accept all that the same rule made, in one step";
    RejectAlike, Review, "reject-alike", ["X"], "", "reject all that the same rule made, in one step";
    Counterpart, Review, "counterpart", ["1", "2", "3", "4", "5"], "another", "the claim goes with that one instead";
    OwnEvent, Review, "own-event", ["0"], "", "the claim is right, but speaks of an event of its own";
    SuggestionKind, Review, "kind", ["f"], "kind", "only one kind of suggestion, then the next, then all";
    SuggestionWords, Review, "suggestion-words", ["Enter"], "", "the words in the document, as printed";
    ReviewDown, Review, "review-down", ["PgDn", "Ctrl-d", "Space"], "", "further down in a long suggestion";
    ReviewUp, Review, "review-up", ["PgUp", "Ctrl-u"], "", "further up";
    FirstSuggestion, Review, "first-suggestion", ["Home", "gg"], "", "the first suggestion";
    LastSuggestion, Review, "last-suggestion", ["End", "G"], "", "the last suggestion";
    TakeQuote, Versions, "take-quote", ["a"], "take", "the claim has the words and the place that are proposed";
    WriteVersion, Versions, "write-version", ["w"], "write", "write the new version and every answer, as one change";
    QuoteByHand, Versions, "quote-by-hand", ["Enter"], "by hand", "choose the claim's words in the new version, in Read";
    StayOld, Versions, "stay-old", ["o"], "old", "the claim stays with the old version, a document of its own";
    LeaveQuote, Versions, "leave-quote", ["l"], "leave", "leave the quote as it is: shown as moved or lost until decided";
    TakeAlike, Versions, "take-alike", ["A"], "all moved", "take every moved quote whose very words stand there, and surely";
    NextOpen, Versions, "next-open", ["J", "Tab"], "undecided", "next quote that is not decided on";
    PreviousOpen, Versions, "previous-open", ["K", "Shift-Tab"], "undecided", "previous quote that is not decided on";
    NextQuote, Versions, "next-quote", ["j", "Down"], "quote", "next quote";
    PreviousQuote, Versions, "previous-quote", ["k", "Up"], "quote", "previous quote";
    QuotesDown, Versions, "quotes-down", ["PgDn", "Ctrl-d"], "", "ten quotes down";
    QuotesUp, Versions, "quotes-up", ["PgUp", "Ctrl-u"], "", "ten quotes up";
    FirstQuote, Versions, "first-quote", ["Home", "gg"], "", "the first quote";
    LastQuote, Versions, "last-quote", ["End", "G"], "", "the last quote";
    GoCompare, Everywhere, "compare", ["gc"], "", "Compare: by account";
    GoRead, Everywhere, "read", ["gr"], "", "Read: as printed";
    GoReview, Everywhere, "review", ["gv"], "", "Review: suggestions";
    Suggest, Everywhere, "suggest", [], "", "work out what belongs together and how it differs";
    Panel, Everywhere, "panel", ["i"], "", "open or close the panel";
    Suggestions, Everywhere, "suggestions", ["H"], "", "hide what is only suggested, or show it";
    Search, Everywhere, "search", ["/"], "search", "search quotes, notes, events and sources";
    NextMatch, Everywhere, "next-match", ["n"], "", "next match";
    PreviousMatch, Everywhere, "previous-match", ["N"], "", "previous match";
    Copy, Everywhere, "copy", ["Y"], "", "copy the exact quote with its citation";
    CopyTo, Everywhere, "copy-to", [], "", "write the exact quote with its citation to a file";
    Conflicts, Everywhere, "conflicts", [], "", "what a merge left to be decided";
    Problems, Everywhere, "problems", [], "", "what is wrong with the case";
    Undo, Everywhere, "undo", ["u"], "", "take the last change back";
    Redo, Everywhere, "redo", ["U"], "", "do it again";
    Log, Everywhere, "log", [], "", "what was done, when, by whom; Enter goes back";
    AddSource, Everywhere, "add-source", [], "", "a new source: somebody who says something";
    AddEvent, Everywhere, "add-event", [], "", "a new event, the last row";
    AddDocument, Everywhere, "add-document", [], "", "a file becomes a document; copied beside the case";
    Rebase, Everywhere, "rebase", [], "", "a new version of the document under the cursor";
    NewCase, Everywhere, "new", [], "", "a new case of texts, beside copies of them";
    Open, Everywhere, "open", [], "", "open another case: examples and recent ones";
    Reopen, Everywhere, "reopen", [], "", "open this case again, as it is on the disk now";
    Mouse, Everywhere, "mouse", [], "", "give the mouse to the terminal, or take it back";
    Aliases, Everywhere, "aliases", [], "", "aliases instead of names, or names again";
    Theme, Everywhere, "theme", [], "", "light, dark or the terminal's own colours";
    Palette, Everywhere, "command", [":", "Ctrl-p"], "", "every command by name";
    Help, Everywhere, "help", ["?"], "help", "help for this screen, searchable";
    Redraw, Everywhere, "redraw", ["Ctrl-l"], "", "draw the screen anew";
    Suspend, Everywhere, "suspend", ["Ctrl-z"], "", "back to the shell; `fg` returns";
    Quit, Everywhere, "quit", ["q", "Ctrl-c"], "quit", "quit; every change is saved already";
}

impl Action {
    /// The action's row of the table.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        // The table is written from the same rows as the enum, so the place is the action's number.
        &ACTIONS[self as usize]
    }

    /// Whether the key after its keys is a letter it is about.
    #[must_use]
    pub fn takes_letter(self) -> bool {
        matches!(
            self,
            Self::StartAtLetter | Self::EndAtLetter | Self::FieldAtLetter
        )
    }

    /// The action with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS
            .iter()
            .find(|entry| entry.name == name)
            .map(|entry| entry.action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys;

    #[test]
    fn every_default_key_can_be_read_and_every_name_is_its_own() {
        let mut names = std::collections::HashSet::new();
        for entry in ACTIONS {
            assert!(names.insert(entry.name), "{}", entry.name);
            assert!(
                entry.keys.iter().all(|key| keys::sequence(key).is_ok()),
                "{}",
                entry.name
            );
            assert_eq!(entry.action.entry().name, entry.name);
        }
    }
}
