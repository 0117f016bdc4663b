//! English forms that no stemmer leads back to their base: strong verbs, old plurals, a few comparatives.
//!
//! Made by hand from the verbs and nouns a learner's grammar lists as irregular. A form that is as common in another
//! sense is left out ("left" the side, "wound" the injury, "bound" for); "saw", "felt" and "found" are nearly always the verb.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A base, then its other forms.
const FORMS: &str = "\
    arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|\
    bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|\
    burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept|deal dealt|dig dug|\
    draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|\
    fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forget forgot forgotten|\
    forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|\
    hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lead led|lean leant|\
    leap leapt|learn learnt|lend lent|lie lay lain lying|light lit|lose lost|make made|mean meant|meet met|\
    mow mown|pay paid|prove proven|ride rode ridden|ring rang rung|rise rose risen|run ran|see saw seen|seek sought|\
    sell sold|send sent|sew sewn|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|\
    sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|smell smelt|speed sped|spend spent|spill spilt|\
    spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|\
    strike struck stricken|string strung|strive strove striven|sweep swept|swell swollen|swim swam swum|swing swung|\
    take took taken|teach taught|tear tore torn|throw threw thrown|tread trod trodden|wake woke woken|\
    wear wore worn|weave wove woven|weep wept|win won|withdraw withdrew withdrawn|wring wrung|\
    beget begat begot begotten|bid bade bidden|smite smote smitten|slay slew slain|cleave clove cloven|bespeak bespake|\
    overtake overtook overtaken|undo undid undone|understand understood|undertake undertook undertaken|\
    withstand withstood|overhear overheard|overthrow overthrew overthrown|mistake mistook mistaken|\
    man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|penny pence|die dying|\
    knife knives|wife wives|life lives|half halves|loaf loaves|thief thieves|wolf wolves|shelf shelves|\
    policeman policemen|policewoman policewomen|fireman firemen|gentleman gentlemen|fisherman fishermen|\
    good better best|bad worse worst|far further farther furthest farthest";

static BASES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let mut bases = HashMap::new();
    for set in FORMS.split('|') {
        let mut words = set.split_whitespace();
        let base = words.next().unwrap_or_default();
        bases.extend(words.map(|form| (form, base)));
    }
    bases
});

/// The base of an irregular English form in lower case; any other word as it is.
pub(super) fn base(word: &str) -> &str {
    BASES.get(word).copied().unwrap_or(word)
}
