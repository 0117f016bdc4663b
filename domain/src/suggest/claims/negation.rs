//! Whether a claim denies something, and what: that it happened, was seen, was written down, is remembered, was allowed.

use crate::case::Scope;
use crate::suggest::lexicon::{Class, Classes, Lexicon};
use crate::text::segment::words;

/// How many words a negative may stand from the claim's start to be its own.
const NEAR: usize = 14;
/// How many words behind the negative tell what it takes back.
const AHEAD: usize = 6;
/// And where it says that one could or might not, the verb itself: "could not see".
const VERB: usize = 2;
/// How many words before it: "saw nobody".
const BEFORE: usize = 2;

/// The scope of the negative in `claim`; none when it denies nothing. `turned`: said by way of a denial.
pub(super) fn negates(claim: &str, turned: bool, lexicon: &Lexicon) -> Option<Scope> {
    let words = words(claim).take(NEAR + AHEAD);
    let words = words.map(|it| lexicon.spelled(claim.get(it).unwrap_or_default()));
    let words: Vec<Classes> = words.collect();
    let negative = words
        .iter()
        .take(NEAR)
        .position(|it| it.any(&[Class::Negative, Class::Unable]));
    match (negative, turned) {
        (None, true) => Some(Scope::Event),
        (Some(_), true) | (None, false) => None,
        (Some(at), false) => scope(&words, at),
    }
}

/// What the negative takes back: told by the nearest word behind it that says so, else by the verb it is the object of. What
/// somebody thinks of a thing ("not an easy thing to see") takes nothing back.
fn scope(words: &[Classes], at: usize) -> Option<Scope> {
    let has = |at: Option<usize>, class| {
        at.and_then(|at| words.get(at))
            .is_some_and(|it| it.has(class))
    };
    let mut behind = at + 2..at + 1 + AHEAD;
    if has(Some(at + 1), Class::Determiner) && behind.any(|it| has(Some(it), Class::To)) {
        return None;
    }
    // "did not wish to comment": somebody says nothing, and so denies nothing.
    let stand =
        |it: usize| has(Some(it), Class::Comment) && !has(it.checked_sub(1), Class::Determiner);
    if (at + 1..at + 1 + AHEAD).any(stand) {
        return None;
    }
    let tells = |at: usize| told(words, at);
    let modal = has(Some(at), Class::Unable)
        || has(Some(at), Class::Allowed)
        || has(at.checked_sub(1), Class::Allowed);
    let ahead = at + 1..at + 1 + if modal { VERB } else { AHEAD };
    let behind = (at.saturating_sub(BEFORE)..at).rev();
    let able = || modal.then_some(Scope::Authority);
    let found = ahead.into_iter().find_map(tells).or_else(able);
    let found = found.or_else(|| behind.into_iter().find_map(tells));
    Some(found.unwrap_or(Scope::Event))
}

/// The scope that a word tells by itself.
fn told(words: &[Classes], at: usize) -> Option<Scope> {
    let word = words.get(at)?;
    // "the watch had no record": a noun for somebody, unless the negative itself stands before it: "no sight of him".
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let noun = before.is_some_and(|it| it.has(Class::Determiner) && !it.has(Class::Negative));
    let classes = [
        (Class::Remember, Scope::Memory),
        (Class::Allowed, Scope::Authority),
        (Class::Perceive, Scope::Perception),
        (Class::Recorded, Scope::Record),
    ];
    let mut classes = classes.into_iter();
    let (_, scope) = classes.find(|(class, _)| word.has(*class))?;
    (scope != Scope::Perception || !noun).then_some(scope)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each of these denies.
    fn all(language: &str, claims: &[&str]) -> Vec<Option<Scope>> {
        let lexicon = Lexicon::of(language);
        claims
            .iter()
            .map(|it| negates(it, false, lexicon))
            .collect()
    }

    #[test]
    fn what_was_not_written_down_is_a_negative_of_record() {
        let claims = [
            "No call was logged before eight",
            "the log shows no entry for the street",
            "There is no record of a call",
            "the watch had no record of a call",
            "The minutes show no entry for that week",
            "no injuries were reported and no arrests were made",
            "no trace of a letter was found in the files",
        ];
        assert_eq!(all("en", &claims), [Some(Scope::Record); 7]);
        let claims = [
            "es wurde kein Anruf protokolliert",
            "im Protokoll finde sich kein Eintrag",
            "es gebe keine Aufzeichnungen von dem Abend",
        ];
        assert_eq!(all("de", &claims), [Some(Scope::Record); 3]);
    }

    #[test]
    fn what_was_not_perceived_is_one_of_perception_even_where_it_could_not_be() {
        let claims = [
            "nobody saw a bottle",
            "he did not hear the bell",
            "No one was seen following the pair",
            "We heard nothing from our fans",
            "he could not see the steps from where he stood",
            "they searched the stand and found nothing",
        ];
        assert_eq!(all("en", &claims), [Some(Scope::Perception); 6]);
        let claims = ["er habe niemanden gesehen", "sie habe nichts gehört"];
        assert_eq!(all("de", &claims), [Some(Scope::Perception); 2]);
    }

    #[test]
    fn what_is_not_known_is_one_of_memory_or_record_and_no_comment_denies_nothing() {
        let claims = [
            "I don't know.",
            "I don't know who called the police",
            "the name is not known to the police",
            "the police are not aware of any injuries",
            "the council did not wish to comment",
            "the airline did not immediately respond",
            "he did not hear the comment",
        ];
        let (memory, record) = (Some(Scope::Memory), Some(Scope::Record));
        let scopes = [
            memory,
            memory,
            record,
            record,
            None,
            None,
            Some(Scope::Perception),
        ];
        assert_eq!(all("en", &claims), scopes);
        let claims = [
            "das wisse er nicht",
            "Verletzungen seien ihr nicht bekannt",
            "die Stadt wollte sich auf Anfrage nicht äußern",
        ];
        assert_eq!(all("de", &claims), [memory, record, None]);
    }

    #[test]
    fn memory_authority_and_the_thing_itself() {
        let claims = [
            "she does not recall a meeting about the bridge",
            "he could not remember seeing the van",
            "they were not allowed to speak about their work",
            "they were unable to escort the pair home",
            "no bottle was thrown",
            "nobody was on the bridge that day",
            "the bridge was closed",
            "it is not an easy thing to see",
            "the guards attacked without a warning",
        ];
        let scopes = [
            Some(Scope::Memory),
            Some(Scope::Memory),
            Some(Scope::Authority),
            Some(Scope::Authority),
            Some(Scope::Event),
            Some(Scope::Event),
            None,
            None,
            None,
        ];
        assert_eq!(all("en", &claims), scopes);
        let claims = [
            "er erinnere sich nicht an einen Aufprall",
            "er durfte das Tor nicht öffnen",
            "die Wache habe ohne Vorwarnung angegriffen",
        ];
        assert_eq!(
            all("de", &claims),
            [Some(Scope::Memory), Some(Scope::Event), None]
        );
    }
}
