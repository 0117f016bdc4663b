//! One person at two tellings: what became of each event from the earlier to the later. Computed, never stored.

use super::panes::Pane;
use super::rows::Rows;
use super::sides::{Side, Sides};
use crate::case::{Basis, Case, Claim, Edtf, Id, Relation, Source, words};

words! {
    /// What became of an event from one telling to the next.
    Telling ("change between tellings") {
        Same = "same", "told the same both times";
        ContradictsItself = "contradicts-itself", "no situation makes both tellings true";
        AddedLater = "added-later", "told in the later telling only";
        Dropped = "dropped", "told in the earlier telling only";
        ShiftedCertainty = "shifted-certainty", "told with more or less certainty";
        ReAttributed = "re-attributed", "said to come from somebody else";
        ReOrdered = "re-ordered", "told at another point of the account";
    }
}

/// The side of the earlier telling, when the panes show two tellings of one person: by the time they were told, the left
/// one where that does not decide. `None` when they do not.
#[must_use]
pub fn earlier(case: &Case, panes: &Sides<Pane>) -> Option<Side> {
    let source = |side: Side| case.source(panes[side].source()?);
    let (left, right) = (source(Side::Left)?, source(Side::Right)?);
    let is_one = left.id != right.id && left.person.is_some() && left.person == right.person;
    let told = |source: &Source| source.told.as_ref().map(Edtf::sort_key);
    let is_turned = told(left)
        .zip(told(right))
        .is_some_and(|(left, right)| right < left);
    is_one.then_some(if is_turned { Side::Right } else { Side::Left })
}

/// What became of a row's event, given the side of the earlier telling; in the order of the list. Nothing where both
/// tell it and nobody has judged, nor for a claim that is not aligned.
#[must_use]
pub fn changes(case: &Case, rows: &Rows, row: usize, earlier: Side) -> Vec<Telling> {
    let Some(shown) = rows.get(row).filter(|row| row.event.is_some()) else {
        return Vec::new();
    };
    let told = Sides::from_fn(|side| !rows.cell(row, side).is_empty());
    match (told[earlier], told[earlier.other()]) {
        (true, false) => return vec![Telling::Dropped],
        (false, true) => return vec![Telling::AddedLater],
        _ => {}
    }
    let relations = relations(case, rows, row);
    let has = |wanted: &[Relation]| relations.iter().any(|it| wanted.contains(it));
    let pairs = pairs(case, rows, row);
    let any = |differs: fn(&Case, &Claim, &Claim) -> bool| {
        pairs.iter().any(|(one, other)| differs(case, one, other))
    };
    let found = [
        (
            has(&[Relation::Contradict, Relation::Deny, Relation::PartAdmit]),
            Telling::ContradictsItself,
        ),
        (
            any(|_, one, other| one.certainty != other.certainty),
            Telling::ShiftedCertainty,
        ),
        (any(is_attributed_elsewhere), Telling::ReAttributed),
        (shown.order.is_some(), Telling::ReOrdered),
    ];
    let found: Vec<Telling> = found
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| word)
        .collect();
    let is_same = found.is_empty()
        && !relations.is_empty()
        && relations.iter().all(|it| *it == Relation::Agree)
        || found.is_empty()
            && relations.is_empty()
            && !pairs.is_empty()
            && pairs
                .iter()
                .all(|(one, other)| one.words() == other.words());
    if is_same { vec![Telling::Same] } else { found }
}

/// The relations somebody found between the tellings in a row.
fn relations(case: &Case, rows: &Rows, row: usize) -> Vec<Relation> {
    let findings = rows.between(case, row).into_iter();
    let findings = findings.filter_map(|at| case.tables().findings.get(at as usize));
    let decided = findings.filter(|finding| !finding.suggested);
    decided.map(|finding| finding.relation).collect()
}

