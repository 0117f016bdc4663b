//! The chain of a claim is made, step by step: who passed it on, nearest the document first.

use super::claim::{known, speaker};
use super::{Decided, Signed, cannot, set};
use crate::case::{Case, Field, Kind, Step, Value};

/// The claim was passed on in these steps; none at all where the document has it from the source itself.
///
/// # Errors
/// When there is no such claim or source, a step is the claim's own source, two steps one behind the other are one source, or
/// the chain is that already.
pub fn set_chain(case: &Case, claim: u32, steps: Vec<Step>, signed: Signed<'_>) -> Decided {
    let it = known(case, claim)?;
    let mut names = Vec::new();
    for step in &steps {
        let name = &speaker(case, &step.source)?.name;
        if step.source == it.source {
            return cannot(format!("{name} says the claim, and cannot pass it on too"));
        }
        if names.last() == Some(&name) {
            return cannot(format!(
                "{name} would pass it on twice, one behind the other"
            ));
        }
        names.push(name);
    }
    let said = match names.as_slice() {
        [] => format!("nobody passes {} on", it.id),
        names => {
            let names: Vec<&str> = names.iter().map(|name| &***name).collect();
            format!("{} is passed on by {}", it.id, names.join(", then "))
        }
    };
    let steps = (!steps.is_empty()).then_some(Value::Steps(steps));
    let at = claim as usize;
    let mut decision = set(case, Kind::Claim, at, Field::Chain, steps.as_ref(), signed)?;
    decision.name = said;
    Ok(decision)
}
