//! Who speaks of an event and who does not: always with the denominator and the silences.

use super::panes::Wanted;
use super::rows::Rows;
use super::sides::Side;
use crate::case::{Case, Claim, Kind, Reason, Word, words};
use std::collections::HashMap;

words! {
    /// Which of the two panes speaks of an event.
    Spoken ("coverage") {
        Both = "both", "both panes speak of it";
        OnlyLeft = "only the left", "the right pane does not speak of it";
        OnlyRight = "only the right", "the left pane does not speak of it";
        Neither = "neither shown", "neither pane speaks of it";
    }
}

/// Which pane speaks of the event at a place.
#[must_use]
pub fn spoken(rows: &Rows, event: u32) -> Spoken {
    let speaks = |side| {
        let row = rows.of_event(event);
        row.is_some_and(|row| !rows.cell(row, side).is_empty())
    };
    match (speaks(Side::Left), speaks(Side::Right)) {
        (true, true) => Spoken::Both,
        (true, false) => Spoken::OnlyLeft,
        (false, true) => Spoken::OnlyRight,
        (false, false) => Spoken::Neither,
    }
}

/// The same as a word, for the edge of a list.
#[must_use]
pub fn side_word(rows: &Rows, event: u32) -> &'static str {
    spoken(rows, event).spelling()
}

/// How many events each word counts, in the order of [`Spoken::ALL`].
#[must_use]
pub fn totals(case: &Case, rows: &Rows) -> Vec<(Spoken, u32)> {
    let events = 0..u32::try_from(case.count(Kind::Event)).unwrap_or(u32::MAX);
    let mut totals: Vec<(Spoken, u32)> = Spoken::ALL.iter().map(|it| (*it, 0)).collect();
    for event in events {
        let word = spoken(rows, event);
        for (spoken, count) in &mut totals {
            *count += u32::from(*spoken == word);
        }
    }
    totals
}

/// The voices of a case. One voice is an account with the sources within it, or one person with all tellings: neither
/// who is heard within another's account nor who tells a thing twice corroborates anything.
#[derive(Debug, Clone)]
pub struct Voices {
    /// The voice of each source, by the source's place.
    of_source: Vec<u32>,
    /// The source each voice is named after, by the source's place.
    named_after: Vec<u32>,
    wanted: Wanted,
}

/// Who speaks of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Says {
    /// The voices that say something of their own, each by the source it is named after (by place).
    pub say: Vec<u32>,
    /// Out of how many voices.
    pub of: u32,
    /// How many only repeat a claim that derives from another voice's.
    pub copies: u32,
    /// The voices that say nothing and whose silence is recorded, by reason, in the order of [`Reason::ALL`] with `unknown`
    /// last.
    pub silences: Vec<(Reason, Vec<u32>)>,
}

impl Voices {
    /// The voices of the case. Linear in its sources.
    #[must_use]
    pub fn of(case: &Case, wanted: Wanted) -> Self {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut of_source = Vec::with_capacity(case.tables().sources.len());
        let mut named_after = Vec::new();
        for source in &case.tables().sources {
            let account = source.account.as_ref().and_then(|id| case.source(id));
            let root = account.unwrap_or(source);
            // An id has no space, so that a person's name and an id are never taken for one another.
            let person = root.person.as_deref();
            let name = person.map_or(root.id.as_str(), |person| person);
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            of_source.push(*numbers.entry(name).or_insert(next));
            if numbers.len() > named_after.len() {
                named_after.push(case.place(Kind::Source, &root.id).unwrap_or_default());
            }
        }
        Self {
            of_source,
            named_after,
            wanted,
        }
    }

    /// Who speaks of the event at a place. Linear in the event's claims and the sources of the case.
    #[must_use]
    pub fn on(&self, case: &Case, event: u32) -> Says {
        let mut own: HashMap<u32, bool> = HashMap::new();
        for claim in case.claims_of(event as usize) {
            let claim = case.tables().claims.get(*claim as usize);
            let claim = claim.filter(|it| self.wanted.takes(it.suggested));
            if let Some((claim, voice)) = claim.and_then(|it| Some((it, self.voice(case, it)?))) {
                *own.entry(voice).or_default() |= !self.is_copy(case, claim, voice);
            }
        }
        let say = own.iter().filter(|(_, own)| **own).map(|(voice, _)| *voice);
        let say = self.names(say.collect());
        let copies = own.len() - say.len();
        Says {
            say,
            of: u32::try_from(self.named_after.len()).unwrap_or(u32::MAX),
            copies: u32::try_from(copies).unwrap_or(u32::MAX),
            silences: self.silences(case, event, &own),
        }
    }

    /// The sources that voices are named after, in the order of the case.
    fn names(&self, mut voices: Vec<u32>) -> Vec<u32> {
        voices.sort_unstable();
        let names = voices.iter().map(|it| self.named_after.get(*it as usize));
        names.flatten().copied().collect()
    }

    fn voice(&self, case: &Case, claim: &Claim) -> Option<u32> {
        let source = case.place(Kind::Source, &claim.source)?;
        self.of_source.get(source as usize).copied()
    }

