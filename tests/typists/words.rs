//! Words of a document are selected: the cursor lands on their sentence, then the fewest keys that select just them.

use super::hands::Hands;
use crate::session::Session;
use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashMap};
use std::ops::Range;
use tellings::app::read::select;
use tellings::text::{portions, segment};

/// What is selected, and whether motions move its end.
type Held = (usize, usize, bool);

/// Puts the cursor on the sentence in which the words begin, from where it is.
pub(crate) fn land(hands: &mut Hands, words: &Range<usize>) {
    let text = text(&hands.memory);
    let sentence = |at| segment::sentence_at(&text, at).unwrap().start;
    let there = sentence(words.start);
    loop {
        match sentence(hands.memory.state.read.span.start).cmp(&there) {
            Ordering::Equal => return,
            Ordering::Less => hands.press("j"),
            Ordering::Greater => hands.press("k"),
        }
    }
}

/// Selects the words from their sentence on, by the fewest keys.
pub(crate) fn select(hands: &mut Hands, words: &Range<usize>) {
    let selecting = selecting(&hands.memory, words);
    hands.press(&selecting.concat());
    let state = &hands.memory.state;
    let range = select::selected(state);
    let range = range.unwrap_or_else(|| state.read.span.clone());
    assert_eq!(range, *words, "{selecting:?}");
}

/// The text of the document that is read.
fn text(session: &Session) -> String {
    let text = session.state.matter.text(session.state.read.document);
    text.unwrap().text.clone()
}

/// The fewest keys that select the words from their sentence on, each with what belongs to it.
fn selecting(session: &Session, words: &Range<usize>) -> Vec<String> {
    let text = &*text(session);
    let sentence = session.state.read.span.clone();
    if sentence == *words {
        return Vec::new();
    }
    let mut search = Search {
        text,
        words,
        open: BinaryHeap::new(),
        from: HashMap::new(),
    };
    let all = portions::portions(text, sentence.start);
    for (at, range) in all.into_iter().enumerate() {
        search.reach(
            (range.start, range.end, true),
            at + 1,
            None,
            "s".repeat(at + 1),
        );
    }
    let inside = &text[sentence.clone()];
    if let Some(word) = segment::words(inside).next() {
        search.reach(
            (sentence.start, sentence.start + word.end, true),
            1,
            None,
            "v".into(),
        );
    }
    search.run()
}

/// How far around an end a word is looked for, in bytes.
const NEAR: usize = 80;

/// Dijkstra's search for the fewest keys.
struct Search<'a> {
    text: &'a str,
    words: &'a Range<usize>,
    open: BinaryHeap<Reverse<(usize, Held)>>,
    from: HashMap<Held, (usize, Option<Held>, String)>,
}

impl Search<'_> {
    fn reach(&mut self, held: Held, keys: usize, from: Option<Held>, pressed: String) {
        if held.0 >= held.1
            || self
                .from
                .get(&held)
                .is_some_and(|(known, ..)| *known <= keys)
        {
            return;
        }
        // A step leads nearer to the words.
        let apart =
            |held: Held| held.0.abs_diff(self.words.start) + held.1.abs_diff(self.words.end);
        let turned = pressed == "o";
        if from.is_some_and(|before| apart(held) >= apart(before) && !turned) {
            return;
        }
        self.from.insert(held, (keys, from, pressed));
        self.open.push(Reverse((keys, held)));
    }

    fn run(mut self) -> Vec<String> {
        while let Some(Reverse((keys, held))) = self.open.pop() {
            if (held.0, held.1) == (self.words.start, self.words.end) {
                return self.path(held);
            }
            if keys < 40 {
                self.go_on(keys, held);
            }
        }
        panic!("no keys select {:?}", &self.text[self.words.clone()]);
    }

    fn path(&self, mut held: Held) -> Vec<String> {
        let mut path = Vec::new();
        loop {
            let (_, before, pressed) = &self.from[&held];
            path.push(pressed.clone());
            let Some(before) = before else { break };
            held = *before;
        }
        path.reverse();
        path
    }

    /// Everything one key (or `f` and a letter) leads to.
    fn go_on(&mut self, keys: usize, held: Held) {
        let (start, end, at_end) = held;
        let from = Some(held);
        self.reach((start, end, !at_end), keys + 1, from, "o".into());
        let inside = &self.text[start..end];
        let firsts = segment::words(inside).filter_map(|it| inside[it].chars().next());
        let mut letters: Vec<char> = firsts.flat_map(char::to_lowercase).collect();
        letters.sort_unstable();
        letters.dedup();
        for letter in letters {
            let range = start..end;
            if let Some(start) = portions::start_at_letter(self.text, &range, letter) {
                self.reach((start, end, false), keys + 2, from, format!("f{letter}"));
            }
            if let Some(end) = portions::end_at_letter(self.text, &range, letter) {
                self.reach((start, end, true), keys + 2, from, format!("F{letter}"));
            }
        }
        for (key, byte) in self.moves(if at_end { end } else { start }, at_end) {
            if at_end && byte > start {
                self.reach((start, byte, true), keys + 1, from, key.into());
            } else if !at_end && byte < end {
                self.reach((byte, end, false), keys + 1, from, key.into());
            }
        }
    }

    /// Where the motions put an end.
    fn moves(&self, at: usize, at_end: bool) -> Vec<(&'static str, usize)> {
        let from = self.text.floor_char_boundary(at.saturating_sub(NEAR));
        let to = self
            .text
            .ceil_char_boundary((at + NEAR).min(self.text.len()));
        let edge = |it: Range<usize>| if at_end { it.end } else { it.start };
        let edges = || segment::words(&self.text[from..to]).map(|it| from + edge(it));
        let before = self.text[..at].chars().next_back().map(char::len_utf8);
        let behind = self.text[at..].chars().next().map(char::len_utf8);
        let sentence = segment::sentence_at(self.text, at).map(edge);
        [
            ("w", edges().find(|it| *it > at)),
            ("b", edges().filter(|it| *it < at).last()),
            ("h", before.map(|it| at - it)),
            ("l", behind.map(|it| at + it)),
            ("j", sentence.filter(|it| *it > at)),
        ]
        .into_iter()
        .filter_map(|(key, byte)| Some((key, byte?)))
        .collect()
    }
}