/// The claims of a row that tell the same thing: those a finding relates; without any, the two when each side has one.
fn pairs<'a>(case: &'a Case, rows: &Rows, row: usize) -> Vec<(&'a Claim, &'a Claim)> {
    let findings = rows.between(case, row).into_iter();
    let findings = findings.filter_map(|at| case.tables().findings.get(at as usize));
    let related: Vec<_> = findings
        .filter(|finding| !finding.suggested)
        .filter_map(|finding| {
            let [one, other] = finding.claims.each_ref().map(|id| case.claim(id));
            one.zip(other)
        })
        .collect();
    let claim = |at: &u32| case.tables().claims.get(*at as usize);
    match (rows.cell(row, Side::Left), rows.cell(row, Side::Right)) {
        ([one], [other]) if related.is_empty() => {
            claim(one).zip(claim(other)).into_iter().collect()
        }
        _ => related,
    }
}

/// Whether two claims rest on different people, or one on what the teller knows himself and the other not. The tellings
/// themselves are one person.
fn is_attributed_elsewhere(case: &Case, one: &Claim, other: &Claim) -> bool {
    let name = |id: &Id| {
        let person = case.source(id).and_then(|source| source.person.clone());
        person.unwrap_or_else(|| id.as_str().into())
    };
    let who = |claim: &Claim| {
        let chain: Vec<Box<str>> = claim.chain.iter().map(|step| name(&step.source)).collect();
        (name(&claim.source), chain)
    };
    let basis = one.basis.zip(other.basis);
    let is_first_hand = |basis: Basis| matches!(basis, Basis::Saw | Basis::Did);
    who(one) != who(other)
        || one.from.get() != other.from.get()
        || basis.is_some_and(|(one, other)| is_first_hand(one) != is_first_hand(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Word;
    use crate::compare::fields::case;
    use crate::compare::panes::choose;
    use crate::compare::rows::rows;

    const TWO: &str = "source late person=pilot told=2021-11
                       source first person=pilot told=2020-11
                       source mate
                       document log file=log.txt
                       document letter file=letter.txt
                       event lamp
                       event bell
                       event boat";

    /// The changes of each row, the later telling in the left pane.
    fn changes_of(more: &str) -> Vec<String> {
        let case = case(&format!("{TWO}\n{more}"));
        let panes = choose(&case, Some("late"), Some("first")).unwrap();
        let rows = rows(&case, &panes, []);
        let side = earlier(&case, &panes).unwrap();
        let said = |row| {
            let words = changes(&case, &rows, row, side);
            let words: Vec<&str> = words.into_iter().map(Word::spelling).collect();
            words.join(" ")
        };
        (0..rows.len()).map(said).collect()
    }

    #[test]
    fn the_time_of_telling_decides_which_pane_is_the_earlier() {
        assert_eq!(
            changes_of(
                "claim a source=late event=lamp text=x
                        claim b source=first event=bell text=y"
            ),
            ["added-later", "dropped"]
        );
    }

    #[test]
    fn what_is_judged_alike_or_worded_alike_is_the_same() {
        assert_eq!(
            changes_of(
                "claim a source=late event=lamp text=x
                        claim b source=first event=lamp text=y
                        claim c source=late event=bell text=z
                        claim d source=first event=bell text=z
                        claim e source=late event=boat text=p
                        claim f source=first event=boat text=q
                        finding claims=a,b relation=agree"
            ),
            ["same", "same", ""]
        );
    }

    #[test]
    fn certainty_and_attribution_and_order_may_all_change_at_once() {
        assert_eq!(
            changes_of("claim a source=late event=lamp text=x document=letter start=1
                        claim b source=first event=lamp text=y document=log start=5 certainty=possible from=mate
                        claim c source=late event=bell text=x document=letter start=3
                        claim d source=first event=bell text=y document=log start=1
                        finding claims=a,b relation=contradict"),
            ["contradicts-itself shifted-certainty re-attributed re-ordered", ""]
        );
    }

    #[test]
    fn two_people_have_no_tellings() {
        let case = case(TWO);
        let panes = choose(&case, Some("late"), Some("mate")).unwrap();
        assert_eq!(earlier(&case, &panes), None);
    }
}
