//! Sentences made of a small vocabulary, the same for the same seed.

/// The generator `SplitMix64` of Steele, Lea and Flood: enough for made-up text, and the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from((word ^ (word >> 31)) % end).unwrap_or(0)
    }

    /// One of `choices`.
    pub(crate) fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices
            .get(self.below(choices.len()))
            .copied()
            .unwrap_or_default()
    }
}

/// A sentence of 40 to 110 letters with a number in it, so that hardly any two are alike; no line end.
pub(crate) fn sentence(dice: &mut Dice) -> String {
    let opening = dice.of(&["The", "A", "Another", "One", "Every"]);
    let (who, did, what) = (dice.of(&WHO), dice.of(&DID), dice.of(&WHAT));
    let (place, number) = (dice.of(&PLACE), dice.below(100_000));
    let (after, whom, tail) = (dice.of(&LINK), dice.of(&WHO), dice.of(&TAIL));
    match dice.below(4) {
        0 => format!("{opening} {who} {did} {what} {place}, number {number} on the list."),
        1 => format!("{opening} {who} {did} {what} {after} the {whom} {tail}, at entry {number}."),
        2 => format!("“{opening} {who} {did} {what}”, says note {number} of the {whom}."),
        _ => format!(
            "Page {number}: {opening} {who} {did} {what} {place} {after} the {whom} {tail}."
        ),
    }
}

/// A title of a few words.
pub(crate) fn title(dice: &mut Dice) -> String {
    format!("The {} {} {}", dice.of(&WHO), dice.of(&DID), dice.of(&WHAT))
}

const WHO: [&str; 14] = [
    "ferryman",
    "baker",
    "caretaker",
    "clerk",
    "neighbour",
    "driver",
    "warden",
    "porter",
    "cellist",
    "juggler",
    "café owner",
    "señora",
    "surveyor",
    "gardener",
];
const DID: [&str; 12] = [
    "saw",
    "did not see",
    "carried",
    "refused",
    "opened",
    "never opened",
    "asked for",
    "returned",
    "left",
    "took",
    "counted",
    "was offered",
];
const WHAT: [&str; 12] = [
    "the blue door",
    "two lanterns",
    "the ladder",
    "a sealed letter",
    "the last boat",
    "nine crates",
    "the key",
    "a receipt",
    "the wet coat",
    "the ledger",
    "some bread",
    "the bell rope",
];
const PLACE: [&str; 8] = [
    "by the quay",
    "at the lock",
    "behind the mill",
    "in the yard",
    "on the stairs",
    "near the weir",
    "at home",
    "under the bridge",
];
const LINK: [&str; 6] = ["before", "after", "while", "because", "although", "until"];
const TAIL: [&str; 8] = [
    "waited outside",
    "had gone",
    "was asleep",
    "came back",
    "said nothing",
    "shouted twice",
    "rang the bell",
    "locked the gate",
];
