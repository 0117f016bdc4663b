//! The agreement of two annotators as text: every number with what it is counted over, then each difference in a line.

use super::Compared;
use super::documents::called;
use crate::case::Word as _;
use crate::compare::agree::{Coded, Difference, Pair, f_measure};
use crate::compare::sides::{Side, Sides};
use crate::text::clean::{Shown, Signs};
use crate::text::width::{Ambiguous, fit};
use std::fmt::Write as _;

/// The report.
pub(super) fn text(compared: &Compared<'_>) -> String {
    let mut out = String::new();
    for side in Side::ALL {
        let (name, found) = (shown(&compared.checked[side].name), compared.found);
        let (claims, placed) = (found.claims[side], found.placed[side]);
        let _ = writeln!(
            out,
            "{}  {name}: {claims} claims, {placed} with a sure place",
            called(side)
        );
    }
    words(compared, &mut out);
    others(compared, &mut out);
    let _ = match compared.found.differences.len() {
        0 => writeln!(out, "\nNo differences."),
        1 => writeln!(out, "\n1 difference"),
        many => writeln!(out, "\n{many} differences, in the order of the documents"),
    };
    for difference in &compared.found.differences {
        let _ = writeln!(out, "{}", line(compared, difference));
    }
    out
}

fn row(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "{name:<20} {value}");
}

/// The first row of a part.
fn heading(out: &mut String, name: &str, value: &str) {
    out.push('\n');
    row(out, name, value);
}

/// A coefficient, or that it has none.
fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "undefined".into(), |value| format!("{value:.3}"))
}

fn words(compared: &Compared<'_>, out: &mut String) {
    let found = compared.found;
    let (pairs, exact) = (found.pairs.len(), found.exact());
    let (left, right) = (found.placed.left, found.placed.right);
    out.push_str("\nWords\n");
    let only = Sides::from_fn(|side| found.only(side));
    let value = format!(
        "{pairs}: {exact} on exactly the same words, {} overlapping; only A {}, only B {}",
        pairs - exact,
        only.left,
        only.right
    );
    row(out, "  claims paired", &value);
    let value = format!(
        "{} paired, {} exact; n = {left} and {right}, claims",
        number(f_measure(pairs, left, right)),
        number(f_measure(exact, left, right))
    );
    row(out, "  F of claims", &value);
    let cover = &found.cover;
    let value = format!(
        "{} claimed by both, {} by A only, {} by B only; of {}",
        cover.both, cover.only.left, cover.only.right, cover.length
    );
    row(out, "  code points", &value);
    let value = format!(
        "{}; B has {} of A's {}, A has {} of B's {}",
        number(cover.f()),
        number(cover.shared(Side::Left)),
        cover.claimed(Side::Left),
        number(cover.shared(Side::Right)),
        cover.claimed(Side::Right)
    );
    row(out, "  F of code points", &value);
    coefficients(out, &cover.coded(), "code points, claimed or not");
    let units = found.unitizing.units;
    let value = format!(
        "{}; n = {} and {}, units in {} code points",
        number(found.unitizing.alpha()),
        units.left,
        units.right,
        cover.length
    );
    row(out, "  alpha_U", &value);
}

fn coefficients(out: &mut String, coded: &Coded, over: &str) {
    let over = format!("n = {}, {over}", coded.units());
    row(
        out,
        "  kappa",
        &format!("{}; {over}", number(coded.kappa())),
    );
    row(
        out,
        "  alpha",
        &format!("{}; {over}", number(coded.alpha())),
    );
}

fn others(compared: &Compared<'_>, out: &mut String) {
    let found = compared.found;
    let pairs = found.pairs.len();
    let same = format!(
        "same for {} of {pairs} paired claims",
        found.source.agreed()
    );
    heading(out, "Source", &same);
    coefficients(out, &found.source, "paired claims");
    let events = &found.events;
    let value = format!(
        "same for {} of {pairs} paired claims; {} events matched of A's {} and B's {}",
        events.same,
        events.matched.len(),
        events.held.left,
        events.held.right
    );
    heading(out, "Event", &value);
    coefficients(
        out,
        &events.together,
        "pairs of paired claims, in one event or not",
    );
    let relations = &found.relations;
    let value = format!(
        "same for {} of {} findings both made; only A {}, only B {}; on claims not paired A {}, B {}",
        relations.coded.agreed(),
        relations.coded.units(),
        relations.only.left,
        relations.only.right,
        relations.apart.left,
        relations.apart.right
    );
    heading(out, "Relation", &value);
    coefficients(out, &relations.coded, "findings both made");
}

