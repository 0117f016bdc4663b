//! The chain of a claim is made, step by step: who passed it on, nearest the document first.

use super::claim::{known, speaker};
use super::{Decided, Signed, called, cannot, set};
use crate::case::{Case, Field, Kind, Step, Value, Word as _};

/// The claim was passed on in these steps; none at all where the document has it from the source itself.
///
/// # Errors
/// When there is no such claim or source, a step is the claim's own source, two steps one behind the other are one source, or
/// the chain is that already.
pub fn set_chain(case: &Case, claim: u32, steps: Vec<Step>, signed: Signed<'_>) -> Decided {
    let it = known(case, claim)?;
    let mut before = None;
    for step in &steps {
        let name = &speaker(case, &step.source)?.name;
        if step.source == it.source {
            return cannot(format!("{name} says the claim, and cannot pass it on too"));
        }
        if before.replace(&step.source) == Some(&step.source) {
            return cannot(format!(
                "{name} would pass it on twice, one behind the other"
            ));
        }
    }
    let said = told(case, claim, &it.chain, &steps);
    let steps = (!steps.is_empty()).then_some(Value::Steps(steps));
    let at = claim as usize;
    let mut decision = set(case, Kind::Claim, at, Field::Chain, steps.as_ref(), signed)?;
    decision.name = said;
    Ok(decision)
}

/// What became of the chain: of one step, where only that is another; else of the whole.
fn told(case: &Case, claim: u32, old: &[Step], new: &[Step]) -> String {
    let named = |step: &Step| called::source(case, &step.source);
    let claim = called::claim(case, claim);
    if let Some((was, is)) = changed(old, new) {
        let name = named(is);
        if was.source != is.source {
            return format!("{claim} is passed on by {name}, not {}", named(was));
        }
        if was.mode != is.mode {
            return format!("{claim}: how {name} passes it on: {}", is.mode.spelling());
        }
        return match &is.verb {
            Some(verb) => {
                let verb = called::value(case, Kind::Claim, Field::Text, &Value::text(verb));
                format!("{claim}: the verb of {name}: {verb}")
            }
            None => format!("{claim}: no verb of {name}"),
        };
    }
    match new {
        [] => format!("nobody passes {claim} on"),
        steps => {
            let names: Vec<String> = steps.iter().map(named).collect();
            format!("{claim} is passed on by {}", names.join(", then "))
        }
    }
}

/// The one step in which two chains of one length differ.
fn changed<'a>(old: &'a [Step], new: &'a [Step]) -> Option<(&'a Step, &'a Step)> {
    let mut differ = old.iter().zip(new).filter(|(was, is)| was != is);
    let one = differ.next().filter(|_| old.len() == new.len())?;
    differ.next().is_none().then_some(one)
}
