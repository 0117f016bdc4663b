//! The English words by which one sees what a phrase is about.

use super::cues::Cue;
use crate::text::features::Stems;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words by cue; compared by stem.
const WORDS: &[(Cue, &str)] = &[
    (
        Cue::Person,
        "man men woman women person people boy girl child children lad officer police constable sergeant sgt inspector \
         captain major lieutenant commander soldier troops regulars infantry militia provincials guard patrol rower crew \
         driver cyclist rider witness reporter doctor nurse clerk daughter son brother sister mother father husband wife \
         partner boyfriend girlfriend friend neighbour couple pair group crowd gang team party unit company others caller \
         stranger stallholder nobody somebody someone anyone everybody none complainant commander",
    ),
    (
        Cue::Perception,
        "see saw seen sight view watch look notice hear heard feel felt know knew known unknown aware recall remember \
         recollect forget forgot observe perceive recognise recognize witness detect spot glimpse certain sure unsure log \
         record report find found think believe understand vision visible",
    ),
    (
        Cue::Speech,
        "said say tell told ask answer reply shout call speak spoke talk word voice order direct direction command promise \
         offer refuse decline accept deny plead plea beg request apology apologise sorry listen silent ignore threaten \
         warn question greet thank quiet howl wave sign whisper radio telephone phone ring rang",
    ),
    (
        Cue::Cause,
        "because due reason cause motive why therefore hence purpose accident deliberate provoke result",
    ),
    (
        Cue::Duty,
        "may must allow permit permission order rule right duty unable able should need require oblige forbid forbidden \
         authorise authority entitle law legal policy standing could ought",
    ),
    (
        Cue::Order,
        "before after then first already until when while later earlier next last straight moment afterwards meanwhile \
         previously since once again finally immediately suddenly upon beforehand",
    ),
    (
        Cue::Duration,
        "second seconds minute minutes min hour hours day days week weeks month months year years moment long brief still \
         until while continue stop start begin began end finish kept keep went ago throughout during",
    ),
    (
        Cue::State,
        "injury injure hurt wound wounded dead death die died kill blood bleed bruise blue broken break damage cut drunk \
         sober dark light lit lamp bright wet dry cold warm hot breathing breath asleep awake locked lock open closed shut \
         stuck sticks jam defenceless unconscious calm angry frightened afraid tired ill sick pain fit armed unarmed",
    ),
    (
        Cue::Vague,
        "possibly perhaps maybe probably likely something somewhat certain certainly definitely about around roughly some \
         apparently seem seemed exactly precisely nearly almost",
    ),
    (
        Cue::Place,
        "left right north south east west near far close away inside outside above below ahead behind front back side \
         corner distance metre metres meter meters yard yards rod rods step steps pace paces mile miles kilometre km foot \
         feet here nearby opposite upstairs downstairs road street square bridge house wall door window gate bank river",
    ),
];

/// Verbs whose past no ending shows.
const VERBS: &str = "\
    went ran came saw heard told gave took broke broken fell hit kept let laid lay began held put shot stood struck \
    swung threw trod wrote made met rode rang rose sat sent set shone slept sold spoke spent spread stole swept swore \
    taught thought thrown torn understood woke won bought brought built burst caught chose dealt did done drawn drew \
    drove drunk ate fought found fled flew forgot froze gone grew hid hurt knew led lent lost meant paid read said sang \
    sank sought shook shut sprang stuck stung sunk swam won wore go run come see hear give take leave stay fire";

/// What is known of each stem.
static KNOWN: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let stems = Stems::new(Some("en"));
    let mut known: HashMap<String, u32> = HashMap::new();
    let lists = WORDS.iter().copied().chain([(Cue::Verb, VERBS)]);
    for (cue, list) in lists {
        for word in list.split_whitespace() {
            for form in [word.to_owned(), stems.stem(word)] {
                *known.entry(form).or_default() |= cue.bit();
            }
        }
    }
    known
});

/// The cues of a word in lower case with this stem, as bits of [`Cue::bit`].
pub(super) fn cues(lower: &str, stem: &str) -> u32 {
    let known = |form: &str| KNOWN.get(form).copied().unwrap_or_default();
    known(lower) | known(stem)
}