/// The columns of a quote in a line.
const QUOTE: usize = 48;

/// A stranger's text on one line, harmless.
fn shown(text: &str) -> String {
    Shown::new(text, Signs::Unicode).as_str().to_owned()
}

/// A difference in one line: where, what, and the words.
fn line(compared: &Compared<'_>, difference: &Difference) -> String {
    let view = View(compared);
    let (what, side, claim, value) = match difference {
        Difference::Only(side, claim) => {
            let source = view.source(*side, *claim);
            (format!("only {}", called(*side)), *side, *claim, source)
        }
        Difference::Words(pair) => {
            let value = both(|side| view.quote(side, pair.claim(side)));
            return format!("{}  words     {value}", view.place(first(compared, pair)));
        }
        Difference::Source(pair) => {
            let value = both(|side| view.source(side, pair.claim(side)));
            ("source".into(), Side::Left, pair.claims.left, value)
        }
        Difference::Event(pair, events) => {
            let value = both(|side| view.event(side, events[side]));
            ("event".into(), Side::Left, pair.claims.left, value)
        }
        Difference::Relation([one, other], relations) => {
            let value =
                both(|side| relations[side].map_or("none".into(), |it| it.spelling().into()));
            let value = format!(
                "{value}  with {}",
                view.quote(Side::Left, other.claims.left)
            );
            ("relation".into(), Side::Left, one.claims.left, value)
        }
    };
    let (place, quote) = (view.place((side, claim)), view.quote(side, claim));
    format!("{place}  {what:<8}  {value}  {quote}")
}

/// The claim of the pair that starts first.
fn first(compared: &Compared<'_>, pair: &Pair) -> (Side, u32) {
    let start = |side: &Side| {
        let place = compared.two[*side].places.get(pair.claim(*side) as usize);
        place.and_then(|it| Some(it.as_ref()?.start))
    };
    let side = Side::ALL
        .into_iter()
        .min_by_key(start)
        .unwrap_or(Side::Left);
    (side, pair.claim(side))
}

/// What each of the two says.
fn both(of: impl Fn(Side) -> String) -> String {
    let [left, right] = Side::ALL.map(|side| format!("{} {}", called(side), of(side)));
    format!("{left}  {right}")
}

/// What a line says of claims.
struct View<'a>(&'a Compared<'a>);

impl View<'_> {
    /// The document's file and the code point at which the claim's words start.
    fn place(&self, (side, claim): (Side, u32)) -> String {
        let (file, start) = super::json::place(self.0, side, claim);
        format!("  {} {start}", shown(&file))
    }

    fn quote(&self, side: Side, claim: u32) -> String {
        let claims = &self.0.two[side].case.tables().claims;
        let quote = claims
            .get(claim as usize)
            .and_then(|it| it.quote.as_deref());
        let quote = Shown::new(quote.unwrap_or_default(), Signs::Unicode);
        let quote = fit(&quote, QUOTE, Ambiguous::Narrow, Signs::Unicode);
        format!("“{}”", quote.as_str())
    }

    fn source(&self, side: Side, claim: u32) -> String {
        let case = self.0.two[side].case;
        let claim = case.tables().claims.get(claim as usize);
        let source = claim.and_then(|claim| case.source(&claim.source));
        source.map_or("nobody known".into(), |it| shown(&it.name))
    }

    fn event(&self, side: Side, event: Option<u32>) -> String {
        let events = &self.0.two[side].case.tables().events;
        let event = event.and_then(|event| events.get(event as usize));
        event.map_or("none".into(), |it| format!("“{}”", shown(&it.title)))
    }
}