    /// Whether the claim only copies one of another voice.
    fn is_copy(&self, case: &Case, claim: &Claim, voice: u32) -> bool {
        let first = claim.derives_from.get().and_then(|id| case.claim(id));
        first.is_some_and(|first| self.voice(case, first) != Some(voice))
    }

    fn silences(
        &self,
        case: &Case,
        event: u32,
        speak: &HashMap<u32, bool>,
    ) -> Vec<(Reason, Vec<u32>)> {
        let mut reasons: HashMap<u32, Reason> = HashMap::new();
        for (source, voice) in (0u32..).zip(&self.of_source) {
            // What is only suggested is no record yet.
            let recorded = case.silence(source, event).filter(|it| !it.suggested);
            if let (Some(silence), false) = (recorded, speak.contains_key(voice)) {
                reasons.entry(*voice).or_insert(silence.reason);
            }
        }
        let known = Reason::ALL
            .iter()
            .filter(|reason| **reason != Reason::Unknown);
        let counted = known.chain([&Reason::Unknown]).map(|reason| {
            let silent = reasons.iter().filter(|(_, it)| *it == reason);
            (
                *reason,
                self.names(silent.map(|(voice, _)| *voice).collect()),
            )
        });
        counted.filter(|(_, silent)| !silent.is_empty()).collect()
    }
}

impl Says {
    /// In words, with the denominator, parted by `dot`: `2 of 4: Ada; Ben · not asked: Cem`. `name` says what the source at a
    /// place is called; in short, those who speak are only counted.
    pub fn words(&self, dot: &str, short: bool, name: impl Fn(u32) -> String) -> String {
        let named = |before: String, voices: &[u32]| {
            let names: Vec<String> = voices.iter().map(|it| name(*it)).collect();
            match names.is_empty() {
                true => before,
                false => format!("{before}: {}", names.join("; ")),
            }
        };
        let say = if short { &[][..] } else { &self.say };
        let mut parts = vec![named(format!("{} of {}", self.say.len(), self.of), say)];
        match self.copies {
            0 => {}
            1 => parts.push("1 copy".into()),
            more => parts.push(format!("{more} copies")),
        }
        let silences = self.silences.iter();
        parts.extend(silences.map(|(reason, silent)| named(why_silent(*reason), silent)));
        parts.join(&format!(" {dot} "))
    }
}

/// A reason for a silence, said of those who are silent.
fn why_silent(reason: Reason) -> String {
    match reason {
        Reason::Unknown => "silent".into(),
        reason => reason.spelling().replace('-', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fields::case;
    use crate::compare::panes::defaults;
    use crate::compare::rows::rows;

    /// Seven voices: a keeper, an office with its watchman, a pilot who tells twice, and four others.
    const SEVEN: &str = "source keeper
                         source office
                         source watchman account=office
                         source pilot-1 person=pilot
                         source pilot-2 person=pilot
                         source cook
                         source boy
                         source mate
                         source log
                         event lamp
                         event bell";

    fn said(more: &str) -> String {
        let case = case(&format!("{SEVEN}\n{more}"));
        let name = |source: u32| case.tables().sources[source as usize].id.to_string();
        Voices::of(&case, Wanted::All)
            .on(&case, 0)
            .words("·", false, name)
    }

    #[test]
    fn a_count_is_printed_with_its_denominator_and_its_silences() {
        assert_eq!(
            said(
                "claim a source=keeper event=lamp
                  claim b source=watchman event=lamp
                  claim c source=office event=lamp
                  claim d source=pilot-1 event=lamp
                  claim e source=pilot-2 event=lamp
                  silence source=cook event=lamp reason=not-asked
                  silence source=boy event=lamp reason=not-asked
                  silence source=mate event=lamp
                  silence source=log event=bell"
            ),
            "3 of 7: keeper; office; pilot-1 · not asked: cook; boy · silent: mate"
        );
    }

    #[test]
    fn a_copy_corroborates_nothing() {
        assert_eq!(
            said(
                "claim a source=keeper event=lamp
                  claim b source=office event=lamp derives-from=a
                  claim c source=cook event=lamp derives-from=a
                  claim d source=cook event=lamp"
            ),
            "2 of 7: keeper; cook · 1 copy"
        );
    }

    #[test]
    fn a_silence_of_who_speaks_within_the_same_account_is_not_counted() {
        assert_eq!(
            said(
                "claim a source=office event=lamp
                  silence source=watchman event=lamp reason=withheld
                  silence source=pilot-1 event=lamp reason=no-answer
                  silence source=pilot-2 event=lamp"
            ),
            "1 of 7: office · no answer: pilot-1"
        );
    }

    #[test]
    fn an_event_is_covered_by_both_by_one_or_by_neither() {
        let case = case(&format!(
            "{SEVEN}\nevent boat\nevent fog
             claim a source=keeper event=lamp
             claim b source=watchman event=lamp
             claim c source=keeper event=bell
             claim d source=office event=boat
             claim e source=cook event=fog"
        ));
        let rows = rows(&case, &defaults(&case), []);
        let words: Vec<&str> = (0..4).map(|event| side_word(&rows, event)).collect();
        assert_eq!(
            words,
            ["both", "only the left", "only the right", "neither shown"]
        );
        assert!(totals(&case, &rows).iter().all(|(_, count)| *count == 1));
    }
}
