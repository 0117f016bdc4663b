//! Which suggestions are alike: one key decides on them together.

use super::Item;
use crate::app::State;
use crate::case::{Case, Field, Kind, Value, Word as _};
use crate::suggest::{Band, What};

/// The suggestions that the same rule made and that are about as likely, the one that is asked among them.
#[must_use]
pub fn alike(state: &State, item: &Item) -> Vec<Item> {
    let case = &state.matter.case;
    let rule = rule(case, item);
    let list = state.review.list.iter();
    let alike = list.filter(|it| self::rule(case, it) == rule);
    alike.cloned().collect()
}

/// What those that are alike have in common.
#[derive(Debug, PartialEq)]
struct Alike {
    kind: &'static str,
    is_stored: bool,
    /// The rule's name; of a silence, whose it is: an account may be silent throughout, and another nowhere.
    rule: String,
    /// What it says, of a finding.
    relation: &'static str,
    /// How likely it is: what is hardly so is not taken along.
    band: Option<Band>,
}

fn rule(case: &Case, item: &Item) -> Alike {
    let tables = case.tables();
    let mut alike = Alike {
        kind: item.kind(),
        is_stored: item.is_stored(),
        rule: String::new(),
        relation: "",
        band: None,
    };
    match item {
        Item::Stored(kind, key) => {
            let at = case.find(*kind, key).unwrap_or(usize::MAX);
            if let Some(Value::Share(p)) = case.get(*kind, at, Field::P) {
                alike.band = Some(Band::of(p));
            }
            match kind {
                Kind::Claim => {
                    let rule = tables.claims.get(at).and_then(|it| it.attribution.get());
                    alike.rule = rule.map_or_else(String::new, |it| it.rule.to_string());
                }
                Kind::Finding => {
                    if let Some(it) = tables.findings.get(at) {
                        alike.relation = it.relation.spelling();
                        alike.rule = named(it.why.get().map_or("", |it| it));
                    }
                }
                Kind::Silence => {
                    let source = tables.silences.get(at).map(|it| it.source.to_string());
                    alike.rule = source.unwrap_or_default();
                }
                _ => {}
            }
        }
        Item::Proposed(it) => {
            alike.band = it.p.map(Band::of);
            match &it.what {
                What::Finding { relation, .. } => {
                    alike.relation = relation.spelling();
                    alike.rule = named(&it.why);
                }
                What::Silence { source, .. } => alike.rule = source.to_string(),
                What::Align { .. } | What::Source { .. } => {}
            }
        }
    }
    alike
}

/// The rule's name: what of a reason stands before the words that it is about.
fn named(why: &str) -> String {
    why.split(':').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Id, Tables};
    use crate::suggest::Suggestion;

    #[test]
    fn pairs_that_are_about_as_likely_are_alike() {
        let case = Case::new(Tables::titled("t"));
        let rule = |p: f64| {
            let claims = ["a", "b"].map(|id| Id::new(id).unwrap());
            let (what, why) = (What::Align { claims }, "both say: boat".into());
            let p = Some(p);
            rule(
                &case,
                &Item::Proposed(Box::new(Suggestion { what, p, why })),
            )
        };
        assert_eq!(rule(0.95), rule(0.91));
        assert_ne!(rule(0.95), rule(0.6));
        assert_ne!(rule(0.6), rule(0.4));
    }
}
