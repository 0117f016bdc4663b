//! Two claims of one source become one; their findings are joined, and where they differ somebody is asked.

use super::claim::known;
use super::ends::{redirect_copies, told};
use super::plan::Plan;
use super::{Cannot, Decided, Signed, Words, cannot};
use crate::case::{Case, Field, Finding, Id, Key, Kind, Value};

/// A third claim on which the two have findings that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differ {
    /// The third claim.
    pub with: Id,
    /// The finding of the claim that stays, by place.
    pub kept: u32,
    /// The finding of the claim that goes, by place.
    pub gone: u32,
}

/// The findings that differ when `gone` is merged into `kept` (both by place): the reader says which of each pair stays.
#[must_use]
pub fn differing(case: &Case, kept: u32, gone: u32) -> Vec<Differ> {
    let all = &case.tables().findings;
    let pairs = case.findings_of(gone as usize).iter().filter_map(|at| {
        let finding = all.get(*at as usize)?;
        let with = other(case, finding, gone)?;
        let third = case.place(Kind::Claim, with)?;
        let here = case.finding(kept, third)?;
        let same = here.relation == finding.relation && here.facets == finding.facets;
        let place = all.iter().position(|it| std::ptr::eq(it, here))?;
        (third != kept && !same).then(|| Differ {
            with: with.clone(),
            kept: u32::try_from(place).unwrap_or(u32::MAX),
            gone: *at,
        })
    });
    pairs.collect()
}

/// Merges the claim `gone` into `kept`: the words become `words`, the findings of both are on what stays; of two findings on
/// one third claim the one that `prefer_gone` names by the third claim's id is that of the claim that goes.
///
/// # Errors
/// When they are not two claims of one source in one event.
pub fn merge_claims(
    case: &Case,
    kept: u32,
    gone: u32,
    words: Option<Words<'_>>,
    prefer_gone: &[Id],
    signed: Signed<'_>,
) -> Decided {
    let (one, two) = (known(case, kept)?, known(case, gone)?);
    if kept == gone || one.source != two.source {
        return cannot("only two claims of one source can be merged");
    }
    if one.event != two.event {
        return cannot("the two stand in two events; move one first");
    }
    let mut plan = Plan::new(case);
    let mut ended = 0;
    for at in case.findings_of(gone as usize) {
        ended += usize::from(join(&mut plan, case, (kept, gone), *at, prefer_gone)?);
    }
    redirect_copies(&mut plan, case, &two.id, Some(&one.id));
    let between = words.as_ref().map_or(0, |words| {
        let quotes = [one, two].map(|it| letters(it.quote.as_deref().unwrap_or_default()));
        letters(words.quote()).saturating_sub(quotes.iter().sum())
    });
    match words {
        Some(words) => plan.set_each(Kind::Claim, kept as usize, words.set()),
        None if one.quote.is_none() => {
            let both = format!("{} {}", one.words(), two.words());
            plan.set(
                Kind::Claim,
                kept as usize,
                Field::Text,
                Some(Value::text(&both)),
            );
        }
        None => {}
    }
    plan.sign(Kind::Claim, kept as usize, signed);
    plan.remove(Kind::Claim, gone as usize);
    Ok(plan.named(format!(
        "{} and {} are one claim now{}{}",
        one.id,
        two.id,
        match between {
            0 => String::new(),
            1 => ", with the letter between them".into(),
            more => format!(", with the {more} letters between them"),
        },
        told(ended, 0)
    )))
}

/// How many characters of a text are more than white space.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Puts a finding of the claim that goes onto the one that stays; whether it ends instead.
fn join(
    plan: &mut Plan<'_>,
    case: &Case,
    (kept, gone): (u32, u32),
    at: u32,
    prefer_gone: &[Id],
) -> Result<bool, Cannot> {
    let finding = case.tables().findings.get(at as usize);
    let third = finding.and_then(|it| other(case, it, gone));
    let (Some(finding), Some(third)) = (finding, third) else {
        return cannot("a finding names a claim that is not there; check the case first");
    };
    let third_at = case.place(Kind::Claim, third);
    if third_at == Some(kept) {
        plan.remove(Kind::Finding, at as usize);
        return Ok(true);
    }
    if let Some(here) = third_at.and_then(|third| case.finding(kept, third)) {
        let here = case
            .find(Kind::Finding, &Key::Claims(here.claims.clone()))
            .unwrap_or_default();
        if !prefer_gone.contains(third) {
            plan.remove(Kind::Finding, at as usize);
            return Ok(true);
        }
        plan.remove(Kind::Finding, here);
    }
    let kept_id = &known(case, kept)?.id;
    let claims = finding.claims.each_ref().map(|id| {
        let goes = case.place(Kind::Claim, id) == Some(gone);
        Box::from(if goes { kept_id } else { id }.as_str())
    });
    plan.set(
        Kind::Finding,
        at as usize,
        Field::Claims,
        Some(Value::Texts(claims.into())),
    );
    Ok(false)
}

fn other<'a>(case: &Case, finding: &'a Finding, claim: u32) -> Option<&'a Id> {
    finding
        .claims
        .iter()
        .find(|id| case.place(Kind::Claim, id) != Some(claim))
}
