//! The case that is typed at: small, with comments, quotes and blank lines that no program would write.

use crate::support::home::Home;

/// Its document.
const LETTER: &str = "It was late when the lamp on the quay went out. \"I saw two men run,\" said Mira Voss. \
    Tom Aske, who kept the gate, says he heard nobody. The bell was rung at nine, or so the log has it.\n\n\
    Mira Voss called for help twice; nobody came. Tom Aske said he had told her to wait. The harbour office \
    \"has no record of a call\". A boat left without lights. It did not come back.\n";

/// Another document.
const LOG: &str = "21:00 bell. 21:10 lamp out, cause not known. 21:15 gate shut by Aske.\n";

/// The case.
const CASE: &str = r#"# by hand, from the letter
tellings = 1
title = 'The lamp on the quay'   # kept

# --- what there is to read ---

[[document]]
id = 'letter'
file = 'letter.txt'   # as it came

[[document]]
id = 'log'
file = 'log.txt'

# who speaks
[[source]]
id = 'mira'
name = 'Mira Voss'
alias = 'the witness'

[[source]]
id = "tom"
  name = "Tom Aske"   # kept the gate

[[source]]
id = 'office'
name = 'Harbour office'
role = """
police
"""

[[event]]
id = 'lamp'
title = 'The lamp goes out'
when = '2021-03-04T21:10'

# nobody agrees on this one
[[event]]
id = 'men'
title = 'Two men run'
tags = ['dark', "quay"]

[[event]]
id = 'bell'
title = 'The bell is rung'

[[event]]
id = 'call'
title = 'A call for help'

[[claim]]
id = 'saw'
source = 'mira'
event = 'men'
document = 'letter'
quote = 'I saw two men run'
start = 49

[[claim]]
id = 'late'
source = 'mira'
event = 'lamp'
document = 'letter'
quote = 'the lamp on the quay went out'
start = 4   # moved since

[[claim]]
id = 'heard'
source = 'tom'
event = 'men'
document = 'letter'
quote = 'he heard nobody'
start = 1
negates = 'perception'

# the log
[[claim]]
id = 'rung'
source = 'office'
event = 'bell'
document = 'log'
quote = '21:00 bell'

[[claim]]
id = 'out'
source = 'office'
event = 'lamp'
document = 'log'
quote = 'lamp out, cause not known'
chain = [
  { source = 'tom', verb = 'said', mode = 'indirect' },   # at the gate
  { source = 'mira', verb = 'told', mode = 'direct' },
]

[[claim]]
id = 'called'
source = 'mira'
event = 'call'
document = 'letter'
quote = 'called for help twice'

[[claim]]
id = 'record'
source = 'office'
event = 'call'
document = 'letter'
quote = 'has no record of a call'
negates = 'record'
note = '''
as printed,
in quotation marks'''

[[claim]]
id = 'told'
source = 'tom'
event = 'call'
document = 'letter'
quote = 'he had told her to wait'

[[claim]]
id = 'wait'
source = 'tom'
event = 'call'
document = 'letter'
quote = 'to wait'

# what a program drafted
[[claim]]
id = 'boat'
source = 'mira'
event = 'men'
document = 'letter'
quote = 'A boat left without lights.'
suggested = true
p = 0.7
why = 'the next sentence'

[[claim]]
id = 'gate'
source = 'office'
document = 'log'
quote = 'gate shut by Aske'
suggested = true

[[claim]]
id = 'loose'
source = 'mira'
text = 'It was dark'

[[finding]]
claims = ['saw', 'heard']
relation = 'tension'
facets = ['number']   # or place?
question = 'Where did he stand?'

[[finding]]
claims = ["called", 'record']
relation = "contradict"

[[finding]]
claims = ['late', 'out']
relation = 'adds'
suggested = true
p = 0.6
why = 'alike words'

[[silence]]
source = 'tom'
event = 'bell'
reason = 'not-asked'

[[conflict]]
kind = 'event'
id = 'lamp'
key = 'when'
base = '2021-03-04'
ours = '2021-03-04T21:10'
theirs = '2021-03-04T21:05'
"#;

/// A home with the case in it.
pub(crate) fn home() -> Home {
    let home = Home::new();
    home.write("case.toml", CASE);
    home.write("letter.txt", LETTER);
    home.write("log.txt", LOG);
    home
}
